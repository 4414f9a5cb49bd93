"""Destroying: people whose 72 hours are over, with everything that leads to them. Each in one transaction: all of it, or nothing."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, column, func, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.i18n import speaking
from weimproovi.integrations import journal
from weimproovi.models import Account, Candidate, Certificate, LeaveRequest, Pseudonym
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import outbox, pausing, sweeping
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import CertificateKind, JournalKind, LeaverKind, MailKind, Purpose

BATCH = 20


def sweep_leaving() -> Swept:
    """Destroys who is due, one person a transaction; people who come back at the same moment are waited for by nobody."""
    gone = sweeping.each(_destroy_next, BATCH)
    return Swept(len(gone), max([0, *gone]))


def erase(session: Session, candidate_id: UUID, reason: CertificateKind = CertificateKind.ACCOUNT_ERASED) -> UUID | None:
    """Destroys one person inside the caller's transaction of the system and leaves a certificate (its id is returned).

    Files go afterwards (`stored_files`). The ledger keeps a pseudonym that leads to nobody. Returns None when she is gone already.
    """
    subject = select(col(Pseudonym.subject_id)).where(col(Pseudonym.candidate_id) == candidate_id)
    subject_id: UUID | None = session.execute(subject).scalar()
    person = session.get(Candidate, candidate_id)
    if person is None or subject_id is None:
        return None
    pausing.tell_companies(session, person)
    session.flush()
    counted = _call(session, func.erase_person(candidate_id, reason.value), "gone", "files")
    session.expunge_all()
    certificate = Certificate(kind=reason, subject_id=subject_id, rows=counted.gone, files=counted.files)
    session.add(certificate)
    session.flush()
    return certificate.id


def _destroy_next() -> int | None:
    """One due request; how many seconds it had waited, or None when there is none."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        due = (
            select(LeaveRequest)
            .where(
                col(LeaveRequest.kind) == LeaverKind.CANDIDATE,
                col(LeaveRequest.cancelled_at).is_(None),
                col(LeaveRequest.done_at).is_(None),
                col(LeaveRequest.due_at) <= clock.now(),
            )
            .order_by(col(LeaveRequest.due_at))
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        request = session.execute(due).scalars().first()
        if request is None:
            return None
        waited = sweeping.lag_since(request.due_at)
        request.done_at = clock.now()
        if request.candidate_id is not None:
            _destroy(session, request.account_id, request.candidate_id, request.reason)
        return waited


def _destroy(session: Session, account_id: UUID, candidate_id: UUID, reason: CertificateKind) -> None:
    """The person goes; a receipt is on its way to the address that she had; the fact is kept apart from the database."""
    account = session.get_one(Account, account_id)
    address, language = account.email, account.language
    subject = select(col(Pseudonym.subject_id)).where(col(Pseudonym.candidate_id) == candidate_id)
    subject_id: UUID = session.execute(subject).scalar_one()
    certificate_id = erase(session, candidate_id, reason)
    with speaking(language):
        values = {"certificate": str(certificate_id), "day": clock.today().isoformat()}
        outbox.queue(session, MailKind.DELETION_RECEIPT, address=address, path=routes.HOME, values=values)
    db.notify(session, kind="account_ended", account_id=account_id)
    session.flush()
    journal.append(JournalKind.PERSON_ERASED, subject_id)


def erase_application(session: Session, application_id: UUID, reason: CertificateKind) -> None:
    """Destroys one application inside the caller's transaction of the system; the company keeps a nameless line."""
    session.flush()
    counted = _call(session, func.erase_application(application_id, reason.value), "gone")
    session.expunge_all()
    session.add(Certificate(kind=reason, subject_id=application_id, rows=counted.gone, files=0))
    session.flush()


def _call(session: Session, function: Any, *names: str) -> Row[Any]:
    """Calls a function of the database and gives its one row."""
    called = function.table_valued(*names)
    return session.execute(select(*(column(name) for name in names)).select_from(called)).one()
