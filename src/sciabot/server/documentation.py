"""/openapi.json for programs and /docs for people, both from the routes themselves.

FastAPI's own pages load their scripts from elsewhere; ours is rendered here and needs none. The
types of a reply live below the server and know nothing of HTTP, so what their fields mean to an
integrator stands here, and a test finds every field.
"""

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from fastapi.templating import Jinja2Templates
from pydantic import TypeAdapter

from sciabot.server import examples
from sciabot.server.problems import MEDIA_TYPE, ProblemOut

Schema = Mapping[str, Any]

_JSON = "application/json"

SUMMARY = "Asks a clinic's own articles, and answers in their own words or not at all."

_DOCUMENT = {
    "id": "The article's id.",
    "title": "The article's title.",
    "url": "The page on the clinic's site; empty if it has none.",
    "language": "The article's language.",
    "revision": "The SHA-256 of the article as it is served now.",
    "sample": "Sample content, not for patients.",
}

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "Reply": {
        "outcome": "What kind of reply this is. Only an answer has quotes and citations.",
        "reason": "Why nothing was answered; null but for an abstention.",
        "urgency": "`urgent`: medical advice today. `emergency`: help now. Both are a referral.",
        "red_flags": "The ids of the warning signs that were found.",
        "text": "The whole reply as plain text, in reading order.",
        "message": "The program's own words in this reply, never about the visitor's condition.",
        "highlight": "The sentence, item or step that answers directly: part of one quote.",
        "quotes": "What the articles say, in reading order.",
        "citations": "Where the quotes stand.",
        "notices": "Lines to show beside the reply.",
        "actions": "What to press: first the most important.",
        "suggestions": "Questions that the articles do answer.",
        "disclaimer": "To be shown with every reply.",
        "confidence": "0 to 1, above 0 for an answer only, comparable within one corpus version.",
        "language": "The language of the frame.",
        "corpus_version": "Changes whenever an article changes.",
    },
    "Quote": {
        "text": "An exact slice of the article's text.",
        "kind": "What it is in the article. A caution goes wherever its exercise goes.",
        "citation": "The position of its source in `citations`, from 0.",
        "start": "Where it begins in the article's text, in Unicode code points.",
        "end": "Where it ends: the first code point that no longer belongs to it.",
    },
    "Citation": {
        "document": "The article's id; GET /v1/documents/{id} has its text.",
        "title": "The article's title.",
        "section": "The heading that the quotes stand under.",
        "url": "The page on the clinic's site, opened at the quote; empty if it has none.",
        "revision": "The revision that was quoted, a SHA-256.",
        "author": "Who wrote the article; empty if not stated.",
        "reviewed": "The date a clinician last reviewed it; null if not stated.",
        "language": "The article's language.",
        "sample": "Sample content, not for patients.",
    },
    "Notice": {
        "id": "safety_net, treatment, not_reviewed, overdue, sample, pregnancy or language.",
        "text": "The line to show.",
    },
    "Action": {
        "label": "The words on the button.",
        "href": "A `tel:`, `sms:` or `https:` address.",
    },
    "DocumentOut": _DOCUMENT,
    "DocumentTextOut": {
        **_DOCUMENT,
        "text": "The whole article. A quote is `text[start:end]`, counted in code points.",
    },
    "DocumentsOut": {
        "documents": "Every article that is served.",
        "corpus_version": "Changes whenever an article changes.",
    },
    "HealthOut": {"status": "Always `ok`."},
    "ReadyOut": {
        "documents": "How many articles are served.",
        "corpus_version": "Changes whenever an article changes.",
    },
    "ProblemOut": {
        "type": "The address of a page that says how to mend it.",
        "title": "What kind of fault this is.",
        "status": "The HTTP status again.",
        "detail": "What to do; with the emergency line where a call for help may have failed.",
        "errors": "Which fields cannot be used; only in /problems/invalid-request.",
    },
    "FieldFault": {
        "pointer": "A JSON pointer into the request, for example #/history/0.",
        "detail": "What is wrong with it. The value is never repeated.",
    },
}


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a table: a field, a parameter or a status."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A JSON object and its fields."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A request or a reply, written out."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address with one method."""

    method: str
    path: str
    title: str
    meaning: str
    parameters: tuple[Field, ...]
    takes: str  # the name of a shape, "" for none
    gives: str
    requests: tuple[Example, ...]
    replies: tuple[Example, ...]
    faults: tuple[Field, ...]
    curl: str


