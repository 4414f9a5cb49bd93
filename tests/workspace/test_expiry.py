"""Screens that stay open past a moment at which something ends by the clock alone: they close by themselves, and nobody writes a row."""

import asyncio
import time
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlmodel import col

from tests.support import rows, staff
from tests.support.factors import strong
from tests.support.server import LiveServer
from tests.support.tab import Tab as OpenTab
from tests.support.town import cookie_of
from weimproovi import clock, db
from weimproovi.http.tab import Tab
from weimproovi.models import Candidate, StaffTicket, Subscription
from weimproovi.permissions import lapses
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.vocabulary import FieldGroup, MemberRole, Plan, Purpose, StaffRole
from weimproovi.workspace import expiry
from weimproovi.workspace.recruiter.ending_state import EndingState

AT_MOST = 5.0  # seconds from the end of a plan until the open screen is closed
BEYOND_FREE = 26  # an opening that the free plan does not hold
NAME = "Kenanga Pratiwi"


def opened_beyond_free() -> tuple[Actor, str, str]:
    """An owner on a paid plan without an end, her vacancy, and an application that only this plan keeps open."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        rows.subscription(session, company, Plan.GROWTH, -rows.HOUR)
        owner, vacancy = rows.member(session, company, MemberRole.OWNER), rows.vacancy(session, company)
        person = rows.candidate(session)
        session.execute(update(Candidate).where(col(Candidate.id) == person.candidate_id).values(full_name=NAME))
        sent = rows.application(session, person, vacancy)
        rows.opening(session, sent, owner, BEYOND_FREE)
        return owner, str(vacancy.id), str(sent.id)


def ends_in(owner: Actor, seconds: float) -> float:
    """The plan's period ends so soon, and no page hears of it; the moment on the monotonic clock."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mine = update(Subscription).where(col(Subscription.company_id) == owner.company_id)
        session.execute(mine.values(ends_at=clock.now() + timedelta(seconds=seconds)))
    return time.monotonic() + seconds


def value_after(tab: OpenTab, var: str, of: str, ends: float) -> str:
    """What a var became when the screen closed by itself, in time."""
    tab.seen.clear()
    tab.frames.clear()
    while time.monotonic() < ends + AT_MOST and not any(var in values for state in tab.seen.values() for values in state):
        tab.settle(quiet=0.3)
    assert ends <= time.monotonic() < ends + AT_MOST + 0.5
    return str(tab.value(var, of=of))


@pytest.mark.usefixtures("database")
@pytest.mark.clause("S6", "refuses")
@pytest.mark.parametrize("place", ["/rekruter/lamaran/{sent}", "/rekruter/lowongan/{vacancy}?lamaran={sent}"])
def test_a_sheet_that_is_open_when_the_plan_ends_locks_itself_with_words(live_server: LiveServer, place: str) -> None:
    owner, vacancy, sent = opened_beyond_free()
    ends = ends_in(owner, 2)
    path = place.format(sent=sent, vacancy=vacancy)
    with OpenTab(live_server.url, strong(cookie_of(owner)), path=path) as tab:
        assert NAME in str(tab.value("sheet", of="sheet_state"))
        gone = value_after(tab, "gone", "sheet_state", ends)
        assert "Kuota" in gone or "paket" in gone.lower()
        assert NAME not in str(tab.value("sheet", of="sheet_state"))


@pytest.mark.usefixtures("database")
@pytest.mark.clause("S6", "refuses")
def test_a_pipeline_that_is_open_when_the_plan_ends_takes_the_names_away(live_server: LiveServer) -> None:
    owner, vacancy, _sent = opened_beyond_free()
    ends = ends_in(owner, 2)
    with OpenTab(live_server.url, strong(cookie_of(owner)), path=f"/rekruter/lowongan/{vacancy}") as tab:
        assert NAME in str(tab.seen)
        assert NAME not in value_after(tab, "cards", "pipeline_state", ends)


@pytest.mark.usefixtures("database")
@pytest.mark.clause("S6", "refuses")
def test_a_dialog_over_a_sheet_forgets_the_name_when_the_plan_ends(live_server: LiveServer) -> None:
    owner, _vacancy, sent = opened_beyond_free()
    ends = ends_in(owner, 2)
    with OpenTab(live_server.url, strong(cookie_of(owner)), path=f"/rekruter/lamaran/{sent}") as tab:
        tab.send(f"{EndingState.get_full_name()}.begin", {"application_id": sent, "name": NAME, "title": "Barista"})
        tab.send(f"{EndingState.get_full_name()}.choose", {"reason": "filled"})
        assert NAME in tab.settle().value("message", of="ending_state")
        assert value_after(tab, "message", "ending_state", ends) == ""
        assert (tab.value("shown", of="ending_state"), tab.value("name", of="ending_state")) == (False, "")


