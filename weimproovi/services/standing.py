"""What a company and its member may do at this moment: role, check, written consent, plan. Read anew in every transaction, never remembered."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.errors import Denied, NotFound, SeatLocked
from weimproovi.i18n import _, format
from weimproovi.models import CheckRequest, Company, CompanyCheck, CompanyMember, PublishedCompany
from weimproovi.permissions import facts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.columns import live_plan
from weimproovi.permissions.viewer import viewer_of
from weimproovi.vocabulary import MemberRole, Plan, Purpose, Reason

WRITERS = frozenset({MemberRole.OWNER, MemberRole.RECRUITER})
INVITERS = WRITERS | {MemberRole.HIRING_MANAGER}


def require_owner(actor: Actor) -> None:
    """Only owners edit the card, consents, members and plan."""
    if not actor.owner:
        raise Denied(Reason.PURPOSE_NOT_SERVED)


def require_writer(actor: Actor) -> None:
    """Only owners and recruiters write vacancies."""
    if actor.role not in WRITERS:
        raise Denied(Reason.PURPOSE_NOT_SERVED)


def require_seat(session: Session) -> None:
    """Who is beyond the seats of the plan writes nothing that recruits; her company's own affairs stay hers (S6)."""
    if facts.seat_is_locked(session):
        raise SeatLocked


def company_of(session: Session, actor: Actor) -> Company:
    """The member's own company."""
    company = session.get(Company, actor.company_id) if actor.company_id else None
    if company is None:
        raise NotFound
    return company


def member_of(session: Session, actor: Actor) -> CompanyMember:
    """The acting member's own row."""
    member = session.get(CompanyMember, actor.member_id) if actor.member_id else None
    if member is None or member.removed_at is not None:
        raise NotFound
    return member


def checked_on(session: Session, company_id: UUID | None) -> date | None:
    """The day on which staff checked the company; None while they have not, or when the latest decision failed it (S3)."""
    check = latest_check(session, company_id)
    return format.jakarta_date(check.created_at) if check is not None and check.passed else None


def refused_words(session: Session, company_id: UUID | None) -> str:
    """Why the company did not pass the check, and what it can do; nothing while nobody has decided, or when it passed."""
    check = latest_check(session, company_id)
    if check is None or check.passed:
        return ""
    return _(
        "Identitas perusahaan belum lulus pemeriksaan: “{words}” Setelah diperbaiki, kirim lagi di kartu perusahaan.",
        words=check.words,
    )


def is_checked(actor: Actor, company_id: UUID) -> bool:
    """The company is checked at this moment; for a candidate who asks about her own application and reads no decision of staff herself."""
    if actor.candidate_id is None:
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return checked_on(session, company_id) is not None


def checked_words(day: date | None) -> str:
    """ "NIB diperiksa 3 Nov 2026", or nothing."""
    return _("NIB diperiksa {day}", day=format.date_short(day)) if day else ""


def published_card(session: Session, company_id: UUID | None) -> PublishedCompany | None:
    """The public face of the company, which is there while its written consent lives (S5)."""
    return (
        session.execute(select(PublishedCompany).where(col(PublishedCompany.company_id) == company_id))
        .scalars()
        .first()
    )


def plan_of(session: Session, actor: Actor) -> Plan:
    """The company's plan as of now (S6)."""
    return Plan(session.execute(select(live_plan(viewer_of(actor, Purpose.ADMINISTER)))).scalar_one())


def lock_publishing(session: Session, company_id: UUID | None) -> None:
    """One at a time: whatever decides what the public sees of a company."""
    db.advisory_lock(session, f"publish:{company_id}")


def changed(session: Session, company_id: UUID | None) -> None:
    """Open pages of the company read again."""
    db.notify(session, kind="changed", topic=f"company:{company_id}")


def open_request(session: Session, company_id: UUID | None) -> CheckRequest | None:
    """The company's request to be checked that no decision has answered yet."""
    asked = select(CheckRequest).where(col(CheckRequest.company_id) == company_id, is_unanswered())
    return session.execute(asked.order_by(col(CheckRequest.id)).limit(1)).scalars().first()


def owners_of(company_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    """The company's owners at this moment, among its members."""
    return (
        col(CompanyMember.company_id) == company_id,
        col(CompanyMember.role) == MemberRole.OWNER,
        col(CompanyMember.removed_at).is_(None),
    )


def is_unanswered() -> ColumnElement[bool]:
    """No decision came after the request of the query around it."""
    return ~exists().where(
        col(CompanyCheck.company_id) == col(CheckRequest.company_id), col(CompanyCheck.id) > col(CheckRequest.id)
    )


def latest_check(session: Session, company_id: UUID | None) -> CompanyCheck | None:
    """The staff decision that counts."""
    decisions = select(CompanyCheck).where(col(CompanyCheck.company_id) == company_id)
    return session.execute(decisions.order_by(col(CompanyCheck.id).desc()).limit(1)).scalars().first()
