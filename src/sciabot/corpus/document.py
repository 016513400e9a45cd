"""What an article is once it has been read: a text, and where everything stands in it.

`Document.text` is the title, the headings and the blocks in order, joined by blank lines; list
items are joined by newlines; no bullets, numbers or markup. Every offset is half-open and counts
Unicode code points of that text, so `document.text[start:end]` is what was written.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    LIST = "list"
    STEPS = "steps"  # items that say what to do, in order
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of `Document.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list, a sequence of steps or a caution."""

    kind: BlockKind
    span: Span
    parts: tuple[
        Span, ...
    ]  # the sentences of a paragraph or caution, the items of a list, the steps


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks under it, up to the next heading of any level."""

    heading: str
    level: int  # 1 for what stands before the first heading: its heading is the title
    path: tuple[
        str, ...
    ]  # the headings it lies under, outermost first, its own last, title left out
    span: Span  # of the heading
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CautionScope:
    """The sections that cautions of one section hold for, besides their own."""

    begins: str  # how the caution's text begins; "" for every caution of the section
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One article. The three tables are keyed by section heading."""

    id: str
    title: str
    text: str
    sections: tuple[Section, ...]
    revision: str  # sha256 of the canonical Markdown, in hex
    url: str = ""
    author: str = ""
    reviewer: str = ""
    published: datetime.date | None = None
    reviewed: datetime.date | None = None
    review_by: datetime.date | None = None
    language: str = "en"
    sample: bool = False
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # indexed, never shown
    companions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # quoted together
    cautions: Mapping[str, tuple[CautionScope, ...]] = field(default_factory=dict)
