"""What waits for the operator's staff, by due time, and which places each role has. Read by the workspace of staff.

`changed` is called by every service that writes a row on which somebody of staff must act.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, exists, func, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Denied
from weimproovi.i18n import _, format, localized, n_
from weimproovi.models import (
    CheckRequest,
    Company,
    Invoice,
    Mail,
    Payment,
    PrivacyRequest,
    Vacancy,
    VacancyReport,
)
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.staff import DeskLine
from weimproovi.services import periods, standing
from weimproovi.vocabulary import ActorKind, Purpose, Reason, StaffActKind

TOPIC = "staff"
SHOWN = 200
MAIL_PATIENCE = timedelta(hours=24)
SOON = timedelta(hours=4)
PLACES: dict[str, StaffActKind] = {
    routes.STAFF_COMPANIES: StaffActKind.COMPANY_CHECK,
    routes.STAFF_REPORTS: StaffActKind.REPORT_ANSWER,
    routes.STAFF_REQUESTS: StaffActKind.REQUEST_ANSWER,
    routes.STAFF_TICKETS: StaffActKind.TICKET_OPEN,
    routes.STAFF_PAYMENTS: StaffActKind.PAYMENT_CONFIRM,
    routes.STAFF_MAIL: StaffActKind.MAIL_READ,
    routes.STAFF_PEOPLE: StaffActKind.STAFF_ADD,
    routes.STAFF_AUDIT: StaffActKind.AUDIT_READ,
    routes.STAFF_SWEEPS: StaffActKind.SWEEPS_READ,
}


@dataclass(frozen=True, slots=True)
class _Task:
    """One thing that waits. `due_at` decides its place in the list."""

    kind: str
    subject: str
    due_at: datetime
    route: str


def changed(session: Session) -> None:
    """Something that staff work on came, went or moved: their open pages read anew when this transaction commits."""
    db.notify(session, kind="changed", topic=TOPIC)


def places(actor: Actor) -> list[str]:
    """Routes that one of the actor's roles may use; nothing for anybody who is not staff."""
    return [route for route, act in PLACES.items() if staff_acts.may(actor, act)]


def waiting(actor: Actor) -> list[DeskLine]:
    """What waits for somebody with the actor's roles, the earliest due first.

    Raises:
        Denied: the actor is not of the staff.
    """
    if actor.kind is not ActorKind.STAFF:
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    found: list[_Task] = []
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for act, tasks in _SOURCES.items():
            found += tasks(session) if staff_acts.may(actor, act) else ()
    return [_line(task) for task in sorted(found, key=lambda task: task.due_at)[:SHOWN]]


def _checks(session: Session) -> Iterable[_Task]:
    """Companies that asked after the last decision about them; their newest request."""
    due = func.min(col(CheckRequest.due_at))
    asked = (
        select(col(Company.name), due)
        .join(Company, col(Company.id) == col(CheckRequest.company_id))
        .where(standing.is_unanswered(), col(Company.closed_at).is_(None))
        .group_by(col(Company.id))
    )
    for name, due_at in session.execute(asked.order_by(due).limit(SHOWN)):
        yield _Task(_("Periksa perusahaan"), name, due_at, routes.STAFF_COMPANIES)


def _reports(session: Session) -> Iterable[_Task]:
    """One line for each vacancy, however many reported it."""
    due = func.min(col(VacancyReport.due_at))
    unanswered = (
        select(col(Vacancy.title), func.count(), due)
        .join(Vacancy, col(Vacancy.id) == col(VacancyReport.vacancy_id))
        .where(col(VacancyReport.answered_at).is_(None))
        .group_by(col(Vacancy.id))
    )
    for title, count, due_at in session.execute(unanswered.order_by(due).limit(SHOWN)):
        kind = n_("Jawab 1 laporan", "Jawab {n} laporan", count)
        yield _Task(kind, title, due_at, routes.STAFF_REPORTS)


def _requests(session: Session) -> Iterable[_Task]:
    """Named by number alone: who asks stays closed without a ticket."""
    asked = select(col(PrivacyRequest.id), col(PrivacyRequest.number), col(PrivacyRequest.due_at)).where(
        col(PrivacyRequest.answered_at).is_(None)
    )
    for key, number, due_at in session.execute(asked.order_by(col(PrivacyRequest.due_at)).limit(SHOWN)):
        yield _Task(_("Jawab permintaan"), number, due_at, f"{routes.STAFF_REQUESTS}/{key}")


def _payments(session: Session) -> Iterable[_Task]:
    """Invoices whose transfer nobody has seen; due at the end of their last day."""
    paid = exists().where(col(Payment.invoice_id) == col(Invoice.id))
    open_ones = select(col(Invoice.number), col(Invoice.buyer_name), col(Invoice.due_on)).where(
        and_(col(Invoice.voided_at).is_(None), ~paid)
    )
    for number, buyer, due_on in session.execute(open_ones.order_by(col(Invoice.due_on)).limit(SHOWN)):
        yield _Task(_("Cocokkan transfer"), f"{number} · {buyer}", periods.last_moment(due_on), routes.STAFF_PAYMENTS)


def _mails(session: Session) -> Iterable[_Task]:
    """All mails that were given up, in one line."""
    first, count = session.execute(
        select(func.min(col(Mail.failed_at)), func.count()).where(col(Mail.failed_at).is_not(None))
    ).one()
    if first is not None:
        subject = n_("1 surat gagal terkirim", "{n} surat gagal terkirim", count)
        yield _Task(_("Periksa surat"), subject, first + MAIL_PATIENCE, routes.STAFF_MAIL)


_SOURCES: dict[StaffActKind, Callable[[Session], Iterable[_Task]]] = {
    StaffActKind.COMPANY_CHECK: _checks,
    StaffActKind.REPORT_ANSWER: _reports,
    StaffActKind.REQUEST_ANSWER: _requests,
    StaffActKind.PAYMENT_CONFIRM: _payments,
    StaffActKind.MAIL_RETRY: _mails,
}


def _line(task: _Task) -> DeskLine:
    left = task.due_at - clock.now()
    late, soon = left < timedelta(0), timedelta(0) <= left <= SOON
    return DeskLine(
        key=f"{task.route}#{task.subject}",
        kind=task.kind,
        subject=task.subject,
        due=format.moment_exact(task.due_at),
        state=_("Lewat batas") if late else _("Segera") if soon else "",
        late=late,
        path=localized(task.route),
    )
