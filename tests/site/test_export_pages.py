"""The pages of the own copy: asked for with the password, fetched once, by nobody else."""

import pytest
from starlette.testclient import TestClient

from tests.site.test_doors import last_mailed
from tests.support.browsing import sign_in
from tests.support.market import PASSWORD, some_candidate, some_owner
from weimproovi.services import exports


@pytest.fixture
def asked(site: TestClient) -> str:
    """A candidate signed in at the site whose copy is ready; the token of its link."""
    sign_in(site, some_candidate())
    assert site.post("/unduh-data", data={"password": PASSWORD, "act": "ask"}).status_code == 303
    assert "Sedang disiapkan" in site.get("/unduh-data").text
    exports.sweep_exports()
    return last_mailed("/unduh-data/")


def test_who_is_signed_out_is_led_to_sign_in_and_back(site: TestClient) -> None:
    answer = site.get("/unduh-data")
    assert answer.headers["location"].startswith("/masuk?lanjut=")


def test_the_copy_is_asked_for_and_fetched_on_one_page(site: TestClient, asked: str) -> None:
    assert "Salinanmu siap" in site.get("/unduh-data").text
    file = site.post("/unduh-data", data={"password": PASSWORD, "act": "fetch"})
    assert file.headers["content-type"] == "application/zip"
    assert file.headers["cache-control"] == "no-store"
    assert file.content[:2] == b"PK"
    assert "Minta salinan" in site.get("/unduh-data").text


def test_a_wrong_password_is_said_at_its_field(site: TestClient) -> None:
    sign_in(site, some_candidate())
    page = site.post("/unduh-data", data={"password": "salah", "act": "ask"})
    assert page.status_code == 422
    assert 'href="#f-password"' in page.text


def test_the_link_serves_once(site: TestClient, asked: str) -> None:
    path = f"/unduh-data/{asked}"
    assert site.get(path).status_code == 200
    assert site.post(path, data={"password": PASSWORD}).content[:2] == b"PK"
    assert site.post(path, data={"password": PASSWORD}).status_code == 404
    assert site.get(path).status_code == 404


@pytest.mark.parametrize("somebody", [lambda: some_candidate("Wulan"), some_owner], ids=["candidate", "owner"])
def test_the_link_of_another_person_looks_like_a_dead_one(site: TestClient, asked: str, somebody: object) -> None:
    site.cookies.clear()
    sign_in(site, somebody())  # type: ignore[operator]
    theirs, dead = site.get(f"/unduh-data/{asked}"), site.get("/unduh-data/tidak-ada")
    assert (theirs.status_code, dead.status_code) == (404, 404)
    assert site.post(f"/unduh-data/{asked}", data={"password": PASSWORD}).status_code == 404
