"""What stands on a web page around the article: out it goes, each line with its reason.

Three kinds of rule, all of whole lines, so that no sentence of an article is met by chance: lines
that are furniture wherever they stand; lines that are, unless text follows under them; and headings
that begin something (teasers, a form, a table of contents), which takes its lines with it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sciabot.ingest.author_box import is_author_heading
from sciabot.ingest.furniture_rules import (
    CORE_MENU,
    LINES,
    MENU,
    SECTIONS,
    WEAK_LINES,
    Extent,
)
from sciabot.ingest.headings import looks_like_heading
from sciabot.ingest.page import Page, Piece
from sciabot.ingest.receipt import Doubt
from sciabot.ingest.wording import words

_MENU_REASON = "navigation"
_LONGEST_MENU_ENTRY = 4  # words
_TEXT_OF_ITS_OWN = 40  # words under a heading that make it a section rather than a teaser
_LONGEST_FORM_TEXT = 15  # words
_WORTH_A_LOOK = 40  # words of running text left out with a heading
_FARTHEST_AHEAD = 2000  # pieces between an entry of a table of contents and its heading
_TRAILING = re.compile(r"[\s»›>→+:.…\-–|]+$")


def drop_furniture(page: Page) -> Page:
    reasons = _lines(page.pieces)
    _menu(page.pieces, reasons)
    doubts = _sections(page, reasons)
    _weak_lines(page.pieces, reasons)
    return _reopened(page, reasons).doubting(doubts)


def line_reason(text: str) -> str | None:
    """Why a line is furniture wherever it stands; None if it is not."""
    return next((reason for reason, rule in LINES if rule.fullmatch(_bare(text))), None)


def _lines(pieces: Sequence[Piece]) -> dict[int, str]:
    found = ((i, line_reason(piece.text)) for i, piece in enumerate(pieces))
    return {i: reason for i, reason in found if reason}


def _menu(pieces: Sequence[Piece], reasons: dict[int, str]) -> None:
    """A run of short lines or items with several entries of a usual menu among them."""
    run: list[int] = []
    for position, piece in [*enumerate(pieces), (len(pieces), None)]:
        if piece and not piece.is_heading and _is_menu_entry(piece.text):
            run.append(position)
            continue
        entries = [i for i in run if MENU.fullmatch(_bare(pieces[i].text))]
        if len(entries) > 1 and any(CORE_MENU.fullmatch(_bare(pieces[i].text)) for i in run):
            reasons.update(dict.fromkeys(range(entries[0], entries[-1] + 1), _MENU_REASON))
        run = []


def _is_menu_entry(text: str) -> bool:
    return len(words(text)) <= _LONGEST_MENU_ENTRY and text[-1] not in ".:"


def _sections(page: Page, reasons: dict[int, str]) -> list[Doubt]:
    """Each section goes with all that belongs to it; one within another only adds its reason."""
    doubts: list[Doubt] = []
    end, reason = 0, ""
    for position, piece in enumerate(page.pieces):
        rule = _section_rule(piece)
        if rule is not None and position >= end:
            end, reason = _end(page, position, rule[1]), rule[0]
            doubts += _doubts(page, range(position, end), reason)
        if position < end:
            own = rule[0] if rule else _weak_reason(piece)
            reasons.setdefault(position, own or reason)
    return doubts


def _section_rule(piece: Piece) -> tuple[str, Extent] | None:
    if piece.is_item:
        return None
    for reason, rule, extent in SECTIONS:
        if rule.fullmatch(_bare(piece.text)):
            return reason, extent
    return None


def _end(page: Page, start: int, extent: Extent) -> int:
    if page.marked and page.pieces[start].is_heading:
        return _end_of_marked(page.pieces, start)
    ends = {Extent.TEASERS: _end_of_teasers, Extent.FORM: _end_of_form, Extent.TOC: _end_of_toc}
    return ends[extent](page.pieces, start)


def _end_of_marked(pieces: Sequence[Piece], start: int) -> int:
    for position in range(start + 1, len(pieces)):
        piece = pieces[position]
        if is_author_heading(piece.text):
            return position
        if piece.is_heading and piece.level <= pieces[start].level:
            return position
    return len(pieces)


def _end_of_teasers(pieces: Sequence[Piece], start: int) -> int:
    """Titles and beginnings of other articles, until an article's own text comes again."""
    for position in range(start + 1, len(pieces)):
        piece = pieces[position]
        if is_author_heading(piece.text):
            return position
        if _could_head(piece) and _heads_own_text(pieces, position):
            return position
    return len(pieces)


def _heads_own_text(pieces: Sequence[Piece], heading: int) -> bool:
    body: list[Piece] = []
    for position in range(heading + 1, len(pieces)):
        piece = pieces[position]
        if _could_head(piece) or _section_rule(piece):
            break
        body.append(piece)
    if not body or any(line_reason(piece.text) for piece in body):
        return False
    long_enough = sum(len(words(piece.text)) for piece in body) >= _TEXT_OF_ITS_OWN
    return body[-1].text[-1] in ".!?:)" and long_enough


def _end_of_form(pieces: Sequence[Piece], start: int) -> int:
    """Up to the last field or button; short lines in between belong to the form."""
    end = start + 1
    for position in range(start + 1, len(pieces)):
        piece = pieces[position]
        if line_reason(piece.text):
            end = position + 1
        elif _could_head(piece) or piece.is_item or len(words(piece.text)) > _LONGEST_FORM_TEXT:
            return end
    return end


def _end_of_toc(pieces: Sequence[Piece], start: int) -> int:
    """The entries of a table of contents come again further down, as headings."""
    for position in range(start + 1, len(pieces)):
        text = pieces[position].text
        ahead = range(position + 1, min(position + _FARTHEST_AHEAD, len(pieces)))
        if not any(pieces[i].text == text for i in ahead):
            return position
    return len(pieces)


def _could_head(piece: Piece) -> bool:
    return piece.is_heading or (not piece.is_item and looks_like_heading(piece.text))


def _weak_lines(pieces: Sequence[Piece], reasons: dict[int, str]) -> None:
    """Buttons and invitations, which are headings like any other if text stands under them."""
    for position in range(len(pieces) - 1, -1, -1):
        reason = _weak_reason(pieces[position])
        if reason and not _has_text_under(pieces, position, reasons):
            reasons.setdefault(position, reason)


def _weak_reason(piece: Piece) -> str | None:
    bare = _bare(piece.text)
    return next((reason for reason, rule in WEAK_LINES if rule.fullmatch(bare)), None)


def _has_text_under(pieces: Sequence[Piece], position: int, reasons: dict[int, str]) -> bool:
    following = position + 1
    if following >= len(pieces) or following in reasons:
        return False
    return not _could_head(pieces[following])


def _doubts(page: Page, span: range, reason: str) -> list[Doubt]:
    return [
        Doubt(piece.text, f"left out as {reason}, but it is running text", piece.line)
        for piece in (page.pieces[i] for i in span)
        if len(words(piece.text)) >= _WORTH_A_LOOK and piece.text[-1] in ".!?"
    ]


def _reopened(page: Page, reasons: dict[int, str]) -> Page:
    """The page without those pieces; a line whose neighbour went now opens or closes its run."""
    pieces = [
        replace(
            piece,
            opens=piece.opens or i - 1 in reasons,
            closes=piece.closes or i + 1 in reasons,
        )
        for i, piece in enumerate(page.pieces)
    ]
    return page.holding(pieces).without(reasons)


def _bare(text: str) -> str:
    return _TRAILING.sub("", text)
