"""`python3 -m weimproovi worker`: in any number of copies, beside or instead of the application, and gone in order when asked."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support.postman import open_post_office
from tests.support.server import ROOT
from weimproovi import db
from weimproovi.models import Mail, SweepRun
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import outbox
from weimproovi.settings import SettingsError, read
from weimproovi.vocabulary import MailKind, Purpose
from weimproovi.worker import SWEEPS

pytestmark = pytest.mark.usefixtures("database")
PATIENCE = 90  # seconds


@contextmanager
def copies_of_the_worker(count: int, url: str) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """Copies that have begun to sweep."""
    environment = {**os.environ, "WEIMPROOVI_SMTP": url, "WEIMPROOVI_SWEEPS": "apart"}
    command = [sys.executable, "-m", "weimproovi", "worker"]
    copies = [subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) for _ in range(count)]
    try:
        assert all(copy.stderr and b"sweeping" in copy.stderr.readline() for copy in copies)
        yield copies
    finally:
        for copy in copies:
            copy.kill()


def names_of_runs() -> set[str]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return set(session.execute(select(col(SweepRun.name)).where(col(SweepRun.finished_at).is_not(None))).scalars())


def await_runs() -> None:
    patience = time.monotonic() + PATIENCE
    while names_of_runs() != {sweep.name for sweep in SWEEPS} and time.monotonic() < patience:
        time.sleep(0.1)


def test_copies_run_every_sweep_send_each_mail_once_and_end_in_order() -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for _ in range(10):
            outbox.queue(session, MailKind.EMAIL_TAKEN, address="sukarno@example.com", path="/masuk")
    with open_post_office() as (keeper, url), copies_of_the_worker(2, url) as copies:
        await_runs()
        asked = time.monotonic()
        for copy, number in zip(copies, (signal.SIGTERM, signal.SIGINT), strict=True):
            copy.send_signal(number)
        assert [copy.communicate(timeout=10)[1].count(b"Traceback") for copy in copies] == [0, 0]
        assert time.monotonic() - asked < 10
        assert [copy.returncode for copy in copies] == [0, 0]
    assert sorted(keeper.times().values()) == [1] * 10
    assert names_of_runs() == {sweep.name for sweep in SWEEPS}
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(Mail).where(col(Mail.sent_at).is_(None))).first() is None


def test_where_sweeps_run_is_one_of_two_words() -> None:
    assert read({}).sweeps == "inside"
    assert read({"WEIMPROOVI_SWEEPS": "apart"}).sweeps == "apart"
    with pytest.raises(SettingsError):
        read({"WEIMPROOVI_SWEEPS": "sometimes"})
