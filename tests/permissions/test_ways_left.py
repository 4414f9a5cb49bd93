"""What one use of a connection might leave to the next, and what the database tells about others while they work: nothing."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col

from tests.support import market, rows
from weimproovi import db
from weimproovi.models import Candidate
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import applications, pipeline
from weimproovi.vocabulary import MemberRole, Purpose

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.clause("S3", "refuses")]
CANARY = "Kenari Tersembunyi"
NAMES = "SELECT full_name FROM candidate"


def pair() -> tuple[Actor, Actor]:
    """An owner who opened an application of somebody with a name like no other, and an owner elsewhere."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        ours = rows.company(session)
        owner, candidate = rows.member(session, ours, MemberRole.OWNER), rows.candidate(session)
        session.get_one(Candidate, candidate.candidate_id).full_name = CANARY
        rows.opening(session, rows.application(session, candidate, rows.vacancy(session, ours)), owner, 1)
        return owner, rows.member(session, rows.company(session), MemberRole.OWNER)


@contextmanager
def acting(connection: object, actor: Actor) -> Iterator[Session]:
    """A transaction of an actor on a connection of our own choice, as the pool would hand it on."""
    with Session(connection) as session:
        db._settle(session, actor, Purpose.RECRUIT)
        yield session
        session.commit()


def told(session: Session, statement: str) -> list[object]:
    """What a statement gives; nothing where the database refuses it in words that tell nothing."""
    point = session.begin_nested()
    try:
        return list(session.execute(text(statement)))
    except DBAPIError as refusal:
        return [str(refusal)] if CANARY in str(refusal) else []
    finally:
        point.rollback()


LEFT = {  # what the first user leaves, and how the next one would take it
    "a prepared statement": ("PREPARE kept AS SELECT full_name FROM candidate", "EXECUTE kept"),
    "a cursor": ("DECLARE kept CURSOR FOR SELECT full_name FROM candidate", "FETCH ALL FROM kept"),
    "a cursor that outlives its transaction": ("DECLARE kept CURSOR WITH HOLD FOR SELECT full_name FROM candidate", "FETCH ALL FROM kept"),
    "a setting of the transaction": ("SELECT set_config('app.note', full_name, true) FROM candidate", "SELECT 1 WHERE current_setting('app.note', true) <> ''"),
    "a plan that was kept": ("SELECT full_name FROM candidate", "SELECT full_name FROM candidate"),
}


@pytest.mark.parametrize("way", LEFT)
def test_the_next_user_of_a_connection_finds_nothing_that_was_left(way: str) -> None:
    (owner, stranger), (leaves, takes) = pair(), LEFT[way]
    with db.engine().connect() as connection:
        with acting(connection, owner) as session:
            session.execute(text(leaves))
        with acting(connection, stranger) as session:
            assert told(session, takes) == []
            session.execute(text("DEALLOCATE ALL"))


@pytest.mark.parametrize("way", [way for way in LEFT if "setting" not in way])
def test_its_first_user_finds_her_by_the_same_way(way: str) -> None:
    (owner, _), (leaves, takes) = pair(), LEFT[way]
    with db.engine().connect() as connection, acting(connection, owner) as session:
        session.execute(text(leaves))
        assert CANARY in str(told(session, takes))
        session.execute(text("DEALLOCATE ALL; CLOSE ALL"))


def test_rows_still_on_their_way_end_with_the_transaction() -> None:
    owner, stranger = pair()
    with db.engine().connect().execution_options(stream_results=True) as connection:
        with acting(connection, owner) as session:
            flowing = session.execute(select(col(Candidate.full_name)))
        with acting(connection, stranger), pytest.raises(Exception, match=r"closed|does not exist"):
            flowing.all()


def test_an_actor_who_was_set_and_rolled_back_is_gone() -> None:
    owner, stranger = pair()
    with db.transaction(stranger, Purpose.RECRUIT) as session:
        point = session.begin_nested()
        db._settle(session, owner, Purpose.RECRUIT)
        assert session.execute(text(NAMES)).all() != []
        point.rollback()
        assert session.execute(text(NAMES)).all() == []


