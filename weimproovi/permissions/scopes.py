"""The SQL face: selects that are already scoped to a viewer. Lists, counts and searches start here and nowhere else."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, null, select, true
from sqlmodel import col

from weimproovi.models import Application, Candidate, Vacancy
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.columns import assigned, fact_columns, settled
from weimproovi.permissions.conditions import CONDITIONS, Condition
from weimproovi.permissions.expressions import Sql
from weimproovi.permissions.viewer import SETTINGS_VIEWER, Viewer, viewer_of
from weimproovi.vocabulary import FieldGroup, Purpose

EXISTING = CONDITIONS[FieldGroup.EXISTENCE]


def group_is_open(group: FieldGroup, viewer: Viewer, known: tuple[Condition, ...] = ()) -> ColumnElement[bool]:
    """A field group of the application in the query is open to the viewer; `known` are conditions that the query asks already."""
    columns = fact_columns(viewer)
    return and_(*(needed.expression.sql(columns) for needed in CONDITIONS[group] if needed not in known))


def reason_of(group: FieldGroup, viewer: Viewer) -> ColumnElement[Any]:
    """Why a group of the application in the query is closed: the word of the first condition that does not hold; NULL where it is open."""
    columns = fact_columns(viewer)
    return case(*((needed.expression.sql(columns).is_not(true()), needed.reason.value) for needed in CONDITIONS[group]), else_=null())


def row_is_open(group: FieldGroup, known: tuple[Condition, ...] = ()) -> ColumnElement[bool]:
    """The same for row-level security: what depends on the viewer alone was settled when the transaction began.

    `known` are conditions that hold for every application the query can see at all.
    """
    columns = fact_columns(SETTINGS_VIEWER)
    each_row = (needed.expression.sql(columns) for needed in CONDITIONS[group] if not needed.settled and needed not in known)
    return and_(settled(group), *each_row)


def applications_received_by(actor: Actor) -> Select[Application]:
    """Applications whose existence a member may know (S3)."""
    return received(viewer_of(actor, Purpose.RECRUIT))


def received(viewer: Viewer) -> Select[Application]:
    """The same for any viewer; with `BOUND_VIEWER`, a query that is built once."""
    return select(Application).where(group_is_open(FieldGroup.EXISTENCE, viewer))


def applications_sent_by(actor: Actor) -> Select[Application]:
    """A candidate's own applications."""
    return select(Application).where(col(Application.candidate_id) == actor.candidate_id)


def vacancies_of(actor: Actor) -> Select[Vacancy]:
    """Vacancies of the member's company."""
    return select(Vacancy).where(col(Vacancy.company_id) == actor.company_id)


def own_profile(actor: Actor) -> Select[Candidate]:
    """The candidate herself."""
    return select(Candidate).where(col(Candidate.id) == actor.candidate_id)


def only_when_open(
    group: FieldGroup, viewer: Viewer, column: Sql, known: tuple[Condition, ...] = ()
) -> ColumnElement[Any]:
    """A column that is NULL unless its group is open: what a list may select (no paging or sorting around the rule)."""
    return case((group_is_open(group, viewer, known), column), else_=null())


def vacancies_worked_on_by(actor: Actor) -> Select[Vacancy]:
    """Vacancies that the member may work on: owners all of the company's, others those they are assigned to."""
    if actor.owner:
        return vacancies_of(actor)
    return vacancies_of(actor).where(assigned(col(Vacancy.id)))
