"""What is searched: passages, and the outlines of sections that only gather others.

An outline answers "which exercises are there": its quotes are the headings under one heading. An
entry keeps its stems by where they stand, because a word in a heading says more about what a
passage is for than the same word in its text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sciabot.answering.kinds import Kind, kind_of
from sciabot.corpus import Block, BlockKind, Corpus, Document, Passage, Section, Span
from sciabot.language import stem, stop_words, terms, words


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence, item, step or heading of an entry, and its stems."""

    span: Span
    stems: frozenset[str]
    kind: BlockKind | None  # None for a heading


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A passage, or (passage is None) the outline of a section."""

    document: Document
    section: Section
    passage: Passage | None
    cautions: tuple[Block, ...]
    parts: tuple[Part, ...]
    title_stems: frozenset[str]
    own_stems: frozenset[str]  # of its section's heading
    heading_stems: frozenset[str]  # of every heading it lies under
    body_stems: frozenset[str]  # of all its parts
    asked: tuple[tuple[Kind, frozenset[str]], ...]  # each question in the front matter
    terms: tuple[str, ...]  # all that is indexed, repeated as often as it counts

    @property
    def opens_section(self) -> bool:
        """Is it the first thing said under its heading?"""
        return bool(self.passage and self.passage.blocks[0] is self.section.blocks[0])

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.passage.blocks if self.passage else ()

    @property
    def is_outline(self) -> bool:
        return self.passage is None

    @property
    def kind(self) -> BlockKind | None:
        """What the entry mostly is: its last block, after any introduction."""
        return self.passage.blocks[-1].kind if self.passage else None

    def text_of(self, part: Part) -> str:
        return part.span.of(self.document.text)


def entries(corpus: Corpus) -> tuple[Entry, ...]:
    """Every passage and every outline of the corpus, in corpus order."""
    found = [_of_passage(passage) for passage in corpus.passages]
    for document in corpus.documents:
        found += _outlines(document, corpus.passages)
    order = {document.id: place for place, document in enumerate(corpus.documents)}
    found.sort(key=lambda entry: (order[entry.document.id], entry.section.span.start))
    return tuple(found)


def _of_passage(passage: Passage) -> Entry:
    document = passage.document
    parts = tuple(
        _part(document, span, block.kind) for block in passage.blocks for span in block.parts
    )
    return _entry(passage.section, document, passage, parts)


def _outlines(document: Document, passages: Sequence[Passage]) -> Iterator[Entry]:
    for place, section in enumerate(document.sections):
        children = list(_children(section, document.sections[place + 1 :]))
        if section.level > 1 and len(children) >= 2:
            parts = tuple(_part(document, child.span, None) for child in children)
            held = [set(p.cautions) for p in passages if p.section in children]
            shared = set.intersection(*held) if held else set()
            cautions = tuple(sorted(shared, key=lambda block: block.span.start))
            yield _entry(section, document, None, parts, cautions)


def _children(section: Section, following: Sequence[Section]) -> Iterator[Section]:
    """The sections right under this one, up to the next that is not under it."""
    for other in following:
        if other.level <= section.level:
            return
        if len(other.path) == len(section.path) + 1:
            yield other


def _entry(
    section: Section,
    document: Document,
    passage: Passage | None,
    parts: tuple[Part, ...],
    cautions: tuple[Block, ...] = (),
) -> Entry:
    language = document.language
    titled = terms(document.title, language)
    headed = [term for heading in section.path for term in terms(heading, language)]
    questions = document.questions.get(section.heading, ())
    asked = [terms(text, language) for text in questions]
    body = [term for part in parts for term in terms(part.span.of(document.text), language)]
    return Entry(
        document=document,
        section=section,
        passage=passage,
        cautions=passage.cautions if passage else cautions,
        parts=parts,
        title_stems=frozenset(titled),
        own_stems=frozenset(terms(section.heading, language)),
        heading_stems=frozenset(headed),
        body_stems=frozenset(stem_ for part in parts for stem_ in part.stems),
        asked=tuple(zip(map(kind_of, questions), map(frozenset, asked), strict=True)),
        terms=(*titled, *headed, *headed, *body, *(term for stems in asked for term in stems)),
    )


def _part(document: Document, span: Span, kind: BlockKind | None) -> Part:
    text = span.of(document.text)
    language = document.language
    # A set phrase may hold function words ("on your back"), so nothing is left out here.
    return Part(span, frozenset(stem(word, language) for word in words(text)), kind)


def vocabulary(corpus: Corpus) -> frozenset[str]:
    """Every word of the corpus as it is compared, function words left out."""
    stop = stop_words("en") | stop_words("es")
    texts = [document.text for document in corpus.documents]
    texts += [q for d in corpus.documents for qs in d.questions.values() for q in qs]
    return frozenset(word for text in texts for word in words(text) if word not in stop)
