"""A vacancy is reported, pauses, and is judged; another is closed with unopened applicants: everybody reads words, in both languages."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import steps
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.test_pages import faults_of
from tests.services.test_reports import report
from tests.support import market, publishing
from tests.support.browsing import consented
from tests.support.town import cookie_of
from weimproovi.integrations import rate_limits
from weimproovi.permissions.actor import Actor
from weimproovi.services import applications, pipeline
from weimproovi.vocabulary import StaffRole

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database")]
SAID = "Terima kasih. Kami menutup lowongan itu."


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    rate_limits._limiter.cache_clear()


def posted(owner: Actor) -> market.SomeVacancy:
    return publishing.listed(owner, publishing.published(owner, duties="Biaya pendaftaran Rp50.000, kirim WA."))


def applied(vacancy: market.SomeVacancy, name: str) -> tuple[Actor, str]:
    candidate = market.some_candidate(name)
    question = applications.apply_form(candidate, vacancy.slug).questions[0].id
    applications.save_draft(candidate, vacancy.slug, market.some_resume(candidate), {question: "Ya"})
    return candidate, applications.send(candidate, vacancy.slug).id


def sound(page: Page, language: str = "id") -> None:
    """Nothing that axe finds, nothing cut off, one h1, no leftover of the other language."""
    assert list(faults_of(page, language)) == []


def a_visitor_reports(page: Page, vacancy: market.SomeVacancy) -> None:
    """From the vacancy's page; what is missing is said, then a number and a time."""
    page.goto(f"/lowongan/{vacancy.slug}")
    page.get_by_role("link", name="Laporkan lowongan ini").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Laporkan lowongan")
    sound(page)
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("[data-summary]")).to_contain_text("Pilih apa yang terjadi.")
    page.get_by_label("Meminta uang").check()
    page.get_by_label("Ceritakan lebih lanjut").fill("Minta Rp50.000 lewat transfer.")
    page.get_by_label("E-mail").fill("orang@contoh.id")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Laporan diterima")
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"L-[0-9A-F]{8}.*paling lambat.*WIB"))
    sound(page)


def a_candidate_reports_in_english(page: Page, vacancy: market.SomeVacancy) -> None:
    page.goto(f"/en/lowongan/{vacancy.slug}/laporkan")
    expect(page.get_by_label("E-mail")).to_have_count(0)
    page.get_by_label("The company is fake").check()
    page.get_by_role("button", name="Send report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Report received")


def sheet_of(staff: Page) -> Locator:
    staff.get_by_role("button", name="Periksa: Barista").click()
    return staff.get_by_role("dialog")


def staff_uphold(staff: Page) -> None:
    """They see reports and hints, say what is missing, and close it with words."""
    sheet = sheet_of(staff)
    for words in ("Meminta uang", "Pengunjung tanpa akun", "Menyebut pembayaran: biaya pendaftaran.", "Petunjuk, bukan keputusan.", "Dijeda"):
        expect(sheet).to_contain_text(words)
    sheet.get_by_role("button", name="Kirim jawaban").click()
    expect(sheet.locator("#error-summary")).to_contain_text("Pilih keputusannya.")
    sound(staff)
    sheet.get_by_label("Tutup lowongan; pelamarnya mendapat kabar").check()
    sheet.get_by_label("Jawaban untuk pelapor").fill(SAID)
    sheet.get_by_role("button", name="Kirim jawaban").click()
    steps.told(staff, "Jawaban terkirim kepada semua pelapor.")
    expect(staff.get_by_role("main")).to_contain_text(SAID)


