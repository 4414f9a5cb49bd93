"""Handing waiting applications to their companies once the candidate's e-mail is confirmed."""

from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.models import Application, Candidate


def deliver_waiting(session: Session, account_id: UUID) -> None:
    """Delivers what the account's candidate has sent; inside the transaction that confirmed the e-mail."""
    candidate_id = session.execute(select(col(Candidate.id)).where(col(Candidate.account_id) == account_id)).scalar()
    waiting = (col(Application.candidate_id) == candidate_id, col(Application.delivered_at).is_(None))
    companies = session.execute(select(col(Application.company_id)).where(*waiting).distinct()).scalars().all()
    session.execute(update(Application).where(*waiting).values(delivered_at=clock.now()))
    for company_id in companies:
        db.notify(session, kind="changed", topic=f"company:{company_id}")
    if companies:
        db.notify(session, kind="changed", topic=f"candidate:{candidate_id}")
