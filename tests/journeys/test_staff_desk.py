"""The operator's desk: an administrator comes in and invites; a candidate asks, staff look through a ticket that she ends, and answer."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.test_second_factor import at, keep_codes, set_up, sound
from tests.support import signed_in
from tests.support.market import some_resume
from tests.support.staff import staff_with
from tests.support.town import cookie_of
from weimproovi import i18n
from weimproovi.i18n import _
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import staff_people
from weimproovi.vocabulary import MailKind, StaffRole

pytestmark = pytest.mark.browser
LANGUAGES = pytest.mark.parametrize(("language", "width"), [("id", PHONE), ("en", DESK)])
PASSWORD = "kuda hijau berlari"


def go(page: Page, path: str, heading: str) -> None:
    """Opens a screen, which is sound."""
    steps.ready(page, i18n.localized(path))
    sound(page, heading)


def press(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).click()


def sure(page: Page, words: str) -> None:
    """Confirms in the dialog that asks."""
    page.get_by_role("alertdialog").get_by_role("button", name=words).click()


def join(page: Page, path: str, *, heading: str) -> None:
    """From the mailed link to the first screen: a password, then the second factor."""
    page.goto(i18n.localized(path))
    sound(page, _("Bergabung sebagai petugas"))
    page.get_by_label(_("Sandi"), exact=True).fill(PASSWORD)
    press(page, _("Simpan sandi"))
    set_up(page)
    keep_codes(page)
    expect(page).to_have_url(at("/staf"))
    sound(page, heading)


@LANGUAGES
def test_an_administrator_comes_in_invites_and_ends(visit: Visit, language: str, width: int) -> None:
    with i18n.speaking(language):
        page, colleague = visit(width=width), visit(width=width)
        join(page, staff_people.add(SYSTEM, "Rani", "rani@petugas.contoh.id", ["administrator"]), heading=_("Hari ini"))
        go(page, "/staf/petugas", _("Petugas"))
        press(page, _("Undang petugas"))
        sheet = page.get_by_role("dialog")
        sheet.get_by_label(_("Nama lengkap")).fill("Bima")
        sheet.get_by_role("button", name=_("Kirim undangan")).click()
        expect(sheet.locator("#error-summary")).to_contain_text(_("Pilih paling sedikit satu peran dari daftar."))
        sheet.get_by_label(_("E-mail kantor")).fill("bima@petugas.contoh.id")
        sheet.get_by_label(_("Keuangan")).check()
        sheet.get_by_role("button", name=_("Kirim undangan")).click()
        expect(page.get_by_role("main")).to_contain_text(_("Undangan menunggu"))
        sound(page, _("Petugas"))
        join(colleague, steps.newest_path(MailKind.STAFF_ADDED), heading=_("Hari ini"))
        the_navigation_follows_the_roles(colleague, width)
        expect(page.get_by_role("main")).not_to_contain_text(_("Undangan menunggu"))
        press(page, f"{_('Akhiri tugas')}: Bima")
        sure(page, _("Akhiri tugas"))
        expect(colleague).to_have_url(re.compile(i18n.localized("/masuk")))
        expect(page.get_by_role("main")).not_to_contain_text("Bima")


def the_navigation_follows_the_roles(page: Page, width: int) -> None:
    """Finance has its own place and no other."""
    if width == PHONE:
        page.get_by_text(_("Menu"), exact=True).click()
    places = page.get_by_role("navigation", name=_("Navigasi utama")).get_by_role("link")
    expect(places).to_have_text([_("Hari ini"), _("Pembayaran")])


@LANGUAGES
def test_a_request_is_answered_with_a_look_that_she_ends(visit: Visit, language: str, width: int) -> None:
    with i18n.speaking(language):
        person, officer = signed_in.candidate(), staff_with(StaffRole.PRIVACY_OFFICER)
        some_resume(person.actor)
        page, desk = visit(width=width, cookie=person.cookie), visit(width=width, cookie=cookie_of(officer))
        go(desk, "/staf", _("Hari ini"))
        number = she_asks(page)
        desk.get_by_role("link", name=number).click()
        sound(desk, number)
        assert "Sukarno" not in desk.content()
        they_look(desk)
        she_ends_the_ticket(page)
        expect(desk.get_by_role("main")).to_contain_text(_("Tiket ini tidak terbuka"))
        assert "Sukarno" not in desk.content()
        they_answer(desk, number)
        go(page, "/akun/permintaan", _("Permintaan tentang datamu"))
        expect(page.get_by_role("main")).to_contain_text("Beres, Sukarno.")


def she_asks(page: Page) -> str:
    """First with nothing written, then properly; the number that she gets."""
    go(page, "/akun/permintaan", _("Permintaan tentang datamu"))
    press(page, _("Kirim permintaan"))
    expect(page.locator("#error-summary")).to_contain_text(_("Pilih apa yang kamu minta."))
    page.get_by_label(_("Memperbaiki data")).check()
    page.get_by_label(_("Ceritakan permintaanmu")).fill("Perbaiki nama saya.")
    press(page, _("Kirim permintaan"))
    expect(page.get_by_role("main").get_by_role("heading", name="P-20")).to_be_visible()
    sound(page, _("Permintaan tentang datamu"))
    return page.get_by_role("main").get_by_role("heading", name="P-20").inner_text()


def they_look(desk: Page) -> None:
    """A ticket for name and resume, from the request; the address stays closed."""
    desk.get_by_text(_("Perlu melihat datanya? Buka tiket")).click()
    press(desk, _("Buka tiket"))
    expect(desk.locator("#error-summary")).to_contain_text(_("Pilih paling sedikit satu hal yang perlu dilihat."))
    desk.get_by_label(_("Nama"), exact=True).check()
    desk.get_by_label(_("CV di layar")).check()
    desk.get_by_label(_("Alasan")).fill("Perbaikan nama")
    sound(desk, desk.get_by_role("heading", level=1).inner_text())
    press(desk, _("Buka tiket"))
    main = desk.get_by_role("main")
    expect(main).to_contain_text("Sukarno")
    expect(main.get_by_alt_text(_("CV, halaman") + " 1")).to_be_visible()
    sound(desk, _("Tiket"))
    assert "@contoh" not in main.inner_text()


def she_ends_the_ticket(page: Page) -> None:
    """Her page says who, what, why and until when; and every look."""
    go(page, "/akun/privasi", _("Pusat privasi"))
    open_ticket, looks = page.locator("#tiket"), page.locator("#riwayat")
    for words in ("Nirmala", _("CV di layar"), "Perbaikan nama", "WIB"):
        expect(open_ticket).to_contain_text(words)
    expect(looks).to_contain_text(_("Petugas Weimproovi"))
    expect(looks).to_contain_text(_("Dilihat petugas: {groups}", groups=f"{_('Nama')}; {_('CV di layar')}"))
    press(page, _("Akhiri izin {name}", name="Nirmala"))
    sure(page, _("Akhiri izin"))
    expect(open_ticket).to_have_count(0)
    sound(page, _("Pusat privasi"))


def they_answer(desk: Page, number: str) -> None:
    """By the list; afterwards nothing waits, and the audit says who answered."""
    go(desk, "/staf/tiket", _("Tiket"))
    expect(desk.get_by_role("main")).to_contain_text(_("Selesai"))
    go(desk, "/staf/permintaan", _("Permintaan privasi"))
    desk.get_by_role("link", name=number).click()
    desk.get_by_label(_("Jawaban Anda")).fill("Beres, Sukarno.")
    press(desk, _("Kirim jawaban"))
    expect(desk.get_by_role("main")).to_contain_text("Nirmala, ")
    go(desk, "/staf", _("Hari ini"))
    expect(desk.get_by_role("main")).to_contain_text(_("Tidak ada yang menunggu"))
    go(desk, "/staf/jejak", _("Jejak petugas"))
    desk.get_by_label(_("Tindakan")).select_option("request_answer")
    expect(desk.locator("tbody tr")).to_have_count(1)
    expect(desk.locator("tbody")).to_contain_text(number)
