"""Many small random markets at once, written with a handful of statements, and what is true in each without asking the database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

from weimproovi import clock
from weimproovi.ids import new_id
from weimproovi.models import (
    Account,
    Application,
    Candidate,
    Company,
    CompanyCheck,
    CompanyMember,
    PersonKey,
    Pseudonym,
    Resume,
    Subscription,
    Vacancy,
    VacancyAssignment,
)
from weimproovi.permissions.actor import ANONYMOUS, Actor
from weimproovi.permissions.decide import ApplicationFacts
from weimproovi.permissions.plans import PLANS
from weimproovi.vocabulary import AccountKind, ActorKind, ConsentState, MemberRole, Plan, Purpose, Stage, VacancyState

HOUR = timedelta(hours=1)
PERIODS = ((-2 * HOUR, -HOUR), (-HOUR, HOUR), (-HOUR, None), (HOUR, None), (HOUR, 2 * HOUR), (-3 * HOUR, 2 * HOUR))
CHECKS = ((), (True,), (True,), (True,), (False,), (True, False), (False, True))
TABLES: tuple[type[SQLModel], ...] = (
    Account, Company, CompanyCheck, Subscription, CompanyMember, Vacancy, VacancyAssignment, Candidate, Pseudonym, PersonKey, Resume, Application,
)  # fmt: skip
Rows = dict[type[SQLModel], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Sent:
    """One application as it was written down."""

    id: UUID
    candidate_id: UUID
    company_id: UUID
    vacancy_id: UUID
    resume_id: UUID
    number: int
    stage: Stage
    delivered_at: datetime | None
    visible_until: date
    opening_ordinal: int | None
    paused_at: datetime | None
    erased_at: datetime | None
    video_share: ConsentState | None
    video_share_until: datetime | None
    video_ordinal: int | None


@dataclass(slots=True)
class Market:
    """Two companies, their people and four candidates."""

    made_at: datetime
    checked: dict[UUID, bool | None] = field(default_factory=dict)
    periods: dict[UUID, list[tuple[Plan, timedelta, timedelta | None]]] = field(default_factory=dict)
    posted_by: dict[UUID, UUID] = field(default_factory=dict)  # vacancies and their companies today
    shown: set[UUID] = field(default_factory=set)  # vacancies whose reviewers see resumes
    works_on: dict[Actor, set[UUID]] = field(default_factory=dict)
    joined: dict[Actor, datetime] = field(default_factory=dict)
    left: set[UUID] = field(default_factory=set)  # companies, and members
    candidates: list[Actor] = field(default_factory=list)
    applications: list[Sent] = field(default_factory=list)


def write(connection: Connection, seeds: Iterable[int], order: Random | None = None) -> list[Market]:
    """Markets that are the same for the same seeds, in the database; `order` writes their rows in another order."""
    rows: Rows = defaultdict(list)
    made = [market(Random(seed), rows) for seed in seeds]
    for table in TABLES:
        if order:
            order.shuffle(rows[table])
        connection.execute(insert(table), rows[table])
    return made


def alone(seed: int) -> Market:
    """One market on paper, in no database."""
    return market(Random(seed), defaultdict(list))


def market(chance: Random, rows: Rows) -> Market:
    """One market; its rows are added to `rows`."""
    made = Market(clock.now())
    companies = [_company(chance, made, rows) for _ in range(2)]
    for company_id in companies:
        _members(chance, made, rows, company_id)
    made.candidates = [_candidate(rows) for _ in range(4)]
    for candidate in made.candidates:
        for vacancy_id in chance.sample(list(made.posted_by), 3):
            made.applications.append(_application(chance, made, rows, candidate, vacancy_id))
    return made


def _company(chance: Random, made: Market, rows: Rows) -> UUID:
    company_id, checks = new_id(), chance.choice(CHECKS)
    left = chance.random() < 0.05
    _put(rows, Company, id=company_id, name="PT", slug=uuid4().hex, address="", city="", contact_email="", contact_phone="", about="", nib="",
        closed_at=made.made_at if left else None)
    if left:
        made.left.add(company_id)
    for passed in checks:
        _put(rows, CompanyCheck, company_id=company_id, nib="1234567890123", passed=passed, decided_by="Staf", words="")
    made.checked[company_id] = checks[-1] if checks else None
    made.periods[company_id] = []
    for starts, ends in chance.sample(PERIODS, chance.randrange(4)):
        plan = chance.choice(list(Plan))
        _put(rows, Subscription, company_id=company_id, plan=plan, starts_at=made.made_at + starts, ends_at=None if ends is None else made.made_at + ends)
        made.periods[company_id].append((plan, starts, ends))
    for _ in range(2):
        _vacancy(chance, made, rows, company_id)
    return company_id


def _vacancy(chance: Random, made: Market, rows: Rows, company_id: UUID) -> None:
    vacancy_id, shown = new_id(), chance.random() < 0.5
    made.posted_by[vacancy_id] = company_id
    if shown:
        made.shown.add(vacancy_id)
    plain = Vacancy(id=vacancy_id, company_id=company_id, slug=uuid4().hex, state=VacancyState.PUBLISHED, title="Barista", reviewers_see_resume=shown)
    rows[Vacancy].append(plain.model_dump())


def _members(chance: Random, made: Market, rows: Rows, company_id: UUID) -> None:
    own = [vacancy_id for vacancy_id, poster in made.posted_by.items() if poster == company_id]
    for role in MemberRole:
        account_id, member_id = _account(rows, AccountKind.MEMBER), new_id()
        removed = company_id in made.left or chance.random() < 0.05  # a company that leaves removes everybody
        if removed:
            made.left.add(member_id)
        joined = made.made_at - timedelta(days=chance.randrange(100))
        _put(rows, CompanyMember, id=member_id, company_id=company_id, account_id=account_id, role=role, name="Wati", created_at=joined,
            removed_at=made.made_at if removed else None)
        works_on = {vacancy_id for vacancy_id in own if chance.random() < 0.7}
        for vacancy_id in works_on:
            _put(rows, VacancyAssignment, vacancy_id=vacancy_id, company_id=company_id, member_id=member_id)
        actor = Actor(ActorKind.MEMBER, account_id, None, None, company_id, member_id, role)
        made.works_on[actor], made.joined[actor] = works_on, joined


def _candidate(rows: Rows) -> Actor:
    account_id, candidate_id = _account(rows, AccountKind.CANDIDATE), new_id()
    _put(rows, Candidate, id=candidate_id, account_id=account_id, full_name="Sukarno", phone="+6281234567890")
    _put(rows, Pseudonym, candidate_id=candidate_id, subject_id=new_id())
    _put(rows, PersonKey, candidate_id=candidate_id, wrapped_key=b"x")
    return Actor(ActorKind.CANDIDATE, account_id, None, candidate_id)


def _account(rows: Rows, kind: AccountKind) -> UUID:
    account_id = new_id()
    _put(rows, Account, id=account_id, kind=kind, email=f"{account_id.hex}@example.com", language="id", email_confirmed_at=clock.now())
    return account_id


def _application(chance: Random, made: Market, rows: Rows, candidate: Actor, vacancy_id: UUID) -> Sent:
    assert candidate.candidate_id is not None
    resume_id, now = new_id(), made.made_at
    _put(rows, Resume, id=resume_id, candidate_id=candidate.candidate_id, version=len(made.applications) + 1, kind="pdf", file_name="cv.pdf",
        headline="Barista", pages=1, size=1, sha256=b"x", stored_name=uuid4().hex)
    moved = chance.random() < 0.05  # she applied while the posting was of the other company
    sent = Sent(
        id=new_id(),
        candidate_id=candidate.candidate_id,
        company_id=next(one for one in made.checked if (one == made.posted_by[vacancy_id]) is not moved),
        vacancy_id=vacancy_id,
        resume_id=resume_id,
        number=len(made.applications) + 1,
        stage=chance.choice(list(Stage)),
        delivered_at=chance.choice([now, now, now, None]),
        visible_until=clock.today() + timedelta(days=chance.choice([-1, 0, 1, 30])),
        opening_ordinal=chance.choice([None, 1, 2, 25, 26, 300, 301, 301]),
        paused_at=chance.choice([None] * 7 + [now]),
        erased_at=chance.choice([None] * 9 + [now]),
        video_share=chance.choice([None, *ConsentState, ConsentState.GIVEN, ConsentState.GIVEN, ConsentState.RENEWED]),
        video_share_until=chance.choice([None, now - HOUR, *[now + HOUR] * 4]),
        video_ordinal=chance.choice([None, 1, 50, 51, 1_000, 1_001]),
    )
    _put(rows, Application, stage_since=now, submitted_at=now, **{name: getattr(sent, name) for name in Sent.__slots__})
    return sent


def _put(rows: Rows, table: type[SQLModel], **values: Any) -> None:
    rows[table].append({"id": new_id(), "created_at": clock.now()} | values)


def facts_of(made: Market, actor: Actor, purpose: Purpose, sent: Sent) -> ApplicationFacts:
    """The facts as a person with the market on paper would write them down."""
    company = actor.company_id
    plan = plan_now(made, company) if company else None
    posted_by_us = company is not None and made.posted_by[sent.vacancy_id] == company
    return ApplicationFacts(
        viewer_kind=actor.kind.value,
        purpose=purpose.value,
        now=clock.now(),
        today=clock.today(),
        viewer_company_id=company,
        viewer_role=actor.role and actor.role.value,
        company_id=sent.company_id,
        company_checked=made.checked[company] if company and actor.member_id not in made.left else None,
        assigned=sent.vacancy_id in made.works_on.get(actor, ()),
        reviewers_see_resume=posted_by_us and sent.vacancy_id in made.shown,
        delivered_at=sent.delivered_at,
        stage=sent.stage.value,
        visible_until=sent.visible_until,
        opening_ordinal=sent.opening_ordinal,
        seat=seat(made, actor),
        seats=plan and PLANS[plan].seats,
        plan=plan and plan.value,
        openings_limit=plan and PLANS[plan].openings_per_vacancy,
        videos_limit=None if plan is None else PLANS[plan].videos_per_month,
        plan_changes_at=boundary(made, company) if company else None,
        paused_at=sent.paused_at,
        erased_at=sent.erased_at,
        video_share=sent.video_share and sent.video_share.value,
        video_share_until=sent.video_share_until,
        video_ordinal=sent.video_ordinal,
    )


def seat(made: Market, actor: Actor) -> int | None:
    """The member's place among those of her company who recruit; nobody's who left, and 0 of a reviewer."""
    if actor.company_id is None or actor.member_id in made.left:
        return None
    if actor.role is MemberRole.REVIEWER:
        return 0
    team = [one for one in made.works_on if one.company_id == actor.company_id and one.role is not MemberRole.REVIEWER and one.member_id not in made.left]
    return 1 + sorted(team, key=lambda one: (not one.owner, made.joined[one])).index(actor)


def plan_now(made: Market, company: UUID) -> Plan:
    """The plan of a company; of two that began together, the later row."""
    live = [period for period in made.periods[company] if _live(made, period)]
    return max(reversed(live), key=lambda period: period[1])[0] if live else Plan.FREE


def boundary(made: Market, company: UUID) -> datetime | None:
    """When a period of a company next begins or ends."""
    moments = (made.made_at + after for _, *period in made.periods[company] for after in period if after is not None)
    return min((moment for moment in moments if moment > clock.now()), default=None)


def _live(made: Market, period: tuple[Plan, timedelta, timedelta | None]) -> bool:
    _, starts, ends = period
    now = clock.now() - made.made_at
    return starts <= now and (ends is None or ends > now)


def viewers(made: Market, chance: Random, members: int) -> list[tuple[Actor, Purpose]]:
    """Some members who recruit, and one who says another purpose or somebody who is no member."""
    strangers = [ANONYMOUS, Actor(ActorKind.STAFF, new_id())]
    other = [purpose for purpose in Purpose if purpose is not Purpose.RECRUIT]
    odd = chance.choice([(chance.choice(list(made.works_on)), chance.choice(other)), (chance.choice(strangers), chance.choice(list(Purpose)))])
    return [*((actor, Purpose.RECRUIT) for actor in chance.sample(list(made.works_on), members)), odd]
