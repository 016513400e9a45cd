"""The parts of the HTTP side, put together: what wraps a request, and who answers it.

Nothing here keeps what a visitor typed: no cookies, no access log, no telemetry. FastAPI's own
documentation pages load scripts from elsewhere, so they are off and /docs is ours.
"""

from pathlib import Path

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.middleware import Middleware

from sciabot import __version__
from sciabot.bot import Bot
from sciabot.server import api, chat, problems
from sciabot.server.files import Files, WidgetFiles
from sciabot.server.middleware import BodyLimit, CrashGuard, HeadAsGet, SecurityHeaders
from sciabot.settings import Settings

_NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def create_app(bot: Bot, settings: Settings, *, web: Path) -> FastAPI:
    """The service as an ASGI application; `web` holds templates/, static/ and widget/."""
    templates = _templates(web / "templates")
    respond = problems.Responder(templates)

    app = FastAPI(
        title="sciabot",
        version=__version__,
        openapi_url=None,
        redirect_slashes=False,
        telemetry=_NO_TELEMETRY,
        exception_handlers=problems.handlers(respond),
        middleware=[
            Middleware(SecurityHeaders, embedders=settings.allowed_origins),
            Middleware(HeadAsGet),
            Middleware(CrashGuard, respond=respond.crashed),
            Middleware(BodyLimit),
        ],
    )
    app.include_router(api.router(bot))
    app.include_router(chat.router(bot, settings, templates))
    app.include_router(problems.router(templates))
    app.mount("/static", Files(directory=web / "static"))
    app.mount("/widget", WidgetFiles(directory=web / "widget"))
    return app


def _templates(directory: Path) -> Jinja2Templates:
    environment = Environment(
        loader=FileSystemLoader(directory),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return Jinja2Templates(env=environment)
