"""The chat that visitors see: one form, posted with every turn, answered as HTML.

Comes after `bot`, before the browser. The server keeps no conversation: each message stands in the
page as a hidden field and travels with the next one. Without JavaScript the whole page comes back,
every earlier reply worked out anew; the page's script asks for the new turn alone, from the same
templates, so that there is one renderer.
"""

import tomllib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.templating import Jinja2Templates
from pydantic import BaseModel, ValidationError

from sciabot.answering.answer import Reason
from sciabot.bot import Bot, Outcome
from sciabot.safety.triage import Urgency
from sciabot.server.faults import UNREADABLE
from sciabot.server.problems import Refused
from sciabot.server.turns import Turn, Words, turn_of
from sciabot.settings import Settings

FRAGMENT = "Sciabot-Fragment"  # the header by which the page's script asks for one turn alone
FORM = "application/x-www-form-urlencoded"

_TURNS_SHOWN = 20  # a page works out no more replies than this; older messages still count
_NOT_STORED = {"Cache-Control": "no-store"}  # no browser keeps a page with somebody's words


class ChatIn(BaseModel):
    """The form of the chat page."""

    question: str = ""
    ask: str = ""  # the suggestion that was pressed; what stands in the box is left there
    history: list[str] = []
    raised: int | None = None  # which message raised the card that is pinned
    lang: str = ""
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """A card that stays in sight, and the message that raised it."""

    position: int
    turn: Turn
    visible: bool  # not in the turn that raises it: there the card itself is in sight


def router(bot: Bot, settings: Settings, templates: Jinja2Templates) -> APIRouter:
    """The sample clinic's page, and the chat with its form."""
    routes = APIRouter(include_in_schema=False)
    chat = _Chat(bot, settings, templates)

    @routes.get("/")
    def home(request: Request, lang: str = "") -> Response:
        return chat.home(request, chat.language(lang, request))

    @routes.get("/chat")
    def begin(request: Request, lang: str = "", embedded: bool = False) -> Response:
        return chat.page(request, ChatIn(lang=chat.language(lang, request), embedded=embedded), ())

    @routes.post("/chat")
    def ask(request: Request, form: Annotated[ChatIn, Depends(read_form)]) -> Response:
        form = form.model_copy(update={"lang": chat.language(form.lang, request)})
        messages = [_plain(text) for text in (*form.history, form.ask or form.question)]
        if FRAGMENT in request.headers:
            return chat.fragment(request, form, messages)
        return chat.page(request, form, messages)

    return routes


async def read_form(request: Request) -> ChatIn:
    """What was posted. Bytes that are not UTF-8 are refused: usual parsers guess at them, and a
    guess at what somebody in danger wrote would be answered."""
    body = await request.body()
    if body and request.headers.get("content-type", "").partition(";")[0].strip() != FORM:
        raise Refused(UNREADABLE)
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise Refused(UNREADABLE) from error
    single = {name: values[-1] for name, values in fields.items() if name != "history"}
    try:
        return ChatIn.model_validate(single | {"history": fields.get("history", [])})
    except ValidationError as error:
        faults = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]
        raise RequestValidationError(faults) from error


def wanted_language(wanted: str, request: Request, known: Container[str]) -> str:
    """What the address or form says, else what the browser prefers, else English."""
    accepted = _by_preference(request.headers.get("Accept-Language", ""))
    return next((tag for tag in (wanted, *accepted) if tag in known), "en")


def read_words(templates: Jinja2Templates) -> Mapping[str, Words]:
    """The frame's strings by language; they lie beside the templates that use them."""
    loader = templates.env.loader
    if loader is None:
        raise ValueError("the templates have no loader to read strings.toml with")
    source, _, _ = loader.get_source(templates.env, "strings.toml")
    return tomllib.loads(source)


