"""Concepts and the one way to find them: words in, the places where each concept stands out.

A concept is a named list of wordings, English and Spanish side by side, and may be built from
other concepts. All wordings of a concept share one net, walked word by word; a concept inside a
wording is looked up once for each place and remembered, so cost grows with the words alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sciabot.safety.nets import Beginnings, State, beginnings, net_of, vocabulary_of
from sciabot.safety.spelling import Keys, Speller, Spelling

MAX_GAP = 3
FAR = 3 * (MAX_GAP + 1)  # words in which something follows after a gap, or after up to three

Span = tuple[int, int]  # first word, one past the last
Spans = dict[str, list[Span]]


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
        self._nets = {concept.id: net_of(concept.wordings) for concept in concepts}
        self._beginnings = beginnings(self._nets)
        self.shorthand = spelling.shorthand
        self.speller = Speller(vocabulary_of(self._nets.values()), spelling)

    def keys(self, words: Sequence[str]) -> list[Keys]:
        """What each word can stand for, each different word looked up once."""
        known = {word: self.speller.keys(word) for word in set(words)}
        return [known[word] for word in words]

    def find(self, words: Sequence[str]) -> Spans:
        """Every concept that stands in `words`, the longest reading at each place."""
        keys = self.keys(words)
        search = _Search(self._nets, keys, _Start.of(keys, self._beginnings))
        found: Spans = {}
        for at, start in enumerate(search.starts):
            for concept in start.begins - start.walks:
                found.setdefault(concept, []).append((at, at + 1))
            for concept in start.walks:
                ends = search.ends_of(concept, at)
                if ends:
                    found.setdefault(concept, []).append((at, max(ends)))
        return found


@dataclass(frozen=True, slots=True)
class _Start:
    """What may begin at one place: some of it the word alone, the rest must be walked."""

    walks: set[str]
    begins: set[str]

    @classmethod
    def of(cls, keys: list[Keys], known: Mapping[str, Beginnings]) -> "list[_Start]":
        return [cls._at(keys, at, known) for at in range(len(keys))]

    @classmethod
    def _at(cls, keys: list[Keys], at: int, known: Mapping[str, Beginnings]) -> "_Start":
        whole: set[str] = set()
        walks: set[str] = set()
        for key in keys[at]:
            begins = known.get(key)
            if begins is None:
                continue
            whole |= begins.whole
            for following in keys[at + 1 : at + 2]:
                for word in following:
                    walks |= begins.ahead.get(word, _NOTHING)
            if begins.later:
                for following in keys[at + 1 : at + 1 + FAR]:
                    for word in following:
                        walks |= begins.later.get(word, _NOTHING)
        return cls(walks, walks | whole)


_NOTHING: frozenset[str] = frozenset()


class _Search:
    """One walk over one sentence, with what is already known about each place."""

    def __init__(self, nets: Mapping[str, State], keys: list[Keys], starts: list[_Start]) -> None:
        self._nets = nets
        self._keys = keys
        self.starts = starts  # what may begin at each place
        self._known: dict[tuple[str, int], set[int]] = {}

    def ends_of(self, concept: str, at: int) -> set[int]:
        place = (concept, at)
        ends = self._known.get(place)
        if ends is None:
            walks = concept in self.starts[at].walks
            ends = self._known[place] = self._walk(concept, at) if walks else {at + 1}
        return ends

    def _walk(self, concept: str, start: int) -> set[int]:
        """Nearly all walks end at their second word, so this loop is kept bare."""
        ends: set[int] = set()
        seen: set[tuple[State, int]] = set()
        stack = [(self._nets[concept], start)]
        while stack:
            place = stack.pop()
            if place not in seen:
                seen.add(place)
                self._run(place, stack, ends)
        return ends

    def _run(
        self, place: tuple[State, int], stack: list[tuple[State, int]], ends: set[int]
    ) -> None:
        """Along the words from one place; where the way parts, the others go on the stack."""
        state, at = place
        while True:
            if state.final:
                ends.add(at)
            if at == len(self._keys):
                return
            if state.leaps:
                self._leap(state, at, stack)
            onward: State | None = None
            for key in self._keys[at]:
                following = state.words.get(key)
                if following is None:
                    continue
                if onward is None:
                    onward = following
                else:
                    stack.append((following, at + 1))
            if onward is None:
                return
            state = onward
            at += 1

    def _leap(self, state: State, at: int, stack: list[tuple[State, int]]) -> None:
        """Steps over more than one word: a concept inside of the wording, or a gap."""
        if state.calls:
            for concept in state.calls.keys() & self.starts[at].begins:
                following = state.calls[concept]
                stack.extend((following, end) for end in self.ends_of(concept, at))
        if state.gap is not None:
            for after in range(at, min(at + MAX_GAP, len(self._keys) - 1) + 1):
                if self._goes_on(state.gap, after):
                    stack.append((state.gap, after))

    def _goes_on(self, state: State, at: int) -> bool:
        """A glance, so that a gap does not walk to places from which no word leads on."""
        return (
            not state.words.keys().isdisjoint(self._keys[at])
            or not state.calls.keys().isdisjoint(self.starts[at].begins)
            or state.final
            or state.gap is not None
        )
