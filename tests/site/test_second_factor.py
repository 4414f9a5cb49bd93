"""The pages about the second factor, without a script: who meets which, where they lead, what they say."""

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.site.test_doors import FORM
from tests.support import factors, signed_in
from tests.support.browsing import sign_in
from tests.support.market import some_candidate, some_owner
from weimproovi import clock, db
from weimproovi.integrations import one_time_codes
from weimproovi.models import Account, DemoMarket
from weimproovi.permissions.actor import SYSTEM
from weimproovi.vocabulary import Purpose

COMPANY = {"company": "PT Kopi Senja", "name": "Wati", "email": "wati@example.com", "password": FORM["password"], "adult": "yes", "records": "yes"}
PASSWORD = signed_in.PASSWORD


def half(site: TestClient) -> signed_in.Person:
    """An enrolled owner who has given her password in this browser."""
    person = signed_in.owner()
    assert site.post("/masuk", data={"email": person.email, "password": PASSWORD}).headers["location"] == "/masuk/kode"
    return person


def first_code(page: str) -> str:
    key = re.search(r'class="key">([A-Z2-7 ]+)<', page)
    assert key is not None
    return one_time_codes.code_at(key[1].replace(" ", ""), one_time_codes.step_at(clock.now()))


def test_a_new_owner_is_led_to_setting_it_up_and_then_home(site: TestClient) -> None:
    assert site.post("/daftar/perusahaan", data=COMPANY).headers["location"] == "/masuk/kode"
    assert site.get("/masuk/kode").headers["location"] == "/masuk/kode-baru"
    done = site.post("/masuk/kode-baru", data={"code": first_code(site.get("/masuk/kode-baru").text)})
    assert done.status_code == 200
    assert len(re.findall(r"<li><code>[a-z2-9]{4}(?:-[a-z2-9]{4}){3}</code>", done.text)) == 10
    assert 'href="/rekruter"' in done.text
    assert site.get("/masuk").headers["location"] == "/rekruter"


def test_the_page_shows_the_key_three_ways_and_the_same_on_reload(site: TestClient) -> None:
    site.post("/daftar/perusahaan", data=COMPANY)
    page = site.get("/masuk/kode-baru")
    assert page.headers["cache-control"] == "no-store"
    for part in ('href="otpauth://totp/', "<svg", 'role="img"', 'class="key"'):
        assert part in page.text
    assert first_code(page.text) == first_code(site.get("/masuk/kode-baru").text)


def test_a_wrong_first_code_keeps_the_key(site: TestClient) -> None:
    site.post("/daftar/perusahaan", data=COMPANY)
    before = first_code(site.get("/masuk/kode-baru").text)
    refused = site.post("/masuk/kode-baru", data={"code": "x"})
    assert refused.status_code == 422
    assert "Kode ini tidak cocok" in refused.text
    assert first_code(refused.text) == before


def test_a_code_leads_to_where_the_person_was_going(site: TestClient) -> None:
    person = signed_in.owner()
    answer = site.post("/en/masuk", data={"email": person.email, "password": PASSWORD, "lanjut": "/en/rekruter/tim"})
    assert answer.headers["location"] == "/en/masuk/kode?lanjut=/en/rekruter/tim"
    assert site.get("/en/masuk?lanjut=/en/rekruter/tim").headers["location"] == answer.headers["location"]
    assert 'value="/en/rekruter/tim"' in site.get(answer.headers["location"]).text
    typed = {"code": factors.code_of(person.actor.account_id), "lanjut": "/en/rekruter/tim"}
    assert site.post("/en/masuk/kode", data=typed).headers["location"] == "/en/rekruter/tim"


def test_the_code_page_helps_phones_and_offers_the_recovery_codes(site: TestClient) -> None:
    half(site)
    page = site.get("/masuk/kode").text
    assert 'inputmode="numeric"' in page
    assert 'autocomplete="one-time-code"' in page
    assert 'href="/masuk/kode?cara=pemulihan"' in page
    assert 'inputmode="numeric"' not in site.get("/masuk/kode?cara=pemulihan").text
    assert "Kode pemulihan" in site.post("/masuk/kode", data={"code": "abcd", "cara": "pemulihan"}).text


@pytest.mark.parametrize("path", ["/masuk/kode", "/masuk/kode-baru", "/masuk/kode-pemulihan", "/masuk/kode-mati"])
def test_a_stranger_is_led_to_sign_in(site: TestClient, path: str) -> None:
    for answer in (site.get(path), site.post(path, data={"code": "123456", "password": "x"})):
        assert answer.status_code == 303
        assert answer.headers["location"].partition("?")[0] == "/masuk"


def test_half_a_session_looks_like_nobody_on_the_public_pages(site: TestClient) -> None:
    half(site)
    assert "Wulan" not in site.get("/").text
    assert site.get("/ganti-sandi").headers["location"].startswith("/masuk")


def test_the_expired_setting_up_begins_anew(site: TestClient) -> None:
    sign_in(site, some_candidate())
    assert site.post("/masuk/kode-baru", data={"code": "123456"}).headers["location"] == "/masuk/kode-baru"


def test_somebody_without_a_factor_has_nothing_to_change(site: TestClient) -> None:
    sign_in(site, some_candidate())
    for path in ("/masuk/kode-pemulihan", "/masuk/kode-mati"):
        assert site.get(path).headers["location"] == "/akun/keamanan"
    assert site.get("/masuk/kode").headers["location"] == "/akun"


def test_a_replacement_asks_password_and_code_in_words(site: TestClient) -> None:
    owner = some_owner()
    sign_in(site, owner)
    assert 'name="code"' in site.get("/masuk/kode-baru").text
    refused = site.post("/masuk/kode-baru", data={"password": "salah"})
    assert refused.status_code == 422
    assert "Sandi tidak cocok." in refused.text
    assert "otpauth:" not in refused.text


@pytest.mark.parametrize(("env", "told"), [("demo", True), ("production", False)])
def test_only_the_demonstration_says_the_code_on_its_page(site: TestClient, running_as: Callable[[str], None], env: str, told: bool) -> None:
    person = half(site)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.get_one(Account, person.actor.account_id).email = "ratna@kopisenja.example"
        session.add(DemoMarket())
    running_as(env)
    page, code = site.get("/masuk/kode").text, factors.code_of(person.actor.account_id)
    assert (f"{code[:3]} {code[3:]}" in page) is told
    assert ("Pasar contoh" in page) is told
