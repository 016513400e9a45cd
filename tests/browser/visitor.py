"""Somebody with a browser: opens the chat, asks, and can say where the focus is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, FrameLocator, Locator, Page


@dataclass(frozen=True, slots=True)
class Device:
    """What a visitor looks at the page with."""

    width: int = 1280
    height: int = 900
    dark: bool = False
    scripts: bool = True
    touch: bool = False


DESKTOP = Device()
PHONE = Device(width=390, height=844, touch=True)
WITHOUT_SCRIPTS = Device(scripts=False)


class Visitor:
    """One page, and all that it asked of the network and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    @property
    def launcher(self) -> Locator:
        return self.page.locator("sciabot-chat .launcher")

    @property
    def panel(self) -> Locator:
        return self.page.locator("sciabot-chat dialog")

    @property
    def frame(self) -> FrameLocator:
        return self.page.frame_locator("sciabot-chat iframe")

    def open_widget(self) -> FrameLocator:
        self.page.goto("/")
        self.launcher.click()
        self.frame.locator("#question").wait_for()
        return self.frame

    def open_chat(self, path: str = "/chat") -> None:
        self.page.goto(path)

    def ask(self, question: str) -> None:
        """Types and presses Enter, then waits for the turn."""
        turns = self.turns.count()
        self.page.locator("#question").fill(question)
        self.page.locator("#question").press("Enter")
        self.turns.nth(turns).wait_for()

    def send(self, question: str) -> None:
        """Types and presses the button, which also works without scripts."""
        self.page.locator("#question").fill(question)
        self.page.locator("#send").click()

    @property
    def turns(self) -> Locator:
        return self.page.locator("li.turn")

    @property
    def latest(self) -> Locator:
        return self.turns.last

    @property
    def focused(self) -> Locator:
        return self.page.locator(":focus")


@contextmanager
def visiting(browser: Browser, server: str, device: Device = DESKTOP) -> Iterator[Visitor]:
    """A visitor with a browser context of their own."""
    context = browser.new_context(
        base_url=server,
        viewport={"width": device.width, "height": device.height},
        color_scheme="dark" if device.dark else "light",
        java_script_enabled=device.scripts,
        has_touch=device.touch,
        is_mobile=device.touch,
    )
    yield Visitor(context.new_page())
    context.close()
