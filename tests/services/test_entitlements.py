"""The plan decides at the moment of reading (S6): at its edges, while it changes, in overlapping periods; and nobody outside learns of it."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from pydantic import TypeAdapter
from sqlalchemy import DateTime, delete, literal, select
from sqlmodel import col

from tests.support import market, publishing, rows
from tests.support.postman import open_post_office, sending_to
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid
from weimproovi.models import Account, Application, Company, Disclosure, Mail, Subscription
from weimproovi.permissions import facts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.columns import live_plan
from weimproovi.permissions.viewer import viewer_of
from weimproovi.services import (
    applications,
    consent_views,
    destruction,
    export_contents,
    ledger,
    mail_sending,
    mail_words,
    members,
    notifications,
    owner_mails,
    pipeline,
    plan_clocks,
    vacancies,
)
from weimproovi.vocabulary import (
    CertificateKind,
    DisclosureKind,
    MailKind,
    MemberRole,
    Plan,
    Purpose,
    Reason,
    Stage,
    VacancyState,
)

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.clause("S6", "refuses")]
FREE_OPENINGS = 25
MOMENT = timedelta(microseconds=1)


def opened(count: int, *, plan: Plan = Plan.FREE, waiting: int = 0) -> tuple[Actor, str, list[str], list[Actor]]:
    """An owner, her vacancy, its applications (the opened ones first) and who sent them."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        if plan is not Plan.FREE:
            rows.subscription(session, company, plan, -rows.HOUR)
        owner, vacancy = rows.member(session, company, MemberRole.OWNER), rows.vacancy(session, company)
        people = [rows.candidate(session) for _number in range(count + waiting)]
        sent = [rows.application(session, person, vacancy) for person in people]
        for ordinal, one in enumerate(sent[:count], 1):
            rows.opening(session, one, owner, ordinal)
        return owner, str(vacancy.id), [str(one.id) for one in sent], people


def period(owner: Actor, plan: Plan, starts: timedelta, ends: timedelta | None = None) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows.subscription(session, session.get_one(Company, owner.company_id), plan, starts, ends)


def plan_at(owner: Actor, moment: datetime) -> str:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        viewer = replace(viewer_of(owner, Purpose.RECRUIT), now=literal(moment, DateTime(timezone=True)))
        return str(session.execute(select(live_plan(viewer))).scalar_one())


def until(owner: Actor, application_id: str) -> datetime | None:
    with db.transaction(owner, Purpose.RECRUIT) as session:
        return facts.decision_about(session, owner, Purpose.RECRUIT, UUID(application_id)).until


@pytest.mark.clause("S6", "passes")
def test_a_plan_holds_from_its_first_moment_and_not_at_its_last() -> None:
    owner, *_rest = opened(0)
    begins, ends = clock.now() + rows.HOUR, clock.now() + 2 * rows.HOUR
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows.subscription(session, session.get_one(Company, owner.company_id), Plan.GROWTH, rows.HOUR, 2 * rows.HOUR)
    slack = timedelta(seconds=1)  # between the two readings of the clock above
    moments = (begins - slack, begins + slack, ends - slack, ends + slack)
    assert [plan_at(owner, moment) for moment in moments] == ["free", "growth", "growth", "free"]


@pytest.mark.parametrize(("at", "plan"), [(-MOMENT, "growth"), (timedelta(0), "free"), (MOMENT, "free")])
def test_the_moment_at_which_a_plan_ends_is_over(at: timedelta, plan: str) -> None:
    owner, *_rest = opened(0)
    ends = clock.now() + rows.HOUR
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows.put(session, Subscription(company_id=owner.company_id, plan=Plan.GROWTH, starts_at=clock.now() - rows.HOUR, ends_at=ends))
    assert plan_at(owner, ends + at) == plan


def test_of_overlapping_periods_the_one_that_began_last_decides_and_the_other_comes_back() -> None:
    owner, _vacancy, sent, _people = opened(1)
    period(owner, Plan.BUSINESS, -2 * rows.HOUR)
    period(owner, Plan.FREE, -rows.HOUR, rows.HOUR)
    now = clock.now()
    assert [plan_at(owner, now - 1.5 * rows.HOUR), plan_at(owner, now), plan_at(owner, now + 2 * rows.HOUR)] == ["business", "free", "business"]
    assert not pipeline.sheet(owner, sent[0]).download_url


