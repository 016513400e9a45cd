"""The author's name and biography: often on a page twice, kept once, as the last section."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sciabot.ingest.headings import looks_like_heading
from sciabot.ingest.names import fuller, is_certainly_name, is_name, without_degrees
from sciabot.ingest.page import Page, Piece, PieceKind
from sciabot.ingest.wording import language_of, words

_HEADING = re.compile(
    r"(?:about|meet) the (?:author|writer|physician|doctor|therapist|provider)s?"
    r"|(?:the |post )?author(?:'s|’s)?(?: bio(?:graphy)?| info(?:rmation)?)?"
    r"|(?:sobre|acerca de|conozca a) (?:el autor|la autora|los autores)|acerca del autor"
    r"|(?:el |la )?autora?",
    re.IGNORECASE,
)
_OWN_HEADING = {"en": "About The Author", "es": "Sobre el autor"}
TOP_LEVEL = 1  # above every heading of the article, which starts at 2
_REPEATED = "author box repeated"
_MOST_REPEATS = 4  # of a name before the biography
_MOVED = "author line; the name is kept in the front matter"


def is_author_heading(text: str) -> bool:
    return bool(_HEADING.fullmatch(text.rstrip(":")))


def move_author_box(page: Page) -> Page:
    """Take every author box out and put one at the end."""
    positions = _positions(page)
    box = _sorted_out(page, positions)
    if not box.names and not box.biography:
        return page
    named = "".join(name.text for name in box.names[:1])
    author = fuller(page.facts.author, named) if named else page.facts.author
    page = replace(page, facts=replace(page.facts, author=author))
    if not box.biography:
        return page.without(dict.fromkeys(positions, _MOVED))
    heading = box.heading or _heading(page, page.pieces[positions[0]].line)
    rest = page.without({i: box.repeated.get(i, "") for i in positions})
    left_out = tuple(left for left in rest.left_out if left.reason)
    pieces = [*rest.pieces, heading, *box.names, *box.biography]
    return replace(rest, left_out=left_out).holding(pieces)


def _positions(page: Page) -> list[int]:
    """The positions of everything that belongs to the author box, wherever it stands."""
    found: set[int] = set()
    for position, piece in enumerate(page.pieces):
        if position in found:
            continue
        if is_author_heading(piece.text):
            found.update(range(position, _end_of_headed(page, position)))
        elif is_certainly_name(piece.text):
            found.update(range(position, _end_of_bare(page.pieces, position)))
    known = {page.pieces[i].text for i in found}
    found.update(i for i, p in enumerate(page.pieces) if p.text in known and len(words(p.text)) > 1)
    return sorted(found)


def _end_of_headed(page: Page, heading: int) -> int:
    end = heading + 1
    while end < len(page.pieces) and _belongs(page, heading, end):
        end += 1
    return end


def _belongs(page: Page, heading: int, position: int) -> bool:
    piece, head = page.pieces[position], page.pieces[heading]
    if is_author_heading(piece.text) or _is_name_in_box(page, heading, position):
        return True
    if piece.is_heading:
        return head.is_heading and piece.level > head.level
    return page.marked or piece.is_item or not looks_like_heading(piece.text)


def _is_name_in_box(page: Page, heading: int, position: int) -> bool:
    """Two capitalised words are also what a heading looks like: more must speak for a name."""
    text = page.pieces[position].text
    if is_certainly_name(text) or text == page.facts.author:
        return True
    following = page.pieces[position + 1].text if position + 1 < len(page.pieces) else ""
    return is_name(text) and (position == heading + 1 or following.startswith(text))


def _end_of_bare(pieces: Sequence[Piece], start: int) -> int:
    """A name on its line, perhaps again, and then a text that begins with the name."""
    name, end = pieces[start].text, start + 1
    while end < min(len(pieces), start + _MOST_REPEATS) and pieces[end].text == name:
        end += 1
    if end < len(pieces) and pieces[end].text.startswith(without_degrees(name)):
        return end + 1
    return start


@dataclass(slots=True)
class _Box:
    """What is found in the boxes, each thing once."""

    heading: Piece | None = None
    names: list[Piece] = field(default_factory=list)
    biography: list[Piece] = field(default_factory=list)
    repeated: dict[int, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def take(self, position: int, piece: Piece) -> None:
        known_as = without_degrees(piece.text) if is_name(piece.text) else piece.text
        if is_author_heading(piece.text) and self.heading is None:
            self.heading = replace(piece, kind=PieceKind.HEADING, level=TOP_LEVEL)
        elif known_as in self.seen or is_author_heading(piece.text):
            self.repeated[position] = _REPEATED
        elif is_name(piece.text):
            self.names.append(replace(piece, kind=PieceKind.LINE, opens=False))
        else:
            self.biography.append(replace(piece, kind=PieceKind.LINE, opens=False))
        self.seen.add(known_as)


def _sorted_out(page: Page, positions: Sequence[int]) -> _Box:
    box = _Box()
    for position in positions:
        box.take(position, page.pieces[position])
    return box


def _heading(page: Page, line: int) -> Piece:
    language = language_of(" ".join(piece.text for piece in page.pieces))
    return Piece(PieceKind.HEADING, _OWN_HEADING[language], line, level=TOP_LEVEL)
