"""synonyms.toml → the words that a clinic's own articles use for the same thing.

[[group]]
terms = ["plasma shot", "PRP"]
"""

import tomllib
from collections.abc import Iterator
from typing import Any

from sciabot.errors import Problem
from sciabot.language import LONGEST_WORDING, words

_REMEDY = 'each entry is [[group]] with terms = ["...", "..."].'


def read_synonyms(data: bytes, file: str) -> tuple[list[tuple[str, ...]], list[Problem]]:
    """The groups that are right, and a problem for each that is not."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return [], [Problem(file, 0, f"cannot be read ({error}); {_REMEDY}")]
    problems = [f"unknown entry {name!r}; {_REMEDY}" for name in table if name != "group"]
    groups = []
    entries = table.get("group", [])
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], start=1):
        faults = list(_faults(entry))
        problems += [f"group {number}: {fault}" for fault in faults]
        if not faults:
            groups.append(tuple(entry["terms"]))
    return groups, [Problem(file, 0, text) for text in problems]


def _faults(entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict) or set(entry) != {"terms"}:
        yield _REMEDY
        return
    terms = entry["terms"]
    if not isinstance(terms, list) or not all(isinstance(term, str) for term in terms):
        yield _REMEDY
        return
    if len(terms) < 2:
        yield "at least two terms that mean the same are needed."
    for term in terms:
        if not 1 <= len(words(term)) <= LONGEST_WORDING:
            yield f"{term!r} must have between one and {LONGEST_WORDING} words."
