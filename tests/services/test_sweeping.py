"""Sweeps run in their turn, are written down, and keep their faults to themselves; staff see how they ran."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support import market
from weimproovi import clock, db, worker
from weimproovi.errors import Denied
from weimproovi.models import SweepRun
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import sweep_runs, sweeping
from weimproovi.services.sweeping import Sweep, Swept
from weimproovi.vocabulary import Purpose, StaffRole

pytestmark = pytest.mark.usefixtures("database")


def last_run() -> SweepRun:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.get_one(SweepRun, "one")


def broken() -> Swept:
    raise ValueError("a word that nobody should read")


def test_a_run_is_written_down_with_its_rows_and_lag() -> None:
    sweeping.run(Sweep("one", 60, lambda: Swept(3, 7)))
    run = last_run()
    assert (run.name, run.rows, run.lag, run.fault, run.every) == ("one", 3, 7, "", 60)
    assert run.finished_at is not None


def test_a_fault_stays_inside_and_is_shown_without_its_words() -> None:
    sweeping.run(Sweep("one", 60, broken))
    assert last_run().fault == "ValueError"
    sweeping.run(Sweep("one", 60, lambda: Swept()))
    assert last_run().fault == ""


def test_a_sweep_that_runs_alone_is_left_to_the_copy_that_runs_it() -> None:
    begun, go_on, runs = threading.Event(), threading.Event(), []

    def slow() -> Swept:
        runs.append(1)
        begun.set()
        go_on.wait(10)
        return Swept()

    sweep = Sweep("one", 60, slow, alone=True)
    first = threading.Thread(target=sweeping.run, args=[sweep])
    first.start()
    begun.wait(10)
    sweeping.run(sweep)
    go_on.set()
    first.join()
    assert runs == [1]


def test_no_run_begins_once_the_process_is_asked_to_end() -> None:
    sweeping.ending.set()
    try:
        sweeping.run(Sweep("one", 60, broken))
    finally:
        sweeping.ending.clear()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(SweepRun)).first() is None


@pytest.mark.parametrize(("seconds", "state"), [(179, "done"), (181, "overdue")])
def test_a_sweep_that_stands_still_is_overdue_after_two_turns_and_a_minute(seconds: int, state: str) -> None:
    sweeping.run(Sweep("one", 60, lambda: Swept()))
    with clock.moved(timedelta(seconds=seconds)):
        assert sweep_runs.runs(market.some_staff(StaffRole.ADMINISTRATOR))[0].state == state


def test_only_an_administrator_sees_the_runs() -> None:
    for somebody in (market.some_staff(StaffRole.SUPPORT), market.some_candidate(), market.some_owner()):
        with pytest.raises(Denied):
            sweep_runs.runs(somebody)


def test_every_sweep_is_named_for_staff_and_runs_on_an_empty_database() -> None:
    names = [sweep.name for sweep in worker.SWEEPS]
    assert len(set(names)) == len(names)
    for sweep in worker.SWEEPS:
        sweeping.run(sweep)
    rows = sweep_runs.runs(market.some_staff(StaffRole.ADMINISTRATOR))
    assert {row.name: row.fault for row in rows} == dict.fromkeys(names, "")
    assert [row.name for row in rows if row.words == row.name] == []
