"""The cards as one file that works when everything else is down.

Built once by `sciabot emergency-page` and kept beside the other static files; a clinic puts the
same file on its own web server. No script, no address of anything else, both languages.
"""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from sciabot.safety import RedFlag, Rules
from sciabot.safety.cards import LANGUAGES, HelpLine
from sciabot.safety.triage import Card
from sciabot.server.chat import read_words
from sciabot.server.safety_page import Told, told
from sciabot.server.templating import page_templates
from sciabot.server.turns import Words

BUILT = Path("static/emergency.html")  # in web/

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One card, and the signs that lead to it."""

    card: Card
    signs: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Half:
    """The page in one language."""

    language: str
    words: Words
    help_lines: tuple[HelpLine, ...]
    sheets: tuple[Sheet, ...]
    reviewed: bool

    @property
    def versions(self) -> str:
        return ", ".join(f"{sheet.card.id} {sheet.card.version}" for sheet in self.sheets)


def router(built: Path) -> APIRouter:
    """Serves the built file from memory: at its own address, and at one that can be remembered."""
    pages = APIRouter(include_in_schema=False)
    page = built.read_text(encoding="utf-8")
    headers = {"Content-Security-Policy": _policy(page), "Cache-Control": "no-cache"}

    @pages.get("/emergency")
    @pages.get(f"/{BUILT.as_posix()}")
    async def emergency() -> Response:
        return HTMLResponse(page, headers=headers)

    return pages


def build(rules: Rules, web: Path) -> str:
    """The whole page from the cards, the help lines and the flags."""
    templates = page_templates(web / "templates", clinic="")
    words = read_words(templates)
    halves = [_half(rules, language, words[language]) for language in LANGUAGES]
    return templates.get_template("emergency.html").render(halves=halves)


def _half(rules: Rules, language: str, words: Words) -> Half:
    return Half(
        language,
        words,
        rules.texts.help_lines[language],
        tuple(
            Sheet(card, _signs(rules.flags, card.id, language))
            for card in rules.texts.cards_in(language)
        ),
        all(flag.reviewed_by for flag in rules.flags),
    )


def _signs(flags: Sequence[RedFlag], card: str, language: str) -> tuple[Told, ...]:
    return tuple(
        told(flag.looks_for, flag.looks_for_es, language) for flag in flags if flag.card == card
    )


def _policy(page: str) -> str:
    """Nothing but the style that stands in the page, by its hash."""
    styles = "".join(
        f" 'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
        for style in _STYLE.findall(page)
    )
    return f"default-src 'none'; style-src{styles}; base-uri 'none'; frame-ancestors 'self'"
