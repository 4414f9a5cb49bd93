"""Companies and their people leave: applicants told with words, the written consent ended, invoices kept by law, the rest emptied.

Done in one transaction, and not undone: applicants have been told. What stays names nobody but the company itself.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _
from weimproovi.integrations import journal
from weimproovi.models import (
    Account,
    Application,
    Certificate,
    Company,
    CompanyKey,
    CompanyMember,
    Credential,
    Invitation,
    LeaveRequest,
    Mail,
    MailLink,
    Notification,
    RecoveryCode,
    SecondFactor,
    SignInSession,
    Subscription,
    Vacancy,
    VacancyAssignment,
)
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.recruiter import LeavingView
from weimproovi.services import (
    company_consents,
    company_papers,
    endings,
    outbox,
    proofs,
    sessions,
    standing,
    vacancy_closing,
)
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import (
    RUNNING_STATES,
    CertificateKind,
    EndReason,
    JournalKind,
    LeaverKind,
    MailKind,
    MemberRole,
    Purpose,
    VacancyState,
)

EMPTIED = {"address": "", "city": "", "contact_email": "", "contact_phone": "", "about": ""}


def view(actor: Actor) -> LeavingView:
    """What leaving would do, for the page that asks. Never how many applicants an unchecked company has."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        company = standing.company_of(session, actor)
        shown = col(Vacancy.state).in_(RUNNING_STATES)
        vacancies = select(func.count()).select_from(Vacancy).where(col(Vacancy.company_id) == company.id, shown)
        members = select(func.count()).select_from(CompanyMember).where(*_members(company.id))
        return LeavingView(
            company=company.name,
            vacancies=int(session.execute(vacancies).scalar_one()),
            members=int(session.execute(members).scalar_one()),
            owner=actor.owner,
            last_owner=actor.owner and _owners(session, company.id) < 2,
        )


def leave_team(actor: Actor, typed: Mapping[str, str], visitor: Visitor) -> None:
    """A member goes: her account is emptied at once, her company and its work stay.

    Raises:
        Invalid: the proof does not fit, or she is the last owner. TooMany. NotFound: the actor belongs to no company.
    """
    if actor.member_id is None:
        raise NotFound
    proofs.prove(actor, typed, visitor)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        db.advisory_lock(session, f"seats:{actor.company_id}")
        member = standing.member_of(session, actor)
        if member.role is MemberRole.OWNER and _owners(session, member.company_id) < 2:
            raise Invalid({"": _("Anda pemilik terakhir. Undang pemilik lain lebih dulu, atau tutup perusahaan.")})
        _certify(session, LeaverKind.MEMBER, CertificateKind.MEMBER_LEFT, member, member.id)
        empty_member(session, member)
        standing.changed(session, member.company_id)
        journal.append(JournalKind.MEMBER_LEFT, member.id)


def close_company(actor: Actor, typed: Mapping[str, str], visitor: Visitor) -> None:
    """An owner closes her company: every applicant is told, nothing of a candidate is open any more, everybody's account ends.

    Raises:
        Invalid: the proof does not fit. Denied: the actor is no owner. TooMany.
    """
    standing.require_owner(actor)
    proofs.prove(actor, typed, visitor)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        standing.lock_publishing(session, actor.company_id)
        db.advisory_lock(session, f"seats:{actor.company_id}")
        company, member = standing.company_of(session, actor), standing.member_of(session, actor)
        _certify(session, LeaverKind.COMPANY, CertificateKind.COMPANY_LEFT, member, company.id)
        empty_company(session, company)
        journal.append(JournalKind.COMPANY_LEFT, company.id)


