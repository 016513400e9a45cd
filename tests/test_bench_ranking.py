"""The figures of the ranking benchmark, worked out by hand, and what it does without its data."""

import gzip
import json
import math
from pathlib import Path

import pytest
from bench.ranking import (
    DATA,
    ENGINES,
    SOURCES,
    DataSet,
    Source,
    Text,
    best_of,
    load,
    main,
    measure,
    missing,
    ndcg,
    recall,
    reciprocal_rank,
)

TEXTS = (
    Text("a", "Sciatica", "Symptoms", "Pain runs from the lower back down one leg."),
    Text("b", "Sciatica", "Causes", "A herniated disc presses on the nerve."),
    Text("c", "Asthma", "Symptoms", "Wheezing and a tight chest."),
)


def test_ndcg_is_one_when_the_right_ids_come_first_by_grade() -> None:
    assert ndcg(["x", "y", "z"], {"x": 3, "y": 1}) == 1.0


def test_ndcg_discounts_a_gain_by_the_logarithm_of_its_place() -> None:
    # Found: grade 1 at place 1 and grade 3 at place 3. Best: grade 3 at 1 and grade 1 at 2.
    found = 1 / math.log2(2) + 3 / math.log2(4)
    best = 3 / math.log2(2) + 1 / math.log2(3)
    assert ndcg(["y", "n", "x"], {"x": 3, "y": 1}) == pytest.approx(found / best)
    assert found / best == pytest.approx(2.5 / 3.6309, abs=1e-4)


def test_ndcg_looks_no_further_than_its_limit() -> None:
    assert ndcg(["n", "x"], {"x": 1}, limit=1) == 0.0
    assert ndcg(["x"], {"x": 1, "y": 1, "z": 1}, limit=1) == 1.0


def test_recall_is_the_share_of_the_right_ids_among_the_first() -> None:
    assert recall(["x", "n", "y"], {"x": 1, "y": 2, "z": 1, "w": 1}) == 0.5
    assert recall(["n", "x"], {"x": 1}, limit=1) == 0.0


def test_reciprocal_rank_tells_the_place_of_the_first_right_id() -> None:
    assert reciprocal_rank(["n", "m", "x", "y"], {"x": 1, "y": 1}) == pytest.approx(1 / 3)
    assert reciprocal_rank(["n", "x"], {"x": 1}, limit=1) == 0.0


def test_a_grade_of_nought_is_not_right() -> None:
    assert recall(["n"], {"n": 0}) == 0.0
    assert reciprocal_rank(["n", "x"], {"n": 0, "x": 1}) == 0.5
    assert ndcg(["n"], {"n": 0}) == 0.0


def test_figures_are_means_over_the_queries_that_have_a_right_text() -> None:
    data = DataSet(TEXTS, {"1": "one", "2": "two", "3": "?"}, {"1": {"a": 1}, "2": {"b": 1}})
    answers = {"one": ["a"], "two": ["a", "b"]}
    assert measure(data, answers.__getitem__) == pytest.approx(
        ((1 + 1 / math.log2(3)) / 2, 1.0, 0.75)
    )


def test_a_text_is_as_good_as_its_best_passage_and_equal_ones_stand_in_order_of_id() -> None:
    assert best_of([("b", 1.0), ("c", 2.0), ("a", 1.0), ("b", 0.5)]) == ["c", "a", "b"]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_finds_a_text_by_its_title_and_its_heading(engine: str) -> None:
    rank = ENGINES[engine](TEXTS)
    assert rank("What are the symptoms of sciatica?")[0] == "a"
    assert rank("What are the causes of sciatica?")[0] == "b"
    assert rank("Symptoms of asthma")[0] == "c"


@pytest.mark.parametrize("engine", ENGINES)
def test_equal_texts_stand_in_order_of_id(engine: str) -> None:
    texts = [Text(f"{number:02}", "Sciatica", "", "The leg hurts.") for number in range(30)]
    assert ENGINES[engine](texts)("sciatica in a leg") == [f"{number:02}" for number in range(10)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("query", ["", "?!", "of the", 'AND "leg', "leg:pain^2 (back"])
def test_no_engine_stumbles_over_what_a_query_holds(engine: str, query: str) -> None:
    assert set(ENGINES[engine](TEXTS)(query)) <= {"a", "b", "c"}


def test_a_data_set_is_read_with_the_heading_that_its_document_has(tmp_path: Path) -> None:
    data = load(tmp_path, written(tmp_path))
    assert data.texts == (
        Text("s-1", "Gout", "Causes", "Uric acid."),
        Text("s-2", "Gout", "", "Of the joints."),
    )
    assert data.texts[0].whole == "Gout\n\nCauses\n\nUric acid."
    assert data.texts[1].whole == "Gout\n\nOf the joints."
    assert data.queries == {"q": "What causes gout?", "unjudged": "Gout?"}
    assert data.right == {"q": {"s-1": 2}}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    source = written(tmp_path)
    assert missing(tmp_path, source) is None
    (tmp_path / "gout/qrels.sections.tsv").unlink()
    assert missing(tmp_path, source) == tmp_path / "gout/qrels.sections.tsv"


def test_a_data_set_that_is_not_there_is_left_out_with_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--data", str(tmp_path), "scifact"])
    shown = capsys.readouterr()
    assert shown.out.count("\n") == 2  # the head of the table alone
    assert shown.err.startswith("scifact is left out: no ")
    assert shown.err.endswith("name its folder with --data\n")


def test_one_run_prints_a_row_for_every_engine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SOURCES, "scifact", written(tmp_path))
    main(["--data", str(tmp_path), "scifact"])
    rows = capsys.readouterr().out.splitlines()[2:]
    assert rows == [f"| scifact | 2 | 1 | {name} | 1.000 | 1.000 | 1.000 |" for name in ENGINES]


def test_a_data_set_that_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["trec"])
    assert "there is no data set trec; choose from wikidoc-documents" in capsys.readouterr().err


@pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("name", SOURCES)
def test_every_right_text_of_a_shared_set_is_in_its_corpus(name: str) -> None:
    data = load(DATA, SOURCES[name])
    ids = {text.id for text in data.texts}
    right = {id_ for grades in data.right.values() for id_ in grades}
    assert data.right.keys() <= data.queries.keys()
    assert right
    assert right <= ids


def written(folder: Path) -> Source:
    """A data set of two texts, in no order, with one judged query."""
    rows: list[dict[str, str]] = [
        {"_id": "s-2", "title": "Gout", "text": "Of the joints."},
        {"_id": "s-1", "title": "Gout", "text": "Uric acid.", "section": "causes"},
    ]
    queries = [
        {"_id": "q", "text": "What causes gout?"},
        {"_id": "unjudged", "text": "Gout?"},
    ]
    (folder / "gout").mkdir()
    lines = "\n".join(map(json.dumps, rows))
    (folder / "gout/corpus.sections.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (folder / "gout/queries.jsonl").write_text("\n".join(map(json.dumps, queries)) + "\n")
    qrels = "query-id\tcorpus-id\tscore\nq\ts-1\t2\nq\ts-2\t0\nelsewhere\ts-2\t1\n"
    (folder / "gout/qrels.sections.tsv").write_text(qrels)
    return Source("gout", ".sections")
