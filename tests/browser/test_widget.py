"""The launcher on the clinic's page: opens when asked, closes, and keeps to itself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from sciabot.settings import read_settings
from tests.browser.serving import clinic_site, service, serving
from tests.browser.visitor import Visitor, visiting
from tests.browser.visitor_bot import HOW, NUMB

RECORD_EVENTS = """() => {
  window.heard = []
  for (const name of ['sciabot-open', 'sciabot-close'])
    document.addEventListener(name, event => heard.push([name, event.detail]))
}"""


def test_nothing_opens_or_loads_by_itself(visitor: Visitor) -> None:
    visitor.page.goto("/")
    visitor.page.wait_for_load_state("networkidle")

    expect(visitor.launcher).to_have_attribute("aria-expanded", "false")
    expect(visitor.panel).to_be_hidden()
    assert not [url for url in visitor.requests if "/chat" in url]


def test_the_launcher_says_what_it_opens_and_that_it_is_automated(visitor: Visitor) -> None:
    visitor.page.goto("/")

    expect(visitor.launcher).to_have_accessible_name("Ask about sciatica (automated)")


def test_it_opens_and_closes_with_the_mouse_and_tells_the_page_no_more_than_that(
    visitor: Visitor,
) -> None:
    visitor.page.goto("/")
    visitor.page.evaluate(RECORD_EVENTS)
    visitor.launcher.click()
    expect(visitor.launcher).to_have_attribute("aria-expanded", "true")
    expect(visitor.frame.locator("h1")).to_be_visible()
    visitor.panel.get_by_role("button", name="Close").click()

    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()
    assert visitor.page.evaluate("heard") == [["sciabot-open", None], ["sciabot-close", None]]


def test_it_opens_and_closes_with_the_keyboard_and_gives_the_focus_back(visitor: Visitor) -> None:
    visitor.page.goto("/")
    visitor.launcher.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.frame.locator("#question")).to_be_focused()
    visitor.page.keyboard.press("Escape")

    expect(visitor.panel).to_be_hidden()
    expect(visitor.launcher).to_be_focused()


def test_escape_closes_it_also_from_outside_the_frame(visitor: Visitor) -> None:
    visitor.open_widget()
    visitor.panel.get_by_role("button", name="Close").focus()
    visitor.page.keyboard.press("Escape")

    expect(visitor.panel).to_be_hidden()


def test_the_conversation_is_still_there_when_it_opens_again(visitor: Visitor) -> None:
    frame = visitor.open_widget()
    frame.locator("#question").fill(HOW)
    frame.locator("#send").click()
    frame.locator("li.turn").wait_for()
    visitor.launcher.click()
    visitor.launcher.click()

    expect(frame.locator("li.turn")).to_be_visible()


def test_the_page_can_open_and_close_it(visitor: Visitor) -> None:
    visitor.page.goto("/")
    visitor.page.evaluate("document.querySelector('sciabot-chat').open()")
    expect(visitor.panel).to_be_visible()
    visitor.page.evaluate("document.querySelector('sciabot-chat').close()")

    expect(visitor.panel).to_be_hidden()


def test_on_a_desktop_the_page_stays_usable(visitor: Visitor) -> None:
    visitor.open_widget()
    visitor.page.locator(".articles a").first.click()

    assert visitor.page.url.endswith("/articles/moving")


def test_on_a_phone_it_fills_the_screen_and_the_page_waits(phone_visitor: Visitor) -> None:
    phone_visitor.page.emulate_media(reduced_motion="reduce")  # measured at rest
    phone_visitor.open_widget()
    box = phone_visitor.panel.bounding_box()

    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert phone_visitor.panel.evaluate("panel => panel.matches(':modal')")
    phone_visitor.panel.get_by_role("button", name="Close").click()
    expect(phone_visitor.launcher).to_be_focused()


def test_on_a_phone_opening_does_not_call_the_keyboard_up(phone_visitor: Visitor) -> None:
    frame = phone_visitor.open_widget()

    expect(frame.locator("#title")).to_be_focused()


def test_it_speaks_the_language_of_the_page(visitor: Visitor) -> None:
    visitor.page.goto("/?lang=es")
    visitor.launcher.click()

    expect(visitor.launcher).to_have_accessible_name("Pregunte sobre la ciática (automático)")
    expect(visitor.frame.locator("h1")).to_have_text("Pregunte sobre la ciática")


def test_a_label_of_the_clinics_own_takes_the_place_of_ours(visitor: Visitor) -> None:
    visitor.page.goto("/")
    visitor.page.evaluate(
        """() => {
          const chat = document.createElement('sciabot-chat')
          chat.setAttribute('label', 'Leg pain?')
          document.querySelector('sciabot-chat').replaceWith(chat)
        }"""
    )

    expect(visitor.launcher).to_have_accessible_name("Leg pain? (automated)")


def test_an_element_that_moves_on_the_page_still_opens_once(visitor: Visitor) -> None:
    visitor.page.goto("/")
    visitor.page.evaluate("document.body.append(document.querySelector('sciabot-chat'))")
    visitor.launcher.click()

    expect(visitor.frame.locator("h1")).to_be_visible()


def test_the_page_itself_cannot_pass_for_the_frame(visitor: Visitor) -> None:
    visitor.open_widget()
    visitor.page.evaluate("postMessage({ type: 'sciabot:close' }, '*')")
    visitor.page.wait_for_timeout(100)

    expect(visitor.panel).to_be_visible()


def test_a_frame_that_does_not_load_says_so_with_the_emergency_number(visitor: Visitor) -> None:
    visitor.page.clock.install()
    visitor.page.route("**/chat?*", lambda route: route.abort())
    visitor.page.goto("/")
    visitor.launcher.click()
    expect(visitor.panel.locator(".lost")).to_be_hidden()
    visitor.page.clock.run_for(8000)

    lost = visitor.panel.locator(".lost")
    expect(lost).to_contain_text("do not wait for this chat")
    for name, href in (("Call 911", "tel:911"), ("Text 988", "sms:988")):
        expect(lost.get_by_role("link", name=name)).to_have_attribute("href", href)
    expect(visitor.panel.get_by_role("button", name="Close")).to_be_focused()
    visitor.page.keyboard.press("Escape")
    expect(visitor.panel).to_be_hidden()


def test_a_call_is_not_stopped_by_the_pages_own_policy(visitor: Visitor) -> None:
    frame = visitor.open_widget()
    frame.locator("#question").fill(NUMB)
    frame.locator("#send").click()
    frame.locator("li.turn a.call").click()
    visitor.page.wait_for_timeout(300)

    assert not [line for line in visitor.complaints if "Content Security Policy" in line]


def test_without_scripts_the_link_leads_to_the_chat(plain_visitor: Visitor) -> None:
    plain_visitor.page.goto("/")
    plain_visitor.page.get_by_role("link", name="Ask about sciatica").click()

    expect(plain_visitor.page.locator("h1")).to_have_text("Ask about sciatica")


# On another site, with a strict policy of its own


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Visitor]:
    """A visitor on a clinic's site of another origin, which the service lets embed the chat."""
    with (
        serving(clinic_site()) as site,
        serving(service(read_settings(allowed_origins=(site,)))) as ours,
        visiting(browser, ours) as somebody,
    ):
        somebody.page.goto(f"{site}/?service={ours}")
        yield somebody


