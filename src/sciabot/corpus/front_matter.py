"""The TOML between `+++` lines: what an article says about itself.

Reading collects every problem with its line, so that whoever wrote the file mends them all at once.
"""

import datetime
import json
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sciabot.corpus.document import CautionScope, Document
from sciabot.errors import Problem

_FENCE = "+++"


@dataclass(slots=True)
class FrontMatter:
    """The fields that were given and are right, and the problems of those that are not."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def split(markdown: str) -> tuple[str | None, str, int]:
    """The front matter (None if there is none), the body, and the body's first line number."""
    lines = markdown.split("\n")
    if lines[0].rstrip() != _FENCE:
        return None, markdown, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return markdown.removeprefix(lines[0]), "", len(lines)


def read(toml: str, file: str) -> FrontMatter:
    """Every field checked; a line number is that of the file (the fence is line 1)."""
    result = FrontMatter()
    try:
        given = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = int(line.group(1)) + 1 if line else 1
        text = f"the front matter is not TOML: {error}."
        result.problems.append(Problem(file, number, text))
        return result
    for name, value in given.items():
        reader = _READERS.get(name)
        fault = f"unknown field; known are {', '.join(_READERS)}" if reader is None else None
        if reader is not None:
            try:
                result.values[name] = reader(value)
            except ValueError as error:
                fault = str(error)
        if fault:
            result.problems.append(Problem(file, _line_of(name, toml), f"{name}: {fault}."))
    return result


def _line_of(name: str, toml: str) -> int:
    for number, line in enumerate(toml.split("\n"), start=2):
        if re.match(rf"\s*\[?\s*[\"']?{re.escape(name)}\b", line):
            return number
    return 1


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError('must be text in quotation marks, such as "..."')
    return " ".join(value.split())


def _id(value: Any) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", _text(value)):
        raise ValueError("must be lower-case letters, digits and single hyphens")
    return _text(value)


def _url(value: Any) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", _text(value)):
        raise ValueError("must be a web address that begins with https://")
    return _text(value)


def _language(value: Any) -> str:
    if _text(value) not in {"en", "es"}:
        raise ValueError('must be "en" or "es"')
    return str(value)


def _date(value: Any) -> datetime.date:
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise ValueError("must be a date without quotation marks, such as 2026-05-31")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('each heading needs a list of texts, such as "Heading" = ["...", "..."]')
    return tuple(" ".join(item.split()) for item in value)


def _table(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("must be a table by section heading")
    return {" ".join(heading.split()): content for heading, content in value.items()}


def _texts_by_heading(value: Any) -> Mapping[str, tuple[str, ...]]:
    return {heading: _texts(content) for heading, content in _table(value).items()}


def _scopes_by_heading(value: Any) -> Mapping[str, tuple[CautionScope, ...]]:
    return {heading: _scopes(content) for heading, content in _table(value).items()}


def _scopes(value: Any) -> tuple[CautionScope, ...]:
    if isinstance(value, dict):
        return tuple(CautionScope(" ".join(k.split()), _texts(v)) for k, v in value.items())
    return (CautionScope("", _texts(value)),)


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "id": _id,
    "title": _text,
    "url": _url,
    "author": _text,
    "reviewer": _text,
    "published": _date,
    "reviewed": _date,
    "review_by": _date,
    "language": _language,
    "sample": _flag,
    "questions": _texts_by_heading,
    "companions": _texts_by_heading,
    "cautions": _scopes_by_heading,
}


def write(document: Document) -> str:
    """The front matter of `document`, fences included; what is empty is left out."""
    fields, tables = [], []
    for name in _READERS:
        value = getattr(document, name)
        if isinstance(value, Mapping) and value:
            rows = [f"{quoted(heading)} = {_row(value[heading])}" for heading in value]
            tables.append("\n".join(["", f"[{name}]", *rows]))
        elif value:
            fields.append(f"{name} = {_scalar(value)}")
    return "\n".join([_FENCE, *fields, *tables, _FENCE])


def _scalar(value: str | bool | datetime.date) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return quoted(value) if isinstance(value, str) else value.isoformat()


def _row(value: Sequence[str] | Sequence[CautionScope]) -> str:
    scopes = [item for item in value if isinstance(item, CautionScope)]
    if not scopes:
        return _list([item for item in value if isinstance(item, str)])
    if len(scopes) == 1 and not scopes[0].begins:
        return _list(scopes[0].sections)
    return "{ " + ", ".join(f"{quoted(s.begins)} = {_list(s.sections)}" for s in scopes) + " }"


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(map(quoted, texts)) + "]"


def quoted(text: str) -> str:
    """A TOML basic string: JSON's, with DEL escaped too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
