"""The second wall by itself: what PostgreSQL refuses when the application forgets (privacy.md, postgres.md)."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import ProgrammingError
from sqlmodel import SQLModel

from tests.support import interviews, market, scoring
from weimproovi import db, migrate
from weimproovi.db_embedded_cluster import SUPERUSER
from weimproovi.models import Account, SavedVacancy
from weimproovi.permissions import row_security
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.schemas.resume_form import TypedResume
from weimproovi.services import (
    applications,
    legal_texts,
    pipeline,
    resume_drafts,
    scorecards,
    vacancy_attributes,
    video_answers,
    video_interviews,
)
from weimproovi.services.ids import present
from weimproovi.vocabulary import ActorKind, AnswerKind, MemberRole, Plan, Purpose, Stage, TermsKind

PUBLIC = {"listing", "closed_listing", "published_company", "application_counter", "demo_market", "search_word", "public_state"}  # nothing in them that the world may not read
PROTECTED = sorted(set(SQLModel.metadata.tables) - PUBLIC)
APPEND_ONLY = [str(table.__tablename__) for table in row_security.APPEND_ONLY]
POLICIES = "SELECT tablename, policyname, cmd, roles::text, permissive, qual, with_check FROM pg_policies WHERE schemaname = 'public'"


@pytest.fixture
def lived_in(database: Engine) -> Iterator[Engine]:
    """A database in which something happened in nearly every table."""
    owner, sukarno = market.some_owner(plan=Plan.GROWTH), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    market.some_member(owner, MemberRole.RECRUITER, vacancy)
    application = market.apply(sukarno, vacancy)
    pipeline.open_application(owner, application)
    pipeline.move(owner, application, Stage.INTERVIEW)
    pipeline.end(owner, application, "filled", "Terima kasih.")
    applications.withdraw(sukarno, application)
    resume_drafts.save(sukarno, TypedResume("Barista"))
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        legal_texts.accept(session, session.get_one(Account, sukarno.account_id), TermsKind.CANDIDATES)
        session.add(SavedVacancy(candidate_id=present(sukarno.candidate_id), vacancy_id=UUID(vacancy.id)))
    interviewed, _answer = interviews.shared()
    scorecards.send(interviewed.owner, interviewed.application_id, scoring.card())
    scorecards.save_draft(interviewed.owner, interviewed.application_id, scoring.card(version=1))
    vacancy_attributes.save(interviewed.owner, interviewed.vacancy.id, ["Ramah"])
    video_interviews.keep_only(interviewed.person, interviewed.application_id)
    begun = video_answers.begin(interviewed.person, interviewed.application_id, 0, AnswerKind.VIDEO)
    interviews.send(interviewed.person, begun.answer_id, b"x")
    return database


def names(connection: Connection, query: str) -> set[str]:
    return set(connection.execute(text(query)).scalars())


@pytest.mark.clause("S3", "refuses")
def test_every_table_that_is_not_public_is_forced_behind_the_wall(migrated: Engine) -> None:
    with migrated.connect() as connection:
        forced = names(connection, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relforcerowsecurity")
    assert set(PROTECTED) <= forced
    assert {rule.name for rule in row_security.rules()} == set(PROTECTED)


def test_no_public_table_has_a_personal_column() -> None:
    personal = {"full_name", "email", "phone", "linkedin_url", "address", "typed_name", "account_id", "candidate_id", "words", "message"}
    for name in PUBLIC - {"published_company"}:  # an owner wrote by hand that her company's address is for the world (S5)
        assert not personal & set(SQLModel.metadata.tables[name].columns.keys()), name


def test_the_policies_in_the_database_are_those_that_the_rules_say(migrated: Engine) -> None:
    with migrated.connect() as connection:
        stand = {tuple(policy) for policy in connection.execute(text(POLICIES))}
        for table in PROTECTED:
            for name, _ in row_security.policies_of("true", "true"):
                connection.execute(text(f'DROP POLICY {name} ON "{table}"'))
        assert {policy[1] for policy in connection.execute(text(POLICIES))} == {"witness_adds"}
        migrate.protect(connection)
        assert {tuple(policy) for policy in connection.execute(text(POLICIES))} == stand
        connection.rollback()


def actors(owner: Actor, candidate: Actor) -> dict[ActorKind, Actor]:
    return {
        ActorKind.ANONYMOUS: ANONYMOUS,
        ActorKind.SYSTEM: SYSTEM,
        ActorKind.MEMBER: owner,
        ActorKind.CANDIDATE: candidate,
        ActorKind.STAFF: Actor(ActorKind.STAFF, owner.account_id),
    }


def test_every_policy_runs_for_every_kind_of_actor(database: Engine) -> None:
    for actor in actors(market.some_owner(), market.some_candidate()).values():
        for name in SQLModel.metadata.tables:
            with db.transaction(actor, Purpose.RECRUIT) as session:
                session.execute(text(f'SELECT count(*) FROM "{name}"'))
                session.execute(text(f'INSERT INTO "{name}" SELECT * FROM "{name}" WHERE false'))
                if name not in APPEND_ONLY:
                    key = next(iter(SQLModel.metadata.tables[name].primary_key)).name
                    session.execute(text(f'UPDATE "{name}" SET {key} = {key} WHERE false'))
                    session.execute(text(f'DELETE FROM "{name}" WHERE false'))


def counts(connection: Connection) -> dict[str, int]:
    return {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in PROTECTED}


def test_without_an_actor_there_is_nothing_in_any_table(lived_in: Engine) -> None:
    with db.engine().connect() as connection, lived_in.connect() as as_owner:
        assert sum(count > 0 for count in counts(as_owner).values()) >= len(PROTECTED) - 30  # or this proves nothing
        assert set(counts(connection).values()) == {0}


def test_an_anonymous_visitor_sees_nothing_in_any_table(lived_in: Engine) -> None:
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        assert set(counts(session.connection()).values()) == {0}


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["UPDATE {} SET {key} = {key}", "DELETE FROM {}", "TRUNCATE {}"])
def test_what_is_appended_is_never_changed(migrated: Engine, table: str, statement: str) -> None:
    key = next(iter(SQLModel.metadata.tables[table].primary_key)).name
    with pytest.raises(ProgrammingError, match="permission denied"), db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(text(statement.format(f'"{table}"', key=key)))


@pytest.mark.parametrize("role", [row_security.OWNER_ROLE, row_security.WITNESS_ROLE, SUPERUSER])
def test_the_application_becomes_nobody_else(migrated: Engine, role: str) -> None:
    with pytest.raises(ProgrammingError), db.engine().connect() as connection:
        connection.execute(text(f"SET ROLE {role}"))


@pytest.mark.parametrize("statement", ["SET row_security = off", "ALTER TABLE candidate DISABLE ROW LEVEL SECURITY", "DROP POLICY reads ON candidate",
    "CREATE POLICY mine ON candidate USING (true)", "CREATE TABLE copied AS SELECT * FROM candidate", "CREATE TEMP VIEW seen AS SELECT * FROM candidate"])
def test_the_application_cannot_take_the_wall_down(migrated: Engine, statement: str) -> None:
    with pytest.raises(ProgrammingError), db.engine().connect() as connection:
        [connection.execute(text(one)) for one in (statement, "SELECT count(*) FROM candidate")]


def test_the_application_role_has_no_power_of_its_own(migrated: Engine) -> None:
    with migrated.connect() as connection:
        powers = connection.execute(text("SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = :role"),
            {"role": row_security.APPLICATION_ROLE}).one()
        owns = names(connection, f"SELECT relname FROM pg_class WHERE relowner = '{row_security.APPLICATION_ROLE}'::regrole")
        member_of = names(connection, f"SELECT roleid::regrole::text FROM pg_auth_members WHERE member = '{row_security.APPLICATION_ROLE}'::regrole")
    assert (not any(powers), owns, member_of) == (True, set(), set())


def test_nothing_in_the_schema_lends_its_owners_rights(migrated: Engine) -> None:
    with migrated.connect() as connection:
        views = names(connection, "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace")
        definers = names(connection, "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace")
    assert (views, definers) == (set(), {"record_refusal", "erase_person", "erase_application", "wait_for_the_seal"})
