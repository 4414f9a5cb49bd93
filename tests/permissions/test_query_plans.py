"""How the database answers a recruiter's list among 10,000 candidates: by an index, reading rows of her company alone, with the wall and without."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, update
from sqlmodel import Session, col

from bench import crowd
from bench.wall import BARE_PAGE
from tests.conftest import empty
from weimproovi import clock, db
from weimproovi.models import Application
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.viewer import viewer_values
from weimproovi.services import pipeline_views as views
from weimproovi.services import review_turns
from weimproovi.vocabulary import ActorKind, ConsentState, MemberRole, Purpose, Stage

SIZE = crowd.Size(companies=10, vacancies=20, candidates=10_000, sent_by_each=2)
COMPANY, SHOWN, OF_VACANCY = 7, 51, 1_000
PAGE = views.Page(crowd.made_id(crowd.VACANCY, COMPANY), Stage.NEW, 2**31 - 1, SHOWN)
SHARED = 20  # videos
BIG = {"application", "candidate", "resume"}
Plan = dict[str, Any]


@pytest.fixture(scope="module")
def market(migrated: Engine) -> Iterator[Engine]:
    empty(migrated)
    crowd.fill(migrated, SIZE)
    yield migrated
    with migrated.begin() as connection:  # too many to delete one by one
        connection.exec_driver_sql("TRUNCATE account, company CASCADE")


def member(role: MemberRole, place: int) -> Actor:
    number = COMPANY * 2 + place
    account = crowd.made_id(crowd.ACCOUNT, SIZE.candidates + number)
    return Actor(ActorKind.MEMBER, account, None, None, crowd.made_id(crowd.COMPANY, COMPANY), crowd.made_id(crowd.MEMBER, number), role)


MEMBERS = {"owner": member(MemberRole.OWNER, 0), "recruiter": member(MemberRole.RECRUITER, 1)}


def nodes(plan: Plan) -> Iterator[Plan]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


def explained(connection: Connection, ask: Callable[[], object]) -> list[Plan]:
    """The nodes of the plan of the last statement that something asks, as it ran."""
    asked: list[tuple[str, Any]] = []

    def note(*call: Any) -> None:
        asked.append((call[2], call[3]))

    event.listen(connection, "before_cursor_execute", note)
    ask()
    event.remove(connection, "before_cursor_execute", note)
    words, values = asked[-1]
    found = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, BUFFERS OFF, FORMAT JSON) {words}", values).scalar_one()
    return list(nodes(found[0]["Plan"]))


def walled(actor: Actor, query: Any, **values: Any) -> list[Plan]:
    with db.transaction(actor, Purpose.RECRUIT) as session:
        said = viewer_values(actor, Purpose.RECRUIT) | values
        return explained(session.connection(), lambda: session.execute(query, said).all())


def read(plan: list[Plan], table: str) -> float:
    """How many rows of a table a plan looked at, those that it threw away included."""
    scans = [node for node in plan if node.get("Relation Name") == table]
    return sum((node["Actual Rows"] + node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)) * node["Actual Loops"] for node in scans)


def scanned(plan: list[Plan]) -> set[str]:
    """Big tables that are read from one end to the other."""
    return {node["Relation Name"] for node in plan if node["Node Type"] == "Seq Scan" and node["Actual Loops"]} & BIG


@pytest.mark.parametrize("who", MEMBERS)
def test_a_page_of_fifty_looks_at_one_vacancy_and_fifty_people(market: Engine, who: str) -> None:
    plan = walled(MEMBERS[who], views.page_query(), **asdict(PAGE))
    assert not scanned(plan)
    assert SHOWN <= read(plan, "application") <= OF_VACANCY
    assert 0 < read(plan, "candidate") <= SHOWN
    assert 0 < read(plan, "resume") <= SHOWN


@pytest.mark.parametrize("who", MEMBERS)
def test_the_counts_of_a_vacancy_look_at_that_vacancy(market: Engine, who: str) -> None:
    plan = walled(MEMBERS[who], views.counts_query(), vacancy_id=PAGE.vacancy_id)
    assert not scanned(plan)
    assert read(plan, "application") == OF_VACANCY
    assert read(plan, "candidate") == read(plan, "resume") == 0


def test_without_the_wall_the_page_is_cut_in_the_same_way(market: Engine) -> None:
    with Session(market) as session:
        bare = explained(session.connection(), lambda: session.execute(BARE_PAGE, asdict(PAGE)).all())
    assert not scanned(bare)
    assert SHOWN <= read(bare, "application") <= OF_VACANCY


@pytest.mark.parametrize("who", MEMBERS)
def test_what_waits_for_a_reviewer_looks_at_what_is_shared_alone(market: Engine, who: str) -> None:
    shared = update(Application).where(col(Application.vacancy_id) == PAGE.vacancy_id, col(Application.number) <= SHARED)
    with market.begin() as connection:
        connection.execute(shared.values(video_share=ConsentState.GIVEN, video_share_until=clock.now() + timedelta(days=9)))
    for query, values in ((review_turns.total_query(), {}), (review_turns.rows_query(), {"most": 50}), (review_turns.order_query(), {})):
        plan = walled(MEMBERS[who], query, **values)
        assert not scanned(plan)
        assert read(plan, "application") <= SHARED
        assert read(plan, "candidate") <= SHARED
