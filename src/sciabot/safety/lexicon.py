"""Concepts and the one way to find them: words in, the places where each concept stands out.

A concept is a named list of wordings, English and Spanish side by side, and may be built from
other concepts. All wordings of a concept share one tree, walked word by word; a concept inside a
wording is looked up once for each place and remembered, so cost grows with the words alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sciabot.safety.spelling import Keys, Speller, Spelling
from sciabot.safety.wording import GAP, variants

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
    __slots__ = ("calls", "final", "gap", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.calls: dict[str, _Node] = {}
        self.gap: _Node | None = None
        self.final = False


class Lexicon:
    """All concepts, compiled; finding changes nothing."""

    def __init__(self, concepts: Sequence[Concept], spelling: Spelling) -> None:
        self.concepts: Mapping[str, Concept] = {concept.id: concept for concept in concepts}
        self._trees = {concept.id: _tree(concept.wordings) for concept in concepts}
        self._first = _first_words(self._trees)
        self._starts = _starts(self._first)
        self.shorthand = spelling.shorthand
        self.speller = Speller(_vocabulary(self._trees.values()), spelling)

    def keys(self, words: Sequence[str]) -> list[Keys]:
        """What each word can stand for, each different word looked up once."""
        known = {word: self.speller.keys(word) for word in set(words)}
        return [known[word] for word in words]

    def find(self, words: Sequence[str]) -> Spans:
        """Every concept that stands in `words`, the longest reading at each place."""
        search = _Search(self._trees, self._first, self.keys(words))
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
        trees: Mapping[str, _Node],
        first: Mapping[str, frozenset[str]],
        keys: list[Keys],
    ) -> None:
        self.keys = keys
        self._trees = trees
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
        stack = [(self._trees[concept], start)]
        while stack:
            node, at = stack.pop()
            if node.final:
                ends.add(at)
            if at < len(self.keys):
                stack.extend(self._steps(node, at))
        return tuple(ends)

    def _steps(self, node: _Node, at: int) -> Iterator[tuple[_Node, int]]:
        for key in self.keys[at]:
            following = node.words.get(key)
            if following is not None:
                yield following, at + 1
        for concept, following in node.calls.items():
            for end in self.ends_of(concept, at):
                yield following, end
        if node.gap is not None:
            for skipped in range(min(MAX_GAP, len(self.keys) - at - 1) + 1):
                yield node.gap, at + skipped


def _tree(wordings: Iterable[str]) -> _Node:
    root = _Node()
    for wording in wordings:
        for sequence in variants(wording):
            _grow(root, sequence)
    return root


def _grow(node: _Node, sequence: Sequence[str]) -> None:
    for element in sequence:
        if element == GAP:
            node.gap = node.gap or _Node()
            node = node.gap
        elif element.startswith("{"):
            node = node.calls.setdefault(element[1:-1], _Node())
        else:
            node = node.words.setdefault(element, _Node())
    node.final = True


def _first_words(trees: Mapping[str, _Node]) -> dict[str, frozenset[str]]:
    """The words with which each concept can begin; concepts never contain themselves."""
    known: dict[str, frozenset[str]] = {}

    def first(concept: str) -> frozenset[str]:
        if concept not in known:
            root = trees[concept]
            known[concept] = frozenset(root.words).union(*(first(inner) for inner in root.calls))
        return known[concept]

    for concept in trees:
        first(concept)
    return known


def _starts(first: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    starts: dict[str, list[str]] = {}
    for concept, words in first.items():
        for word in words:
            starts.setdefault(word, []).append(concept)
    return {word: tuple(names) for word, names in starts.items()}


def _vocabulary(trees: Iterable[_Node]) -> set[str]:
    words: set[str] = set()
    stack = list(trees)
    while stack:
        node = stack.pop()
        words.update(node.words)
        stack.extend(node.words.values())
        stack.extend(node.calls.values())
        if node.gap is not None:
            stack.append(node.gap)
    return words
