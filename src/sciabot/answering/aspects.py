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
_Run = tuple[str, ...]  # words or stems that follow each other


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

    def asked_in(self, question: str, language: str) -> frozenset[Aspect]:
        return self._said.found_in([question], language)

    def shown_in(self, texts: Iterable[str], language: str) -> frozenset[Aspect]:
        return self._shown.found_in(texts, language)


class _Phrases:
    """Aspects by phrase: as stems in the phrase's own language, to the letter in any other."""

    def __init__(self) -> None:
        self._stems: dict[tuple[str, _Run], list[Aspect]] = {}
        self._words: dict[_Run, list[Aspect]] = {}

    def add(self, aspect: Aspect, phrases: Mapping[str, Sequence[str]]) -> None:
        for language, texts in phrases.items():
            for text in texts:
                said = tuple(words(text))
                self._words.setdefault(said, []).append(aspect)
                self._stems.setdefault((language, _stemmed(said, language)), []).append(aspect)

    def found_in(self, texts: Iterable[str], language: str) -> frozenset[Aspect]:
        found: set[Aspect] = set()
        for text in texts:
            said = tuple(words(text))
            for run in _runs(said):
                found.update(self._words.get(run, ()))
            for run in _runs(_stemmed(said, language)):
                found.update(self._stems.get((language, run), ()))
        return frozenset(found)


def _stemmed(said: _Run, language: str) -> _Run:
    return tuple(stem(word, language) for word in said)


def _runs(said: _Run) -> Iterable[_Run]:
    for start in range(len(said)):
        for end in range(start + 1, min(start + _LONGEST, len(said)) + 1):
            yield said[start:end]


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
