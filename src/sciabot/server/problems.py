"""A fault on its way out: one JSON shape (RFC 9457) for programs, one page for people.

Here exceptions become HTTP, and nowhere else. What goes out never repeats anything that was sent.
"""

import re
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.templating import Jinja2Templates
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from sciabot.server.faults import (
    CRASHED,
    EMERGENCY_LINE,
    FAULTS,
    INVALID,
    NOT_FOUND,
    TOO_LARGE,
    UNREADABLE,
    WRONG_METHOD,
    Fault,
)

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one field; the value itself is never repeated."""

    pointer: str
    detail: str


@dataclass(frozen=True, slots=True)
class ProblemOut:
    """A fault as JSON; `errors` is there only for `/problems/invalid-request`."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[FieldFault, ...] = ()


class Refused(HTTPException):
    """Raised by a route to answer with a fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.status, fault.title)
        self.fault = fault


class Responder:
    """Turns a fault into a response: JSON for programs, a page for people."""

    def __init__(self, templates: Jinja2Templates) -> None:
        self._templates = templates

    def __call__(
        self,
        request: Request,
        fault: Fault,
        *,
        headers: Mapping[str, str] | None = None,
        errors: Sequence[FieldFault] = (),
    ) -> Response:
        if _wants_page(request):
            return self.page(request, fault, status=fault.status, headers=headers)
        return _as_json(fault, headers, errors)

    def crashed(self, request: Request) -> Response:
        """The response to a crash, which may have been a crash of the templates."""
        try:
            return self(request, CRASHED)
        except Exception:
            return _as_json(CRASHED, None, ())

    def page(
        self,
        request: Request,
        fault: Fault | None,
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """What a fault means and how to mend it; without one, the list of all."""
        shown = {"fault": fault, "faults": FAULTS, "emergency_line": EMERGENCY_LINE}
        return self._templates.TemplateResponse(request, "problem.html", shown, status, headers)


def handlers(
    respond: Responder,
) -> dict[int | type[Exception], Callable[[Request, Any], Coroutine[Any, Any, Response]]]:
    """What to do with the exceptions that routes and the framework raise on purpose."""

    async def refused(request: Request, error: HTTPException) -> Response:
        return respond(request, _fault_of(error), headers=error.headers)

    async def invalid(request: Request, error: RequestValidationError) -> Response:
        faults = error.errors()
        if any(fault["type"] == "json_invalid" for fault in faults):
            return respond(request, UNREADABLE)
        return respond(request, INVALID, errors=[_field_fault(fault) for fault in faults])

    return {HTTPException: refused, RequestValidationError: invalid}


def documented(*faults: Fault) -> dict[int | str, dict[str, Any]]:
    """The faults of a route as OpenAPI tells them, those of one status together."""
    schema = {"$ref": "#/components/schemas/ProblemOut"}
    examples: dict[int, dict[str, Any]] = {}
    for fault in faults:
        of_status = examples.setdefault(fault.status, {})
        of_status[fault.slug] = {"summary": fault.title, "value": _body(fault)}
    return {
        "default": {"description": "Any other fault", "content": {MEDIA_TYPE: {"schema": schema}}},
        **{
            status: {
                "description": " / ".join(told["summary"] for told in of_status.values()),
                "content": {MEDIA_TYPE: {"schema": schema, "examples": of_status}},
            }
            for status, of_status in examples.items()
        },
    }


def router(respond: Responder) -> APIRouter:
    """The pages that the `type` of a fault leads to."""
    pages = APIRouter(include_in_schema=False)
    by_slug = {fault.slug: fault for fault in FAULTS}

    @pages.get("/problems")
    @pages.get("/problems/")
    async def every_fault(request: Request) -> Response:
        return respond.page(request, None)

    @pages.get("/problems/{slug}")
    async def one_fault(request: Request, slug: str) -> Response:
        if slug not in by_slug:
            raise Refused(NOT_FOUND)
        return respond.page(request, by_slug[slug])

    return pages


def _fault_of(error: HTTPException) -> Fault:
    if isinstance(error, Refused):
        return error.fault
    usual = {fault.status: fault for fault in (UNREADABLE, NOT_FOUND, WRONG_METHOD, TOO_LARGE)}
    return usual.get(error.status_code) or Fault(
        "", error.status_code, HTTPStatus(error.status_code).phrase, "The request was refused.", ""
    )


def _wants_page(request: Request) -> bool:
    accepts_html = "text/html" in request.headers.get("accept", "")
    return accepts_html and not request.url.path.startswith("/v1/")


def _as_json(
    fault: Fault, headers: Mapping[str, str] | None, errors: Sequence[FieldFault]
) -> Response:
    body = _body(fault)
    if errors:
        body["errors"] = [asdict(error) for error in errors]
    return JSONResponse(body, fault.status, headers, MEDIA_TYPE)


def _body(fault: Fault) -> dict[str, object]:
    return {
        "type": fault.type,
        "title": fault.title,
        "status": fault.status,
        "detail": fault.full_detail,
    }


def _field_fault(fault: Mapping[str, Any]) -> FieldFault:
    """One of pydantic's errors in our words; its own would repeat the value in places."""
    expected = fault.get("ctx", {}).get("expected", "")
    words = {
        "missing": "This field is required.",
        "extra_forbidden": "This field is not known.",
        "string_type": "This must be text.",
        "tuple_type": "This must be a list.",
        "literal_error": f"This must be {expected}, or null.",
        "model_attributes_type": "The body must be a JSON object.",
    }
    return FieldFault(
        pointer=_pointer(fault["loc"]),
        detail=words.get(fault["type"], "This value cannot be used."),
    )


def _pointer(location: Sequence[str | int]) -> str:
    """A JSON pointer as a URI fragment; a name that is not one of ours may be a visitor's words."""
    steps = [str(step) for step in location[1:]]
    names = [step if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", step) else "?" for step in steps]
    return "#" + "".join(f"/{name}" for name in names)
