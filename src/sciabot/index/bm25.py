"""Every document's score for a query, exactly as rank-bm25 gives it, without its walk.

The ranking is BM25+ of Lv and Zhai, "Lower-Bounding Term Frequency Normalization" (CIKM 2011):

    score(q, d) = sum over t in q of idf(t) * (delta + tf * (k1 + 1) / (K + tf))
    K = k1 * (1 - b + b * dl / avgdl)          idf(t) = ln((N + 1) / df(t))

`rank_bm25.BM25Plus` owns it: it counts the words, and it computes every number above, with its own
defaults (k1 1.5, b 0.75, delta 1). Not `BM25Okapi`: that one floors the idf of a term in more than
half of the documents at a quarter of the average idf, which in a corpus about one condition makes
"the" and "is" outweigh the names of symptoms.

What is replaced is the data structure. rank-bm25 keeps one dict a document and asks every one of
them for every term of every query. Here each term has its postings, in flat arrays: the documents
that hold it, in corpus order, and what it adds to the score of each, worked out once.
rank-bm25's dicts, by far its largest part, are let go as soon as the arrays stand.

Two things follow from wanting scores that are identical to the last bit:

- The published formula sums over terms that the document holds. rank-bm25 adds `idf * delta` for
  those it lacks as well, so every document has a score. That sum, the floor, is what a document
  without any of the terms has; only documents above it are hits.
- Floating-point addition depends on its order, so terms are added in the order of the query, to
  all documents. `floor + (gain - floor)` into the postings alone (`np.add.at`) would touch less
  memory and differ in the last digits. Hence take, add, put back; the indices are cast to `intp`
  first, without which NumPy's fancy indexing costs twice as much.

A term's own weight multiplies its whole part of the sum. A weight so small that its part vanishes
in rounding (a billionth of the others', say) finds nothing by itself.
"""

import copy
from collections.abc import Iterable, KeysView, Sequence

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

Floats = NDArray[np.float64]

# From this share of the documents on, a term is kept as one value for each document instead:
# adding a whole row is then faster than picking places, and few terms are so common.
_COMMON = 1 / 8


class Statistics:
    """What a corpus says about its terms; nothing changes it once it is built."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        # rank-bm25 divides by the number of documents; one without terms says as little as none.
        bm25 = BM25Plus(documents or [[]])
        self._size = len(documents)
        self._idf: dict[str, float] = bm25.idf
        self._floors = [idf * bm25.delta for idf in self._idf.values()]
        self._slots = {term: slot for slot, term in enumerate(self._idf)}
        self._flatten(bm25)
        self._rows = {slot: self._row(slot) for slot in self._common_slots()}

    @property
    def vocabulary(self) -> KeysView[str]:
        return self._idf.keys()

    def idf(self, term: str) -> float:
        return self._idf.get(term, 0.0)

    def document_frequency(self, term: str) -> int:
        slot = self._slots.get(term)
        return 0 if slot is None else len(self._postings(slot)[0])

    def scores(self, query: Iterable[tuple[str, float]]) -> tuple[Floats, float]:
        """Each document's score, and the floor: the score of one that has none of the terms."""
        scores, floor = np.zeros(self._size), 0.0
        for term, weight in query:
            slot = self._slots.get(term)
            if slot is not None:
                self._add(scores, slot, weight)
                floor += weight * self._floors[slot]
        return scores, floor

    def share(self, position: int, term: str) -> float:
        """What the term, at weight 1, adds to the score of the document at this position."""
        slot = self._slots.get(term)
        if slot is None:
            return 0.0
        documents, gains = self._postings(slot)
        # A key of another type would make searchsorted copy the documents first.
        place = int(np.searchsorted(documents, np.int32(position)))
        held = place < len(documents) and documents[place] == position
        return float(gains[place]) if held else self._floors[slot]

    def _add(self, scores: Floats, slot: int, weight: float) -> None:
        row = self._rows.get(slot)
        if row is not None:
            scores += row if weight == 1.0 else weight * row
            return
        documents, gains = self._postings(slot)
        places = documents.astype(np.intp)
        raised = scores[places] + weight * gains
        scores += weight * self._floors[slot]
        scores[places] = raised

    def _postings(self, slot: int) -> tuple[NDArray[np.int32], Floats]:
        here = slice(self._starts[slot], self._starts[slot + 1])
        return self._documents[here], self._gains[here]

    def _flatten(self, bm25: BM25Plus) -> None:
        bags: list[dict[str, int]] = bm25.doc_freqs
        sizes = [len(bag) for bag in bags]
        slots = np.fromiter((self._slots[term] for bag in bags for term in bag), np.int32)
        tf = np.fromiter((count for bag in bags for count in bag.values()), np.int32)
        documents = np.repeat(np.arange(len(bags), dtype=np.int32), sizes)

        by_term = np.argsort(slots, kind="stable")  # stable: documents stay in corpus order
        idf = np.fromiter(self._idf.values(), np.float64)
        gains = idf[slots] * _tf_part(bm25, tf, np.array(bm25.doc_len)[documents])
        self._documents, self._gains = documents[by_term], gains[by_term]
        df = np.bincount(slots, minlength=len(self._slots))
        self._starts = [0, *np.cumsum(df).tolist()]

    def _common_slots(self) -> list[int]:
        df = np.diff(self._starts)
        return np.flatnonzero(df > _COMMON * self._size).tolist()

    def _row(self, slot: int) -> Floats:
        documents, gains = self._postings(slot)
        row = np.full(self._size, self._floors[slot])
        row[documents] = gains
        return row


def _tf_part(bm25: BM25Plus, tf: NDArray[np.int32], dl: NDArray[np.int64]) -> Floats:
    """The bracket of the formula for each posting, computed by rank-bm25 itself.

    It is shown a corpus in which each posting is a document of one word with an idf of 1, and asked
    for that word. Postings with the same tf share one dict: there are millions of them.
    """
    bags = {count: {"": count} for count in np.unique(tf).tolist()}
    probe = copy.copy(bm25)
    probe.corpus_size, probe.doc_len, probe.idf = len(tf), dl, {"": 1.0}
    probe.doc_freqs = [bags[count] for count in tf.tolist()]
    brackets: Floats = probe.get_scores([""])
    return brackets
