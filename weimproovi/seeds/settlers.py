"""Accounts, companies and candidates of the demo market, and the candidates' resumes."""

import contextvars
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.i18n import format as written
from weimproovi.integrations import one_time_codes, storage_keys
from weimproovi.integrations.resume_pdf import Chapter, ResumeForm, render
from weimproovi.models import (
    Account,
    Candidate,
    Company,
    CompanyCheck,
    CompanyMember,
    SecondFactor,
    StaffMembership,
    Subscription,
)
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.seeds.companies import COMPANIES
from weimproovi.seeds.forms import SeedCompany, SeedPerson
from weimproovi.seeds.passwords import PASSWORDS
from weimproovi.seeds.people import PEOPLE
from weimproovi.seeds.town import Town, at_work, days_ago
from weimproovi.services import accounts, check_requests, companies, company_papers, passwords, resumes
from weimproovi.services.sign_up_form import CandidateSignUp, CompanySignUp
from weimproovi.vocabulary import AccountKind, ActorKind, MemberRole, Plan, Purpose, StaffRole

FURNISHED = 0.1  # days after a company signed up
ASKED = timedelta(minutes=40)
JOINED, FORMER = 75, 70  # days ago: candidates, a first resume
RESUMES_AT_ONCE = 2
PERSONAL_DOMAIN = "contoh.example"
STAFF_MAIL = "staf@weimproovi.example"


def settle() -> Town:
    """Everybody moves in. One hash serves a whole kind: hashing 66 times would take half a minute."""
    town = Town()
    hashes = {kind: passwords.hash_password(password) for kind, password in PASSWORDS.items()}
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        _staff(session, hashes[AccountKind.STAFF])
        for company in COMPANIES:
            with clock.moved(at_work(company.signed_up)):
                town.members[company.key] = list(_company(session, company, hashes[AccountKind.MEMBER]))
    with clock.moved(days_ago(JOINED)), db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for number, person in enumerate(PEOPLE):
            town.people[person.mail] = _candidate(session, person, number, hashes[AccountKind.CANDIDATE])
    for company in COMPANIES:
        _furnish(town, company)
    return town


@contextmanager
def writing_resumes(town: Town) -> Iterator[None]:
    """One uploaded PDF a person, two where there was a former version, written beside the block; all are there when it ends."""
    with ThreadPoolExecutor(RESUMES_AT_ONCE) as pool:
        waiting = [pool.submit(contextvars.copy_context().run, _upload, town, person) for person in PEOPLE]
        yield
        for upload in waiting:
            upload.result()


def address_of(person: SeedPerson) -> str:
    return f"{person.mail}@{PERSONAL_DOMAIN}"


def _staff(session: Session, password_hash: str) -> None:
    account = accounts.create_account(session, AccountKind.STAFF, STAFF_MAIL, password_hash, "id", confirmed=True)
    _enrol(session, account)
    session.add_all(
        StaffMembership(account_id=account.id, role=role, name="Nirmala")
        for role in StaffRole  # a small team: one person does everything
    )


def _enrol(session: Session, account: Account) -> None:
    """Staff and owners must have a second factor; whoever tries the demonstration is shown its code."""
    secret = storage_keys.wrap(one_time_codes.new_secret().encode())
    session.add(SecondFactor(account_id=account.id, wrapped_key=secret, confirmed_at=clock.now()))


def _company(session: Session, seed: SeedCompany, password_hash: str) -> Iterator[Actor]:
    owner = seed.members[0]
    account = _member_account(session, seed, owner.mail, password_hash)
    asked = CompanySignUp(seed.name, owner.name, account.email, "")
    company = accounts.add_company(session, account, asked, "id")
    _enrol(session, account)
    session.flush()
    if seed.nib:
        session.add(CompanyCheck(company_id=company.id, nib=seed.nib, passed=True, decided_by="Nirmala"))
    if seed.plan is not Plan.FREE:
        session.add(Subscription(company_id=company.id, plan=seed.plan))
    for member in seed.members:
        if member is not owner:
            account = _member_account(session, seed, member.mail, password_hash)
            session.add(CompanyMember(company_id=company.id, account_id=account.id, role=member.role, name=member.name))
            session.flush()
        yield _member_actor(session, company, account, member.role)


