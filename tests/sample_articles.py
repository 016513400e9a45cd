"""A sample article read with regular expressions and tomllib alone.

The product's own reader stays out, so that a fault in it cannot hide a fault in an article.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the lines under it, up to the next heading."""

    heading: str
    level: int
    lines: tuple[str, ...]

    @property
    def cautions(self) -> tuple[str, ...]:
        return tuple(line[2:] for line in self.lines if re.match(r"> (?!\[!)", line))

    @property
    def steps(self) -> tuple[str, ...]:
        return tuple(line for line in self.lines if re.match(r"\d+\. ", line))

    @property
    def text(self) -> str:
        return "\n".join(_without_marker(line) for line in self.lines if line[:4] != "> [!")

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(s for s in re.split(r"(?<=[.?!:])\s+|\n", self.text) if s)


@dataclass(frozen=True, slots=True)
class Article:
    """One file: its front matter and its parts, the first of which stands before any heading."""

    name: str
    matter: dict[str, Any]
    body: str
    parts: tuple[Part, ...]

    def part(self, heading: str) -> Part:
        return next(part for part in self.parts if part.heading == heading)

    def cautions_over(self, heading: str) -> str:
        """Every caution for a section: its own, those it lies under, those that name it."""
        above: list[Part] = []
        for part in self.parts:
            above = [*(p for p in above if p.level < part.level), part]
            if part.heading == heading:
                break
        named = self.matter.get("cautions", {})
        above += [part for part in self.parts if heading in named.get(part.heading, ())]
        return "\n".join(caution for part in above for caution in part.cautions)


def _without_marker(line: str) -> str:
    return re.sub(r"^(?:- |\d+\. |> )", "", line)


def read(path: Path) -> Article:
    opening, matter, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    assert opening == "", f"{path.name} does not begin with front matter"
    return Article(path.stem, tomllib.loads(matter), body, tuple(_parts(body)))


def _parts(body: str) -> Iterator[Part]:
    heading, level, lines = "", 1, list[str]()
    for line in body.split("\n"):
        if match := re.match(r"(#+) (.+)", line):
            yield Part(heading, level, tuple(lines))
            heading, level, lines = match[2], len(match[1]), []
        elif line:
            lines.append(line)
    yield Part(heading, level, tuple(lines))


def prose(article: Article) -> str:
    """The body as it is read aloud: without headings and markup, every item ended by a stop."""
    lines = [line for part in article.parts for line in part.text.split("\n") if line]
    return "\n".join(line if line[-1] in ".?!:" else f"{line}." for line in lines)
