"""Applications that nobody opens end after 30 whole days, and vacancies 30 days past their closing date close: by the clock of their place."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from tests.support import market
from weimproovi import clock, db
from weimproovi.models import Application, Candidate, CompanyCheck, Vacancy
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import applications, companies, local_days, overdue, pipeline
from weimproovi.vocabulary import PROVINCES, Purpose, Stage, VacancyState

pytestmark = pytest.mark.usefixtures("database")
PLACES = {"Jawa Barat": "WIB", "Bali": "WITA", "Papua": "WIT"}
LAST_MINUTE = {"Jawa Barat": (16, 59), "Bali": (15, 59), "Papua": (14, 59)}  # 23.59 there, in UTC


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """The product's clock stands at a moment."""
    with clock.moved(moment - clock.now()):
        yield


def delivered(application_id: str, moment: datetime, province: str = "Jawa Barat") -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Application).values(delivered_at=moment))
        session.execute(update(CompanyCheck).values(created_at=moment - timedelta(days=1)))
        session.execute(update(Vacancy).values(province=province))


def waiting() -> tuple[Actor, Actor, str, market.SomeVacancy]:
    owner, candidate = market.some_owner(), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    return owner, candidate, market.apply(candidate, vacancy), vacancy


def closes(vacancy: market.SomeVacancy, day: date, province: str = "Jawa Barat") -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Vacancy).values(closes_on=day, province=province))


def state() -> VacancyState:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(Vacancy)).scalars().one().state


@pytest.mark.parametrize("province", PLACES)
def test_thirty_days_end_at_midnight_of_the_vacancys_place(province: str) -> None:
    _owner, candidate, application, _vacancy = waiting()
    delivered(application, datetime(2026, 11, 2, 3, tzinfo=UTC), province)
    last = datetime(2026, 12, 2, *LAST_MINUTE[province], tzinfo=UTC)
    with at(last):
        assert overdue.sweep_unopened().rows == 0
    with at(last + timedelta(minutes=2)):
        assert overdue.sweep_unopened().rows == 1
    assert "dalam 30 hari" in applications.mine(candidate)[0].ended
    assert market.stored_application(application).stage is Stage.CLOSED


@pytest.mark.parametrize("province", PLACES)
def test_the_first_day_too_is_counted_there(province: str) -> None:
    """Delivered one minute after midnight of its place: the next day's thirty days."""
    _owner, _candidate, application, _vacancy = waiting()
    hour, minute = LAST_MINUTE[province]
    delivered(application, datetime(2026, 11, 2, hour, minute, tzinfo=UTC) + timedelta(minutes=2), province)
    with at(datetime(2026, 12, 3, hour, minute, tzinfo=UTC)):
        assert overdue.sweep_unopened().rows == 0
    with at(datetime(2026, 12, 3, hour, minute, tzinfo=UTC) + timedelta(minutes=2)):
        assert overdue.sweep_unopened().rows == 1


def test_sweeping_twice_changes_nothing_and_says_how_late_it_was() -> None:
    _owner, candidate, application, _vacancy = waiting()
    delivered(application, clock.now() - timedelta(days=40))
    swept = overdue.sweep_unopened()
    assert (swept.rows, swept.lag > timedelta(days=8).total_seconds()) == (1, True)
    assert overdue.sweep_unopened() == overdue.Swept(0, 0)
    assert len(applications.my_application(candidate, application).timeline) == 2


def test_an_opened_one_waits_as_long_as_it_takes() -> None:
    owner, _candidate, application, _vacancy = waiting()
    pipeline.open_application(owner, application)
    delivered(application, clock.now() - timedelta(days=90))
    assert overdue.sweep_unopened().rows == 0


@pytest.mark.parametrize("checks", [[], [(50, False)], [(80, True), (50, False)], [(20, True)], [(80, True), (50, False), (20, True)]])
def test_the_days_count_from_the_check_that_stands(checks: list[tuple[int, bool]]) -> None:
    """A company that is not checked cannot open anything, so nothing is held against it."""
    owner = market.some_owner(checked=False)
    application = market.apply(market.some_candidate(), market.some_vacancy(owner))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Application).values(delivered_at=clock.now() - timedelta(days=60)))
        for days, passed in checks:
            when = clock.now() - timedelta(days=days)
            session.add(CompanyCheck(company_id=owner.company_id, nib="1", passed=passed, decided_by="Staf", created_at=when))
    assert overdue.sweep_unopened().rows == 0
    assert market.stored_application(application).stage is Stage.NEW


def test_a_second_pass_does_not_start_the_days_anew() -> None:
    owner, _candidate, application, _vacancy = waiting()
    delivered(application, clock.now() - timedelta(days=31))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add(CompanyCheck(company_id=owner.company_id, nib="1", passed=True, decided_by="Staf"))
    assert overdue.sweep_unopened().rows == 1


def test_whoever_paused_her_own_account_is_left_alone() -> None:
    _owner, candidate, application, _vacancy = waiting()
    delivered(application, clock.now() - timedelta(days=40))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Candidate).where(col(Candidate.id) == candidate.candidate_id).values(paused_at=clock.now()))
        session.execute(update(Application).values(paused_at=clock.now()))
    assert overdue.sweep_unopened().rows == 0


def test_members_are_warned_a_week_before() -> None:
    owner, _candidate, application, vacancy = waiting()
    with at(datetime(2026, 12, 20, 3, tzinfo=UTC)):
        delivered(application, clock.now() - timedelta(days=23))
        assert pipeline.pipeline(owner, vacancy.id, Stage.NEW).warning == ""
        delivered(application, clock.now() - timedelta(days=24))
        warning = "1 lamaran untuk Barista akan berakhir setelah 26 Des bila belum dibuka."
        assert pipeline.pipeline(owner, vacancy.id, Stage.NEW).warning == warning
        assert warning in [one.words for one in companies.home(owner).attention]
        assert warning not in [one.words for one in companies.home(market.some_owner("PT Lain")).attention]


@pytest.mark.parametrize("province", PLACES)
def test_a_vacancy_closes_when_the_thirtieth_day_after_its_last_has_passed_there(province: str) -> None:
    _owner, candidate, _application, vacancy = waiting()
    closes(vacancy, date(2026, 11, 30), province)
    last = datetime(2026, 12, 30, *LAST_MINUTE[province], tzinfo=UTC)
    with at(last):
        assert overdue.sweep_past_closing().rows == 0
    with at(last + timedelta(minutes=2)):
        assert overdue.sweep_past_closing().rows == 1
        assert overdue.sweep_past_closing().rows == 0
    assert state() is VacancyState.CLOSED
    assert applications.mine(candidate)[0].ended == "Lowongan Barista di PT Kopi Senja sudah ditutup, jadi Weimproovi mengakhiri lamaranmu."


def test_its_members_read_when_before_it_happens() -> None:
    owner, _candidate, _application, vacancy = waiting()
    closes(vacancy, clock.today() - timedelta(days=10))
    said = [one.words for one in companies.home(owner).attention]
    assert any(words.startswith("Barista: lewat tanggal tutup") and "kami menutupnya" in words for words in said)


def test_every_province_has_one_clock() -> None:
    assert set(local_days.CENTRAL) | set(local_days.EASTERN) <= set(PROVINCES)
    assert not set(local_days.CENTRAL) & set(local_days.EASTERN)
    assert {local_days.zone_of(one).key for one in ("", "Aceh", "Bali", "Maluku")} == {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}