class _Chat:
    """What every page needs; making one changes nothing."""

    def __init__(self, bot: Bot, settings: Settings, templates: Jinja2Templates) -> None:
        self._bot = bot
        self._settings = settings
        self._templates = templates
        self._words = read_words(templates)
        self._texts = bot.rules.texts

    def language(self, wanted: str, request: Request) -> str:
        return wanted_language(wanted, request, self._words)

    def home(self, request: Request, language: str) -> Response:
        documents = self._bot.documents
        sample = any(document.sample for document in documents)
        context = self._frame(language) | {"documents": documents, "sample": sample}
        return self._templates.TemplateResponse(request, "home.html", context)

    def page(self, request: Request, form: ChatIn, messages: Sequence[str]) -> Response:
        """The whole page with the transcript; a message that says nothing is not a turn."""
        empty = bool(messages) and not messages[-1]
        said = messages[:-1] if empty else messages
        turns = [self._turn(said, position, form.lang) for position in _shown(said)]
        context = self._frame(form.lang) | {
            "embedded": form.embedded,
            "hidden": said[: -len(turns)] if turns else (),
            "turns": turns,
            "pin": self._pin(said, turns[-1] if turns else None, form),
            "starters": self._bot.starters(form.lang),
            "note": self._words[form.lang]["empty"] if empty else "",
            "draft": _draft(form, turns[-1] if turns else None),
            "partial": False,
        }
        return self._templates.TemplateResponse(request, "chat.html", context, headers=_NOT_STORED)

    def fragment(self, request: Request, form: ChatIn, messages: Sequence[str]) -> Response:
        """The last turn and the pinned card, for the page's script to insert."""
        turn = self._turn(messages, len(messages) - 1, form.lang) if messages[-1] else None
        context = self._frame(form.lang) | {
            "turn": turn,
            "pin": self._pin(messages, turn, form),
            "keep": _draft(form, turn) != "" and not form.ask,
            "partial": True,
        }
        headers = _NOT_STORED | {FRAGMENT: "turn"}
        return self._templates.TemplateResponse(request, "_fragment.html", context, headers=headers)

    def _turn(self, messages: Sequence[str], position: int, language: str) -> Turn:
        question, history = messages[position], messages[:position]
        reply = self._bot.reply(question, history, language=language)
        return turn_of(question, reply, self._words.get(reply.language, self._words[language]))

    def _pin(self, messages: Sequence[str], latest: Turn | None, form: ChatIn) -> Pin | None:
        """Of the card raised before and the one raised now, the more urgent, then the later."""
        last = len(messages) - 1
        cards = [] if latest is None else [Pin(last, latest, visible=False)]
        if form.raised is not None and 0 <= form.raised < last:
            earlier = self._turn(messages, form.raised, form.lang)
            cards.append(Pin(form.raised, earlier, visible=True))
        cards = [card for card in cards if card.turn.reply.outcome is Outcome.REFERRAL]
        if not cards:
            return None
        pinned = max(cards, key=lambda card: (_level(card), card.position))
        return replace(pinned, visible=any(card.visible for card in cards))

    def _frame(self, language: str) -> dict[str, Any]:
        words = self._words[language]
        return {
            "lang": language,
            "words": words,
            "languages": [(code, entry["name"]) for code, entry in self._words.items()],
            "clinic": self._settings.clinic_name or words["home_clinic"],
            "emergency": self._texts.notice("emergency", language),
            "unreachable": self._texts.notice("unreachable", language),
            "do_not_wait": self._texts.notice("do_not_wait", language),
            "help_lines": self._texts.help_lines[language],
            "articles_foreign": all(d.language != language for d in self._bot.documents),
        }


def _level(card: Pin) -> int:
    return tuple(Urgency).index(card.turn.reply.urgency)  # from none to emergency


def _shown(messages: Sequence[str]) -> range:
    return range(max(0, len(messages) - _TURNS_SHOWN), len(messages))


def _draft(form: ChatIn, latest: Turn | None) -> str:
    """What stays in the box: what was not sent, and what has to be shortened."""
    if form.ask:
        return form.question
    if latest is not None and latest.reply.reason is Reason.TOO_LONG:
        return form.question
    return ""


def _plain(text: str) -> str:
    """Forms send line ends as CRLF; only what stands between blank edges was asked."""
    return text.replace("\r\n", "\n").strip()


def _by_preference(accepted: str) -> list[str]:
    """Primary language tags of an Accept-Language header, the most wanted first."""
    weighed = []
    for entry in accepted.split(","):
        tag, _, parameters = entry.partition(";")
        weighed.append((_weight(parameters), tag.strip().lower().split("-")[0]))
    weighed.sort(key=lambda entry: -entry[0])
    return [tag for weight, tag in weighed if weight > 0]


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
