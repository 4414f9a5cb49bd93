"""Ways to reach another person's row while forgetting, or avoiding, the permission module. Each finds nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import delete, exists, func, select, text, union_all, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from tests.support import rows
from weimproovi import db
from weimproovi.models import Account, Application, Candidate, PersonKey, Resume, Vacancy
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.vocabulary import ActorKind, MemberRole, Purpose

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.clause("S3", "refuses")]
PERSON = Candidate.__table__  # type: ignore[attr-defined]


def crowd() -> tuple[Actor, Actor, Actor, UUID]:
    """An owner who opened an application, an owner of another company, the candidate, the application."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        ours, theirs = rows.company(session), rows.company(session)
        owner, stranger = rows.member(session, ours, MemberRole.OWNER), rows.member(session, theirs, MemberRole.OWNER)
        candidate = rows.candidate(session)
        sent = rows.application(session, candidate, rows.vacancy(session, ours))
        rows.opening(session, sent, owner, 1)
        return owner, stranger, candidate, sent.id


NAME = col(Candidate.full_name)
OTHER = aliased(Candidate)
FOUND = select(col(Candidate.id).label("id")).cte("found")
WAYS: dict[str, Callable[[Session], object]] = {
    "mapped class": lambda session: session.execute(select(Candidate)).all(),
    "core table": lambda session: session.execute(select(PERSON.c.full_name)).all(),
    "by primary key": lambda session: [found for found in [session.get(Candidate, session.info["candidate"])] if found],
    "common table expression": lambda session: session.execute(select(FOUND.c.id)).all(),
    "subquery": lambda session: session.execute(select(select(NAME).limit(1).subquery().c.full_name)).all(),
    "scalar subquery": lambda session: session.execute(select(Vacancy).where(exists(select(Candidate)), col(Vacancy.title) == "Barista")).all(),
    "join through the account": lambda session: session.execute(select(NAME).join(Account, col(Account.id) == col(Candidate.account_id))).all(),
    "join through the resume": lambda session: session.execute(select(NAME).join(Resume, col(Resume.candidate_id) == col(Candidate.id))).all(),
    "join through the application": lambda session: session.execute(select(NAME).join(Application, col(Application.candidate_id) == col(Candidate.id))).all(),
    "self join": lambda session: session.execute(select(NAME).join(OTHER, col(OTHER.id) == col(Candidate.id))).all(),
    "union": lambda session: session.execute(union_all(select(NAME), select(col(Resume.headline)))).all(),
    "aggregate": lambda session: session.execute(select(func.string_agg(NAME, ",")).having(func.count() > 0)).all(),
    "window": lambda session: session.execute(select(func.row_number().over(order_by=NAME))
        .select_from(Candidate)).all(),
    "update returning": lambda session: session.execute(update(Candidate).values(phone="+620").returning(NAME)).all(),
    "delete returning": lambda session: session.execute(delete(PersonKey).returning(col(PersonKey.wrapped_key))).all(),
    "locking": lambda session: session.execute(select(Candidate).with_for_update()).all(),
    "sample": lambda session: session.execute(text("SELECT full_name FROM candidate TABLESAMPLE SYSTEM (100)")).all(),
    "an error that tells": lambda session: session.execute(text("SELECT 1 FROM candidate WHERE full_name::int > 0")).all(),
    "whole row as text": lambda session: session.execute(text("SELECT candidate::text FROM candidate")).all(),
    "a query in a function": lambda session: session.execute(
        text("SELECT * FROM query_to_xml('SELECT full_name FROM candidate', true, true, '') AS x WHERE x::text LIKE '%full_name%'")).all(),
    "copied into an own row": lambda session: session.execute(
        text("UPDATE company SET about = (SELECT full_name FROM candidate LIMIT 1) WHERE (SELECT full_name FROM candidate LIMIT 1) IS NOT NULL RETURNING 1")).all(),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_stranger_finds_nobody(way: str) -> None:
    _, stranger, candidate, _ = crowd()
    with db.transaction(stranger, Purpose.RECRUIT) as session:
        session.info["candidate"] = candidate.candidate_id
        assert WAYS[way](session) == []


@pytest.mark.parametrize("way", ["mapped class", "join through the application", "subquery", "aggregate", "window"])
def test_the_company_that_opened_her_finds_her_by_the_same_way(way: str) -> None:
    owner, *_ = crowd()
    with db.transaction(owner, Purpose.RECRUIT) as session:
        assert WAYS[way](session) != []


@pytest.mark.parametrize("purpose", [why for why in Purpose if why is not Purpose.RECRUIT])
def test_another_purpose_finds_nobody(purpose: Purpose) -> None:
    owner, *_ = crowd()
    with db.transaction(owner, purpose) as session:
        assert session.execute(select(Candidate)).all() == []


def test_a_prepared_statement_follows_a_change_of_actor() -> None:
    owner, stranger, *_ = crowd()
    with db.engine().connect() as connection:  # ten times, so that the server keeps its plan
        seen = [one_after_the_other(connection, actor) for actor in [owner] * 10 + [stranger] * 10 + [owner]]
    assert seen == [1] * 10 + [0] * 10 + [1]


def one_after_the_other(connection: object, actor: Actor) -> int:
    with Session(connection) as session:
        db._settle(session, actor, Purpose.RECRUIT)
        count = session.execute(select(func.count()).select_from(Candidate)).scalar_one()
        session.commit()
        return count


def test_a_pooled_connection_keeps_nothing_of_its_last_user() -> None:
    owner, *_ = crowd()
    for end in (Session.commit, Session.rollback):
        with Session(db.engine()) as session:
            db._settle(session, owner, Purpose.RECRUIT)
            assert session.execute(select(Candidate)).first() is not None
            end(session)
        with db.engine().connect() as connection:
            assert connection.execute(select(PERSON)).all() == []
            assert left_behind(connection) == set()


def left_behind(connection: object) -> set[str]:
    settings = ("kind", "account", "candidate", "company", "member", "role", "purpose", "now", "plan", "open_groups", "openings_limit")
    return {name for name in settings if connection.execute(select(func.current_setting(f"app.{name}", True))).scalar()}  # type: ignore[attr-defined]  # noqa: FBT003


def test_a_thread_without_an_actor_finds_nobody_while_another_acts() -> None:
    owner, *_ = crowd()
    with db.transaction(owner, Purpose.RECRUIT) as session, ThreadPoolExecutor(1) as other:
        assert session.execute(select(Candidate)).all() != []
        assert other.submit(without_an_actor).result() == []


def without_an_actor() -> list[object]:
    with db.engine().connect() as connection:
        return list(connection.execute(select(PERSON)))


def test_sixteen_threads_of_two_companies_see_only_their_own() -> None:
    owner, stranger, *_ = crowd()

    def seen(actor: Actor) -> int:
        with db.transaction(actor, Purpose.RECRUIT) as session:
            return session.execute(select(func.count()).select_from(Candidate)).scalar_one()

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(seen, [owner, stranger] * 100)) == [1, 0] * 100


