"""A candidate's own interview and answers: found, held, and asked whether she may still answer. Services of the candidate's side call it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _
from weimproovi.integrations.storage_keys import unwrap
from weimproovi.models import Application, VideoAnswer, VideoInterview, VideoKey
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.services import ids
from weimproovi.services.consent_states import allows
from weimproovi.vocabulary import (
    ACTIVE_STAGES,
    LIVE_CONSENTS,
    STANDING_ANSWERS,
    AnswerKind,
    AnswerState,
    ConsentScope,
)

LAST_MINUTES = timedelta(hours=24)  # a take that began before the deadline may still arrive


def own_application(session: Session, actor: Actor, application_id: str | UUID, *, hold: bool = False) -> Application:
    """An application of hers. Raises NotFound."""
    mine: Any = scopes.applications_sent_by(actor).where(col(Application.id) == ids.parse(application_id))
    found: Application | None = session.execute(mine.with_for_update() if hold else mine).scalars().first()
    if found is None or actor.candidate_id is None:
        raise NotFound
    return found


def interview_of(session: Session, application: Application) -> VideoInterview:
    """The invitation of an application. Raises NotFound: she was not invited."""
    invited = select(VideoInterview).where(col(VideoInterview.application_id) == application.id)
    found: VideoInterview | None = session.execute(invited).scalars().first()
    if found is None:
        raise NotFound
    return found


def own_answer(session: Session, actor: Actor, answer_id: str | UUID, *, hold: bool = False) -> VideoAnswer:
    """An answer of hers that is not removed. Raises NotFound."""
    mine: Any = select(VideoAnswer).where(
        col(VideoAnswer.id) == ids.parse(answer_id),
        col(VideoAnswer.candidate_id) == actor.candidate_id,
        col(VideoAnswer.state) != AnswerState.REMOVED,
    )
    found: VideoAnswer | None = session.execute(mine.with_for_update() if hold else mine).scalars().first()
    if found is None or actor.candidate_id is None:
        raise NotFound
    return found


def closed_because(application: Application, interview: VideoInterview, begun_at: datetime | None = None) -> str:
    """Why she cannot answer now; nothing while she can. A company's plan is never a reason; a take that began in time may still end."""
    if application.stage not in ACTIVE_STAGES or application.visible_until < clock.today():
        return _("Lamaran ini sudah berakhir.")
    if application.video_share in LIVE_CONSENTS:
        return _("Jawabanmu sudah kamu kirim. Tarik izin menonton dulu jika mau mengubahnya.")
    began_in_time = begun_at is not None and begun_at < interview.deadline_at and clock.now() < begun_at + LAST_MINUTES
    if interview.deadline_at <= clock.now() and not began_in_time:
        return _("Batas undangan ini sudah lewat.")
    return ""


def require_open(application: Application, interview: VideoInterview, begun_at: datetime | None = None) -> None:
    """Raises Invalid with the reason."""
    if why := closed_because(application, interview, begun_at):
        raise Invalid({"": why})


def require_recordable(session: Session, application: Application) -> None:
    """Her consent to record is in force at this moment (C3). Raises Invalid."""
    if not allows(session, application.candidate_id, ConsentScope.VIDEO_RECORD, application.id):
        raise Invalid({"": _("Rekaman hanya bisa dimulai setelah kamu mengizinkannya.")})


def asked(interview: VideoInterview, number: int) -> dict[str, Any]:
    """A question of the invitation, counted from 0. Raises NotFound."""
    if not 0 <= number < len(interview.questions):
        raise NotFound
    return interview.questions[number]


def takes_used(session: Session, application_id: UUID, number: int) -> int:
    """Recordings of a question that she finished; what was cut off or could not be used does not count."""
    used = select(func.count()).where(
        col(VideoAnswer.application_id) == application_id,
        col(VideoAnswer.question) == number,
        col(VideoAnswer.kind) != AnswerKind.WRITTEN,
        col(VideoAnswer.completed_at).is_not(None),
        col(VideoAnswer.state) != AnswerState.REFUSED,
        col(VideoAnswer.problem).is_(None),
    )
    return int(session.execute(used).scalar_one())


def standing_answers(session: Session, application_id: UUID) -> list[VideoAnswer]:
    """What she kept, by question."""
    kept = select(VideoAnswer).where(col(VideoAnswer.application_id) == application_id, col(VideoAnswer.state).in_(STANDING_ANSWERS))
    return list(session.execute(kept.order_by(col(VideoAnswer.question), col(VideoAnswer.take))).scalars())


def key_of(session: Session, answer_id: UUID) -> bytes:
    """The key of an answer's files. Raises NotFound: destroyed."""
    wrapped = session.execute(select(col(VideoKey.wrapped_key)).where(col(VideoKey.answer_id) == answer_id)).scalar()
    if wrapped is None:
        raise NotFound
    return unwrap(wrapped)
