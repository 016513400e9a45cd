"""How long one search takes: sciabot's index beside rank-bm25, in one run.

Both rank the same passages for the same queries and give the best ten: rank-bm25 by `get_scores`
and `argsort`, sciabot by `Index.search`. The passages are synthetic, with word frequencies after
Zipf and Mandelbrot and vocabularies after Heaps, or real ones with `--medquad`. Half of the queries
are running text, with its many common words, and half leave the 150 most common words out. Before
anything is timed, both must give the same ten scores for every query.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from time import perf_counter

import numpy as np
from rank_bm25 import BM25Plus

from sciabot.index import Index

MEDQUAD = Path(__file__).resolve().parents[2] / "shared/data/medquad/corpus.jsonl.gz"
LIMIT = 10
PASSAGE_LENGTH = 120
COMMON_WORDS = 150  # about as many as a list of stop words holds

Terms = list[str]


@dataclass(frozen=True, slots=True)
class Corpus:
    name: str
    passages: list[Terms]
    queries: list[Terms]


@dataclass(frozen=True, slots=True)
class Engine:
    build_seconds: float
    search: Callable[[Terms], list[float]]  # the best scores, highest first


def main() -> None:
    arguments = _arguments()
    _write(["corpus", "passages", "queries", "rank-bm25", "sciabot", "ratio", "build"])
    _write(["---"] * 7)
    for corpus in _corpora(arguments):
        _write(_measure(corpus))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time a search: sciabot's index beside rank-bm25.")
    parser.add_argument(
        "--large", action="store_true", help="also 100,000 passages (2 minutes, 2 GB)"
    )
    parser.add_argument(
        "--medquad", action="store_true", help=f"also real passages: {MEDQUAD.name}"
    )
    arguments = parser.parse_args()
    if arguments.medquad and not MEDQUAD.is_file():
        parser.error(f"--medquad reads {MEDQUAD}, and there is no such file")
    return arguments


def _corpora(arguments: argparse.Namespace) -> Iterator[Corpus]:
    yield _synthetic(1_000, queries=400)
    yield _synthetic(10_000, queries=200)
    if arguments.medquad:
        yield _medquad(queries=200)
    if arguments.large:
        yield _synthetic(100_000, queries=50)


def _measure(corpus: Corpus) -> list[str]:
    theirs, ours = _rank_bm25(corpus.passages), _sciabot(corpus.passages)
    for query in corpus.queries:
        _same(theirs.search(query), ours.search(query))
    their_times = [_milliseconds(theirs.search, query) for query in corpus.queries]
    our_times = [_milliseconds(ours.search, query) for query in corpus.queries]
    ratio = statistics.median(their_times) / statistics.median(our_times)
    return [
        corpus.name,
        f"{len(corpus.passages):,}",
        f"{len(corpus.queries)}",
        f"{_summary(their_times)} ms",
        f"{_summary(our_times)} ms",
        f"{ratio:,.0f}",
        f"{theirs.build_seconds:.2f} / {ours.build_seconds:.2f} s",
    ]


def _rank_bm25(passages: Sequence[Terms]) -> Engine:
    start = perf_counter()
    bm25 = BM25Plus(passages)
    build_seconds = perf_counter() - start

    def search(query: Terms) -> list[float]:
        scores = bm25.get_scores(query)
        best: list[float] = scores[np.argsort(scores)[::-1][:LIMIT]].tolist()
        return best

    return Engine(build_seconds, search)


def _sciabot(passages: Sequence[Terms]) -> Engine:
    start = perf_counter()
    index = Index(passages, terms=lambda passage: passage)
    build_seconds = perf_counter() - start
    return Engine(
        build_seconds, lambda query: [hit.score for hit in index.search(query, limit=LIMIT)]
    )


def _same(theirs: list[float], ours: list[float]) -> None:
    # Only passages that share a term are hits, so a query of rare words may have fewer than ten.
    if ours != theirs[: len(ours)]:
        sys.exit(f"the scores differ:\n  rank-bm25 {theirs}\n  sciabot   {ours}")


def _milliseconds(search: Callable[[Terms], list[float]], query: Terms) -> float:
    start = perf_counter()
    search(query)
    return (perf_counter() - start) * 1000


def _summary(times: list[float]) -> str:
    return f"{statistics.median(times):.3f} / {np.quantile(times, 0.99):.3f}"


def _synthetic(count: int, queries: int) -> Corpus:
    draw = random.Random(count)
    lengths = [max(5, round(draw.gauss(PASSAGE_LENGTH, 30))) for _ in range(count)]
    vocabulary = [f"term{rank}" for rank in range(round(50 * sum(lengths) ** 0.5))]
    frequencies = list(accumulate(1 / (rank + 2.7) for rank in range(1, len(vocabulary) + 1)))

    def text(length: int) -> Terms:
        return draw.choices(vocabulary, cum_weights=frequencies, k=length)

    passages = [text(length) for length in lengths]
    return Corpus(
        "synthetic", passages, _queries(passages, queries, set(vocabulary[:COMMON_WORDS]))
    )


def _medquad(queries: int) -> Corpus:
    with gzip.open(MEDQUAD, "rt", encoding="utf-8") as lines:
        texts = [re.findall(r"\w+", json.loads(line)["text"].lower()) for line in lines]
    passages = [
        text[start : start + PASSAGE_LENGTH]
        for text in texts
        for start in range(0, len(text), PASSAGE_LENGTH)
    ]
    by_frequency = sorted(BM25Plus(passages).idf.items(), key=lambda item: item[1])
    common = {term for term, _ in by_frequency[:COMMON_WORDS]}
    return Corpus("MedQuAD", passages, _queries(passages, queries, common))


def _queries(passages: Sequence[Terms], count: int, common: set[str]) -> list[Terms]:
    """4 to 12 neighbouring words of a passage; every other query without the common ones."""
    draw = random.Random(count)
    found: list[Terms] = []
    while len(found) < count:
        passage = draw.choice(passages)
        if len(found) % 2:
            passage = [term for term in passage if term not in common]
        length = draw.randint(4, 12)
        if len(passage) > length:
            start = draw.randrange(len(passage) - length)
            found.append(passage[start : start + length])
    return found


def _write(cells: list[str]) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
