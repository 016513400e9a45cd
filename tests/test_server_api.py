"""POST /v1/answer, /v1/documents and the two health checks, from the outside."""

import json
from typing import Any

import pytest
from httpx2 import Response
from hypothesis import given, settings
from hypothesis import strategies as st

from sciabot.bot import Reply
from sciabot.server.api import QuestionIn
from sciabot.server.faults import EMERGENCY_LINE
from tests.scripted_app import client
from tests.scripted_bot import ARTICLE, ScriptedBot

REPLY_FIELDS = [
    "outcome",
    "reason",
    "urgency",
    "red_flags",
    "text",
    "message",
    "highlight",
    "quotes",
    "citations",
    "notices",
    "actions",
    "suggestions",
    "disclaimer",
    "confidence",
    "language",
    "corpus_version",
]

SERVED = client()


def ask(question: str, **more: Any) -> Response:
    return client().post("/v1/answer", json={"question": question} | more)


def send(body: bytes, content_type: str = "application/json") -> Response:
    return client().post("/v1/answer", content=body, headers={"content-type": content_type})


def test_an_answer_has_the_shape_of_the_contract() -> None:
    reply = ask("how do I stretch?").json()

    assert list(reply) == REPLY_FIELDS == list(Reply.__dataclass_fields__)
    assert reply["outcome"] == "answer"
    assert reply["reason"] is None
    assert reply["quotes"][0] == {
        "text": "Knee to chest",
        "kind": "heading",
        "citation": 0,
        "start": ARTICLE.text.index("Knee to chest"),
        "end": ARTICLE.text.index("Knee to chest") + len("Knee to chest"),
    }
    assert list(reply["citations"][0]) == [
        "document",
        "title",
        "section",
        "url",
        "revision",
        "author",
        "reviewed",
        "language",
        "sample",
    ]
    assert reply["notices"][0].keys() == {"id", "text"}


def test_every_quote_can_be_checked_against_the_document() -> None:
    served = client()
    text = served.get("/v1/documents/moving").json()["text"]

    quotes = served.post("/v1/answer", json={"question": "how?"}).json()["quotes"]

    assert quotes
    assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in quotes)


@pytest.mark.parametrize(
    ("question", "outcome", "urgency", "reason"),
    [
        ("hi", "smalltalk", "none", None),
        ("what does it cost?", "abstention", "none", "not_covered"),
        ("I am numb", "referral", "emergency", None),
    ],
)
def test_what_is_no_answer_has_no_quote_and_the_same_shape(
    question: str, outcome: str, urgency: str, reason: str | None
) -> None:
    reply = ask(question).json()

    assert list(reply) == REPLY_FIELDS
    assert (reply["outcome"], reply["urgency"], reply["reason"]) == (outcome, urgency, reason)
    assert (reply["quotes"], reply["citations"], reply["highlight"]) == ([], [], None)


def test_the_bot_gets_the_question_the_history_and_the_language() -> None:
    bot = ScriptedBot()
    body = {"question": "how?", "history": ["first", "second"], "language": "es"}

    reply = client(bot).post("/v1/answer", json=body).json()

    assert bot.asked == ("how?", ("first", "second"), "es")
    assert reply["language"] == "es"


def test_history_and_language_may_be_left_out() -> None:
    bot = ScriptedBot()
    served = client(bot)

    assert served.post("/v1/answer", json={"question": "how?"}).status_code == 200
    assert bot.asked == ("how?", (), None)
    assert served.post("/v1/answer", json={"question": "?", "language": None}).status_code == 200


def test_an_earlier_message_still_counts() -> None:
    assert ask("how?", history=["I am numb"]).json()["outcome"] == "referral"


def test_a_reply_is_kept_nowhere() -> None:
    response = ask("how?")

    assert response.headers["cache-control"] == "no-store"
    assert "set-cookie" not in response.headers
    assert "etag" not in response.headers


def test_the_same_question_gets_the_same_bytes() -> None:
    assert ask("how?").content == ask("how?").content


