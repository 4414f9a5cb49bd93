"""A row in every table, for proofs about all of them: whatever a test did not make itself is made up from the columns, around rows that exist."""

from collections.abc import Container, Iterator
from itertools import count
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    ARRAY,
    JSON,
    Boolean,
    Connection,
    Date,
    DateTime,
    Enum,
    Integer,
    LargeBinary,
    Row,
    String,
    Table,
    TypeDecorator,
    Uuid,
    select,
)
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import SQLModel

from weimproovi import clock
from weimproovi.ids import new_id

_serial = count(1)
AROUND = ("application_id", "candidate_id", "company_id", "vacancy_id", "resume_id", "account_id", "member_id")


def fill(connection: Connection, names: Container[str], around: list[dict[str, Any]]) -> None:
    """Adds rows to every named table that has none, one for each of the contexts that a table can take; `around` names existing ids by column."""
    for table in SQLModel.metadata.sorted_tables:
        if table.name in names and connection.execute(select(table).limit(1)).first() is None:
            for values in _distinct(table, around):
                connection.execute(insert(table).values(_row(connection, table, values)).on_conflict_do_nothing())


def rows_of(connection: Connection, table: Table) -> list[Row[Any]]:
    return list(connection.execute(select(table)))


def _distinct(table: Table, around: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for context in around:
        known = {name: context[name] for name in AROUND if name in table.columns and context.get(name)}
        if known not in found:
            found.append(known)
    yield from found if found != [{}] else [{}, {}] if len(table.primary_key) == 1 else [{}]


def _row(connection: Connection, table: Table, known: dict[str, Any]) -> dict[str, Any]:
    return {column.name: known[column.name] if column.name in known else _made(connection, column) for column in table.columns}


def _made(connection: Connection, column: Any) -> Any:
    if column.foreign_keys:
        other = next(iter(column.foreign_keys)).column
        return None if column.nullable else connection.execute(select(other).order_by(other.desc()).limit(1)).scalar()
    if column.nullable:
        return None
    return _of_type(column.type)


def _of_type(kind: Any) -> Any:
    made: dict[type, Any] = {
        ARRAY: [], Boolean: False, Date: clock.today(), DateTime: clock.now(), JSON: {}, LargeBinary: uuid4().bytes, Uuid: new_id(),
    }  # fmt: skip
    if isinstance(kind, Enum):
        return kind.enums[0]
    if isinstance(kind, Integer):
        return next(_serial)
    if isinstance(kind, String | TypeDecorator):  # SQLModel decorates its text
        return uuid4().hex[: kind.length or 32]
    return next(value for one, value in made.items() if isinstance(kind, one))
