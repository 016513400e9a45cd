"""A real server on a free port, a real Chromium, and a visitor who uses both."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from sciabot.settings import read_settings
from tests.browser.serving import service, serving
from tests.browser.visitor import PHONE, WITHOUT_SCRIPTS, Visitor, visiting

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the service, which answers by rote."""
    with serving(service(read_settings())) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_chromium(), args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def visitor(browser: Browser, server: str) -> Iterator[Visitor]:
    with visiting(browser, server) as somebody:
        yield somebody


@pytest.fixture
def phone_visitor(browser: Browser, server: str) -> Iterator[Visitor]:
    with visiting(browser, server, PHONE) as somebody:
        yield somebody


@pytest.fixture
def plain_visitor(browser: Browser, server: str) -> Iterator[Visitor]:
    """Somebody whose browser runs no scripts."""
    with visiting(browser, server, WITHOUT_SCRIPTS) as somebody:
        yield somebody


def _chromium() -> str:
    named = os.environ.get("SCIABOT_TEST_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        raise pytest.UsageError("no Chromium found: install it, or set SCIABOT_TEST_CHROMIUM")
    return found
