"""The access ledger: does recording scale with writers, how fast is sealing, how fast is verifying, and does finding what waits stay cheap at 1,000,000 sealed?

A writer records what a recruiter's list records: one disclosure with 10 people, in its own transaction, in a process of its own.
"""

import multiprocessing
import statistics
import time
from datetime import timedelta

from sqlalchemy import Engine, func, select

from bench import place
from bench.measure import goal, line, title
from tests.support import rows
from weimproovi import clock, db
from weimproovi.models import LedgerLeaf
from weimproovi.permissions import disclosures
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.disclosures import Seen
from weimproovi.services import ledger_sealing, ledger_verification
from weimproovi.vocabulary import DisclosureKind, FieldGroup, MemberRole, Purpose

WRITERS, LOOKS, PEOPLE, SEALED, MANY = (1, 2, 4, 8), 150, 10, 50_000, 1_000_000
ROUNDS = 3
GROUPS = frozenset({FieldGroup.IDENTITY, FieldGroup.ANSWERS})
WAITING = "SELECT disclosure_id FROM ledger_waiting ORDER BY disclosure_id LIMIT 200"
OFF, ON = (f"ALTER TABLE disclosure {way} TRIGGER waits_for_the_seal" for way in ("DISABLE", "ENABLE"))
LATE = """INSERT INTO ledger_waiting (disclosure_id) SELECT DISTINCT disclosure_id FROM disclosure_person AS p
    WHERE NOT EXISTS (SELECT FROM ledger_leaf WHERE person_row_id = p.id) ON CONFLICT DO NOTHING"""
FILL = (
    """CREATE TEMPORARY TABLE made AS SELECT g AS place, gen_random_uuid() AS look, gen_random_uuid() AS row_id, gen_random_uuid() AS subject
        FROM generate_series((SELECT count(*) FROM ledger_leaf), {last}) AS g""",
    OFF,
    """INSERT INTO disclosure (id, at, day, kind, viewer_kind, company_name, purpose, clause)
        SELECT look, timestamptz '2026-01-01 09:00+07', date '2026-01-01', 'sheet', 'member', 'PT 1', 'recruit', 'S3' FROM made""",
    ON,
    "INSERT INTO disclosure_person (id, disclosure_id, subject_id, groups) SELECT row_id, look, subject, ARRAY['identity'] FROM made",
    "INSERT INTO ledger_waiting (disclosure_id) SELECT look FROM made",
    "DROP TABLE made",
)
GROWN = (  # leaves and nodes that stand for nothing: what a sweep meets in a large tree
    """INSERT INTO ledger_leaf (position, person_row_id, hash, sealed_at)
        SELECT g, gen_random_uuid(), sha256(g::text::bytea), now() FROM generate_series((SELECT count(*) FROM ledger_leaf), {last}) AS g""",
    """INSERT INTO ledger_node (level, position, hash) SELECT level, p, sha256(p::text::bytea)
        FROM generate_series(1, 40) AS level, generate_series(0, ({last} + 1 >> level) - 1) AS p ON CONFLICT DO NOTHING""",
)


def market() -> list[tuple[Actor, list[Seen]]]:
    """As many companies as writers, each with an owner and people who applied."""
    found = []
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for _number in range(max(WRITERS)):
            company = rows.company(session)
            owner, vacancy = rows.member(session, company, MemberRole.OWNER), rows.vacancy(session, company)
            sent = [rows.application(session, rows.candidate(session), vacancy) for _person in range(PEOPLE)]
            found.append((owner, [Seen(one.candidate_id, one.id, GROUPS) for one in sent]))
    return found


def write(owner: Actor, seen: list[Seen], begin: object, done: object) -> None:
    """Records looks once everybody is ready."""
    with db.transaction(owner, Purpose.RECRUIT):
        pass  # a connection is open
    begin.wait()  # type: ignore[attr-defined]
    start = time.perf_counter()
    for _look in range(LOOKS):
        with db.transaction(owner, Purpose.RECRUIT) as session:
            disclosures.record(session, owner, DisclosureKind.LIST, seen)
    done.put(time.perf_counter() - start)  # type: ignore[attr-defined]


