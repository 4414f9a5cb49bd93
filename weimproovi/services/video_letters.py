"""What a candidate is told about her interview, on screen and by mail. In the transaction of its cause."""

from sqlmodel import Session

from weimproovi import routes
from weimproovi.i18n import zones
from weimproovi.models import Application, Company, Vacancy, VideoInterview
from weimproovi.services import notifications, outbox
from weimproovi.vocabulary import MailKind, NoticeKind


def tell(session: Session, application: Application, interview: VideoInterview, notice: NoticeKind, mail: MailKind | None) -> None:
    """A notice, and a mail where a kind is given; with the company, the vacancy and the deadline."""
    values = {
        "title": session.get_one(Vacancy, application.vacancy_id).title,
        "company": session.get_one(Company, application.company_id).name,
        "deadline": zones.exact(interview.deadline_at, interview.zone),
    }
    path = routes.INTERVIEW.format(application_id=application.id)
    notifications.tell_candidate(session, application.candidate_id, notice, path, **values)
    if mail is not None:
        outbox.queue(session, mail, candidate_id=application.candidate_id, path=path, values={**values, "message": interview.message})
