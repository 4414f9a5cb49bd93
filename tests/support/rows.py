"""Rows put straight into the tables, for proofs that need many states cheaply. Everything is written as the system."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from sqlmodel import Session

from weimproovi import clock
from weimproovi.ids import new_id
from weimproovi.models import (
    Account,
    Application,
    Candidate,
    Company,
    CompanyCheck,
    CompanyMember,
    Opening,
    PersonKey,
    Pseudonym,
    Resume,
    Subscription,
    Vacancy,
    VacancyAssignment,
)
from weimproovi.permissions.actor import Actor
from weimproovi.vocabulary import AccountKind, ActorKind, MemberRole, Plan, VacancyState

_serial = count(1)
HOUR = timedelta(hours=1)
FAR = date(2099, 12, 31)


def put(session: Session, *rows: Any) -> None:
    """Adds rows and writes them, so that the next ones may refer to them."""
    session.add_all(rows)
    session.flush()


def account(session: Session, kind: AccountKind) -> Account:
    """A confirmed account without a password."""
    made = Account(kind=kind, email=f"{uuid4().hex}@example.com", email_confirmed_at=clock.now())
    put(session, made)
    return made


def company(session: Session, checks: Sequence[bool] = (True,)) -> Company:
    """A company with the staff decisions about it, oldest first."""
    made = Company(name=f"PT {next(_serial)}", slug=uuid4().hex)
    put(session, made)
    put(session, *(CompanyCheck(company_id=made.id, nib="1234567890123", passed=passed, decided_by="Staf") for passed in checks))
    return made


def subscription(session: Session, of: Company, plan: Plan, starts: timedelta, ends: timedelta | None = None) -> None:
    """A period of a plan; `starts` and `ends` count from now."""
    until = None if ends is None else clock.now() + ends
    put(session, Subscription(company_id=of.id, plan=plan, starts_at=clock.now() + starts, ends_at=until))


def member(session: Session, of: Company, role: MemberRole, *works_on: Vacancy) -> Actor:
    """A member of a company, assigned to vacancies."""
    own = account(session, AccountKind.MEMBER)
    made = CompanyMember(company_id=of.id, account_id=own.id, role=role, name="Wati")
    put(session, made)
    put(session, *(VacancyAssignment(vacancy_id=one.id, company_id=of.id, member_id=made.id) for one in works_on))
    return Actor(ActorKind.MEMBER, own.id, None, None, of.id, made.id, role)


def vacancy(session: Session, of: Company, *, reviewers_see_resume: bool = False) -> Vacancy:
    """A published vacancy."""
    made = Vacancy(
        company_id=of.id, slug=uuid4().hex, state=VacancyState.PUBLISHED, title="Barista", closes_on=FAR,
        reviewers_see_resume=reviewers_see_resume,
    )
    put(session, made)
    return made


def candidate(session: Session) -> Actor:
    """A candidate with a pseudonym and a key."""
    own = account(session, AccountKind.CANDIDATE)
    made = Candidate(account_id=own.id, full_name="Sukarno", phone="+6281234567890")
    put(session, made)
    put(session, Pseudonym(candidate_id=made.id, subject_id=new_id()), PersonKey(candidate_id=made.id, wrapped_key=b"x"))
    return Actor(ActorKind.CANDIDATE, own.id, None, made.id)


def resume(session: Session, of: Actor) -> Resume:
    """A resume version without its files."""
    made = Resume(candidate_id=of.candidate_id, version=next(_serial), kind="pdf", file_name="cv.pdf", headline="Barista", pages=1, size=1,
        sha256=b"x", stored_name=uuid4().hex)
    put(session, made)
    return made


def application(session: Session, of: Actor, to: Vacancy, **facts: Any) -> Application:
    """A delivered application with a resume of its own; `facts` are columns."""
    values: dict[str, Any] = {"delivered_at": clock.now(), "visible_until": FAR} | facts
    made = Application(
        candidate_id=of.candidate_id, company_id=to.company_id, vacancy_id=to.id, resume_id=resume(session, of).id, number=next(_serial),
        **values,
    )
    put(session, made)
    return made


def opening(session: Session, of: Application, by: Actor, ordinal: int, at: datetime | None = None) -> Opening:
    """The company opened the application as the `ordinal`th of its vacancy."""
    made = Opening(application_id=of.id, candidate_id=of.candidate_id, company_id=of.company_id, vacancy_id=of.vacancy_id,
        member_id=by.member_id, ordinal=ordinal, created_at=at or clock.now())
    of.opening_ordinal = ordinal
    put(session, made, of)
    return made
