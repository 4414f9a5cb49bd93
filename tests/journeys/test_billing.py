"""A company moves up by transfer, runs out, chooses what stays, and comes back; in both languages, on the screens of owner and staff."""

from datetime import timedelta

import pypdfium2
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update
from sqlmodel import col

from tests.journeys import steps
from tests.journeys.conftest import PHONE, Visit
from tests.journeys.test_pages import faults_of
from tests.support import billing, market
from tests.support.town import cookie_of
from weimproovi import clock, db, i18n
from weimproovi.models import Subscription
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import plan_clocks
from weimproovi.vocabulary import Purpose, VacancyState

pytestmark = pytest.mark.browser
GRACE = timedelta(days=7)


class Screen:
    """One person's window, in one language."""

    def __init__(self, page: Page, language: str, path: str) -> None:
        self.page, self.language = page, language
        with i18n.speaking(language):
            steps.ready(page, i18n.localized(path))

    def said(self, words: str, **values: object) -> str:
        """An Indonesian sentence of the product in this window's language."""
        with i18n.speaking(self.language):
            return i18n._(words, **values)

    def press(self, words: str, name: str = "") -> None:
        self.page.get_by_role("button", name=f"{self.said(words)} {name}".strip(), exact=True).click()

    def shows(self, words: str, **values: object) -> None:
        expect(self.page.get_by_text(self.said(words, **values)).first).to_be_visible()

    def is_sound(self) -> None:
        assert list(faults_of(self.page, self.language)) == []


def ask(screen: Screen) -> None:
    """Three months of the plan Growth; what follows is read before the invoice is made."""
    screen.press("Minta paket", screen.said("Tumbuh"))
    dialog = screen.page.get_by_role("dialog")
    screen.page.get_by_label(screen.said("Lama")).select_option("3")
    expect(dialog).to_contain_text("1.661.670" if screen.language == "id" else "1,661,670")
    screen.shows("Bila tidak diperpanjang: 7 hari masa tenggang, lalu paket Gratis. Tidak ada yang dihapus.")
    screen.is_sound()
    screen.press("Buat tagihan")
    screen.shows("Menunggu transfer")


def read_paper(screen: Screen) -> str:
    with screen.page.expect_download() as download:
        screen.page.get_by_role("link", name=screen.said("Unduh PDF")).click()
    return str(pypdfium2.PdfDocument(download.value.path())[0].get_textpage().get_text_range())


def match_transfer(screen: Screen) -> None:
    """A rupiah short first, then the whole sum."""
    screen.page.get_by_role("button", name=screen.said("Cocokkan")).click()
    sheet = screen.page.get_by_role("dialog")
    sheet.get_by_label(screen.said("Tanggal transfer masuk")).fill(clock.today().isoformat())
    sheet.get_by_label(screen.said("Jumlah yang masuk")).fill("1661669")
    sheet.get_by_label(screen.said("Nomor Faktur Pajak")).fill(billing.TAX_INVOICE)
    screen.press("Konfirmasi transfer")
    expect(sheet.get_by_role("alert")).to_contain_text("Rp1")
    screen.is_sound()
    sheet.get_by_label(screen.said("Jumlah yang masuk")).fill("1.661.670")
    screen.press("Konfirmasi transfer")
    steps.told(screen.page, screen.said("Transfer dikonfirmasi. Masa paket tersimpan."))
    screen.shows("Sudah selesai")


def time_goes_on(owner: Actor, until_fall: timedelta) -> None:
    """The stored period lies so much further back; then the sweep runs."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        falls = clock.now() + until_fall
        moved = {"starts_at": falls - timedelta(days=98), "paid_until": falls - GRACE, "ends_at": falls}
        session.execute(update(Subscription).where(col(Subscription.company_id) == owner.company_id).values(**moved))
    plan_clocks.sweep_plans()


def keep_the_newest(screen: Screen) -> None:
    screen.shows("Pilih lowongan yang tayang")
    screen.is_sound()
    for title, stays in (("Barista 1", False), ("Barista 3", True)):
        screen.page.get_by_label(title).click()
        expect(screen.page.get_by_label(title)).to_be_checked(checked=stays)
    screen.press("Simpan pilihan")
    steps.told(screen.page, screen.said("Pilihan tersimpan."))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_up_by_transfer_out_of_time_and_back(visit: Visit, language: str) -> None:
    owner, staff = market.some_owner(), billing.cashier()
    screen = Screen(visit(width=PHONE, cookie=cookie_of(owner)), language, "/rekruter/paket")
    ask(screen)
    assert f"WMP/{clock.today().year}/00001" in read_paper(screen)
    desk = Screen(visit(cookie=cookie_of(staff)), language, "/staf/pembayaran")
    match_transfer(desk)
    desk.is_sound()
    expect(screen.page.locator(".wm-badge").get_by_text(screen.said("Lunas"))).to_be_visible()
    billing.many_vacancies(owner, 3)
    time_goes_on(owner, timedelta(days=3))
    keep_the_newest(screen)
    assert len(billing.showing(owner)) == 3
    time_goes_on(owner, -timedelta(seconds=5))
    expect(screen.page.get_by_text(screen.said("Paket Anda:") + f" {screen.said('Gratis')}")).to_be_visible()
    screen.is_sound()
    assert (billing.showing(owner), len(billing.titles(owner, VacancyState.PAUSED))) == ({"Barista 3"}, 2)
    billing.bought(owner)
    expect(screen.page.get_by_text(screen.said("Paket Anda:") + f" {screen.said('Tumbuh')}")).to_be_visible()
    assert len(billing.showing(owner)) == 3
