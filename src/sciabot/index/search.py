"""The door of the index: a query's terms in, hits out, best first.

A query is either a plain sequence, in which each occurrence of a term weighs 1 as it does in
rank-bm25, or a mapping from term to weight, in which a synonym can count for less than the word
that was typed. The same entries and the same query always give the same hits in the same order.
"""

import math
from collections.abc import Callable, KeysView, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sciabot.index.bm25 import Statistics
from sciabot.index.select import best

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """An entry that shares at least one term with the query, and how well the two match."""

    entry: T
    score: float
    position: int  # in corpus order


class Index(Generic[T]):
    """Entries, found by their terms. Searching changes nothing, so all threads share one index."""

    def __init__(self, entries: Sequence[T], terms: Callable[[T], Sequence[str]]) -> None:
        self._entries = tuple(entries)
        self._statistics = Statistics([terms(entry) for entry in self._entries])

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def vocabulary(self) -> KeysView[str]:
        return self._statistics.vocabulary

    def search(
        self, terms: Sequence[str] | Mapping[str, float], *, limit: int
    ) -> tuple[Hit[T], ...]:
        """The best entries first; equal scores keep the order of the corpus."""
        if limit < 1:
            raise ValueError(f"limit is {limit}: ask for at least one hit")
        scores, floor = self._statistics.scores(_weighted(terms))
        positions = best(scores, limit, above=floor)
        return tuple(self._hit(position, scores[position]) for position in positions.tolist())

    def explain(
        self, position: int, terms: Sequence[str] | Mapping[str, float]
    ) -> dict[str, float]:
        """Each term's share of the score of the entry at this position; they add up to it.

        A known term that the entry lacks has a share too, `idf * delta`: see `index.bm25`.
        """
        if not 0 <= position < len(self):
            raise IndexError(f"no entry at {position}: there are {len(self)}, counted from 0")
        shares: dict[str, float] = {}
        for term, weight in _weighted(terms):
            share = weight * self._statistics.share(position, term)
            shares[term] = shares.get(term, 0.0) + share
        return shares

    def document_frequency(self, term: str) -> int:
        """The number of entries that hold the term."""
        return self._statistics.document_frequency(term)

    def idf(self, term: str) -> float:
        """How rare the term is; 0.0 for a term that no entry holds."""
        return self._statistics.idf(term)

    def _hit(self, position: int, score: float) -> Hit[T]:
        return Hit(self._entries[position], float(score), position)


def _weighted(terms: Sequence[str] | Mapping[str, float]) -> list[tuple[str, float]]:
    # The messages name no term: a term is what a visitor typed, and an error may reach a log.
    if isinstance(terms, str):
        raise TypeError("a query is a sequence of terms, not one string: split it into terms first")
    if not isinstance(terms, Mapping):
        return [(term, 1.0) for term in terms]
    for weight in terms.values():
        if not math.isfinite(weight) or weight < 0:
            raise ValueError(f"a term weighs {weight}: weights are finite and not negative")
    return list(terms.items())
