"""Is a message only civil, or a question about the program itself? Nothing is looked up then."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import takewhile

from sciabot.language import sentences, words

_KINDS = ("identity", "goodbye", "thanks", "greeting")  # the first that is met names the reply


@dataclass(frozen=True, slots=True)
class Smalltalk:
    """The phrases by kind, longest first, and the words that may stand around them."""

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    names: frozenset[str]  # what a program might be called: "r u a ..."
    fillers: frozenset[str]

    def kind_of(self, message: str) -> str | None:
        """`greeting`, `thanks`, `goodbye`, `identity`, or None if there is more in the message."""
        said = tuple(_spelled_out(words(message)))
        left, kinds = self._strip(said)
        if kinds and not left - self.fillers:
            return next(kind for kind in _KINDS if kind in kinds)
        if self._asks_who(said):
            return "identity"
        return "goodbye" if self._takes_leave(message) else None

    def _strip(self, said: tuple[str, ...]) -> tuple[set[str], set[str]]:
        """The words that belong to no phrase, and the kinds of the phrases."""
        left: set[str] = set()
        kinds: set[str] = set()
        position = 0
        while position < len(said):
            kind, length = self._phrase_at(said, position)
            if kind:
                kinds.add(kind)
            else:
                left.add(said[position])
            position += length
        return left, kinds

    def _phrase_at(self, said: tuple[str, ...], position: int) -> tuple[str | None, int]:
        found: tuple[str | None, int] = (None, 1)
        for kind, phrases in self.phrases.items():
            for phrase in phrases:
                longer = found[0] is None or len(phrase) > found[1]
                if longer and said[position : position + len(phrase)] == phrase:
                    found = (kind, len(phrase))
        return found

    def _asks_who(self, said: tuple[str, ...]) -> bool:
        """A question about the program, by one of the names that programs are given."""
        if said[:2] not in {("are", "you"), ("is", "this"), ("eres", "un"), ("es", "usted")}:
            return False
        before = takewhile(lambda word: word not in self.names, said[2:])
        return not set(before) - self.fillers and not self.names.isdisjoint(said)

    def _takes_leave(self, message: str) -> bool:
        """A farewell at the end of a message that asks nothing."""
        spans = sentences(message, "en")
        if len(spans) < 2 or re.search(r"[?¿]", message):
            return False
        left, kinds = self._strip(tuple(_spelled_out(words(message[slice(*spans[-1])]))))
        return "goodbye" in kinds and not left - self.fillers


def _spelled_out(said: list[str]) -> list[str]:
    short = {"u": "you", "r": "are", "ur": "your"}
    return [short.get(word, word) for word in said]


def load_smalltalk() -> Smalltalk:
    data = files("sciabot.bot").joinpath("smalltalk.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(data)
    phrases = {kind: tuple(tuple(p.split()) for p in tables[kind]["phrases"]) for kind in _KINDS}
    names = frozenset(tables["identity"]["kinds"])
    return Smalltalk(phrases, names, frozenset(tables["fillers"]["words"]))
