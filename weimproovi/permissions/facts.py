"""Loads the facts of a decision, in the transaction of the read, under row-level security."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, bindparam, select
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.errors import Denied, NotFound
from weimproovi.models import Application
from weimproovi.permissions import lapses
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.columns import fact_columns
from weimproovi.permissions.decide import ApplicationFacts, Decision, decide
from weimproovi.permissions.viewer import SETTINGS_VIEWER
from weimproovi.vocabulary import FieldGroup, Purpose

SAID_BY_VIEWER = ("viewer_kind", "viewer_company_id", "viewer_role", "purpose", "now", "today")
READ_FROM_ROW = tuple(name for name in ApplicationFacts.__dataclass_fields__ if name not in SAID_BY_VIEWER)


def fact_labels() -> list[ColumnElement[Any]]:
    """Every fact that the database knows as a labelled column, for a select over `application`."""
    columns = fact_columns(SETTINGS_VIEWER)
    return [columns[name].label(f"fact_{name}") for name in READ_FROM_ROW]


def facts_in(row: Row[Any], actor: Actor, purpose: Purpose) -> ApplicationFacts:
    """The facts of a row that was selected with `fact_labels`."""
    return ApplicationFacts(
        viewer_kind=actor.kind.value,
        viewer_company_id=actor.company_id,
        viewer_role=actor.role and actor.role.value,
        purpose=purpose.value,
        now=clock.now(),
        today=clock.today(),
        **{name: row._mapping[f"fact_{name}"] for name in READ_FROM_ROW},
    )


def decision_about(session: Session, actor: Actor, purpose: Purpose, application_id: UUID) -> Decision:
    """The decision about one application.

    Raises:
        NotFound: there is none, or none for this viewer.
    """
    found = session.execute(_facts_query(), {"application_id": application_id}).first()
    if found is None:
        raise NotFound(application_id)
    decision = decide(facts_in(found, actor, purpose))
    lapses.note(decision.until)
    if not decision.allows(FieldGroup.EXISTENCE):
        raise NotFound(application_id)
    return decision


@lru_cache(maxsize=1)
def _facts_query() -> Select[Any]:
    return select(*fact_labels()).where(col(Application.id) == bindparam("application_id"))


def require(decision: Decision, group: FieldGroup, application_id: UUID) -> None:
    """Raises Denied with the first reason unless the group is open."""
    if not decision.allows(group):
        raise Denied(decision.why_not(group).reason, application_id)
