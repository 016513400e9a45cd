"""JSON for integrators: ask, read the articles, and see whether the service is well.

The routes are `async` because a reply takes well under a millisecond; a plain `def` would send
every question through a thread pool for twice the time.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from sciabot.bot import Bot, Reply
from sciabot.corpus.document import Document
from sciabot.server.faults import (
    CRASHED,
    EMPTY_QUESTION,
    INVALID,
    NO_DOCUMENTS,
    OLD_REVISION,
    TOO_LARGE,
    UNKNOWN_DOCUMENT,
    UNREADABLE,
    WRONG_TYPE,
)
from sciabot.server.problems import Refused, documented

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def encodable(value: object) -> object:
    """Text that JSON can spell but UTF-8 cannot, made sendable; other types are left alone."""
    return _LONE_SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


Typed = Annotated[str, BeforeValidator(encodable)]


class QuestionIn(BaseModel):
    """One turn: the question, and what the same visitor wrote before."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: Typed = Field(description="What the visitor asks now.")
    history: tuple[Typed, ...] = Field(
        (), description="The visitor's earlier messages, oldest first; the server keeps none."
    )
    language: Literal["en", "es"] | None = Field(
        None, description="The language of the frame; null follows the question."
    )


@dataclass(frozen=True, slots=True)
class DocumentOut:
    """One article in the list."""

    id: str
    title: str
    url: str
    language: str
    revision: str
    sample: bool


@dataclass(frozen=True, slots=True)
class DocumentTextOut(DocumentOut):
    """One article with its text, which every quote is a slice of."""

    text: str


@dataclass(frozen=True, slots=True)
class DocumentsOut:
    """Every article that is served."""

    documents: tuple[DocumentOut, ...]
    corpus_version: str


@dataclass(frozen=True, slots=True)
class HealthOut:
    """The process answers."""

    status: Literal["ok"]


@dataclass(frozen=True, slots=True)
class ReadyOut:
    """There is something to answer from."""

    documents: int
    corpus_version: str


def router(bot: Bot) -> APIRouter:
    api = APIRouter()

    @api.post(
        "/v1/answer",
        summary="Ask one question",
        description="The conversation is checked for warning signs first; then the question is "
        "answered in the articles' own words, or not at all. The server keeps nothing: send the "
        "visitor's earlier messages along each time, and keep every one that raised a card.",
        dependencies=[Depends(_require_json)],
        responses=documented(UNREADABLE, TOO_LARGE, WRONG_TYPE, INVALID, EMPTY_QUESTION, CRASHED),
    )
    async def answer(asked: QuestionIn) -> Reply:
        if not asked.question.strip():
            raise Refused(EMPTY_QUESTION)
        return bot.reply(asked.question, asked.history, language=asked.language)

    @api.get(
        "/v1/documents",
        summary="List the articles",
        description="Every article that is served, without its text. The ETag is the corpus "
        "version.",
        response_model=DocumentsOut,
        responses=documented(CRASHED),
    )
    async def documents(request: Request, response: Response) -> DocumentsOut | Response:
        if unchanged := _if_unchanged(request, response, bot.corpus_version):
            return unchanged
        return DocumentsOut(tuple(map(_listed, bot.documents)), bot.corpus_version)

    @api.get(
        "/v1/documents/{id}",
        summary="Read an article",
        description="One article with its whole text, to check a quote against: "
        "`text[start:end]`. The ETag is its revision.",
        response_model=DocumentTextOut,
        responses=documented(UNKNOWN_DOCUMENT, OLD_REVISION, CRASHED),
    )
    async def document(
        request: Request,
        response: Response,
        id: Annotated[str, Path(description="The article's id.")],
        revision: Annotated[
            str | None, Query(description="The revision that was quoted; only the current is kept.")
        ] = None,
    ) -> DocumentTextOut | Response:
        found = find_document(bot.documents, id)
        if revision not in (None, found.revision):
            raise Refused(OLD_REVISION)
        if unchanged := _if_unchanged(request, response, found.revision):
            return unchanged
        return _with_text(found)

    @api.get(
        "/healthz",
        summary="Is the process alive?",
        description="Answers as long as the process does, with or without articles.",
    )
    async def healthz() -> HealthOut:
        return HealthOut("ok")

    @api.get(
        "/readyz",
        summary="Can it answer?",
        description="Answers once there are articles to answer from.",
        responses=documented(NO_DOCUMENTS),
    )
    async def readyz() -> ReadyOut:
        if not bot.documents:
            raise Refused(NO_DOCUMENTS)
        return ReadyOut(len(bot.documents), bot.corpus_version)

    return api


def find_document(documents: Sequence[Document], id: str) -> Document:
    for document in documents:
        if document.id == id:
            return document
    raise Refused(UNKNOWN_DOCUMENT)


async def _require_json(request: Request) -> None:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not re.fullmatch(r"application/(json|[^/]+\+json)", media_type):
        raise Refused(WRONG_TYPE)


def _if_unchanged(request: Request, response: Response, version: str) -> Response | None:
    """Mark `response` with its version, or a 304 where the caller already has it."""
    headers = {"ETag": f'"{version}"', "Cache-Control": "no-cache"}
    known = request.headers.get("if-none-match", "")
    if headers["ETag"] in (tag.strip().removeprefix("W/") for tag in known.split(",")):
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return None


def _listed(document: Document) -> DocumentOut:
    return DocumentOut(
        document.id,
        document.title,
        document.url,
        document.language,
        document.revision,
        document.sample,
    )


def _with_text(document: Document) -> DocumentTextOut:
    return DocumentTextOut(
        document.id,
        document.title,
        document.url,
        document.language,
        document.revision,
        document.sample,
        document.text,
    )
