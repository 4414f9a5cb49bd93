"""Leaving a team and closing a company in the browser: consequences first, proof of identity, nobody signed in afterwards."""

import pytest
from starlette.testclient import TestClient

from tests.support.browsing import sign_in
from tests.support.factors import code_of, take_back
from tests.support.market import PASSWORD, some_candidate, some_owner, some_staff, some_vacancy
from weimproovi.permissions.actor import Actor


@pytest.fixture
def owner(site: TestClient) -> Actor:
    person = some_owner()
    some_vacancy(person)
    sign_in(site, person)
    take_back(person.account_id)
    return person


def test_the_choice_says_what_each_way_does(site: TestClient, owner: Actor) -> None:
    page = site.get("/tutup-perusahaan").text
    assert "Anda pemilik terakhir" in page
    assert "pelamar diberi kabar" in page
    assert 'method="post" action="/tutup-perusahaan"' not in page


def test_the_consequences_stand_before_the_button(site: TestClient, owner: Actor) -> None:
    page = site.get("/tutup-perusahaan?pilih=perusahaan").text
    assert page.index("1 lowongan yang tayang ditutup") < page.index("Tutup perusahaan sekarang")
    assert "Ini tidak dapat dibatalkan" in page


def test_closing_signs_everybody_out(site: TestClient, owner: Actor) -> None:
    typed = {"password": PASSWORD, "code": code_of(owner.account_id), "act": "perusahaan"}
    page = site.post("/tutup-perusahaan", data=typed)
    assert page.status_code == 200
    assert "Anda sudah keluar" in page.text
    assert site.get("/tutup-perusahaan").headers["location"].startswith("/masuk")


@pytest.mark.parametrize("act", ["perusahaan", "tim"])
def test_without_proof_nothing_happens(site: TestClient, owner: Actor, act: str) -> None:
    assert site.post("/tutup-perusahaan", data={"password": "salah", "act": act}).status_code == 422
    assert site.get("/tutup-perusahaan").status_code == 200


def test_an_unknown_act_is_not_there(site: TestClient, owner: Actor) -> None:
    assert site.post("/tutup-perusahaan", data={"password": PASSWORD, "act": "x"}).status_code == 404


@pytest.mark.parametrize("somebody", [some_candidate, some_staff], ids=["candidate", "staff"])
def test_whoever_has_no_company_finds_no_such_page(site: TestClient, somebody: object) -> None:
    sign_in(site, somebody())  # type: ignore[operator]
    assert site.get("/tutup-perusahaan").status_code == 404


def test_in_english_too(site: TestClient, owner: Actor) -> None:
    assert "Close the company" in site.get("/en/tutup-perusahaan").text
