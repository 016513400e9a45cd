"""Plain text, mostly copied from a web page → a Page.

Nothing is marked here: a bullet is a character, a heading only a short line, and a line break may
be the author's or the editor's that wrapped the text. So the line breaks are judged first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sciabot.ingest.page import Page, Piece, PieceKind
from sciabot.ingest.wording import collapse

_LINE_END = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\x0c|\x85")
_BULLET = re.compile(r"(?:[•◦▪▫‣●○■□·∙➤►✓✔]\s*|[*+\-–—]\s+|o(?:\t|  )\s*)(?=\S)")
_NUMBER = re.compile(r"(?:(?:step|paso)\s+)?(\d{1,2})\s?[.):]\s+(?=\S)", re.IGNORECASE)
_RULE = re.compile(r"([-=_*~#])\1{2,}|(?:[-_*] ){2,}[-_*]")
_UNDERLINE_LEVEL = {"=": 2, "-": 3}
_NARROWEST_WRAPPED_LINE = 50  # the longest line of a wrapped file; shorter ones are just short
_WIDEST_WRAPPED_LINE = 120  # a file with longer lines is not wrapped: every break is the author's


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    raw: str

    @property
    def text(self) -> str:
        return collapse(self.raw)

    @property
    def indent(self) -> int:
        return len(self.raw) - len(self.raw.lstrip())


def read_plain(text: str) -> Page:
    lines = [_Line(n, raw) for n, raw in enumerate(_LINE_END.split(text), start=1)]
    width = max((len(line.raw.rstrip()) for line in lines), default=0)
    pieces = [piece for block in _blocks(lines) for piece in _pieces(block, width)]
    return Page(pieces=tuple(pieces), marked=False)


def pieces_of_lines(lines: Sequence[str], number: int) -> list[Piece]:
    """Lines that another format kept apart only by breaks; each break is the author's."""
    block = [_Line(number, raw) for raw in lines if collapse(raw)]
    return list(_pieces(block, width=0))


def begins_item(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in lines:
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _pieces(block: Sequence[_Line], width: int) -> Iterator[Piece]:
    pieces: list[Piece] = []
    before: _Line | None = None
    for line in block:
        if _RULE.fullmatch(line.text):
            pieces = _underlined(pieces, line)
        elif before and pieces and _continues(before, line, width):
            pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text} {line.text}")
        else:
            pieces.append(_piece(line))
        before = None if _RULE.fullmatch(line.text) else line
    pieces = [piece for piece in pieces if piece.text]
    for position, piece in enumerate(pieces):
        yield replace(piece, opens=position == 0, closes=position == len(pieces) - 1)


def _piece(line: _Line) -> Piece:
    if number := _NUMBER.match(line.text):
        rest = line.text[number.end() :]
        return Piece(PieceKind.NUMBERED, rest, line.number, marker=number.group().strip())
    if bullet := _BULLET.match(line.raw.strip()):
        return Piece(PieceKind.ITEM, collapse(line.raw.strip()[bullet.end() :]), line.number)
    return Piece(PieceKind.LINE, line.text, line.number)


def _underlined(pieces: list[Piece], rule: _Line) -> list[Piece]:
    """A rule under a single line makes it a heading; any other rule is only drawn."""
    level = _UNDERLINE_LEVEL.get(rule.text[0])
    if level and len(pieces) == 1 and pieces[0].kind is PieceKind.LINE:
        return [replace(pieces[0], kind=PieceKind.HEADING, level=level)]
    return pieces


def _continues(before: _Line, line: _Line, width: int) -> bool:
    """Whether the break between two lines only wraps the text."""
    if _starts_item(line):
        return False
    if _starts_item(before) and line.indent > before.indent:
        return True
    if line.text[0].islower() and before.text[-1] not in ".!?:":
        return True
    first_word = line.text.split(" ", 1)[0]
    would_have_fitted = len(before.raw.rstrip()) + 1 + len(first_word) <= width
    is_wrapped = _NARROWEST_WRAPPED_LINE <= width <= _WIDEST_WRAPPED_LINE
    return is_wrapped and not would_have_fitted


def _starts_item(line: _Line) -> bool:
    return begins_item(line.raw.strip())
