"""From a word as typed to the words of the lexicon that it can stand for.

Slips are met by edit distance 1 (Damerau), only on words of six letters and more and never on a
word that is itself real (`real_words`): "blader" is bladder, "ladder" is not.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass

from rapidfuzz.distance import OSA

MIN_SLIP = 6  # letters a lexicon word needs before a slip is allowed: never pee/pre, weak/week
MIN_PART = 3  # letters each half of a run-together word needs
MAX_PARTS = 3
MAX_RUN = 24  # letters in what is taken apart
_HEADS = frozenset({"i", "im", "my", "me", "mi", "no", "se"})  # shorter, but often run together

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How people shorten words, and real words that only look like slips."""

    shorthand: Mapping[str, str]
    real_words: frozenset[str] = frozenset()


class Speller:
    """Knows the lexicon's vocabulary; asking changes no answer."""

    def __init__(self, vocabulary: Iterable[str], spelling: Spelling) -> None:
        words = set(vocabulary)
        self._typed = words.union(spelling.shorthand)
        self._prefixes = {word for word in words if word.endswith("*")}
        self._words = words - self._prefixes
        self._real = spelling.real_words
        self._shortest = min((len(prefix) - 1 for prefix in self._prefixes), default=MIN_PART)
        self._known = {word: (word, *self._begins(word)) for word in self._words}
        self._slips = _slips(self._words)
        self._asked: dict[str, Keys] | None = None

    def for_one_message(self) -> "Speller":
        """The same; but it remembers what it was asked, as a message says its words repeatedly."""
        other = copy(self)
        other._asked = {}
        return other

    def keys(self, word: str) -> Keys:
        """Everything in the lexicon that `word` matches; () for a word it does not know."""
        if self._asked is None:
            return self._look_up(word)
        found = self._asked.get(word)
        if found is None:
            found = self._asked[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> Keys:
        known = self._known.get(word)
        if word[0].isdigit():
            return (*(known or ()), *_number(word))  # "30" may be named and is a number as well
        if known is not None:
            return known
        begins = self._begins(word)
        if begins or word in self._real or len(word) < MIN_SLIP - 1:
            return begins
        return self._nearly(word)

    def parts(self, word: str) -> tuple[str, ...]:
        """ "icantpee" → ("i", "cant", "pee"): known words typed as one, or () if it is not that."""
        if not 5 <= len(word) <= MAX_RUN or word in self._real or self.keys(word):
            return ()
        return self._cut(word, MAX_PARTS)

    def _cut(self, word: str, most: int) -> tuple[str, ...]:
        for cut in range(1, len(word) - MIN_PART + 1):
            head, tail = word[:cut], word[cut:]
            if (cut < MIN_PART and head not in _HEADS) or head not in self._typed:
                continue
            rest: tuple[str, ...] = (tail,) if tail in self._typed else ()
            if not rest and most > 2:
                rest = self._cut(tail, most - 1)
            if rest:
                return (head, *rest)
        return ()

    def _begins(self, word: str) -> Keys:
        ends = range(self._shortest, len(word) + 1)
        return tuple(key for key in (word[:end] + "*" for end in ends) if key in self._prefixes)

    def _nearly(self, word: str) -> Keys:
        if len(word) > 24 or not word.isalpha():
            return ()
        found: dict[str, None] = {}
        for form in _without_one(word):
            for known in self._slips.get(form, ()):
                if known not in found and OSA.distance(word, known, score_cutoff=1) <= 1:
                    found[known] = None
        return tuple(key for known in found for key in self._known[known])


def _slips(words: Iterable[str]) -> dict[str, list[str]]:
    """Each long word under itself and under itself less one letter (SymSpell's deletion index)."""
    index: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= MIN_SLIP and word.isalpha():
            for form in _without_one(word):
                index.setdefault(form, []).append(word)
    return index


def _without_one(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _number(word: str) -> Keys:
    if len(word) == 4 and word[:2] in ("19", "20"):
        return ("#", "#year")
    try:
        value = float(word)
    except ValueError:
        return ()
    fever = 100.4 <= value <= 108 or 38 <= value <= 42
    if not fever:
        return ("#",)
    unmistakable = value > 100 or "." in word  # 38 to 42 may be somebody's age
    return ("#", "#fever", "#hot") if unmistakable else ("#", "#fever")
