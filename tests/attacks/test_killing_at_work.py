"""Whoever works is killed again and again in the middle of applying, agreeing, opening, disagreeing, withdrawing: no half fact, no grant without its receipt."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine
from sqlmodel import Session

from tests.support import rows
from tests.support.at_work import VERBS, Work
from tests.support.server import ROOT
from weimproovi import clock, db
from weimproovi.integrations import journal
from weimproovi.models import Vacancy, VacancyQuestion
from weimproovi.permissions.actor import SYSTEM
from weimproovi.vocabulary import JournalKind, MemberRole, Plan, Purpose, QuestionKind

KILLS = 100 if os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all" else 15
PEOPLE, VACANCIES = 25, 40
MOST_STEPS, A_STEP = 2 * len(VERBS), 0.03  # how far a child comes: whole steps, and seconds of the next one
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200), pytest.mark.clause("S1", "refuses"), pytest.mark.clause("S3", "refuses")]

LAST_CONSENT = """SELECT count(*) FROM (SELECT state, expires_at FROM candidate_consent f WHERE f.application_id = a.id ORDER BY ordinal DESC LIMIT 1) AS last
    WHERE last.state = a.video_share AND last.expires_at IS NOT DISTINCT FROM a.video_share_until"""
OF_EACH = {  # what every application has once, and nothing of it twice
    "first stage": "SELECT count(*) FROM stage_change f WHERE f.application_id = a.id AND f.became = 'new'",
    "choice": "SELECT count(*) FROM choice_answer f WHERE f.application_id = a.id",
    "words": "SELECT count(*) FROM written_answer f WHERE f.application_id = a.id",
    "notice": "SELECT count(*) FROM notification f WHERE f.kind = 'application_sent' AND f.path LIKE '%%/' || a.id",
    "mail": "SELECT count(*) FROM mail f WHERE f.kind = 'application_sent' AND f.values ->> 'path' LIKE '%%/' || a.id",
    "no draft": "SELECT 1 - count(*) FROM application_draft f WHERE f.vacancy_id = a.vacancy_id AND f.candidate_id = a.candidate_id",
}
GO_TOGETHER = {  # facts that are there together, or none of them: each is 0 or 1 for an application
    "opening": (
        "SELECT (a.opening_ordinal IS NOT NULL)::int",
        "SELECT count(*) FROM opening f WHERE f.application_id = a.id AND f.ordinal = a.opening_ordinal",
        "SELECT least(1, count(*)) FROM disclosure_person f JOIN disclosure d ON d.id = f.disclosure_id WHERE f.application_id = a.id AND d.kind = 'sheet'",
        "SELECT count(*) FROM notification f WHERE f.kind = 'application_opened' AND f.path LIKE '%%/' || a.id",
    ),
    "withdrawal": (
        "SELECT (a.stage = 'withdrawn')::int",
        "SELECT count(*) FROM withdrawal f WHERE f.application_id = a.id",
        "SELECT count(*) FROM stage_change f WHERE f.application_id = a.id AND f.became = 'withdrawn'",
        "SELECT count(*) FROM notification f WHERE f.kind = 'application_withdrawn' AND f.path LIKE '%%/' || a.id",
    ),
    "consent": (
        "SELECT (a.video_share IS NOT NULL)::int",
        "SELECT least(1, count(*)) FROM candidate_consent f WHERE f.application_id = a.id",
        LAST_CONSENT,
    ),
}  # fmt: skip


class Workers:
    """The process whose children are killed, and what they said."""

    def __init__(self, work: Work) -> None:
        self.process = subprocess.Popen([sys.executable, "-m", "tests.support.at_work"], cwd=ROOT, env=dict(os.environ), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.done: set[tuple[int, str]] = set()
        self.tell(work.text())

    def tell(self, words: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{words}\n")
        self.process.stdin.flush()

    def hear(self) -> list[str]:
        assert self.process.stdout is not None
        said = self.process.stdout.readline().split()
        assert said, "the workers are gone"
        if said[0] == "done":
            self.done.add((int(said[1]), said[2]))
        return said

    def kill_one(self, steps: int, after: float) -> None:
        """A child begins with the first unfinished application, and is killed a moment after so many steps."""
        self.tell(str(self.unfinished()))
        said = self.hear()
        child = int(said[1])
        for _ in range(steps):
            assert self.hear()[0] == "done", "a child ended by itself"
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        while self.hear()[0] != "over":
            pass

    def unfinished(self) -> int:
        return len([number for number, verb in self.done if verb == VERBS[-1]])


@contextmanager
def workers(work: Work) -> Iterator[Workers]:
    begun = Workers(work)
    try:
        yield begun
    finally:
        begun.process.kill()
        begun.process.communicate()


def prepared() -> Work:
    """A company with vacancies, and people with resumes: one application for each pair."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        rows.subscription(session, company, Plan.BUSINESS, -rows.HOUR)
        owner = rows.member(session, company, MemberRole.OWNER)
        slugs = [_vacancy(session, company).slug for _ in range(VACANCIES)]
        people = [rows.candidate(session) for _ in range(PEOPLE)]
        pairs = [(str(person.account_id), str(person.candidate_id), slug, str(resume)) for person in people for resume in [rows.resume(session, person).id] for slug in slugs]
        return Work((str(owner.account_id), str(owner.company_id), str(owner.member_id)), pairs)