def test_a_long_question_is_left_to_the_bot() -> None:
    bot = ScriptedBot()

    response = client(bot).post("/v1/answer", json={"question": "a" * 5000})

    assert response.status_code == 200
    assert len(bot.asked[0]) == 5000


@pytest.mark.parametrize("question", ["", " ", "\n\t\u2003"])
def test_an_empty_question_is_refused(question: str) -> None:
    response = ask(question)

    assert response.status_code == 422
    assert response.json()["type"] == "/problems/empty-question"
    assert "`question`" in response.json()["detail"]


@pytest.mark.parametrize(
    ("body", "pointer", "detail"),
    [
        ({}, "#/question", "required"),
        ({"question": 5}, "#/question", "must be text"),
        ({"question": None}, "#/question", "must be text"),
        ({"question": "a", "history": "b"}, "#/history", "must be a list"),
        ({"question": "a", "history": ["b", 7]}, "#/history/1", "must be text"),
        ({"question": "a", "language": "fr"}, "#/language", "'en' or 'es', or null"),
        ({"question": "a", "session": "x"}, "#/session", "not known"),
        (["a"], "#", "JSON object"),
        ("a", "#", "JSON object"),
        (None, "#", "JSON object"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(body: object, pointer: str, detail: str) -> None:
    response = send(json.dumps(body).encode())

    assert response.status_code == 422
    assert response.json()["type"] == "/problems/invalid-request"
    [error] = response.json()["errors"]
    assert error["pointer"] == pointer
    assert detail in error["detail"]


def test_a_fault_never_repeats_what_was_sent() -> None:
    secret = "mybackhurts"
    for body in (
        {"question": [secret]},
        {"question": "a", "language": secret},
        {"question": "a", f"{secret} a lot": 1},
        {"question": "a", "history": [{"text": secret}]},
        [secret],
    ):
        response = send(json.dumps(body).encode())
        assert response.status_code == 422
        assert secret not in response.text


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"question": "numb"',
        b"\xff\xfe\xff",
        b'{"question": "\xff"}',
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b'{"question": ' + b"9" * 5000 + b"}",
    ],
    ids=["cut", "cut later", "no text", "no UTF-8", "deep lists", "deep objects", "huge number"],
)
def test_what_cannot_be_read_gets_the_emergency_line_and_no_answer(body: bytes) -> None:
    response = send(body)

    assert response.status_code == 400
    assert response.json()["type"] == "/problems/unreadable"
    assert EMERGENCY_LINE in response.json()["detail"]


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", "json", "a/json", ""],
)
def test_what_is_not_json_gets_the_emergency_line_and_no_answer(content_type: str) -> None:
    response = send(b'{"question": "how?"}', content_type)

    assert response.status_code == 415
    assert response.json()["type"] == "/problems/unsupported-media-type"
    assert EMERGENCY_LINE in response.json()["detail"]


@pytest.mark.parametrize(
    "content_type", ["application/json", "Application/JSON; charset=utf-8", "application/x+json"]
)
def test_json_is_read_under_each_of_its_names(content_type: str) -> None:
    assert send(b'{"question": "how?"}', content_type).json()["outcome"] == "answer"


def test_half_a_character_becomes_a_replacement_character() -> None:
    bot = ScriptedBot()
    body = rb'{"question": "how \ud800 is it", "history": ["\udfff", "\ud83d\ude00"]}'

    response = client(bot).post(
        "/v1/answer", content=body, headers={"content-type": "application/json"}
    )

    assert response.status_code == 200
    assert bot.asked[:2] == ("how \ufffd is it", ("\ufffd", "\U0001f600"))


@pytest.mark.parametrize("name", ["\\u0000", "\\u202e", "a b", ""])
def test_a_field_name_of_odd_characters_is_only_not_known(name: str) -> None:
    response = send(b'{"question": "how?", "%s": 1}' % name.encode())

    assert response.json()["errors"] == [{"pointer": "#/?", "detail": "This field is not known."}]


