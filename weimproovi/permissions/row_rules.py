"""The words in which the rules of row-level security are written. `row_security` and `row_security_work` alone use them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlmodel import SQLModel, col

from weimproovi.models import Application
from weimproovi.permissions.expressions import Columns, Sql
from weimproovi.permissions.resources import reached
from weimproovi.permissions.scopes import EXISTING, row_is_open
from weimproovi.permissions.viewer import SETTINGS_VIEWER as VIEWER
from weimproovi.vocabulary import ActorKind, FieldGroup, Resource

Rule = ColumnElement[bool]
Table = type[SQLModel]
WHO: Columns = {
    "viewer_kind": VIEWER.kind,
    "purpose": VIEWER.purpose,
    "viewer_candidate_id": VIEWER.candidate_id,  # a setting of candidates alone
    "viewer_company_id": VIEWER.company_id,  # a setting of members alone
    "viewer_account_id": VIEWER.account_id,
}


@dataclass(frozen=True, slots=True)
class TableRule:
    """Who reaches the rows of one table: its resource's ways in, as far as the table offers the fact that a way needs.

    `offers` are facts of a row for reading, `adds` those for writing (the same where None). `also` and `also_adds` are what follows from another
    table: a part is read where its whole is.
    """

    table: Table
    resource: Resource
    offers: Columns
    adds: Columns | None = None
    also: Rule | None = None
    also_adds: Rule | None = None

    @property
    def name(self) -> str:
        return str(self.table.__tablename__)

    @property
    def reads(self) -> Rule:
        return _either(reached(self.resource, {**WHO, **self.offers}), self.also)

    @property
    def writes(self) -> Rule:
        if self.adds is None:
            return self.reads
        return _either(reached(self.resource, {**WHO, **self.adds}), self.also_adds)


def _either(rule: Rule, other: Rule | None) -> Rule:
    return rule if other is None else or_(rule, other)


def kind(one: ActorKind) -> Rule:
    return VIEWER.kind == one.value


def signed_in() -> Rule:
    return or_(*(kind(one) for one in ActorKind if one is not ActorKind.ANONYMOUS))


def companys(table: Any, column: str = "company_id") -> dict[str, Sql]:
    """The fact whose company a row is."""
    return {"company_id": col(getattr(table, column))}


def candidates(table: Any, column: str = "candidate_id") -> dict[str, Sql]:
    """The fact whose row it is, where that is a candidate."""
    return {"candidate_id": col(getattr(table, column))}


def accounts(table: Any, column: str = "account_id") -> dict[str, Sql]:
    """The fact whose row it is, by account."""
    return {"account_id": col(getattr(table, column))}


def opens(rule: Rule, *groups: FieldGroup) -> dict[str, Sql]:
    """The fact that an application opens the groups to the viewer."""
    return {f"opens_{group}": rule for group in groups}


def names(rule: Rule, *groups: FieldGroup) -> dict[str, Sql]:
    """The fact that a live ticket of the viewer names the person and one of the groups."""
    return {f"named_{group}": rule for group in groups}


def application_where(table: Any, group: FieldGroup) -> Rule:
    """An application of this person opens the group to the viewer."""
    return opened_where(group, col(Application.candidate_id) == col(table.candidate_id))


def opened_where(group: FieldGroup, same: Rule) -> Rule:
    """An application that the viewer may know of, by its own rule, opens the group."""
    return exists(select(col(Application.id)).where(same, row_is_open(group, known=EXISTING)))


def visible(table: Any, key: str, other: Any, other_key: str = "id") -> Rule:
    """A row of another table, visible by that table's own rule."""
    return exists(select(other.id).where(col(getattr(other, other_key)) == col(getattr(table, key))))
