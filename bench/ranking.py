"""How well the right text is ranked: sciabot beside other engines, in one run.

Each data set has texts, queries, and which texts are right for which query, written by others.
Every engine is given the same words of a text: its title, its heading and its body. It names its
ten best texts for every query, and the figures are those of trec_eval: nDCG with the grades as they
are, the share of the right texts that are found, and one divided by the place of the first of them.

sciabot stands in it twice: as it answers questions (`answering`: reading, thesaurus and ranking
over passages, a text being as good as its best passage), and with its index alone. Texts are
ordered by id before anything else, and equal scores keep that order.
"""

import argparse
import gzip
import json
import math
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import bm25s
import numpy as np
import tantivy
from numpy.typing import ArrayLike
from rank_bm25 import BM25Okapi

from sciabot.answering.entries import entries, vocabulary
from sciabot.answering.question import Reader
from sciabot.answering.ranking import Ranker
from sciabot.corpus import Document, assemble
from sciabot.corpus.markdown import inspect
from sciabot.index import Index
from sciabot.language import Speller, shipped_thesaurus, terms

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
LIMIT = 10

# The headings that wikidoc's whole documents have; its sections name them in one word.
_HEADINGS = {
    "what": "Overview",
    "symptoms": "Symptoms",
    "causes": "Causes",
    "risk": "Who is at highest risk",
    "urgent": "When to seek urgent medical care",
    "diagnosis": "Diagnosis",
    "outlook": "What to expect (outlook / prognosis)",
}


@dataclass(frozen=True, slots=True)
class Text:
    """One thing that can be found; the heading is "" where the title says all."""

    id: str
    title: str
    heading: str
    body: str

    @property
    def whole(self) -> str:
        return "\n\n".join(part for part in (self.title, self.heading, self.body) if part)


@dataclass(frozen=True, slots=True)
class DataSet:
    texts: tuple[Text, ...]  # in order of id
    queries: Mapping[str, str]  # id → what is asked
    right: Mapping[str, Mapping[str, int]]  # query → text → grade


@dataclass(frozen=True, slots=True)
class Source:
    """Where a data set lies below the folder of data; a part tells two of one folder apart."""

    folder: str
    part: str = ""

    @property
    def files(self) -> tuple[str, str, str]:
        """Texts, queries, and which texts are right."""
        corpus, qrels = f"corpus{self.part}.jsonl.gz", f"qrels{self.part}.tsv"
        return f"{self.folder}/{corpus}", f"{self.folder}/queries.jsonl", f"{self.folder}/{qrels}"


SOURCES = {
    "wikidoc-documents": Source("wikidoc", ".docs"),
    "wikidoc-sections": Source("wikidoc", ".sections"),
    "scifact": Source("scifact"),
    "cranfield": Source("cranfield"),
}

Rank = Callable[[str], list[str]]  # a query → the ids of the best texts, best first


def main(arguments: Sequence[str] | None = None) -> None:
    asked = _arguments(arguments)
    figures = [f"{figure}@{LIMIT}" for figure in ("nDCG", "recall", "MRR")]
    _write(["data set", "texts", "queries", "engine", *figures])
    _write(["---"] * 7)
    for name in asked.sets or SOURCES:
        if lacking := missing(asked.data, SOURCES[name]):
            sys.stderr.write(f"{name} is left out: no {lacking}; name its folder with --data\n")
            continue
        data = load(asked.data, SOURCES[name])
        for engine, build in ENGINES.items():
            measured = measure(data, build(data.texts))
            size = [f"{len(data.texts):,}", f"{len(data.right):,}"]
            _write([name, *size, engine, *(f"{value:.3f}" for value in measured)])


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare rankings: sciabot beside other engines.")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of data sets")
    parser.add_argument("sets", nargs="*", metavar="SETS", help=f"of {', '.join(SOURCES)}")
    found = parser.parse_args(arguments)
    if unknown := [name for name in found.sets if name not in SOURCES]:
        parser.error(f"there is no data set {unknown[0]}; choose from {', '.join(SOURCES)}")
    return found


# --- figures: a ranking (ids, best first) against the grades of the right ids ---


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], limit: int = LIMIT) -> float:
    """Discounted cumulative gain, as a share of what the best possible ranking has.

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (TOIS 2002); the
    gain is the grade itself and the discount log2(place + 1), as in trec_eval.
    """
    ideal = _dcg(sorted(grades.values(), reverse=True)[:limit])
    return _dcg([grades.get(id_, 0) for id_ in ranking[:limit]]) / ideal if ideal else 0.0


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))


def recall(ranking: Sequence[str], grades: Mapping[str, int], limit: int = LIMIT) -> float:
    """The share of the right ids that are among the first."""
    right = _right(grades)
    return len(right & set(ranking[:limit])) / len(right) if right else 0.0


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, int], limit: int = LIMIT) -> float:
    """1 divided by the place of the first right id; 0 where none is among the first."""
    right = _right(grades)
    return next((1 / n for n, id_ in enumerate(ranking[:limit], start=1) if id_ in right), 0.0)


