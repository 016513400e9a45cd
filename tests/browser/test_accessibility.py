"""WCAG 2.2 AA as far as a program can tell, in every state, and the journeys it cannot judge."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.visitor import Device, Visitor, visiting
from tests.browser.visitor_bot import COST, HEALED, HOW, NUMB, TODAY

STANDARD = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
SIZES = {"narrow": (320, 640), "desktop": (1280, 900)}
LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3

State = Callable[[Visitor], None]


def start(visitor: Visitor) -> None:
    visitor.open_chat()


def spanish(visitor: Visitor) -> None:
    visitor.open_chat("/chat?lang=es")
    visitor.ask(HOW)


def answer(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(HOW)


def abstention(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(COST + " " + LONG_WORD)


def emergency(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(NUMB)


def urgent(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.ask(TODAY)


def pinned(visitor: Visitor) -> None:
    emergency(visitor)
    visitor.ask(HEALED)
    visitor.ask(HOW)


def unreachable(visitor: Visitor) -> None:
    visitor.open_chat()
    visitor.page.route("**/chat", lambda route: route.abort())
    visitor.send(HOW)
    visitor.page.locator("#lost").wait_for()


def sample_page(visitor: Visitor) -> None:
    visitor.page.goto("/")
    visitor.launcher.wait_for()


def opened_widget(visitor: Visitor) -> None:
    visitor.open_widget()


def lost_widget(visitor: Visitor) -> None:
    visitor.page.clock.install()
    visitor.page.route("**/chat?*", lambda route: route.abort())
    visitor.page.goto("/")
    visitor.launcher.click()
    visitor.page.clock.run_for(8000)
    visitor.panel.locator(".lost").wait_for()


def safety_page(visitor: Visitor) -> None:
    visitor.page.goto("/safety?lang=es")


def emergency_page(visitor: Visitor) -> None:
    visitor.page.goto("/emergency")


STATES = (
    start,
    spanish,
    answer,
    abstention,
    emergency,
    urgent,
    pinned,
    unreachable,
    sample_page,
    opened_widget,
    lost_widget,
    safety_page,
    emergency_page,
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_no_state_has_a_fault_or_scrolls_sideways(
    browser: Browser, server: str, state: State, dark: bool, size: str
) -> None:
    width, height = SIZES[size]
    with visiting(browser, server, Device(width, height, dark)) as visitor:
        visitor.page.emulate_media(reduced_motion="reduce")  # colours are judged at rest
        state(visitor)
        for frame in visitor.page.frames:
            if frame.url.startswith("chrome-error:"):
                continue  # what the browser shows, hidden, where the service is down
            assert faults(frame) == []
            assert overflow(frame) <= 0


def test_a_visitor_with_only_a_keyboard_gets_everywhere_in_order(visitor: Visitor) -> None:
    visitor.open_chat()
    order = ["Skip to your question", "Back to Sample clinic"]
    order += ["What it watches for (opens in a new tab)"]
    order += ["How do I do the knee to chest stretch?", "How long should I rest?", "Español"]
    order += ["Your question", "Send", "Call 911"]

    for name in order:
        visitor.page.keyboard.press("Tab")
        expect(visitor.focused).to_have_accessible_name(name)
        assert visitor.focused.evaluate("e => getComputedStyle(e).outlineStyle") != "none"


def test_a_keyboard_journey_from_the_sample_page_to_a_source(visitor: Visitor) -> None:
    visitor.page.goto("/")
    visitor.launcher.focus()
    keys = visitor.page.keyboard
    keys.press("Enter")
    expect(visitor.frame.locator("#question")).to_be_focused()
    keys.type(HOW)
    keys.press("Enter")
    visitor.frame.locator("li.turn").wait_for()
    keys.press("Shift+Tab")
    expect(visitor.frame.locator("figcaption a")).to_be_focused()
    expect(visitor.frame.locator("figcaption a")).to_be_in_viewport(ratio=1)
    keys.press("Escape")

    expect(visitor.launcher).to_be_focused()


def test_a_focused_link_is_not_hidden_by_the_form_or_the_card(visitor: Visitor) -> None:
    visitor.page.emulate_media(reduced_motion="reduce")  # measured at rest
    pinned(visitor)
    form = visitor.page.locator("#composer").bounding_box()
    visitor.page.keyboard.press("Shift+Tab")
    link = visitor.focused.bounding_box()

    assert form is not None
    assert link is not None
    assert link["y"] + link["height"] <= form["y"]


def test_the_skip_link_leads_past_the_transcript(visitor: Visitor) -> None:
    answer(visitor)
    visitor.page.locator(".skip").focus()
    visitor.page.keyboard.press("Enter")

    expect(visitor.page.locator("#question")).to_be_focused()


@pytest.mark.parametrize("state", [start, answer, emergency, pinned, unreachable, emergency_page])
def test_whatever_is_pressed_is_large_enough(browser: Browser, server: str, state: State) -> None:
    with visiting(browser, server, Device(320, 640)) as visitor:
        state(visitor)
        pressed = "button:visible, a.call:visible, .calls a:visible, .help a:visible"
        for control in visitor.page.locator(pressed).all():
            box = control.bounding_box()
            assert box is not None
            assert min(box["height"], box["width"]) >= 44, control.inner_text()


def test_the_box_is_never_zoomed_into(phone_visitor: Visitor) -> None:
    phone_visitor.open_chat()
    size = phone_visitor.page.locator("#question").evaluate("e => getComputedStyle(e).fontSize")

    assert size == "16px"


def test_at_four_hundred_percent_the_form_leaves_room_to_read(
    browser: Browser, server: str
) -> None:
    with visiting(browser, server, Device(320, 225)) as visitor:
        answer(visitor)

        assert visitor.page.locator("#composer").evaluate("e => getComputedStyle(e).position") == (
            "static"
        )


def test_nothing_moves_for_those_who_asked_for_that(visitor: Visitor) -> None:
    visitor.page.emulate_media(reduced_motion="reduce")
    answer(visitor)

    assert visitor.latest.evaluate("e => getComputedStyle(e).animationName") == "none"
    assert visitor.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == (
        "auto"
    )


def test_in_forced_colours_cautions_and_calls_keep_an_edge(visitor: Visitor) -> None:
    visitor.page.emulate_media(forced_colors="active")
    answer(visitor)
    visitor.ask(NUMB)

    for part in (".caution", "li.turn a.call"):
        width = visitor.page.locator(part).evaluate("e => getComputedStyle(e).borderTopWidth")
        assert width != "0px"


def faults(page: Page | Frame) -> list[str]:
    report = Axe().run(page, options=STANDARD).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in report
        for node in fault["nodes"]
    ]


def overflow(page: Page | Frame) -> int:
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(sideways))
