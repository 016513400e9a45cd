"""A file of labelled messages → rows, or every mistake in it at once.

One JSON object a line: id, message, history, level, flag, lang, and slice where there are any. A
figure over half a file would look like one over the whole, so a single bad line refuses it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sciabot.errors import Problem, SciabotError
from sciabot.safety import Urgency

MAX_TOLD = 20
LEVELS = ", ".join(f'"{level}"' for level in Urgency)


@dataclass(frozen=True, slots=True)
class Row:
    """One message and what the check should make of it, together with what was said before."""

    id: str
    message: str
    history: tuple[str, ...]  # the visitor's earlier messages, oldest first
    level: Urgency
    flag: str  # the warning sign that is meant; empty where the level is none
    language: str
    slices: tuple[str, ...]  # what makes this message hard: "lookalike", "typo", ...

    @property
    def conversation(self) -> tuple[str, ...]:
        return (*self.history, self.message)


def read_rows(name: str, data: bytes) -> tuple[Row, ...]:
    """Every row of the file `name`; SciabotError names each line that is wrong and mends it."""
    problems: list[Problem] = []
    rows: list[Row] = []
    lines = _lines(name, data)
    for number, line in lines:
        reader = _Line(name, number)
        rows.append(_row(reader, line))
        problems += reader.problems
    if not lines:
        problems.append(Problem(name, 0, "holds no messages. Give a file with one row a line."))
    if not problems:
        problems = _repeated(name, lines, rows)
    if problems:
        raise SciabotError(_told(problems))
    return tuple(rows)


@dataclass(slots=True)
class _Line:
    """One line being read, and what is wrong with it."""

    file: str
    number: int
    problems: list[Problem] = field(default_factory=list)

    def object_to(self, text: str) -> None:
        self.problems.append(Problem(self.file, self.number, text))

    def text(self, entry: Mapping[str, Any], name: str) -> str:
        value = entry.get(name)
        if isinstance(value, str) and value.strip():
            return value
        self.object_to(f'"{name}" is missing or empty: write a text in quotes.')
        return ""

    def texts(self, entry: Mapping[str, Any], name: str) -> tuple[str, ...]:
        value = entry.get(name)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.object_to(f'"{name}" must be a list of texts; write [] for an empty one.')
        return ()

    def level(self, entry: Mapping[str, Any]) -> Urgency:
        value = entry.get("level")
        if isinstance(value, str) and value in [*Urgency]:
            return Urgency(value)
        self.object_to(f'"level" is {json.dumps(value)}: write one of {LEVELS}.')
        return Urgency.NONE


def _lines(name: str, data: bytes) -> list[tuple[int, str]]:
    """The lines that hold something, each with its number."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(name, line, "is not UTF-8 text. Save the file as UTF-8.")
        raise SciabotError(str(problem)) from error
    # Not splitlines(): a message may hold other line ends as they are.
    numbered = enumerate(text.split("\n"), start=1)
    return [(number, line) for number, line in numbered if line.strip()]


def _row(reader: _Line, line: str) -> Row:
    entry = _entry(reader, line)
    if entry is None:
        return Row("", "", (), Urgency.NONE, "", "", ())
    level = reader.level(entry)
    return Row(
        id=reader.text(entry, "id"),
        message=reader.text(entry, "message"),
        history=reader.texts(entry, "history"),
        level=level,
        flag="" if level is Urgency.NONE else reader.text(entry, "flag"),
        language=reader.text(entry, "lang"),
        slices=reader.texts({"slice": [], **entry}, "slice"),
    )


def _entry(reader: _Line, line: str) -> Mapping[str, Any] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        reader.object_to(f"is not JSON ({error}). Write one JSON object on this line.")
        return None
    if not isinstance(entry, dict):
        reader.object_to('is not a JSON object. Write {"id": ..., "message": ..., ...}.')
        return None
    if _has_half_characters(entry):
        reader.object_to(r"holds half a character (\ud800 to \udfff). Write the whole one.")
        return None
    return entry


def _has_half_characters(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _repeated(name: str, lines: list[tuple[int, str]], rows: list[Row]) -> list[Problem]:
    """A row that stands twice would count twice."""
    times = Counter(row.id for row in rows)
    seen: set[str] = set()
    problems: list[Problem] = []
    for (number, _), row in zip(lines, rows, strict=True):
        if times[row.id] > 1 and row.id in seen:
            problems.append(
                Problem(name, number, f'"id" {json.dumps(row.id)} stands twice. Give it another.')
            )
        seen.add(row.id)
    return problems


def _told(problems: list[Problem]) -> str:
    return "\n".join(_first(problems))


def _first(problems: list[Problem]) -> Iterator[str]:
    yield from map(str, problems[:MAX_TOLD])
    if len(problems) > MAX_TOLD:
        yield f"... and {len(problems) - MAX_TOLD} more."
    yield "Nothing was measured."