@pytest.mark.usefixtures("database")
def test_a_ticket_that_is_open_when_its_time_ends_leaves_the_screen(live_server: LiveServer) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        person = rows.candidate(session)
        session.execute(update(Candidate).where(col(Candidate.id) == person.candidate_id).values(full_name=NAME))
    helper = staff.staff_with(StaffRole.SUPPORT)
    ticket = staff.ticket(helper, person, FieldGroup.IDENTITY)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        ends_at = clock.now() + timedelta(seconds=2)
        session.execute(update(StaffTicket).where(col(StaffTicket.id) == UUID(ticket)).values(ends_at=ends_at))
    ends = time.monotonic() + 2
    with OpenTab(live_server.url, cookie_of(helper), path=f"/staf/tiket/{ticket}") as tab:
        assert NAME in str(tab.seen)
        assert value_after(tab, "phase", "ticket_state", ends) == "failed"
        assert NAME not in str(tab.value("sheet", of="ticket_state"))


def some_tab() -> Tab:
    return Tab("cookie", uuid4(), uuid4(), frozenset())


def read_again(moments: list[timedelta], waited: float, *, moved: timedelta = timedelta(0)) -> list[Tab]:
    """Which tabs read again within so many seconds, when one tab was told these moments."""
    called: list[Tab] = []

    async def wait() -> None:
        tab = some_tab()
        expiry.serve(called.append)
        for moment in moments:
            expiry.read_again_at(tab, clock.now() + moment)
        await asyncio.sleep(waited)
        tab.stop_waiting()

    with clock.moved(moved):
        asyncio.run(wait())
    expiry.serve(None)
    return called


def test_a_tab_reads_again_once_at_the_earliest_of_its_moments() -> None:
    soon = timedelta(seconds=0.6)
    assert len(read_again([timedelta(hours=1), soon, timedelta(minutes=1), soon], 1.3)) == 1


def test_the_product_clock_decides_when_a_moment_has_come() -> None:
    assert len(read_again([timedelta(seconds=0.6)], 0.9, moved=timedelta(days=400))) == 1


def test_a_moment_that_is_far_away_or_never_comes_reads_nothing() -> None:
    assert read_again([timedelta(hours=1)], 0.7) == []


def test_a_moment_that_is_over_already_costs_no_busy_loop() -> None:
    called: list[Tab] = []

    def again(tab: Tab) -> None:
        called.append(tab)
        expiry.read_again_at(tab, clock.now() - timedelta(hours=1))

    async def wait() -> None:
        tab = some_tab()
        expiry.serve(again)
        again(tab)
        await asyncio.sleep(1.2)
        tab.stop_waiting()

    asyncio.run(wait())
    expiry.serve(None)
    assert len(called) == 3


def test_a_closed_tab_takes_its_timer_along() -> None:
    async def wait() -> Tab:
        tab = some_tab()
        expiry.read_again_at(tab, clock.now() + timedelta(seconds=0.6))
        tab.stop_waiting()
        return tab

    assert asyncio.run(wait()).timer is None


def test_a_reading_that_ends_after_its_tab_has_closed_starts_no_timer() -> None:
    async def wait() -> Tab:
        tab = some_tab()
        tab.leave()
        expiry.read_again_at(tab, clock.now() + timedelta(days=180))
        return tab

    assert asyncio.run(wait()).timer is None


def test_a_clock_that_was_set_is_noticed_within_half_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expiry, "LONGEST_WAIT", 0.3)
    assert len(read_again([timedelta(seconds=1)], 0.7)) == 0
    assert len(read_again([timedelta(seconds=1)], 1.5)) == 1


def test_what_is_noted_in_a_watch_is_its_earliest_and_stays_inside() -> None:
    now = clock.now()
    with lapses.watching() as outer:
        lapses.note(now)
        with lapses.watching() as inner:
            for moment in (None, now + rows.HOUR, now - rows.HOUR):
                lapses.note(moment)
    lapses.note(now)
    assert (outer.earliest, inner.earliest) == (now, now - rows.HOUR)
