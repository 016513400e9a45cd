"""What must never break: each promise of the design, walked over the whole service.

The replies come over HTTP from the test corpus and from the shipped one, so nothing between the
rules and the wire can break a promise unseen.
"""

import datetime
import json
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from sciabot.bot import Bot, Clinic
from sciabot.cli import app
from sciabot.corpus import BlockKind, Corpus, read_corpus, split
from sciabot.errors import RulesError
from sciabot.safety import Rules, find_forbidden, load_rules
from sciabot.server.app import create_app
from sciabot.settings import Settings, shipped

QUESTIONS = (
    "How do I do the chin slide?",
    "how many people get a sore back",
    "What are the signs that the screen is too low?",
    "platelet injection",
    "movements",
    "what does a platelet injection cost?",
    "¿qué ayuda con el dolor de cuello?",
    "como hago el chin slide",
    "How do I do the McKenzie extension?",
    "which exercises are there",
    "what is an MRI for",
    "cure rate",
    "what helps at night",
    "weather tomorrow",
    "hi",
    "should I take ibuprofen or naproxen",
    "do I have a slipped disc?",
    "what is cauda equina syndrome?",
    "x" * 1_001,
    "🙂 \x00 \u202e ​",
)
EMERGENCIES = (
    "I can't feel anything between my legs",
    "I wet myself and did not notice. Which exercise helps?",
    "no siento nada entre las piernas",
    "I want to kill myself",
    "my husband has crushing chest pain and his arm is numb",
    "my child swallowed my pain pills",
)
CANARY = "zebracanary"


@pytest.fixture(scope="module", params=["test corpus", "sample corpus"])
def served(request: pytest.FixtureRequest, rules: Rules) -> Bot:
    folder = Path(__file__).parent / "corpus"
    corpus = read_corpus(folder if request.param == "test corpus" else shipped("corpus"))
    return Bot(corpus, rules, clinic=Clinic("Harbor Clinic", "+1 727 555 0100", ""))


@pytest.fixture(scope="module")
def client(served: Bot) -> Iterator[TestClient]:
    with TestClient(create_app(served, Settings(), web=shipped("web"))) as client:
        yield client


def ask(client: TestClient, question: str, *history: str, **more: str) -> dict[str, Any]:
    body = {"question": question, "history": list(history), **more}
    response = client.post("/v1/answer", json=body)
    assert response.status_code == 200, response.text
    reply: dict[str, Any] = response.json()
    return reply


def test_1_every_quote_is_an_exact_slice_of_its_document(client: TestClient) -> None:
    quotes = 0
    for question in QUESTIONS:
        reply = ask(client, question)
        for quote in reply["quotes"]:
            citation = reply["citations"][quote["citation"]]
            document = client.get(f"/v1/documents/{citation['document']}").json()
            assert document["text"][quote["start"] : quote["end"]] == quote["text"]
            assert citation["revision"] == document["revision"]
            quotes += 1
        if reply["highlight"]:
            assert any(reply["highlight"] in quote["text"] for quote in reply["quotes"])
    assert quotes > 10


@pytest.mark.parametrize("message", EMERGENCIES)
def test_2_an_emergency_gets_its_card_and_nothing_else(client: TestClient, message: str) -> None:
    reply = ask(client, message)
    assert reply["outcome"] == "referral"
    assert reply["urgency"] == "emergency"
    assert reply["red_flags"]
    assert not reply["quotes"]
    assert not reply["citations"]
    assert not reply["suggestions"]
    hrefs = [action["href"] for action in reply["actions"]]
    assert hrefs
    assert all(href.startswith(("tel:", "sms:")) for href in hrefs)
    assert not any("7275550100" in href for href in hrefs)


@pytest.mark.parametrize("message", EMERGENCIES)
def test_2_the_card_stays_over_later_turns(client: TestClient, message: str) -> None:
    reply = ask(client, "How do I do the chin slide?", message)
    assert reply["urgency"] == "emergency"
    assert not reply["quotes"]