def rate(people: list[tuple[Actor, list[Seen]]], writers: int) -> float:
    """Looks a second of so many writers together."""
    fork = multiprocessing.get_context("fork")
    begin, done = fork.Barrier(writers), fork.Queue()
    started = [fork.Process(target=write, args=(*one, begin, done)) for one in people[:writers]]
    for process in started:
        process.start()
    taken = [done.get() for _process in started]
    for process in started:
        process.join()
    return writers * LOOKS / max(taken)


def trigger_costs(owner: Engine, people: list[tuple[Actor, list[Seen]]]) -> float:
    """How much longer a look of 8 writers takes because it waits to be sealed: the median of rounds that are taken in turn."""
    ratios = []
    for _round in range(ROUNDS):
        queued = rate(people, 8)
        run(owner, (OFF,), 0)
        ratios.append(rate(people, 8) / queued)
        run(owner, (ON, LATE), 0)
    return statistics.median(ratios)


def run(owner: Engine, statements: tuple[str, ...], last: int) -> None:
    with owner.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement.format(last=last - 1), execution_options={"no_parameters": True})
    with owner.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def sealed_in(owner: Engine, last: int) -> tuple[int, float]:
    """Fills up to so many looks, and seals them: how many leaves, and the seconds."""
    run(owner, FILL, last)
    before, start = counted(), time.perf_counter()
    ledger_sealing.sweep_ledger()
    return counted() - before, time.perf_counter() - start


def counted() -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(func.count()).select_from(LedgerLeaf)).scalar_one()


def one_batch(owner: Actor, seen: list[Seen]) -> float:
    """Milliseconds of a sweep that finds one look."""
    taken = []
    for _time in range(20):
        with db.transaction(owner, Purpose.RECRUIT) as session:
            disclosures.record(session, owner, DisclosureKind.LIST, seen)
        start = time.perf_counter()
        ledger_sealing.sweep_ledger()
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)[len(taken) // 2]


def plan(owner: Engine) -> str:
    with owner.connect() as connection:
        return "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {WAITING}"))


def main() -> None:
    title(f"The access ledger: lists of {PEOPLE} people recorded by 1 to {max(WRITERS)} writers; {SEALED:,} looks sealed, all verified")
    owner = place.empty_database()
    people = market()
    db.engine().dispose()
    rounds = [{writers: rate(people, writers) for writers in WRITERS} for _round in range(ROUNDS)]
    for writers in WRITERS:
        found = statistics.median(one[writers] for one in rounds)
        line(f"recorded by {writers}", f"{found:,.0f} looks/s, {found * PEOPLE:,.0f} rows/s")
    goal("a look's share of time, 8 writers to 1", statistics.median(one[1] / one[8] for one in rounds), 1.0)
    goal("8 writers, time with the trigger to without", trigger_costs(owner, people), 1.3)
    ledger_sealing.sweep_ledger()
    leaves, seconds = sealed_in(owner, counted() + SEALED)
    line("sealed", f"{leaves / seconds:,.0f} leaves/s ({leaves:,})")
    small = one_batch(*people[0])
    with clock.moved(timedelta(hours=2)):
        ledger_sealing.sign_when_due()
    start = time.perf_counter()
    verified = ledger_verification.verify()
    line("verified", f"{verified.rows / (time.perf_counter() - start):,.0f} leaves/s ({verified.rows:,})")
    run(owner, GROWN, MANY)
    large = one_batch(*people[0])
    line("a sweep that finds one look", f"p50 {small:.1f} ms with {verified.rows:,} sealed, {large:.1f} ms with {counted():,}")
    goal("ratio, few sealed to many", large / small, 2.0)
    line("finding what waits", "by its key ok" if "Index" in plan(owner) else f"MISSED\n{plan(owner)}")


if __name__ == "__main__":
    main()
