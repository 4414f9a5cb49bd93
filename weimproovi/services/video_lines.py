"""One line about the interview of an application, for its candidate's other pages."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import i18n, routes
from weimproovi.i18n import _, zones
from weimproovi.models import Application, VideoAnswer, VideoInterview
from weimproovi.services import video_access
from weimproovi.vocabulary import ACTIVE_STAGES, LIVE_CONSENTS, STANDING_ANSWERS


def line(session: Session, application: Application, company: str) -> tuple[str, str]:
    """Words and the address of its pages; both empty where she was not invited."""
    invited = select(VideoInterview).where(col(VideoInterview.application_id) == application.id)
    interview = session.execute(invited).scalars().first()
    if interview is None:
        return "", ""
    path = i18n.localized(routes.INTERVIEW.format(application_id=application.id))
    if application.video_share in LIVE_CONSENTS:
        return _("{company} bisa menonton jawabanmu.", company=company), path
    if video_access.standing_answers(session, application.id):
        return unwatched(company), path
    over = video_access.closed_because(application, interview)
    deadline = zones.exact(interview.deadline_at, interview.zone)
    return over or _("{company} mengundangmu menjawab beberapa pertanyaan, batas {deadline}. Ini pilihanmu.", company=company, deadline=deadline), path


def unwatched(company: str) -> str:
    return _("{company} belum bisa menonton jawabanmu.", company=company)


def kept(session: Session, applications: Sequence[Application]) -> set[UUID]:
    """Those under way whose interview has answers that nobody may watch yet."""
    unshared = [one.id for one in applications if one.stage in ACTIVE_STAGES and one.video_share not in LIVE_CONSENTS]
    standing = select(col(VideoAnswer.application_id)).where(col(VideoAnswer.application_id).in_(unshared), col(VideoAnswer.state).in_(STANDING_ANSWERS))
    return set(session.execute(standing).scalars()) if unshared else set()
