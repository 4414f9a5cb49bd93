"""Periodic sweeps over domain tables, inside the application or in processes of their own. Any number of copies is safe.

A new sweep is one line in SWEEPS. The composition root and commands.py start the sweeps; nobody else does.
"""

import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from anyio import to_thread
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from weimproovi import clock, db
from weimproovi.services import (
    consent_sweep,
    copies,
    destruction,
    exports,
    ledger_sealing,
    mail_sending,
    overdue,
    plan_clocks,
    retention,
    review_digests,
    stored_files,
    sweeping,
    unused_accounts,
    video_checking,
    video_clocks,
    video_copies,
    video_removal,
)
from weimproovi.services.sweeping import Sweep
from weimproovi.settings import settings

SWEEPS: tuple[Sweep, ...] = (
    Sweep("mail", 5, mail_sending.sweep_mail),
    Sweep("old_mails", 3600, mail_sending.sweep_old_mails, alone=True),
    Sweep("exports", 5, exports.sweep_exports),
    Sweep("ledger", 10, ledger_sealing.sweep_ledger, alone=True),
    Sweep("plans", 60, plan_clocks.sweep_plans),
    Sweep("consents", 60, consent_sweep.sweep_consents, alone=True),
    Sweep("leaving", 30, destruction.sweep_leaving),
    Sweep("files", 30, stored_files.sweep_files),
    Sweep("strays", 6 * 3600, stored_files.sweep_strays, alone=True),
    Sweep("copies", 600, copies.sweep_copies, alone=True),
    Sweep("videos", 5, video_checking.sweep_videos),
    Sweep("playable_copies", 5, video_copies.sweep_playable),
    Sweep("removed_videos", 30, video_removal.sweep_removed_videos),
    Sweep("interviews", 60, video_clocks.sweep_interviews),
    Sweep("review_digests", 600, review_digests.sweep_digests),
    Sweep("retention", 600, retention.sweep_retention),
    Sweep("unused_accounts", 3600, unused_accounts.sweep_unused_accounts, alone=True),
    Sweep("unopened", 900, overdue.sweep_unopened),
    Sweep("past_closing", 900, overdue.sweep_past_closing),
)
log = logging.getLogger("weimproovi.worker")
AT_ONCE = 4  # sweeps side by side in one process
PATIENCE = 8  # seconds for the rows at hand when the process is asked to end
MISSED = 3600  # seconds after which a run that could not begin is left to the next one


@asynccontextmanager
async def database_to_the_end() -> AsyncIterator[None]:
    """The application's outermost lifespan: whatever else ends, the database is closed after it."""
    try:
        yield
    finally:
        await to_thread.run_sync(db.disconnect)


@asynccontextmanager
async def sweeping_inside() -> AsyncIterator[None]:
    """The application's lifespan: sweeps beside it, unless they run apart."""
    if settings().sweeps == "apart":
        yield
        return
    with _scheduled() as scheduler:
        try:
            yield
        finally:
            await to_thread.run_sync(_end, scheduler)


def work() -> None:
    """Sweeps until SIGINT, SIGTERM or SIGHUP, then ends in order within ten seconds."""
    asked = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda _number, _frame: asked.set())
    with _scheduled() as scheduler:
        log.info("sweeping", extra={"count": len(SWEEPS)})
        while not asked.wait(timeout=3600):
            pass
        in_order = _end(scheduler)
    db.disconnect()
    if not in_order:
        os._exit(0)  # a sweep that is still waiting for somebody else is cut off, as by a kill, which loses nothing


@contextmanager
def _scheduled() -> Iterator[BackgroundScheduler]:
    sweeping.ending.clear()
    logging.getLogger("apscheduler").setLevel(logging.WARNING)  # it tells of every run
    scheduler = BackgroundScheduler(timezone="UTC", executors={"default": ThreadPoolExecutor(AT_ONCE)})
    for sweep in SWEEPS:
        scheduler.add_job(
            sweeping.run,
            "interval",
            args=[sweep],
            id=sweep.name,
            seconds=sweep.every,
            next_run_time=clock.now(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=MISSED,
        )
    scheduler.start()
    yield scheduler


def _end(scheduler: BackgroundScheduler) -> bool:
    """Lets no sweep begin and waits for those that run; whether all came to their end in time."""
    sweeping.ending.set()
    ended = threading.Thread(target=scheduler.shutdown, daemon=True)
    ended.start()
    ended.join(PATIENCE)
    return not ended.is_alive()
