"""Public pages are kept while nothing public changes, in every worker, and never for longer; within a bound; never for who has signed in."""

import asyncio
import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from tests.support.browsing import consented, posted_vacancy, sign_in
from tests.support.market import some_candidate, some_owner
from weimproovi import clock, db
from weimproovi.permissions.actor import Actor
from weimproovi.services import company_consents, listings, public_state, vacancies
from weimproovi.site import public_pages
from weimproovi.site.kept_pages import KeptPage, KeptPages, Place
from weimproovi.site.newest_state import Readings
from weimproovi.vocabulary import Plan


@contextmanager
def statements() -> Iterator[list[str]]:
    """What this process asks the database meanwhile."""
    asked: list[str] = []

    def note(*call: Any) -> None:
        asked.append(call[2])

    event.listen(db.engine(), "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine(), "before_cursor_execute", note)


def withdraw_consent(owner: Actor) -> None:
    company_consents.withdraw_consent(owner)


def close_vacancies(owner: Actor) -> None:
    for row in vacancies.rows(owner):
        vacancies.close(owner, row.id, "")


def open_vacancy(owner: Actor) -> None:
    posted_vacancy(owner, "Perawat")


def in_another_process(act: Callable[[Actor], None], owner: Actor) -> None:
    """As another worker, or the operator's own command, would do it."""
    process = multiprocessing.get_context("spawn").Process(target=act, args=(owner,))
    process.start()
    process.join(120)
    assert process.exitcode == 0


def pages(slug: str) -> tuple[str, ...]:
    """Where this vacancy of a checked company shows."""
    company = listings.detail(slug).company_slug
    return "/", "/lowongan", "/en/lowongan", f"/lowongan/{slug}", "/lowongan?kata=barista", f"/perusahaan/{company}"


def test_a_page_that_is_kept_asks_for_the_public_number_alone(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner()))
    for path in pages(slug):
        first = site.get(path)
        with statements() as asked:
            again = site.get(path)
            known = site.get(path, headers={"if-none-match": first.headers["etag"]})
        assert again.text == first.text
        assert known.status_code == 304
        assert asked == [str(db.PUBLIC_STATE)] * 2, path


def test_a_name_withdrawn_in_another_process_is_gone_at_the_next_request(site: TestClient) -> None:
    owner = consented(some_owner())
    slug = posted_vacancy(owner)
    shown = pages(slug)
    assert all("PT Kopi Senja" in site.get(path).text for path in shown)
    tag = site.get("/lowongan").headers["etag"]
    in_another_process(withdraw_consent, owner)
    assert site.get("/lowongan", headers={"if-none-match": tag}).status_code == 200
    assert not [path for path in shown if "Kopi Senja" in site.get(path).text]


def test_a_vacancy_closed_in_another_process_is_gone_at_the_next_request(site: TestClient) -> None:
    owner = consented(some_owner())
    slug = posted_vacancy(owner)
    shown = pages(slug)
    assert all(site.get(path).status_code == 200 for path in shown)
    in_another_process(close_vacancies, owner)
    assert site.get(f"/lowongan/{slug}").status_code == 410
    assert not [path for path in shown if path != f"/lowongan/{slug}" and slug in site.get(path).text]


def test_a_vacancy_opened_in_another_process_stands_there_at_the_next_request(site: TestClient) -> None:
    owner = consented(some_owner(plan=Plan.BUSINESS))
    posted_vacancy(owner)
    assert "Perawat" not in site.get("/lowongan").text
    in_another_process(open_vacancy, owner)
    assert "Perawat" in site.get("/lowongan").text


def test_what_is_not_committed_moves_nothing(site: TestClient, database: Engine) -> None:
    posted_vacancy(consented(some_owner()))
    before = public_state.number()
    with database.connect() as connection:
        connection.exec_driver_sql("UPDATE listing SET title = 'Kasir'")
        assert public_state.number() == before
        connection.rollback()
    assert public_state.number() == before
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE listing SET title = 'Kasir'")
    assert public_state.number() not in (before, None)
    assert "Kasir" in site.get("/lowongan").text


def test_a_vacancy_past_its_last_day_is_gone_though_nothing_was_written(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner()))
    assert "Barista" in site.get("/lowongan").text
    with clock.moved(timedelta(days=40)):
        assert "Barista" not in site.get("/lowongan").text
        assert site.get(f"/lowongan/{slug}").status_code == 410


def test_nobody_signed_in_is_given_a_kept_page_or_leaves_one(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner()))
    for number, path in enumerate(pages(slug)):
        for_anybody = site.get(path)
        sign_in(site, some_candidate(f"kandidat{number}@example.com"))
        held = public_pages.PAGES.held
        own = site.get(path)
        assert (own.headers["cache-control"], public_pages.PAGES.held) == ("no-store", held)
        assert "Keluar" in own.text or "Sign out" in own.text
        site.cookies.clear()
        assert site.get(path).text == for_anybody.text


def test_kept_pages_stay_within_their_bound() -> None:
    kept = KeptPages(100_000)
    for number in range(1_000):
        kept.keep(Place("/lowongan", b"gaji=%d" % number, "id", ""), 1, KeptPage("tag", b"x" * 9_000, indexed=True))
        assert kept.held <= 100_000
    found = [number for number in range(1_000) if kept.find(Place("/lowongan", b"gaji=%d" % number, "id", ""), 1)]
    assert found == list(range(1_000 - len(found), 1_000))
    assert len(found) == 10
    kept.keep(Place("/", b"", "id", ""), 1, KeptPage("tag", b"x" * 200_000, indexed=True))
    assert kept.held == 0


def test_a_page_takes_the_place_of_its_former_state() -> None:
    kept, place = KeptPages(100_000), Place("/", b"", "id", "br")
    for state in range(50):
        kept.keep(place, state, KeptPage("tag", b"x" * 9_000, indexed=True))
        assert kept.find(place, state - 1) is None
        assert kept.find(place, state) is not None
    assert kept.held < 10_000


def test_who_asks_during_a_reading_gets_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was committed after a reading had begun and before somebody asked, she must see: so that reading is not hers."""
    begun: list[int] = []
    ended: list[int] = []

    async def reading(_service: object) -> int:
        begun.append(len(begun))
        own = begun[-1]
        for _turn in range(5):
            await asyncio.sleep(0)
        ended.append(own)
        return own

    monkeypatch.setattr("weimproovi.site.newest_state.in_thread", reading)

    async def three_waves() -> list[int | None]:
        readings, asked = Readings(), []
        for _wave in range(3):
            asked += [asyncio.create_task(readings.number()) for _person in range(4)]
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        return await asyncio.gather(*asked)

    assert asyncio.run(three_waves()) == [0] * 4 + [1] * 8
    assert begun == ended == [0, 1]
