"""Staff decide whether a company is who it says it is (S3). A decision is a row; the latest one counts, for everybody, from its transaction on."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, format
from weimproovi.integrations import journal
from weimproovi.models import Account, CheckRequest, Company, CompanyCheck, CompanyMember
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.staff import CompanyToCheck, DecidedCompany, PaperLink
from weimproovi.services import (
    check_outcomes,
    check_requests,
    company_papers,
    ids,
    staff_audit,
    standing,
    working_hours,
)
from weimproovi.services.company_twins import twins
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import JournalKind, MemberRole, Purpose, StaffActKind

SHOWN = 100
LONGEST_WORDS = 500


def waiting(actor: Actor) -> list[CompanyToCheck]:
    """Companies that ask to be checked, the earliest promise first, with what each sent and what it shares with others.

    Raises:
        Denied: the actor is no moderator.
    """
    staff_acts.require(actor, StaffActKind.COMPANY_CHECK)
    asked = _companies().add_columns(CheckRequest).join(CheckRequest, col(CheckRequest.company_id) == col(Company.id))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows = session.execute(asked.where(standing.is_unanswered(), col(Company.closed_at).is_(None)).order_by(col(CheckRequest.due_at)).limit(SHOWN)).all()
        same = twins(session, [row[0] for row in rows])
        return [_asking(_to_check(*row[:3]), row[3], _papers(session, row[0]), same.get(row[0].id, [])) for row in rows]


def recent(actor: Actor) -> list[DecidedCompany]:
    """Companies with the latest decision about each, the newest decision first.

    Raises:
        Denied: the actor is no moderator.
    """
    staff_acts.require(actor, StaffActKind.COMPANY_CHECK)
    latest = col(CompanyCheck.id) == check_requests.latest_check()
    decided = _companies().add_columns(CompanyCheck).join(CompanyCheck, latest)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows = session.execute(decided.order_by(col(CompanyCheck.id).desc()).limit(SHOWN))
        return [_decided(*row) for row in rows]


def decide(actor: Actor, company_id: str | UUID, *, name: str, nib: str, passed: bool | None, words: str) -> None:
    """Records a decision. Public copies, waiting applications, mails and open pages follow in the same transaction; the papers go.

    Args:
        name: the company's name that was on screen while it was compared.
        nib: 13 digits; may be empty where the company does not pass.
        passed: None while nothing has been chosen.
        words: why it does not pass; the company reads them.

    Raises:
        Denied: the actor is no moderator. NotFound.
        Invalid: words for "nib", "passed" or "words".
    """
    staff_acts.require(actor, StaffActKind.COMPANY_CHECK)
    number, reason = check_requests.digits(nib), tidy(words)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = session.get(Company, ids.parse(company_id))
        if company is None:
            raise NotFound
        standing.lock_publishing(session, company.id)
        db.advisory_lock(session, f"nib:{number}")
        session.refresh(company)
        faults = {**_nib_faults(session, company, name=name, nib=number, passed=passed), **_word_faults(passed, reason)}
        if faults or passed is None:
            raise Invalid(faults)
        told = {"passed": "yes" if passed else "no", "nib": number, "words": reason}
        by = staff_audit.record(session, actor, StaffActKind.COMPANY_CHECK, company.id, **told)
        check = CompanyCheck(company_id=company.id, nib=number, passed=passed, decided_by=by, words=reason)
        check_outcomes.follow(session, company, check)
        if not passed:
            session.flush()
            journal.append(JournalKind.COMPANY_FAILED, company.id)


def _companies() -> Select[Company, str, datetime | None]:
    """Each company with its first owner."""
    first = (
        select(col(CompanyMember.id))
        .where(
            col(CompanyMember.company_id) == col(Company.id),
            col(CompanyMember.role) == MemberRole.OWNER,
            col(CompanyMember.removed_at).is_(None),
        )
        .order_by(col(CompanyMember.id))
        .limit(1)
        .correlate(Company)
        .scalar_subquery()
    )
    return (
        select(Company, col(CompanyMember.name), col(Account.email_confirmed_at))
        .outerjoin(CompanyMember, col(CompanyMember.id) == first)
        .outerjoin(Account, col(Account.id) == col(CompanyMember.account_id))
    )


def _to_check(company: Company, owner: str | None, confirmed_at: datetime | None) -> CompanyToCheck:
    return CompanyToCheck(
        id=str(company.id),
        name=company.name,
        address=company.address,
        city=company.city,
        email=company.contact_email,
        phone=format.phone(company.contact_phone) if company.contact_phone else "",
        owner=owner or "",
        confirmed=confirmed_at is not None,
        since=format.moment_exact(company.created_at),
        nib=company.nib,
    )


def _asking(company: CompanyToCheck, asked: CheckRequest, papers: list[PaperLink], same: list[str]) -> CompanyToCheck:
    late = asked.due_at < clock.now()
    return replace(company, promise=working_hours.promise(asked.due_at), late=late, papers=papers, same=same)


def _papers(session: Session, company: Company) -> list[PaperLink]:
    return [
        PaperLink(f"{paper.file_name}, {paper.facts}", routes.PAPER.format(paper_id=paper.id))
        for paper in company_papers.papers(session, company.id)
    ]


def _decided(company: Company, owner: str | None, confirmed_at: datetime | None, check: CompanyCheck) -> DecidedCompany:
    return DecidedCompany(
        company=_to_check(company, owner, confirmed_at),
        nib=check.nib,
        passed=check.passed,
        words=check.words,
        decided_by=check.decided_by,
        decided=format.date_short(format.jakarta_date(check.created_at)),
    )


def _nib_faults(session: Session, company: Company, *, name: str, nib: str, passed: bool | None) -> dict[str, str]:
    """Until the company passes, its owner may change its name: what was compared must be what passes."""
    if company.name != name:
        return {
            "nib": _("Nama perusahaan baru saja berubah menjadi {name}. Cocokkan lagi dengan NIB.", name=company.name)
        }
    if not nib and passed is False:
        return {}
    if not check_requests.NIB.fullmatch(nib):
        return {"nib": _("Tulis NIB dengan 13 angka.")}
    holder = check_requests.holder(session, company.id, nib) if passed else None
    if holder:
        return {"nib": _("NIB ini sudah lulus pemeriksaan untuk {company}.", company=holder)}
    return {}


def _word_faults(passed: bool | None, words: str) -> dict[str, str]:
    if passed is None:
        return {"passed": _("Pilih Lulus atau Tidak lulus.")}
    if not passed and not words:
        return {"words": _("Tulis alasannya. Perusahaan membacanya.")}
    if len(words) > LONGEST_WORDS:
        return {"words": _("Ringkas menjadi paling banyak {n} karakter.", n=format.number(LONGEST_WORDS))}
    return {}
