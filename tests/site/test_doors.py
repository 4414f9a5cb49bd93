"""Signing in, up and out; forgotten passwords; mailed links."""

import pytest
from sqlalchemy import select
from sqlmodel import col
from starlette.testclient import TestClient

from tests.support.browsing import sign_in
from tests.support.market import PASSWORD, some_candidate
from weimproovi import db
from weimproovi.models import Account, Mail
from weimproovi.permissions.actor import SYSTEM
from weimproovi.settings import settings
from weimproovi.vocabulary import Purpose

FORM = {
    "full_name": "Sukarno", "email": "sukarno@example.com", "phone": "0812-3456-7890", "password": "kuda hijau berlari", "adult": "yes",
}


def count_accounts() -> int:
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        return len(session.execute(select(Account.id)).all())


def last_mailed(prefix: str) -> str:
    """The secret of the newest mailed link of a kind."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        paths = [mail.values["path"] for mail in session.execute(select(Mail).order_by(col(Mail.id))).scalars()]
    return [path for path in paths if path.startswith(prefix)][-1].removeprefix(prefix)


@pytest.fixture
def mailed_token(site: TestClient) -> str:
    site.post("/daftar/kandidat", data=FORM)
    return last_mailed("/konfirmasi/")


def test_signing_up_signs_in_and_comes_back_to_the_vacancy(site: TestClient) -> None:
    answer = site.post("/daftar/kandidat", data={**FORM, "lanjut": "/lowongan/barista/lamar"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/lowongan/barista/lamar"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()


def test_a_return_address_elsewhere_leads_home(site: TestClient) -> None:
    answer = site.post("/daftar/kandidat", data={**FORM, "lanjut": "https://jahat.example"})
    assert answer.headers["location"] == "/akun"


def test_what_was_typed_survives_a_fault_and_the_password_does_not(site: TestClient) -> None:
    page = site.post("/daftar/kandidat", data={**FORM, "phone": "12"})
    assert page.status_code == 422
    assert 'value="sukarno@example.com"' in page.text
    assert 'href="#f-phone"' in page.text
    assert "Perlu diperbaiki:" in page.text
    assert FORM["password"] not in page.text


def test_under_18_gets_a_kind_page_and_nothing_is_stored(site: TestClient) -> None:
    before = count_accounts()
    page = site.post("/daftar/kandidat", data={**FORM, "adult": "no"})
    assert "Sampai jumpa nanti" in page.text
    assert count_accounts() == before
    assert "set-cookie" not in page.headers


def test_a_company_must_tick_its_consent_itself(site: TestClient) -> None:
    page = site.get("/daftar/perusahaan").text
    assert "checked" not in page
    form = {"company": "PT Kopi Senja", "name": "Wati", "email": "wati@example.com", "password": PASSWORD, "adult": "yes"}
    assert site.post("/daftar/perusahaan", data=form).status_code == 422
    assert site.post("/daftar/perusahaan", data={**form, "records": "yes"}).headers["location"] == "/masuk/kode"


def test_a_wrong_password_and_an_unknown_address_read_the_same(site: TestClient) -> None:
    site.post("/daftar/kandidat", data=FORM)
    site.cookies.clear()
    known = site.post("/masuk", data={"email": FORM["email"], "password": "salah sekali"})
    unknown = site.post("/masuk", data={"email": "siapa@example.com", "password": "salah sekali"})
    assert known.status_code == unknown.status_code == 422
    assert known.text.replace(FORM["email"], "") == unknown.text.replace("siapa@example.com", "")


def test_signing_in_goes_on_to_where_the_person_was_going(site: TestClient) -> None:
    site.post("/daftar/kandidat", data=FORM)
    site.cookies.clear()
    answer = site.post("/en/masuk", data={"email": FORM["email"], "password": FORM["password"], "lanjut": "/en/akun/lamaran"})
    assert answer.headers["location"] == "/en/akun/lamaran"


def test_too_many_attempts_say_how_long_to_wait(site: TestClient) -> None:
    for _attempt in range(11):
        answer = site.post("/masuk", data={"email": "sasaran@example.com", "password": "salah"})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "menit" in answer.text


def test_signing_out_ends_the_session(site: TestClient) -> None:
    sign_in(site, some_candidate())
    cookie = site.cookies[settings().cookie_name]
    assert site.post("/keluar").status_code == 303
    site.cookies.set(settings().cookie_name, cookie)
    assert "Sukarno" not in site.get("/").text


def test_a_reset_says_the_same_for_everybody(site: TestClient) -> None:
    site.post("/daftar/kandidat", data=FORM)
    site.cookies.clear()
    known, unknown = (site.post("/lupa-sandi", data={"email": email}) for email in (FORM["email"], "siapa@example.com"))
    assert known.status_code == unknown.status_code == 200
    assert known.text == unknown.text


def test_dead_links_are_not_there(site: TestClient) -> None:
    for path in ("/konfirmasi/abc", "/atur-sandi/abc", "/bergabung/abc"):
        assert site.get(path).status_code == 404, path


def test_a_link_is_confirmed_at_once_by_its_own_person(site: TestClient, mailed_token: str) -> None:
    assert "E-mail sudah dikonfirmasi" in site.get(f"/konfirmasi/{mailed_token}").text


def test_a_link_in_a_strange_browser_asks_for_the_password(site: TestClient, mailed_token: str) -> None:
    site.cookies.clear()
    page = site.get(f"/konfirmasi/{mailed_token}")
    assert page.status_code == 200
    assert page.headers["referrer-policy"] == "strict-origin"
    assert site.post(f"/konfirmasi/{mailed_token}", data={"password": "salah sekali"}).status_code == 422
    done = site.post(f"/konfirmasi/{mailed_token}", data={"password": FORM["password"]})
    assert "set-cookie" in done.headers


def test_a_new_password_ends_in_signing_in_with_it(site: TestClient) -> None:
    site.post("/daftar/kandidat", data=FORM)
    site.cookies.clear()
    site.post("/lupa-sandi", data={"email": FORM["email"]})
    token = last_mailed("/atur-sandi/")
    assert site.post(f"/atur-sandi/{token}", data={"password": "a"}).status_code == 422
    assert "Masuk dengan yang baru" in site.post(f"/atur-sandi/{token}", data={"password": "rusa biru menari"}).text
    assert site.post("/masuk", data={"email": FORM["email"], "password": "rusa biru menari"}).status_code == 303
