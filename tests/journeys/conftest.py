"""Browsers for the journeys: Chromium once per run, a window of its own for each person, watched for what must not happen."""

import os
import re
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, expect, sync_playwright
from sqlalchemy import Engine

from tests.support.server import LiveServer
from weimproovi import i18n
from weimproovi.commands import BROWSERS
from weimproovi.settings import settings

Visit = Callable[..., Page]
expect.set_options(timeout=15_000)
PHONE, DESK = 360, 1280
CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")  # a green picture that counts, and a beep
SCREENS = Path(__file__).parents[2] / ".weimproovi" / "test-screens"
FAILED = pytest.StashKey[bool]()
REFUSALS = re.compile("the server responded with a status of 4|Error during WebSocket handshake: Unexpected response code: 403|net::ERR_INTERNET_DISCONNECTED")
WITNESS = "addEventListener('securitypolicyviolation', e => console.error(`policy violated: ${e.violatedDirective} ${e.blockedURI}`));"


@dataclass
class Watch:
    """What went wrong in one window. `refusals` lets refused requests pass: a refusal is an answer, not a fault of the page."""

    url: str
    refusals: bool = True
    faults: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not (self.refusals and REFUSALS.search(message.text)):
            self.faults.append(f"console of {message.page and message.page.url}: {message.text}")

    def see(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:", self.url.replace("http", "ws", 1))):
            self.faults.append(f"foreign host: {request.url}")

    def over(self, context: BrowserContext) -> None:
        """Watches every page of a context from now on."""
        context.add_init_script(WITNESS)
        context.on("console", self.hear)
        context.on("request", self.see)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser of this run. Its absence is a failure; `--without-browser` leaves these tests out by their mark."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "Chromium is missing. On Debian or Ubuntu: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *CAMERA])
        yield browser
        browser.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The ordinary run takes each journey in one language, in turns; `.ci/nightly` takes all of them in both."""
    if os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all":
        return
    spared, turn = [], {}
    for item in items:
        spoken = getattr(getattr(item, "callspec", None), "params", {}).get("language")
        if spoken in i18n.LANGUAGES and "journeys" in item.path.parts:
            journey = item.nodeid.partition("[")[0]
            if spoken != turn.setdefault(journey, i18n.LANGUAGES[len(turn) % 2]):
                spared.append(item)
    items[:] = [item for item in items if item not in spared]
    config.hook.pytest_deselected(items=spared)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remembers that a journey failed, so that its last screens are kept."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def keep_screen(context: BrowserContext, name: str) -> None:
    """What the person saw last, for whoever looks for the cause."""
    for page in context.pages:
        page.screenshot(path=SCREENS / f"{name}.png", full_page=True)


def leave(context: BrowserContext) -> None:
    """Closes a window whose pages have come to rest: one that is being led elsewhere at that moment can keep the browser from closing it."""
    for page in context.pages:
        with suppress(Error):
            page.goto("about:blank", timeout=5_000)
    context.close()


@pytest.fixture
def visit(chromium: Browser, live_server: LiveServer, database: Engine, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opens a window: `visit(width=360, cookie=person.cookie, language="en", java_script_enabled=False)`."""
    watches: list[Watch] = []
    contexts: list[BrowserContext] = []

    def open_window(*, width: int = DESK, cookie: str = "", refusals: bool = True, **options: object) -> Page:
        size = {"width": width, "height": 800}
        context = chromium.new_context(base_url=live_server.url, viewport=size, reduced_motion="reduce", **options)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        if cookie:
            context.add_cookies([{"name": settings().cookie_name, "value": cookie, "url": live_server.url}])
        watches.append(Watch(live_server.url, refusals))
        watches[-1].over(context)
        contexts.append(context)
        return context.new_page()

    yield open_window
    for number, context in enumerate(contexts):
        if request.node.stash.get(FAILED, False):
            keep_screen(context, f"{request.node.name}-{number}")
        leave(context)
    assert [fault for watch in watches for fault in watch.faults] == []
