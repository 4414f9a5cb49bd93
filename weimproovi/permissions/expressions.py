"""Conditions with two faces from one definition: `holds(facts)` in Python and `sql(columns)` in the database.

A missing fact never satisfies anything (fail closed), in both faces: there is no negation here, so the database's
NULL can never turn into true.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import ColumnElement, SQLColumnExpression, Text, and_, literal_column, or_

PLAIN = re.compile(r"[a-z_.]+")
Facts = Mapping[str, Any]
Sql = SQLColumnExpression[Any]  # a column or an expression
Columns = Mapping[str, Sql]


class Expression(Protocol):
    """One condition about named facts."""

    def holds(self, facts: Facts) -> bool: ...
    def sql(self, columns: Columns) -> ColumnElement[bool]: ...


def said(value: Any) -> Any:
    """A rule's own word, written into its SQL: bound, the same few words would be sent and read anew with every statement. Whatever is no plain word is bound."""
    return literal_column(f"'{value}'", Text) if isinstance(value, str) and PLAIN.fullmatch(value) else value


@dataclass(frozen=True, slots=True)
class OneOf:
    """The fact is known and is one of the values."""

    fact: str
    values: tuple[Any, ...]

    def holds(self, facts: Facts) -> bool:
        return facts[self.fact] is not None and facts[self.fact] in self.values

    def sql(self, columns: Columns) -> ColumnElement[bool]:
        column, values = columns[self.fact], [said(value) for value in self.values]
        return column == values[0] if len(values) == 1 else column.in_(values)


@dataclass(frozen=True, slots=True)
class Known:
    """The fact is there."""

    fact: str

    def holds(self, facts: Facts) -> bool:
        return facts[self.fact] is not None

    def sql(self, columns: Columns) -> ColumnElement[bool]:
        return columns[self.fact].is_not(None)


@dataclass(frozen=True, slots=True)
class Absent:
    """The fact is known to be missing (a pause that never happened)."""

    fact: str

    def holds(self, facts: Facts) -> bool:
        return facts[self.fact] is None

    def sql(self, columns: Columns) -> ColumnElement[bool]:
        return columns[self.fact].is_(None)


@dataclass(frozen=True, slots=True)
class Met:
    """The fact is itself a condition, and it is known to hold."""

    fact: str

    def holds(self, facts: Facts) -> bool:
        return facts[self.fact] is True

    def sql(self, columns: Columns) -> ColumnElement[bool]:
        return and_(columns[self.fact])


@dataclass(frozen=True, slots=True)
class Same:
    """Two facts are known and equal."""

    one: str
    other: str

    def holds(self, facts: Facts) -> bool:
        return facts[self.one] is not None and facts[self.one] == facts[self.other]

    def sql(self, columns: Columns) -> ColumnElement[bool]:
        return columns[self.one] == columns[self.other]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Two facts are known and the first is not below the second."""

    high: str
    low: str

    def holds(self, facts: Facts) -> bool:
        high, low = facts[self.high], facts[self.low]
        return high is not None and low is not None and bool(high >= low)

    def sql(self, columns: Columns) -> ColumnElement[bool]:
        return columns[self.high] >= columns[self.low]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Expression, ...]

    def holds(self, facts: Facts) -> bool:
        return all(part.holds(facts) for part in self.parts)

    def sql(self, columns: Columns) -> ColumnElement[bool]:
        return and_(*(part.sql(columns) for part in self.parts))


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Expression, ...]

    def holds(self, facts: Facts) -> bool:
        return any(part.holds(facts) for part in self.parts)

    def sql(self, columns: Columns) -> ColumnElement[bool]:
        return or_(*(part.sql(columns) for part in self.parts))
