"""What wraps every request, outermost first: headers, HEAD, crashes, the size of a body.

Plain ASGI, because Starlette's BaseHTTPMiddleware costs a task for every request and hides
streaming errors. The crash guard is ours because the framework's hands the exception on to the
server, which would log its message, and a message may repeat what a visitor typed.
"""

import logging
import traceback
from collections.abc import Callable, Sequence

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sciabot.server.faults import TOO_LARGE
from sciabot.server.problems import Refused

logger = logging.getLogger("sciabot")

BODY_LIMIT = 64 * 1024


class SecurityHeaders:
    """Sets the security headers on every response, and `no-store` where a route says nothing."""

    def __init__(self, app: ASGIApp, *, embedders: Sequence[str]) -> None:
        self._app = app
        self._headers = security_headers(embedders)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def security_headers(embedders: Sequence[str]) -> dict[str, str]:
    """The headers of a response; `embedders` are the origins that may show it in a frame."""
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-src": "'self'",
        "frame-ancestors": " ".join(("'self'", *embedders)),
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-store",
    }


class HeadAsGet:
    """Answers HEAD wherever GET is answered, which monitors and link checkers rely on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, send_without_body)


class CrashGuard:
    """Turns any exception into a response, and logs where it came from but not what it says."""

    def __init__(self, app: ASGIApp, *, respond: Callable[[Request], Response]) -> None:
        self._app = app
        self._respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched_send(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, watched_send)
        except Exception as error:
            if scope["type"] != "http":
                raise
            logger.error("A request crashed: %s", whereabouts(error))
            if not started:
                await self._respond(Request(scope))(scope, receive, send)


def whereabouts(error: BaseException) -> str:
    """The exception's type and the lines it passed through, without its message."""
    frames = traceback.StackSummary.extract(
        traceback.walk_tb(error.__traceback__), lookup_lines=False
    )
    trail = " > ".join(f"{frame.filename}:{frame.lineno}" for frame in frames)
    return f"{type(error).__qualname__} at {trail or 'an unknown place'}"


class BodyLimit:
    """Stops reading a body at the limit, also one that does not declare its length."""

    def __init__(self, app: ASGIApp, *, limit: int = BODY_LIMIT) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        refused = declared.isdecimal() and int(declared) > self._limit
        received = 0

        async def counted_receive() -> Message:
            nonlocal received
            if refused:
                raise Refused(TOO_LARGE)
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._limit:
                raise Refused(TOO_LARGE)
            return message

        await self._app(scope, counted_receive, send)
