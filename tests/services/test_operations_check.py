"""`check` asks what is really there: each thing that is wrong is one line that says what to do."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.support.drill import forget_settings, own_machine
from tests.support.market import some_staff
from weimproovi import clock, db
from weimproovi.models import SweepRun
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import backups, operations_check, readiness
from weimproovi.vocabulary import Purpose, StaffRole

PROMISED = (
    "There is no backup",
    "No administrator",
    "No sweep has ever run",
    "WEIMPROOVI_SMTP is missing",
    "WEIMPROOVI_PROXIES is missing",
)


@pytest.fixture
def machine(server_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    with own_machine(server_folder, tmp_path, monkeypatch) as owner:
        yield owner


def found(words: str) -> list[str]:
    return [line for line in (*operations_check.faults(), *operations_check.warnings()) if words in line]


def change(owner: Engine, statement: str) -> None:
    with owner.begin() as connection:
        connection.exec_driver_sql(statement)


def set_to(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    forget_settings()


@pytest.mark.usefixtures("machine")
def test_a_new_machine_is_told_what_it_lacks() -> None:
    assert sorted(operations_check.faults()) == sorted(line for words in PROMISED for line in found(words))
    assert len(operations_check.faults()) == len(PROMISED)


@pytest.mark.usefixtures("machine")
def test_what_was_mended_is_not_named_again() -> None:
    backups.back_up()
    some_staff(StaffRole.ADMINISTRATOR)
    ran(clock.now())
    assert [found(words) for words in PROMISED[:3]] == [[], [], []]


def ran(moment: object) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.merge(SweepRun(name="mail", started_at=moment, finished_at=moment, every=5))


@pytest.mark.usefixtures("machine")
def test_a_timer_and_a_sweep_that_stopped_are_named() -> None:
    with clock.moved(-timedelta(hours=27)):
        backups.back_up()
        ran(clock.now())
    assert found("The newest backup is of")
    assert found("The sweep mail last began")


def test_an_open_wall_and_old_tables_are_named(machine: Engine) -> None:
    change(machine, "ALTER TABLE application NO FORCE ROW LEVEL SECURITY")
    change(machine, "UPDATE alembic_version SET version_num = 'earlier'")
    assert found("Row security is not forced on application")
    assert found("The tables are of another version: run `migrate`")


@pytest.mark.usefixtures("machine")
def test_the_owner_must_not_serve(monkeypatch: pytest.MonkeyPatch) -> None:
    set_to(monkeypatch, "DATABASE_URL", db.addresses().owner)
    assert found("owns tables")
    assert found("DATABASE_OWNER_URL signs in as weimproovi_owner too")


@pytest.mark.usefixtures("machine")
def test_clocks_apart_are_named() -> None:
    with clock.moved(timedelta(seconds=9)):
        assert found("clocks of database and machine are 9 s apart")


@pytest.mark.usefixtures("machine")
@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("WEIMPROOVI_SMTP", "smtp://127.0.0.1:9", "WEIMPROOVI_SMTP does not let us in"),
        ("REDIS_URL", "redis://127.0.0.1:9", "REDIS_URL does not answer"),
        ("WEIMPROOVI_STORAGE", "local:/proc/none", "Files cannot be asked"),
    ],
)
def test_what_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str) -> None:
    set_to(monkeypatch, name, value)
    assert found(words)


@pytest.mark.usefixtures("machine")
def test_a_database_that_is_away_is_a_line_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    set_to(monkeypatch, "DATABASE_URL", "postgresql+psycopg://nobody@127.0.0.1:9/none")
    assert found("Database cannot be asked (OperationalError)")
    assert readiness.is_ready() is False


def test_ready_means_tables_files_and_no_restore(machine: Engine) -> None:
    assert readiness.is_ready()
    change(machine, f"CREATE SCHEMA {db.RESTORING}")
    assert not readiness.is_ready()
    assert found("A restore was begun")
    change(machine, f"DROP SCHEMA {db.RESTORING}")
    change(machine, "UPDATE alembic_version SET version_num = 'earlier'")
    assert not readiness.is_ready()