def test_a_smaller_period_that_begins_over_an_endless_one_closes_open_screens_when_it_begins() -> None:
    owner, _vacancy, sent, _people = opened(1, plan=Plan.BUSINESS)
    period(owner, Plan.FREE, rows.HOUR)
    named = until(owner, sent[0])
    assert named is not None
    assert abs(named - clock.now() - rows.HOUR) < timedelta(seconds=5)
    assert pipeline.sheet(owner, sent[0]).download_url
    with clock.moved(rows.HOUR):
        assert not pipeline.sheet(owner, sent[0]).download_url


def test_a_period_of_the_future_opens_nothing_early_and_names_its_beginning() -> None:
    owner, _vacancy, sent, _people = opened(FREE_OPENINGS + 1)
    period(owner, Plan.GROWTH, rows.HOUR)
    with pytest.raises(Denied):
        pipeline.sheet(owner, sent[-1])
    named = until(owner, sent[-1])
    assert named is not None
    assert abs(named - clock.now() - rows.HOUR) < timedelta(seconds=5)
    with clock.moved(rows.HOUR):
        assert pipeline.sheet(owner, sent[-1]).name


@pytest.mark.clause("S6", "passes")
def test_days_of_grace_hold_the_plan_and_what_comes_after_them_does_not() -> None:
    owner = market.some_owner()
    period(owner, Plan.GROWTH, -timedelta(days=30), timedelta(days=7))  # paid until now
    vacancy = market.some_vacancy(owner)
    sent = market.apply(market.some_candidate(), vacancy)
    pipeline.open_application(owner, sent)
    with clock.moved(timedelta(days=6, hours=23)):
        assert pipeline.sheet(owner, sent).download_url
    with clock.moved(timedelta(days=7)):
        assert not pipeline.sheet(owner, sent).download_url


@pytest.mark.parametrize("turn", range(2))
def test_an_opening_while_the_plan_falls_is_refused_or_locked(turn: int) -> None:
    owner, vacancy, sent, _people = opened(FREE_OPENINGS, plan=Plan.GROWTH, waiting=1)
    together = Barrier(2)

    def fall() -> None:
        together.wait()
        period(owner, Plan.FREE, -timedelta(minutes=turn + 1))

    def open_one() -> None:
        together.wait()
        pipeline.open_application(owner, sent[-1])

    with ThreadPoolExecutor(2) as pool:
        falling, opening = pool.submit(fall), pool.submit(open_one)
    falling.result()
    assert isinstance(opening.exception(), Invalid | None)
    assert sum(card.opened for card in pipeline.pipeline(owner, vacancy, Stage.NEW).cards) == FREE_OPENINGS


@pytest.mark.parametrize("wave", [2, 8])
def test_of_several_openings_of_the_last_one_gets_it(wave: int) -> None:
    owner, vacancy, sent, _people = opened(FREE_OPENINGS - 1, waiting=wave)
    results = at_once(lambda one: pipeline.open_application(owner, one), sent[-wave:])
    assert sorted(results) == [False] * (wave - 1) + [True]
    assert sum(card.opened for card in pipeline.pipeline(owner, vacancy, Stage.NEW).cards) == FREE_OPENINGS


@pytest.mark.parametrize("wave", [2, 8])
def test_of_several_vacancies_published_into_the_last_place_one_shows(wave: int) -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    drafts = [publishing.draft(owner, title=f"Barista {number}").id for number in range(wave)]
    assert sorted(at_once(lambda one: vacancies.publish(owner, one), drafts)) == [False] * (wave - 1) + [True]
    assert [row.state for row in vacancies.rows(owner)].count(VacancyState.PUBLISHED.value) == 1


def at_once(attempt: Any, asked: list[str]) -> list[bool]:
    """Which attempts of one moment succeeded."""
    together = Barrier(len(asked))

    def run(one: str) -> bool:
        together.wait()
        try:
            attempt(one)
        except Invalid:
            return False
        return True

    with ThreadPoolExecutor(len(asked)) as pool:
        return list(pool.map(run, asked))


def test_an_erased_application_leaves_its_opening_spent() -> None:
    owner, _vacancy, sent, _people = opened(FREE_OPENINGS, waiting=1)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        destruction.erase_application(session, UUID(sent[0]), CertificateKind.APPLICATION_EXPIRED)
    with pytest.raises(Invalid):
        pipeline.open_application(owner, sent[-1])


def test_ending_or_withdrawing_gives_no_opening_back() -> None:
    owner, _vacancy, sent, people = opened(FREE_OPENINGS, waiting=1)
    applications.withdraw(people[0], sent[0])
    pipeline.end(owner, sent[1], "filled", "Terima kasih.")
    with pytest.raises(Invalid):
        pipeline.open_application(owner, sent[-1])


