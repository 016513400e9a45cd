"""Nets: the wordings of one concept, drawn once at start so that they can be walked word by word.

The lexicon walks them. Before it does, a `Glance` at two words says whether the walk can lead
anywhere at all, which for nearly every word and concept it cannot.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sciabot.safety.wording import GAP, Group, parse


class _Node:
    """A place in a net as it is drawn: a word may lead on in several ways."""

    __slots__ = ("final", "ways")

    def __init__(self) -> None:
        self.ways: dict[str, list[_Node]] = {}  # by word, `{concept}` or GAP
        self.final = False


class State:
    """A place in a net as it is walked: each word leads on in one way."""

    __slots__ = ("calls", "final", "gap", "leaps", "words")

    def __init__(self) -> None:
        self.words: dict[str, State] = {}
        self.calls: dict[str, State] = {}
        self.gap: State | None = None
        self.final = False
        self.leaps = False  # whether a call or a gap leads on

    def following(self) -> list["State"]:
        gap = [self.gap] if self.gap else []
        return [*self.words.values(), *self.calls.values(), *gap]


@dataclass(frozen=True, slots=True)
class Glance:
    """What can come of a concept that begins with a certain word."""

    whole: bool  # the word alone is the concept
    ahead: tuple[frozenset[str], ...]  # words that may follow it
    later: frozenset[str]  # words that may follow after a gap


Glances = dict[str, Glance]  # by first word


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The same of all concepts that begin with one word, so that a few set operations decide."""

    whole: frozenset[str]
    ahead: Mapping[str, frozenset[str]]  # by the word that follows
    later: Mapping[str, frozenset[str]]  # by a word that follows after a gap


def net_of(wordings: Iterable[str]) -> State:
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


def _walkable(nodes: Iterable[_Node], known: dict[frozenset[_Node], State]) -> State:
    """One state for all nodes that the same words lead to (the subset construction)."""
    together = frozenset(nodes)
    if together in known:
        return known[together]
    state = known[together] = State()
    state.final = any(node.final for node in together)
    ways: dict[str, set[_Node]] = {}
    for node in together:
        for element, following in node.ways.items():
            ways.setdefault(element, set()).update(following)
    for element, nodes_after in ways.items():
        _link(state, element, _walkable(nodes_after, known))
    return state


def _link(state: State, element: str, following: State) -> None:
    if element == GAP:
        state.gap = following
        state.leaps = True
    elif element.startswith("{"):
        state.calls[element[1:-1]] = following
        state.leaps = True
    else:
        state.words[element] = following


def _first_words(nets: Mapping[str, State]) -> dict[str, frozenset[str]]:
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


def vocabulary_of(nets: Iterable[State]) -> set[str]:
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


def beginnings(nets: Mapping[str, State]) -> dict[str, Beginnings]:
    """By first word, which concepts may begin there."""
    by_word: dict[str, list[tuple[str, Glance]]] = {}
    for concept, glances in _glances(nets, _first_words(nets)).items():
        for word, glance in glances.items():
            by_word.setdefault(word, []).append((concept, glance))
    return {word: _together(found) for word, found in by_word.items()}


def _together(found: list[tuple[str, Glance]]) -> Beginnings:
    ahead: dict[str, set[str]] = {}
    later: dict[str, set[str]] = {}
    for concept, glance in found:
        for word in frozenset[str]().union(*glance.ahead):
            ahead.setdefault(word, set()).add(concept)
        for word in glance.later:
            later.setdefault(word, set()).add(concept)
    return Beginnings(
        frozenset(concept for concept, glance in found if glance.whole),
        {word: frozenset(concepts) for word, concepts in ahead.items()},
        {word: frozenset(concepts) for word, concepts in later.items()},
    )


def _glances(nets: Mapping[str, State], first: Mapping[str, frozenset[str]]) -> dict[str, Glances]:
    """For each concept, by its possible first words."""
    known: dict[str, Glances] = {}

    def look(concept: str) -> Glances:
        if concept not in known:
            states: dict[str, list[State]] = {}
            inner: dict[str, list[Glance]] = {}
            for word, state in nets[concept].words.items():
                states.setdefault(word, []).append(state)
            for called, state in nets[concept].calls.items():
                for word, glance in look(called).items():
                    inner.setdefault(word, []).append(glance)
                    if glance.whole:
                        states.setdefault(word, []).append(state)
            known[concept] = {
                word: _glance(states.get(word, []), inner.get(word, []), first)
                for word in {*states, *inner}
            }
        return known[concept]

    for concept in nets:
        look(concept)
    return known


def _glance(
    states: list[State], inner: list[Glance], first: Mapping[str, frozenset[str]]
) -> Glance:
    ahead = [words for glance in inner for words in glance.ahead]
    for state in states:
        ahead += [frozenset(state.words), *(first[called] for called in state.calls)]
    later = {word for glance in inner for word in glance.later}
    for gap in _gaps(states):
        later.update(gap.words, *(first[called] for called in gap.calls))
    return Glance(
        any(state.final for state in states),
        tuple({words for words in ahead if words}),
        frozenset(later),
    )


def _gaps(states: Iterable[State]) -> Iterator[State]:
    """The places after one gap, or after as many as follow each other."""
    for state in states:
        gap = state.gap
        while gap is not None:
            yield gap
            gap = gap.gap
