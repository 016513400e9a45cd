"""Lay words ↔ clinical words, both ways and across English and Spanish.

A group holds wordings that mean the same to a visitor. They are met as stems, so that "slipped
discs" finds "slipped disc"; a wording may have several words, stop words included. The shipped
groups are data beside this module; a corpus adds its own.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from sciabot.language.detect import detect
from sciabot.language.tokens import stem, words

LONGEST_WORDING = 5  # words of the longest wording
_LINKS = frozenset(
    {
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
    }
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say something: its words, and the stems that a text must hold to say it."""

    words: tuple[str, ...]
    language: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A run of `length` words of a question that one or more groups hold, and all they hold."""

    length: int
    wordings: tuple[Wording, ...]


class Thesaurus:
    """Groups of wordings that mean the same; nothing changes it once it is built."""

    def __init__(self, groups: Sequence[tuple[Wording, ...]]) -> None:
        self._groups = tuple(groups)
        self._places: dict[tuple[str, ...], list[int]] = {}
        for number, group in enumerate(self._groups):
            for wording in group:
                key = tuple(stem(word, wording.language) for word in wording.words)
                numbers = self._places.setdefault(key, [])
                if number not in numbers:
                    numbers.append(number)
        self.vocabulary = frozenset(
            word for group in self._groups for wording in group for word in wording.words
        )

    def match(self, question: Sequence[str], start: int, language: str) -> Match | None:
        """The longest run of words from `start` that a group holds, whichever language it is in."""
        for length in range(min(LONGEST_WORDING, len(question) - start), 0, -1):
            numbers = self._numbers(question[start : start + length], language)
            if numbers:
                wordings = dict.fromkeys(w for n in numbers for w in self._groups[n])
                return Match(length, tuple(wordings))
        return None

    def _numbers(self, found: Sequence[str], language: str) -> list[int]:
        for spoken in (language, "es" if language == "en" else "en"):
            numbers = self._places.get(tuple(stem(word, spoken) for word in found))
            if numbers:
                return numbers
        return []


def shipped_thesaurus(extra: Sequence[Sequence[str]] = ()) -> Thesaurus:
    """The groups of the package and those that a corpus adds, each a plain list of wordings."""
    data = files("sciabot.language").joinpath("data", "thesaurus.toml").read_text(encoding="utf-8")
    groups = [_group(entry) for entry in tomllib.loads(data)["group"]]
    groups += [tuple(_wording(text, detect(text)) for text in texts) for texts in extra]
    return Thesaurus(groups)


def _group(entry: Mapping[str, Sequence[str]]) -> tuple[Wording, ...]:
    return tuple(
        _wording(text, spoken) for spoken in ("en", "es") for text in entry.get(spoken, ())
    )


def _wording(text: str, language: str) -> Wording:
    found = tuple(words(text))
    # "feel like" is not "feel": of a set phrase only articles and the like are left out.
    content = [word for word in found if word not in _LINKS] or list(found)
    return Wording(found, language, tuple(stem(word, language) for word in content))
