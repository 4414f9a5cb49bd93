"""A candidate pauses, leaves and comes back, leaves for good, and follows a copy that a company made: in the browser, in both languages."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import PHONE, Visit
from tests.journeys.test_pages import faults_of
from tests.support.market import PASSWORD
from tests.support.town import EMAIL, NAME, Town, cookie_of, town
from weimproovi import clock, i18n
from weimproovi.services import destruction, disclosed_files

pytestmark = pytest.mark.browser
LANGUAGES = pytest.mark.parametrize("language", ["id", "en"])


def said(language: str, sentence: str) -> str:
    """A sentence of the product in a language."""
    return sentence if language == "id" else i18n.catalog(language)[sentence]


def at(language: str, path: str) -> str:
    return path if language == "id" else f"/{language}{path}"


def press(page: Page, language: str, sentence: str) -> None:
    page.get_by_role("button", name=said(language, sentence), exact=True).click()


def heading(page: Page, language: str, sentence: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(said(language, sentence))


def recruiter_looks(visit: Visit, found: Town) -> Page:
    """The pipeline of the vacancy, with the name on it."""
    page = visit(cookie=cookie_of(found.owner))
    steps.ready(page, f"/rekruter/lowongan/{found.vacancy.id}?tahap=baru")
    expect(page.get_by_role("main")).to_contain_text(NAME)
    return page


def leaves(page: Page, language: str) -> None:
    """From the privacy centre through the consequences to the closed account."""
    steps.ready(page, at(language, "/akun/privasi"))
    page.get_by_role("link", name=said(language, "Hapus akun"), exact=True).click()
    heading(page, language, "Hapus akun")
    assert list(faults_of(page, language)) == []
    page.get_by_label(said(language, "Sandi"), exact=True).fill(PASSWORD)
    press(page, language, "Hapus akunku")
    heading(page, language, "Akunmu ditutup")
    assert list(faults_of(page, language)) == []
    assert page.context.cookies() == []


def signs_in(page: Page, language: str) -> None:
    page.goto(at(language, "/masuk"))
    page.get_by_label("E-mail", exact=True).fill(EMAIL)
    page.get_by_label(said(language, "Sandi"), exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name=said(language, "Masuk"), exact=True).click()


@LANGUAGES
def test_she_leaves_and_comes_back_within_72_hours(visit: Visit, language: str) -> None:
    found = town()
    recruiter, page = recruiter_looks(visit, found), visit(width=PHONE, cookie=cookie_of(found.victim))
    leaves(page, language)
    expect(recruiter.get_by_role("main")).not_to_contain_text(NAME)
    signs_in(page, language)
    expect(page).to_have_url(re.compile("/akun-ditutup$"))
    heading(page, language, "Akunmu ditutup")
    assert list(faults_of(page, language)) == []
    press(page, language, "Batalkan penghapusan")
    expect(page).to_have_url(re.compile("/akun$"))
    expect(recruiter.get_by_role("main")).to_contain_text(NAME)


@LANGUAGES
def test_she_leaves_for_good_and_a_line_without_a_name_remains(visit: Visit, language: str) -> None:
    found = town()
    recruiter, page = recruiter_looks(visit, found), visit(width=PHONE, cookie=cookie_of(found.victim))
    leaves(page, language)
    with clock.moved(timedelta(hours=73)):
        assert destruction.sweep_leaving().rows == 1
    signs_in(page, language)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(recruiter.locator("#terhapus")).to_contain_text("Lamaran nomor 1, dihapus oleh pelamar.")
    assert NAME not in recruiter.content()


@LANGUAGES
def test_she_pauses_and_opens_again(visit: Visit, language: str) -> None:
    found = town()
    recruiter, page = recruiter_looks(visit, found), visit(width=PHONE, cookie=cookie_of(found.victim))
    steps.ready(page, at(language, "/akun/privasi"))
    press(page, language, "Jeda akun")
    dialog = page.get_by_role("alertdialog")
    dialog.get_by_role("button", name=said(language, "Jeda akun")).click()
    steps.told(page, said(language, "Akunmu dijeda. Tidak ada perusahaan yang bisa membuka datamu."))
    expect(recruiter.get_by_role("main")).not_to_contain_text(NAME)
    assert list(faults_of(page, language)) == []
    press(page, language, "Buka lagi")
    steps.told(page, said(language, "Akunmu terbuka lagi, seperti sebelum dijeda."))
    expect(recruiter.get_by_role("main")).to_contain_text(NAME)


@LANGUAGES
def test_a_downloaded_copy_is_asked_back_and_its_deletion_followed(visit: Visit, language: str) -> None:
    found = town()
    list(disclosed_files.resume_file(found.owner, found.application_id).chunks)
    page = visit(width=PHONE, cookie=cookie_of(found.victim))
    steps.ready(page, at(language, f"/akun/lamaran/{found.application_id}"))
    press(page, language, "Tarik lamaran")
    page.get_by_role("alertdialog").get_by_role("button", name=said(language, "Tarik lamaran")).click()
    copy = page.locator("#salinan")
    expect(copy.locator("[data-tone=attention]")).to_be_visible()
    recruiter = visit(cookie=cookie_of(found.owner))
    steps.ready(recruiter, at(language, "/rekruter"))
    recruiter.get_by_role("link", name=re.compile(said(language, "1 salinan CV perlu dihapus"))).click()
    heading(recruiter, language, "Hapus salinan")
    assert list(faults_of(recruiter, language)) == []
    recruiter.get_by_role("button", name=re.compile(f"^{said(language, 'Sudah dihapus')}")).click()
    recruiter.get_by_role("alertdialog").get_by_role("button", name=said(language, "Nyatakan sudah dihapus")).click()
    expect(recruiter.get_by_role("main")).to_contain_text(said(language, "Tidak ada salinan yang perlu dihapus"))
    expect(copy.locator("[data-tone=done]")).to_be_visible()
    assert list(faults_of(page, language)) == []
