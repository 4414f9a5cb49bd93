"""Handing waiting applications to their companies once the candidate's e-mail is confirmed."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.models import Application, Candidate
from weimproovi.services import notifications
from weimproovi.vocabulary import ACTIVE_STAGES


def deliver_waiting(session: Session, account_id: UUID) -> None:
    """Delivers what the account's candidate has sent; what has ended meanwhile stays unseen. Inside the transaction that confirmed the e-mail."""
    candidate_id = session.execute(select(col(Candidate.id)).where(col(Candidate.account_id) == account_id)).scalar()
    waiting = (
        select(Application)
        .where(
            col(Application.candidate_id) == candidate_id,
            col(Application.delivered_at).is_(None),
            col(Application.stage).in_(ACTIVE_STAGES),
        )
        .with_for_update()
    )
    for application in session.execute(waiting).scalars():
        application.delivered_at = clock.now()
        notifications.tell_company(session, application)
        db.notify(session, kind="changed", topic=f"candidate:{candidate_id}")
