"""One rule, three readings: `decide()`, the scoped selects, and row-level security alone agree on a small market. A thousand: `many_markets`."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from tests.support import rows
from weimproovi import clock, db
from weimproovi.models import Application, Candidate, PersonKey, Pseudonym, Resume, Vacancy
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.conditions import CONDITIONS
from weimproovi.permissions.decide import ApplicationFacts, Decision, decide
from weimproovi.permissions.facts import fact_labels, facts_in
from weimproovi.permissions.plans import PLANS
from weimproovi.permissions.viewer import viewer_of
from weimproovi.vocabulary import FieldGroup, MemberRole, Plan, Purpose, Stage

HOUR = timedelta(hours=1)
PERIODS = ((-2 * HOUR, -HOUR), (-HOUR, HOUR), (-HOUR, None), (HOUR, None), (-3 * HOUR, 2 * HOUR))
SEAT_OF = {MemberRole.OWNER: 1, MemberRole.RECRUITER: 2, MemberRole.HIRING_MANAGER: 3, MemberRole.REVIEWER: 0}  # each company hires one of each, in this order
CHECKS = ((), (True,), (True,), (False,), (True, False), (False, True))


@dataclass
class Market:
    """A few companies, and what is true of each without asking the database."""

    checked: dict[UUID, bool | None] = field(default_factory=dict)
    periods: dict[UUID, list[tuple[Plan, timedelta, timedelta | None]]] = field(default_factory=dict)
    vacancies: list[Vacancy] = field(default_factory=list)
    works_on: dict[Actor, set[UUID]] = field(default_factory=dict)
    candidates: list[Actor] = field(default_factory=list)
    applications: list[Application] = field(default_factory=list)
    made_at: datetime = datetime(2026, 1, 1, tzinfo=UTC)


def market(seed: int) -> Market:
    """A market that is the same for the same seed."""
    chance, made = Random(seed), Market(made_at=clock.now())
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for _ in range(2):
            _company(session, chance, made)
        made.candidates = [rows.candidate(session) for _ in range(4)]
        for candidate in made.candidates:
            for vacancy in chance.sample(made.vacancies, 3):
                made.applications.append(rows.application(session, candidate, vacancy, **_facts(chance)))
        _openings(session, chance, made)
        session.expunge_all()
    return made


def _company(session: Session, chance: Random, made: Market) -> None:
    checks = chance.choice(CHECKS)
    company = rows.company(session, checks)
    made.checked[company.id] = checks[-1] if checks else None
    made.periods[company.id] = []
    for starts, ends in chance.sample(PERIODS, chance.randrange(3)):
        plan = chance.choice(list(Plan))
        rows.subscription(session, company, plan, starts, ends)
        made.periods[company.id].append((plan, starts, ends))
    vacancies = [rows.vacancy(session, company, reviewers_see_resume=chance.random() < 0.5) for _ in range(2)]
    made.vacancies += vacancies
    for role in MemberRole:
        works_on = [vacancy for vacancy in vacancies if chance.random() < 0.7]
        made.works_on[rows.member(session, company, role, *works_on)] = {vacancy.id for vacancy in works_on}


def _facts(chance: Random) -> dict[str, Any]:
    moment, today = clock.now(), clock.today()
    return {
        "stage": chance.choice(list(Stage)),
        "delivered_at": chance.choice([moment, moment, moment, None]),
        "visible_until": today + timedelta(days=chance.choice([-1, 0, 1, 30])),
        "paused_at": chance.choice([None, None, None, None, moment]),
        "erased_at": chance.choice([None, None, None, None, None, moment]),
    }


def _openings(session: Session, chance: Random, made: Market) -> None:
    for vacancy in made.vacancies:
        sent = [application for application in made.applications if application.vacancy_id == vacancy.id]
        opened = [application for application in sent if chance.random() < 0.7]
        owner = next(actor for actor in made.works_on if actor.company_id == vacancy.company_id)
        for application, ordinal in zip(opened, chance.sample([1, 2, 25, 26, 300, 301], len(opened)), strict=True):
            rows.opening(session, application, owner, ordinal)


def facts_of(made: Market, actor: Actor, application: Application) -> ApplicationFacts:
    """The facts as a person with the market's plan on paper would write them down."""
    company = actor.company_id
    live = [period for period in made.periods.get(company, []) if _live(made, period)] if company else []
    plan = max(reversed(live), key=lambda period: period[1])[0] if live else Plan.FREE  # of two that began together, the later row
    return ApplicationFacts(
        viewer_kind=actor.kind.value,
        purpose=Purpose.RECRUIT.value,
        now=clock.now(),
        today=clock.today(),
        viewer_company_id=company,
        viewer_role=actor.role and actor.role.value,
        company_id=application.company_id,
        company_checked=made.checked.get(company) if company else None,
        assigned=application.vacancy_id in made.works_on.get(actor, set()),
        reviewers_see_resume=next(one.reviewers_see_resume for one in made.vacancies if one.id == application.vacancy_id),
        delivered_at=application.delivered_at,
        stage=application.stage.value,
        visible_until=application.visible_until,
        opening_ordinal=application.opening_ordinal,
        seat=SEAT_OF[actor.role] if actor.role else None,
        seats=PLANS[plan].seats,
        plan=plan.value,
        openings_limit=PLANS[plan].openings_per_vacancy,
        paused_at=application.paused_at,
        erased_at=application.erased_at,
    )


