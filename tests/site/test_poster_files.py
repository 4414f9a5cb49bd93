"""Posters over HTTP: files for members who work on the vacancy, nothing for anybody else, and nothing that a cache may keep."""

from itertools import product
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from tests.support import market, publishing
from tests.support.browsing import sign_in
from tests.support.staff import staff_with
from weimproovi.integrations import rate_limits
from weimproovi.permissions.actor import Actor
from weimproovi.services import posters, vacancies
from weimproovi.vocabulary import MemberRole, StaffRole

SHAPES = ("a4.pdf", "a4.png", "kotak.png")


def owner_with_vacancy() -> tuple[Actor, str]:
    owner = market.some_owner()
    publishing.consent(owner)
    return owner, publishing.published(owner).id


def path(vacancy_id: str, shape: str = "a4.pdf", language: str = "id") -> str:
    return f"/berkas/lowongan/{vacancy_id}/poster/{language}/{shape}"


def test_a_member_downloads_each_shape_in_each_language_and_no_cache_keeps_it(site: TestClient) -> None:
    owner, vacancy_id = owner_with_vacancy()
    sign_in(site, owner)
    for shape, language in product(SHAPES, ("id", "en")):
        answer = site.get(path(vacancy_id, shape, language))
        assert answer.status_code == 200
        assert answer.headers["content-type"] == ("application/pdf" if shape.endswith("pdf") else "image/png")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-disposition"].startswith("attachment;")
        assert "sandbox" in answer.headers["content-security-policy"]


def test_nobody_else_finds_one(site: TestClient) -> None:
    owner, vacancy_id = owner_with_vacancy()
    strangers = [market.some_owner("PT Lain"), market.some_candidate(), staff_with(*StaffRole), market.some_member(owner, MemberRole.REVIEWER)]
    assert site.get(path(vacancy_id)).status_code == 404
    for stranger in strangers:
        sign_in(site, stranger)
        theirs, nobodys = (site.get(path(key, shape)) for key, shape in ((vacancy_id, "kotak.png"), (str(uuid4()), "kotak.png")))
        assert (theirs.status_code, nobodys.status_code) == (404, 404)


def test_a_closed_vacancy_takes_its_posters_along(site: TestClient) -> None:
    owner, vacancy_id = owner_with_vacancy()
    sign_in(site, owner)
    assert site.get(path(vacancy_id)).status_code == 200
    vacancies.close(owner, vacancy_id, "")
    assert site.get(path(vacancy_id)).status_code == 404


def test_nobody_draws_posters_as_often_as_she_likes(site: TestClient) -> None:
    owner, vacancy_id = owner_with_vacancy()
    sign_in(site, owner)
    for _drawn in range(60):
        rate_limits.spend(posters.RATE, "poster", str(owner.account_id))
    answer = site.get(path(vacancy_id))
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert site.get(path(str(uuid4()))).status_code == 404


@pytest.mark.parametrize(
    "tail", ["x/poster/id/a4.pdf", "%00/poster/id/a4.pdf", "{id}/poster/fr/a4.pdf", "{id}/poster/id/a4.exe", "{id}/poster/%2e%2e/a4.pdf", "{id}/poster/id/%00", "{id}/poster/id/a4.pdf/x"]
)
def test_hostile_addresses_are_not_there(site: TestClient, tail: str) -> None:
    owner, vacancy_id = owner_with_vacancy()
    sign_in(site, owner)
    assert site.get(f"/berkas/lowongan/{tail.format(id=vacancy_id)}", follow_redirects=False).status_code == 404


def test_the_vacancys_page_shares_by_links_that_follow_nobody(site: TestClient) -> None:
    owner, vacancy_id = owner_with_vacancy()
    slug = next(row.slug for row in vacancies.rows(owner) if row.id == vacancy_id)
    body = site.get(f"/lowongan/{slug}").text
    assert body.count('rel="noopener noreferrer"') >= 4
    for host in ("https://wa.me/?text=", "https://t.me/share/url?url=", "https://www.linkedin.com/sharing/share-offsite/?url=", "mailto:?subject="):
        assert host in body
    assert "utm_" not in body
    assert '<script src="http' not in body


def test_a_vacancy_that_only_its_address_finds_offers_no_sharing(site: TestClient) -> None:
    owner = market.some_owner(checked=False)
    publishing.consent(owner)
    form = publishing.published(owner)
    assert "share-links" not in site.get(form.address.partition("://")[2].partition("/")[2].join(("/", ""))).text
