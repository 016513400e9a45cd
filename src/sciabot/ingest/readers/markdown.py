"""Markdown that is not canonical yet → a Page: links and emphasis become their text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sciabot.ingest.dates import date_of
from sciabot.ingest.headings import BOLD_LEVEL, is_bold_heading
from sciabot.ingest.page import Facts, Page, Piece, PieceKind
from sciabot.ingest.readers.plain import pieces_of_lines
from sciabot.ingest.receipt import Doubt, Leftover
from sciabot.ingest.wording import collapse

_ALERT = re.compile(r"\[!(?P<kind>NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)
_CAUTION_ALERTS = {"WARNING", "CAUTION"}
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_]+):[ \t]*[\"']?(?P<value>.*?)[\"']?[ \t]*$", re.MULTILINE)


def read_markdown(text: str) -> Page:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    body = "\n" * front.group().count("\n") + text[front.end() :] if front else text
    reader = _Reader()
    reader.read(MarkdownIt("commonmark").enable("table").parse(body))
    page = Page(
        pieces=tuple(piece for piece in reader.pieces if piece.text),
        left_out=tuple(reader.left_out),
        doubtful=tuple(reader.doubts),
    )
    return _with_first_heading_as_title(_with_front_matter(page, front) if front else page)


def _with_front_matter(page: Page, front: re.Match[str]) -> Page:
    """The few fields that other programs write there and the corpus has a place for."""
    fields = {
        found["key"].lower(): collapse(found["value"]) for found in _FIELD.finditer(front["yaml"])
    }
    facts = Facts(
        url=fields.get("canonical") or fields.get("url") or "",
        author=fields.get("author", ""),
        published=date_of(fields.get("date", "")),
    )
    gone = Leftover(front["yaml"].strip(), "front matter of another program", 1)
    title = fields.get("title", "")
    return replace(page, title=title, facts=facts, left_out=(*page.left_out, gone))


def _with_first_heading_as_title(page: Page) -> Page:
    position = next((i for i, p in enumerate(page.pieces) if p.is_heading), None)
    if page.title or position is None or page.pieces[position].level != 1:
        return page
    rest = [piece for i, piece in enumerate(page.pieces) if i != position]
    return replace(page, title=page.pieces[position].text).holding(rest)


@dataclass(slots=True)
class _Reader:
    """Walks the tokens once, knowing which lists and quotes it is in."""

    pieces: list[Piece] = field(default_factory=list)
    left_out: list[Leftover] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    lists: list[PieceKind] = field(default_factory=list)
    alert: PieceKind = PieceKind.LINE
    item_is_new: bool = False
    heading: int = 0
    line: int = 1
    cells: list[str] | None = None

    def read(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            if token.map:
                self.line = token.map[0] + 1
            self._take(token)

    def _take(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            ordered = token.type == "ordered_list_open"
            self.lists.append(PieceKind.NUMBERED if ordered else PieceKind.ITEM)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
            self.item_is_new = True
        elif token.type == "list_item_open":
            self.item_is_new = True
        elif token.type.startswith("heading_"):
            self.heading = int(token.tag[1]) if token.nesting > 0 else 0
        elif token.type.startswith("blockquote_"):
            self.alert = PieceKind.LINE
        else:
            self._take_content(token)

    def _take_content(self, token: Token) -> None:
        if token.type == "tr_open":
            self.cells = []
        elif token.type == "tr_close":
            self._add(PieceKind.ROW, " | ".join(self.cells or []))
            self.cells = None
        elif token.type == "table_open":
            self.doubts.append(Doubt("", "a table was written as a list, a row an item", self.line))
        elif token.type == "inline":
            self._take_inline(token)
        elif token.type in ("fence", "code_block"):
            self.pieces += pieces_of_lines(token.content.split("\n"), self.line)
        elif token.type == "html_block":
            self._take_html(token.content)

    def _take_inline(self, token: Token) -> None:
        children = token.children or []
        text = collapse("".join(_texts(children)))
        if self.cells is not None:
            self.cells.append(text)
        elif self.heading:
            self.pieces.append(Piece(PieceKind.HEADING, text, self.line, level=self.heading))
        elif self.lists:
            self._add_to_list(text)
        elif _is_bold(children) and is_bold_heading(text):
            self.pieces.append(Piece(PieceKind.HEADING, text, self.line, level=BOLD_LEVEL))
        else:
            self._add_line(text)

    def _add_to_list(self, text: str) -> None:
        """A second paragraph of an item goes on in it."""
        if self.item_is_new or not self.pieces:
            self._add(self.lists[-1], text)
        else:
            last = self.pieces[-1]
            self.pieces[-1] = replace(last, text=f"{last.text} {text}".strip())
        self.item_is_new = False

    def _add_line(self, text: str) -> None:
        alert = _ALERT.match(text)
        if alert:
            is_caution = alert["kind"].upper() in _CAUTION_ALERTS
            self.alert = PieceKind.CAUTION if is_caution else PieceKind.LINE
            text = text[alert.end() :]
        self._add(self.alert, text)

    def _add(self, kind: PieceKind, text: str) -> None:
        self.pieces.append(Piece(kind, text, self.line))

    def _take_html(self, content: str) -> None:
        from sciabot.ingest.readers.html import read_fragment  # lxml, for the few that need it

        found = read_fragment(content)
        self.pieces += [replace(piece, line=self.line) for piece in found]
        if not found:
            self.left_out.append(Leftover(collapse(content), "HTML without text", self.line))


def _texts(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline", "text_special"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "


def _is_bold(children: Sequence[Token]) -> bool:
    """Whether the whole line is one strong emphasis."""
    inner = [child for child in children if child.type != "text" or child.content.strip()]
    types = [child.type for child in inner]
    return (
        len(types) > 2
        and types[0] == "strong_open"
        and types.index("strong_close") == len(types) - 1
    )
