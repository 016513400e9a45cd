"""Document → Passage: what is indexed and shown.

A passage is whole blocks of one section: a paragraph, a list with the line that introduces it, or
all the steps of the section with whatever stands between them, never cut inside. It knows the
cautions that hold for it, so that whoever quotes the one cannot forget the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sciabot.corpus.document import Block, BlockKind, CautionScope, Document, Section, Span

_ITEMS = {BlockKind.LIST, BlockKind.STEPS}


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole blocks of one section, with the cautions that hold for them, in document order."""

    document: Document
    section: Section
    blocks: tuple[Block, ...]
    cautions: tuple[Block, ...]

    @property
    def span(self) -> Span:
        return Span(self.blocks[0].span.start, self.blocks[-1].span.end)

    @property
    def text(self) -> str:
        return self.span.of(self.document.text)

    @property
    def questions(self) -> tuple[str, ...]:
        """What visitors ask that this passage's section answers, from the front matter."""
        return self.document.questions.get(self.section.heading, ())


def split(document: Document) -> tuple[Passage, ...]:
    """Every block of the document stands in exactly one passage, in document order."""
    return tuple(
        Passage(document, section, blocks, _cautions(document, section))
        for section in document.sections
        for blocks in _groups(document, section)
    )


def _groups(document: Document, section: Section) -> Iterator[tuple[Block, ...]]:
    blocks = list(section.blocks)
    while blocks:
        size = _size(document, blocks)
        yield tuple(blocks[:size])
        del blocks[:size]


def _size(document: Document, blocks: Sequence[Block]) -> int:
    """How many of the first blocks belong together."""
    intro = len(blocks) > 1 and blocks[1].kind in _ITEMS and _introduces(document, blocks[0])
    size = 2 if intro else 1
    if blocks[size - 1].kind is BlockKind.STEPS:
        size = max(n for n, block in enumerate(blocks, start=1) if block.kind is BlockKind.STEPS)
    return size


def _introduces(document: Document, block: Block) -> bool:
    text = block.span.of(document.text)
    return block.kind is BlockKind.PARAGRAPH and text.endswith((":", "："))


def _cautions(document: Document, section: Section) -> tuple[Block, ...]:
    return tuple(
        block
        for origin in document.sections
        for block in origin.blocks
        if block.kind is BlockKind.CAUTION and _holds(document, origin, block, section)
    )


def _holds(document: Document, origin: Section, caution: Block, section: Section) -> bool:
    """A caution holds for its section, all under it, and the sections that the table names."""
    if section.path[: len(origin.path)] == origin.path and _is_under(document, origin, section):
        return True
    text = caution.span.of(document.text)
    scopes = document.cautions.get(origin.heading, ())
    return any(_names(scope, text, section.heading) for scope in scopes)


def _is_under(document: Document, origin: Section, section: Section) -> bool:
    """Paths repeat where headings do; position tells such sections apart."""
    start, end = document.sections.index(origin), document.sections.index(section)
    between = document.sections[start + 1 : end + 1]
    return start <= end and all(s.level > origin.level for s in between)


def _names(scope: CautionScope, text: str, heading: str) -> bool:
    return heading in scope.sections and text.startswith(scope.begins)
