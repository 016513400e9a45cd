"""One walk through a web page, in reading order: the main text as pieces, the rest as left out.

Everything visible is met once. What the page is made of decides what a text is; what it is for
(furniture, cautions, steps) is judged later, for all formats alike.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby

from lxml.html import HtmlElement

from sciabot.ingest.headings import BOLD_LEVEL, is_bold_heading
from sciabot.ingest.page import Piece, PieceKind
from sciabot.ingest.readers import html_rules as rules
from sciabot.ingest.readers.plain import begins_item, pieces_of_lines
from sciabot.ingest.receipt import Doubt, Leftover
from sciabot.ingest.wording import collapse, words

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul": PieceKind.ITEM, "ol": PieceKind.NUMBERED, "menu": PieceKind.ITEM}
_HIDDEN = "hidden on the page"
_BREAK = "\n"
_FEWEST_IN_COLUMN = 3
_MOST_WORDS_IN_COLUMN = 4
_DEEPEST = 80  # elements within each other; below that, text is taken as it comes
_TOO_DEEP = f"elements lie more than {_DEEPEST} deep: text from there on may be missing"
_IN_ITEM = ("h1", "h2", "h3", "h4", "h5", "h6", "table")  # then the list only lays out the page


def walk(root: HtmlElement, main: HtmlElement) -> "Walked":
    outside = "" if root is main else "outside the main text"
    walker = _Walker(main, rules.opened_by_buttons(root), _Place(reason=outside))
    walker.visit(root)
    walker.flush()
    return Walked(walker.pieces, walker.left_out, walker.doubts)


@dataclass(frozen=True, slots=True)
class Walked:
    pieces: list[Piece]
    left_out: list[Leftover]
    doubts: list[Doubt]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the page a text stands."""

    kind: PieceKind = PieceKind.LINE
    level: int = 0  # of a heading
    reason: str = ""  # why nothing here is kept
    items: PieceKind = PieceKind.ITEM  # of the list around
    bold: bool = False
    keeps_lines: bool = False  # preformatted
    depth: int = 0


