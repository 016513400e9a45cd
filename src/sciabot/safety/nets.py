"""The net: the wordings of all concepts, drawn once at start so that they can be walked together.

The lexicon walks it word by word. Wordings that begin alike share their beginning, so a walk from
one place meets every concept that begins there at the cost of one.
"""

from collections.abc import Iterable, Mapping

from sciabot.safety.wording import GAP, Group, parse


class _Node:
    """A place in the net as it is drawn: a word may lead on in several ways."""

    __slots__ = ("ends", "ways")

    def __init__(self) -> None:
        self.ways: dict[str, list[_Node]] = {}  # by word, `{concept}` or GAP
        self.ends: list[str] = []


class State:
    """A place in the net as it is walked: each word leads on in one way."""

    __slots__ = ("calls", "ends", "gap", "words")

    def __init__(self, ends: Iterable[str]) -> None:
        self.words: dict[str, State] = {}
        self.calls: dict[str, State] = {}
        self.gap: State | None = None
        self.ends = tuple(ends)  # the concepts of which a wording is complete here

    def following(self) -> list["State"]:
        gap = [self.gap] if self.gap else []
        return [*self.words.values(), *self.calls.values(), *gap]


def net_of(concepts: Mapping[str, Iterable[str]]) -> State:
    """Where every wording of every concept begins."""
    root = _Node()
    for concept, wordings in concepts.items():
        for wording in wordings:
            for end in _grow([root], parse(wording), _Node()):
                end.ends.append(concept)
    return _walkable((root,), {})


def vocabulary_of(net: State) -> set[str]:
    """Every word that leads on somewhere."""
    words: set[str] = set()
    stack = [net]
    seen = {net}
    while stack:
        state = stack.pop()
        words.update(state.words)
        following = set(state.following()) - seen
        seen |= following
        stack.extend(following)
    return words


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
    state = known[together] = State({concept for node in together for concept in node.ends})
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
    elif element.startswith("{"):
        state.calls[element[1:-1]] = following
    else:
        state.words[element] = following
