"""Slips of spelling → the words that the corpus and the thesaurus know.

Only a word that nobody knows is corrected, and only towards a word that can be looked up: a wrong
correction answers a question that was not asked. The distance counts a swap of two letters as
one slip (Damerau 1964).
"""

import functools
from collections.abc import Iterable

from rapidfuzz.distance import DamerauLevenshtein

from sciabot.language.tokens import stem, stop_words
from sciabot.language.words import load_lines, load_pairs

_TONGUES = ("en", "es")
_LONG = 9  # letters from which two slips are allowed
_SHORTEST = 4  # letters: below it, one slip makes a different word


class Speller:
    """Knows the words that can be looked up, and everyday words that need no correction."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._known = frozenset(word for word in vocabulary if word.isalpha())
        self._stems = frozenset(stem(word, tongue) for word in self._known for tongue in _TONGUES)
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._known | _function_words()):
            self._by_length.setdefault(len(word), []).append(word)
        self._cached = functools.lru_cache(maxsize=10_000)(self._correct)

    def correct(self, word: str) -> str:
        """The word itself where it is known or nothing is near enough."""
        return self._cached(load_pairs("short_en.txt").get(word, word))

    def _correct(self, word: str) -> str:
        if len(word) < _SHORTEST or not word.isalpha() or self._is_right(word):
            return word
        best = min(self._candidates(word), default=None)
        return best[-1] if best else word

    def _is_right(self, word: str) -> bool:
        if word in self._known or word in frequency() or word in _function_words():
            return True
        return any(stem(word, tongue) in self._stems for tongue in _TONGUES)

    def _candidates(self, word: str) -> Iterable[tuple[int, bool, int, str]]:
        """(slips, another first letter, rarity, word): the smallest is the likeliest."""
        slips = 1 if len(word) < _LONG else 2
        for length in range(len(word) - slips, len(word) + slips + 1):
            for known in self._by_length.get(length, ()):
                distance = DamerauLevenshtein.distance(word, known, score_cutoff=slips)
                if distance <= slips and _may_mean(word, known):
                    yield distance, word[0] != known[0], -frequency().get(known, 0), known


def _may_mean(word: str, known: str) -> bool:
    """Short words are near to many others: only swapped letters or a function word will do."""
    if len(word) > _SHORTEST:
        return len(known) >= _SHORTEST
    return sorted(word) == sorted(known) or known in _function_words()


@functools.cache
def frequency() -> dict[str, int]:
    """How often each English word was counted in public health texts."""
    rows = (line.split() for line in load_lines("frequency_en.txt"))
    return {word: int(count) for word, count in rows}


@functools.cache
def _function_words() -> frozenset[str]:
    return stop_words("en") | stop_words("es")
