"""What the scenes need besides the world: things of which each player may use up one, and things that wait for staff."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from tests.canaries.scenes import DECIDE, PLAYERS, WRITE
from tests.canaries.words import COMPANIES, spoken
from tests.canaries.world import World, published, resume_of
from tests.support import billing
from tests.support.interviews import KIT, Invited, checked, copied, form, share
from tests.support.market import some_candidate, some_member, some_resume
from tests.support.signed_in import visitor
from tests.support.staff import staff_with, ticket
from tests.support.town import cookie_of
from weimproovi import clock, db
from weimproovi.models import CompanyPaper, CopyRemoval, Invitation, Invoice, Mail, Payment, VacancyReport
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM
from weimproovi.services import (
    applications,
    companies,
    invitations,
    reports,
    sessions,
    staff_people,
    taxes,
    vacancies,
    video_interviews,
    video_invitations,
    video_kits,
)
from weimproovi.vocabulary import FieldGroup, MailKind, MemberRole, Plan, Purpose, StaffRole


def complete(world: World) -> None:
    """An invoice, addresses and papers of companies: what pages need in their addresses."""
    world.ids["invoice"] = str(billing.asked(world.actors["senja"]).id)
    for name in COMPANIES:
        world.ids[f"{name}.slug"] = companies.card(world.actors[name]).slug
    world.ids["answer"] = _interviewed(world)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        papers = select(col(CompanyPaper.id)).where(col(CompanyPaper.company_id) == world.actors["senja"].company_id)
        world.ids["paper"] = str(session.execute(papers).scalars().first())


def _interviewed(world: World) -> str:
    """The first candidate shares a video with the company that invited her; the id of its answer."""
    one = Invited(world.actors["senja"], world.actors["amara"], world.vacancies["senja"], world.applications["amara"])
    video_kits.save(one.owner, one.vacancy.id, KIT)
    video_invitations.invite(one.owner, [one.application_id], form())
    video_interviews.allow_recording(one.person, one.application_id, shown=video_interviews.record_text(one.person, one.application_id).sha256)
    answer_id = checked(one)
    share(one)
    copied(one, answer_id)
    return answer_id


def furnish(world: World) -> None:
    """Names everything in `world.ids`."""
    ids, senja = world.ids, world.actors["senja"]
    ids |= {name: world.vacancies[of].id for name, of in (("vacancy", "senja"), ("second", "second"))}
    ids |= {"application": world.applications["amara"], "reviewer": str(world.actors["senja.reviewer"].member_id), "mekar": str(world.actors["mekar"].company_id)}
    ids["draft"] = vacancies.new(world.actors["senja.recruiter"]).id
    ids["spare_resume"] = resume_of(world.actors["amara"], "amara")
    ids["leaver"] = str(some_member(senja, MemberRole.REVIEWER).member_id)
    ids["other_ticket"] = ticket(world.actors["officer"], world.actors["amara"], FieldGroup.IDENTITY)
    _of_each(world)
    _of_staff(world)
    _of_company(world)


def _of_each(world: World) -> None:
    """One for each player who uses it up."""
    senja = world.actors["senja"]
    for player in PLAYERS:
        person = sessions.resolve(cookie_of(world.actors[player]))
        assert person is not None
        world.ids[f"session.{player}"] = str(person.session_id)
    for player in DECIDE:
        world.ids[f"own.{player}"] = _another_application(world.vacancies["senja"].slug)
    for player in WRITE:
        author = world.actors[player]
        world.ids[f"own_vacancy.{player}"] = published(author if player != "senja" else senja, "Kasir").id


def _another_application(slug: str) -> str:
    person = some_candidate("Sukarno")
    asked = applications.apply_form(person, slug).questions
    answers = {question.id: spoken("amara", "choice") if question.kind == "choice" else "Ya." for question in asked}
    applications.save_draft(person, slug, some_resume(person), answers)
    return applications.send(person, slug).id


def _of_staff(world: World) -> None:
    ids, slug = world.ids, world.vacancies["second"].slug
    ids["colleague"] = str(staff_with(StaffRole.MODERATOR).account_id)
    staff_people.add(SYSTEM, "Rani", "rani@contoh.id", [StaffRole.SUPPORT.value])
    ids["invited_staff"] = str(staff_people.of_address(SYSTEM, "rani@contoh.id"))
    reports.report(ANONYMOUS, slug, typed={"kind": "money", "words": "Periksa.", "email": "pelapor@contoh.id"}, visitor=visitor())
    ids["second_invoice"] = str(billing.asked(world.actors["gugur"]).id)
    held = billing.asked(world.actors["samar"], Plan.BUSINESS)
    billing.confirmed(held, amount=str(held.total - taxes.withheld(held.total - held.tax)))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        ids["report"] = str(session.execute(select(col(VacancyReport.id))).scalars().one())
        ids["payment"] = str(session.execute(select(col(Payment.id))).scalars().one())
        ids["total"] = str(session.get_one(Invoice, UUID(ids["invoice"])).total)
        mails = list(session.execute(select(Mail).where(col(Mail.kind) == MailKind.APPLICATION_SENT)).scalars())
        ids["mail"] = str(mails[0].id)
        for player, mail in zip(("support", "administrator", "ticket"), mails, strict=False):
            mail.failed_at, ids[f"failed_mail.{player}"] = clock.now(), str(mail.id)


def _of_company(world: World) -> None:
    senja = world.actors["senja"]
    invitations.invite(senja, "Budi", "budi@contoh.id", "reviewer")
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        world.ids["invitation"] = str(session.execute(select(col(Invitation.id))).scalars().one())
        world.ids["copy"] = str(session.execute(select(col(CopyRemoval.id))).scalars().one())
        theirs = select(col(CompanyPaper.id)).where(col(CompanyPaper.company_id) == world.actors["mekar"].company_id)
        world.ids["mekar_paper"] = str(session.execute(theirs).scalars().first())
