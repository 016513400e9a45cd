"""What the readers hand on: the pieces of a file in reading order, whatever its format was.

A stage takes a Page and returns a new one; what it takes away is noted on the page with the reason,
so that the receipt is complete whichever stage a line was lost in.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from sciabot.ingest.receipt import Doubt, Leftover


class PieceKind(StrEnum):
    HEADING = "heading"  # the source marks it as one
    LINE = "line"  # a paragraph, or in plain text perhaps a heading
    ITEM = "item"
    NUMBERED = "numbered"
    ROW = "row"  # of a table
    CAUTION = "caution"  # the source marks it as one


@dataclass(frozen=True, slots=True)
class Piece:
    """One line, item or paragraph of the source, its whitespace collapsed."""

    kind: PieceKind
    text: str
    line: int  # 1-based, in the file as it came
    level: int = 0  # of a heading
    opens: bool = True  # the first of a run of lines between blank ones
    closes: bool = True  # the last of such a run
    marker: str = ""  # what stood before a numbered item: "1."

    @property
    def is_heading(self) -> bool:
        return self.kind is PieceKind.HEADING

    @property
    def is_item(self) -> bool:
        return self.kind in (PieceKind.ITEM, PieceKind.NUMBERED, PieceKind.ROW)

    @property
    def stands_alone(self) -> bool:
        return self.opens and self.closes


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about itself; goes into the front matter."""

    url: str = ""
    author: str = ""
    reviewer: str = ""
    published: datetime.date | None = None
    reviewed: datetime.date | None = None
    review_by: datetime.date | None = None
    language: str = ""  # empty: to be told from the words


@dataclass(frozen=True, slots=True)
class Page:
    """A file on its way to an article."""

    title: str = ""
    pieces: tuple[Piece, ...] = ()
    facts: Facts = field(default_factory=Facts)
    left_out: tuple[Leftover, ...] = ()
    doubtful: tuple[Doubt, ...] = ()
    marked: bool = True  # False: plain text, in which headings are only short lines

    def holding(self, pieces: Sequence[Piece]) -> Self:
        return replace(self, pieces=tuple(pieces))

    def without(self, reasons: Mapping[int, str]) -> Self:
        """The page less the pieces at these positions, each noted with its reason."""
        gone = tuple(
            Leftover(self.pieces[i].text, reasons[i], self.pieces[i].line) for i in sorted(reasons)
        )
        kept = tuple(piece for i, piece in enumerate(self.pieces) if i not in reasons)
        return replace(self, pieces=kept, left_out=self.left_out + gone)

    def doubting(self, doubts: Sequence[Doubt]) -> Self:
        return replace(self, doubtful=self.doubtful + tuple(doubts))