@dataclass(slots=True)
class _Walker:
    main: HtmlElement
    opened: frozenset[str]
    place: _Place
    buffer: list[tuple[str, bool]] = field(default_factory=list)  # text, and whether it is bold
    pieces: list[Piece] = field(default_factory=list)
    left_out: list[Leftover] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    line: int = 1
    item_begun: bool = False

    def visit(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in rules.SILENT:
            return
        if tag == "br":
            self.buffer.append((_BREAK, False))
        elif self.place.depth > _DEEPEST:
            self._doubt_depth()
            self.buffer.append((rules.text_of(element), self.place.bold))
        elif tag in rules.INLINE:
            self._inline(element, tag)
        else:
            self._block(element, tag)

    def flush(self) -> None:
        """Make of the text so far what its place says it is."""
        lines, self.buffer = _lines(self.buffer, keeps=self.place.keeps_lines), []
        text = _joined(lines)
        if not text:
            return
        if self.place.reason:
            self.left_out.append(Leftover(text, self.place.reason, self.line))
        elif self.place.kind is PieceKind.LINE:
            self.pieces += _pieces(lines, self.line)
        elif self.item_begun and self.place.kind in (PieceKind.ITEM, PieceKind.NUMBERED):
            last = self.pieces[-1]  # a second paragraph of an item goes on in it
            self.pieces[-1] = replace(last, text=f"{last.text} {text}")
        else:
            piece = Piece(self.place.kind, text, self.line, level=self.place.level)
            self.pieces.append(piece)
            self.item_begun = piece.is_item

    def _inline(self, element: HtmlElement, tag: str) -> None:
        if rules.is_hidden(element, self.opened):
            self._leave_out(element, _HIDDEN)
            return
        bold = self.place.bold or tag in rules.BOLD
        with self._at(replace(self.place, bold=bold, depth=self.place.depth + 1)):
            self._contents(element)

    def _block(self, element: HtmlElement, tag: str) -> None:
        self.flush()
        self.line = getattr(element, "sourceline", None) or self.line
        starts_anew = tag == "li" or tag in _LISTS
        self.item_begun = self.item_begun and not starts_anew
        with self._at(self._place_of(element, tag)):
            if tag == "table" and not self.place.reason and rules.is_data_table(element):
                self._table(element)
            else:
                self._contents(element)
            self.flush()
        self.item_begun = self.item_begun and not starts_anew

    def _doubt_depth(self) -> None:
        if not any(doubt.what == _TOO_DEEP for doubt in self.doubts):
            self.doubts.append(Doubt("", _TOO_DEEP, self.line))

    def _contents(self, element: HtmlElement) -> None:
        self._text(element.text)
        for child in element:
            self.visit(child)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        if text:
            self.buffer.append((text, self.place.bold))

    def _leave_out(self, element: HtmlElement, reason: str) -> None:
        if text := collapse(rules.text_of(element)):
            self.left_out.append(Leftover(text, reason, self.line))

    def _table(self, table: HtmlElement) -> None:
        self.doubts.append(Doubt("", "a table was written as a list, a row an item", self.line))
        for row in table.iter("tr"):
            cells = [self._cell(cell) for cell in row if cell.tag in ("td", "th")]
            if any(cells):
                self.pieces.append(Piece(PieceKind.ROW, " | ".join(cells), self.line))

    def _cell(self, cell: HtmlElement) -> str:
        self._contents(cell)
        lines, self.buffer = _lines(self.buffer, keeps=False), []
        return _joined(lines)

    @contextmanager
    def _at(self, place: _Place) -> Iterator[None]:
        before, self.place = self.place, place
        yield
        self.place = before

    def _place_of(self, element: HtmlElement, tag: str) -> _Place:
        if element is self.main or (self.place.reason and rules.is_author_box(element)):
            return _Place(depth=self.place.depth + 1)
        place = replace(
            self.place, depth=self.place.depth + 1, reason=self._reason_for(element, tag)
        )
        if tag in _HEADINGS:
            return replace(place, kind=PieceKind.HEADING, level=_HEADINGS[tag])
        if tag == "summary":
            return replace(place, kind=PieceKind.HEADING, level=BOLD_LEVEL)
        if tag in _LISTS:
            return replace(place, items=_LISTS[tag])
        if tag == "li":
            lays_out = any(True for _ in element.iterdescendants(*_IN_ITEM))
            return replace(place, kind=PieceKind.LINE if lays_out else place.items)
        if place.kind is PieceKind.LINE and rules.warns(element):
            return replace(place, kind=PieceKind.CAUTION)
        bold = place.bold or tag == "dt" or rules.titles_panel(element)
        return replace(place, bold=bold, keeps_lines=place.keeps_lines or tag == "pre")

    def _reason_for(self, element: HtmlElement, tag: str) -> str:
        if self.place.reason:
            return self.place.reason
        if tag == "figcaption":
            return "image caption"
        if rules.is_hidden(element, self.opened):
            return _HIDDEN
        if rules.is_form(element):
            return "form"
        if tag == "button" and self.place.kind is not PieceKind.HEADING:
            return "" if rules.titles_panel(element) else "button"
        return rules.is_page_part(element) or rules.furniture_of(element)


def _lines(chunks: Sequence[tuple[str, bool]], *, keeps: bool) -> list[tuple[str, bool]]:
    """The text between the line breaks, each with whether all of it is bold."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, bold in chunks:
        first, *others = text.split("\n") if keeps or text is _BREAK else [text]
        lines[-1].append((first, bold))
        lines += [[(other, bold)] for other in others]
    return [
        (collapse("".join(text for text, _ in line)), all(b for text, b in line if text.strip()))
        for line in lines
    ]


def _joined(lines: Sequence[tuple[str, bool]]) -> str:
    return " ".join(text for text, _ in lines if text)


def _pieces(lines: Sequence[tuple[str, bool]], number: int) -> Iterator[Piece]:
    """Two breaks part paragraphs; one parts a bold heading or an item from what follows."""
    for has_text, run in groupby(lines, lambda line: bool(line[0])):
        paragraph = list(run) if has_text else []
        while paragraph and paragraph[0][1] and is_bold_heading(paragraph[0][0]):
            yield Piece(PieceKind.HEADING, paragraph.pop(0)[0], number, level=BOLD_LEVEL)
        texts = [text for text, _ in paragraph]
        if any(map(begins_item, texts)):
            yield from pieces_of_lines(texts, number)
        elif _is_column(texts):
            yield from (Piece(PieceKind.LINE, text, number) for text in texts)
        elif texts:
            yield Piece(PieceKind.LINE, " ".join(texts), number)


def _is_column(texts: Sequence[str]) -> bool:
    """Short lines below each other: a menu or an address, no paragraph."""
    return len(texts) >= _FEWEST_IN_COLUMN and not any(
        text[-1] in ".,;:" or len(words(text)) > _MOST_WORDS_IN_COLUMN for text in texts
    )
