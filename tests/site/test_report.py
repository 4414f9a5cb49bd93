"""Reporting a vacancy from its page, with forms alone."""

import pytest
from starlette.testclient import TestClient

from tests.services.test_reports import kept, shown
from tests.support import browsing, market
from weimproovi.integrations import rate_limits

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    rate_limits._limiter.cache_clear()


def test_every_vacancy_leads_to_its_report(site: TestClient) -> None:
    slug = shown().slug
    assert f'href="/lowongan/{slug}/laporkan"' in site.get(f"/lowongan/{slug}").text
    assert f'href="/en/lowongan/{slug}/laporkan"' in site.get(f"/en/lowongan/{slug}").text


def test_a_stranger_reports_and_reads_number_and_time(site: TestClient) -> None:
    path = f"/lowongan/{shown().slug}/laporkan"
    assert 'name="email"' in site.get(path).text
    answer = site.post(path, data={"kind": "money", "words": "Minta Rp200.000", "email": "orang@example.com"})
    assert answer.status_code == 200
    assert "L-" in answer.text
    assert "paling lambat" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert kept()[0].kind == "money"


def test_somebody_signed_in_is_not_asked_for_an_address(site: TestClient) -> None:
    candidate, path = market.some_candidate(), f"/lowongan/{shown().slug}/laporkan"
    browsing.sign_in(site, candidate)
    assert 'name="email"' not in site.get(path).text
    assert site.post(path, data={"kind": "fake_company"}).status_code == 200
    assert kept()[0].account_id == candidate.account_id


def test_what_is_missing_comes_back_with_what_was_typed(site: TestClient) -> None:
    path = f"/lowongan/{shown().slug}/laporkan"
    answer = site.post(path, data={"words": "Aneh sekali.", "email": "orang@example.com"})
    assert answer.status_code == 422
    assert "Pilih apa yang terjadi." in answer.text
    assert "Aneh sekali." in answer.text
    assert "orang@example.com" in answer.text


def test_a_page_that_is_not_there_has_no_form_and_the_same_answer(site: TestClient) -> None:
    assert site.get("/lowongan/tidak-ada/laporkan").status_code == 404
    answer = site.post("/lowongan/tidak-ada/laporkan", data={"kind": "money", "email": "orang@example.com"})
    assert (answer.status_code, "Laporan diterima" in answer.text) == (200, True)
    assert kept() == []


def test_too_many_reports_wait(site: TestClient) -> None:
    path = f"/lowongan/{shown().slug}/laporkan"
    answers = [site.post(path, data={"kind": "money", "email": "orang@example.com"}).status_code for _attempt in range(6)]
    assert answers == [200] * 5 + [429]
