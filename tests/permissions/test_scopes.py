"""The SQL face by itself: past the wall, with nothing but the select, each actor finds her own and nobody else's."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, select, update
from sqlmodel import Session, col

from tests.support import rows
from weimproovi import clock, db
from weimproovi.models import Application, Candidate, Vacancy
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.conditions import CONDITIONS, NOT_ERASED, OPENED, WITHIN_QUOTA
from weimproovi.permissions.viewer import BOUND_VIEWER, viewer_of, viewer_values
from weimproovi.vocabulary import FieldGroup, MemberRole, Plan, Purpose


@dataclass(frozen=True)
class Scene:
    """A company with two vacancies and an application to each, another company with one of each; she sent the first and the last."""

    person: Actor
    owner: Actor
    recruiter: Actor
    vacancies: tuple[UUID, UUID, UUID]
    sent: tuple[UUID, UUID, UUID]
    past: Engine


@pytest.fixture
def scene(database: Engine) -> Scene:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        rows.subscription(session, company, Plan.GROWTH, timedelta(0))  # the free plan has one seat
        vacancies = rows.vacancy(session, company), rows.vacancy(session, company), rows.vacancy(session, rows.company(session))
        person, other = rows.candidate(session), rows.candidate(session)
        sent = [rows.application(session, who, to) for who, to in zip((person, other, person), vacancies, strict=True)]
        owner = rows.member(session, company, MemberRole.OWNER)
        recruiter = rows.member(session, company, MemberRole.RECRUITER, vacancies[0])
        return Scene(person, owner, recruiter, tuple(one.id for one in vacancies), tuple(one.id for one in sent), database)  # type: ignore[arg-type]


def found(scene: Scene, actor: Actor, query: Any, **values: Any) -> set[Any]:
    with Session(scene.past) as session:
        db._settle(session, actor, Purpose.RECRUIT)
        return set(session.execute(query, values).scalars())


def change(application_id: UUID, **values: Any) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Application).where(col(Application.id) == application_id).values(**values))


def test_a_candidate_finds_what_she_sent_and_herself(scene: Scene) -> None:
    first, _, last = scene.sent
    assert found(scene, scene.person, scopes.applications_sent_by(scene.person).with_only_columns(col(Application.id))) == {first, last}
    assert found(scene, scene.person, scopes.own_profile(scene.person).with_only_columns(col(Candidate.id))) == {scene.person.candidate_id}


def test_a_member_finds_what_her_company_received_as_far_as_she_works_on_it(scene: Scene) -> None:
    first, second, _ = scene.sent
    for actor, expected in ((scene.owner, {first, second}), (scene.recruiter, {first})):
        assert found(scene, actor, scopes.applications_received_by(actor).with_only_columns(col(Application.id))) == expected
        kept = scopes.received(BOUND_VIEWER).with_only_columns(col(Application.id))
        assert found(scene, actor, kept, **viewer_values(actor, Purpose.RECRUIT)) == expected


def test_an_application_is_received_while_it_exists_and_not_only_while_its_period_lasts(scene: Scene) -> None:
    first, second, _ = scene.sent
    change(first, visible_until=clock.today().replace(year=2020))
    change(second, erased_at=clock.now())
    assert found(scene, scene.owner, scopes.applications_received_by(scene.owner).with_only_columns(col(Application.id))) == {first}


def test_an_owner_works_on_all_vacancies_of_her_company_and_a_recruiter_on_hers(scene: Scene) -> None:
    first, second, _ = scene.vacancies
    assert found(scene, scene.owner, scopes.vacancies_of(scene.owner).with_only_columns(col(Vacancy.id))) == {first, second}
    assert found(scene, scene.owner, scopes.vacancies_worked_on_by(scene.owner).with_only_columns(col(Vacancy.id))) == {first, second}
    assert found(scene, scene.recruiter, scopes.vacancies_worked_on_by(scene.recruiter).with_only_columns(col(Vacancy.id))) == {first}


def about(scene: Scene, actor: Actor, expression: Any) -> Any:
    """An expression over the first application."""
    with Session(scene.past) as session:
        db._settle(session, actor, Purpose.RECRUIT)
        return session.execute(select(expression).select_from(Application).where(col(Application.id) == scene.sent[0])).scalar_one()


def test_a_closed_group_says_its_first_reason_and_an_open_one_none(scene: Scene) -> None:
    viewer = viewer_of(scene.owner, Purpose.RECRUIT)
    assert about(scene, scene.owner, scopes.reason_of(FieldGroup.ANSWERS, viewer)) is None
    assert about(scene, scene.owner, scopes.reason_of(FieldGroup.IDENTITY, viewer)) == "not_opened"
    change(scene.sent[0], paused_at=clock.now(), erased_at=clock.now())
    assert about(scene, scene.owner, scopes.reason_of(FieldGroup.IDENTITY, viewer)) == "erased"


def test_a_column_is_there_just_while_its_group_is_open(scene: Scene) -> None:
    viewer = viewer_of(scene.owner, Purpose.RECRUIT)
    assert about(scene, scene.owner, scopes.only_when_open(FieldGroup.ANSWERS, viewer, col(Application.id))) == scene.sent[0]
    assert about(scene, scene.owner, scopes.only_when_open(FieldGroup.IDENTITY, viewer, col(Application.id))) is None
    assert about(scene, scene.owner, scopes.only_when_open(FieldGroup.IDENTITY, viewer, col(Application.id), known=(OPENED, WITHIN_QUOTA))) == scene.sent[0]


@pytest.mark.parametrize("erased", [False, True])
def test_what_a_query_asks_already_is_not_asked_again_and_all_else_is(scene: Scene, erased: bool) -> None:
    if erased:
        change(scene.sent[0], erased_at=clock.now())
    viewer = viewer_of(scene.owner, Purpose.RECRUIT)
    for group, without_opening in ((FieldGroup.ANSWERS, True), (FieldGroup.IDENTITY, False)):
        for known in ((), (NOT_ERASED,), scopes.EXISTING):
            opened = without_opening and (not erased or NOT_ERASED in known)
            assert about(scene, scene.owner, scopes.group_is_open(group, viewer, known)) is opened
            assert about(scene, scene.owner, scopes.row_is_open(group, known)) is opened


def test_what_exists_is_what_every_other_group_needs_too() -> None:
    assert CONDITIONS[FieldGroup.EXISTENCE] == scopes.EXISTING
    assert all(set(scopes.EXISTING) <= set(needed) for needed in CONDITIONS.values())


@pytest.mark.parametrize("group", list(CONDITIONS))
def test_without_a_checked_company_the_wall_opens_no_group(scene: Scene, group: FieldGroup) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        unchecked = rows.member(session, rows.company(session, checks=()), MemberRole.OWNER)
    assert about(scene, unchecked, scopes.settled(group)) is False
