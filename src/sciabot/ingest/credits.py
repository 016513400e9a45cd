"""Who wrote and reviewed a page, when, and where it stands: from its lines into its facts.

A line that only says so goes, as the front matter says it now. A date counts only where it can be
read in one way and the page says what it is the date of.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sciabot.ingest.dates import DATE, date_of
from sciabot.ingest.names import PERSON, fuller
from sciabot.ingest.page import Facts, Page, Piece
from sciabot.ingest.receipt import Doubt

_AUTHOR_LINE = re.compile(
    rf"(?:(?:[Bb][Yy]|(?:[Aa]rticle )?[Ww]ritten [Bb]y|[Aa]uthor|[Pp]or|[Ee]scrito [Pp]or"
    rf"|[Aa]utora?):? )(?P<who>{PERSON})\.?"
)
_REVIEWER_LINE = re.compile(
    r"(?:(?:[Mm]edically |[Cc]linically |[Ff]act )?[Rr]eviewed [Bb]y|[Mm]edical [Rr]eviewer"
    r"|[Rr]evisad[oa](?: médicamente| clínicamente)? [Pp]or):? "
    rf"(?P<who>{PERSON})(?:,? (?:on |el )?(?P<date>(?i:{DATE})))?\.?"
)
_DATE_LINE = re.compile(
    r"(?P<what>(?:date |medically |last |next |fecha de |última |próxima )*"
    r"(?:published|posted|reviewed|updated|modified|review|update|publication|publicad[oa]"
    r"|actualizad[oa]|revisad[oa]|revisión|actualización|publicación)"
    rf"(?: (?:date|due|on|by|el))*):? (?:on |el )?(?P<date>{DATE}|[\d/.-]{{6,10}})\.?",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(
    r"(?i:posted|published|written)(?: (?:on|el))? "
    rf"(?P<date>(?i:{DATE})),? (?:[Bb]y|[Pp]or) (?P<who>{PERSON})\.?"
    rf"|(?:[Bb]y|[Pp]or) (?P<who_first>{PERSON}),? (?:on |el )?(?P<date_last>(?i:{DATE}))\.?"
)
_SOURCE_LINE = re.compile(
    r"(?:source|fuente|original article|originally published (?:at|on)|artículo original)\b[^()]*?"
    r"\(?(?P<url>https?://[^\s()<>]+)\)?.{0,80}",
    re.IGNORECASE,
)
_BETWEEN_CREDITS = re.compile(r"\s+[|·•–—]\s+")
_SOURCE_REASON = "source line; its address is kept as url"
_CREDIT_REASON = "line about author or date; kept in the front matter"
_FIRST_OR_LAST = 5  # pieces in which a source line is that of the page, not of a statement


def take_source(page: Page) -> Page:
    """The line that says where the text is from, among the first or the last of the page."""
    for position, piece in enumerate(page.pieces):
        source = _SOURCE_LINE.fullmatch(piece.text)
        if source and _is_near_an_end(position, page.pieces) and not page.facts.url:
            facts = replace(page.facts, url=source["url"].rstrip(".,;"))
            return replace(page.without({position: _SOURCE_REASON}), facts=facts)
    return page


def take_credits(page: Page) -> Page:
    facts, reasons, doubts = page.facts, dict[int, str](), list[Doubt]()
    for position, piece in enumerate(page.pieces):
        if piece.is_heading:
            continue
        told = _credits_in(piece.text, facts)
        if told is not None:
            facts, reasons[position] = told, _CREDIT_REASON
            doubts += _doubts(piece)
    return replace(page.without(reasons), facts=facts).doubting(doubts)


def _credits_in(text: str, facts: Facts) -> Facts | None:
    """The facts with what a line adds to them; None if the line says anything else too."""
    for part in _BETWEEN_CREDITS.split(text):
        told = _one_credit(part, facts)
        if told is None:
            return None
        facts = told
    return facts


def _one_credit(text: str, facts: Facts) -> Facts | None:
    if author := _AUTHOR_LINE.fullmatch(text):
        return replace(facts, author=fuller(facts.author, author["who"]))
    if posted := _POSTED_BY.fullmatch(text):
        day = date_of(posted["date"] or posted["date_last"])
        who = fuller(facts.author, posted["who"] or posted["who_first"])
        return replace(facts, author=who, published=facts.published or day)
    if reviewer := _REVIEWER_LINE.fullmatch(text):
        day = date_of(reviewer["date"] or "")
        who = fuller(facts.reviewer, reviewer["who"])
        return replace(facts, reviewer=who, reviewed=facts.reviewed or day)
    if dated := _DATE_LINE.fullmatch(text):
        return _with_date(dated["what"].casefold(), dated["date"], facts)
    return None


def _with_date(what: str, written: str, facts: Facts) -> Facts:
    """A date of the last change is neither of publication nor of review: it is not kept."""
    day = date_of(written)
    if re.match(r"next|próxima|review (?:due|by)", what):
        return replace(facts, review_by=facts.review_by or day)
    if re.search(r"review|revis", what):
        return replace(facts, reviewed=facts.reviewed or day)
    if re.search(r"publi|posted", what):
        return replace(facts, published=facts.published or day)
    return facts


def _doubts(piece: Piece) -> list[Doubt]:
    unclear = [
        found
        for found in re.findall(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}", piece.text)
        if date_of(found) is None
    ]
    what = "the date can be read in two ways and was not kept"
    return [Doubt(found, what, piece.line) for found in unclear]


def _is_near_an_end(position: int, pieces: Sequence[Piece]) -> bool:
    return min(position, len(pieces) - 1 - position) < _FIRST_OR_LAST
