"""Each fact of a decision comes from its own place: one application in which no two facts are alike, and the answers that follow."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select, update
from sqlmodel import Session, col

from tests.support import rows
from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.ids import new_id
from weimproovi.models import Application, Subscription, Vacancy
from weimproovi.permissions import facts, lapses
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.decide import ApplicationFacts
from weimproovi.permissions.plans import PLANS
from weimproovi.vocabulary import ConsentState, FieldGroup, MemberRole, Plan, Purpose, Stage

HOUR = timedelta(hours=1)
DELIVERED, PAUSED, ERASED, SHARED_UNTIL = (datetime(2026, month, 3, 4, tzinfo=clock.WIB) for month in (1, 2, 3, 4))
UNTIL = date(2098, 5, 6)
SEATS: dict[MemberRole | None, int] = {MemberRole.OWNER: 1, MemberRole.RECRUITER: 2, MemberRole.HIRING_MANAGER: 3, MemberRole.REVIEWER: 0}  # as they joined
OF_THE_ROW = {
    "delivered_at": DELIVERED, "stage": Stage.INTERVIEW, "visible_until": UNTIL, "opening_ordinal": 7, "paused_at": PAUSED, "erased_at": ERASED,
    "video_share": ConsentState.GIVEN, "video_share_until": SHARED_UNTIL, "video_ordinal": 11,
}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """A company on a plan that ends, one application that she works on, a vacancy whose resumes reviewers read, and one that she has nothing to do with."""

    sent: Application
    hers: Vacancy
    shown: Vacancy
    people: dict[MemberRole, Actor]
    ends: datetime


@pytest.fixture
def scene(database: Engine) -> Scene:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        rows.subscription(session, company, Plan.GROWTH, -HOUR, 5 * HOUR)
        hers, shown = rows.vacancy(session, company), rows.vacancy(session, company, reviewers_see_resume=True)
        people = {role: rows.member(session, company, role, hers) for role in MemberRole}
        sent = rows.application(session, rows.candidate(session), hers)
        rows.application(session, rows.candidate(session), shown)
        ends = session.execute(select(col(Subscription.ends_at)).where(col(Subscription.company_id) == company.id)).scalar_one()
    assert ends is not None
    return Scene(sent, hers, shown, people, ends)


def change(sent: Application, **values: Any) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Application).where(col(Application.id) == sent.id).values(**values))


def read(owner: Engine, actor: Actor, of: Vacancy) -> ApplicationFacts:
    """Past the wall: the wall hides what some of these facts close."""
    with Session(owner) as session:
        db._settle(session, actor, Purpose.RECRUIT)
        return facts.facts_in(session, session.execute(select(*facts.fact_labels()).where(col(Application.vacancy_id) == of.id)).one(), actor, Purpose.RECRUIT)


def of_the_viewer(scene: Scene, actor: Actor) -> dict[str, Any]:
    terms = PLANS[Plan.GROWTH]
    return {
        "viewer_kind": "member", "viewer_company_id": actor.company_id, "viewer_role": actor.role and actor.role.value, "purpose": "recruit", "company_checked": True,
        "plan": "growth", "openings_limit": terms.openings_per_vacancy, "videos_limit": terms.videos_per_month, "plan_changes_at": scene.ends,
        "seat": SEATS[actor.role], "seats": terms.seats,
    }  # fmt: skip


def test_every_fact_is_read_from_its_own_place(database: Engine, scene: Scene) -> None:
    change(scene.sent, **OF_THE_ROW)
    recruiter, before = scene.people[MemberRole.RECRUITER], clock.now()
    found = read(database, recruiter, scene.hers)
    assert before <= found.now <= clock.now()
    assert found.today in {before.astimezone(clock.WIB).date(), clock.today()}
    expected = {"company_id": recruiter.company_id, "assigned": True, "reviewers_see_resume": None} | of_the_viewer(scene, recruiter) | OF_THE_ROW
    assert {name: getattr(found, name) for name in expected} == expected
    assert type(found.viewer_role) is str  # a plain word, as the database says it


@pytest.mark.parametrize(("role", "assigned", "shown"), [(MemberRole.OWNER, None, None), (MemberRole.RECRUITER, False, None), (MemberRole.REVIEWER, False, True)])
def test_a_fact_that_a_role_needs_not_is_not_even_looked_up(database: Engine, scene: Scene, role: MemberRole, assigned: bool | None, shown: bool | None) -> None:
    found = read(database, scene.people[role], scene.shown)
    assert (found.assigned, found.reviewers_see_resume) == (assigned, shown)


@pytest.mark.parametrize("role", list(MemberRole))
def test_what_is_the_same_for_all_applications_is_read_once(scene: Scene, role: MemberRole) -> None:
    actor = scene.people[role]
    with db.transaction(actor, Purpose.RECRUIT) as session:
        known, works_on, shows = facts.viewer_facts(session, actor, Purpose.RECRUIT)
    assert known == known | of_the_viewer(scene, actor)
    assert type(known["viewer_role"]) is str
    assert works_on == (set() if role is MemberRole.OWNER else {scene.hers.id})
    assert shows == ({scene.shown.id} if role is MemberRole.REVIEWER else set())


def test_a_candidate_has_no_role_and_no_vacancies(scene: Scene) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        candidate = rows.candidate(session)
    with db.transaction(candidate, Purpose.SELF) as session:
        known, works_on, shows = facts.viewer_facts(session, candidate, Purpose.SELF)
    assert (known["viewer_kind"], known["viewer_role"], known["viewer_company_id"], known["purpose"]) == ("candidate", None, None, "self")
    assert (works_on, shows) == (set(), set())


def test_a_decision_says_until_when_it_holds_to_whoever_watches(scene: Scene) -> None:
    owner = scene.people[MemberRole.OWNER]
    with lapses.watching() as watch, db.transaction(owner, Purpose.RECRUIT) as session:
        decision = facts.decision_about(session, owner, Purpose.RECRUIT, scene.sent.id)
    assert decision.allows(FieldGroup.ANSWERS)
    assert decision.until == watch.earliest == scene.ends


def test_an_application_whose_period_is_over_is_there_but_empty_and_one_that_never_was_is_not(scene: Scene) -> None:
    owner = scene.people[MemberRole.OWNER]
    change(scene.sent, visible_until=clock.today() - timedelta(days=1))
    with db.transaction(owner, Purpose.RECRUIT) as session:
        assert facts.decision_about(session, owner, Purpose.RECRUIT, scene.sent.id).open == {FieldGroup.EXISTENCE}
        with pytest.raises(NotFound) as missing:
            facts.decision_about(session, owner, Purpose.RECRUIT, (asked := new_id()))
    assert missing.value.resource_id == asked


def test_who_may_read_the_row_but_not_decide_about_it_is_told_that_there_is_none(database: Engine, scene: Scene) -> None:
    """Past the wall, so that the decision alone refuses."""
    reviewer = replace(scene.people[MemberRole.REVIEWER], role=None)
    with Session(database) as session:
        db._settle(session, reviewer, Purpose.RECRUIT)
        with pytest.raises(NotFound) as refused:
            facts.decision_about(session, reviewer, Purpose.RECRUIT, scene.sent.id)
    assert refused.value.resource_id == scene.sent.id