def empty_company(session: Session, company: Company) -> None:
    """The company's end as rows, inside the caller's transaction, under `standing.lock_publishing`. Doing it twice changes nothing."""
    company.closed_at = company.closed_at or clock.now()
    company_consents.repeat_withdrawal(session, company, clock.now())
    for vacancy in session.execute(select(Vacancy).where(col(Vacancy.company_id) == company.id)).scalars():
        _close(session, vacancy)
    _end_applications(session, company.id)
    _drop_papers(session, company.id)
    _end_plan(session, company.id)
    session.execute(delete(Invitation).where(col(Invitation.company_id) == company.id))
    for member in session.execute(select(CompanyMember).where(*_members(company.id))).scalars().all():
        empty_member(session, member)
    for name, value in EMPTIED.items():
        setattr(company, name, value)
    standing.changed(session, company.id)


def empty_member(session: Session, member: CompanyMember) -> None:
    """A member's end as rows, with her account; her receipt goes to the address that is emptied here."""
    account = session.get_one(Account, member.account_id)
    _receipt(session, member, account)
    now = clock.now()
    member.removed_at, member.name = member.removed_at or now, ""
    session.execute(
        update(VacancyAssignment)
        .where(col(VacancyAssignment.member_id) == member.id, col(VacancyAssignment.ended_at).is_(None))
        .values(ended_at=now)
    )
    sessions.end_all(session, account.id)
    session.execute(delete(Invitation).where(col(Invitation.email) == account.email))
    for table in (Credential, SecondFactor, RecoveryCode, MailLink, Notification, SignInSession, Mail):
        session.execute(delete(table).where(col(table.account_id) == account.id))
    account.email, account.email_confirmed_at, account.closed_at = "", None, account.closed_at or now
    session.flush()


def _members(company_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return (col(CompanyMember.company_id) == company_id, col(CompanyMember.removed_at).is_(None))


def _owners(session: Session, company_id: UUID) -> int:
    owners = select(func.count()).select_from(CompanyMember).where(*standing.owners_of(company_id))
    return int(session.execute(owners).scalar_one())


def _certify(session: Session, kind: LeaverKind, what: CertificateKind, member: CompanyMember, subject: UUID) -> None:
    """The request, done at once, and the certificate that stays."""
    now = clock.now()
    session.add(
        LeaveRequest(
            kind=kind,
            account_id=member.account_id,
            company_id=member.company_id,
            member_id=member.id,
            reason=what,
            due_at=now,
            done_at=now,
        )
    )
    session.add(Certificate(kind=what, subject_id=subject, rows=0, files=0))


def _receipt(session: Session, member: CompanyMember, account: Account) -> None:
    if account.email and member.removed_at is None:
        outbox.queue(
            session,
            MailKind.DELETION_RECEIPT,
            address=account.email,
            path=routes.HOME,
            values={"certificate": str(member.id), "day": clock.today().isoformat()},
        )


def _close(session: Session, vacancy: Vacancy) -> None:
    if vacancy.state is VacancyState.CLOSED:
        return
    if vacancy.state is VacancyState.DRAFT and vacancy.published_at is None:
        vacancy.duties = vacancy.qualifications = ""
    vacancy_closing.take_down(session, vacancy)


def _end_applications(session: Session, company_id: UUID) -> None:
    """Everybody who still waits reads who ended it and why, undelivered ones too."""
    waiting = select(Application).where(
        col(Application.company_id) == company_id, col(Application.stage).in_(endings.UNDER_WAY)
    )
    found = session.execute(waiting.order_by(col(Application.id)).with_for_update()).scalars().all()
    endings.end(session, found, reason=EndReason.COMPANY_LEFT)


def _drop_papers(session: Session, company_id: UUID) -> None:
    company_papers.remove_all(session, company_id)
    session.execute(delete(CompanyKey).where(col(CompanyKey.company_id) == company_id))


def _end_plan(session: Session, company_id: UUID) -> None:
    """The plan ends now; invoices and payments stay, by law."""
    now = clock.now()
    live = col(Subscription.ends_at).is_(None) | (col(Subscription.ends_at) > now)
    session.execute(
        update(Subscription).where(col(Subscription.company_id) == company_id, live).values(ends_at=now)
    )
