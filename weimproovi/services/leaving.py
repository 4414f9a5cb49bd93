"""Leaving: a candidate's account closes to everyone in the same second and may come back for 72 hours; then `destruction` takes over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import NotFound
from weimproovi.i18n import format
from weimproovi.integrations import journal
from weimproovi.models import Application, Candidate, LeaveRequest
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import copies, outbox, pausing, proofs, sessions, staff_tickets
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import CertificateKind, JournalKind, LeaverKind, MailKind, Purpose

TIME_TO_COME_BACK = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody whose account is closed and who has signed in to it once more."""

    account_id: UUID
    due_at: datetime

    @property
    def due(self) -> str:
        """ "25 Nov 2026 14.30 WIB" """
        return format.moment_exact(self.due_at)


def ask_to_leave(actor: Actor, typed: Mapping[str, str], visitor: Visitor) -> Leaver:
    """Closes the candidate's account; everything of hers is destroyed after 72 hours.

    Raises:
        Invalid: password or code is wrong. TooMany. NotFound: the actor is no candidate.
    """
    if actor.candidate_id is None:
        raise NotFound
    proofs.prove(actor, typed, visitor)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        request = close(session, actor.candidate_id, CertificateKind.ACCOUNT_ERASED)
        return Leaver(request.account_id, request.due_at)


def close(session: Session, candidate_id: UUID, reason: CertificateKind) -> LeaveRequest:
    """Closes a candidate's account inside the caller's transaction of the system: to every company, in every tab. Raises NotFound when it is."""
    request = close_at(session, candidate_id, reason, clock.now())
    session.flush()
    journal.append(JournalKind.LEAVING_ASKED, candidate_id)
    return request


def close_at(session: Session, candidate_id: UUID, reason: CertificateKind, moment: datetime) -> LeaveRequest:
    """The closing as rows, asked for at a moment: `close`, and its repetition after a restore. Raises as `close`."""
    db.advisory_lock(session, "copies")  # before her row, which the sweep under this lock refers to
    person = _held(session, candidate_id)
    if person.erased_at is not None:
        raise NotFound
    request = LeaveRequest(
        kind=LeaverKind.CANDIDATE,
        account_id=person.account_id,
        candidate_id=person.id,
        reason=reason,
        due_at=moment + TIME_TO_COME_BACK,
    )
    session.add(request)
    _set_erased(session, person, clock.now())
    copies.ask(session, col(Application.candidate_id) == person.id)
    staff_tickets.close_about(session, person.id)
    sessions.end_all(session, person.account_id)
    _mail(session, MailKind.LEAVING_ASKED, request)
    return request


def leaver(cookie: str | None) -> Leaver | None:
    """Who has signed in to a closed account that may still come back, her second factor shown where she has one."""
    account_id = sessions.account_of_closed(cookie)
    if account_id is None:
        return None
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        request = session.execute(_open(account_id)).scalars().first()
        return Leaver(account_id, request.due_at) if request else None


def come_back(cookie: str | None) -> None:
    """Everything is as before: what she withdrew stays withdrawn, what she paused stays paused.

    Raises:
        NotFound: nobody leaves, or the 72 hours are over.
    """
    account_id = sessions.account_of_closed(cookie)
    if account_id is None:
        raise NotFound
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        request = session.execute(_open(account_id).with_for_update()).scalars().first()
        if request is None or request.candidate_id is None:
            raise NotFound
        _reopen(session, request, request.candidate_id)
        session.flush()
        journal.append(JournalKind.LEAVING_CANCELLED, request.candidate_id)


def repeat_return(session: Session, account_id: UUID) -> bool:
    """Opens again, after a restore, the account of somebody who came back in time. Whether it was closed."""
    request = session.execute(_open(account_id, in_time=False).with_for_update()).scalars().first()
    if request is None or request.candidate_id is None:
        return False
    _reopen(session, request, request.candidate_id)
    return True


def _reopen(session: Session, request: LeaveRequest, candidate_id: UUID) -> None:
    request.cancelled_at = clock.now()
    _set_erased(session, _held(session, candidate_id), None)
    copies.take_back(session, candidate_id)
    _mail(session, MailKind.LEAVING_CANCELLED, request)


def _open(account_id: UUID, *, in_time: bool = True) -> Select[LeaveRequest]:
    """The request that may still be taken back."""
    found = select(LeaveRequest).where(
        col(LeaveRequest.account_id) == account_id,
        col(LeaveRequest.kind) == LeaverKind.CANDIDATE,
        col(LeaveRequest.cancelled_at).is_(None),
        col(LeaveRequest.done_at).is_(None),
    )
    return found.where(col(LeaveRequest.due_at) > clock.now()) if in_time else found


def _held(session: Session, candidate_id: UUID) -> Candidate:
    """Her row, so that nothing is sent or paused while it changes."""
    held = select(Candidate).where(col(Candidate.id) == candidate_id).with_for_update()
    person: Candidate | None = session.execute(held).scalars().first()
    if person is None:
        raise NotFound
    return person


def _set_erased(session: Session, person: Candidate, at: datetime | None) -> None:
    person.erased_at = at
    session.flush()
    session.execute(update(Application).where(col(Application.candidate_id) == person.id).values(erased_at=at))
    pausing.tell_companies(session, person)


def _mail(session: Session, kind: MailKind, request: LeaveRequest) -> None:
    asked = kind is MailKind.LEAVING_ASKED
    path, values = (routes.LEAVING, {"due": request.due_at.isoformat()}) if asked else (routes.ACCOUNT, {})
    outbox.queue(session, kind, account_id=request.account_id, path=path, values=values)
