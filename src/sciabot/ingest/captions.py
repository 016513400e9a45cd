"""Short lines that were the caption of a picture.

A copied page keeps the caption and loses the picture, and the line then looks like a heading. It is
told from one by what follows: text under a heading speaks of it; text after a caption goes on about
the heading above.
"""

import re
from collections.abc import Sequence

from sciabot.ingest.page import Page, Piece
from sciabot.ingest.receipt import Doubt
from sciabot.ingest.steps import are_steps, reads_as_exercise
from sciabot.ingest.wording import stems, words

REASON = "image caption"
_LABEL = re.compile(
    r"(?:fig(?:ure|ura|\.)?\s*\d|(?:image|photo|picture|illustration|diagram|imagen|foto"
    r"|ilustración)\b(?:\s*\d+|\s*[:—–-]|\s+(?:of|by|credit|courtesy|de|cortesía)\b))",
    re.IGNORECASE,
)
_PERSON_DOING = re.compile(
    r"(?:an? |un[ao]? |the )?(?:\w+ ){0,2}(?:man|woman|person|lady|couple|doctor|physician"
    r"|therapist|patient|hombre|mujer|persona|paciente|doctora?|terapeuta)s? "
    r"(?:is |\w+ly )?\w{2,}(?:ing|ndo)\b[^.?!:]*",
    re.IGNORECASE,
)
_MOST_WORDS_LABELLED = 25
_MOST_WORDS = 5
_USUAL_HEADING = re.compile(
    r"\b(?:about|advice|bottom|cause|common|conclusion|contact|diagnosis|exercise|final|frequently"
    r"|home|introduction|outlook|overview|prevent|question|recovery|risk|self|sign|stretch|summary"
    r"|symptom|takeaway|test|therap|tip|treatment|types|thoughts|visit|causas|conclusión"
    r"|consejos|diagnóstico|ejercicio|estiramiento|prevención|preguntas|resumen|síntomas"
    r"|tratamiento)",
    re.IGNORECASE,
)
_HAS_VERB = re.compile(
    r"\b(?:is|are|can|do|does|to|how|what|when|why|who|get|we|you|your|our|es|son|qué|cómo)\b",
    re.IGNORECASE,
)


def is_labelled_caption(text: str) -> bool:
    """Whether it says so itself: "Figure 2: the sciatic nerve", "Woman holding her back"."""
    if len(words(text)) > _MOST_WORDS_LABELLED:
        return False
    return bool(_LABEL.match(text) or _PERSON_DOING.fullmatch(text))


def drop_captions(page: Page) -> Page:
    reasons: dict[int, str] = {}
    doubts: list[Doubt] = []
    for position, piece in enumerate(page.pieces):
        if not piece.is_item and is_labelled_caption(piece.text):
            reasons[position] = REASON
        if not piece.is_heading or page.marked:
            continue
        verdict = _verdict(page, position, reasons)
        if verdict is not None:
            reasons[position] = REASON
        if verdict:
            doubts.append(Doubt(piece.text, verdict, piece.line))
    return page.without(reasons).doubting(doubts)


def _verdict(page: Page, position: int, gone: dict[int, str]) -> str | None:
    """None: a heading. Otherwise a caption; the text says what is doubtful about that, if any."""
    pieces = page.pieces
    text = pieces[position].text
    if len(words(text)) > _MOST_WORDS or text[-1] in "?!:" or _HAS_VERB.search(text):
        return None
    before = position - 1
    while before in gone:
        before -= 1
    if before < 0:
        return _verdict_under_title(page) if position == 0 else None
    if pieces[before].is_heading:
        return _verdict_after_heading(page, before, position)
    return _verdict_between_text(page, before, position)


def _verdict_under_title(page: Page) -> str | None:
    """Before the first heading nothing is headed: a heading follows, and no group of exercises."""
    pieces = page.pieces
    if not _followed_by_heading(pieces, 0) or _has_exercise(pieces, 1):
        return None
    if stems(pieces[0].text) <= stems(page.title):
        return ""
    is_usual = _USUAL_HEADING.search(pieces[0].text)
    return None if is_usual else "taken for an image caption under the title"


def _verdict_after_heading(page: Page, above: int, position: int) -> str | None:
    pieces = page.pieces
    if _followed_by_heading(pieces, position) or _has_exercise(pieces, position):
        return None
    usual = stems(page.title)
    text = pieces[position + 1].text
    own, above_it = (stems(pieces[i].text) & stems(text) for i in (position, above))
    if own or _USUAL_HEADING.search(pieces[position].text):
        return None
    return "" if above_it - usual else None


def _verdict_between_text(page: Page, before: int, position: int) -> str | None:
    """Rare and easily wrong, so everything must point the same way."""
    pieces = page.pieces
    text = pieces[position].text
    if _USUAL_HEADING.search(text) or _followed_by_heading(pieces, position):
        return None
    heading = next((pieces[i].text for i in range(before, -1, -1) if pieces[i].is_heading), "")
    body = " ".join(p.text for p in _body(pieces, position))
    named_before = stems(text) <= stems(pieces[before].text)
    goes_on = stems(heading) & stems(pieces[position + 1].text) - stems(page.title)
    if named_before and goes_on and not stems(text) & stems(body):
        return "taken for an image caption between two paragraphs"
    return None


def _followed_by_heading(pieces: Sequence[Piece], position: int) -> bool:
    return position + 1 >= len(pieces) or pieces[position + 1].is_heading


def _has_exercise(pieces: Sequence[Piece], heading: int) -> bool:
    body = _body(pieces, heading)
    items = [piece.text for piece in body if piece.is_item]
    return are_steps(items, numbered=False) or any(reads_as_exercise(p.text) for p in body)


def _body(pieces: Sequence[Piece], heading: int) -> list[Piece]:
    body: list[Piece] = []
    for position in range(heading + 1, len(pieces)):
        piece = pieces[position]
        if piece.is_heading:
            break
        body.append(piece)
    return body
