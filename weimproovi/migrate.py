"""Brings a database to this version: alembic revisions, then privileges and row-level security from the permission module."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

from weimproovi import db
from weimproovi.permissions import row_security

LOCK = 7_214_901  # one number for everybody who migrates


def upgrade(owner_url: str | None = None) -> None:
    """Upgrades the database under a lock, so that several processes may start at once. Safe to run again."""
    engine = create_engine(owner_url or db.addresses().owner)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        protect(connection)
    engine.dispose()


def protect(connection: Connection) -> None:
    """Applies privileges and policies as the rules say."""
    connection.exec_driver_sql(f"GRANT SELECT ON alembic_version TO {row_security.APPLICATION_ROLE}")  # for readiness
    for statement in row_security.statements():
        connection.exec_driver_sql(statement)
