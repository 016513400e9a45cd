"""The small language in which lexicon.toml writes how people say something.

    numb            this word, with one slip of the pen allowed from six letters on
    incontinen*     every word that begins so
    (pee|pass water)  one of these
    my?  (a b)?     may be left out
    {cannot}        any wording of another concept
    ...             up to three words of any kind
    #  #year  #fever   a number, a year such as 2014, a temperature that may be a fever
    #hot               one that can be nothing else, as it is nobody's age: 38.5, 102

A wording is parsed once, at start, into a small tree from which the lexicon builds its paths.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sciabot.safety.words import plain_letters

GAP = "..."

_PART = re.compile(r"\.\.\.|\{[a-z_]+\}\??|#?[^\W_]+\*?\??|#\??|,|[(|]|\)\??|\s+")


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives, each a sequence of words, `{concept}`, GAP and groups.

    An empty sequence among them is how something may be left out.
    """

    sequences: tuple[tuple["str | Group", ...], ...]


class BadWording(ValueError):
    """A wording that does not follow the language; the message says why."""


def parse(wording: str) -> Group:
    """The alternatives that `wording` stands for."""
    parts = _split(plain_letters(wording))
    group, rest = _alternatives(parts, 0)
    if rest != len(parts):
        raise BadWording(f'"{wording}" closes a bracket that was never opened.')
    if _may_be_empty(group):
        raise BadWording(f'"{wording}" can be empty: leave one word that must be there.')
    if GAP in {*_edge(group, 0), *_edge(group, -1)}:
        raise BadWording(f'"{wording}" begins or ends with "...": name a word on either side.')
    return group


def concepts_in(group: Group) -> Iterator[str]:
    """The names of the concepts that a wording calls."""
    for sequence in group.sequences:
        for element in sequence:
            if isinstance(element, Group):
                yield from concepts_in(element)
            elif element.startswith("{"):
                yield element[1:-1]


def _split(wording: str) -> list[str]:
    parts: list[str] = []
    at = 0
    while at < len(wording):
        match = _PART.match(wording, at)
        if not match:
            raise BadWording(f'"{wording}" has {wording[at]!r}, which means nothing here.')
        if not match[0].isspace():
            parts.append(match[0])
        at = match.end()
    return parts


def _alternatives(parts: list[str], at: int) -> tuple[Group, int]:
    """Alternatives from `at` up to the closing bracket or the end."""
    found: list[tuple[str | Group, ...]] = []
    while True:
        sequence, at = _sequence(parts, at)
        found.append(sequence)
        if at == len(parts) or parts[at] != "|":
            return Group(tuple(found)), at
        at += 1


def _sequence(parts: list[str], at: int) -> tuple[tuple[str | Group, ...], int]:
    found: list[str | Group] = []
    while at < len(parts) and parts[at] not in ("|", ")", ")?"):
        element, at = _element(parts, at)
        found.append(element)
    return tuple(found), at


def _element(parts: list[str], at: int) -> tuple[str | Group, int]:
    part = parts[at]
    if part.startswith("("):
        inner, at = _alternatives(parts, at + 1)
        if at >= len(parts):
            raise BadWording("a bracket is not closed.")
        return Group((*inner.sequences, ())) if parts[at].endswith("?") else inner, at + 1
    if part.endswith("?"):
        return Group(((part[:-1],), ())), at + 1
    return part, at + 1


def _may_be_empty(group: Group) -> bool:
    return any(
        all(isinstance(element, Group) and _may_be_empty(element) for element in sequence)
        for sequence in group.sequences
    )


def _edge(group: Group, side: int) -> Iterator[str]:
    """Every word with which the group can begin (side 0) or end (side -1)."""
    for sequence in group.sequences:
        for element in sequence[:: 1 if side == 0 else -1]:
            if isinstance(element, str):
                yield element
                break
            yield from _edge(element, side)
            if not _may_be_empty(element):
                break