def _member_account(session: Session, seed: SeedCompany, mail: str, password_hash: str) -> Account:
    return accounts.create_account(
        session, AccountKind.MEMBER, f"{mail}@{seed.domain}", password_hash, "id", confirmed=True
    )


def _member_actor(session: Session, company: Company, account: Account, role: MemberRole) -> Actor:
    member_id = session.execute(
        select(col(CompanyMember.id)).where(col(CompanyMember.account_id) == account.id)
    ).scalar_one()
    return Actor(ActorKind.MEMBER, account.id, company_id=company.id, member_id=member_id, role=role)


def _candidate(session: Session, seed: SeedPerson, number: int, password_hash: str) -> Actor:
    address = address_of(seed)
    account = accounts.create_account(
        session, AccountKind.CANDIDATE, address, password_hash, seed.language, confirmed=seed.confirmed
    )
    candidate: Candidate = accounts.add_candidate(
        session, account, CandidateSignUp(seed.name, address, phone_of(number), "")
    )
    candidate.linkedin_url = f"https://linkedin.com/in/contoh-{seed.mail}" if seed.linkedin else None
    return Actor(ActorKind.CANDIDATE, account.id, candidate_id=candidate.id, language=seed.language)


def phone_of(number: int) -> str:
    """A valid number that nobody is given: an exchange of zeros, then the person's number."""
    return f"+628120000{number + 1:04d}"


def _furnish(town: Town, seed: SeedCompany) -> None:
    """The owner fills in the company's card and, where the table says so, consents to its publication."""
    owner = town.owner(seed.key)
    with clock.moved(at_work(seed.signed_up - FURNISHED)):
        companies.save_card(
            owner,
            {
                "name": seed.name,
                "address": seed.address,
                "city": seed.city,
                "about": seed.about,
                "contact_email": f"halo@{seed.domain}",
                "contact_phone": seed.phone,
            },
        )
        if seed.consent:
            companies.give_consent(owner, seed.members[0].name, companies.consent_form(owner).version)
    if seed.asked_nib:
        _ask(town, seed)


def _ask(town: Town, seed: SeedCompany) -> None:
    """The owner has sent the NIB for a check, one of them with a paper; staff have not decided."""
    owner = town.owner(seed.key)
    with clock.moved(-ASKED):
        check_requests.ask(owner, seed.asked_nib)
        if seed.paper:
            form = ResumeForm(name=seed.name, headline=f"NIB {seed.asked_nib}", email=f"halo@{seed.domain}", phone=written.phone(seed.phone))
            with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
                file.write(render(form))
                file.flush()
                company_papers.add(owner, Path(file.name), "nib.pdf")


def _upload(town: Town, person: SeedPerson) -> None:
    actor = town.lives_here(person)
    if person.former_resume:
        with clock.moved(days_ago(FORMER)):
            _add(actor, _form(person, former=True), f"cv-{person.mail}-lama.pdf")
    with clock.moved(days_ago(JOINED if not person.former_resume else FORMER - 10)):
        town.resumes[person.mail] = _add(actor, _form(person), f"cv-{person.mail}.pdf")
        resumes.set_headline(actor, town.resumes[person.mail], person.headline)


def _add(actor: Actor, form: ResumeForm, file_name: str) -> str:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(render(form))
        file.flush()
        return resumes.add(actor, Path(file.name), file_name).id


def _form(person: SeedPerson, *, former: bool = False) -> ResumeForm:
    degree, school, years = person.schooling
    jobs = person.jobs[1:] if former else person.jobs
    return ResumeForm(
        name=person.name,
        headline=person.headline,
        email=address_of(person),
        phone=written.phone(phone_of(PEOPLE.index(person))),
        linkedin=f"https://linkedin.com/in/contoh-{person.mail}" if person.linkedin else "",
        experience=tuple(Chapter(role, place, period, tuple(done.splitlines())) for role, place, period, done in jobs),
        education=(Chapter(degree, school, years),),
        skills=tuple(person.skills.split(", ")),
    )