def test_2_a_check_that_fails_gives_emergency_advice(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("sciabot.safety.assessment.read_message", broken)
    reply = ask(client, "How do I do the chin slide?")
    assert reply["urgency"] == "emergency"
    assert not reply["quotes"]
    assert CANARY not in json.dumps(reply)


def test_2_a_corpus_may_add_flags_but_never_lower_one(tmp_path: Path) -> None:
    lowered = tmp_path / "red_flags.toml"
    lowered.write_text('[[raise]]\nid = "cauda_equina"\nlevel = "none"\n')
    with pytest.raises(RulesError):
        load_rules(lowered)


def test_3_the_programs_own_words_never_reassure_or_diagnose(client: TestClient) -> None:
    for question in (*QUESTIONS, *EMERGENCIES):
        for language in ("en", "es"):
            reply = ask(client, question, language=language)
            own = [reply["message"], reply["disclaimer"]]
            own += [notice["text"] for notice in reply["notices"] if notice["id"] != "treatment"]
            own += [action["label"] for action in reply["actions"]]
            assert find_forbidden("\n".join(own)) == ()


def test_4_a_caution_goes_wherever_its_exercise_goes(client: TestClient, served: Bot) -> None:
    walked = 0
    for document in served.documents:
        for passage in split(document):
            if passage.blocks[-1].kind is not BlockKind.STEPS:
                continue
            reply = ask(client, f"How do I do the {passage.section.heading}?")
            quoted = {(quote["start"], quote["end"]) for quote in reply["quotes"]}
            steps = {(part.start, part.end) for part in passage.blocks[-1].parts}
            if reply["citations"] and reply["citations"][0]["document"] == document.id:
                assert not quoted & steps or steps <= quoted
                if quoted & steps:
                    held = {(block.span.start, block.span.end) for block in passage.cautions}
                    assert held <= quoted
                    walked += 1
    assert walked >= 2


def test_5_no_answer_means_a_reason_topics_and_people(client: TestClient) -> None:
    seen = 0
    for question in QUESTIONS:
        reply = ask(client, question)
        if reply["outcome"] == "abstention":
            seen += 1
            assert reply["reason"]
            assert not reply["quotes"]
            assert not reply["citations"]
            assert reply["suggestions"]
            assert "Harbor Clinic" in reply["message"]
            assert reply["actions"]
            assert reply["confidence"] == 0
    assert seen >= 4


def test_6_every_reply_carries_the_disclaimer(client: TestClient) -> None:
    for question in (*QUESTIONS, *EMERGENCIES):
        assert ask(client, question)["disclaimer"]


def test_7_the_same_question_gives_the_same_bytes(corpus: Corpus) -> None:
    body = {"question": "How do I do the chin slide?", "history": ["hi", "movements"]}
    today = datetime.date(2026, 1, 1)
    bytes_ = set()
    for _ in range(2):  # two bots, built apart
        bot = Bot(corpus, load_rules(), today=lambda: today)
        with TestClient(create_app(bot, Settings(), web=shipped("web"))) as client:
            bytes_ |= {client.post("/v1/answer", json=body).content for _ in range(3)}
    assert len(bytes_) == 1


def test_7_the_same_bytes_whatever_the_order_of_sets() -> None:
    words = [sys.executable, "-m", "sciabot", "ask", "which exercises are there", "--json"]
    replies = {
        subprocess.run(
            words, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(replies) == 1


def test_8_nothing_typed_reaches_a_log_a_file_or_an_address(
    client: TestClient,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    caplog.set_level(logging.DEBUG)
    for message in (CANARY, f"I can't feel my {CANARY} and wet myself", f"{CANARY} cost?"):
        reply = ask(client, message, f"earlier {CANARY}")
        assert CANARY not in json.dumps(reply)
    client.post("/v1/answer", content=f'{{"question": "{CANARY}'.encode())
    client.post("/v1/answer", json={"question": [CANARY]})
    page = client.post("/chat", data={"question": CANARY})
    assert CANARY not in str(page.url)
    assert "set-cookie" not in page.headers
    ours = [record.getMessage() for record in caplog.records if "httpx" not in record.name]
    assert not [line for line in ours if CANARY in line]
    out, err = capfd.readouterr()
    assert CANARY not in out + err
    assert not list(tmp_path.rglob("*"))


def test_9_no_request_leaves_the_server(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: socket.socket, address: object) -> None:
        raise AssertionError(f"a connection to {address!r}")

    monkeypatch.setattr(socket.socket, "connect", refused)
    for question in (*QUESTIONS, *EMERGENCIES):
        ask(client, question)
    assert client.get("/").status_code == client.get("/docs").status_code == 200


def test_10_a_broken_folder_is_refused_whole_and_left_as_it_is(tmp_path: Path) -> None:
    good = tmp_path / "good.md"
    good.write_text('+++\ntitle = "Good"\n+++\n\nText.\n')
    bad = tmp_path / "bad.md"
    bad.write_text('+++\ntitle = "Bad\n+++\n\nText.\n')
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(Exception, match=r"bad\.md"):
        read_corpus(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_10_a_crash_while_an_article_is_written_leaves_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "page.md").write_text('+++\ntitle = "Page"\n+++\n\nThe last text.\n')
    (tmp_path / "page.txt").write_text("Page\n\nThe new text is longer than the last one.\n")

    def crashed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", crashed)
    words = ["add", str(tmp_path / "page.txt"), "--corpus", str(folder), "--replace"]
    CliRunner().invoke(app, words)
    assert "The last text." in read_corpus(folder).documents[0].text