@pytest.mark.clause("P0", "refuses")
@pytest.mark.parametrize("kind", [ActorKind.CANDIDATE, ActorKind.STAFF, ActorKind.ANONYMOUS])
def test_an_actor_is_of_one_kind_whatever_ids_it_carries(kind: ActorKind) -> None:
    owner, *_, sent = crowd()
    pretender = Actor(kind, owner.account_id, None, None, owner.company_id, owner.member_id, MemberRole.OWNER)
    with db.transaction(pretender, Purpose.RECRUIT) as session:
        assert session.get(Application, sent) is None
        assert session.execute(select(Vacancy)).all() == [] or kind is ActorKind.CANDIDATE  # published ones are for candidates


@pytest.mark.clause("P0", "refuses")
def test_a_member_is_no_candidate_whatever_ids_she_carries() -> None:
    _, stranger, candidate, sent = crowd()
    pretender = Actor(ActorKind.MEMBER, stranger.account_id, None, candidate.candidate_id, stranger.company_id, stranger.member_id, MemberRole.OWNER)
    with db.transaction(pretender, Purpose.RECRUIT) as session:
        assert session.get(Application, sent) is None
        assert session.execute(select(Candidate)).all() == []


@pytest.mark.clause("P0", "passes")
def test_each_kind_finds_what_is_its_own() -> None:
    owner, _, candidate, sent = crowd()
    for actor, purpose in ((owner, Purpose.RECRUIT), (candidate, Purpose.SELF)):
        with db.transaction(actor, purpose) as session:
            assert session.get(Application, sent) is not None
