"""A market made through the services, in which everybody's every word is a canary.

senja   checked, published, Growth: amara (opened, downloaded, written to), bening (opened later), gita (not opened), erika (withdrawn) applied
samar   checked, never consented to its card: its vacancy withholds its name; farida applied, and let it watch her video
mekar   not checked: its vacancy shows by link only; citra applied
gugur   failed its check
dewi applied nowhere. Staff have one role each; "ticket" is support with a ticket about amara.
"""

import tempfile
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from tests.canaries.words import ANSWERED, PEOPLE, SENT, spoken
from tests.support.factors import strong
from tests.support.market import SomeVacancy, confirm, require
from tests.support.real_files import pdf
from tests.support.signed_in import visitor
from tests.support.staff import staff_with, ticket
from weimproovi import clock, db
from weimproovi.models import (
    CandidateConsent,
    CompanyCheck,
    CompanyMember,
    ConsentEvent,
    Subscription,
    VacancyAssignment,
)
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.recruiter import QuestionForm
from weimproovi.schemas.scorecards import CardForm
from weimproovi.services import (
    accounts,
    application_messages,
    applications,
    candidates,
    check_requests,
    companies,
    company_consents,
    company_papers,
    consents,
    disclosed_files,
    ledger,
    ledger_sealing,
    pipeline,
    privacy_requests,
    resumes,
    scorecards,
    sessions,
    vacancies,
)
from weimproovi.vocabulary import (
    TICKET_GROUPS,
    AccountKind,
    ConsentScope,
    ConsentState,
    MemberRole,
    Plan,
    PrivacyRequestKind,
    Purpose,
    StaffRole,
)

ROLES = {"recruiter": MemberRole.RECRUITER, "idle": MemberRole.RECRUITER, "manager": MemberRole.HIRING_MANAGER, "reviewer": MemberRole.REVIEWER}
STAFF = {"support": StaffRole.SUPPORT, "officer": StaffRole.PRIVACY_OFFICER, "moderator": StaffRole.MODERATOR, "finance": StaffRole.FINANCE,
    "administrator": StaffRole.ADMINISTRATOR, "ticket": StaffRole.SUPPORT}


@dataclass
class World:
    """Everybody by name ("amara", "senja", "senja.reviewer", "support"), and what exists by name."""

    actors: dict[str, Actor] = field(default_factory=dict)
    vacancies: dict[str, SomeVacancy] = field(default_factory=dict)
    applications: dict[str, str] = field(default_factory=dict)
    resumes: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


def build() -> World:
    """The whole market."""
    world = World()
    for name in PEOPLE:
        world.actors[name] = _candidate(name)
    for name in ("senja", "samar", "mekar", "gugur"):
        world.actors[name] = _company(name)
    for name, role in STAFF.items():
        world.actors[name] = staff_with(role)
    _stand(world)
    _publish(world)
    _hire(world)
    _apply(world)
    _live_on(world)
    return world


def _candidate(name: str) -> Actor:
    form = {"full_name": spoken(name, "name"), "email": spoken(name, "email"), "phone": spoken(name, "phone"), "password": spoken(name, "secret"), "adult": "yes"}
    actor = require(sessions.resolve(accounts.sign_up_candidate(form, visitor())))
    confirm(actor)
    candidates.save_profile(actor, {"linkedin_url": spoken(name, "linkedin")})
    return actor


def _company(name: str) -> Actor:
    form = {"company": spoken(name, "company"), "name": spoken(name, "owner"), "email": spoken(name, "owner_email"), "password": spoken(name, "owner_secret"),
        "adult": "yes", "records": "yes"}
    actor = require(sessions.resolve(strong(accounts.sign_up_company(form, visitor()))))
    confirm(actor)
    companies.save_card(actor, {"name": spoken(name, "company"), "address": spoken(name, "address"), "city": "Bandung", "about": "Kedai."})
    return actor


def _stand(world: World) -> None:
    """How the companies stand: asked with number and paper, then decided; plans."""
    for name in ("senja", "samar", "mekar", "gugur"):
        check_requests.ask(world.actors[name], spoken(name, "nib"))
        with tempfile.TemporaryDirectory() as folder:
            paper = Path(folder) / "surat"
            paper.write_bytes(pdf())
            company_papers.add(world.actors[name], paper, spoken(name, "paper"))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for name, passed in (("senja", True), ("samar", True), ("gugur", False)):
            company_id = world.actors[name].company_id
            session.add(CompanyCheck(company_id=company_id, nib=spoken(name, "nib"), passed=passed, decided_by="Nirmala"))
        begun = clock.now() - timedelta(days=1)
        session.add(Subscription(company_id=world.actors["senja"].company_id, plan=Plan.GROWTH, starts_at=begun))
        session.add(Subscription(company_id=world.actors["samar"].company_id, plan=Plan.GROWTH, starts_at=begun))
    for name in ("senja", "mekar", "gugur"):
        form = company_consents.consent_form(world.actors[name])
        company_consents.give_consent(world.actors[name], spoken(name, "owner"), form.version)


def _publish(world: World) -> None:
    for name, title in (("senja", "Barista"), ("samar", "Kasir"), ("mekar", "Koki")):
        owner = world.actors[name]
        world.vacancies[name] = published(owner, title, confidential=name == "samar")
        if name == "senja":
            world.vacancies["second"] = published(owner, "Penyelia")


