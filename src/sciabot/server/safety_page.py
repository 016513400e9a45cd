"""/safety: what the red-flag check looks for and what it shows, for readers without code.

Built from the rules that are loaded, so a corpus's own red_flags.toml is in it too. A clinician
reads here what is to be signed, a visitor what the program watches for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.templating import Jinja2Templates

from sciabot.safety import Card, RedFlag, Rules, Urgency
from sciabot.safety.matching import Pattern
from sciabot.server.chat import read_words, wanted_language
from sciabot.server.turns import Words

BESIDE = ("safety_net", "medication", "diagnosis", "pregnancy")  # shown without a card


@dataclass(frozen=True, slots=True)
class Told:
    """Words, and the language that they are in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """A flag as the page lists it."""

    id: str
    title: Told
    looks_for: Told
    level: str
    cards: tuple[Card, ...]  # the usual one first
    guideline: str
    reviewed: str


def router(rules: Rules, templates: Jinja2Templates) -> APIRouter:
    pages = APIRouter(include_in_schema=False)
    by_language = read_words(templates)

    @pages.get("/safety")
    async def safety(request: Request, lang: str = "") -> Response:
        language = wanted_language(lang, request, by_language)
        words = by_language[language]
        shown = {
            "lang": language,
            "words": words,
            "languages": [(code, entry["name"]) for code, entry in by_language.items()],
            "flags": [shown_flag(flag, rules, words, language) for flag in rules.flags],
            "cards": [
                card for (_, spoken), card in rules.texts.cards.items() if spoken == language
            ],
            "automated": rules.notice("automated", language),
            "emergency": rules.notice("emergency", language),
            "beside": [(words[f"safety_{id}"], rules.notice(id, language)) for id in BESIDE],
        }
        return templates.TemplateResponse(request, "safety.html", shown)

    return pages


def told(english: str, spanish: str, language: str) -> Told:
    """A corpus's own flag may have no Spanish: English, said to be English, is better than none."""
    return Told(spanish, "es") if language == "es" and spanish else Told(english, "en")


def shown_flag(flag: RedFlag, rules: Rules, words: Words, language: str) -> ShownFlag:
    patterns = [pattern for pattern in rules.patterns if pattern.flag == flag.id]
    return ShownFlag(
        flag.id,
        told(flag.title, flag.title_es, language),
        told(flag.looks_for, flag.looks_for_es, language),
        str(words[_level(patterns)]),
        tuple(rules.card(id, language) for id in _cards(flag, patterns)),
        flag.guideline,
        _reviewed(flag, words),
    )


def _level(patterns: Sequence[Pattern]) -> str:
    """The key of the words: a flag may raise both levels, depending on what else is said."""
    levels = {pattern.level for pattern in patterns} - {Urgency.NONE}
    return "safety_both" if len(levels) > 1 else f"safety_{max(levels, default=Urgency.URGENT)}"


def _cards(flag: RedFlag, patterns: Sequence[Pattern]) -> list[str]:
    raising = [pattern.card for pattern in patterns if pattern.level is not Urgency.NONE]
    return list(dict.fromkeys((flag.card, *raising)))


def _reviewed(flag: RedFlag, words: Words) -> str:
    if not flag.reviewed_by:
        return str(words["safety_not_reviewed"])
    on = str(words["reviewed"]).format(date=flag.reviewed_on) if flag.reviewed_on else ""
    return ", ".join(part for part in (flag.reviewed_by, on) if part)