@pytest.mark.parametrize("statement", ["COPY candidate TO STDOUT", "COPY (SELECT full_name FROM candidate) TO STDOUT", "COPY candidate (full_name) TO STDOUT (FORMAT binary)"])
def test_copying_out_copies_nobody_else(statement: str) -> None:
    owner, stranger = pair()
    for actor, finds in ((owner, True), (stranger, False)):
        with db.transaction(actor, Purpose.RECRUIT) as session:
            raw = session.connection().connection.driver_connection
            assert isinstance(raw, psycopg.Connection)
            with raw.cursor().copy(statement) as copied:
                assert (CANARY.encode() in b"".join(copied)) is finds


def test_an_anonymous_block_sees_nobody_else() -> None:
    owner, stranger = pair()
    block = text("DO $$ BEGIN IF EXISTS (SELECT FROM candidate) THEN RAISE 'somebody is there'; END IF; END $$")
    with db.transaction(stranger, Purpose.RECRUIT) as session:
        session.execute(block)
    with pytest.raises(DBAPIError, match="somebody is there"), db.transaction(owner, Purpose.RECRUIT) as session:
        session.execute(block)


def test_what_others_ask_at_this_moment_shows_no_value() -> None:
    owner, stranger = pair()
    with db.transaction(owner, Purpose.RECRUIT) as working:
        working.execute(select(Candidate).where(col(Candidate.full_name) == CANARY)).all()
        with db.transaction(stranger, Purpose.RECRUIT) as session:
            queries = str(session.execute(text("SELECT query FROM pg_stat_activity")).all())
            locks = str(session.execute(text("SELECT * FROM pg_locks")).all())
            prepared = str(session.execute(text("SELECT statement FROM pg_prepared_statements")).all())
    assert "FROM candidate" in queries
    assert not [seen for seen in (queries, locks, prepared) if CANARY in seen or str(owner.account_id) in seen]


def test_what_is_sent_to_listeners_is_ids_alone(database: Engine) -> None:
    owner, candidate = market.some_owner(), market.some_candidate(CANARY)
    vacancy = market.some_vacancy(owner)
    with psycopg.connect(database.url.render_as_string(hide_password=False).replace("postgresql+psycopg", "postgresql"), autocommit=True) as listening:
        listening.execute(f"LISTEN {db.CHANNEL}")
        sent = market.apply(candidate, vacancy)
        pipeline.open_application(owner, sent)
        applications.withdraw(candidate, sent)
        heard = [json.loads(one.payload) for one in listening.notifies(timeout=0.5)]
    assert {tuple(sorted(one)) for one in heard} == {("kind", "topic")}
    assert {one["topic"].partition(":")[0] for one in heard} <= {"candidate", "company", "account", "staff"}
    assert CANARY not in str(heard)


def test_a_broken_rule_says_nothing_about_the_row_that_it_met() -> None:
    owner, stranger = pair()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        person = session.execute(select(Candidate).where(col(Candidate.full_name) == CANARY)).scalars().one()
        twice = Candidate(account_id=person.account_id, full_name="Lain", phone="+62811")
    for actor in (owner, stranger):
        with pytest.raises(DBAPIError) as refused, db.transaction(actor, Purpose.RECRUIT) as session:
            session.add(Candidate(**twice.model_dump()))
        assert CANARY not in str(refused.value.orig)
        assert str(person.account_id) not in str(refused.value.orig)


def test_a_rule_broken_by_one_who_may_write_does_not_print_the_row_either() -> None:
    pair()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        person = session.execute(select(Candidate).where(col(Candidate.full_name) == CANARY)).scalars().one()
        doubled = Candidate(account_id=person.account_id, full_name="Lain", phone="+62811")
    with pytest.raises(DBAPIError, match="unique") as refused, db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add(doubled)
    assert "Key (" not in str(refused.value.orig)
