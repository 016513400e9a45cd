"""An article as a plain page, so that a citation without a web address has a place to open.

It shows `Document.text` in full and in order; a browser that knows text fragments scrolls to the
quoted words, and every section has its heading as an anchor.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.templating import Jinja2Templates

from sciabot.bot import Bot
from sciabot.corpus.document import Block, BlockKind, Document, Section
from sciabot.language import slug
from sciabot.server.api import find_document
from sciabot.server.chat import read_words
from sciabot.server.turns import Words


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block and its text: one line for each item, one in all for a paragraph."""

    kind: BlockKind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section ready for the template."""

    anchor: str
    heading: str
    level: int  # of its HTML heading; 1 is the article's title
    blocks: tuple[ShownBlock, ...]


def router(bot: Bot, templates: Jinja2Templates) -> APIRouter:
    pages = APIRouter(include_in_schema=False)
    by_language = read_words(templates)

    @pages.get("/articles/{id}")
    async def article(request: Request, id: str) -> Response:
        document = find_document(bot.documents, id)
        words = by_language.get(document.language, by_language["en"])
        shown = {
            "document": document,
            "lang": document.language,
            "source": source_line(document, words),
            "sections": shown_sections(document),
            "words": words,
        }
        return templates.TemplateResponse(request, "article.html", shown)

    return pages


def source_line(document: Document, words: Words) -> str:
    """Who wrote it, when it was reviewed and by whom, in the page's language."""
    reviewed = str(words["not_reviewed"])
    if document.reviewed:
        reviewed = str(words["reviewed"]).format(date=document.reviewed.isoformat())
    author = str(words["author"]).format(author=document.author) if document.author else ""
    by = f" ({document.reviewer})" if document.reviewed and document.reviewer else ""
    return " · ".join(part for part in (author, reviewed + by) if part)


def shown_sections(document: Document) -> list[ShownSection]:
    return [
        ShownSection(
            anchor,
            section.heading,
            min(section.level, 6),
            tuple(_shown(block, document.text) for block in section.blocks),
        )
        for section, anchor in zip(document.sections, anchors(document.sections), strict=True)
    ]


def anchors(sections: Sequence[Section]) -> list[str]:
    """A name for each section: its heading as a slug, numbered where a heading comes again."""
    seen: Counter[str] = Counter()
    names = []
    for section in sections:
        name = slug(section.heading) or "section"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names


def _shown(block: Block, text: str) -> ShownBlock:
    if block.kind in (BlockKind.LIST, BlockKind.STEPS):
        return ShownBlock(block.kind, tuple(item.of(text) for item in block.parts))
    return ShownBlock(block.kind, (block.span.of(text),))
