"""What a refusal leaves: one committed row that the person can read, and nothing else of the work."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import ProgrammingError
from sqlmodel import Session, SQLModel, col

from tests.support import rows
from weimproovi import clock, db
from weimproovi.errors import Denied, NotFound
from weimproovi.models import Application, Company, Disclosure, DisclosurePerson, StageChange, Vacancy
from weimproovi.permissions import disclosures
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import applications, consents, disclosed_files, ids, ledger, pipeline
from weimproovi.vocabulary import ConsentScope, DisclosureKind, FieldGroup, MemberRole, Purpose, Reason, Stage

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.clause("S3", "refuses")]


def received() -> tuple[Actor, Actor, Actor, UUID]:
    """An owner, an owner of another company, a candidate, and her unopened application."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        ours, theirs = rows.company(session), rows.company(session)
        candidate = rows.candidate(session)
        sent = rows.application(session, candidate, rows.vacancy(session, ours))
        return rows.member(session, ours, MemberRole.OWNER), rows.member(session, theirs, MemberRole.OWNER), candidate, sent.id


def everything() -> dict[str, int]:
    """How many rows each table has; the ledger's seal and the sweeps of a live server aside, which follow by themselves."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return {name: session.execute(select(func.count()).select_from(table)).scalar_one() for name, table in SQLModel.metadata.tables.items() if not name.startswith(("ledger_", "sweep_"))}


def one_refusal_more(before: dict[str, int]) -> dict[str, int]:
    return before | {name: before[name] + 1 for name in ("disclosure", "disclosure_person")}


def work_then_refusal(sent: UUID, refusal: Denied) -> Callable[[Session], None]:
    """Work that had already written when it was refused."""

    def run(session: Session) -> None:
        application = session.get_one(Application, sent)
        application.stage = Stage.OFFER
        session.add(StageChange(application_id=sent, candidate_id=application.candidate_id, company_id=application.company_id,
            vacancy_id=application.vacancy_id, became=Stage.OFFER))
        session.get_one(Company, application.company_id).about = "half done"
        session.flush()
        raise refusal

    return run


@pytest.mark.parametrize("refusal", [Denied, NotFound])
def test_refused_work_is_undone_and_leaves_one_row(refusal: type[Denied]) -> None:
    owner, _, _, sent = received()
    before = everything()
    error = NotFound(sent) if refusal is NotFound else Denied(Reason.PLAN_LACKS_GROUP, sent)
    with pytest.raises(refusal), db.transaction(owner, Purpose.RECRUIT) as session:
        work_then_refusal(sent, error)(session)
    assert everything() == one_refusal_more(before)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.get_one(Application, sent).stage is Stage.NEW


def test_the_row_says_who_was_refused_what_for_and_why() -> None:
    _, stranger, _, sent = received()
    with pytest.raises(NotFound):
        pipeline.sheet(stranger, str(sent))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        row, person = session.execute(select(Disclosure)).scalar_one(), session.execute(select(DisclosurePerson)).scalar_one()
    assert (row.kind, row.viewer_account_id, row.company_id, row.role) == (
        DisclosureKind.REFUSED, stranger.account_id, stranger.company_id, MemberRole.OWNER)
    assert (row.purpose, row.reason) == (Purpose.RECRUIT, Reason.NOT_FOUND)
    assert (person.disclosure_id, person.application_id, person.groups) == (row.id, sent, [])


def test_the_person_reads_the_attempt_and_the_company_that_tried_its_own() -> None:
    _, stranger, candidate, sent = received()
    with pytest.raises(NotFound):
        disclosed_files.resume_page(stranger, str(sent), 1)
    assert [look.refused for look in ledger.looks(candidate)] == [True]
    assert [row.what for row in ledger.company_looks(stranger)] == ["Mencoba membuka data pelamar"]  # hers, not the reader's


def test_many_attempts_of_a_day_are_one_line_with_a_count() -> None:
    _, stranger, candidate, sent = received()
    for _attempt in range(3):
        with pytest.raises(NotFound):
            pipeline.sheet(stranger, str(sent))
    assert [(look.refused, look.times) for look in ledger.looks(candidate)] == [(True, "3 kali")]


def test_the_company_that_received_her_does_not_read_the_strangers_attempt() -> None:
    owner, stranger, _, sent = received()
    with pytest.raises(NotFound):
        pipeline.sheet(stranger, str(sent))
    assert ledger.company_looks(owner) == []


@pytest.mark.parametrize("asked", ["0197a000-0000-7000-8000-000000000000", "not an id", ""])
def test_an_id_that_names_nobody_writes_nothing(asked: str) -> None:
    _, stranger, *_ = received()
    before = everything()
    with pytest.raises(NotFound):
        pipeline.sheet(stranger, asked)
    assert everything() == before


@pytest.mark.parametrize("kind", ["candidate", "resume"])
def test_any_id_of_a_person_leaves_the_attempt(kind: str) -> None:
    _, stranger, candidate, sent = received()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        resume = session.get_one(Application, sent).resume_id
    asked = candidate.candidate_id if kind == "candidate" else resume
    with pytest.raises(Denied), db.transaction(stranger, Purpose.RECRUIT):
        raise Denied(Reason.PURPOSE_NOT_SERVED, asked)
    assert [look.refused for look in ledger.looks(candidate)] == [True]


def test_refused_and_not_there_look_the_same_to_a_stranger() -> None:
    _, stranger, _, sent = received()
    said = []
    for asked in (str(sent), str(uuid4())):
        with pytest.raises(Denied) as refused:
            pipeline.sheet(stranger, asked)
        said.append((type(refused.value), refused.value.reason, str(refused.value)))
    assert said[0] == said[1]


def taken_over() -> tuple[Actor, Actor, Actor, UUID]:
    """The same four, after the vacancy became the other company's by hand: no screen does that."""
    ours, theirs, candidate, sent = received()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.get_one(Vacancy, session.get_one(Application, sent).vacancy_id).company_id = ids.present(theirs.company_id)
    return ours, theirs, candidate, sent


