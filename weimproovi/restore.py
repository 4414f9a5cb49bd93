"""Puts a backup back (D1): into an empty database, and never without the erasures and withdrawals that came after it.

Called by `python3 -m weimproovi restore`. A schema marks the database from the first change to the last, so that nobody is served from a
half of it; whoever was killed in the middle runs the same command again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection, Engine, column, create_engine, exists, func, inspect, select, table
from sqlalchemy.schema import CreateSchema, DropSchema
from sqlmodel import SQLModel

from weimproovi import db, migrate
from weimproovi.errors import BackupFault
from weimproovi.integrations import pg_tools
from weimproovi.integrations.storage import Shelf
from weimproovi.integrations.storage_keys import store
from weimproovi.permissions.row_security import WITNESS_ROLE
from weimproovi.services import backups, ledger_sealing, replaying
from weimproovi.services.backups import Manifest

CLOCKS_APART = timedelta(hours=1)  # facts that were under way when the snapshot was taken, and machines whose clocks differ
ACTIVITY = table("pg_stat_activity", column("datname"), column("application_name"))
ROOM = (
    "CREATE SCHEMA IF NOT EXISTS public",
    "GRANT USAGE ON SCHEMA public TO PUBLIC",
    f"GRANT CREATE ON SCHEMA public TO {WITNESS_ROLE}",  # the dump hands the functions that write refusals back to it
)
AFTERWARDS = f"REVOKE CREATE ON SCHEMA public FROM {WITNESS_ROLE}"

Say = Callable[[str, str], None]


@dataclass(frozen=True)
class Restored:
    """What a restore did."""

    manifest: Manifest
    files: int
    repeated: int
    looks_lost: int  # rows of the access ledger that were sealed after the backup


def restore(shelf: Shelf, name: str, say: Say, *, replace: bool = False) -> Restored:
    """Verify an archive, empty the database, fill it, put the files back, repeat what came after it, and open it.

    Raises:
        BackupFault: before anything is touched: an archive that is cut, changed or of another key, a database that holds people
            without `replace`, a product that is still connected. Later: pg_restore failed; the database stays closed.
    """
    say("Memeriksa arsip", "verifying the archive")
    manifest = backups.verify(shelf, name)
    owner = create_engine(db.addresses().owner)
    db.engine().dispose()
    _refuse(owner, replace=replace)
    with owner.begin() as connection:
        connection.execute(CreateSchema(db.RESTORING, if_not_exists=True))
    say("Mengisi basis data dan berkas", "filling database and files")
    files = _fill(owner, backups.records(shelf, name))
    migrate.upgrade()
    say("Mengulang penghapusan dan penarikan", "repeating erasures and withdrawals")
    repeated = replaying.replay(manifest.moment - CLOCKS_APART)
    looks_lost = ledger_sealing.resume()
    with owner.begin() as connection:
        connection.execute(DropSchema(db.RESTORING, if_exists=True, cascade=True))
    owner.dispose()
    return Restored(manifest, files, repeated, looks_lost)


def _refuse(owner: Engine, *, replace: bool) -> None:
    """Refuse what would lose something."""
    with owner.connect() as connection:
        pg_tools.require_restore(backups.server_major(connection))
        users = _others(connection)
        if users:
            raise BackupFault(f"The product is still connected to this database ({users}): stop it first.")
        begun = bool(connection.execute(db.IS_RESTORING).scalar())
        if not begun and not replace and _holds_rows(connection):
            raise BackupFault("The database is not empty. Add --replace to throw away what it holds.")


def _others(connection: Connection) -> int:
    here = (ACTIVITY.c.datname == func.current_database(), ACTIVITY.c.application_name == "weimproovi")
    return int(connection.execute(select(func.count()).select_from(ACTIVITY).where(*here)).scalar_one())


def _holds_rows(connection: Connection) -> bool:
    present = set(inspect(connection).get_table_names())
    kept = [found for found in SQLModel.metadata.sorted_tables if found.name in present]
    return any(connection.execute(select(exists(select(found)))).scalar() for found in kept)


def _fill(owner: Engine, records: Iterator[backups.Record]) -> int:
    """Database and files from the records of a verified archive. How many files."""
    files = 0
    for record, content in records:
        if record == "database":
            _fill_database(owner, content)
        elif record.startswith("files/"):
            store().copy_in(record.removeprefix("files/"), content)
            files += 1
    return files


def _fill_database(owner: Engine, content: Iterator[bytes]) -> None:
    with owner.begin() as connection:
        connection.execute(DropSchema("public", cascade=True, if_exists=True))
        for statement in ROOM:
            connection.exec_driver_sql(statement)
        major = backups.server_major(connection)
    pg_tools.restore(db.addresses().owner, content, major)
    with owner.begin() as connection:
        connection.exec_driver_sql(AFTERWARDS)
