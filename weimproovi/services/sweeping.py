"""How a sweep runs: in its turn, written down, and with its fault kept from the others. `worker` runs them; services write them."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from sqlalchemy.dialects.postgresql import insert

from weimproovi import clock, db
from weimproovi.models import SweepRun
from weimproovi.permissions.actor import SYSTEM
from weimproovi.vocabulary import Purpose

log = logging.getLogger("weimproovi.worker")
ending = Event()  # set when this process is asked to end: a sweep finishes the row at hand and returns


@dataclass(frozen=True, slots=True)
class Swept:
    """What one run did: rows worked on, and how many seconds the oldest row that was due had waited."""

    rows: int = 0
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Sweep:
    """Work that comes round. `every` is in seconds; with `alone` one copy at a time runs it, else rows are shared by SKIP LOCKED."""

    name: str
    every: int
    function: Callable[[], Swept]
    alone: bool = False


def run(sweep: Sweep) -> None:
    """One run. A fault is logged and shown to staff, and never leaves."""
    try:
        with _turn(sweep) as mine:
            if mine and not ending.is_set():
                _run(sweep)
    except Exception:
        log.exception("a sweep waits for the database", extra={"where": sweep.name})


def lag_since(due: datetime | None) -> int:
    """Seconds that a row due at this moment has waited; 0 without a row."""
    return max(0, int((clock.now() - due).total_seconds())) if due else 0


def each(step: Callable[[], int | None], most: int) -> list[int]:
    """One row a transaction, until `step` finds none that is due, `most` are done or this process ends: how many seconds each had waited."""
    done: list[int] = []
    while len(done) < most and not ending.is_set() and (waited := step()) is not None:
        done.append(waited)
    return done


def _run(sweep: Sweep) -> None:
    _note(sweep, started_at=clock.now(), finished_at=None)
    try:
        swept = sweep.function()
    except Exception as fault:
        log.exception("a sweep failed", extra={"where": sweep.name})
        _note(sweep, finished_at=clock.now(), rows=0, fault=type(fault).__name__)
    else:
        _note(sweep, finished_at=clock.now(), rows=swept.rows, lag=swept.lag, fault="")


@contextmanager
def _turn(sweep: Sweep) -> Iterator[bool]:
    """Whether it is this copy's turn; the lock of a sweep that runs alone ends with the run, or with the process."""
    if not sweep.alone:
        yield True
        return
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        yield db.try_advisory_lock(session, f"sweep:{sweep.name}")


def _note(sweep: Sweep, **seen: object) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        first = {"name": sweep.name, "started_at": clock.now(), "rows": 0, "lag": 0, "fault": "", "every": sweep.every}
        row = insert(SweepRun).values({**first, **seen})
        session.execute(row.on_conflict_do_update(index_elements=["name"], set_={**seen, "every": sweep.every}))
