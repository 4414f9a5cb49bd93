"""A database, a file store, a journal and a place for backups of their own, for tests that lose everything and put it back."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect

from weimproovi import db, db_embedded, migrate
from weimproovi.integrations import rate_limits, storage_keys
from weimproovi.settings import settings

REMADE = {"alembic_version"}


@contextmanager
def own_machine(server: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, **chosen: str) -> Iterator[Engine]:
    """Settings point to a new migrated database and new folders; the value is the owner's engine."""
    name = f"drill_{os.getpid()}_{os.urandom(3).hex()}"
    urls = db_embedded.create_database(server, name)
    given = {
        "DATABASE_URL": urls.application,
        "DATABASE_OWNER_URL": urls.owner,
        "DATABASE_LISTEN_URL": urls.listen,
        "WEIMPROOVI_STORAGE": f"local:{folder / 'files'}",
        "WEIMPROOVI_JOURNAL": str(folder / "journal"),
        "WEIMPROOVI_BACKUPS": str(folder / "backups"),
    }
    for key, value in (given | chosen).items():
        monkeypatch.setenv(key, value)
    forget_settings()
    owner = create_engine(urls.owner)
    try:
        migrate.upgrade(urls.owner)
        yield owner
    finally:
        owner.dispose()
        db.engine().dispose()
        monkeypatch.undo()  # with whatever the test itself has set, or its older values would come back after this
        forget_settings()
        db_embedded.drop_database(server, name)


def forget_settings() -> None:
    """The next use reads settings, keys and the store anew, as another process would."""
    settings.cache_clear()
    db._engine.cache_clear()
    storage_keys.store.cache_clear()
    storage_keys.forget()
    rate_limits._limiter.cache_clear()


def facts(owner: Engine) -> dict[str, tuple[int, str]]:
    """Of every table: how many rows, and one digest over all of them."""
    with owner.connect() as connection:
        return {
            name: _digest([row[0] for row in connection.exec_driver_sql(f'SELECT t::text FROM "{name}" t ORDER BY 1')])
            for name in inspect(owner).get_table_names()
        }


def _digest(rows: list[str]) -> tuple[int, str]:
    return len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()


def found_in_rows(owner: Engine, *words: str) -> list[tuple[str, str]]:
    """Where any of these words stands, in any column of any table."""
    with owner.connect() as connection:
        return [
            (name, word)
            for name in inspect(owner).get_table_names()
            for row in connection.exec_driver_sql(f'SELECT t::text FROM "{name}" t')
            for word in words
            if word.casefold() in row[0].casefold()
        ]


def stored_files(folder: Path) -> dict[str, bytes]:
    """Every file of a local store, by name."""
    return {path.name: path.read_bytes() for path in (folder / "files").glob("[0-9a-f][0-9a-f]/*")}


def wipe(owner: Engine, folder: Path) -> None:
    """The machine is lost: no rows, no tables, no files. The journal and the backups lie elsewhere."""
    owner.dispose()
    db.engine().dispose()
    with owner.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    owner.dispose()
    for path in (folder / "files").glob("[0-9a-f][0-9a-f]/*"):
        path.unlink()
