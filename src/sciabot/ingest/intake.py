"""A file as the clinic has it → canonical Markdown and a receipt: the first step on the way.

The stages hand on a Page; each takes away what it knows and notes it. Text that is canonical
already goes through untouched, so that what staff wrote is never second-guessed.
"""

import tomllib
from dataclasses import dataclass, replace

from sciabot.errors import UnreadableFile
from sciabot.ingest.author_box import move_author_box
from sciabot.ingest.credits import take_credits, take_source
from sciabot.ingest.decoding import HTML, MARKDOWN, decode, ending_of, is_html
from sciabot.ingest.furniture import drop_furniture
from sciabot.ingest.headings import mark_headings
from sciabot.ingest.page import Page
from sciabot.ingest.readers.markdown import read_markdown
from sciabot.ingest.readers.plain import read_plain
from sciabot.ingest.receipt import Doubt, Receipt
from sciabot.ingest.structure import sections_of
from sciabot.ingest.title import take_title
from sciabot.ingest.wording import language_of
from sciabot.ingest.write import FENCE, write_markdown

_IS_HTML = "the file is a web page, whatever its ending says, and was read as one"
_IS_PLAIN = "the file has no HTML in it and was read as plain text"


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a file, and what was left out of it."""

    markdown: str
    receipt: Receipt


def ingest(name: str, data: bytes) -> Ingested:
    ending = ending_of(name)
    text, doubts = decode(name, data)
    if is_canonical(text):
        return _unchanged(text, doubts)

    page = _read(text, ending).doubting(doubts)
    page = take_source(page)
    page = drop_furniture(page)
    page = take_credits(page)
    page = take_title(page, name)
    page = move_author_box(page)
    page = mark_headings(page)
    if all(piece.is_heading for piece in page.pieces):
        raise UnreadableFile(
            name, "No text of an article was found in it.", "Check what was saved in it."
        )
    return _ingested(name, _with_language(page))


def is_canonical(text: str) -> bool:
    """Whether a text is what `ingest` writes: it begins with front matter."""
    return text.removeprefix("\ufeff").split("\n", 1)[0].rstrip() == FENCE


def _unchanged(text: str, doubts: tuple[Doubt, ...]) -> Ingested:
    markdown = text.replace("\r\n", "\n").replace("\r", "\n")
    body = markdown.split(f"\n{FENCE}", 1)[-1]
    found = read_markdown(body)
    kept = tuple(piece.text for piece in found.pieces if piece.is_heading)
    return Ingested(markdown, Receipt(_title_in(markdown), kept, (), doubts))


def _title_in(markdown: str) -> str:
    front = markdown.removeprefix(FENCE).split(f"\n{FENCE}", 1)[0]
    try:
        return str(tomllib.loads(front).get("title", ""))
    except tomllib.TOMLDecodeError:
        return ""  # the corpus reports what is wrong there, with its line


def _read(text: str, ending: str) -> Page:
    if ending in MARKDOWN:
        return read_markdown(text)
    if is_html(text, ending):
        from sciabot.ingest.readers.html import read_html  # lxml: only web pages wait for it

        page = read_html(text)
        return page if ending in HTML else page.doubting([Doubt("", _IS_HTML, 0)])
    page = read_plain(text)
    return page if ending not in HTML else page.doubting([Doubt("", _IS_PLAIN, 0)])


def _with_language(page: Page) -> Page:
    language = page.facts.language or language_of(" ".join(p.text for p in page.pieces))
    return replace(page, facts=replace(page.facts, language=language))


def _ingested(name: str, page: Page) -> Ingested:
    sections = sections_of(page)
    kept = tuple(section.heading for section in sections if section.heading)
    left_out = tuple(sorted(page.left_out, key=lambda left: left.line))
    doubtful = tuple(sorted(page.doubtful, key=lambda doubt: doubt.line))
    markdown = write_markdown(name, page.title, page.facts, sections)
    return Ingested(markdown, Receipt(page.title, kept, left_out, doubtful))
