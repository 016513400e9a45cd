"""A reply as plain text, in reading order: for a phone tree, a terminal, a log of nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sciabot.answering.answer import Citation, Quote, QuoteKind
from sciabot.bot.messages import Messages
from sciabot.bot.reply import Outcome, Reply


def with_text(reply: Reply, messages: Messages) -> Reply:
    """The same reply with its `text` filled in."""
    return replace(reply, text="\n\n".join(_paragraphs(reply, messages)))


def _paragraphs(reply: Reply, messages: Messages) -> Iterator[str]:
    yield reply.message
    yield from _quoted(reply, messages)
    for citations in _by_document(reply.citations):
        yield _source(citations, messages, reply.language)
    for notice in reply.notices:
        yield notice.text
    if reply.suggestions and reply.outcome is Outcome.ABSTENTION:
        near = "\n".join(f"- {text}" for text in reply.suggestions)
        yield f"{messages.say('near', reply.language)}\n{near}"
    yield reply.disclaimer


def _quoted(reply: Reply, messages: Messages) -> Iterator[str]:
    """Items that follow each other share a paragraph."""
    lines: list[str] = []
    step = 0
    for quote in reply.quotes:
        together = quote.kind in {QuoteKind.LIST_ITEM, QuoteKind.STEP}
        if quote.kind not in {QuoteKind.STEP, QuoteKind.CAUTION}:
            step = 0  # a caution between two steps starts no new count
        step += quote.kind is QuoteKind.STEP
        if lines and not together:
            yield "\n".join(lines)
            lines = []
        if together:
            lines.append(_item(quote, step))
        elif quote.kind is QuoteKind.CAUTION:
            yield f"{messages.say('caution', reply.language)} {quote.text}"
        else:
            yield quote.text
    if lines:
        yield "\n".join(lines)


def _item(quote: Quote, step: int) -> str:
    return f"{step}. {quote.text}" if quote.kind is QuoteKind.STEP else f"- {quote.text}"


def _by_document(citations: Sequence[Citation]) -> list[list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.document, []).append(citation)
    return list(found.values())


def _source(citations: Sequence[Citation], messages: Messages, language: str) -> str:
    """One line for one document, whatever the number of its sections."""
    first = citations[0]
    sections = "; ".join(f"“{citation.section}”" for citation in citations)
    parts = [messages.say("source", language, title=first.title, section=sections)]
    if first.author:
        parts.append(messages.say("by", language, author=first.author))
    if first.sample:
        parts.append(messages.say("sample", language))
    elif first.reviewed:
        parts.append(messages.say("reviewed", language, date=first.reviewed))
    else:
        parts.append(messages.say("not_dated", language))
    return " ".join(parts)
