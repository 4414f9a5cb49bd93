"""The address of a vacancy that is over: 410 with others like it where it was listed and closed in the ordinary way; else as if it never had been."""

from datetime import timedelta

from sqlalchemy import select
from starlette.testclient import TestClient

from tests.support import publishing
from tests.support.browsing import consented, posted_vacancy
from tests.support.market import some_owner
from tests.support.staff import staff_with
from weimproovi import clock, db
from weimproovi.models import ClosedListing
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import closed_listings, overdue, report_desk, vacancies
from weimproovi.vocabulary import Plan, Purpose, StaffRole


def owner_of(company: str = "PT Kopi Senja", *, checked: bool = True) -> Actor:
    return consented(some_owner(company, plan=Plan.BUSINESS, checked=checked))


def closed(owner: Actor, title: str = "Barista", **options: bool) -> str:
    slug = posted_vacancy(owner, title, **options)
    vacancies.close(owner, id_of(owner, slug), "")
    return slug


def id_of(owner: Actor, slug: str) -> str:
    return next(row.id for row in vacancies.rows(owner) if row.slug == slug)


def test_a_closed_vacancy_says_so_and_offers_what_is_like_it(site: TestClient) -> None:
    owner = owner_of()
    slug = closed(owner, "Barista Senior")
    posted_vacancy(owner, "Barista")
    publishing.published(owner, title="Perawat", province="Bali", city="Kota Denpasar", duties="Merawat.")
    for prefix, words in (("", "Lowongan ini sudah ditutup"), ("/en", "This vacancy is closed")):
        answer = site.get(f"{prefix}/lowongan/{slug}")
        assert (answer.status_code, words in answer.text) == (410, True)
        assert '<meta name="robots" content="noindex">' in answer.text
        assert 0 < answer.text.index("/lowongan/barista-") < answer.text.index("/lowongan/perawat-")


def test_what_is_left_names_no_company(site: TestClient) -> None:
    slug = closed(owner_of(), "Barista Kopi Senja")
    assert "Senja" not in site.get(f"/lowongan/{slug}").text
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        (left,) = session.execute(select(ClosedListing)).scalars().all()
        assert "senja" not in repr(left.model_dump()).casefold()


def test_an_unknown_address_stays_unknown(site: TestClient) -> None:
    for slug in ("tidak-ada", "barista-abcde", "%ff", "x" * 300):
        assert site.get(f"/lowongan/{slug}").status_code == 404


def test_a_vacancy_past_its_closing_date_is_over_before_and_after_it_is_taken_down(site: TestClient) -> None:
    slug = posted_vacancy(owner_of())
    with clock.moved(timedelta(days=31)):
        assert site.get(f"/lowongan/{slug}").status_code == 410
    with clock.moved(timedelta(days=62)):
        assert overdue.sweep_past_closing().rows == 1
        assert site.get(f"/lowongan/{slug}").status_code == 410


def test_a_draft_and_a_vacancy_known_by_its_link_alone_look_unknown_once_closed(site: TestClient) -> None:
    owner = owner_of("PT Baru Datang", checked=False)
    slug = closed(owner)
    draft = publishing.draft(owner)
    written = next(row.slug for row in vacancies.rows(owner) if row.id == draft.id)
    vacancies.close(owner, draft.id, "")
    assert [site.get(f"/lowongan/{each}").status_code for each in (slug, written)] == [404, 404]


def test_a_vacancy_that_staff_paused_looks_unknown_also_when_its_company_closes_it(site: TestClient) -> None:
    owner = owner_of()
    slug = posted_vacancy(owner)
    vacancy_id = id_of(owner, slug)
    report_desk.pause(staff_with(StaffRole.MODERATOR), vacancy_id)
    assert site.get(f"/lowongan/{slug}").status_code == 404
    vacancies.close(owner, vacancy_id, "")
    assert site.get(f"/lowongan/{slug}").status_code == 404


def test_after_a_year_nobody_remembers(site: TestClient) -> None:
    owner = owner_of()
    slug = closed(owner)
    with clock.moved(closed_listings.KEPT + timedelta(days=1)):
        assert site.get(f"/lowongan/{slug}").status_code == 404
        closed(owner, "Kasir")
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            assert [left.slug.partition("-")[0] for left in session.execute(select(ClosedListing)).scalars().all()] == ["kasir"]
