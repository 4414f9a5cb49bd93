"""Applying on a weak phone: a round trip of 400 ms, 1.6 Mb/s, a CPU slowed four times; signed out, from "Lamar" to "Lamaran terkirim"."""

import re
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench import place, served
from bench.measure import goal, line, title
from tests.journeys import steps
from tests.support.browsing import consented, posted_vacancy
from tests.support.market import some_owner
from tests.support.real_files import pdf
from weimproovi.commands import BROWSERS

ROUNDS = 5
MEGABIT = 1_000_000 / 8  # bytes per second
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 1.6 * MEGABIT, "uploadThroughput": 1.6 * MEGABIT}
CPU = 4


@dataclass
class Trip:
    """One journey: bytes that came over the wire, page loads, and seconds from each press until the page behind it had loaded."""

    received: float = 0
    sent: float = 0
    waits: dict[str, float] = field(default_factory=dict)


def main() -> None:
    engine = place.empty_database()
    slug = posted_vacancy(consented(some_owner()))
    file = place.own_folder() / "cv.pdf"
    file.write_bytes(pdf())
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with served.product() as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        trips = [journey(browser, f"{running.url}/lowongan/{slug}", file, f"pelamar{number}@example.com") for number in range(ROUNDS + 1)][1:]
        browser.close()
    engine.dispose()
    tell(trips, file.stat().st_size)


def journey(browser: Browser, address: str, file: Path, email: str) -> Trip:
    """A new phone each time; what the vacancy's own page brought is in its cache, as it is for everybody who presses "Lamar"."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, locale="id-ID")
    page, trip = context.new_page(), Trip()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    slow_down(page, trip)
    press(page, trip, "Lamar", lambda: page.get_by_role("link", name=re.compile("^Lamar")).last.click())
    press(page, trip, "Lanjut, account and CV", lambda: steps.begin_applying(page, email, file))
    press(page, trip, "Lanjut, questions", lambda: steps.answer(page))
    press(page, trip, "Kirim lamaran", lambda: page.get_by_role("button", name="Kirim lamaran").click())
    assert page.get_by_role("heading", level=1).inner_text() == "Lamaran terkirim"
    context.close()
    return trip


def slow_down(page: Page, trip: Trip) -> None:
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    tools.on("Network.loadingFinished", lambda event: count(trip, event))
    tools.on("Network.requestWillBeSentExtraInfo", lambda event: count_sent(trip, event))


def count(trip: Trip, event: dict[str, Any]) -> None:
    trip.received += event["encodedDataLength"]


def count_sent(trip: Trip, event: dict[str, Any]) -> None:
    trip.sent += sum(len(name) + len(value) + 4 for name, value in event["headers"].items())


def press(page: Page, trip: Trip, name: str, act: Callable[[], None]) -> None:
    """Seconds from the press until the page behind it has loaded, its script included; the typing before it does not count."""
    before, started = page.url, {"at": 0.0}
    page.once("request", lambda _request: started.update(at=time.perf_counter()))
    act()
    page.wait_for_url(lambda url: url != before)
    page.wait_for_load_state("load")
    trip.waits[name] = time.perf_counter() - started["at"]


def tell(trips: list[Trip], file_size: int) -> None:
    title('Applying by phone: from "Lamar" to "Lamaran terkirim", signed out')
    for name in trips[0].waits:
        goal(f"{name}, s until loaded", statistics.median(trip.waits[name] for trip in trips), 2.5)
    goal("page loads", len(trips[0].waits), 4)
    goal("KB received", statistics.median(trip.received for trip in trips) / 1000, 120)
    line("KB sent besides the form", f"{statistics.median(trip.sent for trip in trips) / 1000:.1f}")
    line("KB of the file itself", f"{file_size / 1000:.1f}")


if __name__ == "__main__":
    main()
