"""At most 12 KB gzipped for everything that is loaded before the first question."""

import gzip

from playwright.sync_api import Response

from tests.browser.visitor import Visitor

BUDGET = 12 * 1024
OF_THE_CLINIC = ("/", "/static/page.css")  # the page around the widget is not ours to weigh


def test_the_widget_and_the_chat_stay_within_the_budget(visitor: Visitor, server: str) -> None:
    responses: list[Response] = []
    visitor.page.on("response", lambda response: responses.append(response))
    visitor.open_widget()
    visitor.page.wait_for_load_state("networkidle")

    weights = {
        response.url.removeprefix(server): len(gzip.compress(response.body(), 6))
        for response in responses
        if response.url.startswith(server) and response.status == 200  # not a 304
    }
    ours = {path: weight for path, weight in weights.items() if path not in OF_THE_CLINIC}
    assert "/widget/sciabot.js" in ours
    assert "/static/chat.js" in ours
    assert sum(ours.values()) <= BUDGET, ours
