"""The parts of the HTTP side, put together: what wraps a request, and who answers it.

Nothing here keeps what a visitor typed: no cookies, no access log, no telemetry. FastAPI's own
documentation pages load scripts from elsewhere, so they are off and /docs is ours.
"""

from pathlib import Path

from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from sciabot import __version__
from sciabot.bot import Bot
from sciabot.server import api, articles, chat, documentation, emergency_page, problems, safety_page
from sciabot.server.files import Files, WidgetFiles
from sciabot.server.middleware import BodyLimit, CrashGuard, HeadAsGet, SecurityHeaders
from sciabot.server.templating import page_templates
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
    templates = page_templates(web / "templates", clinic=settings.clinic_name)
    respond = problems.Responder(templates)

    app = FastAPI(
        title="sciabot",
        summary=documentation.SUMMARY,
        version=__version__,
        openapi_url=None,
        generate_unique_id_function=_operation_id,
        redirect_slashes=False,
        telemetry=_NO_TELEMETRY,
        exception_handlers=problems.handlers(respond),
        middleware=[
            Middleware(SecurityHeaders, embedders=settings.allowed_origins),
            Middleware(HeadAsGet),
            Middleware(GZipMiddleware, minimum_size=1_000),
            Middleware(CrashGuard, respond=respond.crashed),
            Middleware(BodyLimit),
        ],
    )
    app.include_router(api.router(bot))
    app.include_router(chat.router(bot, settings, templates))
    app.include_router(articles.router(bot, templates))
    app.include_router(safety_page.router(bot.rules, templates))
    app.include_router(emergency_page.router(web / emergency_page.BUILT))
    app.include_router(problems.router(respond))
    app.include_router(documentation.router(app.openapi(), templates))
    app.mount("/static", Files(directory=web / "static"))
    app.mount("/widget", WidgetFiles(directory=web / "widget"))
    return app


def _operation_id(route: APIRoute) -> str:
    """The name that generated clients give a call: `answer`, not `answer_v1_answer_post`."""
    return route.name
