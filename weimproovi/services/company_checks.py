"""Staff decide whether a company is who it says it is (S3). A decision is a row; the latest one counts, for everybody, from its transaction on."""

import re
from datetime import datetime
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, exists, select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.i18n import _, format
from weimproovi.models import Account, Company, CompanyCheck, CompanyMember, StaffMembership
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.staff import CompanyToCheck, DecidedCompany
from weimproovi.services import company_consents, ids, listing_copies, standing
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import MemberRole, Purpose, Reason, StaffRole

DECIDERS = frozenset({StaffRole.MODERATOR, StaffRole.ADMINISTRATOR})
SHOWN = 100
LONGEST_WORDS = 500
NIB = re.compile(r"[0-9]{13}")


def waiting(actor: Actor) -> list[CompanyToCheck]:
    """Companies that nobody has decided about, the longest wait first.

    Raises:
        Denied: the actor is no moderator or administrator.
    """
    _require_decider(actor)
    undecided = ~exists().where(col(CompanyCheck.company_id) == col(Company.id))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows = session.execute(_companies().where(undecided).order_by(col(Company.created_at)).limit(SHOWN))
        return [_to_check(*row) for row in rows]


def recent(actor: Actor) -> list[DecidedCompany]:
    """Companies with the latest decision about each, the newest decision first.

    Raises:
        Denied: the actor is no moderator or administrator.
    """
    _require_decider(actor)
    decided = _companies().add_columns(CompanyCheck).join(CompanyCheck, col(CompanyCheck.id) == _latest_check())
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows = session.execute(decided.order_by(col(CompanyCheck.id).desc()).limit(SHOWN))
        return [_decided(*row) for row in rows]


def decide(actor: Actor, company_id: str | UUID, *, name: str, nib: str, passed: bool | None, words: str) -> None:
    """Records a decision. The public mark, the public copies and the company's open pages follow in the same transaction.

    Args:
        name: the company's name that was on screen while it was compared.
        nib: 13 digits; may be empty where the company does not pass.
        passed: None while nothing has been chosen.
        words: why it does not pass; the company reads them.

    Raises:
        Denied: the actor is no moderator or administrator. NotFound.
        Invalid: words for "nib", "passed" or "words".
    """
    _require_decider(actor)
    number, reason = re.sub(r"[\s.-]", "", nib), tidy(words)
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
        by = _name_of(session, actor)
        session.add(CompanyCheck(company_id=company.id, nib=number, passed=passed, decided_by=by, words=reason))
        _follow(session, company)


def _require_decider(actor: Actor) -> None:
    if not DECIDERS & actor.staff_roles:
        raise Denied(Reason.PURPOSE_NOT_SERVED)


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


def _latest_check() -> ScalarSelect[UUID]:
    newest = select(col(CompanyCheck.id)).where(col(CompanyCheck.company_id) == col(Company.id))
    return newest.order_by(col(CompanyCheck.id).desc()).limit(1).correlate(Company).scalar_subquery()


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
    )


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
    if not NIB.fullmatch(nib):
        return {"nib": _("Tulis NIB dengan 13 angka.")}
    holder = _holder(session, company, nib) if passed else None
    if holder:
        return {"nib": _("NIB ini sudah lulus pemeriksaan untuk {company}.", company=holder)}
    return {}


def _holder(session: Session, company: Company, nib: str) -> str | None:
    """Another company that passed with this number."""
    passed = (
        select(col(Company.name))
        .join(CompanyCheck, col(CompanyCheck.id) == _latest_check())
        .where(col(CompanyCheck.nib) == nib, col(CompanyCheck.passed), col(Company.id) != company.id)
    )
    return session.execute(passed.limit(1)).scalar()


def _word_faults(passed: bool | None, words: str) -> dict[str, str]:
    if passed is None:
        return {"passed": _("Pilih Lulus atau Tidak lulus.")}
    if not passed and not words:
        return {"words": _("Tulis alasannya. Perusahaan membacanya.")}
    if len(words) > LONGEST_WORDS:
        return {"words": _("Ringkas menjadi paling banyak {n} karakter.", n=format.number(LONGEST_WORDS))}
    return {}


def _name_of(session: Session, actor: Actor) -> str:
    mine = select(col(StaffMembership.name)).where(
        col(StaffMembership.account_id) == actor.account_id, col(StaffMembership.ended_at).is_(None)
    )
    name: str = session.execute(mine.limit(1)).scalar_one()
    return name


def _follow(session: Session, company: Company) -> None:
    """Whatever shows the mark or depends on it. The company's publishing lock is held."""
    session.flush()
    if standing.published_card(session, company.id) is not None:
        company_consents.publish_card(session, company)
    else:
        listing_copies.refresh_all(session, company)
        standing.changed(session, company.id)
