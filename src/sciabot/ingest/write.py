"""Sections → canonical Markdown, so that rendering it gives back exactly the source's characters.

Only what CommonMark would read as markup is escaped: staff edit these files.
"""

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from sciabot.ingest.also_holds import Held, also_holds
from sciabot.ingest.page import Facts
from sciabot.ingest.structure import Block, BlockKind, Section

FENCE = "+++"
_LONGEST_ID = 80
_MARKUP = re.compile(r"[\\`*\[\]<_]|~(?=~)|(?<=~)~|&(?=#?\w+;)")
_BLOCK_START = re.compile(r"(?:[-+>#=~]|(?P<number>\d{1,9})(?=[.)](?:\s|$)))")
_URL = re.compile(r"https?://[^\s<>\"]+")
_HEADING_END = re.compile(r"(#+)$")


def write_markdown(name: str, title: str, facts: Facts, sections: Sequence[Section]) -> str:
    blocks = [block for section in sections for block in _section(section)]
    front = "\n".join(_front_matter(name, title, facts, also_holds(title, sections)))
    return "\n\n".join([front, *blocks]) + "\n"


def slug(name: str) -> str:
    """The id of a file: what may stand in an address. Two names in another script stay apart."""
    stem = PurePath(name).stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    kept = re.sub(r"[^a-z0-9]+", "-", plain.lower())[:_LONGEST_ID].strip("-")
    return kept or "article-" + hashlib.sha256(stem.encode()).hexdigest()[:8]


def escape(text: str) -> str:
    """Text that stands at the beginning of a block, such that it is read as text."""
    escaped = _inline(text)
    start = _BLOCK_START.match(escaped)
    if start is None:
        return escaped
    at = start.end("number") if start["number"] else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def _inline(text: str) -> str:
    return _MARKUP.sub(lambda found: "\\" + found.group(), text)


def _front_matter(
    name: str, title: str, facts: Facts, cautions: Mapping[str, Held]
) -> Iterator[str]:
    yield FENCE
    yield f"id = {_toml(slug(name))}"
    yield f"title = {_toml(title)}"
    url = facts.url if _URL.fullmatch(facts.url) else ""
    for key, value in (("author", facts.author), ("reviewer", facts.reviewer), ("url", url)):
        if value:
            yield f"{key} = {_toml(value)}"
    yield f"language = {_toml(facts.language)}"
    yield from _dates(facts)
    if cautions:
        yield "\n[cautions]"
        yield from (f"{_toml(heading)} = {_held(held)}" for heading, held in cautions.items())
    yield FENCE


def _dates(facts: Facts) -> Iterator[str]:
    days: dict[str, datetime.date | None] = {
        "published": facts.published,
        "reviewed": facts.reviewed,
        "review_by": facts.review_by,
    }
    yield from (f"{key} = {day.isoformat()}" for key, day in days.items() if day)


def _held(held: Held) -> str:
    if isinstance(held, tuple):
        return _array(held)
    return "{ " + ", ".join(f"{_toml(key)} = {_array(held[key])}" for key in held) + " }"


def _array(values: Sequence[str]) -> str:
    return "[" + ", ".join(map(_toml, values)) + "]"


def _toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        heading = _HEADING_END.sub(r"\\\1", _inline(section.heading))
        yield f"{'#' * section.level} {heading}"
    yield from map(_block, section.blocks)


def _block(block: Block) -> str:
    texts = [escape(text) for text in block.texts]
    if block.kind is BlockKind.STEPS:
        return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    if block.kind is BlockKind.LIST:
        return "\n".join(f"- {text}" for text in texts)
    if block.kind is BlockKind.CAUTION:
        return f"> [!CAUTION]\n> {texts[0]}"
    return texts[0]
