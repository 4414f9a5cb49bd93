"""What a ticket opens, as a truth table over the database itself: which rows staff read with it, and that there is nothing without it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import ProgrammingError
from sqlmodel import Session, SQLModel, col

from tests.support import market, rows
from tests.support.staff import end_roles, staff_with, ticket
from weimproovi import clock, db
from weimproovi.models import (
    Account,
    Application,
    ApplicationMessage,
    Candidate,
    ChoiceAnswer,
    DisclosurePerson,
    PersonKey,
    Pseudonym,
    Rejection,
    Resume,
    ResumePage,
    ResumeText,
    StaffTicket,
    StageChange,
    Vacancy,
    VacancyQuestion,
    WrittenAnswer,
)
from weimproovi.permissions import disclosures
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import staff_tickets
from weimproovi.vocabulary import TICKET_GROUPS as GROUPS
from weimproovi.vocabulary import (
    ActorKind,
    DisclosureKind,
    FieldGroup,
    MemberRole,
    Purpose,
    QuestionKind,
    StaffRole,
    Stage,
)

S, O, M, F, A = StaffRole.SUPPORT, StaffRole.PRIVACY_OFFICER, StaffRole.MODERATOR, StaffRole.FINANCE, StaffRole.ADMINISTRATOR  # noqa: E741
NAMED = {"candidate", "pseudonym"}
OPENED = {  # the tables in which a ticket for one group shows the person's rows
    FieldGroup.IDENTITY: NAMED,
    FieldGroup.CONTACT: NAMED | {"account"},
    FieldGroup.LINKEDIN: NAMED,
    FieldGroup.RESUME: {"resume", "resume_page", "person_key", "pseudonym"},
    FieldGroup.ANSWERS: {"application", "pseudonym"},
}
PERSONAL = (Candidate, Account, Resume, ResumePage, ResumeText, PersonKey, Pseudonym, Application, ChoiceAnswer, WrittenAnswer, StageChange, Rejection, ApplicationMessage, DisclosurePerson)


@dataclass(frozen=True)
class Scene:
    """Two candidates who applied, one of whom the ticket names."""

    person: Actor
    other: Actor


@pytest.fixture
def scene(database: Engine) -> Scene:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        vacancy = rows.vacancy(session, company)
        owner = rows.member(session, company, MemberRole.OWNER)
        question = VacancyQuestion(vacancy_id=vacancy.id, company_id=company.id, position=1, kind=QuestionKind.TEXT, text="Mengapa?", options=[])
        rows.put(session, question)
        return Scene(*(applicant(session, vacancy, owner, question) for _ in range(2)))


def applicant(session: Session, vacancy: Vacancy, owner: Actor, question: VacancyQuestion) -> Actor:
    """A candidate with a row in every table that is about her."""
    person = rows.candidate(session)
    sent = rows.application(session, person, vacancy)
    fact = {"application_id": sent.id, "candidate_id": person.candidate_id, "company_id": sent.company_id, "vacancy_id": sent.vacancy_id}
    rows.put(session, ResumePage(resume_id=sent.resume_id, candidate_id=person.candidate_id, number=1, stored_name="x", width=1, height=1))
    rows.put(session, ResumeText(resume_id=sent.resume_id, candidate_id=person.candidate_id, text="x"))
    rows.put(session, ChoiceAnswer(**fact, question_id=question.id, choice="Ya"), WrittenAnswer(**fact, question_id=question.id, words="x"))
    rows.put(session, StageChange(**fact, became=Stage.NEW), Rejection(**fact, reason="filled", message="x"))
    rows.put(session, ApplicationMessage(**fact, member_id=owner.member_id, member_name="Wati", words="x"))
    disclosures.record(session, owner, DisclosureKind.SHEET, [disclosures.Seen(sent.candidate_id, sent.id, frozenset(GROUPS))])
    return person


def shown(actor: Actor, of: Actor | None = None, purpose: Purpose = Purpose.SUPPORT) -> set[str]:
    """Tables in which the actor reads rows, about one person or at all; her own account is no disclosure."""
    with db.transaction(actor, purpose) as session:
        return {str(table.__tablename__) for table in PERSONAL if session.execute(counted(table, actor, of)).scalar_one()}


def counted(table: type[SQLModel], actor: Actor, of: Actor | None):  # type: ignore[no-untyped-def]
    query = select(func.count()).select_from(table)
    if table is Account:
        query = query.where(col(Account.id) != actor.account_id)
        return query.where(col(Account.id) == of.account_id) if of else query
    if of is None or not hasattr(table, "candidate_id"):
        return query.where(col(Candidate.id) == of.candidate_id) if of and table is Candidate else query
    return query.where(table.candidate_id == of.candidate_id)  # type: ignore[attr-defined]


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("roles", [(S,), (O,), (M,), (F,), (A,), (S, O, M, F, A)], ids=str)
def test_without_a_ticket_no_role_reads_anybody(scene: Scene, roles: tuple[StaffRole, ...], purpose: Purpose) -> None:
    assert shown(staff_with(*roles), purpose=purpose) == set()


@pytest.mark.clause("D1", "passes")
@pytest.mark.parametrize("role", [S, O])
@pytest.mark.parametrize("group", GROUPS)
def test_a_ticket_shows_the_rows_of_its_group_and_of_its_person_alone(scene: Scene, group: FieldGroup, role: StaffRole) -> None:
    staff = staff_with(role)
    ticket(staff, scene.person, group)
    assert shown(staff, scene.person) == OPENED[group]
    assert shown(staff, scene.other) == set()
    assert shown(staff) == OPENED[group]


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.SUPPORT])
def test_a_ticket_serves_no_other_purpose(scene: Scene, purpose: Purpose) -> None:
    staff = staff_with(S)
    ticket(staff, scene.person, *GROUPS)
    assert shown(staff, purpose=purpose) == set()


def closed(staff: Actor, scene: Scene) -> Actor:
    staff_tickets.close(staff, ticket(staff, scene.person, *GROUPS))
    return staff


def ended_by_her(staff: Actor, scene: Scene) -> Actor:
    staff_tickets.end_mine(scene.person, ticket(staff, scene.person, *GROUPS))
    return staff


def another_members(staff: Actor, scene: Scene) -> Actor:
    ticket(staff, scene.person, *GROUPS)
    return staff_with(S, O)


def role_lost(staff: Actor, scene: Scene) -> Actor:
    """The actor in memory still says SUPPORT; the tables do not."""
    ticket(staff, scene.person, *GROUPS)
    end_roles(staff, S)
    return staff


def her_member_account(staff: Actor, scene: Scene) -> Actor:
    """The same account, said to be of another kind."""
    ticket(staff, scene.person, *GROUPS)
    return replace(staff, kind=ActorKind.ANONYMOUS)


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("ways", [closed, ended_by_her, another_members, role_lost, her_member_account], ids=lambda way: way.__name__)
def test_a_ticket_that_is_over_or_anothers_opens_nothing(scene: Scene, ways: Callable[[Actor, Scene], Actor]) -> None:
    assert shown(ways(staff_with(S), scene)) == set()


def test_the_end_of_a_ticket_needs_nobody(scene: Scene) -> None:
    staff = staff_with(S)
    ticket(staff, scene.person, *GROUPS, hours=2)
    with clock.moved(timedelta(hours=1, minutes=59)):
        assert shown(staff)
    with clock.moved(timedelta(hours=2, seconds=1)):
        assert shown(staff) == set()


@pytest.mark.parametrize("extra", [M, F, A])
def test_a_role_beside_support_adds_no_row(scene: Scene, extra: StaffRole) -> None:
    staff = staff_with(S, extra)
    ticket(staff, scene.person, FieldGroup.LINKEDIN)
    assert shown(staff) == NAMED
    end_roles(staff, S)
    assert shown(staff) == set()


def test_a_ticket_changes_nothing_of_what_it_shows(scene: Scene) -> None:
    staff = staff_with(S)
    ticket(staff, scene.person, *GROUPS)
    for statement in ("UPDATE candidate SET full_name = 'x'", "UPDATE account SET email = 'x'", "UPDATE application SET number = 1", "UPDATE staff_ticket SET groups = '{}'"):
        with pytest.raises(ProgrammingError, match="row-level security"), db.transaction(staff, Purpose.SUPPORT) as session:
            session.execute(text(statement))
    with db.transaction(staff, Purpose.SUPPORT) as session:
        for table in ("candidate", "resume", "application", "person_key", "staff_ticket"):
            assert session.execute(text(f"DELETE FROM {table}")).rowcount == 0  # type: ignore[attr-defined]


def test_staff_write_themselves_no_ticket(scene: Scene) -> None:
    staff = staff_with(S, A)
    with pytest.raises(ProgrammingError, match="row-level security"), db.transaction(staff, Purpose.SUPPORT) as session:
        session.add(StaffTicket(account_id=staff.account_id, staff_name="x", candidate_id=scene.person.candidate_id, groups=["contact"], reason="x", ends_at=clock.now() + timedelta(hours=1)))


def test_a_setting_of_one_transaction_is_gone_in_the_next(scene: Scene) -> None:
    staff = staff_with(S)
    ticket(staff, scene.person, *GROUPS)
    assert shown(staff)
    assert shown(market.some_staff(StaffRole.MODERATOR)) == set()
    assert shown(scene.other, purpose=Purpose.SELF) - {"account"} >= {"candidate"}
    with db.transaction(scene.other, Purpose.SELF) as session:
        assert session.execute(select(func.count()).select_from(Candidate)).scalar_one() == 1
