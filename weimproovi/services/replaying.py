"""Repeats in a restored database what people did after the backup was made (D1). Called by `restore` alone, before anybody is served.

Every repetition asks the rows first: repeating twice, or repeating what the backup already knows, changes nothing.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.i18n import _
from weimproovi.integrations import journal
from weimproovi.integrations.journal import Entry
from weimproovi.models import (
    Account,
    Application,
    Candidate,
    Company,
    CompanyCheck,
    CompanyMember,
    DataExport,
    LeaveRequest,
    Mail,
    MailLink,
    Pseudonym,
    SignInSession,
    StaffTicket,
)
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import (
    applications,
    check_outcomes,
    company_consents,
    company_leaving,
    consents,
    destruction,
    leaving,
    members,
    pausing,
    staff_audit,
    staff_people,
    standing,
    stored_files,
    video_removal,
)
from weimproovi.vocabulary import CertificateKind, JournalKind, LinkKind, Purpose, Stage

NOT_SENT_AGAIN = "not sent again after a restore"


def replay(since: datetime) -> int:
    """Repeats every journal entry at or after a moment, ends all sessions and stops mails that waited. How many entries changed something."""
    repeated = sum(_repeat(entry) for entry in journal.entries(since))
    _close_doors()
    while stored_files.sweep_files().rows:
        pass
    return repeated


def _close_doors() -> None:
    """What was secret, single-use or under way when the backup was made must not begin anew."""
    moment = clock.now()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(SignInSession).where(col(SignInSession.ended_at).is_(None)).values(ended_at=moment))
        session.execute(
            update(MailLink)
            .where(col(MailLink.used_at).is_(None), col(MailLink.kind) != LinkKind.CONFIRM_EMAIL)
            .values(used_at=moment)
        )
        session.execute(update(StaffTicket).where(col(StaffTicket.closed_at).is_(None)).values(closed_at=moment))
        session.execute(update(DataExport).where(col(DataExport.expires_at) > moment).values(expires_at=moment))
        waiting = update(Mail).where(col(Mail.sent_at).is_(None), col(Mail.failed_at).is_(None))
        session.execute(waiting.values(failed_at=moment, failure=NOT_SENT_AGAIN, values={}, address=""))


def _repeat(entry: Entry) -> bool:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return _REPEATED[entry.kind](session, entry.subject, entry.at)


def _erase(session: Session, subject_id: UUID, at: datetime) -> bool:
    named = select(col(Pseudonym.candidate_id)).where(col(Pseudonym.subject_id) == subject_id)
    candidate_id: UUID | None = session.execute(named).scalar()
    if candidate_id is None:
        return False
    asked = update(LeaveRequest).where(col(LeaveRequest.candidate_id) == candidate_id)
    session.execute(asked.where(col(LeaveRequest.done_at).is_(None)).values(done_at=at))
    return destruction.erase(session, candidate_id) is not None


def _remove(session: Session, application_id: UUID, _at: datetime) -> bool:
    if session.get(Application, application_id) is None:
        return False
    destruction.erase_application(session, application_id, CertificateKind.APPLICATION_EXPIRED)
    return True


def _close(session: Session, candidate_id: UUID, at: datetime) -> bool:
    person = session.get(Candidate, candidate_id)
    if person is None or person.erased_at is not None:
        return False
    leaving.close_at(session, candidate_id, CertificateKind.ACCOUNT_ERASED, at)
    return True


def _reopen(session: Session, candidate_id: UUID, _at: datetime) -> bool:
    person = session.get(Candidate, candidate_id)
    return person is not None and leaving.repeat_return(session, person.account_id)


def _pause(session: Session, candidate_id: UUID, at: datetime) -> bool:
    person = session.get(Candidate, candidate_id, with_for_update=True)
    if person is None or person.paused_at is not None:
        return False
    pausing.set_paused(session, person, at)
    return True


def _resume(session: Session, candidate_id: UUID, _at: datetime) -> bool:
    person = session.get(Candidate, candidate_id, with_for_update=True)
    if person is None or person.paused_at is None:
        return False
    pausing.set_paused(session, person, None)
    return True


def _withdraw(session: Session, application_id: UUID, _at: datetime) -> bool:
    application = session.get(Application, application_id, with_for_update=True)
    if application is None or application.stage is Stage.WITHDRAWN:
        return False
    applications.mark_withdrawn(session, application)
    return True


def _withdraw_consent(session: Session, company_id: UUID, at: datetime) -> bool:
    company = session.get(Company, company_id)
    return company is not None and company_consents.repeat_withdrawal(session, company, at)


def _leave_company(session: Session, company_id: UUID, _at: datetime) -> bool:
    company = session.get(Company, company_id)
    if company is None or company.closed_at is not None:
        return False
    standing.lock_publishing(session, company.id)
    company_leaving.empty_company(session, company)
    return True


def _leave_team(session: Session, member_id: UUID, _at: datetime) -> bool:
    member = session.get(CompanyMember, member_id)
    if member is None or not member.name:
        return False
    company_leaving.empty_member(session, member)
    return True


def _fail_company(session: Session, company_id: UUID, at: datetime) -> bool:
    """Staff found that the company is not who it says it is; their words are lost with the row, a later decision counts."""
    company, latest = session.get(Company, company_id), standing.latest_check(session, company_id)
    if company is None or (latest is not None and (not latest.passed or latest.created_at > at)):
        return False
    standing.lock_publishing(session, company.id)
    words = _("Keputusan ini kami pulihkan tanpa alasannya. Tulis kepada kami untuk membacanya lagi.")
    by = staff_audit.AT_THE_MACHINE
    check = CompanyCheck(company_id=company.id, nib=company.nib, passed=False, decided_by=by, words=words)
    check_outcomes.follow(session, company, check)
    return True


def _remove_member(session: Session, member_id: UUID, at: datetime) -> bool:
    member = session.get(CompanyMember, member_id)
    if member is None or member.removed_at is not None:
        return False
    members.end_membership(session, member)
    session.get_one(Account, member.account_id).closed_at = at
    return True


def _end_staff(session: Session, account_id: UUID, _at: datetime) -> bool:
    account = session.get(Account, account_id)
    if account is None or account.closed_at is not None:
        return False
    staff_people.end_service(session, account)
    return True


_REPEATED: dict[JournalKind, Callable[[Session, UUID, datetime], bool]] = {
    JournalKind.PERSON_ERASED: _erase,
    JournalKind.APPLICATION_WITHDRAWN: _withdraw,
    JournalKind.APPLICATION_REMOVED: _remove,
    JournalKind.LEAVING_ASKED: _close,
    JournalKind.LEAVING_CANCELLED: _reopen,
    JournalKind.PAUSED: _pause,
    JournalKind.RESUMED: _resume,
    JournalKind.CONSENT_WITHDRAWN: _withdraw_consent,
    JournalKind.CANDIDATE_CONSENT_ENDED: consents.repeat_end,
    JournalKind.VIDEO_REMOVED: video_removal.repeat_removal,
    JournalKind.COMPANY_LEFT: _leave_company,
    JournalKind.COMPANY_FAILED: _fail_company,
    JournalKind.MEMBER_LEFT: _leave_team,
    JournalKind.MEMBER_REMOVED: _remove_member,
    JournalKind.STAFF_ENDED: _end_staff,
}
