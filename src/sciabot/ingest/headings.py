"""Plain text only: which of the short lines are headings.

A heading stands alone or leads its lines, does not end like a sentence, and has something under it.
What merely looks like one (a caption, a list without bullets) is told apart by what stands around.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sciabot.ingest.captions import drop_captions
from sciabot.ingest.names import is_certainly_name
from sciabot.ingest.page import Page, Piece, PieceKind
from sciabot.ingest.receipt import Doubt
from sciabot.ingest.wording import words

BOLD_LEVEL = 7  # of a line that is only bold: under whatever real heading stands above it

_LONGEST_HEADING = 90
_MOST_WORDS = 13
_MOST_WORDS_SHOUTED = 7
_BEGINS = re.compile(r"[\"“‘'(¿¡]*[A-ZÁÉÍÓÚÑÜ0-9]")
_INTRODUCES_STEPS = re.compile(
    r"(?:instructions|directions|steps|how to do it|what to do|instrucciones|pasos|cómo hacerlo):",
    re.IGNORECASE,
)
_ENDS_OPEN = re.compile(
    r"\b(?:if|si|includes?|are|is|the|of|and|or|with|for|to|can|may|son|incluyen?|los|las|el|la|de|y|o)$",
    re.IGNORECASE,
)
_SENTENCE_BREAK = re.compile(r"(?<!vs)[.!?]\s")
_SHORT_TITLE_WITH_COLON = re.compile(r"[A-ZÁÉÍÓÚÑ][\w’'-]+(?: [A-ZÁÉÍÓÚÑ][\w’'-]+){0,2}:")
_SHORTEST_BARE_LIST = 3


def looks_like_heading(text: str) -> bool:
    """Whether a line could be a heading, going by nothing but its own form."""
    if len(text) > _LONGEST_HEADING or len(words(text)) > _MOST_WORDS or not words(text):
        return False
    if not _BEGINS.match(text) or _SENTENCE_BREAK.search(text) or _ENDS_OPEN.search(text):
        return False
    if _INTRODUCES_STEPS.fullmatch(text):
        return False
    if text.endswith("!"):
        return len(words(text)) <= _MOST_WORDS_SHOUTED
    return text[-1] not in ".,;:…" or bool(_SHORT_TITLE_WITH_COLON.fullmatch(text))


def is_bold_heading(text: str) -> bool:
    """Whether a line that is bold throughout heads what follows, rather than stressing itself."""
    return looks_like_heading(text) and not is_certainly_name(text)


def mark_headings(page: Page) -> Page:
    """Turn the lines that are headings into headings; captions go."""
    if page.marked:
        return drop_captions(page.holding(_settled_bold(page.pieces)))
    page = page.holding(_bare_lists(page.pieces))
    candidates = [_could_head(page.pieces, position) for position in range(len(page.pieces))]
    marked = page.holding(
        [
            _as_heading(piece) if candidate else piece
            for piece, candidate in zip(page.pieces, candidates, strict=True)
        ]
    )
    return drop_captions(_without_empty_end(marked))


def _settled_bold(pieces: Sequence[Piece]) -> list[Piece]:
    """A bold line heads something only if text follows it; otherwise it stresses itself."""
    result = list(pieces)
    for position in range(len(result) - 1, -1, -1):
        following = result[position + 1] if position + 1 < len(result) else None
        nothing_under = following is None or following.is_heading
        if result[position].level == BOLD_LEVEL and nothing_under:
            result[position] = replace(result[position], kind=PieceKind.LINE, level=0)
    return result


def _could_head(pieces: Sequence[Piece], position: int) -> bool:
    piece = pieces[position]
    following = pieces[position + 1] if position + 1 < len(pieces) else None
    if following is None or not piece.opens or not looks_like_heading(piece.text):
        return False
    if piece.kind is PieceKind.NUMBERED:
        return piece.stands_alone and not _has_numbered_neighbour(pieces, position)
    if piece.kind is not PieceKind.LINE:
        return False
    return piece.closes or following.is_item or _is_text(pieces, position + 1)


def _is_text(pieces: Sequence[Piece], position: int) -> bool:
    """A sentence, or the line that a list is hung on."""
    hangs_list = position + 1 < len(pieces) and pieces[position + 1].is_item
    return hangs_list or _is_prose(pieces[position].text)


def _has_numbered_neighbour(pieces: Sequence[Piece], position: int) -> bool:
    """The items of one list count on; a numbered heading has other things in between."""
    number, style = _numbering(pieces[position])
    neighbours = {
        _numbering(pieces[position + step]): number + step
        for step in (-1, 1)
        if 0 <= position + step < len(pieces)
    }
    return any(found == (expected, style) for found, expected in neighbours.items())


def _numbering(piece: Piece) -> tuple[int, str]:
    digits = re.search(r"\d+", piece.marker)
    return (int(digits[0]) if digits else -1, re.sub(r"\d+", "", piece.marker).lower())


def _as_heading(piece: Piece) -> Piece:
    """Capitals throughout outrank other headings; a numbered heading keeps its number."""
    text = f"{piece.marker} {piece.text}".strip()
    level = 2 if text.isupper() else 3
    return replace(piece, kind=PieceKind.HEADING, text=text, level=level, marker="")


def _is_prose(text: str) -> bool:
    return text[-1] in ".!?:" or len(words(text)) > _MOST_WORDS


def _bare_lists(pieces: Sequence[Piece]) -> list[Piece]:
    """Short lines right after "... include:" are a list that lost its bullets."""
    result = list(pieces)
    for position, piece in enumerate(pieces):
        if piece.kind is PieceKind.LINE and _announces_list(pieces, position):
            for index in _bare_items(pieces, position + 1):
                result[index] = replace(pieces[index], kind=PieceKind.ITEM)
    return result


def _announces_list(pieces: Sequence[Piece], position: int) -> bool:
    """A line with a colon, or a heading with short lines right below each other under it."""
    if pieces[position].text.endswith(":"):
        return True
    below = pieces[position + 1 : position + 1 + _SHORTEST_BARE_LIST]
    stacked = len(below) == _SHORTEST_BARE_LIST and not any(p.opens for p in below[1:])
    return (
        stacked
        and below[0].opens
        and pieces[position].stands_alone
        and looks_like_heading(pieces[position].text)
    )


def _bare_items(pieces: Sequence[Piece], start: int) -> range:
    end = start
    while end < len(pieces) and _is_bare_item(pieces[end]):
        end += 1
        if pieces[end - 1].closes and not pieces[end - 1].opens:
            break  # lines right below each other; what comes after the blank line is no item
    if end < len(pieces) and end > start and pieces[end - 1].stands_alone:
        end -= 1  # the last short line before text is that text's heading
    in_one_run = end - start > 1 and not pieces[start].stands_alone
    return range(start, end if in_one_run or end - start >= _SHORTEST_BARE_LIST else start)


def _is_bare_item(piece: Piece) -> bool:
    return piece.kind is PieceKind.LINE and not _is_prose(piece.text)


def _without_empty_end(page: Page) -> Page:
    """Short lines that end the article head nothing."""
    pieces = list(page.pieces)
    doubts: list[Doubt] = []
    while pieces and pieces[-1].is_heading:
        last = pieces.pop()
        doubts.append(_nothing_under(last))
    end = page.pieces[-1:]
    if not doubts and end and end[0].opens and looks_like_heading(end[0].text):
        doubts = [] if end[0].is_item else [_nothing_under(end[0])]
    tail = [replace(piece, kind=PieceKind.LINE) for piece in page.pieces[len(pieces) :]]
    return page.holding([*pieces, *tail]).doubting(doubts[::-1])


def _nothing_under(piece: Piece) -> Doubt:
    return Doubt(piece.text, "looks like a heading with nothing under it", piece.line)
