"""What a question asks about a thing: its cost, its risks, how it compares.

A passage can hold every other word of a question and still not answer it. The aspects are data
beside this module, known to any corpus; each says in words what was not found.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from sciabot.language import stem, words

_LONGEST = 6  # words of the longest phrase
_LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True, eq=False)
class Aspect:
    """One thing to ask; each is made once, so they are compared by identity."""

    id: str
    missing: Mapping[str, str]  # by language: completes "The articles do not say ..."
    off_topic: bool
    in_heading: bool  # only a heading or title shows it: a passing mention is no answer
    narrows: bool  # a heading that shows it is for those alone who ask about it


class Aspects:
    """All aspects, found by the phrases that ask for them and those that show them."""

    def __init__(self, entries: Sequence[Mapping[str, Any]]) -> None:
        self._said = _Phrases()
        self._shown = _Phrases()
        for entry in entries:
            aspect = _aspect(entry)
            self._said.add(aspect, entry["said"])
            self._shown.add(aspect, entry.get("shown", entry["said"]))

    def asked_in(self, question: str) -> frozenset[Aspect]:
        return self._said.found_in([question])

    def shown_in(self, texts: Iterable[str]) -> frozenset[Aspect]:
        return self._shown.found_in(texts)


class _Phrases:
    """Aspects by phrase, each phrase as stems of its language."""

    def __init__(self) -> None:
        self._aspects: dict[tuple[str, tuple[str, ...]], list[Aspect]] = {}

    def add(self, aspect: Aspect, phrases: Mapping[str, Sequence[str]]) -> None:
        for language, texts in phrases.items():
            for text in texts:
                key = language, tuple(stem(word, language) for word in words(text))
                self._aspects.setdefault(key, []).append(aspect)

    def found_in(self, texts: Iterable[str]) -> frozenset[Aspect]:
        found: set[Aspect] = set()
        for text in texts:
            said = words(text)
            for language in _LANGUAGES:
                stems = tuple(stem(word, language) for word in said)
                for run in _runs(stems):
                    found.update(self._aspects.get((language, run), ()))
        return frozenset(found)


def _runs(stems: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    for start in range(len(stems)):
        for end in range(start + 1, min(start + _LONGEST, len(stems)) + 1):
            yield stems[start:end]


def load_aspects() -> Aspects:
    data = files("sciabot.answering").joinpath("data", "aspects.toml").read_text(encoding="utf-8")
    return Aspects(tomllib.loads(data)["aspect"])


def _aspect(entry: Mapping[str, Any]) -> Aspect:
    return Aspect(
        id=entry["id"],
        missing=entry["missing"],
        off_topic=entry.get("off_topic", False),
        in_heading=entry.get("in_heading", False),
        narrows=entry.get("narrows", False),
    )
