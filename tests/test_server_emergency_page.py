"""The page that works when everything else is down: made of the cards, complete in itself."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from typer.testing import CliRunner

from sciabot.cli import app
from sciabot.safety.cards import LANGUAGES
from sciabot.server.emergency_page import BUILT, build
from sciabot.settings import shipped
from tests.safety_messages import shipped_rules
from tests.scripted_app import client
from tests.test_server_safety_page import OWN

PAGE = (shipped("web") / BUILT).read_text("utf-8")


def parsed() -> Any:
    return html.fromstring(PAGE)


def test_the_committed_page_says_what_the_cards_say_now() -> None:
    remedy = f"build it anew: sciabot emergency-page web/{BUILT.as_posix()}"
    assert build(shipped_rules(), shipped("web")) == PAGE, remedy


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_and_sign_is_on_it_in_its_language(language: str) -> None:
    (half,) = parsed().xpath(f"//section[@lang='{language}']")
    said = " ".join(half.text_content().split())
    for card in shipped_rules().texts.cards_in(language):
        assert all(words in said for words in (card.heading, *card.paragraphs))
        assert f"{card.id} {card.version}" in said
    for flag in shipped_rules().flags:
        assert (flag.looks_for_es if language == "es" else flag.looks_for) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_press_comes_first_and_works(language: str) -> None:
    (half,) = parsed().xpath(f"//section[@lang='{language}']")
    hrefs = half.xpath(".//a/@href")
    assert hrefs[:4] == ["tel:911", "tel:988", "sms:988", "tel:18002221222"]
    pressed = {a.href for card in shipped_rules().texts.cards_in(language) for a in card.actions}
    assert pressed == set(hrefs)


def test_it_needs_nothing_but_itself() -> None:
    tree = parsed()
    assert not tree.xpath("//script | //img | //iframe | //form | //@style | //@onclick")
    addresses = {str(address) for address in tree.xpath("//@href | //@src")}
    assert {a for a in addresses if not a.startswith(("tel:", "sms:", "#"))} == {"data:,"}
    assert not re.search(r"url\(|@import|https?:", PAGE)


def test_it_says_that_no_clinician_has_signed_the_rules() -> None:
    assert not all(flag.reviewed_by for flag in shipped_rules().flags)
    assert PAGE.count("Not reviewed by a clinician yet") == 1


@pytest.mark.parametrize("path", ["/emergency", "/static/emergency.html"])
def test_it_is_served_under_a_policy_that_lets_its_own_style_in(path: str) -> None:
    served = client().get(path)
    assert served.text == PAGE
    (style,) = parsed().xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = served.headers["content-security-policy"]
    assert f"style-src 'sha256-{digest}'" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy


def test_the_command_writes_it_or_prints_it(tmp_path: Path) -> None:
    file = tmp_path / "site" / "emergency.html"
    assert CliRunner().invoke(app, ["emergency-page", str(file)]).exit_code == 0
    assert file.read_text("utf-8") == PAGE
    assert CliRunner().invoke(app, ["emergency-page"]).output == PAGE


def test_a_corpus_has_its_own_signs_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "red_flags.toml").write_text(OWN)
    words = ["emergency-page", "--corpus", str(tmp_path)]
    page = CliRunner().invoke(app, words).output
    assert "<li>A spine that wobbles for a day</li>" in page
    assert '<li lang="en">A spine that wobbles for a day</li>' in page  # no Spanish was given


def test_the_command_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    failed = CliRunner().invoke(app, ["emergency-page", str(tmp_path / "taken" / "page.html")])
    assert "cannot be written" in str(failed.exception)
