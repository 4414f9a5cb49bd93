"""Backups of database and files (D1): made, listed, opened, and removed when they are 30 days old. Called by the operator's commands alone."""

import json
import logging
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, func, select, union_all

from weimproovi import clock, db
from weimproovi.errors import BackupFault, StorageFault
from weimproovi.integrations import archives, journal, pg_tools
from weimproovi.integrations.archives import Record
from weimproovi.integrations.storage import Shelf, open_shelf
from weimproovi.integrations.storage_keys import store
from weimproovi.integrations.vault import backup_key, fingerprint
from weimproovi.services import readiness, stored_files
from weimproovi.settings import former_master_keys, master_key, settings

KEPT = timedelta(days=30)
JOURNAL_KEPT = timedelta(days=62)
FORM = 1
NAME = re.compile(r"weimproovi-(\d{8}T\d{6})Z-[0-9a-f]{8}\.backup")
log = logging.getLogger("weimproovi.backups")


@dataclass(frozen=True)
class Backup:
    """One archive that lies there. Size in bytes."""

    name: str
    at: datetime
    size: int


@dataclass(frozen=True)
class Manifest:
    """What an archive says of itself. `moment`: no later fact is in it; `files`: stored files within."""

    moment: datetime
    revision: str
    files: int = 0
    missing: int = 0


def back_up(place: str | None = None) -> tuple[Backup, Manifest]:
    """Makes a backup, proves that it lies there whole, and removes those older than 30 days.

    Args:
        place: a storage in the form of settings; theirs when None.

    Raises:
        BackupFault: pg_dump is missing or failed, or what was written cannot be read back.
        StorageFault: the files or the place of the backups cannot be reached.
    """
    shelf, moment = shelf_of(place), clock.now()
    name = f"weimproovi-{moment:%Y%m%dT%H%M%S}Z-{secrets.token_hex(4)}.backup"
    shelf.write(name, archives.seal(_keys()[0], _records(moment)))
    manifest = verify(shelf, name)
    remove_old(shelf, moment)
    journal.forget(moment - JOURNAL_KEPT)
    return Backup(name, moment, shelf.size(name) or 0), manifest


def backups(place: str | None = None) -> list[Backup]:
    """The backups that lie there, newest first."""
    shelf = shelf_of(place)
    found = [(name, at) for name in shelf.names() if (at := _made_at(name)) is not None]
    return [Backup(name, at, shelf.size(name) or 0) for name, at in sorted(found, key=lambda one: one[1], reverse=True)]


def remove_old(shelf: Shelf, moment: datetime) -> None:
    """Removes backups older than 30 days, by the time in their names. Other files are left alone."""
    for name in [name for name in shelf.names() if (at := _made_at(name)) is not None and at < moment - KEPT]:
        shelf.delete(name)


def shelf_of(place: str | None) -> Shelf:
    """Where backups lie: the place given, else that of the settings."""
    return open_shelf(place or settings().backups, endpoint_url=settings().s3_endpoint, flat=True)


def place_of(words: str) -> str:
    """A folder or `s3://bucket/prefix` as the operator types it, in the form of settings."""
    return words if words.startswith("s3://") else f"local:{Path(words).absolute()}"


def records(shelf: Shelf, name: str) -> Iterator[Record]:
    """The records of an archive; see `archives.records_of`."""
    return archives.records_of(shelf, name, _keys())


def verify(shelf: Shelf, name: str) -> Manifest:
    """Reads a whole archive and holds nothing of it; what it says of itself.

    Raises:
        BackupFault: cut, changed, made with another key or another master key, or by a newer form.
    """
    first, last, files = "", "", 0
    for record, content in records(shelf, name):
        if record == "manifest":
            first = b"".join(content).decode()
        elif record == "end":
            last = b"".join(content).decode()
        files += record.startswith("files/")
    manifest, end = _manifest(first), json.loads(last or "{}")
    if end.get("files") != files:
        raise BackupFault(archives.REFUSED)
    return Manifest(manifest.moment, manifest.revision, files, end["missing"])


def _keys() -> list[bytes]:
    """The key in use, and those that older archives may have been made with."""
    derived = [backup_key(key) for key in (master_key(), *former_master_keys())]
    chosen = settings().backup_key
    return [chosen, *derived] if chosen else derived


def _records(moment: datetime) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Everything, as one snapshot of the database sees it. Files are written before their rows and removed after them, so they follow it."""
    engine = create_engine(db.addresses().owner, isolation_level="REPEATABLE READ")
    try:
        with engine.connect() as connection:
            snapshot = str(connection.execute(select(func.pg_export_snapshot())).scalar())
            revision = readiness.revision(connection)
            wrapping = fingerprint(master_key()).hex()
            yield "manifest", [_words(form=FORM, moment=moment.isoformat(), revision=revision, master_key=wrapping)]
            yield "database", pg_tools.dump(db.addresses().owner, snapshot, server_major(connection))
            files, missing = 0, 0
            for name in _stored_names(connection):
                if (content := _stored(name)) is None:
                    missing += 1
                    log.warning("a stored file is missing: %s", name)
                else:
                    files += 1
                    yield f"files/{name}", content
            yield "end", [_words(files=files, missing=missing)]
    finally:
        engine.dispose()


def server_major(connection: Connection) -> int:
    """The major version of the server."""
    return int((connection.dialect.server_version_info or (0,))[0])


def _stored_names(connection: Connection) -> Iterator[str]:
    """The stored files that rows need, streamed."""
    named: Any = union_all(*stored_files.needed_names())
    streamed = connection.execution_options(stream_results=True, yield_per=1000).execute(named)
    yield from (row.stored_name for row in streamed)


def _stored(name: str) -> Iterator[bytes] | None:
    """A stored file; None when it was removed since the snapshot was taken."""
    try:
        return store().copy_out(name)
    except StorageFault:
        if store().exists(name):
            raise
        return None


def _words(**facts: object) -> bytes:
    return json.dumps(facts).encode()


def _manifest(words: str) -> Manifest:
    told = json.loads(words or "{}")
    if told.get("form") != FORM:
        raise BackupFault("The archive has a form that this version does not know. Nothing was touched.")
    if told["master_key"] not in {fingerprint(key).hex() for key in (master_key(), *former_master_keys())}:
        raise BackupFault(
            "The people's keys in the archive are wrapped by another master key: "
            "give it as WEIMPROOVI_MASTER_KEY or WEIMPROOVI_FORMER_MASTER_KEYS. Nothing was touched."
        )
    return Manifest(datetime.fromisoformat(told["moment"]), told["revision"])


def _made_at(name: str) -> datetime | None:
    made = NAME.fullmatch(name)
    return datetime.strptime(made[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC) if made else None
