"""One line about the interview of an application, for its candidate's other pages."""

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import i18n, routes
from weimproovi.i18n import _, zones
from weimproovi.models import Application, VideoInterview
from weimproovi.services import video_access
from weimproovi.vocabulary import LIVE_CONSENTS


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
        return _("{company} belum bisa menonton jawabanmu.", company=company), path
    over = video_access.closed_because(application, interview)
    deadline = zones.exact(interview.deadline_at, interview.zone)
    return over or _("{company} mengundangmu menjawab beberapa pertanyaan, batas {deadline}. Ini pilihanmu.", company=company, deadline=deadline), path
