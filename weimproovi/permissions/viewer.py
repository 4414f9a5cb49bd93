"""The viewer's side of the facts as SQL: bound values in the application's own queries, transaction settings in row-level security."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Date, DateTime, Text, Uuid, cast, func, literal, select

from weimproovi import clock
from weimproovi.permissions.actor import Actor
from weimproovi.vocabulary import Purpose


@dataclass(frozen=True, slots=True)
class Viewer:
    """SQL expressions for the acting person and the moment."""

    kind: ColumnElement[Any]
    account_id: ColumnElement[Any]
    candidate_id: ColumnElement[Any]
    company_id: ColumnElement[Any]
    member_id: ColumnElement[Any]
    role: ColumnElement[Any]
    purpose: ColumnElement[Any]
    now: ColumnElement[Any]
    today: ColumnElement[Any]


def viewer_of(actor: Actor, purpose: Purpose) -> Viewer:
    """The viewer as bound values of this actor."""
    return Viewer(
        kind=literal(actor.kind.value, Text),
        account_id=literal(actor.account_id, Uuid),
        candidate_id=literal(actor.candidate_id, Uuid),
        company_id=literal(actor.company_id, Uuid),
        member_id=literal(actor.member_id, Uuid),
        role=literal(actor.role and actor.role.value, Text),
        purpose=literal(purpose.value, Text),
        now=literal(clock.now(), DateTime(timezone=True)),
        today=literal(clock.today(), Date),
    )


def setting(name: str, kind: Any = Text) -> ColumnElement[Any]:
    """A transaction setting as a value of a type, read and converted once per query; NULL when it is not set."""
    words = func.nullif(func.current_setting(f"app.{name}", True), "")
    return select(words if kind is Text else cast(words, kind)).scalar_subquery()


SETTINGS_VIEWER = Viewer(
    kind=setting("kind"),
    account_id=setting("account", Uuid),
    candidate_id=setting("candidate", Uuid),
    company_id=setting("company", Uuid),
    member_id=setting("member", Uuid),
    role=setting("role"),
    purpose=setting("purpose"),
    now=setting("now", DateTime(timezone=True)),
    today=setting("today", Date),
)