def test_a_reported_vacancy_pauses_and_staff_answer(visit: Visit) -> None:
    owner = consented(market.some_owner())
    vacancy = posted(owner)
    victim, application = applied(vacancy, "Sukarno")
    reporter = market.some_candidate("Ayu")
    recruiter = visit(width=DESK, cookie=cookie_of(owner))
    steps.ready(recruiter, f"/rekruter/lowongan/{vacancy.id}/ubah")
    a_visitor_reports(visit(width=PHONE), vacancy)
    a_candidate_reports_in_english(visit(width=DESK, cookie=cookie_of(reporter)), vacancy)
    for network in (77, 78):  # the two windows above share one network, which counts once
        report(market.some_candidate("Bayu"), vacancy, network)
    gone = visit(width=PHONE)
    gone.goto(f"/lowongan/{vacancy.slug}")
    expect(gone.get_by_role("heading", level=1)).to_have_text("Lowongan ini tidak tayang")
    steps.ready(recruiter, "/rekruter/lowongan?status=dijeda")
    expect(recruiter.get_by_role("main")).to_contain_text("Dijeda")
    sound(recruiter)
    staff = visit(width=DESK, cookie=cookie_of(market.some_staff(StaffRole.MODERATOR)))
    steps.ready(staff, "/staf/laporan")
    sound(staff)
    staff_uphold(staff)
    reader = visit(width=PHONE, cookie=cookie_of(victim))
    steps.ready(reader, f"/akun/lamaran/{application}")
    expect(reader.get_by_role("main")).to_contain_text("Weimproovi menutup lowongan Barista dari PT Kopi Senja setelah memeriksa laporan")
    steps.ready(reader, f"/en/akun/lamaran/{application}")
    expect(reader.get_by_role("main")).to_contain_text("Weimproovi closed the vacancy Barista of PT Kopi Senja after looking into reports")
    sound(reader, "en")


def test_closing_with_unopened_applicants_gives_everybody_words(visit: Visit) -> None:
    owner = consented(market.some_owner())
    vacancy = posted(owner)
    opened, unopened = applied(vacancy, "Sukarno"), applied(vacancy, "Wayan")
    pipeline.open_application(owner, opened[1])
    page = visit(width=DESK, cookie=cookie_of(owner))
    steps.ready(page, f"/rekruter/lowongan/{vacancy.id}/ubah")
    page.get_by_role("button", name="Tutup lowongan").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("2 pelamar masih menunggu kabar. 1 lamaran belum Anda buka")
    dialog.get_by_label("Pesan untuk pelamar").fill("")
    dialog.get_by_label("Pesan untuk pelamar").blur()
    dialog.get_by_role("button", name="Tutup dan kirim pesan").click()
    expect(dialog).to_contain_text("Tulis kabar untuk pelamar")
    sound(page)
    dialog.get_by_label("Pesan untuk pelamar").fill("Posisi sudah terisi. Semoga lancar.")
    dialog.get_by_label("Pesan untuk pelamar").blur()
    dialog.get_by_role("button", name="Tutup dan kirim pesan").click()
    steps.told(page, "Lowongan ditutup.")
    for person, application in (opened, unopened):
        reader = visit(width=PHONE, cookie=cookie_of(person))
        steps.ready(reader, f"/akun/lamaran/{application}")
        expect(reader.get_by_role("main")).to_contain_text("PT Kopi Senja menutup lowongan Barista, jadi lamaranmu berakhir.")
        expect(reader.get_by_role("main")).to_contain_text("Posisi sudah terisi. Semoga lancar.")
        sound(reader)


def test_a_member_writes_and_the_candidate_reads_at_once(visit: Visit) -> None:
    owner = consented(market.some_owner())
    candidate, application = applied(posted(owner), "Sukarno")
    pipeline.open_application(owner, application)
    reader = visit(width=PHONE, cookie=cookie_of(candidate))
    steps.ready(reader, f"/akun/lamaran/{application}")
    page = visit(width=DESK, cookie=cookie_of(owner))
    steps.ready(page, f"/rekruter/lamaran/{application}")
    page.get_by_label("Pesan untuk pelamar").fill("Bisa datang Senin pukul 10?")
    page.get_by_label("Pesan untuk pelamar").blur()
    page.get_by_role("button", name="Kirim pesan").click()
    steps.told(page, "Pesan terkirim.")
    expect(page.get_by_label("Pesan untuk pelamar")).to_have_value("")
    sound(page)
    expect(reader.get_by_role("main")).to_contain_text("Wati dari PT Kopi Senja menulis kepadamu")
    expect(reader.get_by_role("main")).to_contain_text("Bisa datang Senin pukul 10?")
