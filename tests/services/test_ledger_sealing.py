"""Sealing: every committed look gets its place, none is lost or doubled, and who reads waits for nobody."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import ProgrammingError
from sqlmodel import col

from tests.support import rows
from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.integrations import heads
from weimproovi.models import Disclosure, DisclosurePerson, LedgerHead, LedgerLeaf, LedgerWaiting
from weimproovi.permissions import disclosures
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.disclosures import Seen
from weimproovi.services import ledger_sealing, ledger_verification
from weimproovi.services.ledger_leaves import LOOK
from weimproovi.vocabulary import DisclosureKind, FieldGroup, MemberRole, Purpose

pytestmark = [pytest.mark.usefixtures("database", "own_heads"), pytest.mark.clause("D1", "passes")]
GROUPS = frozenset({FieldGroup.IDENTITY, FieldGroup.ANSWERS})


def recruiter_and(people: int) -> tuple[Actor, list[Seen]]:
    """A company's owner and persons that applied to it."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        owner, vacancy = rows.member(session, company, MemberRole.OWNER), rows.vacancy(session, company)
        persons = [rows.candidate(session) for _number in range(people)]
        sent = [rows.application(session, person, vacancy) for person in persons]
        return owner, [Seen(one.candidate_id, one.id, GROUPS) for one in sent]


def look(owner: Actor, seen: list[Seen], times: int = 1) -> None:
    with db.transaction(owner, Purpose.RECRUIT) as session:
        for _number in range(times):
            disclosures.record(session, owner, DisclosureKind.LIST, seen)


def counted(table: type) -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


def test_each_person_of_a_look_has_a_leaf_and_nothing_waits() -> None:
    owner, seen = recruiter_and(3)
    look(owner, seen, times=5)
    assert counted(LedgerWaiting) == 5
    assert ledger_sealing.sweep_ledger().rows == 5
    assert (counted(LedgerWaiting), counted(LedgerLeaf)) == (0, 15)
    assert ledger_verification.verify().rows == 15


def test_places_have_no_gaps_over_many_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_sealing, "BATCH", 7)
    owner, seen = recruiter_and(2)
    for times in (1, 6, 15):
        look(owner, seen, times)
        ledger_sealing.sweep_ledger()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        places = session.execute(select(col(LedgerLeaf.position)).order_by(col(LedgerLeaf.position))).scalars().all()
    assert list(places) == list(range(44))
    assert ledger_verification.verify().rows == 44


def test_a_look_that_commits_late_is_sealed_later() -> None:
    owner, seen = recruiter_and(1)
    with db.transaction(owner, Purpose.RECRUIT) as session:
        disclosures.record(session, owner, DisclosureKind.SHEET, seen)
        session.flush()
        look(owner, seen)
        assert ledger_sealing.sweep_ledger().rows == 1
    assert ledger_sealing.sweep_ledger().rows == 1
    assert ledger_verification.verify().rows == 2


def test_a_look_that_is_rolled_back_leaves_nothing_to_seal() -> None:
    owner, seen = recruiter_and(1)
    with db.transaction(owner, Purpose.RECRUIT) as session:
        disclosures.record(session, owner, DisclosureKind.SHEET, seen)
        session.rollback()
    assert counted(LedgerWaiting) == 0


def test_a_refused_attempt_is_sealed_too() -> None:
    owner, _seen = recruiter_and(1)
    _stranger, theirs = recruiter_and(1)
    with pytest.raises(NotFound), db.transaction(owner, Purpose.RECRUIT):
        raise NotFound(theirs[0].application_id)
    assert ledger_sealing.sweep_ledger().rows == 1


def test_who_looks_does_not_wait_for_who_seals() -> None:
    owner, seen = recruiter_and(1)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        db.advisory_lock(session, ledger_sealing.LOCK)
        other = threading.Thread(target=look, args=(owner, seen))
        other.start()
        other.join(5)
        assert not other.is_alive()


def test_two_sweeps_at_once_seal_each_look_once() -> None:
    owner, seen = recruiter_and(2)
    look(owner, seen, times=30)
    sweeps = [threading.Thread(target=ledger_sealing.sweep_ledger) for _number in range(3)]
    for sweep in sweeps:
        sweep.start()
    for sweep in sweeps:
        sweep.join()
    assert ledger_verification.verify().rows == 60


def test_a_sweep_that_dies_leaves_all_of_a_batch_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    owner, seen = recruiter_and(2)
    look(owner, seen, times=3)
    with monkeypatch.context() as broken:
        broken.setattr(ledger_sealing, "_keep_nodes", lambda _session, _nodes: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            ledger_sealing.sweep_ledger()
    assert (counted(LedgerLeaf), counted(LedgerWaiting)) == (0, 3)
    ledger_sealing.sweep_ledger()
    assert ledger_verification.verify().rows == 6


def test_heads_are_signed_at_most_once_an_hour_and_kept_in_both_places() -> None:
    owner, seen = recruiter_and(1)
    for minutes in (0, 30, 61, 62):
        with clock.moved(timedelta(minutes=minutes)):
            look(owner, seen)
            ledger_sealing.sweep_ledger()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        signed = session.execute(select(col(LedgerHead.size)).order_by(col(LedgerHead.size))).scalars().all()
    assert list(signed) == [1, 3] == [head.size for head in heads.kept()]


def test_an_hour_without_looks_signs_nothing() -> None:
    owner, seen = recruiter_and(1)
    look(owner, seen)
    ledger_sealing.sweep_ledger()
    with clock.moved(timedelta(days=2)):
        ledger_sealing.sweep_ledger()
    assert counted(LedgerHead) == 1


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("table", ["ledger_leaf", "ledger_node", "ledger_head", "disclosure", "disclosure_person", "pseudonym"])
@pytest.mark.parametrize("attempt", ["UPDATE {} SET {} = NULL", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_changes_nothing_that_is_sealed(table: str, attempt: str) -> None:
    columns = {"ledger_leaf": "hash", "ledger_node": "hash", "ledger_head": "root", "pseudonym": "subject_id"}
    column = columns.get(table, "company_id")
    with pytest.raises(ProgrammingError, match="permission denied"), db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.connection().exec_driver_sql(attempt.format(table, column))


def test_a_candidate_and_a_member_read_and_write_no_seal(database: Engine) -> None:
    owner, seen = recruiter_and(1)
    look(owner, seen)
    ledger_sealing.sweep_ledger()
    person = Actor(kind=owner.kind.CANDIDATE, account_id=None, session_id=None, candidate_id=seen[0].candidate_id)
    for actor in (owner, person):
        with db.transaction(actor, Purpose.SELF) as session:
            found = [session.execute(select(func.count()).select_from(table)).scalar() for table in (LedgerLeaf, LedgerHead, LedgerWaiting)]
        assert found == [0, 0, 0]


def test_every_column_of_a_look_is_under_its_seal() -> None:
    covered = {column.key if column.key else column.name for column in LOOK}
    renamed = {"id", "disclosure_id", "company_id"}
    assert set(Disclosure.__table__.columns.keys()) - covered <= renamed
    assert set(DisclosurePerson.__table__.columns.keys()) - covered <= renamed
