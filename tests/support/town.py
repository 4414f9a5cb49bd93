"""A small market with one of everybody around one application, whose candidate carries words that occur nowhere else."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import update
from sqlmodel import col

from tests.support.browsing import consented, posted_vacancy
from tests.support.factors import shown, strong
from tests.support.market import PASSWORD, SomeVacancy, confirm, require, some_candidate, some_member, some_owner
from tests.support.real_files import pdf
from weimproovi import db
from weimproovi.models import Account, Candidate, StaffMembership
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import accounts, applications, pipeline, resumes, sessions, vacancies
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import AccountKind, MemberRole, Plan, Purpose, StaffRole

VISITOR = Visitor("203.0.113.4", "Firefox, Linux")
NAME, EMAIL, PHONE = "Kenari Larasati", "kenari4711@contoh.id", "0813-7777-4711"
LINKEDIN, WRITTEN, IN_RESUME = "https://www.linkedin.com/in/kenari-4711", "Sebab kenari bernyanyi.", "Juru kenari sejak 2011"
CANARIES = (NAME, EMAIL, PHONE, "0813777747", "813-7777", LINKEDIN, WRITTEN, IN_RESUME)


@dataclass(frozen=True)
class Town:
    """Everybody, by their part. The victim's application is opened; it belongs to the owner's vacancy."""

    owner: Actor
    assigned: Actor
    unassigned: Actor
    reviewer: Actor
    other_owner: Actor
    victim: Actor
    bystander: Actor
    staff: Actor
    vacancy: SomeVacancy
    other_vacancy: SomeVacancy
    application_id: str
    resume_id: str


def town() -> Town:
    """Built through the services, as it would come about."""
    owner = consented(some_owner(plan=Plan.GROWTH))
    other_owner = consented(some_owner("PT Lain"))
    vacancy, victim = posted(owner, "Barista"), canary()
    resume_id = resume_of(victim)
    sent = applied(victim, vacancy, resume_id)
    pipeline.open_application(owner, sent)
    return Town(
        owner=owner,
        assigned=some_member(owner, vacancy=vacancy),
        unassigned=some_member(owner),
        reviewer=some_member(owner, MemberRole.REVIEWER, vacancy),
        other_owner=other_owner,
        victim=victim,
        bystander=some_candidate("Wayan"),
        staff=some_staff(),
        vacancy=vacancy,
        other_vacancy=posted(other_owner, "Kasir"),
        application_id=sent,
        resume_id=resume_id,
    )


def posted(owner: Actor, title: str) -> SomeVacancy:
    slug = posted_vacancy(owner, title)
    row = next(row for row in vacancies.rows(owner) if row.slug == slug)
    return SomeVacancy(row.id, slug, "")


def canary() -> Actor:
    """A candidate whose every word is a canary."""
    form = {"full_name": NAME, "email": EMAIL, "phone": PHONE, "password": PASSWORD, "adult": "yes"}
    elsewhere = Visitor(f"2001:db8::{uuid4().hex[:4]}:{uuid4().hex[:4]}", "Firefox, Linux")  # limits per address do not meet between tests
    person = require(sessions.resolve(accounts.sign_up_candidate(form, elsewhere)))
    confirm(person)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Candidate).where(col(Candidate.id) == person.candidate_id).values(linkedin_url=LINKEDIN))
    return person


def resume_of(person: Actor) -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cv.pdf"
        file.write_bytes(pdf(lines=(NAME, IN_RESUME, f"{EMAIL} | {PHONE}")))
        return resumes.add(person, file, "cv.pdf").id


def applied(person: Actor, vacancy: SomeVacancy, resume_id: str) -> str:
    asked = applications.apply_form(person, vacancy.slug).questions
    answers = {question.id: "Ya" if question.kind == "choice" else WRITTEN for question in asked}
    applications.save_draft(person, vacancy.slug, resume_id, answers)
    return applications.send(person, vacancy.slug).id


def some_staff() -> Actor:
    """An account of the operator's staff with a session."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = accounts.create_account(session, AccountKind.STAFF, "petugas@contoh.id", "x", "id", confirmed=True)
        session.add(StaffMembership(account_id=account.id, role=StaffRole.SUPPORT, name="Petugas"))
        cookie = sessions.begin(session, account, VISITOR)
    return require(sessions.resolve(strong(cookie)))


def cookie_of(actor: Actor) -> str:
    """A new session of somebody, her second factor shown where she has one; the value of the cookie."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        cookie = sessions.begin(session, session.get_one(Account, actor.account_id), VISITOR)
        shown(session, cookie)
        return cookie