def _vacancy(session: Session, company: rows.Company) -> Vacancy:
    made = rows.vacancy(session, company)
    asked = {"vacancy_id": made.id, "company_id": company.id}
    rows.put(
        session,
        VacancyQuestion(**asked, position=1, kind=QuestionKind.CHOICE, text="Bisa kerja akhir pekan?", options=["Ya", "Tidak"]),
        VacancyQuestion(**asked, position=2, kind=QuestionKind.TEXT, text="Mengapa kopi?"),
    )
    return made


def half_facts(connection: Connection) -> list[str]:
    """Every application that lacks a fact, or has one too many, or has one without those that belong to it."""
    each = [f"(({query}) = 1)" for query in OF_EACH.values()]
    together = [f"(({parts[0]}) = ({other}))" for parts in GO_TOGETHER.values() for other in parts[1:]]
    names = [*OF_EACH, *(f"{name} {number}" for name, parts in GO_TOGETHER.items() for number in range(1, len(parts)))]
    query = f"SELECT a.id, {', '.join(each + together)} FROM application a"
    return [f"{row[0]} {name}" for row in connection.exec_driver_sql(query) for name, holds in zip(names, row[1:], strict=True) if not holds]


def gaps(connection: Connection) -> list[object]:
    """Numbers of applications, places of openings and steps of consents that are not 1, 2, 3…"""
    counted = {"application": ("number", "vacancy_id"), "opening": ("ordinal", "vacancy_id"), "candidate_consent": ("ordinal", "application_id")}
    query = "SELECT '{table}', {of} FROM {table} GROUP BY {of} HAVING max({number}) <> count(*) OR min({number}) <> 1 OR count(DISTINCT {number}) <> count(*)"
    return [row for table, (number, of) in counted.items() for row in connection.exec_driver_sql(query.format(table=table, number=number, of=of))]


def texts_without_their_seal(connection: Connection) -> list[object]:
    """Consents whose words are not those that their hash names."""
    shown = connection.exec_driver_sql("SELECT id, text_shown, text_sha256 FROM candidate_consent").all()
    assert shown
    return [one for one, words, seal in shown if hashlib.sha256(words.encode()).hexdigest() != seal]


def not_written_apart(connection: Connection) -> set[object]:
    """Withdrawals and ended consents that the journal does not know."""
    known = {(entry.kind, entry.subject) for entry in journal.entries(clock.now() - timedelta(hours=1))}
    ended = connection.exec_driver_sql("SELECT given_id FROM candidate_consent WHERE state = 'ConsentWithdrawn'").scalars().all()
    gone = connection.exec_driver_sql("SELECT application_id FROM withdrawal").scalars().all()
    assert ended
    assert gone
    facts = {(JournalKind.CANDIDATE_CONSENT_ENDED, one) for one in ended} | {(JournalKind.APPLICATION_WITHDRAWN, one) for one in gone}
    return facts - known


def lost(connection: Connection, done: set[tuple[int, str]], work: Work) -> list[object]:
    """What was answered and is not there."""
    sent = {(str(row[0]), row[1]): row for row in connection.exec_driver_sql(
        "SELECT a.candidate_id, v.slug, a.video_share IS NOT NULL, a.opening_ordinal IS NOT NULL, a.video_share = 'ConsentWithdrawn', a.stage = 'withdrawn' "
        "FROM application a JOIN vacancy v ON v.id = a.vacancy_id")}  # fmt: skip
    missing = []
    for number, verb in done:
        row = sent.get(work.pairs[number][1:3])
        if row is None or (verb != VERBS[0] and not row[1 + VERBS.index(verb)]):
            missing.append((number, verb))
    return missing


def test_killed_again_and_again_at_work_nothing_is_half_done_or_doubled(database: Engine) -> None:
    chance, work = random.Random(), prepared()
    with workers(work) as crowd:
        while crowd.unfinished() == 0:
            crowd.hear()
        for _ in range(KILLS):
            crowd.kill_one(chance.randint(0, MOST_STEPS), chance.uniform(0, A_STEP))
    assert len(crowd.done) >= KILLS  # they came somewhere
    with database.connect() as connection:
        assert half_facts(connection) == []
        assert gaps(connection) == []
        assert texts_without_their_seal(connection) == []
        assert not_written_apart(connection) == set()
        assert lost(connection, crowd.done, work) == []
