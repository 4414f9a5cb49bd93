"""The camera: signs in as each person of the demo market and pictures what she sees, light and dark, on a phone and on a desk."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from weimproovi import i18n, routes
from weimproovi.bootstrap import say
from weimproovi.screenshots.places import VIEWERS
from weimproovi.seeds import SIGN_INS
from weimproovi.services import sessions
from weimproovi.settings import settings
from weimproovi.site.app import READ
from weimproovi.vocabulary import AccountKind

WIDTHS, HEIGHT, TALLEST = (360, 1280), 800, 6000
SETTLING_MS = 300  # a page reads its rows once the event socket stands
THEMES = ("light", "dark")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{40,}")
CODE = re.compile(r"(\d{3}) (\d{3})")
READY = "() => !document.querySelector('.wm') || Boolean(document.querySelector('#toast')?.dataset.account && !document.querySelector('.wm-skeleton:not(.wm-sample *)'))"


def picture(address: str, browser_path: str, out: Path, language: str, wanted: str) -> int:
    """Every page of every viewer whose address holds `wanted`; how many pictures were written."""
    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for viewer, (kind, places_of) in VIEWERS.items():
            kept = _signed_in(browser, address, kind)
            cookie = next((str(cookie["value"]) for cookie in kept if cookie["name"] == settings().cookie_name), None)
            windows = {width: _window(browser, address, width) for width in WIDTHS}
            for window in windows.values():
                window.add_cookies(kept)  # type: ignore[arg-type]
            taken: set[str] = set()
            for path in places_of(sessions.resolve(cookie)):  # pictured as it comes: what follows may change the page
                if wanted in path and path not in taken:
                    taken.add(path)
                    count += sum(_take(window.new_page(), path, out / viewer, language, width) for width, window in windows.items())
            for window in windows.values():
                window.close()
            say(f"{viewer}: {len(taken)} halaman", "pages")
        browser.close()
    return count


def _window(browser: Browser, address: str, width: int) -> BrowserContext:
    return browser.new_context(base_url=address, viewport={"width": width, "height": HEIGHT}, reduced_motion="reduce")


def _signed_in(browser: Browser, address: str, kind: AccountKind | None) -> list[dict[str, object]]:
    """The cookies of somebody who signed in the way people do, with the code that the demo shows on its page."""
    person = next((person for person in SIGN_INS if person.kind is kind), None)
    if person is None:
        return []
    window = _window(browser, address, WIDTHS[-1])
    page = window.new_page()
    page.goto(routes.SIGN_IN)
    page.fill("input[name=email]", person.email)
    page.fill("input[name=password]", person.password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: urlsplit(url).path != routes.SIGN_IN)
    if urlsplit(page.url).path == routes.SECOND_FACTOR:
        shown = CODE.search(page.inner_text("main"))
        page.fill("input[name=code]", "".join(shown.groups()) if shown else "")
        page.press("input[name=code]", "Enter")
        page.wait_for_url(lambda url: urlsplit(url).path != routes.SECOND_FACTOR)
    kept = [dict(cookie) for cookie in window.cookies()]
    window.close()
    return kept


def _take(page: Page, path: str, folder: Path, language: str, width: int) -> int:
    """One page in both themes."""
    with i18n.speaking(language):
        page.goto(i18n.localized(path), wait_until="load")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLING_MS)
    page.wait_for_function(READY)
    folder.mkdir(parents=True, exist_ok=True)
    names = [folder / f"{name_of(path)}.{language}.{width}.{theme}.png" for theme in THEMES]
    for name, theme in zip(names, THEMES, strict=True):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.wait_for_timeout(60)
        _shoot(page, name, width)
    page.close()
    return len(names)


def _shoot(page: Page, name: Path, width: int) -> None:
    """The whole page, as far as anybody would scroll, with what is fixed at its end; the screen itself where a sheet covers it."""
    whole = int(page.evaluate("document.querySelector('[role=dialog]') ? 0 : document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(HEIGHT, min(whole, TALLEST))})
    page.screenshot(path=name)
    page.set_viewport_size({"width": width, "height": HEIGHT})


def name_of(path: str) -> str:
    """A file name that says the address: "lowongan-slug-lamar"; ids and what is drawn by lot become a word."""
    place, _mark, query = path.partition("?")
    known = next((route for route in READ if "{" in route and re.fullmatch(re.sub(r"{\w+}", "[^/]+", route), place)), place)
    known = known.replace("{number}", place.rpartition("/")[2])
    words = ID.sub("satu", f"{known} {query}").strip("/ ") or "beranda"
    return re.sub(r"[^\w]+", "-", words).strip("-")[:80]
