"""Mail as staff and its readers meet it: the outbox, the samples, the sweeps, the line about an address that takes no mail; and every mail's HTML by axe."""

import os

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update
from sqlmodel import col

from tests.journeys import steps
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.test_pages import AXE, TAGS, faults_of
from tests.support.axe import axe_source
from tests.support.market import some_candidate, some_owner, some_staff
from tests.support.town import cookie_of
from weimproovi import clock, db, i18n
from weimproovi.models import Account, Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import mail_samples, mail_words
from weimproovi.vocabulary import MailKind, Purpose, StaffRole

pytestmark = pytest.mark.browser
LOOKS = [(PHONE, "id", "dark"), (DESK, "en", "light")]
WORDS = {
    "id": ("Baca surat", "Gagal", "Coba lagi", "Menunggu", "Kirim konfirmasi lagi", "Berjalan baik", "Konfirmasi alamat e-mail", "Surat konfirmasi dikirim"),
    "en": ("Read the mail", "Failed", "Try again", "Waiting", "Send the confirmation again", "Runs well", "Confirm this e-mail address", "A confirmation was sent"),
}  # fmt: skip


def opened(page: Page, path: str, language: str) -> None:
    with i18n.speaking(language):
        page.goto(i18n.localized(path))
    steps.shown(page)


def give_up(person: Actor) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        theirs = update(Mail).where(col(Mail.account_id) == person.account_id)
        session.execute(theirs.values(failed_at=clock.now(), failure="550", attempts=1))


def mail_comes_back(person: Actor) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Account).where(col(Account.id) == person.account_id).values(email_bounced_at=clock.now()))


@pytest.mark.parametrize(("width", "language", "theme"), LOOKS)
def test_staff_read_a_mail_and_try_another_again(visit: Visit, width: int, language: str, theme: str) -> None:
    read, failed, again, waits, *_ = WORDS[language]
    some_candidate()
    give_up(some_candidate())
    page = visit(width=width, cookie=cookie_of(some_staff(StaffRole.SUPPORT)), color_scheme=theme)
    opened(page, "/staf/surat", language)
    assert list(faults_of(page, language)) == []
    page.get_by_role("button", name=read).last.click()
    expect(page.get_by_role("dialog")).to_contain_text("/konfirmasi/")
    assert page.evaluate(AXE, TAGS) == []
    page.keyboard.press("Escape")
    page.get_by_role("navigation").get_by_role("link", name=failed).click()
    expect(page.get_by_text("550")).to_be_visible()
    page.get_by_role("button", name=again).click()
    expect(page.get_by_text("550")).to_be_hidden()
    page.get_by_role("navigation").get_by_role("link", name=waits).click()
    expect(page.get_by_role("button", name=read)).to_have_count(2)


@pytest.mark.parametrize(("width", "language", "theme"), LOOKS)
def test_staff_look_at_the_samples_in_both_languages(visit: Visit, width: int, language: str, theme: str) -> None:
    page = visit(width=width, cookie=cookie_of(some_staff(StaffRole.ADMINISTRATOR)), color_scheme=theme)
    opened(page, "/staf/surat/contoh", language)
    assert list(faults_of(page, language)) == []
    for name, code in (("English", "en"), ("Bahasa Indonesia", "id")):
        page.get_by_role("main").get_by_role("button", name=name).click()
        expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text(WORDS[code][6])
    page.locator("#kind").select_option(MailKind.INVOICE_ISSUED.value)
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text("Tagihan 2026-0042")
    expect(page.locator("pre")).to_contain_text("Rp553.890")


@pytest.mark.parametrize(("width", "language", "theme"), LOOKS)
def test_an_administrator_sees_how_the_sweeps_run(visit: Visit, width: int, language: str, theme: str) -> None:
    page = visit(width=width, cookie=cookie_of(some_staff(StaffRole.ADMINISTRATOR)), color_scheme=theme)
    for _look in range(20):  # the first run begins within five seconds
        opened(page, "/staf/pekerjaan", language)
        if page.locator("tbody tr").filter(has_text=WORDS[language][5]).count():
            break
        page.wait_for_timeout(1000)
    expect(page.locator("tbody tr").filter(has_text=WORDS[language][5]).first).to_be_visible()
    assert list(faults_of(page, language)) == []


@pytest.mark.parametrize(("somebody", "path"), [(some_candidate, "/akun"), (some_candidate, "/akun/profil"), (some_owner, "/rekruter")])
@pytest.mark.parametrize(("width", "language", "theme"), LOOKS)
def test_whoever_gets_no_mail_reads_it_and_asks_for_another(visit: Visit, width: int, language: str, theme: str, somebody: object, path: str) -> None:
    person: Actor = somebody()  # type: ignore[operator]
    mail_comes_back(person)
    page = visit(width=width, cookie=cookie_of(person), color_scheme=theme)
    opened(page, path, language)
    again = page.get_by_role("button", name=WORDS[language][4])
    expect(again).to_be_visible()
    page.evaluate(axe_source())
    assert page.evaluate(AXE, TAGS) == []
    again.click()
    steps.told(page, WORDS[language][7])
    assert steps.newest_path(MailKind.CONFIRM_EMAIL).startswith("/konfirmasi/")


@pytest.mark.parametrize("theme", ["dark", "light"] if os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all" else ["dark"])
def test_every_mail_is_sound_html(visit: Visit, theme: str) -> None:
    page, faults = visit(width=PHONE, color_scheme=theme), []
    page.add_init_script(axe_source())
    page.goto("/healthz")
    for kind in MailKind:
        for language in i18n.LANGUAGES:
            with i18n.speaking(language):
                page.set_content(mail_words.letter(kind, mail_samples.VALUES).html)
            page.evaluate(axe_source())
            wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            faults += [f"{kind} {language}: {fault}" for fault in [*page.evaluate(AXE, TAGS), *(["too wide"] if wide else [])]]
    assert faults == []
