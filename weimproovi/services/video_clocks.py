"""What the clock does to interviews: a reminder a day before the deadline, the unit given back after it, takes that were cut off forgotten. `worker` calls it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.models import Application, VideoAnswer, VideoInterview
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import standing, sweeping, video_removal, video_units
from weimproovi.services.consent_states import events_of
from weimproovi.services.sweeping import Swept
from weimproovi.services.video_access import LAST_MINUTES
from weimproovi.services.video_letters import tell
from weimproovi.vocabulary import (
    ACTIVE_STAGES,
    LIVE_CONSENTS,
    VIDEO_SCOPES,
    AnswerState,
    ConsentState,
    MailKind,
    NoticeKind,
    Purpose,
)

BEFORE = timedelta(hours=24)
BATCH = 100


def sweep_interviews() -> Swept:
    """Each in a transaction of its own."""
    told = sweeping.each(_remind_next, BATCH)
    over = sweeping.each(_end_next, BATCH)
    stale = sweeping.each(_drop_next, BATCH)
    return Swept(len(told) + len(over) + len(stale), max([0, *over]))


def _remind_next() -> int | None:
    """Said once, to who may still answer and has neither shared nor said no."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        near = (col(VideoInterview.reminded_at).is_(None), col(VideoInterview.deadline_at) <= clock.now() + BEFORE, col(VideoInterview.deadline_at) > clock.now())
        interview = _next(session, VideoInterview, *near)
        if interview is None:
            return None
        interview.reminded_at = clock.now()
        application = session.get_one(Application, interview.application_id)
        if _still_asks(session, application):
            tell(session, application, interview, NoticeKind.INTERVIEW_REMINDER, MailKind.INTERVIEW_REMINDER)
        session.flush()
        return 0


def _still_asks(session: Session, application: Application) -> bool:
    if application.stage not in ACTIVE_STAGES or application.erased_at is not None or application.video_share in LIVE_CONSENTS:
        return False
    lives = (events_of(session, application.candidate_id, scope, application.id) for scope in VIDEO_SCOPES)
    return not any(events and events[-1].state in (ConsentState.REFUSED, ConsentState.WITHDRAWN) for events in lives)


def _end_next() -> int | None:
    """A deadline that passed: what was not shared gives its unit back, and open pages of the company read the other sentence."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        over = (col(VideoInterview.returned_at).is_(None), col(VideoInterview.deadline_at) <= clock.now())
        of_it = select(Application).join(VideoInterview, col(VideoInterview.application_id) == col(Application.id)).where(*over)
        application = session.execute(of_it.limit(1).with_for_update(of=Application, skip_locked=True)).scalars().first()
        if application is None:
            return None
        invited = select(VideoInterview).where(col(VideoInterview.application_id) == application.id)
        interview = session.execute(invited.with_for_update()).scalars().one()
        if interview.deadline_at > clock.now():  # extended meanwhile
            return 0
        interview.returned_at = clock.now()
        video_units.give_back(session, application)
        standing.changed(session, application.company_id)
        return sweeping.lag_since(interview.deadline_at)


def _drop_next() -> int | None:
    """A take that was cut off and did not go on within a day."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        answer = _next(session, VideoAnswer, col(VideoAnswer.state) == AnswerState.RECORDING, col(VideoAnswer.created_at) <= clock.now() - LAST_MINUTES)
        if answer is None:
            return None
        video_removal.remove(session, answer)
        return 0


def _next(session: Session, table: Any, *due: Any) -> Any:
    query = select(table).where(*due).order_by(col(table.id)).limit(1).with_for_update(skip_locked=True)
    return session.execute(query).scalars().first()
