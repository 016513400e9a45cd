"""Concepts and the one way to find them: words in, the places where each concept stands out.

A concept is a named list of wordings, English and Spanish side by side, and may be built from
other concepts. All wordings of a concept share one net, walked word by word; a concept inside a
wording is looked up once for each place and remembered, so cost grows with the words alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sciabot.safety.spelling import Keys, Speller, Spelling
from sciabot.safety.wording import GAP, Group, parse

MAX_GAP = 3

Span = tuple[int, int]  # first word, one past the last
Spans = dict[str, list[Span]]

_NOTHING: frozenset[str] = frozenset()


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


class _Node:
    """A place in a net as it is drawn: a word may lead on in several ways."""

    __slots__ = ("final", "ways")

    def __init__(self) -> None:
        self.ways: dict[str, list[_Node]] = {}  # by word, `{concept}` or GAP
        self.final = False


class _State:
    """A place in a net as it is walked: each word leads on in one way."""

    __slots__ = ("calls", "final", "gap", "words")

    def __init__(self) -> None:
        self.words: dict[str, _State] = {}
        self.calls: dict[str, _State] = {}
        self.gap: _State | None = None
        self.final = False

    def following(self) -> list["_State"]:
        gap = [self.gap] if self.gap else []
        return [*self.words.values(), *self.calls.values(), *gap]


class Lexicon:
    """All concepts, compiled; finding changes nothing."""

    def __init__(self, concepts: Sequence[Concept], spelling: Spelling) -> None:
        self.concepts: Mapping[str, Concept] = {concept.id: concept for concept in concepts}
        self._nets = {concept.id: _net(concept.wordings) for concept in concepts}
        self._first = _first_words(self._nets)
        self._starts = _starts(self._first)
        self.shorthand = spelling.shorthand
        self.speller = Speller(_vocabulary(self._nets.values()), spelling)

    def keys(self, words: Sequence[str]) -> list[Keys]:
        """What each word can stand for, each different word looked up once."""
        known = {word: self.speller.keys(word) for word in set(words)}
        return [known[word] for word in words]

    def find(self, words: Sequence[str]) -> Spans:
        """Every concept that stands in `words`, the longest reading at each place."""
        keys = self.keys(words)
        starting = [
            _NOTHING.union(*(self._starts.get(key, _NOTHING) for key in options))
            for options in keys
        ]
        search = _Search(self._nets, keys, starting)
        found: Spans = {}
        for at, concepts in enumerate(starting):
            for concept in concepts:
                ends = search.ends_of(concept, at)
                if ends:
                    found.setdefault(concept, []).append((at, max(ends)))
        return found


class _Search:
    """One walk over one sentence, with what is already known about each place."""

    def __init__(
        self, nets: Mapping[str, _State], keys: list[Keys], starting: list[frozenset[str]]
    ) -> None:
        self._nets = nets
        self._keys = keys
        self._starting = starting  # which concepts may begin at each place
        self._known: dict[tuple[str, int], set[int]] = {}

    def ends_of(self, concept: str, at: int) -> set[int]:
        place = (concept, at)
        ends = self._known.get(place)
        if ends is None:
            ends = self._known[place] = self._walk(concept, at)
        return ends

    def _walk(self, concept: str, start: int) -> set[int]:
        """Nearly all walks end at their second word, so this loop is kept bare."""
        ends: set[int] = set()
        seen: set[tuple[_State, int]] = set()
        stack = [(self._nets[concept], start)]
        while stack:
            place = stack.pop()
            if place in seen:
                continue
            seen.add(place)
            state, at = place
            if state.final:
                ends.add(at)
            if at == len(self._keys):
                continue
            for key in self._keys[at]:
                if key in state.words:
                    stack.append((state.words[key], at + 1))
            if state.calls or state.gap:
                stack.extend(self._leaps(state, at))
        return ends

    def _leaps(self, state: _State, at: int) -> Iterator[tuple[_State, int]]:
        """Steps over more than one word: a concept inside of the wording, or a gap."""
        for concept in state.calls.keys() & self._starting[at]:
            for end in self.ends_of(concept, at):
                yield state.calls[concept], end
        if state.gap is not None:
            for after in range(at, min(at + MAX_GAP, len(self._keys) - 1) + 1):
                yield state.gap, after


def _net(wordings: Iterable[str]) -> _State:
    root = _Node()
    for wording in wordings:
        for end in _grow([root], parse(wording), _Node()):
            end.final = True
    return _walkable((root,), {})


def _grow(heads: list[_Node], group: Group, after: _Node) -> list[_Node]:
    """Leads every alternative of `group` from `heads` to `after`; where one can stand then."""
    ends = {after: None}
    for sequence in group.sequences:
        here = heads
        for number, element in enumerate(sequence, 1):
            here = _lead(here, element, after if number == len(sequence) else _Node())
        ends.update(dict.fromkeys(here))
    return list(ends)


def _lead(heads: list[_Node], element: str | Group, after: _Node) -> list[_Node]:
    if isinstance(element, Group):
        return _grow(heads, element, after)
    for node in heads:
        node.ways.setdefault(element, []).append(after)
    return [after]


def _walkable(nodes: Iterable[_Node], known: dict[frozenset[_Node], _State]) -> _State:
    """One state for all nodes that the same words lead to (the subset construction)."""
    together = frozenset(nodes)
    if together in known:
        return known[together]
    state = known[together] = _State()
    state.final = any(node.final for node in together)
    ways: dict[str, set[_Node]] = {}
    for node in together:
        for element, following in node.ways.items():
            ways.setdefault(element, set()).update(following)
    for element, nodes_after in ways.items():
        _link(state, element, _walkable(nodes_after, known))
    return state


def _link(state: _State, element: str, following: _State) -> None:
    if element == GAP:
        state.gap = following
    elif element.startswith("{"):
        state.calls[element[1:-1]] = following
    else:
        state.words[element] = following


def _first_words(nets: Mapping[str, _State]) -> dict[str, frozenset[str]]:
    """The words with which each concept can begin; concepts never contain themselves."""
    known: dict[str, frozenset[str]] = {}

    def first(concept: str) -> frozenset[str]:
        if concept not in known:
            root = nets[concept]
            known[concept] = frozenset(root.words).union(*(first(inner) for inner in root.calls))
        return known[concept]

    for concept in nets:
        first(concept)
    return known


def _starts(first: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    starts: dict[str, list[str]] = {}
    for concept, words in first.items():
        for word in words:
            starts.setdefault(word, []).append(concept)
    return {word: frozenset(names) for word, names in starts.items()}


def _vocabulary(nets: Iterable[_State]) -> set[str]:
    words: set[str] = set()
    stack = list(nets)
    seen = set(stack)
    while stack:
        state = stack.pop()
        words.update(state.words)
        following = set(state.following()) - seen
        seen |= following
        stack.extend(following)
    return words
