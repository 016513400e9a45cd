"""Concepts and the one way to find them: words in, the places where each concept stands out.

A concept is a named list of wordings, English and Spanish side by side, and may be built from
other concepts. The wordings of all concepts share one net. A sentence is walked from its last
word to its first, so that where a wording calls another concept, its ends are known already.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from enum import StrEnum

from sciabot.safety.nets import State, net_of, vocabulary_of
from sciabot.safety.spelling import Keys, Speller, Spelling

MAX_GAP = 3

Span = tuple[int, int]  # first word, one past the last
Spans = dict[str, list[Span]]
Ends = dict[str, list[int]]  # of concepts that begin at one place

_Place = tuple[State, int]  # where in the net, and before which word


class Kind(StrEnum):
    PLACE = "place"  # a part of the body: has no time and cannot be denied
    SIGN = "sign"  # somebody has it or not, now or then
    RISK = "risk"  # matters even when long past
    WORD = "word"  # only a building block of other concepts, or of the engine


@dataclass(frozen=True, slots=True)
class Concept:
    """What a clinician reads and signs: one thing, in all the ways that people say it."""

    id: str
    kind: Kind
    means: str
    wordings: tuple[str, ...]


class Lexicon:
    """All concepts, compiled; finding changes nothing."""

    def __init__(self, concepts: Sequence[Concept], spelling: Spelling) -> None:
        self.concepts: Mapping[str, Concept] = {concept.id: concept for concept in concepts}
        self._net = net_of({concept.id: concept.wordings for concept in concepts})
        self.shorthand = spelling.shorthand
        self.speller = Speller(vocabulary_of(self._net), spelling)

    def for_one_message(self) -> "Lexicon":
        """The same; but each different word is looked up once, in however many sentences."""
        other = copy(self)
        other.speller = self.speller.for_one_message()
        return other

    def keys(self, words: Sequence[str]) -> list[Keys]:
        """What each word can stand for."""
        return [self.speller.keys(word) for word in words]

    def find(self, words: Sequence[str]) -> Spans:
        """Every concept that stands in `words`, the longest reading at each place."""
        search = _Search(self._net, self.keys(words))
        found: Spans = {}
        for at, begun in enumerate(search.ends):
            for concept, ends in begun.items():
                end = ends[0] if len(ends) == 1 else max(ends)
                found.setdefault(concept, []).append((at, end))
        return found


class _Search:
    """One walk over one sentence, with what is already known about each place."""

    def __init__(self, net: State, keys: list[Keys]) -> None:
        self._net = net
        self._keys = keys
        self.ends: list[Ends] = [{} for _ in keys]
        for at in reversed(range(len(keys))):
            self._walk(at)

    def _walk(self, start: int) -> None:
        """Every concept that begins at `start`, with all places where it may end."""
        found = self.ends[start]
        stack: list[_Place] = []
        self._lead_on(self._net, start, stack)
        seen: set[_Place] = set()
        while stack:
            place = stack.pop()
            if place in seen:
                continue
            seen.add(place)
            state, at = place
            for concept in state.ends:
                ends = found.setdefault(concept, [])
                if at not in ends:
                    ends.append(at)
                    if concept in self._net.calls:
                        stack.append((self._net.calls[concept], at))
            if at < len(self._keys):
                self._lead_on(state, at, stack)

    def _lead_on(self, state: State, at: int, stack: list[_Place]) -> None:
        """Puts on the stack where `state` leads: by a word, a concept, or either after a gap."""
        for key in self._keys[at]:
            following = state.words.get(key)
            if following is not None:
                stack.append((following, at + 1))
        if state.calls:
            for concept, ends in self.ends[at].items():
                following = state.calls.get(concept)
                if following is not None:
                    stack.extend([(following, end) for end in ends])
        if state.gap is not None:
            for after in range(at, min(at + MAX_GAP + 1, len(self._keys))):
                self._lead_on(state.gap, after, stack)
