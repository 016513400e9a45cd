"""One turn as the page shows it: a Reply's quotes gathered into excerpts with their source lines.

Between `bot` and the templates, so that the templates only lay out and nothing here knows HTML.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from urllib.parse import quote as percent_encoded

from sciabot.answering.answer import Citation, Quote, QuoteKind
from sciabot.bot import Notice, Reply

Words = Mapping[str, Any]  # the frame's strings in one language

_EDGE = 4  # words at each end of a quote that a text fragment names
_IN_THE_SOURCE_LINE = "sample"  # a notice that each source line already gives
_IN_LISTS = frozenset({QuoteKind.LIST_ITEM, QuoteKind.STEP})


@dataclass(frozen=True, slots=True)
class Part:
    """A quote, cut where the highlight begins and ends; the three together are the quote."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring quotes that the page sets as one thing: a list, the steps, a caution."""

    kind: QuoteKind
    parts: tuple[Part, ...]
    first: int = 1  # the number of its first step: a caution between two steps starts no new count


@dataclass(frozen=True, slots=True)
class Source:
    """Where some of an excerpt's quotes stand, and the address that opens there."""

    citation: Citation
    href: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Neighbouring quotes from one document, and what its source line names."""

    runs: tuple[Run, ...]
    sources: tuple[Source, ...]  # one for each section quoted
    reviewed: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked, what came back, and the frame's words in the language of the reply."""

    question: str
    reply: Reply
    words: Words
    heading: str
    paragraphs: tuple[str, ...]
    excerpts: tuple[Excerpt, ...]
    notices: tuple[Notice, ...]


def turn_of(question: str, reply: Reply, words: Words) -> Turn:
    """`reply` made ready for the templates; `words` are those of its language."""
    heading, *paragraphs = reply.message.split("\n\n")
    return Turn(
        question,
        reply,
        words,
        heading,
        tuple(paragraphs),
        _excerpts(reply, words),
        _notices(reply),
    )


def _excerpts(reply: Reply, words: Words) -> tuple[Excerpt, ...]:
    def document(quote: Quote) -> str:
        return reply.citations[quote.citation].document

    return tuple(
        _excerpt(reply, tuple(quotes), words) for _, quotes in groupby(reply.quotes, document)
    )


def _excerpt(reply: Reply, quotes: Sequence[Quote], words: Words) -> Excerpt:
    sources = tuple(_sources(reply, quotes))
    return Excerpt(
        runs=tuple(_runs(quotes, _marked_quote(reply))),
        sources=sources,
        reviewed=_reviewed(sources[0].citation.reviewed, words),
    )


def _sources(reply: Reply, quotes: Sequence[Quote]) -> list[Source]:
    sections = dict.fromkeys(quote.citation for quote in quotes)
    return [
        Source(
            reply.citations[section],
            _href(reply.citations[section], [q for q in quotes if q.citation == section]),
        )
        for section in sections
    ]


def _marked_quote(reply: Reply) -> tuple[Quote | None, str]:
    """The one quote that holds the highlight: the same words elsewhere stay unmarked."""
    wanted = reply.highlight or ""
    for quote in reply.quotes:
        if wanted and wanted in quote.text and quote.kind is not QuoteKind.HEADING:
            return quote, wanted
    return None, ""


def _runs(quotes: Sequence[Quote], marked: tuple[Quote | None, str]) -> list[Run]:
    runs: list[Run] = []
    before: Quote | None = None
    steps = 0
    for quote in quotes:
        part = _part(quote, marked)
        if before is not None and _go_together(before, quote):
            runs[-1] = replace(runs[-1], parts=(*runs[-1].parts, part))
        else:
            if QuoteKind.CAUTION not in {quote.kind, before.kind if before else None}:
                steps = 0
            runs.append(Run(quote.kind, (part,), first=steps + 1))
        steps += quote.kind is QuoteKind.STEP
        before = quote
    return runs


def _go_together(before: Quote, quote: Quote) -> bool:
    """Items of one list lie one newline apart; two lists in a row are numbered each by itself."""
    return (
        before.kind is quote.kind and quote.kind in _IN_LISTS and quote.start - before.end <= 1
    ) or (before.kind is quote.kind is QuoteKind.CAUTION)


def _part(quote: Quote, marked: tuple[Quote | None, str]) -> Part:
    holder, wanted = marked
    if quote is not holder:
        return Part(quote.text, "", "")
    return Part(*quote.text.partition(wanted))


def _href(citation: Citation, quotes: Sequence[Quote]) -> str:
    """The clinic's page; our own copy where the page is unknown or is no web address."""
    if citation.url.startswith(("https://", "http://", "/")):
        return citation.url
    content = [quote.text for quote in quotes if quote.kind is not QuoteKind.HEADING]
    article = f"/articles/{percent_encoded(citation.document, safe='')}"
    return f"{article}#:~:text={_directive(content[0])}" if content else article


def _directive(text: str) -> str:
    """A text fragment that browsers scroll to and mark: first and last words of the quote."""
    words = text.split()
    if len(words) <= 2 * _EDGE:
        return _escaped(" ".join(words))
    return f"{_escaped(' '.join(words[:_EDGE]))},{_escaped(' '.join(words[-_EDGE:]))}"


def _escaped(text: str) -> str:
    """`-`, `,` and `&` are syntax in a text directive; `quote` leaves the first alone."""
    return percent_encoded(text, safe="").replace("-", "%2D")


def _reviewed(date: str | None, words: Words) -> str:
    if date is None:
        return str(words["not_reviewed"])
    day = datetime.date.fromisoformat(date)
    month = words["months"][day.month - 1]
    written = words["date"].format(day=day.day, month=month, year=day.year)
    return str(words["reviewed"]).format(date=written)


def _notices(reply: Reply) -> tuple[Notice, ...]:
    said = any(citation.sample for citation in reply.citations)
    return tuple(n for n in reply.notices if not (said and n.id == _IN_THE_SOURCE_LINE))
