"""The host's own promises in a real browser: the policy holds, rows change live, nothing typed is lost, every link arrives."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support import signed_in
from tests.support.server import LiveServer
from weimproovi.services import candidates, sessions

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database")]
VIOLATIONS = "window.violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective))"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()


def page_of(browser: Browser, live_server: LiveServer, person: signed_in.Person, path: str) -> Page:
    context = browser.new_context(base_url=live_server.url)
    context.add_init_script(VIOLATIONS)
    context.add_cookies([{"name": "weimproovi_session", "value": person.cookie, "url": live_server.url, "httpOnly": True}])
    page = context.new_page()
    page.goto(path)
    expect(page.locator("#toast")).to_have_attribute("data-account", str(person.actor.account_id))
    return page


def save_phone(person: signed_in.Person, phone: str) -> None:
    known = candidates.profile(person.actor)
    candidates.save_profile(person.actor, {"full_name": known.full_name, "phone": phone, "linkedin_url": ""})


def write_phone(page: Page, typed: str | None) -> None:
    page.get_by_role("button", name="Ubah nomor hp").click()
    if typed is not None:
        page.locator("[data-draft=phone]").fill("")
        page.locator("[data-draft=phone]").press_sequentially(typed)


@pytest.mark.parametrize(("path", "language"), [("/akun", "id"), ("/en/akun", "en"), ("/akun/profil", "id")])
def test_a_page_breaks_no_security_policy_and_names_its_language(browser: Browser, live_server: LiveServer, path: str, language: str) -> None:
    page = page_of(browser, live_server, signed_in.candidate(), path)
    assert page.evaluate("violations") == []
    assert page.evaluate("document.documentElement.lang") == language
    assert page.title().endswith(" · Weimproovi")


def test_the_cookie_is_out_of_reach_of_scripts(browser: Browser, live_server: LiveServer) -> None:
    person = signed_in.candidate()
    page = page_of(browser, live_server, person, "/akun")
    assert person.cookie not in page.content() + page.evaluate("document.cookie + JSON.stringify([{...localStorage}, {...sessionStorage}])")


def test_rows_change_without_a_reload(browser: Browser, live_server: LiveServer) -> None:
    person = signed_in.candidate()
    page = page_of(browser, live_server, person, "/akun/profil")
    page.evaluate("window.sameDocument = true")
    save_phone(person, "0811-2222-3333")
    expect(page.get_by_text("0811-2222-3333")).to_be_visible(timeout=5000)
    assert page.evaluate("window.sameDocument")


def test_a_link_to_the_site_leaves_the_workspace(browser: Browser, live_server: LiveServer) -> None:
    page = page_of(browser, live_server, signed_in.candidate(), "/akun")
    page.evaluate("history.pushState({}, '', '/harga'); dispatchEvent(new PopStateEvent('popstate', {state: {}}))")
    expect(page.locator("#toast")).to_have_count(0)
    expect(page).to_have_url(f"{live_server.url}/harga")
    assert "__reactRouterContext" not in page.content()


def test_an_ended_session_loses_no_typed_text(browser: Browser, live_server: LiveServer) -> None:
    person = signed_in.candidate()
    page = page_of(browser, live_server, person, "/akun/profil")
    write_phone(page, "0813-9999")
    sessions.sign_out(person.cookie)
    expect(page).to_have_url(f"{live_server.url}/masuk?lanjut=/akun/profil")
    page.get_by_label("E-mail").fill(person.email)
    page.get_by_label("Sandi", exact=True).fill(signed_in.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Masuk").click()
    expect(page).to_have_url(f"{live_server.url}/akun/profil")
    write_phone(page, None)
    expect(page.locator("[data-draft=phone]")).to_have_value("0813-9999")


def test_saved_text_leaves_no_draft_and_says_so(browser: Browser, live_server: LiveServer) -> None:
    page = page_of(browser, live_server, signed_in.candidate(), "/akun/profil")
    write_phone(page, "0813-4444-5555")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("#toast .wm-toast")).to_contain_text("Tersimpan.")
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('draft:'))") == []
    page.locator(".wm-toast-close").click()
    expect(page.locator("#toast .wm-toast")).to_have_count(0)


def test_a_tab_whose_session_ended_while_it_was_offline_is_led_to_sign_in(browser: Browser, live_server: LiveServer) -> None:
    person = signed_in.candidate()
    page = page_of(browser, live_server, person, "/akun")
    page.context.set_offline(True)
    sessions.sign_out(person.cookie)
    page.context.set_offline(False)
    expect(page).to_have_url(f"{live_server.url}/masuk?lanjut=/akun", timeout=15000)


def test_no_draft_of_somebody_else_comes_back(browser: Browser, live_server: LiveServer) -> None:
    page = page_of(browser, live_server, signed_in.candidate(), "/akun/profil")
    write_phone(page, "0813-9999")
    other = signed_in.candidate()
    page.context.add_cookies([{"name": "weimproovi_session", "value": other.cookie, "url": live_server.url, "httpOnly": True}])
    page.goto("/akun/profil")
    expect(page.locator("#toast")).to_have_attribute("data-account", str(other.actor.account_id))
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('draft:'))") == []
