"""The messages of our own that the second reader is trained on, as they lie in messages/.

    = level flag lang
    a message
    first turn || second turn

A heading opens a group; "none" rows name the flag that they look like. Lines that begin with "#"
are remarks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MESSAGES = Path(__file__).parent / "messages"
LEVELS = ("none", "urgent", "emergency")

_HEADING = re.compile(r"=\s*(\w+) (\w+) (en|es)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A conversation and what a careful reader makes of it."""

    turns: tuple[str, ...]
    level: str
    flag: str
    lang: str


def read_training_set(folder: Path = MESSAGES) -> list[Labelled]:
    """All messages, each once, in the order of the files; ValueError for a line it cannot place."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise ValueError(f"{folder} has no *.txt file to train on")
    return list(dict.fromkeys(row for path in files for row in _read(path)))


def _read(path: Path) -> Iterator[Labelled]:
    group: tuple[str, str, str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("="):
            group = _group(line, f"{path.name}:{number}")
        elif group is None:
            raise ValueError(f"{path.name}:{number}: a message before the first heading")
        else:
            yield Labelled(tuple(turn.strip() for turn in line.split("||")), *group)


def _group(line: str, place: str) -> tuple[str, str, str]:
    heading = _HEADING.fullmatch(line)
    if not heading or heading[1] not in LEVELS:
        raise ValueError(f"{place}: write a heading as “= emergency dvt en”, not {line!r}")
    return heading[1], heading[2], heading[3]
