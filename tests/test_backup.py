"""The drill: everything is lost and comes back, except what people took back meanwhile."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from tests.support.buckets import s3_server, some_bucket
from tests.support.drill import facts, forget_settings, found_in_rows, own_machine, stored_files, wipe
from tests.support.market import apply, some_candidate, some_owner, some_vacancy, stored_application
from tests.support.town import CANARIES, cookie_of, town
from weimproovi import clock, db, prepare
from weimproovi.errors import BackupFault
from weimproovi.integrations import journal
from weimproovi.models import Candidate, Mail, Withdrawal
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.restore import Restored, restore
from weimproovi.services import (
    applications,
    backups,
    company_consents,
    destruction,
    leaving,
    ledger,
    pausing,
    sessions,
)
from weimproovi.services import stored_files as stored_files_service
from weimproovi.settings import SettingsError
from weimproovi.vocabulary import CertificateKind, JournalKind, Purpose, Stage

ROOT = Path(__file__).parent.parent
CHANGED_BY_RESTORING = {"sign_in_session", "mail", "mail_link", "data_export", "alembic_version"}
Machine = tuple[Engine, Path]


@pytest.fixture
def machine(server_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    with own_machine(server_folder, tmp_path, monkeypatch) as owner:
        yield owner, tmp_path


def put_back(name: str, *, replace: bool = False) -> Restored:
    return restore(backups.shelf_of(None), name, lambda *_words: None, replace=replace)


def back_up() -> str:
    return backups.back_up()[0].name


def archive(folder: Path) -> Path:
    return next((folder / "backups").glob("*.backup"))


def test_a_lost_machine_comes_back_whole(machine: Machine) -> None:
    owner, folder = machine
    people = town()
    looks = ledger.looks(people.victim)
    before, files = facts(owner), stored_files(folder)
    made = back_up()
    wipe(owner, folder)
    assert put_back(made).files == len(files) > 0
    after = facts(owner)
    assert {name: before[name] for name in before if name not in CHANGED_BY_RESTORING} == {
        name: after[name] for name in after if name not in CHANGED_BY_RESTORING
    }
    assert stored_files(folder) == files
    assert ledger.looks(people.victim) == looks
    assert len(looks) > 0


def test_nobody_is_signed_in_and_no_mail_goes_twice(machine: Machine) -> None:
    owner, folder = machine
    cookie = cookie_of(some_candidate())
    made = back_up()
    wipe(owner, folder)
    put_back(made)
    assert sessions.resolve(cookie) is None
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        waiting = select(Mail).where(col(Mail.sent_at).is_(None), col(Mail.failed_at).is_(None))
        assert session.execute(select(Mail)).first()
        assert session.execute(waiting).first() is None


@pytest.mark.clause("S3", "refuses")
def test_what_was_withdrawn_after_the_backup_stays_withdrawn(machine: Machine) -> None:
    owner, folder = machine
    people = town()
    made = back_up()
    applications.withdraw(people.victim, people.application_id)
    company_consents.withdraw_consent(people.owner)
    wipe(owner, folder)
    assert put_back(made).repeated == 2
    assert stored_application(people.application_id).stage is Stage.WITHDRAWN
    assert company_consents.consent_form(people.owner).given is False


@pytest.mark.clause("D1", "refuses")
def test_an_erased_person_does_not_come_back_with_an_older_backup(machine: Machine) -> None:
    owner, folder = machine
    people = town()
    made, looks = back_up(), facts(owner)["disclosure"]
    erased(people.victim)
    destroyed = stored_files(folder)
    wipe(owner, folder)
    assert put_back(made).repeated == 2
    assert not found_in_rows(owner, *CANARIES, str(people.victim.candidate_id))
    assert stored_files(folder) == destroyed
    assert facts(owner)["disclosure"] == looks


def erased(person: Actor) -> None:
    """Destroyed as at the end of her 72 hours, her files with her."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert person.candidate_id is not None
        leaving.close(session, person.candidate_id, CertificateKind.ACCOUNT_ERASED)
    with clock.moved(timedelta(hours=73)):
        destruction.sweep_leaving()
    stored_files_service.sweep_files()


def test_who_asked_to_leave_or_paused_is_closed_again(machine: Machine) -> None:
    leaver, returned, paused = some_candidate(), some_candidate(), some_candidate()
    made = back_up()
    for person in (leaver, returned):
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            assert person.candidate_id is not None
            leaving.close(session, person.candidate_id, CertificateKind.ACCOUNT_ERASED)
    assert returned.candidate_id is not None
    journal.append(JournalKind.LEAVING_CANCELLED, returned.candidate_id)
    pausing.pause(paused)
    assert put_back(made, replace=True).repeated == 4
    closed = {person.candidate_id: (person.erased_at is not None, person.paused_at is not None) for person in people_now()}
    assert [closed[one.candidate_id] for one in (leaver, returned, paused)] == [(True, False), (False, False), (False, True)]


