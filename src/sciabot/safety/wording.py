"""The small language in which lexicon.toml writes how people say something.

    numb            this word, with one slip of the pen allowed from six letters on
    incontinen*     every word that begins so
    (pee|pass water)  one of these
    my?  (a b)?     may be left out
    {cannot}        any wording of another concept
    ...             up to three words of any kind
    #  #year  #fever   a number, a year such as 2014, a temperature that is a fever

A wording is spelled out into flat sequences at start, so that matching stays a plain walk.
"""

import re
from itertools import product

from sciabot.safety.words import plain_letters

GAP = "..."
MAX_VARIANTS = 5_000

_PART = re.compile(r"\.\.\.|\{[a-z_]+\}\??|#?[^\W_]+\*?\??|#\??|,|[(|]|\)\??|\s+")


class BadWording(ValueError):
    """A wording that does not follow the language; the message says why."""


def variants(wording: str) -> list[tuple[str, ...]]:
    """Every flat sequence that `wording` stands for; elements are words, `{concept}` or `...`."""
    parts = _split(plain_letters(wording))
    sequences, rest = _choices(parts, 0)
    if rest != len(parts):
        raise BadWording(f'"{wording}" closes a bracket that was never opened.')
    flat = list(dict.fromkeys(sequence for sequence in sequences if sequence))
    if not flat:
        raise BadWording("a wording is empty.")
    if any(GAP in (sequence[0], sequence[-1]) for sequence in flat):
        raise BadWording(f'"{wording}" begins or ends with "...": name a word on either side.')
    return flat


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


def _choices(parts: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    """Alternatives from `at` up to the closing bracket or the end."""
    found: list[tuple[str, ...]] = []
    while True:
        sequences, at = _sequence(parts, at)
        found.extend(sequences)
        if at < len(parts) and parts[at] == "|":
            at += 1
            continue
        return found, at


def _sequence(parts: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    slots: list[list[tuple[str, ...]]] = []
    size = 1
    while at < len(parts) and parts[at] not in ("|", ")", ")?"):
        slot, at = _slot(parts, at)
        slots.append(slot)
        size *= len(slot)
        if size > MAX_VARIANTS:
            raise BadWording(f"a wording spells out to more than {MAX_VARIANTS}: split it.")
    return [tuple(word for piece in row for word in piece) for row in product(*slots)], at


def _slot(parts: list[str], at: int) -> tuple[list[tuple[str, ...]], int]:
    part = parts[at]
    if part.startswith("("):
        inner, at = _choices(parts, at + 1)
        if at >= len(parts):
            raise BadWording("a bracket is not closed.")
        return [*inner, ()] if parts[at].endswith("?") else inner, at + 1
    if part.endswith("?"):
        return [(part[:-1],), ()], at + 1
    return [(part,)], at + 1