def router(schema: dict[str, Any], templates: Jinja2Templates) -> APIRouter:
    """Serve `schema`, once it is described, as JSON and as a page."""
    described = describe(schema)
    shown = {"endpoints": endpoints(described), "shapes": shapes(described), "summary": SUMMARY}
    pages = APIRouter(include_in_schema=False)

    @pages.get("/openapi.json")
    async def openapi() -> JSONResponse:
        return JSONResponse(described)

    @pages.get("/docs")
    async def docs(request: Request) -> Response:
        return templates.TemplateResponse(request, "docs.html", shown)

    return pages


def describe(schema: dict[str, Any]) -> dict[str, Any]:
    """`schema` with the shape of a fault, what every field means, and the examples.

    FastAPI would drop every null from the examples, and a null is part of the contract.
    """
    described = copy.deepcopy(schema)
    schemas = described["components"]["schemas"]
    problem = TypeAdapter(ProblemOut).json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"), ProblemOut=problem)
    for name, meanings in MEANINGS.items():
        for field, meaning in meanings.items():
            schemas[name]["properties"][field]["description"] = meaning
    ask = described["paths"]["/v1/answer"]["post"]
    ask["requestBody"]["content"][_JSON]["examples"] = examples.QUESTIONS
    ask["responses"]["200"]["content"][_JSON]["examples"] = examples.replies()
    return described


def endpoints(schema: Schema) -> list[Endpoint]:
    return [
        _endpoint(method.upper(), path, operation)
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]


def shapes(schema: Schema) -> list[Shape]:
    """Every JSON object, in the order a reader meets them; enumerations stand with their fields."""
    schemas = schema["components"]["schemas"]
    return [
        Shape(name, told.get("description", ""), tuple(_fields(told, schemas)))
        for name, told in schemas.items()
        if "properties" in told
    ]


def _endpoint(method: str, path: str, operation: Schema) -> Endpoint:
    content = operation.get("requestBody", {}).get("content", {}).get(_JSON, {})
    answered = operation["responses"]["200"]["content"][_JSON]
    requests = tuple(_examples(content))
    return Endpoint(
        method=method,
        path=path,
        title=operation["summary"],
        meaning=operation["description"],
        parameters=tuple(
            Field(told["name"], told["in"], told["description"])
            for told in operation.get("parameters", ())
        ),
        takes=_kind(content.get("schema", {}), {}) if content else "",
        gives=_kind(answered["schema"], {}),
        requests=requests,
        replies=tuple(_examples(answered)),
        faults=tuple(_faults(operation["responses"])),
        curl=_curl(path, requests),
    )


def _fields(shape: Schema, schemas: Schema) -> Iterator[Field]:
    required = shape.get("required", ())
    for name, told in shape["properties"].items():
        kind = _kind(told, schemas)
        yield Field(
            name, kind if name in required else f"{kind}, optional", told.get("description", "")
        )


def _kind(told: Schema, schemas: Schema) -> str:
    """A JSON type in a few words; what is not among `schemas` is called by its name."""
    if "$ref" in told:
        name = told["$ref"].rpartition("/")[2]
        return _kind(schemas[name], schemas) if "enum" in schemas.get(name, ()) else name
    if "anyOf" in told:
        return " or ".join(_kind(choice, schemas) for choice in told["anyOf"])
    if "enum" in told:
        return " | ".join(json.dumps(value) for value in told["enum"])
    if "const" in told:
        return json.dumps(told["const"])
    if told["type"] == "array":
        return f"list of {_kind(told['items'], schemas)}"
    return str(told["type"])


def _examples(content: Schema) -> Iterator[Example]:
    for example in content.get("examples", {}).values():
        yield Example(
            example["summary"], json.dumps(example["value"], ensure_ascii=False, indent=2)
        )


def _faults(responses: Schema) -> Iterator[Field]:
    for status, told in responses.items():
        problem = told.get("content", {}).get(MEDIA_TYPE, {})
        for example in problem.get("examples", {}).values():
            yield Field(example["value"]["type"], status, example["summary"])


def _curl(path: str, requests: tuple[Example, ...]) -> str:
    address = f"curl -s http://127.0.0.1:8000{path}"
    if not requests:
        return address
    body = json.dumps(json.loads(requests[0].body), ensure_ascii=False)
    return f"{address} -H 'Content-Type: application/json' \\\n  -d '{body}'"
