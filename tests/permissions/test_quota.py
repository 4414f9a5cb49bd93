"""S6 over time and under contention: the last opening, the end of a plan, the oldest openings that stay."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import rows
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid
from weimproovi.models import Application, Opening, Vacancy
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import disclosed_files, pipeline
from weimproovi.vocabulary import MemberRole, Plan, Purpose, Reason, Stage

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.clause("S6", "refuses")]
FREE_OPENINGS = 25
PAID_FOR = timedelta(hours=1)


def vacancy_with(opened: int, waiting: int, *, plan: Plan = Plan.FREE) -> tuple[list[Actor], Vacancy, list[str], list[str]]:
    """Two members of a company, its vacancy, the ids of its opened applications (oldest opening first) and of those that wait."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        if plan is not Plan.FREE:
            rows.subscription(session, company, plan, -PAID_FOR, PAID_FOR)
        vacancy = rows.vacancy(session, company)
        members = [rows.member(session, company, MemberRole.OWNER), rows.member(session, company, MemberRole.RECRUITER, vacancy)]
        sent = [rows.application(session, rows.candidate(session), vacancy) for _ in range(opened + waiting)]
        for ordinal, application in enumerate(sent[:opened], 1):
            rows.opening(session, application, members[0], ordinal)
    ids = [str(application.id) for application in sent]
    return members, vacancy, ids[:opened], ids[opened:]


def openings(vacancy: Vacancy) -> list[int]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        found = session.execute(select(col(Opening.ordinal)).where(col(Opening.vacancy_id) == vacancy.id).order_by(col(Opening.ordinal)))
        return list(found.scalars())


def at_once(members: list[Actor], wanted: list[str]) -> list[str]:
    """What each member gets who opens an application in the same moment as the others."""
    together = Barrier(len(members))

    def attempt(member: Actor, application: str) -> str:
        together.wait()
        try:
            return "opened" if pipeline.open_application(member, application).opened else "closed"
        except Invalid:
            return "spent"

    with ThreadPoolExecutor(len(members)) as pool:
        return sorted(pool.map(attempt, members, wanted))


@pytest.mark.clause("S6", "passes")
def test_the_last_opening_of_the_free_plan_is_the_last() -> None:
    (owner, _), vacancy, _, waiting = vacancy_with(FREE_OPENINGS - 1, 2)
    assert pipeline.open_application(owner, waiting[0]).opened
    with pytest.raises(Invalid):
        pipeline.open_application(owner, waiting[1])
    assert openings(vacancy) == list(range(1, FREE_OPENINGS + 1))


def test_of_two_who_spend_the_last_opening_at_once_one_opens() -> None:
    (owner, _), vacancy, _, waiting = vacancy_with(FREE_OPENINGS - 1, 2)  # the free plan has one seat: the owner, in two tabs
    assert at_once([owner, owner], waiting) == ["opened", "spent"]
    assert openings(vacancy) == list(range(1, FREE_OPENINGS + 1))


def test_two_members_who_open_one_application_at_once_spend_one_opening() -> None:
    members, vacancy, _, waiting = vacancy_with(3, 1, plan=Plan.GROWTH)
    assert at_once(members, waiting * 2) == ["opened", "opened"]
    assert openings(vacancy) == [1, 2, 3, 4]


def test_a_spent_opening_is_not_spent_again_by_opening_again() -> None:
    (owner, _), vacancy, opened, _ = vacancy_with(FREE_OPENINGS, 1)
    assert pipeline.open_application(owner, opened[0]).opened
    assert openings(vacancy) == list(range(1, FREE_OPENINGS + 1))


def test_every_application_carries_the_ordinal_of_its_opening() -> None:
    (owner, _), _, _, waiting = vacancy_with(2, 2)
    pipeline.open_application(owner, waiting[0])
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        joined = select(col(Application.opening_ordinal), col(Opening.ordinal)).outerjoin(Opening, col(Opening.application_id) == col(Application.id))
        assert sorted(map(str, session.execute(joined))) == sorted(["(1, 1)", "(2, 2)", "(3, 3)", "(None, None)"])


def test_after_a_downgrade_the_oldest_openings_stay() -> None:
    (owner, _), vacancy, opened, _ = vacancy_with(FREE_OPENINGS + 3, 0, plan=Plan.GROWTH)
    assert all(card.opened for card in cards(owner, vacancy))
    with clock.moved(2 * PAID_FOR):
        still = {card.id for card in cards(owner, vacancy) if card.opened}
        assert still == set(opened[:FREE_OPENINGS])
        assert all(card.name == "" and card.plan_opens for card in cards(owner, vacancy) if card.id not in still)


def cards(owner: Actor, vacancy: Vacancy) -> list[pipeline.PipelineCard]:
    return pipeline.pipeline(owner, str(vacancy.id), Stage.NEW).cards


def test_a_plan_that_ends_acts_at_the_next_read() -> None:
    (owner, _), _, opened, _ = vacancy_with(FREE_OPENINGS + 1, 0, plan=Plan.GROWTH)
    assert pipeline.sheet(owner, opened[0]).download_url
    with clock.moved(2 * PAID_FOR):
        assert not pipeline.sheet(owner, opened[0]).download_url
        with pytest.raises(Denied) as no_download:
            disclosed_files.resume_file(owner, opened[0])
        with pytest.raises(Denied) as beyond:
            pipeline.sheet(owner, opened[-1])
    assert (no_download.value.reason, beyond.value.reason) == (Reason.PLAN_LACKS_GROUP, Reason.QUOTA_SPENT)


@pytest.mark.clause("S6", "passes")
def test_a_plan_that_has_not_begun_opens_nothing_yet() -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        rows.subscription(session, company, Plan.GROWTH, PAID_FOR)
        owner, vacancy = rows.member(session, company, MemberRole.OWNER), rows.vacancy(session, company)
        sent = rows.application(session, rows.candidate(session), vacancy)
        rows.opening(session, sent, owner, FREE_OPENINGS + 1)
    assert not cards(owner, vacancy)[0].opened
    with clock.moved(2 * PAID_FOR):
        assert cards(owner, vacancy)[0].opened
