"""Two steps at the door: an owner sets the second factor up and comes back with it; a candidate has it on, loses her app, and switches it off."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pyotp import TOTP

from tests.journeys import steps
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.test_pages import faults_of
from tests.support import factors, signed_in
from weimproovi import i18n
from weimproovi.i18n import _
from weimproovi.services import sessions

pytestmark = pytest.mark.browser
LANGUAGES = pytest.mark.parametrize(("language", "width"), [("id", PHONE), ("en", DESK)])


def sound(page: Page, heading: str) -> None:
    """The page with this heading is here, and nothing is wrong with it."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert list(faults_of(page, i18n.language())) == []


def button(page: Page, words: str) -> None:
    page.get_by_role("main").get_by_role("button", name=words, exact=True).click()


def at(path: str) -> re.Pattern[str]:
    return re.compile(f"{i18n.localized(path)}$")


def keep_codes(page: Page) -> list[str]:
    """The recovery codes, as they stand on their page."""
    sound(page, _("Simpan kode pemulihan"))
    codes = [line.strip() for line in page.locator("#codes li").all_inner_texts()]
    assert len(codes) == 10
    page.get_by_role("link", name=_("Saya sudah menyimpannya")).click()
    return codes


def set_up(page: Page) -> str:
    """The key goes into an app, whose code switches the factor on."""
    sound(page, _("Pasang verifikasi dua langkah"))
    key = page.locator(".key").inner_text()
    assert page.get_by_role("link", name=_("Buka di aplikasi ponsel ini")).get_attribute("href") == deep_link(page, key)
    page.get_by_label(_("Kode 6 angka")).fill("000 000")
    button(page, _("Nyalakan"))
    sound(page, _("Pasang verifikasi dua langkah"))
    assert page.locator(".key").inner_text() == key
    page.get_by_label(_("Kode 6 angka")).fill(spaced(TOTP(key.replace(" ", "")).now()))
    button(page, _("Nyalakan"))
    return key.replace(" ", "")


def deep_link(page: Page, key: str) -> str:
    address = str(page.locator("a[href^=otpauth]").get_attribute("href"))
    assert f"secret={key.replace(' ', '')}&issuer=Weimproovi" in address
    return address


def spaced(code: str) -> str:
    return f"{code[:3]} {code[3:]}"


@LANGUAGES
def test_an_owner_comes_in_with_two_steps(visit: Visit, language: str, width: int) -> None:
    with i18n.speaking(language):
        person, page = signed_in.owner(), visit(width=width)
        page.goto(i18n.localized("/rekruter/tim"))
        steps_of_signing_in(page, person.email)
        sound(page, _("Kode masuk"))
        page.get_by_label(_("Kode 6 angka")).fill("000000")
        button(page, _("Masuk"))
        sound(page, _("Kode masuk"))
        expect(page.get_by_label(_("Kode 6 angka"))).to_have_attribute("autocomplete", "one-time-code")
        page.goto(i18n.localized("/rekruter"))
        expect(page.get_by_role("heading", level=1)).to_have_text(_("Kode masuk"))
        page.get_by_label(_("Kode 6 angka")).fill(spaced(factors.code_of(person.actor.account_id)))
        button(page, _("Masuk"))
        expect(page).to_have_url(at("/rekruter"))
        steps.shown(page)


def steps_of_signing_in(page: Page, email: str) -> None:
    page.get_by_label(_("E-mail")).fill(email)
    page.get_by_label(_("Sandi"), exact=True).fill(signed_in.PASSWORD)
    button(page, _("Masuk"))


@LANGUAGES
def test_a_new_owner_sets_it_up_before_anything_else(visit: Visit, language: str, width: int) -> None:
    with i18n.speaking(language):
        page = visit(width=width)
        page.goto(i18n.localized("/daftar/perusahaan"))
        fill_company(page)
        set_up(page)
        keep_codes(page)
        expect(page).to_have_url(at("/rekruter"))
        steps.shown(page)


