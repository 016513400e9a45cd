"""Lay words ↔ clinical words, both ways and across English and Spanish.

A group holds terms that mean the same to a visitor. Terms are met as stems, so that "slipped
discs" finds "slipped disc"; a term may have several words, stop words included. The shipped
groups are data beside this module; a corpus adds its own.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from sciabot.language.detect import detect
from sciabot.language.tokens import stem, words

_LONGEST = 5  # words of the longest term
_LINKS = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "my",
        "your",
        "our",
        "de",
        "del",
        "la",
        "el",
        "los",
        "las",
        "un",
        "una",
    )
)


@dataclass(frozen=True, slots=True)
class Term:
    """One wording: its words as written, and the stems that a text must hold to say it."""

    words: tuple[str, ...]
    language: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A run of `length` words of a question that one or more groups hold, and their terms."""

    length: int
    terms: tuple[Term, ...]


class Thesaurus:
    """Groups of terms that mean the same; nothing changes it once it is built."""

    def __init__(self, groups: Sequence[tuple[Term, ...]]) -> None:
        self._groups = tuple(groups)
        self._places: dict[tuple[str, ...], list[int]] = {}
        for number, group in enumerate(self._groups):
            for term in group:
                key = tuple(stem(word, term.language) for word in term.words)
                numbers = self._places.setdefault(key, [])
                if number not in numbers:
                    numbers.append(number)
        self.vocabulary = frozenset(
            word for group in self._groups for term in group for word in term.words
        )

    def match(self, question: Sequence[str], start: int, language: str) -> Match | None:
        """The longest run of words from `start` that a group holds, whichever language it is in."""
        for length in range(min(_LONGEST, len(question) - start), 0, -1):
            found = question[start : start + length]
            numbers = self._numbers(found, language)
            if numbers:
                terms = dict.fromkeys(term for n in numbers for term in self._groups[n])
                return Match(length, tuple(terms))
        return None

    def _numbers(self, found: Sequence[str], language: str) -> list[int]:
        for tongue in (language, "es" if language == "en" else "en"):
            numbers = self._places.get(tuple(stem(word, tongue) for word in found))
            if numbers:
                return numbers
        return []


def shipped_thesaurus(extra: Sequence[Sequence[str]] = ()) -> Thesaurus:
    """The groups of the package and those that a corpus adds (plain lists of terms)."""
    data = files("sciabot.language").joinpath("data", "thesaurus.toml").read_text(encoding="utf-8")
    groups = [_group(entry) for entry in tomllib.loads(data)["group"]]
    groups += [tuple(_term(text, detect(text)) for text in terms) for terms in extra]
    return Thesaurus(groups)


def _group(entry: Mapping[str, Sequence[str]]) -> tuple[Term, ...]:
    return tuple(_term(text, tongue) for tongue in ("en", "es") for text in entry.get(tongue, ()))


def _term(text: str, language: str) -> Term:
    found = tuple(words(text))
    # "feel like" is not "feel": of a set phrase only articles and the like are left out.
    content = [word for word in found if word not in _LINKS] or list(found)
    return Term(found, language, tuple(stem(word, language) for word in content))
