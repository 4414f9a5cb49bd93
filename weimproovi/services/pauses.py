"""A published vacancy stops showing, and shows again. Called in the system's transactions of reports, plans and staff.

A vacancy may be paused for several reasons at once; it shows when the last of them has ended.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import Session, col

from weimproovi import clock, routes
from weimproovi.i18n import _
from weimproovi.models import Company, CompanyMember, Vacancy, VacancyAssignment, VacancyPause
from weimproovi.services import listing_copies, outbox, standing
from weimproovi.vocabulary import MailKind, MemberRole, PauseReason, VacancyState

BY_US = (PauseReason.REPORTS, PauseReason.MODERATOR)


def held(session: Session, vacancy_id: UUID) -> Vacancy | None:
    """The vacancy, locked after whatever decides what the public sees of its company."""
    company_id = session.execute(select(col(Vacancy.company_id)).where(col(Vacancy.id) == vacancy_id)).scalar()
    standing.lock_publishing(session, company_id)
    return session.get(Vacancy, vacancy_id, with_for_update=True, populate_existing=True)


def pause(session: Session, vacancy: Vacancy, reason: PauseReason) -> None:
    """Takes a published vacancy out of the public's sight and tells its company why. The vacancy is `held`; pausing again changes nothing."""
    showing = vacancy.state is VacancyState.PUBLISHED
    if not (showing or vacancy.state is VacancyState.PAUSED) or reason in reasons(session, vacancy.id):
        return
    session.add(VacancyPause(vacancy_id=vacancy.id, company_id=vacancy.company_id, reason=reason))
    vacancy.state = VacancyState.PAUSED
    listing_copies.remove(session, vacancy)
    _tell(session, vacancy, MailKind.VACANCY_PAUSED, reason=reason.value)


def resume(session: Session, vacancy: Vacancy, reason: PauseReason) -> None:
    """Ends a pause for one reason; the vacancy shows again once no other is left. The vacancy is `held`."""
    ending = _running(session, vacancy.id, reason)
    for one in ending:
        one.ended_at = clock.now()
    session.flush()
    if not ending or vacancy.state is not VacancyState.PAUSED or reasons(session, vacancy.id):
        return
    vacancy.state = VacancyState.PUBLISHED
    listing_copies.write(session, vacancy, session.get_one(Company, vacancy.company_id))
    _tell(session, vacancy, MailKind.VACANCY_RESUMED)


def reasons(session: Session, vacancy_id: UUID) -> list[PauseReason]:
    """Why the vacancy does not show now."""
    return [one.reason for one in _running(session, vacancy_id)]


def ended_with(session: Session, vacancy: Vacancy) -> bool:
    """The vacancy was closed while the operator had paused it."""
    pauses = select(col(VacancyPause.id)).where(
        col(VacancyPause.vacancy_id) == vacancy.id,
        col(VacancyPause.reason).in_(BY_US),
        col(VacancyPause.ended_at) == vacancy.closed_at,
    )
    return vacancy.closed_at is not None and session.execute(pauses.limit(1)).first() is not None


def words_for_company(why: Sequence[PauseReason]) -> str:
    """Why a vacancy does not show, as its company reads it; never who reported it."""
    if PauseReason.REPORTS in why:
        return _("Lowongan ini dijeda karena beberapa laporan. Kami sedang memeriksanya; lamaran yang sudah masuk tetap ada.")
    if PauseReason.MODERATOR in why:
        return _("Lowongan ini dijeda oleh Weimproovi dan sedang diperiksa; lamaran yang sudah masuk tetap ada.")
    if PauseReason.PLAN in why:
        return _("Lowongan ini dijeda karena melebihi batas paket perusahaan; lamaran yang sudah masuk tetap ada.")
    return ""


def _running(session: Session, vacancy_id: UUID, *of: PauseReason) -> list[VacancyPause]:
    running = select(VacancyPause).where(col(VacancyPause.vacancy_id) == vacancy_id, col(VacancyPause.ended_at).is_(None))
    wanted = running.where(col(VacancyPause.reason).in_(of)) if of else running
    return list(session.execute(wanted).scalars())


def _tell(session: Session, vacancy: Vacancy, kind: MailKind, **values: str) -> None:
    """Owners, and whoever works on the vacancy."""
    assigned = select(col(VacancyAssignment.member_id)).where(
        col(VacancyAssignment.vacancy_id) == vacancy.id, col(VacancyAssignment.ended_at).is_(None)
    )
    readers = select(col(CompanyMember.account_id)).where(
        col(CompanyMember.company_id) == vacancy.company_id,
        col(CompanyMember.removed_at).is_(None),
        or_(col(CompanyMember.role) == MemberRole.OWNER, col(CompanyMember.id).in_(assigned)),
    )
    path, told = f"{routes.RECRUITER_VACANCIES}/{vacancy.id}/ubah", {"title": vacancy.title, **values}
    for account_id in session.execute(readers).scalars().all():
        outbox.queue(session, kind, account_id=account_id, path=path, values=told)
    standing.changed(session, vacancy.company_id)
