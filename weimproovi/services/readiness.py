"""Whether this process can serve: the database answers at this version, no restore is under way, the files are reachable. For health and checks."""

from functools import lru_cache
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, column, select, table
from sqlalchemy.exc import SQLAlchemyError

from weimproovi import db
from weimproovi.errors import StorageFault
from weimproovi.integrations import storage_keys

ALEMBIC = table("alembic_version", column("version_num"))


def is_ready() -> bool:
    """Every one of them. Says nothing about which: strangers may ask."""
    try:
        return not db.is_restoring() and is_migrated() and storage_keys.answers()
    except (SQLAlchemyError, StorageFault, OSError):
        return False


def is_migrated() -> bool:
    """The tables are those of this version."""
    with db.engine().connect() as connection:
        return revision(connection) == newest_revision()


def revision(connection: Connection) -> str:
    """The version of the tables."""
    return str(connection.execute(select(ALEMBIC.c.version_num)).scalar())


@lru_cache(maxsize=1)
def newest_revision() -> str:
    """The version that this code expects."""
    config = Config()
    config.set_main_option("script_location", str(Path(db.__file__).parent / "migrations"))
    return str(ScriptDirectory.from_config(config).get_current_head())
