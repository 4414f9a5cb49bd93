"""A company asks to be checked (S3): its NIB, the promise of an answer, and where it stands. Owners ask; every member reads the promise."""

import re
from uuid import UUID

from sqlalchemy import ScalarSelect, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.integrations import rate_limits
from weimproovi.models import CheckRequest, Company, CompanyCheck
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.recruiter import CheckView
from weimproovi.services import company_papers, standing, working_hours
from weimproovi.vocabulary import Purpose

HOURS = 8  # working hours
ASK_RATE = "10 per day"
NIB = re.compile(r"[0-9]{13}")


def view(actor: Actor) -> CheckView:
    """Where the check stands, in words; the papers for owners alone."""
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        return view_of(session, actor, standing.company_of(session, actor))


def ask(actor: Actor, nib: str) -> CheckView:
    """An owner asks for the check, or corrects the number of a request that is still open; the promise stays the first one.

    Raises:
        Invalid: words for "nib". Denied, TooMany.
    """
    standing.require_owner(actor)
    rate_limits.spend(ASK_RATE, "company check", str(actor.company_id))
    number = digits(nib)
    if not NIB.fullmatch(number):
        raise Invalid({"nib": _("Tulis NIB dengan 13 angka.")})
    _refuse_taken(actor, number)
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        standing.lock_publishing(session, actor.company_id)
        company = standing.company_of(session, actor)
        if standing.checked_on(session, company.id) is None:
            _keep(session, actor, company, number)
        return view_of(session, actor, company)


def view_of(session: Session, actor: Actor, company: Company) -> CheckView:
    """The same in the caller's transaction, as the member reads it."""
    state, words = _state(session, actor, company)
    papers = company_papers.papers(session, company.id) if actor.owner else []
    return CheckView(
        state=state,
        words=words,
        nib=company.nib,
        papers=papers,
        room=company_papers.MOST - len(papers) if state in ("waiting", "late") and actor.owner else 0,
        can_ask=actor.owner and state != "passed",
    )


def digits(nib: str) -> str:
    """The number as it is typed, without the marks that people put between its digits."""
    return re.sub(r"[\s.-]", "", nib)


def holder(session: Session, company_id: UUID | None, nib: str) -> str | None:
    """Another company that passed with this number and still counts as checked. In a transaction of the system."""
    passed = (
        select(col(Company.name))
        .join(CompanyCheck, col(CompanyCheck.id) == latest_check())
        .where(col(CompanyCheck.nib) == nib, col(CompanyCheck.passed), col(Company.id) != company_id, col(Company.closed_at).is_(None))
    )
    return session.execute(passed.limit(1)).scalar()


def latest_check() -> ScalarSelect[UUID]:
    """The decision that counts, for the company of the query around it."""
    newest = select(col(CompanyCheck.id)).where(col(CompanyCheck.company_id) == col(Company.id))
    return newest.order_by(col(CompanyCheck.id).desc()).limit(1).correlate(Company).scalar_subquery()


def _refuse_taken(actor: Actor, nib: str) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        if holder(session, actor.company_id, nib):
            raise Invalid(
                {
                    "nib": _(
                        "NIB ini sudah dipakai perusahaan lain di Weimproovi. Periksa lagi angkanya, atau tulis kepada kami."
                    )
                }
            )


def _keep(session: Session, actor: Actor, company: Company, nib: str) -> None:
    company.nib = nib
    asked = standing.open_request(session, company.id)
    if asked is None:
        due = working_hours.due_after(clock.now(), HOURS)
        by = standing.member_of(session, actor).account_id
        session.add(CheckRequest(company_id=company.id, account_id=by, nib=nib, due_at=due))
    else:
        asked.nib = nib
    session.flush()
    standing.changed(session, company.id)


def _state(session: Session, actor: Actor, company: Company) -> tuple[str, str]:
    if standing.checked_on(session, company.id) is not None:
        return "passed", ""
    asked = standing.open_request(session, company.id)
    if asked is not None:
        promise = working_hours.promise(asked.due_at)
        if clock.now() > asked.due_at:
            return "late", _(
                "Kami berjanji memeriksa {promise}, dan belum selesai. Maaf; perusahaan Anda kami dahulukan.",
                promise=promise,
            )
        return "waiting", _(
            "Kami memeriksa identitas perusahaan {promise}. Lamaran yang masuk menunggu sampai selesai.",
            promise=promise,
        )
    if refused := standing.refused_words(session, company.id):
        return "failed", refused
    if actor.owner:
        return "unasked", _(
            "Kirim NIB agar identitas perusahaan diperiksa. Sampai selesai, lowongan tayang lewat tautan saja dan lamaran menunggu."
        )
    return "unasked", _(
        "Identitas perusahaan belum diperiksa. Pemilik perusahaan dapat mengirim NIB di kartu perusahaan."
    )
