"""SQL as somebody who forgot the permission module might write it: the same nothing by every statement, for every stranger, in every table.

What row-level security does not stop, and what stops it instead: docs/decisions/0005.
"""

from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, ProgrammingError
from sqlmodel import Session, SQLModel

from tests.support import rows
from weimproovi import clock, db
from weimproovi.ids import new_id
from weimproovi.models import (
    CandidateConsent,
    LedgerLeaf,
    ResumeText,
    StaffTicket,
    VacancyQuestion,
    VideoUnit,
    WrittenAnswer,
)
from weimproovi.permissions import disclosures
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.vocabulary import (
    ActorKind,
    ConsentPurpose,
    ConsentScope,
    ConsentState,
    DisclosureKind,
    FieldGroup,
    MemberRole,
    Plan,
    Purpose,
    QuestionKind,
)

pytestmark = pytest.mark.clause("S3", "refuses")
CANARY = "Kenari Tersembunyi"
WAYS = {
    "core table": "SELECT full_name FROM candidate",
    "the table itself": "TABLE candidate",
    "a sum over many tables": "SELECT a.id FROM account a LEFT JOIN candidate c ON c.account_id = a.id WHERE c.id IS NOT NULL",
    "lateral": "SELECT v.title, c.full_name FROM vacancy v, LATERAL (SELECT * FROM candidate LIMIT 1) c",
    "recursion": "WITH RECURSIVE r AS (SELECT id, full_name FROM candidate UNION SELECT c.id, c.full_name FROM candidate c JOIN r ON r.id = c.id) SELECT * FROM r",
    "a writing expression": "WITH told AS (UPDATE candidate SET phone = '+620' RETURNING full_name) SELECT * FROM told",
    "returning": "UPDATE candidate SET full_name = full_name RETURNING full_name",
    "returning what goes": "DELETE FROM person_key RETURNING wrapped_key",
    "an update from": "UPDATE company SET about = c.full_name FROM candidate c RETURNING c.full_name",
    "a delete using": "DELETE FROM vacancy USING candidate c RETURNING c.full_name",
    "merge": "MERGE INTO company k USING candidate c ON true WHEN MATCHED THEN UPDATE SET about = c.full_name RETURNING c.full_name",
    "insert from select": "INSERT INTO notification (id, created_at, account_id, kind, values, path) "
        "SELECT gen_random_uuid(), now(), account_id, 'export_ready', '{}', full_name FROM candidate RETURNING path",
    "grouping": "SELECT full_name, count(*) FROM candidate GROUP BY ROLLUP (full_name) HAVING count(*) > 0",
    "json": "SELECT json_agg(c) FROM candidate c HAVING count(*) > 0",
    "whole rows": "SELECT c::text FROM candidate c",
    "hidden columns": "SELECT ctid, xmin, tableoid FROM candidate",
    "a value list": "SELECT * FROM (VALUES ((SELECT full_name FROM candidate LIMIT 1))) AS v (name) WHERE name IS NOT NULL",
    "a text search function": "SELECT * FROM ts_stat('SELECT to_tsvector(full_name) FROM candidate')",
    "a query in a function": "SELECT * FROM query_to_xml('SELECT full_name FROM candidate', true, true, '') AS x WHERE x::text LIKE '%full_name%'",
    "a table in a function": "SELECT * FROM table_to_xml('candidate', true, true, '') AS x WHERE x::text LIKE '%full_name%'",
    "a schema in a function": "SELECT * FROM schema_to_xml('public', true, true, '') AS x WHERE x::text LIKE '%Kenari%'",
    "locking what is free": "SELECT full_name FROM candidate FOR UPDATE SKIP LOCKED",
    "a sample": "SELECT full_name FROM candidate TABLESAMPLE BERNOULLI (100)",
    "an error that tells": "SELECT 1 FROM candidate WHERE full_name::int > 0",
    "an own function's error": "SELECT 1 FROM candidate WHERE (1 / (length(full_name) - length(full_name))) > 0",
    "only this table": "SELECT full_name FROM ONLY candidate",
    "statistics of columns": "SELECT most_common_vals FROM pg_stats WHERE schemaname = 'public' AND tablename IN ('candidate', 'account', 'resume', 'application')",
    "statistics of several columns": "SELECT * FROM pg_stats_ext WHERE tablename = 'candidate'",
    "statistics of expressions": "SELECT * FROM pg_stats_ext_exprs WHERE tablename = 'candidate'",
    "sequences that count": "SELECT last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL",
    "views that lend": "SELECT * FROM pg_views WHERE schemaname = 'public' UNION ALL SELECT NULL, matviewname, NULL, NULL FROM pg_matviews",
    "large objects": "SELECT * FROM pg_largeobject_metadata",
}  # fmt: skip
CLOSED = {  # not even begun: PostgreSQL refuses the statement
    "a table of one's own": "CREATE TABLE kept AS SELECT * FROM candidate",
    "a temporary table": "CREATE TEMP TABLE kept AS SELECT * FROM candidate",
    "a view": "CREATE VIEW seen AS SELECT * FROM candidate",
    "a function": "CREATE FUNCTION seen() RETURNS text LANGUAGE sql AS 'SELECT full_name FROM candidate'",
    "a temporary function": "CREATE FUNCTION pg_temp.seen() RETURNS text LANGUAGE sql AS 'SELECT full_name FROM candidate'",
    "a rule": "CREATE RULE told AS ON SELECT TO candidate DO INSTEAD SELECT * FROM candidate",
    "a trigger": "CREATE TRIGGER told AFTER UPDATE ON candidate EXECUTE FUNCTION act_as()",
    "an index": "CREATE INDEX told ON candidate (full_name)",
    "statistics": "CREATE STATISTICS told ON full_name, phone FROM candidate",
    "raw statistics": "SELECT * FROM pg_statistic",
    "a file of the server": "COPY candidate TO '/tmp/h.csv'",
    "a program of the server": "COPY candidate TO PROGRAM 'cat'",
    "reading the server's files": "SELECT pg_read_file('postgresql.conf')",
    "an extension": "CREATE EXTENSION pageinspect",
    "the wall": "SET row_security = off; SELECT * FROM candidate",
    "another role": "SET ROLE weimproovi_owner",
    "the superuser's copy": "SELECT lo_export(1, '/tmp/h')",
    "destroying a person": "SELECT * FROM erase_person((SELECT gen_random_uuid()), 'account_erased')",
    "destroying an application": "SELECT * FROM erase_application((SELECT gen_random_uuid()), 'account_erased')",
    "passwords of roles": "SELECT * FROM pg_authid",
    "publishing changes": "CREATE PUBLICATION told FOR TABLE candidate",
    "changing a decided fact": "UPDATE candidate_consent SET state = 'ConsentGiven'",
    "changing the seal": "UPDATE ledger_leaf SET hash = ''",
    "removing the seal": "DELETE FROM ledger_head",
}


