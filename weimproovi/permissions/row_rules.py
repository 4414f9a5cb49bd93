"""The words in which the rules of row-level security are written. `row_security` and `row_security_work` alone use them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlmodel import SQLModel, col

from weimproovi.models import Application
from weimproovi.permissions.scopes import EXISTING, row_is_open
from weimproovi.permissions.viewer import SETTINGS_VIEWER as VIEWER
from weimproovi.vocabulary import ActorKind, FieldGroup

Rule = ColumnElement[bool]
Table = type[SQLModel]


@dataclass(frozen=True, slots=True)
class TableRule:
    """Who reads and who writes the rows of one table."""

    table: Table
    reads: Rule
    writes: Rule | None = None  # as `reads` where None

    @property
    def name(self) -> str:
        return str(self.table.__tablename__)


def kind(one: ActorKind) -> Rule:
    return VIEWER.kind == one.value


def system() -> Rule:
    return kind(ActorKind.SYSTEM)


def signed_in() -> Rule:
    return or_(*(kind(one) for one in ActorKind if one is not ActorKind.ANONYMOUS))


def own_company(table: Any) -> Rule:
    return col(table.company_id) == VIEWER.company_id  # a setting of members alone


def own_candidate(table: Any) -> Rule:
    return col(table.candidate_id) == VIEWER.candidate_id  # a setting of candidates alone


def own_account(table: Any) -> Rule:
    return col(table.account_id) == VIEWER.account_id


def application_where(table: Any, group: FieldGroup) -> Rule:
    """An application of this person opens the group to the viewer."""
    return opened_where(group, col(Application.candidate_id) == col(table.candidate_id))


def opened_where(group: FieldGroup, same: Rule) -> Rule:
    """An application that the viewer may know of, by its own rule, opens the group."""
    return exists(select(col(Application.id)).where(same, row_is_open(group, known=EXISTING)))


def visible_application(table: Any) -> Rule:
    """The application itself is visible to the member: its own rule applies inside."""
    found = exists(select(col(Application.id)).where(col(Application.id) == col(table.application_id)))
    return and_(kind(ActorKind.MEMBER), found)


def visible(table: Any, key: str, other: Any, other_key: str = "id") -> Rule:
    """A row of another table, visible by that table's own rule."""
    return exists(select(other.id).where(col(getattr(other, other_key)) == col(getattr(table, key))))
