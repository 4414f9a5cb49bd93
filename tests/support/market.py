"""Builders for tests: people, companies and vacancies as the services would make them, in a few words."""

import tempfile
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from tests.support.factors import strong
from weimproovi import clock, db
from weimproovi.integrations.resume_pdf import ResumeForm, render
from weimproovi.models import (
    Account,
    Application,
    Company,
    CompanyCheck,
    CompanyMember,
    StaffMembership,
    Subscription,
    Vacancy,
    VacancyAssignment,
    VacancyQuestion,
)
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import accounts, applications, resumes, sessions
from weimproovi.services.slugs import new_slug
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import (
    AccountKind,
    EmploymentStatus,
    MemberRole,
    Plan,
    Purpose,
    QuestionKind,
    StaffRole,
    VacancyState,
)

PASSWORD = "kuda hijau berlari"
VISITOR = Visitor("203.0.113.7", "Chrome, Android")
_serial = count(1)


@dataclass(frozen=True)
class SomeVacancy:
    id: str
    slug: str
    question_id: str


def some_candidate(name: str = "Sukarno", *, confirmed: bool = True) -> Actor:
    """A candidate with a session."""
    number = next(_serial)
    form = {
        "full_name": name,
        "email": f"kandidat{number}@example.com",
        "phone": f"0812-3456-{number:04d}",
        "password": PASSWORD,
        "adult": "yes",
    }
    actor = require(
        sessions.resolve(accounts.sign_up_candidate(form, Visitor(f"198.51.100.{number}", "Chrome, Android")))
    )
    if confirmed:
        confirm(actor)
    return actor


def some_owner(company: str = "PT Kopi Senja", *, checked: bool = True, plan: Plan = Plan.FREE) -> Actor:
    """The owner of a new company with a session."""
    number = next(_serial)
    form = {
        "company": company,
        "name": "Wati",
        "email": f"pemilik{number}@example.com",
        "password": PASSWORD,
        "adult": "yes",
        "records": "yes",
    }
    actor = require(
        sessions.resolve(strong(accounts.sign_up_company(form, Visitor(f"198.51.100.{number}", "Firefox, Linux"))))
    )
    confirm(actor)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert actor.company_id is not None
        session.execute(
            update(Company).where(col(Company.id) == actor.company_id).values(address="Jl. Melati 1", city="Bandung")
        )
        if checked:
            session.add(CompanyCheck(company_id=actor.company_id, nib="1234567890123", passed=True, decided_by="Staf"))
        if plan is not Plan.FREE:
            session.add(Subscription(company_id=actor.company_id, plan=plan, starts_at=clock.now() - timedelta(days=1)))
    return actor


def some_member(owner: Actor, role: MemberRole = MemberRole.RECRUITER, vacancy: SomeVacancy | None = None) -> Actor:
    """A colleague of an owner, assigned to a vacancy when one is given."""
    assert owner.company_id is not None
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = accounts.create_account(
            session, AccountKind.MEMBER, f"kolega{next(_serial)}@example.com", "x", "id", confirmed=True
        )
        member = CompanyMember(company_id=owner.company_id, account_id=account.id, role=role, name="Bima")
        session.add(member)
        session.flush()
        if vacancy:
            session.add(
                VacancyAssignment(vacancy_id=UUID(vacancy.id), company_id=owner.company_id, member_id=member.id)
            )
        cookie = sessions.begin(session, account, VISITOR)
    return require(sessions.resolve(strong(cookie) if role is MemberRole.OWNER else cookie))


def some_staff(role: StaffRole = StaffRole.MODERATOR) -> Actor:
    """Somebody of the operator with one role and a session."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = accounts.create_account(
            session, AccountKind.STAFF, f"staf{next(_serial)}@example.com", "x", "id", confirmed=True
        )
        session.add(StaffMembership(account_id=account.id, role=role, name="Nirmala"))
        session.flush()
        cookie = sessions.begin(session, account, VISITOR)
    return require(sessions.resolve(strong(cookie)))


def some_vacancy(owner: Actor, title: str = "Barista") -> SomeVacancy:
    """A published vacancy with one choice and one open question."""
    assert owner.company_id is not None
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        vacancy = Vacancy(
            company_id=owner.company_id,
            slug=new_slug(title),
            state=VacancyState.PUBLISHED,
            title=title,
            city="Bandung",
            province="Jawa Barat",
            salary_min=4_500_000,
            salary_max=6_000_000,
            employment_status=EmploymentStatus.PERMANENT,
            department="Bar",
            reports_to="Kepala bar",
            duties="Menyeduh kopi.",
            closes_on=clock.today() + timedelta(days=30),
            published_at=clock.now(),
        )
        session.add(vacancy)
        session.flush()
        choice = VacancyQuestion(
            vacancy_id=vacancy.id,
            company_id=owner.company_id,
            position=1,
            kind=QuestionKind.CHOICE,
            text="Bisa kerja akhir pekan?",
            options=["Ya", "Tidak"],
        )
        session.add(choice)
    return SomeVacancy(str(vacancy.id), vacancy.slug, str(choice.id))


def stored_resume(actor: Actor, content: bytes, name: str = "cv.pdf") -> str:
    """A version of the given file; its id."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return resumes.add(actor, path, name).id


def some_resume(actor: Actor) -> str:
    """A real PDF resume of a candidate; its id."""
    return stored_resume(actor, render(ResumeForm(name="Sukarno", headline="Barista", email="sukarno@example.com", phone="0812-3456-7890")))


def apply(candidate: Actor, vacancy: SomeVacancy) -> str:
    """A sent application; its id."""
    resume_id = some_resume(candidate)
    applications.save_draft(candidate, vacancy.slug, resume_id, {vacancy.question_id: "Ya"})
    return applications.send(candidate, vacancy.slug).id


def confirm(actor: Actor) -> None:
    """The account's e-mail is confirmed."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        session.execute(
            update(Account).where(col(Account.id) == actor.account_id).values(email_confirmed_at=clock.now())
        )


def stored_application(application_id: str) -> Application:
    """The row as the system sees it."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(Application).where(col(Application.id) == UUID(application_id))).scalars().one()


def require(actor: Actor | None) -> Actor:
    assert actor is not None
    return actor
