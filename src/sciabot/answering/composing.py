"""A reading → quotes: what is shown, in reading order, and nothing that is not in the document.

Short, but never half: steps and lists come whole, figures that are set against each other come
together, a sentence that leans on the one before brings it along, and every caution that holds
goes with what it holds for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from sciabot.answering.answer import Citation, Quote, QuoteKind
from sciabot.answering.entries import Entry
from sciabot.answering.kinds import Kind
from sciabot.answering.question import Question
from sciabot.answering.ranking import Reading
from sciabot.corpus import Block, BlockKind, Document, Section, Span
from sciabot.language import fold

LONGEST = 900  # characters quoted besides cautions and step lists
LONGEST_HIGHLIGHT = 300
_SENTENCES = 4

_WHOLE = {Kind.TOPIC, Kind.HOW_TO}  # asks for all the steps or items, not for one
_KIND_OF_PART = {
    BlockKind.LIST: QuoteKind.LIST_ITEM,
    BlockKind.STEPS: QuoteKind.STEP,
    BlockKind.CAUTION: QuoteKind.CAUTION,
}


@dataclass(frozen=True, slots=True)
class Composed:
    """The quotes of one answer and where they stand."""

    quotes: tuple[Quote, ...]
    citations: tuple[Citation, ...]
    highlight: str | None


def compose(question: Question, reading: Reading) -> Composed:
    """The quotes for one reading: a heading, what answers, and its cautions."""
    entry = reading.entry
    main = _with_companions(entry, list(_main(reading)))
    spans = {span for _, span in main}
    cautions = [block for block in entry.cautions if block.span not in spans]
    document = entry.document
    cited = {entry.section.span: _citation(document, entry.section, main[0][1].of(document.text))}
    quotes = [_quote(document, QuoteKind.HEADING, entry.section.span, 0)]
    quotes += [_quote(document, kind, span, 0) for kind, span in main]
    for block in cautions:
        origin = _section_of(document, block)
        begins = block.parts[0].of(document.text)
        cited.setdefault(origin.span, _citation(document, origin, begins))
        number = list(cited).index(origin.span)
        quotes.append(_quote(document, QuoteKind.CAUTION, block.span, number))
    citations = tuple(cited.values())
    return Composed(tuple(quotes), citations, _highlight(question, reading, quotes))


def _main(reading: Reading) -> Iterator[tuple[QuoteKind, Span]]:
    entry = reading.entry
    if entry.passage is None:
        for part in entry.parts:
            yield QuoteKind.HEADING, part.span
        return
    blocks = entry.blocks
    used = entry.section.span.end - entry.section.span.start
    used += sum(b.span.end - b.span.start for b in blocks if b.kind is not BlockKind.PARAGRAPH)
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH:
            yield QuoteKind.PARAGRAPH, _sentences(block, reading, LONGEST - used)
        elif block.kind is BlockKind.CAUTION:
            yield QuoteKind.CAUTION, block.span
        else:
            yield from ((_KIND_OF_PART[block.kind], span) for span in _items(block, reading))


def _items(block: Block, reading: Reading) -> Sequence[Span]:
    """All of them; of a list too long to read, those around the one that answers."""
    room = LONGEST - _least_before(block, reading.entry)
    if block.kind is BlockKind.STEPS or block.span.end - block.span.start <= room:
        return block.parts
    spans = [reading.part.span] if reading.part else []
    at = next((n for n, span in enumerate(block.parts) if span in spans), 0)
    first, last = _widened(block.parts, at, at, room, most=len(block.parts))
    return block.parts[first : last + 1]


def _least_before(block: Block, entry: Entry) -> int:
    """Characters of the heading and of the sentence that introduces a list."""
    intro = entry.blocks[0].parts[-1] if block is not entry.blocks[0] else Span(0, 0)
    return (intro.end - intro.start) + (entry.section.span.end - entry.section.span.start)


def _with_companions(
    entry: Entry, main: list[tuple[QuoteKind, Span]]
) -> list[tuple[QuoteKind, Span]]:
    """Add the sentences that the front matter wants quoted with one of these."""
    begins = entry.document.companions.get(entry.section.heading, ())
    wanted = [span for span in _all_sentences(entry) if _begins(entry, span, begins)]
    quoted = [span for _, span in main]
    lacking = [span for span in wanted if not _within(span, quoted)]
    if not begins or len(lacking) == len(wanted):
        return main
    added = [(QuoteKind.PARAGRAPH, span) for span in lacking]
    return sorted([*main, *added], key=lambda item: item[1].start)


def _all_sentences(entry: Entry) -> list[Span]:
    paragraphs = [b for b in entry.section.blocks if b.kind is BlockKind.PARAGRAPH]
    return [span for block in paragraphs for span in block.parts]


def _begins(entry: Entry, span: Span, begins: Sequence[str]) -> bool:
    return span.of(entry.document.text).startswith(tuple(begins))


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


def _sentences(block: Block, reading: Reading, room: int) -> Span:
    """The sentence that answers and all it needs, then neighbours while there is room."""
    text, parts = reading.entry.document.text, block.parts
    introduces = block is not reading.entry.blocks[-1]
    answering = [n for n, part in enumerate(parts) if reading.part and part == reading.part.span]
    if answering or not introduces:
        first, last = _needed([part.of(text) for part in parts], answering[0] if answering else 0)
    else:
        first = last = len(parts) - 1
    if introduces:
        last = len(parts) - 1
    first, last = _widened(parts, first, last, room)
    return Span(parts[first].start, parts[last].end)


def _needed(sentences: Sequence[str], at: int) -> tuple[int, int]:
    """The sentences without which the one at `at` is not clear, or is only half of the truth."""
    first = last = at
    while first > 0 and (
        _leans_back(sentences[first]) or _together(sentences[first - 1], sentences[first])
    ):
        first -= 1
    while last + 1 < len(sentences) and _together(sentences[last], sentences[last + 1]):
        last += 1
    return first, last


def _widened(
    parts: Sequence[Span], first: int, last: int, room: int, *, most: int = _SENTENCES
) -> tuple[int, int]:
    """Neighbours in turn, those after first; what is there already is never given up."""
    while last - first + 1 < most:
        if last + 1 < len(parts) and parts[last + 1].end - parts[first].start <= room:
            last += 1
        elif first > 0 and parts[last].end - parts[first - 1].start <= room:
            first -= 1
        else:
            break
    return first, last


_LEANS = re.compile(
    r"^\W*(?!it is (?:important|possible|common|best|normal|easy|hard|useful|helpful|rare)\b)"
    r"(?:this|these|that|those|it|its|they|their|such|then|also|additionally|however|but|instead"
    r"|therefore|so|from there|in that case|for example|otherwise|he|she|both|other"
    r"|esto|esta|este|estos|estas|eso|ademas|sin embargo|pero|entonces|tambien|por eso|otros)\b"
)
_FIGURE = re.compile(r"\d|\bpercent\b|\bhalf\b|por ciento|\bmitad\b")


def _leans_back(sentence: str) -> bool:
    """A sentence that is not clear without the one before it."""
    return bool(_LEANS.match(fold(sentence)))


def _together(sentence: str, following: str) -> bool:
    """A figure is not quoted without the one that is set against it."""
    if _FIGURE.search(fold(sentence)) and _FIGURE.search(fold(following)):
        return True
    return bool(re.match(r"^\W*(?:however|but|sin embargo|pero)\b", fold(following)))


def _highlight(question: Question, reading: Reading, quotes: Sequence[Quote]) -> str | None:
    if reading.part is None or reading.entry.passage is None:
        return None
    if question.kind in _WHOLE and reading.part.kind is not BlockKind.PARAGRAPH:
        return None
    text = reading.entry.text_of(reading.part)
    if text.endswith(":") and reading.part.kind is BlockKind.PARAGRAPH:
        return None  # it only introduces what answers
    shown = any(text in quote.text for quote in quotes)
    return text if shown and len(text) <= LONGEST_HIGHLIGHT else None


def _quote(document: Document, kind: QuoteKind, span: Span, citation: int) -> Quote:
    return Quote(span.of(document.text), kind, citation, span.start, span.end)


def _section_of(document: Document, block: Block) -> Section:
    return next(section for section in document.sections if block in section.blocks)


def _citation(document: Document, section: Section, text: str) -> Citation:
    return Citation(
        document=document.id,
        title=document.title,
        section=section.heading,
        url=_deep_link(document.url, text),
        revision=document.revision,
        author=document.author,
        reviewed=document.reviewed.isoformat() if document.reviewed else None,
        language=document.language,
        sample=document.sample,
    )


def _deep_link(url: str, text: str) -> str:
    """A text fragment: the browser scrolls to these words. Long texts are met by start and end."""
    if not url:
        return ""
    found = text.split()
    marker = ":~:text=" if "#" in url else "#:~:text="
    if len(found) <= 8:
        return f"{url}{marker}{_encoded(found)}"
    return f"{url}{marker}{_encoded(found[:4])},{_encoded(found[-4:])}"


def _encoded(found: Sequence[str]) -> str:
    # A hyphen and a comma have a meaning of their own in a text fragment.
    return percent_encoded(" ".join(found), safe="").replace("-", "%2D")
