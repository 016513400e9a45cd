"""The whole of it, with the real bot: a clinic page, three questions, and what a visitor sees.

The sample corpus, and the raw page of a clinic in a folder that nobody prepared.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, expect

from sciabot.bot import Bot
from sciabot.corpus import BlockKind, read_corpus, split
from sciabot.safety import load_rules
from sciabot.server.app import create_app
from sciabot.settings import read_settings, shipped
from tests.browser.serving import serving
from tests.browser.visitor import visiting

CLINIC = Path(__file__).resolve().parents[3] / "shared" / "clinic"


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(shipped("corpus"), id="sample corpus"),
        pytest.param(
            CLINIC,
            id="raw page",
            marks=pytest.mark.skipif(not CLINIC.is_dir(), reason="needs ../shared"),
        ),
    ],
)
def bot(request: pytest.FixtureRequest) -> Bot:
    return Bot(read_corpus(request.param), load_rules())


@pytest.fixture
def frame(browser: Browser, bot: Bot) -> Iterator[FrameLocator]:
    app = create_app(bot, read_settings(), web=shipped("web"))
    with serving(app) as address, visiting(browser, address) as visitor:
        yield visitor.open_widget()


def ask(frame: FrameLocator, question: str) -> None:
    turns = frame.locator("li.turn").count()
    frame.locator("#question").fill(question)
    frame.locator("#question").press("Enter")
    frame.locator("li.turn").nth(turns).wait_for()


def test_how_to_shows_every_step_with_cautions_source_and_disclaimer(
    frame: FrameLocator, bot: Bot
) -> None:
    passage = next(
        passage
        for document in bot.documents
        for passage in split(document)
        if passage.section.heading.lower() == "mckenzie extension"
        and passage.blocks[-1].kind is BlockKind.STEPS
    )
    ask(frame, "How do I do the McKenzie extension?")
    turn = frame.locator("li.turn").last

    steps = [part.of(passage.document.text) for part in passage.blocks[0].parts]
    assert turn.locator("ol li").all_text_contents() == steps
    expect(turn.locator("blockquote h3")).to_have_text(passage.section.heading)
    for caution in passage.cautions:
        expect(turn.locator(".caution")).to_contain_text(caution.span.of(passage.document.text))
    expect(turn.locator("figcaption")).to_contain_text(passage.document.title)
    expect(turn).to_contain_text("not medical advice")


def test_a_cost_is_honestly_not_said(frame: FrameLocator) -> None:
    ask(frame, "what does it cost?")
    turn = frame.locator("li.turn").last

    expect(turn).to_contain_text("The articles do not say what it costs")
    expect(turn).to_contain_text("or your own doctor")
    expect(turn.locator("blockquote")).to_have_count(0)


def test_an_emergency_shows_only_its_card(frame: FrameLocator) -> None:
    ask(frame, "I can't feel anything between my legs")
    turn = frame.locator("li.turn").last

    expect(turn.get_by_role("alert")).to_contain_text("911")
    expect(turn.locator("a[href='tel:911']").first).to_be_visible()
    expect(turn.locator("blockquote")).to_have_count(0)
    expect(turn.locator("button")).to_have_count(0)