def people_now() -> list[Any]:
    columns = (col(Candidate.id).label("candidate_id"), col(Candidate.erased_at), col(Candidate.paused_at))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(*columns)))


def test_what_the_backup_knows_is_not_repeated(machine: Machine) -> None:
    person = some_candidate()
    sent = apply(person, some_vacancy(some_owner()))
    applications.withdraw(person, sent)
    made = back_up()
    assert put_back(made, replace=True).repeated == 0
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        withdrawals = select(Withdrawal).where(col(Withdrawal.application_id) == UUID(sent))
        assert len(session.execute(withdrawals).all()) == 1


@pytest.mark.parametrize("damage", ["cut", "changed", "another key"])
def test_a_bad_archive_is_refused_before_anything_is_touched(
    machine: Machine, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, folder = machine
    apply(some_candidate(), some_vacancy(some_owner()))
    made, kept = back_up(), archive(folder)
    spoil(kept, damage, monkeypatch)
    before, files = facts(owner), stored_files(folder)
    with pytest.raises(BackupFault, match="Nothing was touched"):
        put_back(made, replace=True)
    assert (facts(owner), stored_files(folder)) == (before, files)
    prepare.database(lambda *_words: None)


def spoil(kept: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytearray(kept.read_bytes())
    if damage == "cut":
        del content[-1000:]
    elif damage == "changed":
        content[len(content) // 2] ^= 1
    else:
        monkeypatch.setenv("WEIMPROOVI_BACKUP_KEY", "A" * 44)
        monkeypatch.setenv("WEIMPROOVI_MASTER_KEY", "B" * 44)
        forget_settings()
    kept.write_bytes(content)


def test_a_database_with_people_is_not_thrown_away_unasked(machine: Machine) -> None:
    person = some_candidate()
    made = back_up()
    with pytest.raises(BackupFault, match="--replace"):
        put_back(made)
    assert sessions.resolve(cookie_of(person)) is not None


def test_a_product_that_still_runs_is_told_to_stop(machine: Machine) -> None:
    made = back_up()
    asking = "import sys; from weimproovi import db; db.is_ready(); print(1, flush=True); sys.stdin.readline()"
    with subprocess.Popen(
        [sys.executable, "-c", asking], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as product:
        assert product.stdout is not None
        product.stdout.readline()
        with pytest.raises(BackupFault, match="stop it first"):
            put_back(made, replace=True)
        product.communicate("\n")


def test_a_restore_cut_in_the_middle_keeps_the_doors_shut(machine: Machine) -> None:
    owner, folder = machine
    made = back_up()
    wipe(owner, folder)
    killing = (
        "import os; from weimproovi import restore; from weimproovi.services import backups, replaying;"
        "replaying.replay = lambda *_: os._exit(9);"
        f"restore.restore(backups.shelf_of(None), {made!r}, lambda *_: None)"
    )
    assert subprocess.run([sys.executable, "-c", killing], cwd=ROOT, check=False).returncode == 9
    with pytest.raises(SettingsError, match="restore"):
        prepare.database(lambda *_words: None)
    put_back(made)
    prepare.database(lambda *_words: None)


def test_copies_older_than_thirty_days_go(machine: Machine) -> None:
    with clock.moved(-timedelta(days=31)):
        back_up()
    with clock.moved(-timedelta(days=29)):
        younger = back_up()
    newest = back_up()
    assert [one.name for one in backups.backups()] == [newest, younger]


def test_nothing_readable_lies_in_an_archive(machine: Machine) -> None:
    _owner, folder = machine
    town()
    back_up()
    content = archive(folder).read_bytes()
    assert not [word for word in (*CANARIES, "CREATE TABLE", "alembic") if word.encode() in content]
    assert archive(folder).stat().st_mode & 0o077 == 0


def test_a_bucket_keeps_backups_files_and_journal(
    server_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with s3_server() as endpoint:
        bucket = some_bucket(endpoint, monkeypatch)
        places = {f"WEIMPROOVI_{name}": f"s3://{bucket}/{name.lower()}" for name in ("STORAGE", "JOURNAL", "BACKUPS")}
        with own_machine(server_folder, tmp_path, monkeypatch, **places) as owner:
            person = some_candidate("Kenari")
            sent = apply(person, some_vacancy(some_owner()))
            made = back_up()
            applications.withdraw(person, sent)
            wipe(owner, tmp_path)
            done = put_back(made)
            assert (done.files > 0, done.repeated) == (True, 1)
            assert found_in_rows(owner, "Kenari")


def test_the_commands_speak_in_lines(machine: Machine) -> None:
    made = command("backup").stdout.split()[0]
    assert made in command("backups").stdout
    refused = command("restore", "nothing.backup")
    assert (refused.returncode, refused.stdout.splitlines()[-1]) == (1, "There is no archive nothing.backup.")
    assert command("restore", made).returncode == 0


def command(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "weimproovi", *words], cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ
    )
