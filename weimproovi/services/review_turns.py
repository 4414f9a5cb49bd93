"""Whose turn it is: the interviews that wait for a viewer, as selects that start from the permission module's face (U6, S3, S6). `review_queue` and
`review_digests` call it. What was never shared, was taken back or lies beyond the plan is not among them, and nothing tells it from what never was.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, case, exists, func, select
from sqlmodel import Session, col

from weimproovi.models import Application, Candidate, ScorecardSending, Vacancy, VideoAnswer, VideoBookmark, VideoUnit
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.viewer import BOUND_VIEWER, viewer_values
from weimproovi.vocabulary import ACTIVE_STAGES, AnswerKind, AnswerState, FieldGroup, Purpose

MINUTE = 60_000  # milliseconds
READING = 60  # milliseconds for a character of a written answer


@dataclass(frozen=True, slots=True)
class Sum:
    """How much waits: interviews, minutes, when the first can no longer be watched, when the newest came."""

    count: int
    minutes: int
    until: datetime | None
    newest: datetime | None


def total(session: Session, actor: Actor) -> Sum:
    """Everything that waits for a member. Counts alone: nobody's name is read."""
    found = session.execute(total_query(), viewer_values(actor, Purpose.RECRUIT)).one()
    return Sum(found.many, minutes(found.left) if found.many else 0, found.until, found.newest)


def first(session: Session, actor: Actor, most: int) -> list[Row[Any]]:
    """The first of it with names, titles and what is left to watch. Who shows it records the look."""
    return list(session.execute(rows_query(), viewer_values(actor, Purpose.RECRUIT) | {"most": most}))


def in_order(session: Session, actor: Actor) -> list[UUID]:
    """The applications alone, in the order of the list."""
    return list(session.execute(order_query(), viewer_values(actor, Purpose.RECRUIT)).scalars())


def minutes(milliseconds: int) -> int:
    """As people say it: a begun minute counts."""
    return max(1, -(-int(milliseconds) // MINUTE))


def still_her_turn() -> ColumnElement[bool]:
    """Of the application in the query: she has not sent her scorecard. What she watched does not end it, and neither does a draft."""
    sent = (col(ScorecardSending.application_id) == col(Application.id), col(ScorecardSending.member_id) == BOUND_VIEWER.member_id)
    return ~exists(select(col(ScorecardSending.id)).where(*sent))


@lru_cache(maxsize=1)
def total_query() -> Select[Any]:
    """One row of sums; takes `viewer_values`."""
    turn = _turns().subquery("turn")
    summed: Any = select(
        func.count().label("many"),
        func.sum(turn.c.left).label("left"),
        func.min(turn.c.until).label("until"),
        func.max(turn.c.newest).label("newest"),
    )
    found: Select[Any] = summed.select_from(turn)
    return found


@lru_cache(maxsize=1)
def rows_query() -> Select[Any]:
    """Cut before anybody's name is looked up; takes `viewer_values` and `most`."""
    turn = _turns().order_by(col(Application.video_share_until), col(Application.id)).limit(bindparam("most")).subquery("turn")
    return (
        select(turn, col(Candidate.full_name), col(Vacancy.title))
        .join(Vacancy, col(Vacancy.id) == turn.c.vacancy_id)
        .outerjoin(Candidate, col(Candidate.id) == turn.c.named_id)
        .order_by(turn.c.until, turn.c.id)
    )


@lru_cache(maxsize=1)
def order_query() -> Select[Any]:
    """Ids alone; takes `viewer_values`."""
    turn = _turns().subquery("turn")
    return select(turn.c.id).order_by(turn.c.until, turn.c.id)


def _turns() -> Select[Any]:
    """One row an application under way whose video is open to the viewer and still her turn."""
    opened = scopes.group_is_open(FieldGroup.VIDEO, BOUND_VIEWER, known=scopes.EXISTING)
    hers = and_(col(VideoBookmark.answer_id) == col(VideoAnswer.id), col(VideoBookmark.member_id) == BOUND_VIEWER.member_id)
    unit = and_(col(VideoUnit.application_id) == col(Application.id), col(VideoUnit.returned_at).is_(None))
    return (
        scopes.received(BOUND_VIEWER)
        .with_only_columns(
            col(Application.id),
            col(Application.candidate_id),
            col(Application.vacancy_id),
            scopes.only_when_open(FieldGroup.IDENTITY, BOUND_VIEWER, col(Application.candidate_id), known=scopes.EXISTING).label("named_id"),
            col(Application.video_share_until).label("until"),
            func.count(col(VideoAnswer.id)).label("answers"),
            func.sum(_left()).label("left"),
            func.bool_or(col(VideoBookmark.id).is_not(None)).label("begun"),
            func.max(func.greatest(col(VideoAnswer.ready_at), col(VideoUnit.shared_at))).label("newest"),
        )
        .select_from(Application)
        .join(VideoAnswer, and_(col(VideoAnswer.application_id) == col(Application.id), col(VideoAnswer.state) == AnswerState.READY))
        .outerjoin(VideoBookmark, hers)
        .outerjoin(VideoUnit, unit)
        .where(opened, col(Application.stage).in_(ACTIVE_STAGES), still_her_turn())
        .group_by(col(Application.id))
    )


def _left() -> ColumnElement[int]:
    """Milliseconds of an answer that she has not seen yet."""
    seen = func.coalesce(col(VideoBookmark.second), 0) * 1000
    return case(
        (col(VideoAnswer.kind) == AnswerKind.WRITTEN, func.char_length(col(VideoAnswer.words)) * READING),
        (col(VideoBookmark.ended_at).is_not(None), 0),
        else_=func.greatest(col(VideoAnswer.duration) - seen, 0),
    )