def test_a_field_name_that_is_half_a_character_is_refused() -> None:
    assert send(rb'{"question": "how?", "\ud800": 1}').status_code == 422


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.text() | st.sampled_from(sorted(QuestionIn.model_fields)), inner)
        ),
    )
)
def test_any_json_is_answered_or_refused(body: object) -> None:
    response = SERVED.post(
        "/v1/answer", content=json.dumps(body), headers={"content-type": "application/json"}
    )

    assert response.status_code in (200, 422)


@settings(deadline=None)
@given(
    st.text(alphabet=st.characters(codec=None)),
    st.lists(st.text(alphabet=st.characters(codec=None))),
)
def test_any_text_is_answered_or_refused(question: str, history: list[str]) -> None:
    body = json.dumps({"question": f"how {question}", "history": history})

    response = SERVED.post("/v1/answer", content=body, headers={"content-type": "application/json"})

    assert response.status_code == 200


@pytest.mark.parametrize("sign", ["\x00", "\x1b[2J", "\x7f", "\u202e", "\ufeff", "\ud7ff"])
def test_control_characters_reach_the_bot_unharmed(sign: str) -> None:
    bot = ScriptedBot()

    response = client(bot).post("/v1/answer", json={"question": f"how {sign}?"})

    assert response.status_code == 200
    assert bot.asked[0] == f"how {sign}?"


def test_questions_do_not_travel_in_addresses() -> None:
    response = client().get("/v1/answer", params={"question": "how?"})

    assert response.status_code == 405
    assert response.headers["allow"] == "POST"


def test_the_documents_are_listed_without_their_text() -> None:
    listed = client().get("/v1/documents").json()

    assert listed["corpus_version"] == "scripted-1"
    assert listed["documents"][0] == {
        "id": "moving",
        "title": ARTICLE.title,
        "url": "",
        "language": "en",
        "revision": ARTICLE.revision,
        "sample": True,
    }
    assert [document["id"] for document in listed["documents"]] == ["moving", "sitting"]


def test_a_document_comes_with_its_text() -> None:
    response = client().get("/v1/documents/moving")

    assert response.json()["text"] == ARTICLE.text
    assert list(response.json()) == [
        "id",
        "title",
        "url",
        "language",
        "revision",
        "sample",
        "text",
    ]


def test_an_unknown_document_is_a_problem() -> None:
    response = client().get("/v1/documents/numb-legs")

    assert response.status_code == 404
    assert response.json()["type"] == "/problems/unknown-document"
    assert "numb-legs" not in response.text


def test_only_the_current_revision_is_kept() -> None:
    served = client()

    current = served.get("/v1/documents/moving", params={"revision": ARTICLE.revision})
    older = served.get("/v1/documents/moving", params={"revision": "c" * 64})

    assert current.json()["text"] == ARTICLE.text
    assert older.status_code == 404
    assert older.json()["type"] == "/problems/old-revision"


@pytest.mark.parametrize(
    ("path", "etag"),
    [("/v1/documents", '"scripted-1"'), ("/v1/documents/moving", f'"{"a" * 64}"')],
)
def test_what_has_not_changed_is_not_sent_again(path: str, etag: str) -> None:
    served = client()
    first = served.get(path)
    assert first.headers["etag"] == etag
    assert first.headers["cache-control"] == "no-cache"

    for known in (etag, f"W/{etag}", f'"other", {etag}'):
        again = served.get(path, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == etag
    assert served.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_the_process_is_alive_and_ready() -> None:
    served = client()

    assert served.get("/healthz").json() == {"status": "ok"}
    assert served.get("/readyz").json() == {"documents": 2, "corpus_version": "scripted-1"}


def test_without_a_document_it_is_alive_but_not_ready() -> None:
    served = client(ScriptedBot(documents=()))

    assert served.get("/healthz").status_code == 200
    assert served.get("/readyz").status_code == 503
    assert served.get("/readyz").json()["type"] == "/problems/no-documents"
