"""/safety: everything that the check looks for and shows, for readers without code."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from sciabot.safety import Rules, load_rules
from sciabot.safety.cards import LANGUAGES
from sciabot.server.app import create_app
from sciabot.settings import Settings, shipped
from tests.safety_messages import shipped_rules
from tests.scripted_app import client
from tests.scripted_bot import ScriptedBot

OWN = """
[concept.wobble]
kind = "sign"
means = "a spine that wobbles"
en = ["wobbly spine"]

[[flag]]
id = "wobble"
title = "A spine that wobbles"
looks_for = "A spine that wobbles for a day"
guideline = "The clinic's own"
card = "today"
reviewed_by = "A. Physician, MD"
reviewed_on = "2026-05-31"

[[flag.when]]
name = "wobbles"
level = "urgent"
together = ["wobble"]

[[raise]]
id = "dvt"
level = "emergency"
"""


def page(path: str = "/safety", rules: Rules | None = None, *, accepted: str = "") -> Any:
    bot = ScriptedBot()
    bot.rules = rules or shipped_rules()
    web = TestClient(create_app(bot, Settings(), web=shipped("web")))
    served = web.get(path, headers={"Accept-Language": accepted})
    assert served.status_code == 200
    return html.fromstring(served.text)


def said(tree: Any, path: str = "//main") -> str:
    return " ".join(" ".join(element.text_content().split()) for element in tree.xpath(path))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_flag_says_what_it_looks_for_whence_and_who_reviewed_it(language: str) -> None:
    tree = page(f"/safety?lang={language}")
    for flag in shipped_rules().flags:
        told = said(tree, f"//section[@id='sign-{flag.id}']")
        spanish = language == "es"
        assert (flag.title_es if spanish else flag.title) in told
        assert (flag.looks_for_es if spanish else flag.looks_for) in told
        assert flag.guideline in told
        unsigned = "Todavía no revisado" if spanish else "Not reviewed by a clinician yet"
        assert unsigned in told


def test_a_flag_leads_to_each_card_that_it_may_show_in_words_of_its_level() -> None:
    tree = page()
    hrefs = tree.xpath("//section[@id='sign-infection']//a/@href")
    assert hrefs == ["#card-today", "#card-generic"]
    assert "Urgent or an emergency" in said(tree, "//section[@id='sign-infection']")
    assert "Emergency: help right now" in said(tree, "//section[@id='sign-suicide']")
    assert all(tree.xpath(f"//*[@id='{href[1:]}']") for href in tree.xpath("//dd/a/@href"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_is_there_with_its_version_its_words_and_its_calls(language: str) -> None:
    tree = page(f"/safety?lang={language}")
    for card in shipped_rules().texts.cards_in(language):
        shown = f"//section[@id='card-{card.id}']"
        assert all(words in said(tree, shown) for words in (card.heading, *card.paragraphs))
        assert f"{card.id}”, " in said(tree, shown)
        assert tree.xpath(f"{shown}//a/@href") == [action.href for action in card.actions]
    for id in ("safety_net", "medication", "automated", "emergency"):
        assert shipped_rules().notice(id, language) in said(tree)


def test_it_is_in_the_language_of_the_browser_and_leads_to_the_other() -> None:
    tree = page("/safety", accepted="es-MX")
    assert tree.xpath("/html/@lang") == ["es"]
    assert "/safety?lang=en" in tree.xpath("//a/@href")
    assert "/emergency#es" in tree.xpath("//a/@href")
    assert page().xpath("/html/@lang") == ["en"]


def test_a_corpus_adds_its_own_and_its_english_is_said_to_be_english(tmp_path: Path) -> None:
    (tmp_path / "red_flags.toml").write_text(OWN)
    rules = load_rules(tmp_path / "red_flags.toml")
    tree = page("/safety?lang=es", rules)
    own = "//section[@id='sign-wobble']"
    assert tree.xpath(f"{own}//h3/span[@lang='en']/text()") == ["A spine that wobbles"]
    assert "A. Physician, MD, revisado el 2026-05-31" in said(tree, own)
    assert "Urgente" in said(tree, own)
    english = page("/safety?lang=en", rules)
    assert not english.xpath(f"{own}//h3/span/@lang")
    assert "Emergency: help right now" in said(english, "//section[@id='sign-dvt']")


def test_the_chat_leads_there() -> None:
    tree: Any = html.fromstring(client().get("/chat?lang=es").text)
    (link,) = tree.xpath("//li[@class='intro']//a")
    assert link.get("href") == "/safety?lang=es"
    assert link.get("target") == "_blank"  # a conversation is not left by reading about it
