"""What follows from a decision about a company, in its transaction: what the public sees, what becomes of applications, who is told (S3).

Called by `services.company_checks` under the company's publishing lock.
"""

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import routes
from weimproovi.models import Company, CompanyCheck, Vacancy
from weimproovi.services import company_consents, company_papers, listing_copies, owner_mails, standing, vacancy_closing
from weimproovi.vocabulary import RUNNING_STATES, EndReason, MailKind


def follow(session: Session, company: Company, check: CompanyCheck) -> None:
    """Adds the decision and does what it means; what the company sent to be compared goes."""
    passed_before = standing.checked_on(session, company.id) is not None
    session.add(check)
    company_papers.remove_all(session, company.id)
    session.flush()
    if not check.passed:
        _fail(session, company, check.words)
        return
    _show(session, company)
    if not passed_before:
        _tell_owners(session, company, MailKind.COMPANY_PASSED)


def _fail(session: Session, company: Company, words: str) -> None:
    """Nothing of the company shows; every application under way ends in words, and it never saw those that waited."""
    showing = select(Vacancy).where(col(Vacancy.company_id) == company.id, col(Vacancy.state).in_(RUNNING_STATES))
    for vacancy in session.execute(showing.with_for_update()).scalars():
        vacancy_closing.close_as_operator(session, vacancy, EndReason.COMPANY_FAILED_CHECK)
    _show(session, company)
    _tell_owners(session, company, MailKind.COMPANY_NOT_PASSED, words=words)


def _tell_owners(session: Session, company: Company, kind: MailKind, **values: str) -> None:
    owner_mails.tell(session, company.id, kind, {"company": company.name, **values}, path=routes.COMPANY_CARD)


def _show(session: Session, company: Company) -> None:
    """Whatever shows the mark or depends on it."""
    session.flush()
    if standing.published_card(session, company.id) is not None:
        company_consents.publish_card(session, company)
    else:
        listing_copies.refresh_all(session, company)
        standing.changed(session, company.id)
