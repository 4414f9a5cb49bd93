"""What every table shares: keys, moments, words from the vocabulary stored as text with a CHECK."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Enum
from sqlmodel import Field, SQLModel

from weimproovi import clock
from weimproovi.ids import new_id

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING


def key() -> Any:
    """A UUIDv7 primary key made in Python."""
    return Field(default_factory=new_id, primary_key=True)


def moment(*, index: bool = False) -> Any:
    """A required time with zone; by default now."""
    return Field(default_factory=clock.now, sa_type=DateTime(timezone=True), index=index)  # type: ignore[call-overload]


def later(*, index: bool = False) -> Any:
    """A time with zone that may not have come yet."""
    return Field(default=None, sa_type=DateTime(timezone=True), nullable=True, index=index)  # type: ignore[call-overload]


def word(kind: type[StrEnum], *, check: str = "", **options: Any) -> Any:
    """A word of the vocabulary, stored as its value with a CHECK constraint (`check` names it where a table has two of a kind)."""
    stored = Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=check or kind.__name__.lower(),
        values_callable=lambda words: [member.value for member in words],
    )
    return Field(sa_type=stored, **options)  # type: ignore[call-overload]


class Row(SQLModel):
    """A row with a UUIDv7 key and the moment it was made."""

    id: UUID = key()
    created_at: datetime = moment()
