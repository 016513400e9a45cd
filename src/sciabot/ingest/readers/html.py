"""A web page → a Page: its facts from the head, its title, and the pieces of its main text.

trafilatura points at the element that holds the main text (`html_main`); the walk through that
element is ours (`html_walk`), because no sentence of an article may get lost on the way.
"""

from dataclasses import replace

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sciabot.ingest.page import Page, Piece
from sciabot.ingest.readers.html_facts import facts_of, titles_of
from sciabot.ingest.readers.html_main import main_element
from sciabot.ingest.readers.html_walk import walk
from sciabot.ingest.receipt import Doubt, Leftover
from sciabot.ingest.wording import words

_RUNNING_TEXT = 25  # words


def read_html(text: str) -> Page:
    root = _parsed(text)
    if root is None:
        return Page()
    main = main_element(root, text)
    walked = walk(root, main)
    page = Page(
        pieces=tuple(walked.pieces),
        facts=facts_of(root),
        left_out=tuple(walked.left_out),
        doubtful=(*walked.doubts, *_doubts(walked.left_out)),
    )
    return _titled(page, titles_of(root))


def read_fragment(text: str) -> list[Piece]:
    """HTML in the midst of something else: all of it is main text."""
    root = _parsed(text)
    return walk(root, root).pieces if root is not None else []


def _parsed(text: str) -> HtmlElement | None:
    try:
        return document_fromstring(
            text.encode(), parser=HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except (LxmlError, ValueError):  # nothing in it that could be an element
        return None


def _titled(page: Page, titles: tuple[str, ...]) -> Page:
    """The page's own h1, or else what its head says."""
    first = next((i for i, p in enumerate(page.pieces) if p.is_heading and p.level == 1), None)
    if first is None:
        return replace(page, title=next(iter(titles), ""))
    rest = [piece for i, piece in enumerate(page.pieces) if i != first]
    return replace(page, title=page.pieces[first].text).holding(rest)


def _doubts(left_out: list[Leftover]) -> list[Doubt]:
    return [
        Doubt(left.text, f"left out as {left.reason}, but it is running text", left.line)
        for left in left_out
        if len(words(left.text)) >= _RUNNING_TEXT and left.text[-1] in ".!?"
    ]