def _right(grades: Mapping[str, int]) -> set[str]:
    return {id_ for id_, grade in grades.items() if grade > 0}


def measure(data: DataSet, rank: Rank) -> tuple[float, ...]:
    """Means over all queries that have a right text."""
    figures = []
    for query, grades in data.right.items():
        ranking = rank(data.queries[query])
        figures.append([f(ranking, grades) for f in (ndcg, recall, reciprocal_rank)])
    return tuple(np.mean(figures, axis=0).tolist())


# --- data ---


def missing(folder: Path, source: Source) -> Path | None:
    """The first of its files that is not there."""
    return next((folder / name for name in source.files if not (folder / name).is_file()), None)


def load(folder: Path, source: Source) -> DataSet:
    corpus, asked, qrels = (folder / name for name in source.files)
    texts = tuple(sorted(map(_text, _lines(corpus)), key=lambda text: text.id))
    queries = {row["_id"]: row["text"] for row in _lines(asked)}
    return DataSet(texts, queries, _right_texts(qrels, queries))


def _text(row: Mapping[str, str]) -> Text:
    heading = _HEADINGS[row["section"]] if "section" in row else ""
    return Text(row["_id"], row["title"].strip(), heading, row["text"].strip())


def _lines(path: Path) -> Iterator[dict[str, str]]:
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode()
    return map(json.loads, filter(None, text.split("\n")))


def _right_texts(path: Path, queries: Collection[str]) -> dict[str, dict[str, int]]:
    right: dict[str, dict[str, int]] = {}
    for line in path.read_text().splitlines()[1:]:
        query, text, grade = line.split("\t")
        if query in queries and int(grade) > 0:
            right.setdefault(query, {})[text] = int(grade)
    return right


# --- engines: texts in order of id → a function that ranks them ---


def answering(texts: Sequence[Text]) -> Rank:
    """sciabot as it answers questions: passages, and each text as good as its best one."""
    corpus = assemble([_document(text) for text in texts])
    thesaurus = shipped_thesaurus()
    reader = Reader(thesaurus, Speller(vocabulary(corpus) | thesaurus.vocabulary))
    ranker = Ranker(entries(corpus))

    def rank(query: str) -> list[str]:
        readings = ranker.rank(reader.read(query))
        return best_of((reading.entry.document.id, reading.score) for reading in readings)

    return rank


def _document(text: Text) -> Document:
    heading = f"## {text.heading}\n\n" if text.heading else ""
    # Some texts are empty, and inspecting lets them pass where parsing would not.
    markdown = f"# {text.title}\n\n{heading}{text.body}\n"
    return replace(inspect(markdown, f"{text.id}.md")[0], id=text.id)


def best_of(scores: Iterable[tuple[str, float]]) -> list[str]:
    """Ids by the best of their scores, equal ones in order of id."""
    best: dict[str, float] = {}
    for id_, score in scores:
        best[id_] = max(score, best.get(id_, score))
    return sorted(best, key=lambda id_: (-best[id_], id_))[:LIMIT]


def index_alone(texts: Sequence[Text]) -> Rank:
    """sciabot's index and its terms, without the thesaurus and all that follows."""
    index = Index(texts, lambda text: terms(text.whole, "en"))
    return lambda query: [hit.entry.id for hit in index.search(terms(query, "en"), limit=LIMIT)]


def rank_bm25(texts: Sequence[Text]) -> Rank:
    engine = BM25Okapi([_tokens(text.whole) for text in texts])
    return lambda query: _first(texts, engine.get_scores(_tokens(query)))


def bm25s_defaults(texts: Sequence[Text]) -> Rank:
    engine, tokens = bm25s.BM25(), partial(bm25s.tokenize, return_ids=False, show_progress=False)
    engine.index(tokens([text.whole for text in texts]), show_progress=False)

    def rank(query: str) -> list[str]:
        asked = tokens([query])[0]
        return _first(texts, engine.get_scores(asked)) if asked else []

    return rank


def tantivy_stemmed(texts: Sequence[Text]) -> Rank:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("whole", tokenizer_name="en_stem")
    index = tantivy.Index(builder.build())
    writer = index.writer(num_threads=1)
    for text in texts:
        writer.add_document(tantivy.Document(id=text.id, whole=text.whole))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def rank(query: str) -> list[str]:
        parsed = index.parse_query(" ".join(_tokens(query)), ["whole"])
        # More than are wanted, so that ties at the end are broken by id as well.
        hits = searcher.search(parsed, limit=10 * LIMIT).hits
        return best_of((searcher.doc(address)["id"][0], score) for score, address in hits)

    return rank


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _first(texts: Sequence[Text], scores: ArrayLike) -> list[str]:
    return [texts[n].id for n in np.argsort(-np.asarray(scores), kind="stable")[:LIMIT].tolist()]


ENGINES: Mapping[str, Callable[[Sequence[Text]], Rank]] = {
    "sciabot": answering,
    "sciabot, index alone": index_alone,
    "rank-bm25": rank_bm25,
    "bm25s": bm25s_defaults,
    "Tantivy": tantivy_stemmed,
}


def _write(cells: list[str]) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
