"""Doors: too young, a forgotten password, leaving in one tab, a session that ends while somebody writes."""

import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import Engine

from tests.journeys import steps
from tests.journeys.conftest import PHONE, Visit
from tests.support import signed_in
from tests.support.browsing import consented
from tests.support.market import PASSWORD, some_owner
from tests.support.town import cookie_of
from weimproovi.services import sessions, vacancies
from weimproovi.vocabulary import MailKind

pytestmark = pytest.mark.browser


def test_somebody_under_18_meets_a_kind_page_and_leaves_no_trace(visit: Visit, database: Engine) -> None:
    page = visit(width=PHONE)
    page.goto("/daftar/kandidat")
    page.get_by_label("Nama lengkap").fill("Putri")
    page.get_by_label("E-mail").fill("putri@contoh.id")
    page.get_by_label("Belum").check()
    page.get_by_role("button", name="Buat akun").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sampai jumpa nanti")
    assert page.context.cookies() == []
    with database.connect() as connection:
        tables = [name for (name,) in connection.exec_driver_sql("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")]
        assert [table for table in tables if "putri" in str(connection.exec_driver_sql(f'SELECT * FROM "{table}"').all()).lower()] == []


def test_a_forgotten_password_is_replaced_through_the_mailed_link(visit: Visit) -> None:
    person, page = signed_in.candidate(), visit(width=PHONE)
    page.goto("/masuk")
    page.get_by_role("link", name="Lupa sandi").click()
    page.get_by_label("E-mail akunmu").fill(person.email)
    page.get_by_role("button", name="Kirim tautan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cek e-mailmu")
    page.goto(steps.mailed_path(person.email, MailKind.RESET_PASSWORD))
    page.get_by_label("Sandi baru", exact=True).fill("teh hangat di tepi sawah")
    page.get_by_role("button", name="Simpan sandi").click()
    expect(page.get_by_role("status").first).to_contain_text("Sandi sudah diganti")
    assert sessions.resolve(person.cookie) is None
    steps.sign_in(page, person.email)
    expect(page.get_by_role("alert")).to_contain_text("E-mail atau sandi tidak cocok")
    steps.sign_in(page, person.email, "teh hangat di tepi sawah")
    expect(page).to_have_url(re.compile("/akun$"))


def test_leaving_in_one_tab_leads_the_other_to_sign_in(visit: Visit) -> None:
    person = signed_in.candidate()
    page = visit(cookie=person.cookie)
    other = page.context.new_page()
    steps.ready(other, "/akun/lamaran")
    steps.ready(page, "/akun")
    page.get_by_role("button", name="Menu akun").click()
    page.get_by_role("button", name="Keluar").click()
    expect(other).to_have_url(re.compile(r"/masuk\?lanjut=/akun/lamaran$"))
    expect(page.get_by_role("link", name="Masuk").first).to_be_visible()
    page.goto("/akun")
    expect(page).to_have_url(re.compile(r"/masuk\?lanjut=/akun$"))


def test_a_session_that_ends_while_an_owner_writes_loses_no_word(visit: Visit) -> None:
    owner = consented(some_owner())
    cookie, form = cookie_of(owner), vacancies.new(owner)
    page = visit(cookie=cookie)
    steps.ready(page, f"/rekruter/lowongan/{form.id}/ubah")
    page.get_by_label("Yang dikerjakan").press_sequentially("Menyeduh kopi sejak subuh")
    sessions.sign_out(cookie)
    expect(page).to_have_url(re.compile("/masuk"))
    steps.sign_in(page, steps.email_of(owner), PASSWORD)
    steps.show_code(page, owner)
    expect(page).to_have_url(re.compile(f"/rekruter/lowongan/{form.id}/ubah$"))
    expect(page.get_by_label("Yang dikerjakan")).to_have_value("Menyeduh kopi sejak subuh")
