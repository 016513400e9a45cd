"""Checks the index against rank-bm25's own scores, and its door against misuse."""

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

from sciabot.index import Hit, Index
from sciabot.index.select import best

Corpus = list[list[str]]

CORPUS: Corpus = [
    ["sciatic", "pain", "leg"],
    ["pain", "back", "back", "back"],
    [],
    ["leg", "stretch", "leg", "hold"],
    ["sciatic", "pain", "leg"],
]

# Words so uneven in frequency that a corpus has both rare terms and ones in most entries.
WORDS = [word for rank, word in enumerate("abcdefghijklmnop") for _ in range(16 // (rank + 1))]
texts = st.lists(st.sampled_from(WORDS), max_size=12)
corpora = st.lists(texts, min_size=1, max_size=60)
tied_corpora = st.builds(
    lambda corpus, rest, times: corpus * times + rest, corpora, corpora, st.integers(1, 40)
)
query_terms = st.sampled_from("abcdefghijklmnopxy")  # x and y stand in no entry
queries = st.lists(query_terms, max_size=8)
weights = st.dictionaries(query_terms, st.floats(0.01, 10), max_size=8)


def index_of(corpus: Corpus) -> Index[list[str]]:
    return Index(corpus, terms=lambda entry: entry)


def every_hit(
    corpus: Corpus, query: Sequence[str] | dict[str, float]
) -> tuple[Hit[list[str]], ...]:
    return index_of(corpus).search(query, limit=len(corpus))


def rank_bm25_scores(corpus: Corpus, query: list[str]) -> NDArray[np.float64]:
    scores: NDArray[np.float64] = BM25Plus(corpus).get_scores(query)
    return scores


def sharing_a_term(corpus: Corpus, query: Sequence[str] | dict[str, float]) -> list[int]:
    return [position for position, entry in enumerate(corpus) if set(entry) & set(query)]


@given(corpora.filter(any), queries)
def test_every_hit_has_the_score_of_rank_bm25_to_the_last_bit(
    corpus: Corpus, query: list[str]
) -> None:
    theirs = rank_bm25_scores(corpus, query)
    for hit in every_hit(corpus, query):
        assert hit.score == theirs[hit.position]


def test_rare_and_common_terms_of_a_larger_corpus_score_as_in_rank_bm25() -> None:
    draw = np.random.default_rng(7)
    lengths = draw.integers(0, 120, size=700)
    corpus = [[f"t{rank}" for rank in draw.zipf(1.3, size=length)] for length in lengths]
    for _ in range(30):
        query = [f"t{rank}" for rank in draw.zipf(1.3, size=9)]
        theirs = rank_bm25_scores(corpus, query)
        for hit in every_hit(corpus, query):
            assert hit.score == theirs[hit.position]


@given(corpora, queries)
def test_the_hits_are_the_entries_that_share_a_term_and_no_others(
    corpus: Corpus, query: list[str]
) -> None:
    found = sorted(hit.position for hit in every_hit(corpus, query))
    assert found == sharing_a_term(corpus, query)


@given(tied_corpora.filter(any), queries, st.integers(1, 15))
def test_the_best_come_first_and_equal_scores_in_corpus_order(
    corpus: Corpus, query: list[str], limit: int
) -> None:
    theirs = rank_bm25_scores(corpus, query)
    ranked = sorted(
        sharing_a_term(corpus, query), key=lambda position: (-theirs[position], position)
    )
    hits = index_of(corpus).search(query, limit=limit)
    assert [hit.position for hit in hits] == ranked[:limit]


@given(corpora, weights)
def test_a_weight_multiplies_its_terms_share_of_the_score(
    corpus: Corpus, query: dict[str, float]
) -> None:
    hits = every_hit(corpus, query)
    assert sorted(hit.position for hit in hits) == sharing_a_term(corpus, query)
    for hit in hits:
        alone = [
            weight * rank_bm25_scores(corpus, [term])[hit.position]
            for term, weight in query.items()
        ]
        assert hit.score == pytest.approx(sum(alone), rel=1e-12)


@given(corpora, queries)
def test_weights_of_one_give_what_the_plain_sequence_gives(
    corpus: Corpus, query: list[str]
) -> None:
    distinct = list(dict.fromkeys(query))
    assert every_hit(corpus, dict.fromkeys(distinct, 1.0)) == every_hit(corpus, distinct)


@given(corpora, queries)
def test_the_shares_that_are_explained_add_up_to_the_score(
    corpus: Corpus, query: list[str]
) -> None:
    index = index_of(corpus)
    for hit in index.search(query, limit=len(corpus)):
        shares = index.explain(hit.position, query)
        assert set(shares) == set(query)
        assert sum(shares.values()) == pytest.approx(hit.score, rel=1e-12)


@given(corpora.filter(any))
def test_idf_and_document_frequency_are_those_of_rank_bm25(corpus: Corpus) -> None:
    index, theirs = index_of(corpus), BM25Plus(corpus)
    assert index.vocabulary == set(theirs.idf)
    for term in index.vocabulary:
        assert index.idf(term) == theirs.idf[term]
        assert index.document_frequency(term) == sum(term in entry for entry in corpus)


def test_a_hit_carries_the_entry_itself() -> None:
    [hit] = Index(("About backs", "Leg pain"), terms=str.split).search(["pain"], limit=5)
    assert (hit.entry, hit.position) == ("Leg pain", 1)


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Hit)])
def test_a_hit_cannot_be_changed(field: str) -> None:
    hit = Hit("Leg pain", 1.5, 0)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(hit, field, None)


