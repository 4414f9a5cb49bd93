"""Rows of a company's people, for its members (U8). Read by `services.members` and `services.invitations`."""

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from weimproovi.i18n import format, words
from weimproovi.models import Account, CompanyMember, Invitation
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.columns import seat_of
from weimproovi.schemas.recruiter import MemberRow
from weimproovi.services import seats


def of_company(session: Session, actor: Actor) -> list[MemberRow]:
    """Everybody who belongs to the company now."""
    limit, mine = seats.limit(session, actor), actor.member_id
    found = (
        select(CompanyMember, col(Account.email), seat_of(CompanyMember))
        .join(Account, col(Account.id) == col(CompanyMember.account_id))
        .where(col(CompanyMember.company_id) == actor.company_id, col(CompanyMember.removed_at).is_(None))
        .order_by(col(CompanyMember.id))
    )
    return [
        MemberRow(
            id=str(member.id),
            name=member.name,
            email=email,
            role=member.role.value,
            role_words=words.role(member.role),
            since=_day(member),
            removable=actor.owner and member.id != actor.member_id,
            waiting=False,
            locked=seats.locked_words(limit, own=member.id == mine) if seat > limit else "",
        )
        for member, email, seat in session.execute(found)
    ]


def invited_row(invited: Invitation, actor: Actor) -> MemberRow:
    """Somebody who has not joined yet."""
    return MemberRow(
        id=str(invited.id),
        name=invited.name,
        email=invited.email,
        role=invited.role.value,
        role_words=words.role(invited.role),
        since=_day(invited),
        removable=actor.owner,
        waiting=True,
    )


def waiting_of(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    """Invitations of the company that nobody has answered or taken back."""
    return (
        col(Invitation.company_id) == actor.company_id,
        col(Invitation.accepted_at).is_(None),
        col(Invitation.cancelled_at).is_(None),
    )


def _day(row: CompanyMember | Invitation) -> str:
    return format.date_short(format.jakarta_date(row.created_at))
