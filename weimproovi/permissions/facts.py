"""Loads the facts of a decision, in the transaction of the read, under row-level security."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, bindparam, select
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.errors import Denied, NotFound, SeatLocked
from weimproovi.models import Application
from weimproovi.permissions import lapses
from weimproovi.permissions.actor import SETTLED, Actor
from weimproovi.permissions.columns import ASSIGNED_VACANCIES, SETTLED_FACTS, SHOWN_VACANCIES, fact_columns
from weimproovi.permissions.decide import ApplicationFacts, Decision, decide
from weimproovi.permissions.viewer import SETTINGS_VIEWER
from weimproovi.vocabulary import FieldGroup, Purpose

SAID_BY_VIEWER = ("viewer_kind", "viewer_company_id", "viewer_role", "purpose", "now", "today")
READ_FROM_ROW = tuple(name for name in ApplicationFacts.__dataclass_fields__ if name not in SAID_BY_VIEWER and name not in SETTLED_FACTS)


def fact_labels() -> list[ColumnElement[Any]]:
    """Every fact of an application as a labelled column, for a select over `application`."""
    columns = fact_columns(SETTINGS_VIEWER)
    return [columns[name].label(f"fact_{name}") for name in READ_FROM_ROW]


def facts_in(session: Session, row: Row[Any], actor: Actor, purpose: Purpose) -> ApplicationFacts:
    """The facts of a row that was selected with `fact_labels` in this transaction."""
    return ApplicationFacts(
        viewer_kind=actor.kind.value,
        viewer_company_id=actor.company_id,
        viewer_role=actor.role and actor.role.value,
        purpose=purpose.value,
        now=clock.now(),
        today=clock.today(),
        **settled_facts(session),
        **{name: row._mapping[f"fact_{name}"] for name in READ_FROM_ROW},
    )


def settled_facts(session: Session) -> dict[str, Any]:
    """What the transaction found about its viewer's company and seat when it began; nothing of it is known of anybody else."""
    given = session.info[SETTLED]
    return {name: given[f"settled_{name}"] for name in SETTLED_FACTS}


def viewer_facts(session: Session, actor: Actor, purpose: Purpose) -> tuple[dict[str, Any], set[UUID], set[UUID]]:
    """What is the same for every application of the viewer of this transaction; the vacancies she works on; those whose reviewers read resumes."""
    works_on, shows = session.execute(select(ASSIGNED_VACANCIES, SHOWN_VACANCIES)).one()
    said = {"viewer_kind": actor.kind.value, "viewer_company_id": actor.company_id, "purpose": purpose.value}
    role = {"viewer_role": actor.role and actor.role.value}
    return said | role | settled_facts(session), set(works_on or ()), set(shows or ())


def decision_about(session: Session, actor: Actor, purpose: Purpose, application_id: UUID) -> Decision:
    """The decision about one application.

    Raises:
        NotFound: there is none, or none for this viewer; SeatLocked: none at all for her.
    """
    found = session.execute(_facts_query(), {"application_id": application_id}).first()
    if found is None:
        raise not_hers(session, application_id)
    decision = decide(facts_in(session, found, actor, purpose))
    lapses.note(decision.until)
    if not decision.allows(FieldGroup.EXISTENCE):
        raise not_hers(session, application_id)
    return decision


def not_hers(session: Session, application_id: UUID) -> NotFound:
    """What is said of an application that a viewer does not reach. A locked seat is said of every id alike, and is no attempt on anybody (S5, S6)."""
    return SeatLocked() if seat_is_locked(session) else NotFound(application_id)


def seat_is_locked(session: Session) -> bool:
    """The member of this transaction is beyond the seats of the live plan, and nothing else about her closes applications."""
    known = settled_facts(session)
    place, seats = known["seat"], known["seats"]
    lapses.note(known["plan_changes_at"])
    return place is not None and seats is not None and place > seats


@lru_cache(maxsize=1)
def _facts_query() -> Select[Any]:
    return select(*fact_labels()).where(col(Application.id) == bindparam("application_id"))


def require(decision: Decision, group: FieldGroup, application_id: UUID) -> None:
    """Raises Denied with the first reason unless the group is open.

    What the company's own plan locks is no attempt on the person: it names no application, so that no row tells her the plan (S5, S6).
    """
    if not decision.allows(group):
        closed = decision.why_not(group)
        raise Denied(closed.reason, None if closed.waits_for_plan else application_id)
