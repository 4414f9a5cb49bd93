"""How the three readings of the rules are compared over many markets: `decide()`, the SQL face, and row-level security alone."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Engine, Row, Select, Uuid, any_, create_engine, func, literal_column, select
from sqlalchemy.dialects import postgresql
from sqlmodel import Session, col

from tests.conftest import empty
from tests.support import markets
from tests.support.markets import Market, Sent
from weimproovi import db
from weimproovi.models import Application, Candidate, PersonKey, Pseudonym, Resume
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.conditions import CONDITIONS
from weimproovi.permissions.decide import ApplicationFacts, Decision, decide
from weimproovi.permissions.facts import fact_labels, facts_in
from weimproovi.permissions.viewer import TYPES, Viewer, viewer_values
from weimproovi.vocabulary import FieldGroup, Purpose

WHOLE = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
MARKETS, MEMBERS = (4_000, 8) if WHOLE else (1_000, 3)  # eight are all the members of a market
STEP = 50
AT_ONCE = 25  # markets in the database at the same time, strangers to one another
Decided = list[tuple[Sent, Decision]]


def compare(owner: Engine, seeds: range) -> int:
    """How many viewers were asked; fails where two readings differ."""
    asked = 0
    with past_the_wall(owner) as past:
        for first in range(seeds.start, seeds.stop, AT_ONCE):
            empty(owner)
            with owner.begin() as connection:
                made = markets.write(connection, range(first, min(first + AT_ONCE, seeds.stop)))
            for seed, market in enumerate(made, first):
                for actor, purpose in markets.viewers(market, Random(seed), MEMBERS):
                    agree(past, market, actor, purpose)
                    asked += 1
    return asked


@contextmanager
def past_the_wall(owner: Engine) -> Iterator[Engine]:
    """The owner's connections, whose driver prepares nothing by itself: it would forget with its own statements those of `prepared`."""
    past = create_engine(owner.url, connect_args={"prepare_threshold": None})
    yield past
    past.dispose()


def agree(past: Engine, made: Market, actor: Actor, purpose: Purpose) -> None:
    """One viewer sees the same of her market by all three readings, in every field group, for the same reasons."""
    decided = [(sent, decide(markets.facts_of(made, actor, purpose, sent))) for sent in made.applications]
    found = face(past, made, actor, purpose)
    assert {row.id: {group: row._mapping[f"why_{group}"] for group in CONDITIONS} for row, _ in found} == {sent.id: told(decision) for sent, decision in decided}
    assert {row.id: decide(known) for row, known in found} == {sent.id: decision for sent, decision in decided}
    assert wall(actor, purpose) == dict(expected(decided))


def told(decision: Decision) -> dict[FieldGroup, str | None]:
    return {group: None if decision.allows(group) else decision.why_not(group).reason.value for group in CONDITIONS}


def face(past: Engine, made: Market, actor: Actor, purpose: Purpose) -> list[tuple[Row[Any], ApplicationFacts]]:
    """The applications by the SQL face, each with its facts: past the wall, with the viewer's settings."""
    said = [*viewer_values(actor, purpose).values(), [sent.id for sent in made.applications]]
    with Session(past) as session:
        db._settle(session, actor, purpose)
        found = [(row, facts_in(session, row, actor, purpose)) for row in prepared(session, "face", FACE_TYPES, face_query, said)]
    for row, _ in found:
        assert all((row._mapping[f"why_{group}"] is None) == (row._mapping[f"open_{group}"] == row.id) for group in CONDITIONS)
        assert row.received is (row.why_existence is None)
    return found


FACE_TYPES = ("text", "uuid", "uuid", "uuid", "uuid", "text", "text", "timestamptz", "date", "uuid[]")  # as viewer_values, then the ids


def face_query() -> Select[Any]:
    """Every group of some applications: what a list would show of it, why not, and the facts by which it is decided."""
    said = [literal_column(f"${place}", kind) for place, kind in enumerate(TYPES.values(), 1)]
    viewer, ids = Viewer(*said), literal_column(f"${len(FACE_TYPES)}", ARRAY(Uuid))
    received = scopes.received(viewer).with_only_columns(col(Application.id))
    return select(
        col(Application.id),
        col(Application.id).in_(received).label("received"),
        *(scopes.only_when_open(group, viewer, col(Application.id)).label(f"open_{group}") for group in CONDITIONS),
        *(scopes.reason_of(group, viewer).label(f"why_{group}") for group in CONDITIONS),
        *fact_labels(),
    ).where(col(Application.id) == any_(ids))


def prepared(session: Session, name: str, types: tuple[str, ...], query: Callable[[], Select[Any]], values: Sequence[Any]) -> Sequence[Row[Any]]:
    """Rows of a query that each connection plans once: these are long, and asked thousands of times."""
    connection = session.connection()
    if name not in connection.info:
        compiled = str(query().compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))
        takes = f"({', '.join(types)})" if types else ""
        connection.exec_driver_sql("SET plan_cache_mode = force_generic_plan")
        connection.exec_driver_sql(f"PREPARE {name}{takes} AS {compiled}", execution_options={"no_parameters": True})
        connection.info[name] = True
    given = f"({', '.join(map(written, values, types))})" if types else ""
    return connection.exec_driver_sql(f"EXECUTE {name}{given}", execution_options={"no_parameters": True}).all()


def written(value: Any, kind: str) -> str:
    """A value as PostgreSQL reads it: EXECUTE takes no parameters of the driver."""
    words = f"{{{','.join(map(str, value))}}}" if isinstance(value, list) else str(value)
    return "NULL" if value is None else f"'{words}'::{kind}"


def open_to(past: Engine, made: Market, actor: Actor) -> list[frozenset[FieldGroup]]:
    """What the database opens to a member now, application by application in the order in which they were written."""
    found = {row.id: row._mapping for row, _ in face(past, made, actor, Purpose.RECRUIT)}
    return [frozenset(group for group in CONDITIONS if found[sent.id][f"why_{group}"] is None) for sent in made.applications]


BEHIND_THE_WALL = (  # a row is readable just where an application opens the group to the viewer
    (FieldGroup.EXISTENCE, "id", col(Application.id)),
    (FieldGroup.EXISTENCE, "candidate_id", col(Pseudonym.candidate_id)),
    (FieldGroup.IDENTITY, "candidate_id", col(Candidate.id)),
    (FieldGroup.RESUME, "resume_id", col(Resume.id)),
    (FieldGroup.RESUME, "candidate_id", col(PersonKey.candidate_id)),
)


def wall(actor: Actor, purpose: Purpose) -> dict[str, set[UUID]]:
    """Everything that row-level security alone shows, of all the markets there are."""
    with db.transaction(actor, purpose) as session:
        found = prepared(session, "wall", (), wall_query, ())[0]
    return {name: set(ids or ()) for name, ids in found._mapping.items()}


def wall_query() -> Select[Any]:
    return select(*(select(func.array_agg(column)).scalar_subquery().label(str(column)) for _, _, column in BEHIND_THE_WALL))


def expected(decided: Decided) -> Iterator[tuple[str, set[UUID]]]:
    for group, name, column in BEHIND_THE_WALL:
        yield str(column), {getattr(sent, name) for sent, decision in decided if decision.allows(group)}


def steps(half: int) -> list[range]:
    """The seeds of one of two files, so that two workers can take one each; a test for every fifty."""
    first = MARKETS // 2 * half
    return [range(start, start + STEP) for start in range(first, first + MARKETS // 2, STEP)]
