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
    """A place in a net of words: what may follow, and whether a wording may end here."""

    __slots__ = ("calls", "final", "gaps", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[_Node]] = {}
        self.calls: dict[str, list[_Node]] = {}
        self.gaps: list[_Node] = []
        self.final = False

    def following(self) -> Iterator["_Node"]:
        for nodes in (*self.words.values(), *self.calls.values(), self.gaps):
            yield from nodes


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
        search = _Search(self._nets, self._first, self.keys(words))
        found: Spans = {}
        for at, keys in enumerate(search.keys):
            for concept in dict.fromkeys(
                name for key in keys for name in self._starts.get(key, ())
            ):
                ends = search.ends_of(concept, at)
                if ends:
                    found.setdefault(concept, []).append((at, max(ends)))
        return found


class _Search:
    """One walk over one sentence, with what is already known about each place."""

    def __init__(
        self,
        nets: Mapping[str, _Node],
        first: Mapping[str, frozenset[str]],
        keys: list[Keys],
    ) -> None:
        self.keys = keys
        self._nets = nets
        self._first = first
        self._known: dict[tuple[str, int], tuple[int, ...]] = {}

    def ends_of(self, concept: str, at: int) -> tuple[int, ...]:
        place = (concept, at)
        ends = self._known.get(place)
        if ends is None:
            ends = self._known[place] = self._walk(concept, at)
        return ends

    def _walk(self, concept: str, start: int) -> tuple[int, ...]:
        if self._first[concept].isdisjoint(self.keys[start]):
            return ()
        ends: set[int] = set()
        stack = [(self._nets[concept], start)]
        seen = set(stack)
        while stack:
            node, at = stack.pop()
            if node.final:
                ends.add(at)
            if at < len(self.keys):
                steps = [step for step in self._steps(node, at) if step not in seen]
                seen.update(steps)
                stack.extend(steps)
        return tuple(ends)

    def _steps(self, node: _Node, at: int) -> Iterator[tuple[_Node, int]]:
        for key in self.keys[at]:
            for following in node.words.get(key, ()):
                yield following, at + 1
        for concept, nodes in node.calls.items():
            for end in self.ends_of(concept, at):
                for following in nodes:
                    yield following, end
        for following in node.gaps:
            for skipped in range(min(MAX_GAP, len(self.keys) - at - 1) + 1):
                yield following, at + skipped


def _net(wordings: Iterable[str]) -> _Node:
    root = _Node()
    for wording in wordings:
        for end in _grow([root], parse(wording), _Node()):
            end.final = True
    return root


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
        if element == GAP:
            node.gaps.append(after)
        elif element.startswith("{"):
            node.calls.setdefault(element[1:-1], []).append(after)
        else:
            node.words.setdefault(element, []).append(after)
    return [after]


def _first_words(nets: Mapping[str, _Node]) -> dict[str, frozenset[str]]:
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


def _starts(first: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    starts: dict[str, list[str]] = {}
    for concept, words in first.items():
        for word in words:
            starts.setdefault(word, []).append(concept)
    return {word: tuple(names) for word, names in starts.items()}


def _vocabulary(nets: Iterable[_Node]) -> set[str]:
    words: set[str] = set()
    stack = list(nets)
    seen = set(stack)
    while stack:
        node = stack.pop()
        words.update(node.words)
        following = set(node.following()) - seen
        seen |= following
        stack.extend(following)
    return words
