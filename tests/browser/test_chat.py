"""The chat page in a browser: what is shown, where the focus is, and what if the server fails."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.visitor import Visitor
from tests.browser.visitor_bot import COST, HEALED, HOW, LONG, NUMB, TODAY
from tests.scripted_bot import CAUTION, HEADING, STEPS

COUNT_ANNOUNCEMENTS = """() => {
  window.announced = []
  const added = records => records.flatMap(record => [...record.addedNodes])
  new MutationObserver(records => announced.push(...added(records).map(node => node.innerText)))
    .observe(document.getElementById('log'), { childList: true, subtree: true })
}"""


def test_a_how_question_shows_the_steps_the_caution_the_source_and_the_disclaimer(
    visitor: Visitor,
) -> None:
    visitor.open_chat()
    visitor.ask(HOW)

    expect(visitor.latest.locator("blockquote h3")).to_have_text(HEADING)
    expect(visitor.latest.locator("ol > li")).to_have_text(list(STEPS))
    expect(visitor.latest.locator("mark")).to_have_text(STEPS[1])
    expect(visitor.latest.locator(".caution")).to_contain_text(CAUTION)
    expect(visitor.latest.locator("figcaption a")).to_be_visible()
    expect(visitor.latest.locator(".disclaimer")).to_be_visible()


def test_a_source_opens_in_a_tab_of_its_own(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(HOW)
    with visitor.page.expect_popup() as popup:
        visitor.latest.locator("figcaption a").click()

    expect(popup.value.locator("h1")).to_have_text("Moving with a sore back")


def test_a_cost_question_is_told_honestly_that_it_is_not_covered(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(COST)

    expect(visitor.latest).to_contain_text("The articles do not say what it costs.")
    expect(visitor.latest.locator("blockquote")).to_have_count(0)
    expect(visitor.latest.get_by_role("link", name="Call the clinic")).to_be_visible()


def test_the_question_stands_above_its_reply_and_the_box_is_empty_again(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(HOW)

    expect(visitor.latest.locator(".said")).to_have_text(HOW)
    expect(visitor.page.locator("#question")).to_have_value("")
    expect(visitor.page.locator("#pending")).to_be_hidden()


def test_typing_goes_on_where_it_was(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(HOW)
    expect(visitor.page.locator("#question")).to_be_focused()
    visitor.send(COST)

    expect(visitor.turns).to_have_count(2)
    expect(visitor.page.locator("#question")).to_be_focused()


def test_shift_and_enter_make_a_new_line(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.page.locator("#question").press_sequentially("one")
    visitor.page.keyboard.press("Shift+Enter")
    visitor.page.keyboard.type("two")
    visitor.page.keyboard.press("Enter")

    expect(visitor.latest.locator(".said")).to_have_text("one\ntwo", use_inner_text=True)


def test_a_new_turn_is_read_from_its_beginning(visitor: Visitor) -> None:
    visitor.open_chat()
    for question in (HOW, HOW, COST, HOW):
        visitor.ask(question)

    expect(visitor.latest.locator(".said")).to_be_in_viewport(ratio=1)


def test_a_suggestion_asks_itself_and_leaves_the_draft_alone(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.page.locator("#question").fill("half a ques")
    visitor.page.locator("#start button").first.click()

    expect(visitor.latest.locator(".said")).to_have_text("How do I do the knee to chest stretch?")
    expect(visitor.page.locator("#question")).to_have_value("half a ques")
    expect(visitor.page.locator("#question")).to_be_focused()


def test_on_a_phone_a_suggestion_does_not_call_the_keyboard_up(phone_visitor: Visitor) -> None:
    phone_visitor.open_chat()
    phone_visitor.page.locator("#start button").first.tap()

    expect(phone_visitor.latest.locator(".reply")).to_be_focused()


def test_old_suggestions_and_the_start_make_room(visitor: Visitor) -> None:
    visitor.open_chat()
    for question in (COST, COST):
        visitor.ask(question)

    expect(visitor.page.locator("#start")).to_have_count(0)
    expect(visitor.page.locator(".suggestions")).to_have_count(1)


def test_each_reply_is_announced_once_and_complete(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.page.evaluate(COUNT_ANNOUNCEMENTS)
    visitor.ask(HOW)
    visitor.ask(COST)

    announced = visitor.page.evaluate("announced")
    assert len(announced) == 2
    assert STEPS[2] in announced[0]
    assert "general information" in announced[0]
    expect(visitor.page.locator("#log")).to_have_attribute("aria-live", "polite")


def test_whitespace_is_no_question_and_is_told_so(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.send("  ")

    expect(visitor.page.get_by_role("status")).to_have_text("Please type a question first.")
    expect(visitor.turns).to_have_count(0)


def test_a_question_that_is_too_long_comes_back_to_be_shortened(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(LONG)

    expect(visitor.page.locator("#question")).to_have_value(LONG)


# Cards


def test_an_emergency_shows_the_card_alone_and_takes_the_focus(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(HOW)
    visitor.ask(NUMB)

    card = visitor.latest.get_by_role("alert")
    expect(card).to_contain_text("Emergency")
    expect(card.locator("h2")).to_be_focused()
    expect(card.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
    expect(visitor.latest.locator("blockquote")).to_have_count(0)
    expect(visitor.page.locator("button[name=ask]")).to_have_count(0)
    expect(visitor.page.locator("#log")).to_have_attribute("aria-live", "off")


def test_an_urgent_card_takes_the_focus_too(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(TODAY)

    expect(visitor.latest.get_by_role("alert").locator("h2")).to_be_focused()


def test_the_card_stays_pinned_also_when_answers_come_again(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(NUMB)
    expect(visitor.page.locator("#pin")).to_be_hidden()
    for question in (COST, HEALED, HOW):
        visitor.ask(question)

    expect(visitor.latest.locator("ol > li")).to_have_text(list(STEPS))
    expect(visitor.page.locator("#pin")).to_be_in_viewport(ratio=1)
    expect(visitor.page.locator("#pin").get_by_role("link", name="Call 911")).to_be_visible()
    expect(visitor.latest.locator(".said")).to_be_in_viewport(ratio=1)


# When the server is slow or gone


@pytest.fixture
def held(visitor: Visitor) -> list[Route]:
    """Posts wait here until the test lets them go."""
    waiting: list[Route] = []
    visitor.open_chat()
    visitor.page.route("**/chat", lambda route: waiting.append(route))
    return waiting


def test_a_second_press_does_not_double_the_question(visitor: Visitor, held: list[Route]) -> None:
    visitor.send(HOW)
    visitor.page.locator("#question").fill("another")
    for _ in range(3):
        visitor.page.locator("#question").press("Enter")
    expect(visitor.page.locator("#pending")).to_have_text(HOW)
    held[0].continue_()
    visitor.latest.wait_for()

    assert len(held) == 1
    expect(visitor.turns).to_have_count(1)
    expect(visitor.page.locator("#question")).to_have_value("another")


def test_only_a_slow_reply_is_waited_for_aloud(visitor: Visitor, held: list[Route]) -> None:
    status = visitor.page.get_by_role("status")
    visitor.send(HOW)
    expect(status).to_have_text("")
    expect(status).to_have_text("Looking in the articles…")
    expect(status).to_be_in_viewport(ratio=1)
    held[0].continue_()

    expect(status).to_have_text("")


@pytest.mark.parametrize("fault", ["gone", "failing", "not ours"])
def test_without_a_reply_there_are_emergency_lines_and_nothing_is_lost(
    visitor: Visitor, held: list[Route], fault: str
) -> None:
    visitor.send(HOW)
    if fault == "gone":
        held[0].abort()
    else:
        held[0].fulfill(status=500 if fault == "failing" else 200, body="<p>Pay for the Wi-Fi</p>")

    lost = visitor.page.locator("#lost")
    expect(lost.get_by_role("link", name="Call 911")).to_be_visible()
    expect(lost.get_by_role("link", name="Text 988")).to_have_attribute("href", "sms:988")
    expect(visitor.page.locator("#question")).to_have_value(HOW)
    expect(visitor.page.locator("#question")).to_be_focused()


def test_a_reply_that_does_not_come_is_given_up_and_may_be_asked_for_again(
    visitor: Visitor, held: list[Route]
) -> None:
    visitor.page.clock.install()
    visitor.send(HOW)
    expect(visitor.page.locator("#pending")).to_be_visible()
    visitor.page.clock.run_for(15000)
    expect(visitor.page.locator("#lost")).to_be_visible()
    visitor.page.get_by_role("button", name="Try again").click()
    held[1].continue_()

    expect(visitor.turns).to_have_count(1)
    expect(visitor.page.locator("#lost")).to_be_hidden()


def test_try_again_asks_the_same_question_once(visitor: Visitor, held: list[Route]) -> None:
    visitor.send(HOW)
    held[0].abort()
    visitor.page.get_by_role("button", name="Try again").click()
    expect(visitor.page.locator("#lost")).to_be_hidden()
    held[1].continue_()

    expect(visitor.turns).to_have_count(1)
    expect(visitor.page.locator("#question")).to_have_value("")


def test_a_lost_question_does_not_overwrite_what_was_typed_since(
    visitor: Visitor, held: list[Route]
) -> None:
    visitor.send(HOW)
    visitor.page.locator("#question").fill("another")
    held[0].abort()
    visitor.page.get_by_role("button", name="Try again").click()
    held[1].continue_()

    expect(visitor.latest.locator(".said")).to_have_text(HOW)
    expect(visitor.page.locator("#question")).to_have_value("another")


# Without scripts


def test_without_scripts_the_same_form_gives_the_same_replies(plain_visitor: Visitor) -> None:
    plain_visitor.open_chat()
    plain_visitor.send(HOW)
    plain_visitor.send(COST)

    expect(plain_visitor.turns).to_have_count(2)
    expect(plain_visitor.turns.first.locator("ol > li")).to_have_text(list(STEPS))
    expect(plain_visitor.latest).to_contain_text("The articles do not say what it costs.")
    expect(plain_visitor.latest.locator(".reply")).to_be_in_viewport()
    assert plain_visitor.page.url.endswith("/chat#latest")


def test_without_scripts_a_suggestion_asks_itself(plain_visitor: Visitor) -> None:
    plain_visitor.open_chat()
    plain_visitor.page.locator("#start button").first.click()

    expect(plain_visitor.latest.locator("ol > li")).to_have_text(list(STEPS))


def test_without_scripts_the_card_comes_first_and_stays(plain_visitor: Visitor) -> None:
    plain_visitor.open_chat()
    plain_visitor.send(NUMB)
    expect(plain_visitor.latest.get_by_role("alert").locator("h2")).to_be_focused()
    plain_visitor.send(HEALED)
    plain_visitor.send(HOW)

    expect(plain_visitor.latest.locator("ol > li")).to_have_text(list(STEPS))
    expect(plain_visitor.page.locator("#pin")).to_be_in_viewport(ratio=1)
