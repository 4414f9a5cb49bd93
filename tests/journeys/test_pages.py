"""Every page that exists, as everybody sees it: nothing that axe finds, nothing cut off, one h1, the right language, no fault in the console.

The ordinary run opens each page once, in alternating widths and languages; WEIMPROOVI_TEST_SCOPE=all opens each in every combination.
"""

import os
import re
from collections.abc import Iterator
from itertools import cycle, islice, product

import pytest
from playwright.sync_api import Page

import weimproovi.weimproovi as workspace
from tests.journeys import places, steps
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.support.axe import axe_source
from tests.support.other_language import OTHER_LANGUAGE
from tests.support.town import Town, cookie_of, town
from weimproovi import i18n
from weimproovi.site import policy_page
from weimproovi.site.app import READ

pytestmark = pytest.mark.browser
EVERYTHING = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
Look = tuple[int, str, str]  # width, language, theme
LOOKS: list[Look] = list(product((PHONE, DESK), i18n.LANGUAGES, ("light", "dark")))
SAMPLE: list[Look] = [(PHONE, "id", "light"), (DESK, "en", "dark"), (PHONE, "en", "light"), (DESK, "id", "light"), (PHONE, "id", "dark")]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = "async tags => (await axe.run({runOnly: tags})).violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' ; ')}`)"
WIDE = """() => [...document.querySelectorAll('body *')].filter(node => node.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 3).map(node => `${node.tagName}.${node.className}`)"""
OWN_WORDS = """() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), said = [];
    while (walk.nextNode()) {
        const parent = walk.currentNode.parentElement;
        if (parent.checkVisibility() && !parent.closest('body [lang], script, style')) said.push(walk.currentNode.data);
    }
    for (const node of document.querySelectorAll('[aria-label], [title], [alt], [placeholder]'))
        if (!node.closest('body [lang]')) said.push(...['aria-label', 'title', 'alt', 'placeholder'].map(name => node.getAttribute(name)).filter(Boolean));
    return said.join(' ');
}"""  # what the page says itself, or reads out: quotations in another language name theirs
NO_PAGE = {policy_page.ORIGINAL, "/.well-known/security.txt", "/berkas/cv", "/masuk/kode"}  # a text file; an address that leads on; one that has a journey of its own
ADDRESS = re.compile(r"https?://\S+")  # paths are Indonesian in both languages
LEFTOVER = re.compile(r"\b(None|undefined|null|NaN|lorem|object Object)\b|[{}]|\bStage\.")


def faults_of(page: Page, language: str) -> Iterator[str]:
    """What is wrong with a page that has just been opened."""
    page.wait_for_load_state()
    if page.evaluate("document.documentElement.lang") != language:
        yield "lang"
    if page.evaluate("[...document.querySelectorAll('h1')].filter(h => h.offsetParent && h.innerText.trim()).length") != 1:
        yield "not one h1"
    if "Weimproovi" not in page.title() or LEFTOVER.search(page.title()):
        yield f"title: {page.title()}"
    told = ADDRESS.sub("", page.evaluate(OWN_WORDS))
    for found in (LEFTOVER.search(told), OTHER_LANGUAGE[language].search(told)):
        if found:
            yield f"leftover: {told[max(0, found.start() - 40) : found.end() + 40]!r}"
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        yield f"wider than the screen: {page.evaluate(WIDE)}"
    page.evaluate(axe_source())
    yield from page.evaluate(AXE, TAGS)


class Sweep:
    """Windows of one viewer, one for each look, and what was found."""

    def __init__(self, visit: Visit, cookie: str) -> None:
        self.visit, self.cookie = visit, cookie
        self.windows: dict[tuple[Look, bool], Page] = {}

    def window(self, look: Look, refused: bool) -> Page:
        width, _language, theme = look
        if (look, refused) not in self.windows:
            self.windows[look, refused] = self.visit(width=width, cookie=self.cookie, refusals=refused, color_scheme=theme)
        return self.windows[look, refused]

    def faults(self, path: str, look: Look) -> list[str]:
        """Opens a page and says what is wrong with it."""
        page = self.window(look, path in places.REFUSED)
        with i18n.speaking(look[1]):
            address = i18n.localized(path)
        answer = page.goto(address)
        if workspace.kinds_of(address.partition("?")[0]):
            steps.shown(page)
        status = [f"status {answer.status}"] if answer and answer.status != places.REFUSED.get(path, 200) else []
        return [f"{address} at {look}: {fault}" for fault in [*status, *faults_of(page, look[1])]]


@pytest.mark.parametrize("look", LOOKS if EVERYTHING else [None], ids=str)
@pytest.mark.parametrize("viewer", places.VIEWERS)
def test_every_page_is_sound(visit: Visit, viewer: str, look: Look | None) -> None:
    found = town()
    actor, paths = places.VIEWERS[viewer](found)
    sweep = Sweep(visit, cookie_of(actor) if actor else "")
    shift = 1 + list(places.VIEWERS).index(viewer)  # who meets the same page meets it in another look
    looks = product(paths, [look]) if look else zip(paths, islice(cycle(SAMPLE), shift, None), strict=False)
    assert [fault for path, chosen in looks for fault in sweep.faults(path, chosen)] == []


def swept(found: Town) -> set[str]:
    return {path.partition("?")[0] for paths_of in places.VIEWERS.values() for path in paths_of(found)[1]}


@pytest.mark.usefixtures("database")
def test_no_page_is_left_out() -> None:
    paths = swept(town())
    of_site = {route for route in READ if not any(re.fullmatch(re.sub(r"{\w+}", "[^/]+", route), path) for path in paths)}
    of_workspace = set(workspace.KINDS) - {workspace.route_of(f"{prefix}{path}") for path in paths for prefix in ("", "/en")}
    assert (of_site - NO_PAGE, of_workspace) == (set(), set())


def test_the_sweep_finds_what_is_wrong(visit: Visit) -> None:
    page = visit()
    page.goto("/masuk")
    page.evaluate("document.body.innerHTML = '<h1>a</h1><h1>b</h1><img src=/mark.svg><p>None</p>'; document.title = ''")
    page.evaluate("document.querySelector('h1').style.minWidth = '2000px'")
    found = " ".join(faults_of(page, "en"))
    for fault in ("lang", "not one h1", "title", "leftover: ", "None", "wider than the screen", "image-alt"):
        assert fault in found
