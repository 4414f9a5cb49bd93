"""Handing waiting applications to their companies once the candidate's e-mail is confirmed."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.models import Application, Candidate, Company, StageChange, Vacancy
from weimproovi.services import notifications
from weimproovi.vocabulary import NoticeKind, Stage, VacancyState


def deliver_waiting(session: Session, account_id: UUID) -> None:
    """Delivers what the account's candidate has sent; what waits for a vacancy that has closed since ends in words.

    Inside the transaction that confirmed the e-mail.
    """
    candidate_id = session.execute(select(col(Candidate.id)).where(col(Candidate.account_id) == account_id)).scalar()
    waiting = (
        select(Application, Vacancy)
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(col(Application.candidate_id) == candidate_id, col(Application.delivered_at).is_(None))
        .with_for_update(of=Application)
    )
    for application, vacancy in session.execute(waiting):
        application.delivered_at = clock.now()
        if vacancy.state is VacancyState.CLOSED and application.stage is Stage.NEW:
            _end(session, application, vacancy)
        db.notify(session, kind="changed", topic=f"company:{application.company_id}")
        db.notify(session, kind="changed", topic=f"candidate:{candidate_id}")


def _end(session: Session, application: Application, vacancy: Vacancy) -> None:
    ids = application.model_dump(include={"candidate_id", "company_id", "vacancy_id"})
    session.add(StageChange(**ids, application_id=application.id, was=application.stage, became=Stage.CLOSED))
    application.stage, application.stage_since = Stage.CLOSED, clock.now()
    company = session.get_one(Company, application.company_id)
    notifications.tell_candidate(
        session,
        application.candidate_id,
        NoticeKind.APPLICATION_ENDED,
        f"/akun/lamaran/{application.id}",
        title=vacancy.title,
        company=company.name,
    )
