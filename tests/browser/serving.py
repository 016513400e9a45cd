"""Real servers on free ports: the service, and a clinic's site elsewhere that embeds it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from sciabot.server.app import create_app
from sciabot.settings import Settings, shipped
from tests.browser.visitor_bot import VisitorBot

EMBEDDING = """<!doctype html>
<html lang="en"><title>A clinic</title>
<sciabot-chat><a href="{service}/chat">Ask about sciatica</a></sciabot-chat>
<script type="module" src="{service}/widget/sciabot.js"></script>
</html>"""


def service(settings: Settings) -> ASGIApp:
    return create_app(VisitorBot(), settings, web=shipped("web"))


def clinic_site() -> ASGIApp:
    """A page whose policy forbids everything but the two things that the recipe asks for."""

    def page(request: Request) -> HTMLResponse:
        address = request.query_params["service"]
        policy = f"default-src 'none'; script-src {address}; frame-src {address}"
        return HTMLResponse(
            EMBEDDING.format(service=address), headers={"Content-Security-Policy": policy}
        )

    return Starlette(routes=[Route("/", page)])


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """The address at which `app` is served."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            thread.join(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()
