"""The whole HTTP side on a scripted bot; `build_app` is what a server process is told to import."""

from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from sciabot.bot import Bot
from sciabot.server.app import create_app
from sciabot.settings import read_settings, shipped
from tests.scripted_bot import ScriptedBot


def build_app() -> FastAPI:
    return create_app(ScriptedBot(), read_settings(), web=shipped("web"))


def client(bot: Bot | None = None, **settings: Any) -> TestClient:
    app = create_app(bot or ScriptedBot(), read_settings(**settings), web=shipped("web"))
    return TestClient(app, follow_redirects=False)