def test_it_is_set_up_without_a_script(visit: Visit) -> None:
    page = visit(width=PHONE, java_script_enabled=False)
    page.goto("/daftar/perusahaan")
    fill_company(page)
    key = page.locator(".key").inner_text().replace(" ", "")
    page.get_by_label("Kode 6 angka").fill(spaced(TOTP(key).now()))
    button(page, "Nyalakan")
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("link", name="Saya sudah menyimpannya")).to_have_attribute("href", "/rekruter")


def fill_company(page: Page) -> None:
    page.locator("#f-company").fill("PT Kopi Senja")
    page.locator("#f-name").fill("Wulan")
    page.locator("#f-email").fill(f"wulan.{i18n.language()}@contoh.id")
    page.locator("#f-password").fill(signed_in.PASSWORD)
    page.locator("input[name=adult][value=yes]").check()
    page.locator("#f-records").check()
    page.get_by_role("main").get_by_role("button").last.click()


@LANGUAGES
def test_a_candidate_has_it_on_loses_her_app_and_switches_it_off(visit: Visit, language: str, width: int) -> None:
    with i18n.speaking(language):
        person, page = signed_in.candidate(), visit(width=width)
        page.goto(i18n.localized("/masuk"))
        steps_of_signing_in(page, person.email)
        from_security(page, _("Nyalakan"))
        sound(page, _("Pasang verifikasi dua langkah"))
        prove(page, _("Lanjut"))
        set_up(page)
        codes = keep_codes(page)
        expect(page).to_have_url(at("/akun/keamanan"))
        expect(page.get_by_text(_("Kode pemulihan yang belum dipakai: {n}", n=10))).to_be_visible()
        comes_back_with_a_recovery_code(page, person.email, codes[0])
        renewed = renews_her_codes(page, codes[1])
        switches_it_off(page, renewed[0])
        assert sessions.half_way(sessions.sign_in(person.email, signed_in.PASSWORD, signed_in.visitor())) is None


def from_security(page: Page, words: str) -> None:
    """By a link of the security screen."""
    steps.ready(page, i18n.localized("/akun/keamanan"))
    page.get_by_role("main").get_by_role("link", name=words, exact=True).click()


def prove(page: Page, verb: str, code: str = "") -> None:
    page.get_by_label(_("Sandi"), exact=True).fill(signed_in.PASSWORD)
    if code:
        page.get_by_label(_("Kode aplikasi atau kode pemulihan")).fill(code)
    button(page, verb)


def comes_back_with_a_recovery_code(page: Page, email: str, code: str) -> None:
    page.context.clear_cookies()
    page.goto(i18n.localized("/masuk"))
    steps_of_signing_in(page, email)
    page.get_by_role("link", name=_("Aplikasi tidak ada? Pakai kode pemulihan")).click()
    sound(page, _("Kode pemulihan"))
    page.get_by_label(_("Salah satu kode pemulihan")).fill(code)
    button(page, _("Masuk"))
    expect(page).to_have_url(at("/akun"))


def renews_her_codes(page: Page, code: str) -> list[str]:
    from_security(page, _("Buat kode pemulihan baru"))
    sound(page, _("Buat kode pemulihan baru"))
    prove(page, _("Buat kode baru"), code)
    return keep_codes(page)


def switches_it_off(page: Page, code: str) -> None:
    from_security(page, _("Matikan"))
    sound(page, _("Matikan verifikasi dua langkah"))
    prove(page, _("Matikan"), code)
    expect(page).to_have_url(at("/akun/keamanan"))
    expect(page.get_by_role("main").get_by_role("link", name=_("Nyalakan"), exact=True)).to_be_visible()


@pytest.mark.parametrize("person", [signed_in.owner], ids=["owner"])
def test_whoever_must_have_it_finds_no_way_to_switch_it_off(visit: Visit, person: Callable[[], signed_in.Person]) -> None:
    page = visit(cookie=person().cookie)
    steps.ready(page, "/rekruter/keamanan")
    expect(page.get_by_role("main").get_by_role("link", name="Ganti aplikasi autentikator")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Matikan", exact=True)).to_have_count(0)
    assert list(faults_of(page, "id")) == []
