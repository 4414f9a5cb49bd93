"""The end of the time that was shown at apply: a notice a week before, destruction on the day after, a word to the candidate (S3)."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.i18n import format, speaking
from weimproovi.integrations import journal
from weimproovi.models import Account, Application, Candidate, Company, Vacancy
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import destruction, notifications, outbox, standing, sweeping
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import CertificateKind, JournalKind, MailKind, NoticeKind, Purpose

NOTICE = timedelta(days=7)
BATCH = 100
DAY = 24 * 3600


def sweep_retention() -> Swept:
    """Tells whose applications end within a week, then destroys those whose last day is over. Days are those of Jakarta (WIB)."""
    told = sweeping.each(_notify_next, BATCH)
    gone = sweeping.each(_destroy_next, BATCH)
    return Swept(len(told) + len(gone), max([0, *gone]))


def _notify_next() -> int | None:
    """Said once; people who are leaving are not told."""
    soon = (
        col(Application.retention_noticed_at).is_(None),
        col(Application.erased_at).is_(None),
        col(Application.visible_until) <= clock.today() + NOTICE,
        col(Application.visible_until) >= clock.today(),
    )
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        application = _next(session, *soon)
        if application is None:
            return None
        application.retention_noticed_at = clock.now()
        title, company, language = _words(session, application)
        with speaking(language):
            day = format.date_long(application.visible_until)
        path, who = f"{routes.MY_APPLICATIONS}/{application.id}", application.candidate_id
        notifications.tell_candidate(session, who, NoticeKind.RETENTION_SOON, path, title=title, day=day)
        values = {"title": title, "company": company, "day": application.visible_until.isoformat()}
        outbox.queue(session, MailKind.RETENTION_NOTICE, candidate_id=who, path=path, values=values)
        return 0


def _destroy_next() -> int | None:
    """One application whose last day is over; how many seconds it had waited."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        application = _next(session, col(Application.visible_until) < clock.today())
        if application is None:
            return None
        title, company, _language = _words(session, application)
        who, company_id, application_id = application.candidate_id, application.company_id, application.id
        waited = (clock.today() - application.visible_until).days - 1
        destruction.erase_application(session, application_id, CertificateKind.APPLICATION_EXPIRED)
        path = routes.MY_APPLICATIONS
        notifications.tell_candidate(session, who, NoticeKind.APPLICATION_REMOVED, path, title=title)
        values = {"title": title, "company": company}
        outbox.queue(session, MailKind.APPLICATION_REMOVED, candidate_id=who, path=path, values=values)
        if standing.checked_on(session, company_id):  # even a silent reload would tell that somebody applied (S3)
            standing.changed(session, company_id)
        journal.append(JournalKind.APPLICATION_REMOVED, application_id)
        return waited * DAY


def _next(session: Session, *due: Any) -> Application | None:
    query: Select[Any] = select(Application).where(*due).order_by(col(Application.visible_until)).limit(1)
    return session.execute(query.with_for_update(skip_locked=True)).scalars().first()


def _words(session: Session, application: Application) -> tuple[str, str, str]:
    """Title, company, and the language of the candidate."""
    named = (
        select(col(Vacancy.title), col(Company.name), col(Account.language))
        .join(Company, col(Company.id) == col(Vacancy.company_id))
        .join(Candidate, col(Candidate.id) == application.candidate_id)
        .join(Account, col(Account.id) == col(Candidate.account_id))
        .where(col(Vacancy.id) == application.vacancy_id)
    )
    title, company, language = session.execute(named).one()
    return title, company, language
