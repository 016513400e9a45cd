"""What only shows when all the parts are put together."""

import re

import pytest

from sciabot.server.app import create_app
from sciabot.settings import read_settings, shipped
from tests.scripted_app import build_app, client
from tests.scripted_bot import ScriptedBot

PAGES = ("/", "/chat", "/docs", "/articles/moving", "/problems", "/problems/too-large")


@pytest.mark.parametrize("path", ["/redoc", "/docs/oauth2-redirect", "/v1/documents/", "/widget"])
def test_the_frameworks_own_pages_and_redirects_are_off(path: str) -> None:
    assert client().get(path).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_from_elsewhere(path: str) -> None:
    page = client().get(path, headers={"accept": "text/html"})

    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    loaded = re.findall(r'(?:src|<link[^>]* href)="([^"]*)"', page.text)
    assert loaded
    assert all(address.startswith(("/", "data:")) for address in loaded)
    assert not any(address.startswith("//") for address in loaded)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_no_inline_script_or_style(path: str) -> None:
    page = client().get(path, headers={"accept": "text/html"}).text

    assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=", page)


def test_every_route_that_answers_json_is_documented() -> None:
    documented = set(client().get("/openapi.json").json()["paths"])

    assert documented == {
        "/v1/answer",
        "/v1/documents",
        "/v1/documents/{id}",
        "/healthz",
        "/readyz",
    }


def test_the_scripts_and_styles_are_mounted() -> None:
    mounted = {getattr(route, "path", "") for route in build_app().routes}

    assert {"/static", "/widget"} <= mounted


def test_no_telemetry_is_switched_on_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")

    app = create_app(ScriptedBot(), read_settings(), web=shipped("web"))

    assert not app._native_telemetry.enabled()


def test_the_clinics_name_heads_every_page() -> None:
    page = client(clinic_name="Harbor & Spine").get("/articles/moving").text

    assert "Harbor &amp; Spine" in page
