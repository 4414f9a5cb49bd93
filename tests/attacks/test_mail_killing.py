"""Two workers send mails and are killed at random, again and again: every mail arrives, and none arrives twice but as the very same mail."""

import logging
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil
import pytest
from sqlalchemy import func, select
from sqlmodel import col

from tests.support.postman import Postman, open_post_office, sending_to
from tests.support.server import ROOT
from weimproovi import db
from weimproovi.models import Mail
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import outbox
from weimproovi.vocabulary import MailKind, Purpose

WHOLE = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
KILLS = 100 if WHOLE else 6
COPIES = 2
EACH = 12  # mails that are waiting when a round begins, at least
JITTER = 0.02  # seconds
PATIENCE = 60  # seconds
log = logging.getLogger(__name__)
pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.slow, pytest.mark.timeout(1200)]


class Workers:
    """Running copies of `python3 -m weimproovi worker`."""

    def __init__(self, url: str) -> None:
        self.environment = {**os.environ, "WEIMPROOVI_SMTP": url, "WEIMPROOVI_ENV": "test", "WEIMPROOVI_SWEEPS": "apart"}
        self.running = [self.started() for _ in range(COPIES)]

    def started(self) -> psutil.Popen:
        return psutil.Popen([sys.executable, "-m", "weimproovi", "worker"], cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL)

    def kill_one(self) -> None:
        """SIGKILL for the copy that has sent something, and another one in its place."""
        busy = max(self.running, key=lambda one: one.cpu_times().user)
        busy.kill()
        busy.wait(10)
        self.running[self.running.index(busy)] = self.started()

    def end(self) -> list[int]:
        """Asks every copy to end; the exit statuses."""
        for one in self.running:
            one.send_signal(signal.SIGTERM)
        return [one.wait(10) for one in self.running]


@contextmanager
def workers(url: str) -> Iterator[Workers]:
    both = Workers(url)
    try:
        yield both
    finally:
        for one in both.running:
            with suppress(psutil.NoSuchProcess):
                one.kill()
                one.wait(10)


def queue(count: int) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for _ in range(count):
            outbox.queue(session, MailKind.EMAIL_TAKEN, address="sukarno@example.com", path="/masuk")


def waiting() -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(func.count()).where(col(Mail.sent_at).is_(None))).scalar_one()


def await_arrivals(keeper: Postman, count: int) -> None:
    patience = time.monotonic() + PATIENCE
    while len(keeper.mails) < count and waiting() and time.monotonic() < patience:
        time.sleep(0.001)


def everything_arrives(keeper: Postman) -> None:
    patience = time.monotonic() + PATIENCE
    while waiting() and time.monotonic() < patience:
        time.sleep(0.1)


def test_killed_at_random_the_worker_loses_and_doubles_nothing() -> None:
    queued = 0
    with open_post_office() as (keeper, url), sending_to(url), workers(url) as both:
        for _ in range(KILLS):
            fresh = EACH if waiting() < EACH else 0
            queue(fresh)
            queued += fresh
            await_arrivals(keeper, len(keeper.mails) + random.randint(1, EACH))
            time.sleep(random.uniform(0, JITTER))
            both.kill_one()
        everything_arrives(keeper)
        assert set(both.end()) <= {0, -signal.SIGTERM}  # the latter: a copy that was still starting
    times = keeper.times()
    again = sum(times.values()) - len(times)  # the same Message-ID, for a kill between two system calls
    log.info("%d kills, %d mails, %d arrived, %d came again", KILLS, queued, len(times), again)
    assert (len(times), waiting()) == (queued, 0)
    assert again <= max(1, KILLS // 50)