def test_a_strict_policy_lets_it_in_styled_and_working(elsewhere: Visitor) -> None:
    elsewhere.launcher.click()
    frame = elsewhere.frame
    frame.locator("#question").fill(HOW)
    frame.locator("#send").click()

    expect(frame.locator("li.turn blockquote")).to_be_visible()
    assert elsewhere.launcher.evaluate("button => getComputedStyle(button).position") == "fixed"
    assert not elsewhere.complaints


def test_scripts_of_the_clinics_page_cannot_look_into_the_chat(elsewhere: Visitor) -> None:
    elsewhere.launcher.click()
    elsewhere.frame.locator("#question").wait_for()

    assert elsewhere.page.locator("sciabot-chat iframe").evaluate("f => f.contentDocument") is None


def test_escape_closes_it_across_origins(elsewhere: Visitor) -> None:
    elsewhere.launcher.click()
    expect(elsewhere.frame.locator("#question")).to_be_focused()
    elsewhere.page.keyboard.press("Escape")

    expect(elsewhere.panel).to_be_hidden()
    expect(elsewhere.launcher).to_be_focused()


def test_a_site_that_is_not_named_cannot_frame_the_chat(visitor: Visitor, server: str) -> None:
    with serving(clinic_site()) as stranger:
        visitor.page.goto(f"{stranger}/?service={server}")
        visitor.launcher.click()
        visitor.page.wait_for_timeout(300)

        expect(visitor.frame.locator("#question")).to_have_count(0)
    assert "frame-ancestors" in " ".join(visitor.complaints)