def test_a_synonym_that_weighs_less_ranks_below_the_word_itself() -> None:
    index = index_of([["ache"], ["pain"], ["leg"]])
    hits = index.search({"pain": 1.0, "ache": 0.4}, limit=5)
    assert [hit.entry for hit in hits] == [["pain"], ["ache"]]


def test_a_term_of_weight_zero_finds_nothing() -> None:
    assert every_hit(CORPUS, {"stretch": 0.0}) == ()


def test_a_repeated_term_counts_each_time() -> None:
    once, twice = every_hit(CORPUS, ["back"]), every_hit(CORPUS, ["back", "back"])
    assert twice[0].score == 2 * once[0].score


def test_an_explanation_tells_held_terms_from_lacking_and_unknown_ones() -> None:
    index = index_of(CORPUS)
    shares = index.explain(1, ["back", "leg", "unknown"])
    assert shares["back"] > index.idf("back")
    assert shares["leg"] == index.idf("leg")
    assert shares["unknown"] == 0.0


def test_an_empty_index_finds_nothing() -> None:
    index = index_of([])
    assert index.search(["pain"], limit=3) == ()
    assert (len(index), len(index.vocabulary)) == (0, 0)


def test_entries_without_any_term_find_nothing_and_warn_of_nothing() -> None:
    assert every_hit([[], []], ["pain"]) == ()


@pytest.mark.parametrize("query", [[], {}, ["unknown"], {"unknown": 1.0}])
def test_a_query_that_shares_nothing_finds_nothing(query: list[str] | dict[str, float]) -> None:
    assert every_hit(CORPUS, query) == ()


def test_the_unknown_is_nowhere() -> None:
    index = index_of(CORPUS)
    assert "unknown" not in index.vocabulary
    assert (index.document_frequency("unknown"), index.idf("unknown")) == (0, 0.0)


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(limit: int) -> None:
    with pytest.raises(ValueError, match="ask for at least one hit"):
        index_of(CORPUS).search(["pain"], limit=limit)


@pytest.mark.parametrize("weight", [-0.1, float("nan"), float("inf")])
def test_an_unusable_weight_is_refused_without_repeating_the_term(weight: float) -> None:
    with pytest.raises(ValueError, match="finite and not negative") as refusal:
        index_of(CORPUS).search({"pain": weight}, limit=3)
    assert "pain" not in str(refusal.value)


def test_one_string_is_refused_as_a_query_without_repeating_it() -> None:
    with pytest.raises(TypeError, match="split it into terms") as refusal:
        index_of(CORPUS).search("leg pain", limit=3)
    assert "pain" not in str(refusal.value)


@pytest.mark.parametrize("position", [-1, len(CORPUS)])
def test_a_position_outside_the_corpus_cannot_be_explained(position: int) -> None:
    with pytest.raises(IndexError, match="counted from 0"):
        index_of(CORPUS).explain(position, ["pain"])


@given(st.lists(st.integers(0, 4), max_size=400), st.integers(1, 30), st.integers(-1, 5))
def test_selection_is_a_stable_sort_cut_short(values: list[int], limit: int, above: int) -> None:
    scores = np.array(values, dtype=np.float64)
    ranked = sorted(range(len(values)), key=lambda position: (-values[position], position))
    expected = [position for position in ranked if values[position] > above][:limit]
    assert best(scores, limit, above=above).tolist() == expected


def test_selection_among_nothing_but_ties_takes_the_first() -> None:
    assert best(np.ones(100_000), 3, above=0.0).tolist() == [0, 1, 2]
    assert best(np.ones(100_000), 3, above=1.0).tolist() == []
