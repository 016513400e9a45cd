"""What wraps every request: headers, HEAD, crashes, the size of a body."""

import asyncio
import json
import logging

import pytest
from fastapi import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sciabot.server.faults import EMERGENCY_LINE
from sciabot.server.middleware import BODY_LIMIT, BodyLimit, CrashGuard, whereabouts
from sciabot.server.problems import Refused
from tests.scripted_app import client

SECRET = "i cannot break bread"


@pytest.mark.parametrize(
    "path",
    ["/healthz", "/v1/documents", "/articles/moving", "/docs", "/nowhere", "/static/nothing"],
)
def test_every_response_has_the_security_headers(path: str) -> None:
    headers = client().get(path).headers

    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; "
        "frame-ancestors 'self'"
    )
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["permissions-policy"] == "camera=(), microphone=(), geolocation=()"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "set-cookie" not in headers


def test_a_crash_has_the_security_headers_too() -> None:
    response = client().post("/v1/answer", json={"question": "break"})

    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cache-control"] == "no-store"


def test_only_the_configured_sites_may_frame_a_page() -> None:
    sites = ("https://clinic.example", "https://www.clinic.example")

    policy = client(allowed_origins=sites).get("/healthz").headers["content-security-policy"]

    assert policy.endswith(
        "frame-ancestors 'self' https://clinic.example https://www.clinic.example"
    )


def test_a_page_is_not_stored() -> None:
    assert client().get("/articles/moving").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/healthz", "/v1/documents", "/articles/moving", "/docs"])
def test_head_is_get_without_a_body(path: str) -> None:
    served = client()
    got, head = served.get(path), served.head(path)

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == got.headers["content-length"]


def test_head_of_what_takes_no_get_is_refused() -> None:
    assert client().head("/v1/answer").status_code == 405


def test_a_crash_is_answered_with_the_emergency_line() -> None:
    response = client().post("/v1/answer", json={"question": SECRET})

    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "/problems/server-error"
    assert EMERGENCY_LINE in response.json()["detail"]


def test_a_crash_leaves_no_word_of_the_visitor_in_answer_or_log(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    response = client().post("/v1/answer", json={"question": SECRET, "history": [SECRET]})

    assert "RuntimeError at " in caplog.text
    assert "scripted_bot.py:" in caplog.text
    for told in (response.text, caplog.text, *capfd.readouterr()):
        assert "bread" not in told
    assert all(record.exc_info is None for record in caplog.records)


def test_nothing_is_logged_where_nothing_crashes(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="sciabot")

    for body in ({"question": "how?"}, {"question": 7}, {"question": ""}):
        client().post("/v1/answer", json=body)

    assert [record for record in caplog.records if record.name.startswith("sciabot")] == []


def test_a_crash_after_the_first_byte_is_logged_and_not_answered_twice(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def half_an_answer(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError(SECRET)

    sent = asyncio.run(_messages(CrashGuard(half_an_answer, respond=_answered)))

    assert [message["type"] for message in sent] == ["http.response.start"]
    assert "ValueError at " in caplog.text
    assert SECRET not in caplog.text


def test_a_crash_outside_a_request_is_not_hidden() -> None:
    async def cannot_start(scope: Scope, receive: Receive, send: Send) -> None:
        raise ValueError("no corpus")

    with pytest.raises(ValueError, match="no corpus"):
        asyncio.run(_messages(CrashGuard(cannot_start, respond=_answered), kind="lifespan"))


def test_whereabouts_without_a_traceback_still_name_the_type() -> None:
    assert whereabouts(KeyError(SECRET)) == "KeyError at an unknown place"


def test_a_body_over_the_limit_is_refused_with_the_emergency_line() -> None:
    response = client().post("/v1/answer", json={"question": "a" * BODY_LIMIT})

    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "/problems/too-large"
    assert EMERGENCY_LINE in response.json()["detail"]


def test_a_body_over_the_limit_is_refused_without_a_declared_length() -> None:
    response = client().post(
        "/v1/answer",
        content=(b"a" * 1024 for _ in range(100)),
        headers={"content-type": "application/json"},
    )

    assert response.status_code == 413
    assert EMERGENCY_LINE in response.json()["detail"]


def test_reading_stops_at_the_limit() -> None:
    read = 0

    async def read_all(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal read
        while True:
            read += len((await receive())["body"])

    with pytest.raises(Refused):
        asyncio.run(_messages(BodyLimit(read_all, limit=10), body=b"four"))
    assert read == 8


@pytest.mark.parametrize("declared", [b"-1", b"x", b"1", "٣".encode(), b""])
def test_a_wrong_length_does_not_get_around_the_limit(declared: bytes) -> None:
    response = client().post(
        "/v1/answer",
        content=b"a" * (BODY_LIMIT + 1),
        headers={b"content-type": b"application/json", b"content-length": declared},
    )

    assert response.status_code == 413


def test_a_body_of_just_the_limit_is_read() -> None:
    frame = len(json.dumps({"question": ""}))

    response = client().post("/v1/answer", json={"question": "a" * (BODY_LIMIT - frame - 10)})

    assert response.status_code == 200


async def _messages(app: ASGIApp, *, kind: str = "http", body: bytes = b"") -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    await app({"type": kind, "headers": []}, receive, send)
    return sent


def _answered(request: Request) -> Response:
    return PlainTextResponse("answered")
