"""What was typed stays between the page and the service, and nothing of it stays behind."""

from tests.browser.visitor import Visitor
from tests.browser.visitor_bot import HEALED, HOW, NUMB

STORED = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookie: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  title: document.title, address: location.href, state: history.state,
})"""


def test_a_whole_conversation_asks_nobody_else_and_stores_nothing(
    visitor: Visitor, server: str
) -> None:
    visitor.open_chat()
    for question in (HOW, NUMB, HEALED, "zebra"):
        visitor.ask(question)

    assert {url for url in visitor.requests if not url.startswith((server, "data:"))} == set()
    assert not [url for url in visitor.requests if "zebra" in url]
    assert visitor.page.context.cookies() == []
    assert visitor.page.evaluate(STORED) == {
        "local": 0,
        "session": 0,
        "cookie": "",
        "databases": 0,
        "caches": 0,
        "title": "Ask about sciatica",
        "address": f"{server}/chat",
        "state": None,
    }
    assert visitor.complaints == []


def test_the_widget_asks_nobody_else_either(visitor: Visitor, server: str) -> None:
    frame = visitor.open_widget()
    frame.locator("#question").fill(HOW)
    frame.locator("#send").click()
    frame.locator("li.turn").wait_for()

    assert {url for url in visitor.requests if not url.startswith((server, "data:"))} == set()
    assert visitor.page.context.cookies() == []
    assert visitor.complaints == []


def test_without_scripts_nothing_typed_is_in_an_address(plain_visitor: Visitor) -> None:
    plain_visitor.open_chat()
    plain_visitor.send("zebra")
    plain_visitor.send(HOW)

    assert not [url for url in plain_visitor.requests if "zebra" in url]
    assert plain_visitor.page.context.cookies() == []
