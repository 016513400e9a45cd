"""Pieces → sections of blocks: what is a list, what are steps, what is a caution, what lies under
what.

The words of the source are never changed here; a paragraph is at most cut between two sentences,
where a caution begins or ends.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from sciabot.ingest.cautions import (
    has_caution,
    heads_cautions,
    is_caution,
    is_loosely_caution,
    split_cautions,
)
from sciabot.ingest.page import Page, Piece, PieceKind
from sciabot.ingest.steps import are_steps, reads_as_exercise

_USUAL_TOP = re.compile(  # headings that begin a new subject in an article about an ailment
    r"\b(?:about|we|our|when|symptom|sign|cause|treatment|diagnos|prevent|exercise|conclusion"
    r"|summary|contact|bottom line|takeaway|síntoma|señal|causa|tratamiento|diagn|prevenci|cuándo"
    r"|ejercicio|conclusi|resumen|acerca|sobre)",
    re.IGNORECASE,
)
_HIGHEST, _LOWEST = 2, 6


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    LIST = "list"
    STEPS = "steps"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or caution, or the items of one list."""

    kind: BlockKind
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is under it; an empty heading for what stands before the first."""

    heading: str
    level: int
    blocks: tuple[Block, ...]

    @property
    def is_exercise(self) -> bool:
        return any(
            block.kind is BlockKind.STEPS
            or (block.kind is BlockKind.PARAGRAPH and reads_as_exercise(block.texts[0]))
            for block in self.blocks
        )

    @property
    def cautions(self) -> tuple[str, ...]:
        return tuple(b.texts[0] for b in self.blocks if b.kind is BlockKind.CAUTION)


def sections_of(page: Page) -> tuple[Section, ...]:
    """The sections in order; the first has no heading and may be empty."""
    parts = list(_parts(page.pieces))
    levels = _levels([heading.level for heading, _ in parts if heading])
    sections = [_section(None, _HIGHEST - 1, parts[0][1])] if parts and not parts[0][0] else []
    headed = [part for part in parts if part[0]]
    sections += [
        _section(heading, level, body)
        for (heading, body), level in zip(headed, levels, strict=True)
    ]
    return tuple(_under_umbrellas(sections, marked=page.marked))


def _parts(pieces: Sequence[Piece]) -> Iterator[tuple[Piece | None, list[Piece]]]:
    heading: Piece | None = None
    body: list[Piece] = []
    for piece in pieces:
        if piece.is_heading:
            if heading or body:
                yield heading, body
            heading, body = piece, []
        else:
            body.append(piece)
    if heading or body:
        yield heading, body


def _levels(sources: Sequence[int]) -> list[int]:
    """Levels without gaps: h4 right under the title is as good as h2."""
    levels: list[int] = []
    above: list[int] = []
    for source in sources:
        while above and above[-1] >= source:
            above.pop()
        above.append(source)
        levels.append(min(_HIGHEST - 1 + len(above), _LOWEST))
    return levels


def _section(heading: Piece | None, level: int, body: Sequence[Piece]) -> Section:
    text = heading.text if heading else ""
    strict = heads_cautions(text)
    return Section(text, level, tuple(_blocks(body, strict=strict)))


def _blocks(body: Sequence[Piece], *, strict: bool) -> Iterator[Block]:
    groups = [(is_item, list(run)) for is_item, run in groupby(body, lambda p: p.is_item)]
    skip = False
    for position, (is_item, run) in enumerate(groups):
        if skip:
            skip = False
            continue
        if is_item:
            yield from _list_blocks(run)
            continue
        following = groups[position + 1][1] if position + 1 < len(groups) else []
        yield from _paragraph_blocks(run[:-1], strict=strict)
        joined = _with_its_list(run[-1], following)
        if joined:
            yield Block(BlockKind.CAUTION, (joined,))
            skip = True
        else:
            yield from _paragraph_blocks(run[-1:], strict=strict)


def _with_its_list(intro: Piece, items: Sequence[Piece]) -> str | None:
    """ "Do not do these exercises if you have:" says nothing without the list below it."""
    if not items or not intro.text.endswith(":") or not has_caution(intro.text):
        return None
    return " ".join([intro.text, *(f"• {item.text}" for item in items)])


def _paragraph_blocks(pieces: Sequence[Piece], *, strict: bool) -> Iterator[Block]:
    for piece in pieces:
        whole = piece.kind is PieceKind.CAUTION or (strict and is_loosely_caution(piece.text))
        runs = [(True, piece.text)] if whole else split_cautions(piece.text)
        for caution, text in runs:
            yield Block(BlockKind.CAUTION if caution else BlockKind.PARAGRAPH, (text,))


def _list_blocks(items: Sequence[Piece]) -> Iterator[Block]:
    """The cautions among the items come out of the list, at their place."""
    texts = [(is_caution(item.text), item.text) for item in items]
    numbered = sum(item.kind is PieceKind.NUMBERED for item in items) * 2 > len(items)
    instructions = [text for caution, text in texts if not caution]
    is_table = any(item.kind is PieceKind.ROW for item in items)
    in_order = not is_table and are_steps(instructions, numbered=numbered)
    kind = BlockKind.STEPS if in_order else BlockKind.LIST
    for caution, run in groupby(texts, lambda pair: pair[0]):
        found = tuple(text for _, text in run)
        if caution:
            yield from (Block(BlockKind.CAUTION, (text,)) for text in found)
        else:
            yield from _with_last_cut(Block(kind, found))


def _with_last_cut(block: Block) -> Iterator[Block]:
    """A caution at the end of the last step stands after the steps."""
    runs = split_cautions(block.texts[-1])
    if len(runs) != 2 or not runs[1][0]:
        yield block
        return
    yield replace(block, texts=(*block.texts[:-1], runs[0][1]))
    yield Block(BlockKind.CAUTION, (runs[1][1],))


def _under_umbrellas(sections: Sequence[Section], *, marked: bool) -> list[Section]:
    """A heading with nothing of its own is the parent of those of one kind that follow."""
    result = list(sections)
    position = 0
    while position < len(result) - 1:
        end = _end_of_kind(result, position, marked=marked)
        for child in range(position + 1, end):
            lowered = min(result[child].level + 1, _LOWEST)
            result[child] = replace(result[child], level=lowered)
        position += 1
    return result


def _end_of_kind(sections: Sequence[Section], umbrella: int, *, marked: bool) -> int:
    first, level = sections[umbrella + 1], sections[umbrella].level
    is_umbrella = not sections[umbrella].blocks and first.level == level < _LOWEST
    if not is_umbrella or (marked and not first.is_exercise):
        return umbrella
    end = umbrella + 1
    while end < len(sections) and sections[end].level >= level:
        if sections[end].level == level and not _goes_on(first, sections[end]):
            break
        end += 1
    return end


def _goes_on(first: Section, section: Section) -> bool:
    """Whether a section is of one kind with the first one under the umbrella."""
    if section is first or (section.is_exercise and first.is_exercise):
        return True
    return _kind(first) == _kind(section) and not _USUAL_TOP.search(section.heading)


def _kind(section: Section) -> tuple[bool, str]:
    ending = section.heading[-1:]
    return section.is_exercise, ending if ending in "?!" else ""