@dataclass(frozen=True)
class Crowd:
    """An owner who opened an application, strangers of every kind, and every id and word that leads to the candidate."""

    owner: Actor
    strangers: dict[str, Actor]
    victim: Actor
    marks: tuple[str, ...]


@pytest.fixture(scope="module")
def crowd(migrated: Engine) -> Crowd:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        made = _crowd(session)
    with migrated.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE candidate, account, resume, application")
    return made


def _crowd(session: Session) -> Crowd:
    ours, theirs = rows.company(session), rows.company(session)
    rows.subscription(session, ours, Plan.BUSINESS, -rows.HOUR)
    owner, stranger = rows.member(session, ours, MemberRole.OWNER), rows.member(session, theirs, MemberRole.OWNER)
    vacancy, victim, other = rows.vacancy(session, ours), rows.candidate(session), rows.candidate(session)
    person = session.get_one(rows.Candidate, victim.candidate_id)
    person.full_name = CANARY
    sent = rows.application(session, victim, vacancy)
    rows.opening(session, sent, owner, 1)
    _facts(session, sent, owner)
    staff = rows.account(session, rows.AccountKind.STAFF)
    email = session.get_one(rows.Account, victim.account_id).email
    strangers = {
        "an owner elsewhere": stranger,
        "another candidate": other,
        "staff without a ticket": Actor(ActorKind.STAFF, staff.id),
        "a colleague of no vacancy": rows.member(session, ours, MemberRole.RECRUITER),
        "a visitor": ANONYMOUS,
    }
    session.flush()
    return Crowd(owner, strangers, victim, (CANARY, email, str(victim.candidate_id), str(sent.id), str(sent.resume_id)))


def _facts(session: Session, sent: rows.Application, owner: Actor) -> None:
    """A row in each of the tables about her."""
    about = {"application_id": sent.id, "candidate_id": sent.candidate_id, "company_id": sent.company_id, "vacancy_id": sent.vacancy_id}
    consent = {"scope": ConsentScope.VIDEO_SHARE, "state": ConsentState.GIVEN, "purpose": ConsentPurpose.RECRUITING, "recipient": "PT", "groups": ["video"],
        "text_shown": CANARY, "text_sha256": "x", "text_version": "1", "language": "id", "method": "button"}  # fmt: skip
    disclosures.record(session, owner, DisclosureKind.SHEET, [disclosures.Seen(sent.candidate_id, sent.id, frozenset({FieldGroup.IDENTITY}))])
    rows.put(
        session,
        CandidateConsent(**about, ordinal=1, **consent),
        VideoUnit(**about, month=clock.today().replace(day=1), ordinal=1),
        WrittenAnswer(**about, question_id=_question(session, sent), words=CANARY),
        ResumeText(resume_id=sent.resume_id, candidate_id=sent.candidate_id, text=CANARY),
        StaffTicket(account_id=rows.account(session, rows.AccountKind.STAFF).id, staff_name="Petugas", candidate_id=sent.candidate_id, groups=["identity"],
            reason=CANARY, ends_at=clock.now() + rows.HOUR),
    )  # fmt: skip
    last = session.execute(text("SELECT coalesce(max(position), -1) + 1 FROM ledger_leaf")).scalar_one()
    newest = session.execute(text("SELECT id FROM disclosure_person ORDER BY id DESC LIMIT 1")).scalar_one()
    rows.put(session, LedgerLeaf(position=last, person_row_id=newest, hash=b"x"))