def _live(made: Market, period: tuple[Plan, timedelta, timedelta | None]) -> bool:
    _, starts, ends = period
    now = clock.now() - made.made_at
    return starts <= now and (ends is None or ends > now)


def decisions(made: Market, actor: Actor) -> list[tuple[Application, Decision]]:
    return [(application, decide(facts_of(made, actor, application))) for application in made.applications]


def past_the_wall(owner: Engine, actor: Actor, query: Any) -> list[Any]:
    """Rows of a query without row-level security, though with the actor's transaction settings."""
    with Session(owner) as session:
        db._settle(session, actor, Purpose.RECRUIT)
        return list(session.execute(query).scalars())


def seen_by(actor: Actor, column: Any) -> set[Any]:
    """A column of a table as row-level security alone shows it."""
    with db.transaction(actor, Purpose.RECRUIT if actor.company_id else Purpose.SELF) as session:
        return set(session.execute(select(column)).scalars())


def agree(owner: Engine, seed: int) -> None:
    """Every member of a market sees the same by all three readings, in every field group."""
    made = market(seed)
    ours = [application.id for application in made.applications]
    for actor in made.works_on:
        decided = decisions(made, actor)
        allowed = {group: {one.id for one, what in decided if what.allows(group)} for group in CONDITIONS}
        scoped = scopes.applications_received_by(actor).with_only_columns(col(Application.id)).where(col(Application.id).in_(ours))
        assert set(past_the_wall(owner, actor, scoped)) == allowed[FieldGroup.EXISTENCE]
        assert seen_by(actor, col(Application.id)) == allowed[FieldGroup.EXISTENCE]
        for group, ids in allowed.items():
            shown = scopes.only_when_open(group, viewer_of(actor, Purpose.RECRUIT), col(Application.id))
            assert set(past_the_wall(owner, actor, select(shown).where(col(Application.id).in_(ours)))) - {None} == ids, group
        people_behind_the_wall(actor, decided)


def people_behind_the_wall(actor: Actor, decided: list[tuple[Application, Decision]]) -> None:
    """A person, a resume and a key are readable just where an application opens them."""

    def those(group: FieldGroup, column: str) -> set[Any]:
        return {getattr(one, column) for one, what in decided if what.allows(group)}

    assert seen_by(actor, col(Candidate.id)) == those(FieldGroup.IDENTITY, "candidate_id")
    assert seen_by(actor, col(Resume.id)) == those(FieldGroup.RESUME, "resume_id")
    assert seen_by(actor, col(PersonKey.candidate_id)) == those(FieldGroup.RESUME, "candidate_id")
    assert seen_by(actor, col(Pseudonym.candidate_id)) == those(FieldGroup.EXISTENCE, "candidate_id")


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("S6", "passes")
@pytest.mark.parametrize("seed", range(3))
def test_the_three_readings_agree(migrated: Engine, seed: int) -> None:
    agree(migrated, seed)


@pytest.mark.clause("C2", "refuses")
def test_a_candidate_sees_herself_and_nobody_else(migrated: Engine) -> None:
    made = market(3)
    for candidate in made.candidates:
        assert seen_by(candidate, col(Candidate.id)) == {candidate.candidate_id}
        sent = {one.id for one in made.applications if one.candidate_id == candidate.candidate_id}
        assert seen_by(candidate, col(Application.id)) == sent
        assert seen_by(candidate, col(Resume.candidate_id)) == {candidate.candidate_id}


def test_the_database_reads_the_same_facts_as_a_person_would(migrated: Engine) -> None:
    for seed in range(5):
        made = market(seed)
        for actor in made.works_on:
            for application in made.applications:
                read = read_facts(migrated, actor, application)
                assert decide(read).open == decide(facts_of(made, actor, application)).open


def read_facts(owner: Engine, actor: Actor, application: Application) -> ApplicationFacts:
    with Session(owner) as session:
        db._settle(session, actor, Purpose.RECRUIT)
        found = session.execute(select(*fact_labels()).where(col(Application.id) == application.id)).one()
        return facts_in(session, found, actor, Purpose.RECRUIT)
