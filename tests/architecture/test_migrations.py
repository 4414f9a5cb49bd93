"""Migrations from nothing give the tables that the models say, in files that say when and what."""

import re

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, Enum, inspect, text
from sqlmodel import SQLModel

from tests.architecture.source import PRODUCT
from weimproovi import migrate

VERSIONS = PRODUCT / "migrations" / "versions"
QUOTED = re.compile(r"'([^']+)'::")
CHECKS = """SELECT relname, attname, pg_get_constraintdef(pg_constraint.oid) FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) WHERE contype = 'c' AND connamespace = 'public'::regnamespace"""
DATED = re.compile(r"\d{4}_\d{2}_\d{2}_[a-z0-9]+(_[a-z0-9]+)+\.py")


def test_up_from_empty_equals_the_models(migrated: Engine) -> None:
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_every_check_constraint_is_there(migrated: Engine) -> None:
    in_models = {(table.name, str(check.name)) for table in SQLModel.metadata.tables.values() for check in table.constraints if type(check).__name__ == "CheckConstraint"}
    inspector = inspect(migrated)
    in_database = {(name, str(check["name"])) for name in SQLModel.metadata.tables for check in inspector.get_check_constraints(name)}
    assert {name for name, _ in in_models} == {name for name, _ in in_database}
    assert len(in_models) == len(in_database)


def test_every_column_of_words_takes_exactly_the_vocabulary(migrated: Engine) -> None:
    in_models = {f"{table.name}.{column.name}": set(column.type.enums) for table in SQLModel.metadata.tables.values() for column in table.columns if isinstance(column.type, Enum)}
    with migrated.connect() as connection:
        checks = connection.execute(text(CHECKS)).all()
    in_database = {f"{table}.{column}": set(QUOTED.findall(words)) for table, column, words in checks}
    assert in_database == in_models


def test_migrating_again_changes_nothing(migrated: Engine) -> None:
    migrate.upgrade(migrated.url.render_as_string(hide_password=False))


def test_files_are_dated_sentences() -> None:
    assert not [path.name for path in VERSIONS.glob("*.py") if not DATED.fullmatch(path.name)]


def test_the_road_has_one_end() -> None:
    assert len(ScriptDirectory(str(PRODUCT / "migrations")).get_heads()) == 1
