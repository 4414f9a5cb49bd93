"""The site's pages of leaving, as a browser without JavaScript meets them."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from tests.support import factors
from tests.support.browsing import consented, posted_vacancy, sign_in
from tests.support.market import PASSWORD, some_candidate, some_owner
from tests.support.town import EMAIL, cookie_of, resume_of, town
from weimproovi import clock, db
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import applications, destruction, disclosed_files, pausing
from weimproovi.settings import settings
from weimproovi.vocabulary import Purpose


def signs_in(site: TestClient) -> str:
    """By the form; where it leads."""
    site.cookies.clear()
    return str(site.post("/masuk", data={"email": EMAIL, "password": PASSWORD}).headers["location"])


def leaves(site: TestClient) -> None:
    assert "Akunmu ditutup" in site.post("/hapus-akun", data={"password": PASSWORD}).text


def test_the_page_says_who_has_a_copy(site: TestClient) -> None:
    found = town()
    list(disclosed_files.resume_file(found.owner, found.application_id).chunks)
    sign_in(site, found.victim)
    page = site.get("/hapus-akun").text
    assert "PT Kopi Senja pernah mengunduh CV-mu." in page
    assert "Mereka diminta menghapus salinannya dalam 3×24 jam." in page


def test_a_wrong_password_is_said_at_its_field(site: TestClient) -> None:
    sign_in(site, some_candidate())
    answer = site.post("/hapus-akun", data={"password": "bukan"})
    assert (answer.status_code, "Sandi tidak cocok." in answer.text) == (422, True)


@pytest.mark.parametrize("path", ["/hapus-akun", "/akun-ditutup"])
def test_a_stranger_is_led_to_sign_in(site: TestClient, path: str) -> None:
    assert site.get(path).headers["location"].startswith("/masuk?lanjut=")


def test_a_recruiter_has_no_such_page(site: TestClient) -> None:
    sign_in(site, town().owner)
    assert site.get("/hapus-akun").status_code == 404


def test_signing_in_leads_to_the_way_back_and_nowhere_else(site: TestClient) -> None:
    sign_in(site, town().victim)
    leaves(site)
    assert signs_in(site) == "/akun-ditutup"
    assert "Batalkan penghapusan" in site.get("/akun-ditutup").text
    assert site.get("/hapus-akun").headers["location"].startswith("/masuk")
    assert site.post("/akun-ditutup", data={"act": "batalkan"}).headers["location"] == "/akun"
    assert site.get("/akun-ditutup").headers["location"] == "/akun"


def test_with_a_second_factor_both_ways_ask_for_it(site: TestClient) -> None:
    victim = town().victim
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        factors.enrol(session, victim.account_id)  # type: ignore[arg-type]
    site.cookies.set(settings().cookie_name, factors.strong(cookie_of(victim)))
    assert site.post("/hapus-akun", data={"password": PASSWORD}).status_code == 422
    leaving = site.post("/hapus-akun", data={"password": PASSWORD, "code": factors.code_of(victim.account_id)})
    assert "Akunmu ditutup" in leaving.text
    factors.take_back(victim.account_id)
    assert signs_in(site).startswith("/masuk/kode")
    assert site.get("/akun-ditutup").headers["location"].startswith("/masuk?")
    assert site.post("/masuk/kode", data={"code": factors.code_of(victim.account_id)}).headers["location"] == "/akun-ditutup"
    assert "Batalkan penghapusan" in site.get("/akun-ditutup").text


def test_while_paused_sending_says_where_to_open_again(site: TestClient) -> None:
    victim, slug = town().victim, posted_vacancy(consented(some_owner()), questions=False)
    applications.save_draft(victim, slug, resume_of(victim), {})
    sign_in(site, victim)
    pausing.pause(victim)
    answer = site.post(f"/lowongan/{slug}/lamar/periksa")
    assert (answer.status_code, "Akunmu sedang dijeda." in answer.text) == (422, True)


def test_leaving_it_so_signs_out(site: TestClient) -> None:
    sign_in(site, town().victim)
    leaves(site)
    signs_in(site)
    assert site.post("/akun-ditutup", data={"act": "biarkan"}).headers["location"] == "/"
    site.cookies.clear()
    assert site.get("/akun-ditutup").headers["location"].startswith("/masuk")


def test_after_72_hours_the_password_opens_nothing(site: TestClient, database: Engine) -> None:
    sign_in(site, town().victim)
    leaves(site)
    with clock.moved(timedelta(hours=73)):
        destruction.sweep_leaving()
    assert site.post("/masuk", data={"email": EMAIL, "password": PASSWORD}).status_code == 422
