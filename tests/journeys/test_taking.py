"""Taking one's data along, and a company that closes: in the browser, in both languages."""

import io
import json
import re
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import PHONE, Visit
from tests.journeys.test_pages import faults_of
from tests.support import factors
from tests.support.browsing import consented, posted_vacancy
from tests.support.market import PASSWORD, some_owner
from tests.support.town import NAME, WRITTEN, cookie_of, town

pytestmark = pytest.mark.browser
WORDS = {
    "id": {"path": "/unduh-data", "ask": "Minta salinan", "look": "Lihat apakah sudah siap", "get": "Unduh", "password": "Sandi"},
    "en": {"path": "/en/unduh-data", "ask": "Ask for a copy", "look": "See whether it is ready", "get": "Download", "password": "Password"},
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_candidate_downloads_everything_and_compares(visit: Visit, language: str) -> None:
    everybody, words = town(), WORDS[language]
    page = visit(width=PHONE, cookie=cookie_of(everybody.victim))
    page.goto(words["path"])
    assert list(faults_of(page, language)) == []
    page.get_by_label(words["password"], exact=True).fill(PASSWORD)
    page.get_by_role("button", name=words["ask"]).click()
    archive = fetch(page, language)
    written = json.loads(archive.read("data.json"))
    assert written["profile"]["full_name"] == NAME
    assert written["profile"]["phone"] == "+6281377774711"
    assert written["resumes"][0]["file"] in archive.namelist()
    assert WRITTEN in archive.read("index.html").decode()


def fetch(page: Page, language: str) -> ZipFile:
    """Waits for the copy, looks at the page again, and opens what comes."""
    words = WORDS[language]
    for _attempt in range(30):
        if page.get_by_role("button", name=words["get"]).count():
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name=words["look"]).click()
    page.get_by_label(words["password"], exact=True).fill(PASSWORD)
    assert list(faults_of(page, language)) == []
    with page.expect_download() as coming:
        page.get_by_role("button", name=words["get"]).click()
    return ZipFile(io.BytesIO(coming.value.path().read_bytes()))


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_owner_closes_her_company_and_nobody_comes_back_in(visit: Visit, language: str) -> None:
    owner, prefix = consented(some_owner()), "" if language == "id" else "/en"
    slug = posted_vacancy(owner)
    page = visit(cookie=cookie_of(owner))
    steps.ready(page, f"{prefix}/rekruter/keamanan")
    page.get_by_role("link", name="Keluar dari Weimproovi" if language == "id" else "Leave Weimproovi").click()
    expect(page).to_have_url(re.compile(f"{prefix}/tutup-perusahaan$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert list(faults_of(page, language)) == []
    page.get_by_role("link", name="Tutup perusahaan" if language == "id" else "Close the company").click()
    page.get_by_label("Sandi" if language == "id" else "Password", exact=True).fill(PASSWORD)
    factors.take_back(owner.account_id)
    page.locator("#f-code").fill(factors.code_of(owner.account_id))
    assert list(faults_of(page, language)) == []
    page.get_by_role("button", name="Tutup perusahaan sekarang" if language == "id" else "Close the company now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Anda sudah keluar" if language == "id" else "You have left")
    assert page.context.cookies() == []
    page.goto(f"{prefix}/lowongan/{slug}")
    expect(page.get_by_role("link", name="Lamar" if language == "id" else "Apply")).to_have_count(0)
