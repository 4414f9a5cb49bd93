"""The people of a company (C5, U8): who they are, removing, and who works on which vacancy. Only owners change it."""

from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _
from weimproovi.integrations import journal
from weimproovi.models import Account, CompanyMember, Invitation, Vacancy, VacancyAssignment
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.recruiter import MemberRow
from weimproovi.services import ids, member_rows, sessions, standing
from weimproovi.services.invitations import cancel, invitation, invite, join
from weimproovi.vocabulary import JournalKind, MemberRole, Purpose

__all__ = ["assign", "assigned", "cancel", "invitation", "invite", "join", "remove", "rows"]


def rows(actor: Actor) -> list[MemberRow]:
    """Everybody in the company, then who is invited. Any member may read it (U8)."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        waiting = session.execute(
            select(Invitation).where(*member_rows.waiting_of(actor)).order_by(col(Invitation.id))
        ).scalars()
        return [
            *member_rows.of_company(session, actor),
            *(member_rows.invited_row(invitation, actor) for invitation in waiting),
        ]


def remove(actor: Actor, member_id: str | UUID) -> None:
    """Ends a membership: assignments and sessions end with it, open pages included. The person's account is closed.

    Raises:
        Invalid: the last owner stays.
    """
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        standing.require_owner(actor)
        db.advisory_lock(session, f"seats:{actor.company_id}")
        member = _active(session, actor, member_id)
        _refuse_last_owner(session, actor, member)
        end_membership(session, member)
        session.flush()
        journal.append(JournalKind.MEMBER_REMOVED, member.id)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:  # an owner may not touch somebody else's sessions
        session.execute(update(Account).where(col(Account.id) == member.account_id).values(closed_at=clock.now()))
        sessions.end_all(session, member.account_id)


def end_membership(session: Session, member: CompanyMember) -> None:
    """The end as rows, inside the caller's transaction: `remove`, and its repetition after a restore."""
    member.removed_at = clock.now()
    session.execute(update(VacancyAssignment).where(*_live_assignments(member.id)).values(ended_at=clock.now()))
    standing.changed(session, member.company_id)


def assigned(actor: Actor, vacancy_id: str | UUID) -> list[tuple[MemberRow, bool]]:
    """Every member who is no owner, and whether she works on the vacancy. Owners work on all."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        vacancy = _vacancy(session, actor, vacancy_id)
        working = select(col(VacancyAssignment.member_id)).where(
            col(VacancyAssignment.vacancy_id) == vacancy.id,
            col(VacancyAssignment.ended_at).is_(None),
        )
        on_it = {str(member_id) for member_id in session.execute(working).scalars()}
        return [
            (row, row.id in on_it) for row in member_rows.of_company(session, actor) if row.role != MemberRole.OWNER
        ]


def assign(actor: Actor, vacancy_id: str | UUID, member_id: str | UUID, on: bool) -> None:
    """A member begins or stops to work on a vacancy; what she may see changes with this transaction (S3)."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        standing.require_owner(actor)
        vacancy = _vacancy(session, actor, vacancy_id)
        member = _active(session, actor, member_id)
        db.advisory_lock(session, f"assign:{vacancy.id}:{member.id}")
        live = (*_live_assignments(member.id), col(VacancyAssignment.vacancy_id) == vacancy.id)
        working = session.execute(select(col(VacancyAssignment.id)).where(*live)).first() is not None
        if on and not working:
            session.add(VacancyAssignment(vacancy_id=vacancy.id, company_id=vacancy.company_id, member_id=member.id))
        if working and not on:
            session.execute(update(VacancyAssignment).where(*live).values(ended_at=clock.now()))
        standing.changed(session, actor.company_id)


def _live_assignments(member_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return (col(VacancyAssignment.member_id) == member_id, col(VacancyAssignment.ended_at).is_(None))


def _active(session: Session, actor: Actor, member_id: str | UUID) -> CompanyMember:
    wanted = select(CompanyMember).where(
        col(CompanyMember.id) == ids.parse(member_id),
        col(CompanyMember.company_id) == actor.company_id,
        col(CompanyMember.removed_at).is_(None),
    )
    found: CompanyMember | None = session.execute(wanted.with_for_update()).scalars().first()
    if found is None:
        raise NotFound
    return found


def _vacancy(session: Session, actor: Actor, vacancy_id: str | UUID) -> Vacancy:
    wanted = scopes.vacancies_worked_on_by(actor).where(col(Vacancy.id) == ids.parse(vacancy_id))
    found: Vacancy | None = session.execute(wanted).scalars().first()
    if found is None:
        raise NotFound
    return found


def _refuse_last_owner(session: Session, actor: Actor, member: CompanyMember) -> None:
    owners = select(func.count()).select_from(CompanyMember).where(*standing.owners_of(actor.company_id))
    if member.role is MemberRole.OWNER and session.execute(owners).scalar_one() < 2:
        raise Invalid({"": _("Perusahaan memerlukan sedikitnya satu pemilik. Undang pemilik lain lebih dulu.")})
