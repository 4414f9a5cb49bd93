"""The journal keeps what it was told, in order, whatever dies beside it."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.support.buckets import s3_server, some_bucket
from weimproovi import clock
from weimproovi.errors import StorageFault
from weimproovi.ids import new_id
from weimproovi.integrations import journal
from weimproovi.settings import settings
from weimproovi.vocabulary import JournalKind

LONG_AGO = timedelta(days=400)
WRITER = """
from weimproovi.ids import new_id
from weimproovi.integrations import journal
from weimproovi.vocabulary import JournalKind
for _ in range(100):
    journal.append(JournalKind.PERSON_ERASED, new_id())
"""


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture(params=["folder", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    chosen = str(tmp_path / "jurnal")
    if request.param == "s3":
        chosen = f"s3://{some_bucket(request.getfixturevalue('s3'), monkeypatch)}/jurnal"
    yield from kept_at(chosen, monkeypatch)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for _place in kept_at(str(tmp_path / "jurnal"), monkeypatch):
        yield tmp_path / "jurnal"


def kept_at(chosen: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("WEIMPROOVI_JOURNAL", chosen)
    settings.cache_clear()
    yield chosen
    monkeypatch.undo()
    settings.cache_clear()


def written(*kinds: JournalKind) -> list[UUID]:
    subjects = [new_id() for _kind in kinds]
    for kind, subject in zip(kinds, subjects, strict=True):
        journal.append(kind, subject)
    return subjects


def subjects_since(ago: timedelta) -> list[UUID]:
    return [entry.subject for entry in journal.entries(clock.now() - ago)]


@pytest.mark.usefixtures("place")
def test_facts_come_back_in_order() -> None:
    told = written(JournalKind.PERSON_ERASED, JournalKind.APPLICATION_WITHDRAWN)
    with clock.moved(timedelta(days=40)):
        told += written(JournalKind.CONSENT_WITHDRAWN)
        assert subjects_since(LONG_AGO) == told
        assert subjects_since(timedelta(days=1)) == told[2:]


@pytest.mark.usefixtures("place")
def test_months_without_a_backup_are_forgotten() -> None:
    with clock.moved(-timedelta(days=100)):
        written(JournalKind.PERSON_ERASED)
    told = written(JournalKind.PERSON_ERASED)
    journal.forget(clock.now() - timedelta(days=60))
    assert subjects_since(LONG_AGO) == told


def test_a_torn_line_spoils_itself_alone(folder: Path) -> None:
    told = written(JournalKind.PERSON_ERASED)
    kept = next(folder.iterdir())
    kept.write_bytes(kept.read_bytes() + b'\n{"at": "2026-1')
    told += written(JournalKind.PERSON_ERASED)
    assert subjects_since(LONG_AGO) == told


def test_several_processes_lose_nothing(folder: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER]) for _number in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert len(set(subjects_since(LONG_AGO))) == 300


def test_a_journal_that_cannot_be_written_stops_the_transaction(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    with pytest.raises(StorageFault, match="journal"):
        journal.append(JournalKind.PERSON_ERASED, new_id())


def test_only_its_owner_reads_it(folder: Path) -> None:
    written(JournalKind.PERSON_ERASED)
    assert {path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir())} == {0}
