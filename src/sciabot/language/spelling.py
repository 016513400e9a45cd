"""Slips of spelling → the words that the corpus and the thesaurus know.

Only a word that nobody knows is corrected, and only towards a word that can be looked up: a wrong
correction answers a question that was not asked. The distance counts a swap of two letters as
one slip (Damerau 1964).
"""

import functools
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from sciabot.language.tokens import stem, stop_words
from sciabot.language.words import load_pairs, word_counts

_LANGUAGES = ("en", "es")
_LONG = 9  # letters from which two slips are allowed
_SHORTEST = 4  # letters: below it, one slip makes a different word


class Speller:
    """Knows the words that can be looked up, and everyday words that need no correction."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._known = frozenset(word for word in vocabulary if word.isalpha())
        self._stems = frozenset(
            stem(word, language) for word in self._known for language in _LANGUAGES
        )
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._known | _function_words()):
            self._by_length.setdefault(len(word), []).append(word)

    def correct(self, word: str) -> str:
        """The word itself where it is known or nothing is near enough."""
        word = load_pairs("short_en.txt").get(word, word)
        if len(word) < _SHORTEST or not word.isalpha() or self._is_right(word):
            return word
        best = min(self._candidates(word), default=None)
        return best[-1] if best else word

    def _is_right(self, word: str) -> bool:
        if word in self._known or word in word_counts() or word in _function_words():
            return True
        return any(stem(word, language) in self._stems for language in _LANGUAGES)

    def _candidates(self, word: str) -> Iterable[tuple[int, bool, int, str]]:
        """(slips, another first letter, rarity, word): the smallest is the likeliest."""
        slips = 1 if len(word) < _LONG else 2
        for length in range(len(word) - slips, len(word) + slips + 1):
            near = process.extract(
                word,
                self._by_length.get(length, ()),
                scorer=DamerauLevenshtein.distance,
                score_cutoff=slips,
                limit=None,
            )
            for known, distance, _ in near:
                if _may_mean(word, known):
                    yield distance, word[0] != known[0], -word_counts().get(known, 0), known


def _may_mean(word: str, known: str) -> bool:
    """Short words are near to many others: only swapped letters or a function word will do."""
    if len(word) > _SHORTEST:
        return len(known) >= _SHORTEST
    return sorted(word) == sorted(known) or known in _function_words()


@functools.cache
def _function_words() -> frozenset[str]:
    return stop_words("en") | stop_words("es")
