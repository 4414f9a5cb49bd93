"""The market of the table of GETs: the world of the canaries with everything that an address can name."""

from sqlalchemy import select
from sqlmodel import col

from tests.canaries import props
from tests.canaries.words import COMPANIES, spoken
from tests.canaries.world import World, build, published
from tests.services.test_consents import agree
from tests.site.test_doors import last_mailed
from tests.support.interviews import form
from tests.support.signed_in import candidate, visitor
from weimproovi import db
from weimproovi.models import CandidateConsent
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import (
    accounts,
    applications,
    consents,
    exports,
    invitations,
    ledger,
    pipeline,
    staff_people,
    vacancies,
    video_answers,
    video_interviews,
    video_invitations,
)
from weimproovi.vocabulary import ConsentScope, MemberRole, Purpose, StaffRole


def gets_world() -> tuple[World, dict[str, str]]:
    """Everybody, and what stands in an address, by the name in braces or by the name that a row gives."""
    world = build()
    props.complete(world)
    _begin_applying(world)
    _begin_answering(world)
    keys = {
        "slug": world.vacancies["senja"].slug, "mekar": world.vacancies["mekar"].slug, "samar": world.vacancies["samar"].slug, "over": _over(world),
        **{f"{of}.slug": world.ids[f"{of}.slug"] for of in COMPANIES}, "vacancy_id": world.vacancies["senja"].id, "language": "id", "shape": "a4.pdf",
        **world.applications, "application_id": world.applications["amara"], "resume_id": world.resumes["amara"], "answer_id": world.ids["answer"], "number": "1",
        "paper_id": world.ids["paper"], "invoice_id": world.ids["invoice"], "ticket_id": world.ids["ticket"], "row_id": _look_at(world, "amara"),
        "consent_id": _receipt(world), "receipt": world.ids["receipt"], "company_receipt": world.ids["company_receipt"], "look": world.ids["look"],
    }  # fmt: skip
    return world, keys | _links(world)


def _begin_applying(world: World) -> None:
    """Who applied nowhere has an application ready to be sent."""
    dewi, slug = world.actors["dewi"], world.vacancies["senja"].slug
    asked = applications.apply_form(dewi, slug).questions
    answers = {question.id: spoken("amara", "choice") if question.kind == "choice" else "Ya." for question in asked}
    applications.save_draft(dewi, slug, world.resumes["dewi"], answers)


def _begin_answering(world: World) -> None:
    """The second applicant was invited, allowed the recording and wrote one answer."""
    bening, sent = world.actors["bening"], world.applications["bening"]
    pipeline.open_application(world.actors["senja"], sent)
    video_invitations.invite(world.actors["senja"], [sent], form())
    video_interviews.allow_recording(bening, sent, shown=video_interviews.record_text(bening, sent).sha256)
    video_answers.write(bening, sent, 2, "Senin.")


def _over(world: World) -> str:
    ended = published(world.actors["senja"], "Juru masak")
    vacancies.close(world.actors["senja"], ended.id, "")
    return ended.slug


def _look_at(world: World, name: str) -> str:
    return next(look.proof for look in ledger.looks(world.actors[name]) if look.proof).split("/")[3]


def _receipt(world: World) -> str:
    """Of her consent that the company watches her video."""
    hers = col(CandidateConsent.candidate_id) == world.actors["amara"].candidate_id
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        shared = select(col(CandidateConsent.id)).where(hers, col(CandidateConsent.scope) == ConsentScope.VIDEO_SHARE)
        return str(session.execute(shared.order_by(col(CandidateConsent.id).desc())).scalars().first())


def _links(world: World) -> dict[str, str]:
    """The secret of one mailed link of each kind."""
    somebody = candidate()
    accounts.ask_reset(somebody.email, visitor())
    invitations.invite(world.actors["senja"], "Budi", "budi@contoh.id", MemberRole.REVIEWER.value)
    staff_people.add(SYSTEM, "Rani", "rani@contoh.id", [StaffRole.SUPPORT.value])
    exports.ask(world.actors["amara"], {"password": spoken("amara", "secret")}, visitor())
    exports.sweep_exports()
    agree(somebody.actor, ConsentScope.MARKETING)
    assert somebody.actor.candidate_id is not None
    mailed = {"reset": "/atur-sandi/", "confirm": "/konfirmasi/", "join": "/bergabung/", "staff": "/petugas/", "export": "/unduh-data/"}
    stop = consents.stop_link(somebody.actor.candidate_id, ConsentScope.MARKETING)
    return {name: last_mailed(prefix) for name, prefix in mailed.items()} | {"stop": stop.rpartition("/")[2]}