def test_what_the_plan_locks_is_no_attempt_on_the_person() -> None:
    owner, _vacancy, sent, people = opened(FREE_OPENINGS + 1)
    for _try in range(2):
        with pytest.raises(Denied) as refused:
            pipeline.sheet(owner, sent[-1])
    assert refused.value.reason is Reason.QUOTA_SPENT
    assert ledger.looks(people[-1]) == []
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        kinds = session.execute(select(col(Disclosure.kind))).scalars().all()
    assert DisclosureKind.REFUSED not in kinds


def seen_by(person: Actor, application_id: str) -> str:
    """Everything that a candidate can read, as one text without ids and moments."""
    with db.transaction(person, Purpose.SELF) as session:
        copy = export_contents.personal_copy(session, person)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        hers = select(Mail).where((col(Mail.candidate_id) == person.candidate_id) | (col(Mail.account_id) == person.account_id))
        letters = [mail_words.letter(row.kind, row.values).text for row in session.execute(hers.order_by(col(Mail.id))).scalars()]
    shown = (
        applications.mine(person), applications.my_application(person, application_id), notifications.inbox(person),
        ledger.looks(person), consent_views.mine(person), copy, letters,
    )  # fmt: skip
    text = TypeAdapter(Any).dump_json(shown).decode()
    text = re.sub(r'"proof":"[^"]*"', "PROOF", text)  # there once the row is sealed, which a sweep does in its own time
    text = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}", "ID", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.+Z]+|\d{1,2}[.:]\d\d([.:]\d\d)?|\d+ (detik|menit|hari)", "WHEN", text)
    return re.sub(r"konfirmasi/[\w-]+|kandidat\d+|0812[\d-]+|\+62812\d+|198\.51\.100\.\d+|barista-\w+", "OWN", text)


def lived_with(plan: Plan) -> str:
    """What a candidate reads of a company that opened her on a plan, which then fell to the free one, or never had another."""
    owner = market.some_owner()
    period(owner, plan, -rows.HOUR)
    vacancy = market.some_vacancy(owner)
    person = market.some_candidate()
    sent = market.apply(person, vacancy)
    pipeline.open_application(owner, sent)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:  # one that only the larger plan keeps open
        session.get_one(Application, UUID(sent)).opening_ordinal = 1 if plan is Plan.FREE else FREE_OPENINGS + 1
    period(owner, Plan.FREE, -timedelta(minutes=1))
    plan_clocks.sweep_plans()
    return seen_by(person, sent)


def test_a_candidate_reads_the_same_of_a_company_that_was_downgraded() -> None:
    never, fallen = lived_with(Plan.FREE), lived_with(Plan.BUSINESS)
    assert fallen == never
    assert "Terbuka" in never
    assert not re.search(r"paket|kuota|langganan|quota|plan\b", never, re.IGNORECASE)


def test_a_mail_about_a_company_that_waits_does_not_reach_who_was_removed_meanwhile() -> None:
    owner = market.some_owner()
    second = market.some_member(owner, MemberRole.OWNER)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(delete(Mail))
        assert owner.company_id is not None
        owner_mails.tell(session, owner.company_id, MailKind.PLAN_FELL, {"plan": "growth", "day": "2026-11-23"}, path="/rekruter/paket")
    members.remove(owner, str(second.member_id))
    with open_post_office() as (postman, url), sending_to(url):
        mail_sending.sweep_mail()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        address = session.get_one(Account, owner.account_id).email
        assert session.execute(select(Mail.account_id)).scalars().all() == [owner.account_id]
    assert [mail["To"] for mail in postman.mails] == [address]


def test_no_mail_to_a_company_carries_anything_of_a_candidate() -> None:
    owner = market.some_owner(plan=Plan.GROWTH)
    person = market.some_candidate("Kenari Larasati")
    sent = market.apply(person, market.some_vacancy(owner))
    pipeline.open_application(owner, sent)
    pipeline.end(owner, sent, "filled", "Terima kasih.")
    applications.withdraw(person, sent)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mine = select(Mail).where(col(Mail.account_id) == owner.account_id)
        told = " ".join(str(row.values) + mail_words.letter(row.kind, row.values).text for row in session.execute(mine).scalars())
    assert not any(word in told for word in ("Kenari", "Larasati", "kandidat", "0812"))
