"""Loads the facts of a decision, in the transaction of the read, under row-level security."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, select
from sqlmodel import Session, col

from weimproovi.errors import Denied, NotFound
from weimproovi.models import Application
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.columns import fact_columns
from weimproovi.permissions.decide import ApplicationFacts, Decision, decide
from weimproovi.permissions.viewer import viewer_of
from weimproovi.vocabulary import FieldGroup, Purpose

NAMES = tuple(ApplicationFacts.__dataclass_fields__)


def fact_labels(actor: Actor, purpose: Purpose) -> list[ColumnElement[Any]]:
    """Every fact as a labelled column, for a select over `application`."""
    columns = fact_columns(viewer_of(actor, purpose))
    return [columns[name].label(f"fact_{name}") for name in NAMES]


def facts_in(row: Row[Any]) -> ApplicationFacts:
    """The facts of a row that was selected with `fact_labels`."""
    return ApplicationFacts(**{name: row._mapping[f"fact_{name}"] for name in NAMES})


def decision_about(session: Session, actor: Actor, purpose: Purpose, application_id: UUID) -> Decision:
    """The decision about one application.

    Raises:
        NotFound: there is none, or none for this viewer.
    """
    found = session.execute(select(*fact_labels(actor, purpose)).where(col(Application.id) == application_id)).first()
    if found is None:
        raise NotFound(application_id)
    decision = decide(facts_in(found))
    if not decision.allows(FieldGroup.EXISTENCE):
        raise NotFound(application_id)
    return decision


def require(decision: Decision, group: FieldGroup, application_id: UUID) -> None:
    """Raises Denied with the first reason unless the group is open."""
    if not decision.allows(group):
        raise Denied(decision.why_not(group).reason, application_id)
