"""Deleting stored files: those whose rows went, and strays that a kill between storing and writing rows left behind."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Select, select, union_all
from sqlmodel import Session, SQLModel, col

from weimproovi import clock, db
from weimproovi.integrations.storage_keys import store
from weimproovi.models import FileRemoval, Resume
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import sweeping
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import Purpose

BATCH = 50
AT_A_TIME = 5000  # names that are compared with the rows
_WAITING: Select[Any] = select(col(FileRemoval.stored_name))
RESTS = timedelta(days=1)  # a younger file may still be waiting for its row


def sweep_files() -> Swept:
    """Deletes the files that rows ask to remove, then the rows. A file that is gone already is no fault."""
    done = lag = 0
    while not sweeping.ending.is_set():
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            due = select(FileRemoval).order_by(col(FileRemoval.id)).limit(BATCH).with_for_update(skip_locked=True)
            rows = session.execute(due).scalars().all()
            for row in rows:
                lag = max(lag, sweeping.lag_since(row.created_at))
                store().delete(row.stored_name)
                session.delete(row)
        done += len(rows)
        if len(rows) < BATCH:
            break
    return Swept(done, lag)


def sweep_strays() -> Swept:
    """Deletes files of the store that no row names and that are older than a day."""
    done = 0
    for names in _batches(store().names()):
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            strays = set(names) - _known(session, names)
        done += sum(_delete_old(name) for name in strays)
    return Swept(done)


def needed_names() -> list[Select[Any]]:
    """The stored names that rows still need, one query a table: a resume version that was removed needs nothing."""
    kept = select(col(Resume.id)).where(col(Resume.removed_at).is_(None))
    needed = {"resume": {"id": kept}, "resume_page": {"resume_id": kept}}
    return [
        select(table.c.stored_name).where(
            table.c.stored_name != "",
            *(table.c[key].in_(rows) for key, rows in needed.get(table.name, {}).items()),
        )
        for table in SQLModel.metadata.sorted_tables
        if "stored_name" in table.columns and table.name != FileRemoval.__tablename__
    ]


def _delete_old(name: str) -> bool:
    written = store().written_at(name)
    if written is None or written > clock.now() - RESTS:
        return False
    store().delete(name)
    return True


def _known(session: Session, names: list[str]) -> set[str]:
    found = (named.where(named.selected_columns.stored_name.in_(names)) for named in [*needed_names(), _WAITING])
    return set(session.execute(union_all(*found)).scalars())


def _batches(names: Iterator[str]) -> Iterator[list[str]]:
    while batch := list(islice(names, AT_A_TIME)):
        yield batch
