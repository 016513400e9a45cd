"""What cannot be read, or breaks the check, is never answered: it gets emergency advice."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from sciabot.bot import Bot
from sciabot.server.app import create_app
from sciabot.server.chat import FRAGMENT
from sciabot.server.faults import EMERGENCY_LINE
from sciabot.settings import Settings, shipped
from tests.scripted_app import client as scripted

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
MULTIPART = {"Content-Type": "multipart/form-data; boundary=B"}
JSON = {"Content-Type": "application/json"}
PART = b'--B\r\nContent-Disposition: form-data; name="question"\r\n\r\nchin slide \xff\r\n--B--\r\n'
NUMB = "I can't feel anything between my legs"
NOISE = {
    "NUL": "\x00",
    "lone surrogate": "\ud83d",
    "emoji": "😭🙏",
    "right to left": "\u202eabc\u202c",
    "zero width": "\u200b\ufeff",
    "replacement": "\ufffd",
    "control": "\x1b[2J\x07",
    "stacked accents": "\u0301" * 200,
}
STRANGE = {
    **{name: text * 3 for name, text in NOISE.items()},
    "Arabic": "ساقي تؤلمني كثيرا",
    "Hebrew": "הגב שלי כואב",
    "one long word": "z" * 60_000,
    "one emoji, often": "🙂" * 900,
}


@pytest.fixture(scope="module")
def client(bot: Bot) -> TestClient:
    return TestClient(create_app(bot, Settings(), web=shipped("web")))


def asked(client: TestClient, question: str) -> dict[str, Any]:
    body = json.dumps({"question": question})  # escapes what UTF-8 cannot carry
    response = client.post("/v1/answer", content=body, headers=JSON)
    assert response.status_code == 200, response.text
    reply: dict[str, Any] = response.json()
    return reply


# What is refused


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"question=how+do+I+do+the+chin+slide%FF%FE", FORM),
        (b"question=how do I do the chin slide \xff", FORM),
        (b"question=chin+slide%ED%A0%80", FORM),
        (b"question=hello&history=chin%C3", FORM),
        (PART, MULTIPART),
        (b"--B\r\nbroken", MULTIPART),
        (b'{"question": "how do I do the chin slide"}', JSON),
    ],
)
@pytest.mark.parametrize("accepted", ["text/html", "*/*"])
def test_a_form_that_cannot_be_read_gets_the_emergency_line_and_no_answer(
    client: TestClient, body: bytes, headers: dict[str, str], accepted: str
) -> None:
    response = client.post("/chat", content=body, headers=headers | {"Accept": accepted})
    assert response.status_code == 400
    assert EMERGENCY_LINE in response.text
    assert "blockquote" not in response.text


@pytest.mark.parametrize(
    "body", [b'{"question": "chin slide \xff"}', b'{"question": "chin', b"\x00", b'"\xed\xa0\x80"']
)
def test_json_that_cannot_be_read_gets_the_emergency_line(client: TestClient, body: bytes) -> None:
    response = client.post("/v1/answer", content=body, headers=JSON)
    assert response.status_code in {400, 422}
    assert EMERGENCY_LINE in response.json()["detail"]


def test_a_megabyte_of_one_word_gets_the_emergency_line(client: TestClient) -> None:
    word = "a" * 1_000_000
    refused = (
        client.post("/chat", data={"question": word}),
        client.post("/v1/answer", json={"question": word}),
    )
    assert [response.status_code for response in refused] == [413, 413]
    assert all(EMERGENCY_LINE in response.text for response in refused)


def test_a_field_of_the_form_that_cannot_be_used_gets_the_emergency_line() -> None:
    response = scripted().post("/chat", data={"question": "hi", "raised": "often"})
    assert response.status_code == 422
    assert EMERGENCY_LINE in response.json()["detail"]
    assert response.json()["errors"][0]["pointer"] == "#/raised"


def test_a_form_that_can_be_read_is_answered(client: TestClient) -> None:
    body = "question=¿qué+ayuda+con+el+dolor+de+cuello%3F&lang=es&history=&other=1".encode()
    response = client.post("/chat", content=body, headers=FORM)
    assert response.status_code == 200
    assert "blockquote" in response.text
    assert client.post("/chat").status_code == 200  # an empty form asks nothing


# What is read, and strange


@pytest.mark.parametrize("question", STRANGE.values(), ids=STRANGE)
def test_strange_text_is_never_answered_and_every_reply_names_911(
    client: TestClient, question: str
) -> None:
    reply = asked(client, question)
    assert reply["outcome"] in {"abstention", "referral"}
    assert "911" in reply["text"]
    if "\ud83d" not in question:  # no browser can send it
        page = client.post("/chat", data={"question": question})
        assert page.status_code == 200
        assert "tel:911" in page.text
        assert "blockquote" not in page.text


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE)
@pytest.mark.parametrize("pattern", ["{noise} {said}", "{said} {noise}", "{said}{noise}"])
def test_noise_around_an_emergency_does_not_hide_it(
    client: TestClient, pattern: str, noise: str
) -> None:
    reply = asked(client, pattern.format(noise=noise, said=NUMB))
    assert reply["urgency"] == "emergency"
    assert not reply["quotes"]


# What breaks


@pytest.mark.parametrize("headers", [{}, {FRAGMENT: "turn"}])
def test_a_check_that_breaks_shows_the_generic_card_on_the_page(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], bot: Bot
) -> None:
    def broken(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("sciabot.safety.assessment.read_message", broken)
    page = client.post("/chat", data={"question": "chin slide"}, headers=headers)
    tree: Any = html.fromstring(page.text)
    (card,) = tree.xpath("//section[@role='alert']")
    assert bot.rules.card("generic", "en").heading in card.text_content()
    assert card.xpath(".//a/@href") == ["tel:911"]
    assert not tree.xpath("//blockquote")


def test_a_service_that_breaks_says_whom_to_call() -> None:
    page = scripted().post("/chat", data={"question": "break"}, headers={"Accept": "text/html"})
    assert page.status_code == 500
    assert EMERGENCY_LINE in page.text
    assert 'href="tel:911"' in page.text
