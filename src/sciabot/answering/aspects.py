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
_Phrases = Mapping[str, frozenset[tuple[str, ...]]]  # by language


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing to ask; the phrases are stems."""

    id: str
    missing: Mapping[str, str]  # by language: completes "The articles do not say ..."
    off_topic: bool
    said: _Phrases
    shown: _Phrases

    def asked_in(self, text: str) -> bool:
        return _holds(self.said, text)

    def shown_in(self, texts: Iterable[str]) -> bool:
        return any(_holds(self.shown, text) for text in texts)


def load_aspects() -> tuple[Aspect, ...]:
    data = files("sciabot.answering").joinpath("data", "aspects.toml").read_text(encoding="utf-8")
    return tuple(_aspect(entry) for entry in tomllib.loads(data)["aspect"])


def _aspect(entry: Mapping[str, Any]) -> Aspect:
    said = _phrases(entry["said"])
    shown = _phrases(entry.get("shown", {})) or said
    return Aspect(entry["id"], entry["missing"], entry.get("off_topic", False), said, shown)


def _phrases(texts: Mapping[str, Sequence[str]]) -> _Phrases:
    return {tongue: frozenset(_stems(text, tongue) for text in texts[tongue]) for tongue in texts}


def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(stem(word, language) for word in words(text))


def _holds(phrases: _Phrases, text: str) -> bool:
    return any(_holds_in(known, _stems(text, tongue)) for tongue, known in phrases.items())


def _holds_in(known: frozenset[tuple[str, ...]], stems: tuple[str, ...]) -> bool:
    return any(
        stems[start:end] in known
        for start in range(len(stems))
        for end in range(start + 1, min(start + _LONGEST, len(stems)) + 1)
    )