OF_A_COMPANY: dict[str, Callable[[Actor, str], object]] = {
    "sheet": pipeline.sheet,
    "opening": pipeline.open_application,
    "moving": lambda actor, sent: pipeline.move(actor, sent, Stage.INTERVIEW),
    "ending": lambda actor, sent: pipeline.end(actor, sent, "filled", "Terima kasih."),
}


@pytest.mark.parametrize("way", OF_A_COMPANY)
@pytest.mark.parametrize("whose", [0, 1], ids=["who received her", "who took it over"])
def test_a_vacancy_that_another_company_took_over_lets_neither_open_what_was_sent_before(way: str, whose: int) -> None:
    *members, _, sent = taken_over()
    with pytest.raises(NotFound):
        OF_A_COMPANY[way](members[whose], str(sent))


@pytest.mark.clause("S3", "passes")
def test_she_still_reads_whom_she_applied_to_and_may_take_it_back() -> None:
    ours, _, candidate, sent = taken_over()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        name = session.get_one(Company, ids.present(ours.company_id)).name
    assert [one.company for one in applications.mine(candidate)] == [name]
    assert consents.ask(candidate, ConsentScope.VIDEO_SHARE, str(sent)).recipient == name
    assert applications.withdraw(candidate, str(sent)).card.company == name


def test_a_member_cannot_write_a_disclosure_in_anothers_name() -> None:
    owner, stranger, *_ = received()
    forged = Disclosure(day="2026-11-22", kind=DisclosureKind.SHEET, viewer_kind=owner.kind, viewer_account_id=owner.account_id,
        company_id=owner.company_id, purpose=Purpose.RECRUIT, clause="S3")
    with db.transaction(stranger, Purpose.RECRUIT) as session:
        session.add(forged)
        with pytest.raises(ProgrammingError, match="row-level security"):
            session.flush()
        session.rollback()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(func.count()).select_from(Disclosure).where(col(Disclosure.company_id) == owner.company_id)).scalar() == 0


def test_what_is_taken_back_while_it_is_read_is_not_there_and_leaves_no_row() -> None:
    owner, _, candidate, sent = received()
    before = everything()

    def look() -> None:
        with db.transaction(owner, Purpose.RECRUIT) as session:
            pipeline.require_application(session, owner, sent)
            with db.transaction(SYSTEM, Purpose.OPERATE) as other:
                other.get_one(Application, sent).paused_at = clock.now()
            seen = disclosures.Seen(candidate.candidate_id, sent, frozenset({FieldGroup.ANSWERS}))
            disclosures.record(session, owner, DisclosureKind.SHEET, [seen])

    with pytest.raises(NotFound) as gone:
        look()
    assert gone.value.resource_id is None
    assert everything() == before
