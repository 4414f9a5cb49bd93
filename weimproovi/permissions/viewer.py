"""The viewer's side of the facts as SQL: bound values in the application's own queries, transaction settings in row-level security."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Text,
    Uuid,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    select,
    true,
)

from weimproovi import clock
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.expressions import said
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


TYPES: dict[str, Any] = {
    "kind": Text(),
    "account_id": Uuid(),
    "candidate_id": Uuid(),
    "company_id": Uuid(),
    "member_id": Uuid(),
    "role": Text(),
    "purpose": Text(),
    "now": DateTime(timezone=True),
    "today": Date(),
}
EMPTY = literal_column("''", Text)  # said and not bound: the driver reads a long statement anew each time, and every rule asks for settings
# For queries that are built once: a hot list spends more time on writing its SQL than the database on answering it.
BOUND_VIEWER = Viewer(**{name: bindparam(f"viewer_{name}", type_=kind) for name, kind in TYPES.items()})


def viewer_of(actor: Actor, purpose: Purpose) -> Viewer:
    """The viewer as bound values of this actor."""
    values = viewer_values(actor, purpose)
    return Viewer(**{name: literal(values[f"viewer_{name}"], kind) for name, kind in TYPES.items()})


def viewer_values(actor: Actor, purpose: Purpose) -> dict[str, Any]:
    """What a query written with `BOUND_VIEWER` is executed with."""
    return {
        "viewer_kind": actor.kind.value,
        "viewer_account_id": actor.account_id,
        "viewer_candidate_id": actor.candidate_id,
        "viewer_company_id": actor.company_id,
        "viewer_member_id": actor.member_id,
        "viewer_role": actor.role and actor.role.value,
        "viewer_purpose": purpose.value,
        "viewer_now": clock.now(),
        "viewer_today": clock.today(),
    }


def setting(name: str, kind: Any = Text) -> ColumnElement[Any]:
    """A transaction setting as a value of a type, read and converted once per query; NULL when it is not set."""
    words = words_of(name)
    return select(words if kind is Text else cast(words, kind)).scalar_subquery()


def words_of(name: str) -> ColumnElement[Any]:
    """A transaction setting as text, read wherever it stands; NULL when it is not set."""
    return func.nullif(func.current_setting(said(f"app.{name}"), true()), EMPTY, type_=Text)


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
