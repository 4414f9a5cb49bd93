"""Changing the language keeps the place, on both faces; what is read out is in the page's language too."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.journeys.conftest import PHONE, Visit
from tests.support.other_language import OTHER_LANGUAGE
from tests.support.town import cookie_of, town

pytestmark = pytest.mark.browser
NAMES = """() => [...document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')].filter(node => !node.closest('[lang]:not(html)'))
    .flatMap(node => ['aria-label', 'title', 'alt', 'placeholder'].map(name => node.getAttribute(name))).filter(Boolean).join(' · ')"""


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_the_site_s_switch_keeps_page_and_filters(visit: Visit, width: int) -> None:
    page = visit(width=width)
    page.goto("/lowongan?kata=barista&lokasi=Jawa+Barat")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(r"/en/lowongan\?kata=barista&lokasi=Jawa\+Barat$"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Bahasa Indonesia").click()
    expect(page).to_have_url(re.compile(r"[^n]/lowongan\?kata=barista&lokasi=Jawa\+Barat$"))


def test_the_workspace_s_switch_keeps_page_and_what_the_address_asks(visit: Visit) -> None:
    found = town()
    page = visit(cookie=cookie_of(found.owner))
    steps.ready(page, f"/rekruter/lowongan/{found.vacancy.id}?tahap=ditinjau")
    page.get_by_role("button", name="Menu akun").click()
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile(rf"/en/rekruter/lowongan/{found.vacancy.id}\?tahap=ditinjau$"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    steps.shown(page)
    page.get_by_role("button", name="Account menu").click()
    page.get_by_role("link", name="Bahasa Indonesia").click()
    expect(page).to_have_url(re.compile(rf"[^n]/rekruter/lowongan/{found.vacancy.id}\?tahap=ditinjau$"))


@pytest.mark.parametrize("path", ["/", "/lowongan", "/masuk", "/daftar/kandidat", "/_gallery/site"])
def test_what_is_read_out_speaks_the_page_s_language(visit: Visit, path: str) -> None:
    page = visit()
    for language, address in (("id", path), ("en", f"/en{path}")):
        page.goto(address)
        told = page.evaluate(NAMES)
        assert told
        assert not OTHER_LANGUAGE[language].search(told), told


def test_a_file_field_speaks_our_words(visit: Visit) -> None:
    page = visit(cookie=cookie_of(town().victim))
    for address, words in (("/akun/cv", "Belum ada file"), ("/en/akun/cv", "No file yet")):
        steps.ready(page, address)
        shown = page.locator(".wm-file-shown")
        expect(shown).to_have_attribute("data-none", words)
        page.locator("#berkas").set_input_files({"name": "cv-kenari.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"})
        expect(shown).to_have_attribute("data-name", "cv-kenari.pdf")
    for address, words in (("/berkas/cv", "Belum ada file"), ("/en/berkas/cv", "No file yet")):
        page.goto(address)
        cover = page.locator(".file-cover").first
        expect(cover).to_contain_text(words)
        cover.locator("input").set_input_files({"name": "cv-kenari.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"})
        expect(cover).to_contain_text("cv-kenari.pdf")