def _question(session: Session, sent: rows.Application) -> UUID:
    asked = VacancyQuestion(vacancy_id=sent.vacancy_id, company_id=sent.company_id, position=1, kind=QuestionKind.TEXT, text="Mengapa?")
    rows.put(session, asked)
    return asked.id


COUNTED = {"a colleague of no vacancy": {"opening", "video_unit", "disclosure_person"}}  # ids in what her company's quotas and log are counted from; no words
KINDS_OF_STRANGERS = ("an owner elsewhere", "another candidate", "staff without a ticket", "a colleague of no vacancy", "a visitor")


@pytest.mark.parametrize("stranger", KINDS_OF_STRANGERS)
def test_no_statement_finds_anybody(crowd: Crowd, stranger: str) -> None:
    told = {}
    for purpose in Purpose:
        with db.transaction(crowd.strangers[stranger], purpose) as session:
            told |= {(way, purpose): found for way, statement in WAYS.items() if (found := outcome(session, statement))}
    assert {way: found for way, found in told.items() if stranger != "another candidate" or tells(crowd, found)} == {}


def test_her_company_finds_her_by_many_of_these_ways(crowd: Crowd) -> None:
    with db.transaction(crowd.owner, Purpose.RECRUIT) as session:
        telling = [way for way, statement in WAYS.items() if tells(crowd, outcome(session, statement))]
    assert len(telling) > 12, telling  # or the others prove nothing


@pytest.mark.parametrize("stranger", KINDS_OF_STRANGERS)
def test_no_table_has_a_row_that_leads_to_her(crowd: Crowd, stranger: str) -> None:
    telling = set()
    for purpose in Purpose:
        with db.transaction(crowd.strangers[stranger], purpose) as session:
            telling |= {name for name in SQLModel.metadata.tables if tells(crowd, outcome(session, f'SELECT t::text FROM "{name}" t'))}
    assert telling == COUNTED.get(stranger, set())


@pytest.mark.parametrize("way", CLOSED)
def test_the_database_does_not_begin_it(crowd: Crowd, way: str) -> None:
    with pytest.raises(ProgrammingError) as refused, db.transaction(crowd.strangers["an owner elsewhere"], Purpose.RECRUIT) as session:
        session.execute(text(CLOSED[way]))
    assert not tells(crowd, str(refused.value))


def test_a_function_that_destroys_says_the_same_of_her_and_of_nobody(crowd: Crowd) -> None:
    with db.transaction(crowd.strangers["an owner elsewhere"], Purpose.RECRUIT) as session:
        said = {name: [error_of(session, f"SELECT * FROM {name}('{one}', 'account_erased')") for one in (crowd.victim.candidate_id, new_id())] for name in
            ("erase_person", "erase_application")}  # fmt: skip
    assert said == {name: ["only the system destroys"] * 2 for name in said}


def test_making_up_a_refusal_gives_nothing_back(crowd: Crowd) -> None:
    made_up = "SELECT record_refusal(gen_random_uuid(), gen_random_uuid(), '{}', 'member', NULL, NULL, NULL, 'recruit', 'not_found', now(), current_date)::text"
    with db.transaction(crowd.strangers["an owner elsewhere"], Purpose.RECRUIT) as session:
        assert outcome(session, made_up.format(crowd.victim.candidate_id)) == outcome(session, made_up.format(new_id())) == [("",)]
        session.rollback()


def test_a_plan_estimates_a_name_that_exists_like_one_that_does_not(crowd: Crowd) -> None:
    with db.transaction(crowd.strangers["an owner elsewhere"], Purpose.RECRUIT) as session:
        plans = [outcome(session, f"EXPLAIN (FORMAT JSON) SELECT 1 FROM candidate WHERE full_name = '{name}'") for name in (CANARY, "Tidak Ada")]
    assert str(plans[0]).replace(CANARY, "") == str(plans[1]).replace("Tidak Ada", "")


def outcome(session: Session, statement: str) -> list[tuple[object, ...]]:
    """What a statement gives; nothing where the database refuses it without telling anything. It leaves nothing behind."""
    point = session.begin_nested()
    try:
        return [tuple(row) for row in session.execute(text(statement.replace(":", "\\:")))]
    except DBAPIError as refusal:
        return [(str(refusal.orig),)] if "Kenari" in str(refusal.orig) else []
    finally:
        point.rollback()


def error_of(session: Session, statement: str) -> str:
    point = session.begin_nested()
    with pytest.raises(DBAPIError) as refused:
        session.execute(text(statement))
    point.rollback()
    return str(refused.value.orig).splitlines()[0]


def tells(crowd: Crowd, found: object) -> bool:
    return any(mark in str(found) for mark in crowd.marks)
