"""Looking through a ticket: only its field groups, each look a row in the person's ledger and in the audit, under row-level security."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import db, routes
from weimproovi.errors import NotFound
from weimproovi.i18n import format, words
from weimproovi.models import Account, Application, Candidate, Company, Resume, StaffTicket, Vacancy
from weimproovi.permissions import disclosures, staff_acts
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.staff import TicketApplication, TicketSheet
from weimproovi.services import resumes, staff_audit, staff_tickets
from weimproovi.services.file_stream import FileStream
from weimproovi.vocabulary import Clause, DisclosureKind, FieldGroup, Purpose, StaffActKind


def look(actor: Actor, ticket_id: str | UUID) -> TicketSheet:
    """What the ticket opens, as it is now.

    Raises:
        Denied: no role of the actor includes looking. NotFound: closed, over, another's, or never there.
    """
    with _looking(actor, ticket_id, DisclosureKind.SHEET, frozenset(FieldGroup)) as (session, ticket):
        named = _named(session, ticket)
        return TicketSheet(
            id=str(ticket.id),
            reason=ticket.reason,
            until=format.moment_exact(ticket.ends_at),
            groups=list(ticket.groups),
            name=named.full_name if named and _opens(ticket, FieldGroup.IDENTITY) else "",
            email=_email(session, ticket),
            phone=format.phone(named.phone) if named and _opens(ticket, FieldGroup.CONTACT) else "",
            linkedin=(named.linkedin_url or "") if named and _opens(ticket, FieldGroup.LINKEDIN) else "",
            pages=_pages(session, ticket),
            applications=_applications(session, ticket),
        )


def resume_page(actor: Actor, ticket_id: str | UUID, number: int) -> FileStream:
    """One page picture of the person's newest resume.

    Raises:
        Denied: no role of the actor includes looking. NotFound: the ticket opens no resume, or there is no such page.
    """
    with _looking(actor, ticket_id, DisclosureKind.PAGE, frozenset({FieldGroup.RESUME})) as (session, ticket):
        newest = _newest_resume(session, ticket)
        if newest is None:
            raise NotFound
        page = resumes.page_stream(session, newest, number)
    return replace(page, still_allowed=lambda viewer: staff_tickets.is_open(viewer, ticket_id))


@contextmanager
def _looking(
    actor: Actor, ticket_id: str | UUID, kind: DisclosureKind, groups: frozenset[FieldGroup]
) -> Iterator[tuple[Session, StaffTicket]]:
    """One look at what the ticket opens of `groups`: recorded for the person and in the audit, or not taken at all."""
    staff_acts.require(actor, StaffActKind.TICKET_LOOK)
    with db.transaction(actor, Purpose.SUPPORT) as session:
        ticket = staff_tickets.require_live(session, actor, ticket_id)
        shown = frozenset(group for group in groups if _opens(ticket, group))
        if not shown:
            raise NotFound
        ground = disclosures.Ground(Purpose.SUPPORT, Clause.D1, f"{ticket.staff_name}: {ticket.reason}")
        disclosures.record(session, actor, kind, [disclosures.Seen(ticket.candidate_id, None, shown)], ground)
        staff_audit.record(session, actor, StaffActKind.TICKET_LOOK, ticket.id)
        db.notify(session, kind="changed", topic=f"candidate:{ticket.candidate_id}")
        yield session, ticket


def _opens(ticket: StaffTicket, group: FieldGroup) -> bool:
    return group.value in ticket.groups


def _named(session: Session, ticket: StaffTicket) -> Candidate | None:
    return session.execute(select(Candidate).where(col(Candidate.id) == ticket.candidate_id)).scalars().first()


def _email(session: Session, ticket: StaffTicket) -> str:
    if not _opens(ticket, FieldGroup.CONTACT):
        return ""
    address = (
        select(col(Account.email))
        .join(Candidate, col(Candidate.account_id) == col(Account.id))
        .where(col(Candidate.id) == ticket.candidate_id)
    )
    return session.execute(address).scalar() or ""


def _newest_resume(session: Session, ticket: StaffTicket) -> Resume | None:
    if not _opens(ticket, FieldGroup.RESUME):
        return None
    kept = select(Resume).where(col(Resume.candidate_id) == ticket.candidate_id, col(Resume.removed_at).is_(None))
    return session.execute(kept.order_by(col(Resume.version).desc()).limit(1)).scalars().first()


def _pages(session: Session, ticket: StaffTicket) -> list[str]:
    newest = _newest_resume(session, ticket)
    numbers = range(1, (newest.pages if newest else 0) + 1)
    return [routes.TICKET_PAGE.format(ticket_id=ticket.id, number=number) for number in numbers]


def _applications(session: Session, ticket: StaffTicket) -> list[TicketApplication]:
    if not _opens(ticket, FieldGroup.ANSWERS):
        return []
    sent = (
        select(col(Company.name), col(Vacancy.title), col(Application.stage), col(Application.submitted_at))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(Company, col(Company.id) == col(Application.company_id))
        .where(col(Application.candidate_id) == ticket.candidate_id)
        .order_by(col(Application.id).desc())
    )
    return [
        TicketApplication(company, title, words.stage_for_company(stage), format.date_short(format.jakarta_date(at)))
        for company, title, stage, at in session.execute(sent)
    ]