def published(owner: Actor, title: str, *, confidential: bool = False) -> SomeVacancy:
    """A vacancy with a choice for everybody and a written question."""
    form = vacancies.new(owner)
    choices = "\n".join(spoken(name, "choice") for name in ANSWERED)
    filled = replace(
        form, title=title, city="Kota Bandung", province="Jawa Barat", salary_min="4500000", salary_max="6000000", employment_status="permanent",
        department="Bar", reports_to="Kepala bar", duties="Menyeduh kopi.", closes_on=(clock.today() + timedelta(days=30)).isoformat(),
        confidential=confidential, questions=[QuestionForm("choice", "Mana?", choices), QuestionForm("text", "Mengapa?")],
    )  # fmt: skip
    vacancies.save(owner, filled)
    vacancies.publish(owner, form.id)
    return SomeVacancy(form.id, next(row.slug for row in vacancies.rows(owner) if row.id == form.id), "")


def _hire(world: World) -> None:
    """Everybody works on the first vacancy of "senja" but the idle one."""
    for part, role in ROLES.items():
        world.actors[f"senja.{part}"] = _member(world, part, role)


def _member(world: World, part: str, role: MemberRole) -> Actor:
    company_id = world.actors["senja"].company_id
    told = {"recruiter": (spoken("senja", "member"), spoken("senja", "member_email"))}.get(part, ("Bima", f"bima.{part}@contoh.id"))
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = accounts.create_account(session, AccountKind.MEMBER, told[1], "x", "id", confirmed=True)
        member = CompanyMember(company_id=company_id, account_id=account.id, role=role, name=told[0])
        session.add(member)
        session.flush()
        if part != "idle":
            session.add(VacancyAssignment(vacancy_id=UUID(world.vacancies["senja"].id), company_id=company_id, member_id=member.id))
        cookie = sessions.begin(session, account, visitor())
    return require(sessions.resolve(cookie))


def _apply(world: World) -> None:
    for name in PEOPLE:
        world.resumes[name] = resume_of(world.actors[name], name)
    for name in SENT:
        world.applications[name] = applied(world, name, world.vacancies["senja"])
    world.applications["farida"] = applied(world, "farida", world.vacancies["samar"])
    world.applications["citra"] = applied(world, "citra", world.vacancies["mekar"])


def resume_of(person: Actor, name: str) -> str:
    """A PDF with everything that its person says of herself."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cv"
        file.write_bytes(pdf(lines=(spoken(name, "name"), spoken(name, "resume"), f"{spoken(name, 'email')} | {spoken(name, 'phone')}")))
        made = resumes.add(person, file, spoken(name, "file_name"))
    resumes.set_headline(person, made.id, spoken(name, "headline"))
    return made.id


def applied(world: World, name: str, vacancy: SomeVacancy) -> str:
    person = world.actors[name]
    asked = applications.apply_form(person, vacancy.slug).questions
    answers = {question.id: spoken(name, "choice" if question.kind == "choice" else "written") for question in asked}
    applications.save_draft(person, vacancy.slug, world.resumes[name], answers)
    return applications.send(person, vacancy.slug).id


def _live_on(world: World) -> None:
    """What follows: openings, a download, messages, a withdrawal, requests, a ticket."""
    senja, samar = world.actors["senja"], world.actors["samar"]
    for owner, name in ((senja, "amara"), (senja, "erika"), (samar, "farida")):
        pipeline.open_application(owner, world.applications[name])
    for name in ("amara", "erika"):
        list(disclosed_files.resume_file(senja, world.applications[name]).chunks)
    application_messages.write(world.actors["senja.recruiter"], world.applications["amara"], spoken("amara", "message"))
    application_messages.write(samar, world.applications["farida"], spoken("farida", "message"))
    for part, words in (("reviewer", spoken("amara", "note")), ("recruiter", "Setuju.")):
        _score(world.actors[f"senja.{part}"], world.applications["amara"], words)
    applications.withdraw(world.actors["erika"], world.applications["erika"])
    for name in ("amara", "bening", "dewi"):
        privacy_requests.ask(world.actors[name], PrivacyRequestKind.QUESTION.value, spoken(name, "request"))
    world.ids["request"] = privacy_requests.mine(world.actors["amara"])[0].id
    world.ids["ticket"] = ticket(world.actors["ticket"], world.actors["amara"], *TICKET_GROUPS)
    _agree(world)
    _seal(world)


def _score(reviewer: Actor, application_id: str, note: str) -> None:
    marks = scorecards.scores(reviewer, application_id).form.marks
    scorecards.send(reviewer, application_id, CardForm(marks, [4] * len(marks), "go_on", note))


def _agree(world: World) -> None:
    """Consents whose receipts name a company that is named to nobody else, and an owner; each has an address of its own."""
    farida, sent = world.actors["farida"], world.applications["farida"]
    shown = consents.ask(farida, ConsentScope.VIDEO_SHARE, sent)
    consents.give(farida, ConsentScope.VIDEO_SHARE, sent, shown=shown.sha256, agreed=True)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        hers = select(col(CandidateConsent.id)).where(col(CandidateConsent.state) == ConsentState.GIVEN)
        company = select(col(ConsentEvent.id)).where(col(ConsentEvent.company_id) == world.actors["senja"].company_id)
        world.ids["receipt"] = str(session.execute(hers).scalars().one())
        world.ids["company_receipt"] = str(session.execute(company).scalars().first())


def _seal(world: World) -> None:
    """The look at a person whose company is named to nobody else stands under a signed head, so that there is a proof of it."""
    ledger_sealing.sweep_ledger()
    world.ids["look"] = next(look.proof for look in ledger.looks(world.actors["farida"]) if look.proof).split("/")[3]
