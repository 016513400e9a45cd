"""The title of a page whose reader found none: its first line, or else the name of the file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from sciabot.ingest.page import Page, Piece
from sciabot.ingest.receipt import Doubt
from sciabot.ingest.wording import collapse, words

_MOST_WORDS = 20
_REPEATED = "title repeated"
_NEAR_THE_TOP = 4  # pieces


def take_title(page: Page, name: str) -> Page:
    if page.title:
        return _without_repeats(page)
    if page.pieces and _can_be_title(page.pieces):
        first, *rest = page.pieces
        return _without_repeats(replace(page, title=first.text).holding(rest))
    title = title_of_file(name)
    doubt = Doubt(title, "no title was found; this one is made of the name of the file", 0)
    return replace(page, title=title).doubting([doubt])


def title_of_file(name: str) -> str:
    stem = collapse(PurePath(name).stem.replace("-", " ").replace("_", " "))
    return stem[:1].upper() + stem[1:] or "Untitled"


def _can_be_title(pieces: Sequence[Piece]) -> bool:
    text = pieces[0].text
    if pieces[0].is_item or len(words(text)) > _MOST_WORDS or not words(text):
        return False
    return len(pieces) > 1 and text[-1] not in ".,;:" and pieces[0].opens


def _without_repeats(page: Page) -> Page:
    same = (i for i, p in enumerate(page.pieces[:_NEAR_THE_TOP]) if p.text == page.title)
    return page.without(dict.fromkeys(same, _REPEATED))
