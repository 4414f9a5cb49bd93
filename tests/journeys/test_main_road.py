"""One real application from the first sign-up to the withdrawal, in two browsers at once, with a real PDF and a real Word file."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.support.real_files import pdf, word_bytes

pytestmark = pytest.mark.browser
Cv = Callable[[], bytes]
ROADS = [pytest.param(pdf, "cv.pdf", PHONE, id="pdf"), pytest.param(word_bytes, "cv.docx", DESK, id="docx")]


def an_owner_publishes(owner: Page) -> None:
    """Company card, written consent, a vacancy that says what it still lacks, and then is public."""
    steps.sign_up_company(owner, "wulan@kopisenja.id")
    steps.company_is_checked()
    steps.write_card(owner)
    steps.consent(owner)
    steps.begin_vacancy(owner)
    owner.get_by_role("button", name="Tayangkan").click()
    summary = owner.locator("#error-summary")
    for lack in ("kota atau kabupaten", "gaji paling rendah", "status karyawan", "departemen", "atasan langsung"):
        expect(summary).to_contain_text(lack)
    steps.describe_vacancy(owner)
    steps.ask(owner)
    expect(summary).to_have_count(0)
    steps.publish(owner)


def a_visitor_finds_it(visitor: Page) -> None:
    """On the front page and in the list; the vacancy names the company and its five facts."""
    visitor.goto("/")
    expect(visitor.get_by_role("link", name="Barista").first).to_be_visible()
    visitor.goto("/lowongan?kata=barista")
    visitor.get_by_role("link", name="Barista").first.click()
    for words in (steps.COMPANY, "Bandung", "Rp4.500.000", "Karyawan tetap", "Kepala bar"):
        expect(visitor.get_by_role("main")).to_contain_text(words)


def a_candidate_applies(page: Page, cv: Path) -> None:
    """From the vacancy through sign-up to "Lamaran terkirim", seeing before who will see what."""
    page.get_by_role("link", name=re.compile("^Lamar")).first.click()
    steps.begin_applying(page, "sukarno@contoh.id", cv)
    steps.answer(page)
    seen = page.locator(".privacy-box")
    expect(seen).to_contain_text(f"Yang paling banyak bisa dilihat {steps.COMPANY}")
    expect(seen.get_by_role("listitem")).not_to_have_count(0)
    steps.send(page)
    steps.confirm_email(page, "sukarno@contoh.id")


def the_recruiter_opens_it(recruiter: Page) -> None:
    """First a number without a name; after opening: name, contact, CV pages as pictures."""
    recruiter.get_by_role("link", name="Lihat pelamar").click()
    card = recruiter.locator("[data-application]")
    expect(card).to_contain_text("Pelamar nomor 1")
    assert "Sukarno" not in recruiter.content()
    steps.open_application(recruiter)
    sheet = recruiter.get_by_role("dialog")
    expect(sheet).to_contain_text("sukarno@contoh.id")
    expect(sheet).to_contain_text("0812-3456-7890")
    expect(sheet).to_contain_text("Karena harum.")
    picture = sheet.get_by_alt_text("CV, halaman 1")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("image => image.naturalWidth") > 500


def the_candidate_reads_who_looked(candidate: Page) -> None:
    """Company, role, what, for what, on which promise, when."""
    candidate.goto("/akun/privasi")
    looks = candidate.locator("#riwayat")
    for words in (steps.COMPANY, "Pemilik", "CV", "Barista", "Janji S3", "WIB"):
        expect(looks).to_contain_text(words)


def the_recruiter_is_locked_out(recruiter: Page, picture_url: str) -> None:
    """The open sheet empties by itself, the card becomes a line without a name, the pictures are gone."""
    expect(recruiter.get_by_role("dialog")).not_to_contain_text("Sukarno")
    for secret in ("Sukarno", "sukarno@contoh.id", "0812-3456-7890", "Karena harum."):
        assert secret not in recruiter.content()
    assert recruiter.request.get(picture_url).status == 404
    recruiter.keyboard.press("Escape")
    recruiter.get_by_role("link", name=re.compile("^Ditarik")).click()
    expect(recruiter.locator("[data-application]")).to_contain_text("Lamaran ditarik,")
    assert "Sukarno" not in recruiter.content()


@pytest.mark.parametrize(("cv", "name", "width"), ROADS if os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all" else ROADS[:1])
def test_one_application_travels_end_to_end(visit: Visit, tmp_path: Path, cv: Cv, name: str, width: int) -> None:
    recruiter, candidate = visit(), visit(width=width)
    (tmp_path / name).write_bytes(cv())
    an_owner_publishes(recruiter)
    a_visitor_finds_it(candidate)
    a_candidate_applies(candidate, tmp_path / name)
    candidate.goto("/akun/lamaran")
    row = candidate.get_by_role("link", name=re.compile("Barista"))
    expect(row).to_contain_text("Belum dibuka")

    the_recruiter_opens_it(recruiter)
    expect(row).to_contain_text(re.compile(r"Dibuka \d+ \w+"))
    steps.move_to(recruiter, "Wawancara")
    expect(row).to_contain_text("Wawancara")
    the_candidate_reads_who_looked(candidate)

    picture_url = str(recruiter.get_by_alt_text("CV, halaman 1").get_attribute("src"))
    assert recruiter.request.get(picture_url).ok
    candidate.goto("/akun/lamaran")
    row.click()
    steps.withdraw(candidate)
    the_recruiter_is_locked_out(recruiter, picture_url)
    candidate.goto("/akun/privasi")
    expect(candidate.locator("#riwayat")).to_contain_text("Ditolak")
