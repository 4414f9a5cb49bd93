"""The wall: the pipeline page of one vacancy with and without scopes and row-level security.

100,000 candidates, 600,000 applications, 1,000 of them on the vacancy. "Without" is the same select list over the same tables, by the owner of
the tables, with no scope, no condition on a name, and no settings. Both go through SQLAlchemy, transaction included.
"""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from sqlalchemy import Engine, Select, bindparam, event, func, select
from sqlmodel import Session, col

from bench import crowd, place
from bench.measure import goal, interleaved, line, title
from weimproovi import db
from weimproovi.models import Application, Candidate, Resume
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.viewer import viewer_values
from weimproovi.services import pipeline_views as views
from weimproovi.vocabulary import ActorKind, MemberRole, Purpose, Stage

TIMES, LIMIT = 40, 2.0
COMPANY = 7
PAGE = views.Page(crowd.made_id(crowd.VACANCY, COMPANY), Stage.NEW, 2**31 - 1, 51)
OF_VACANCY = col(Application.vacancy_id) == bindparam("vacancy_id")
BARE_PAGE: Select[Any] = (
    select(
        *(col(column) for column in (Application.id, Application.candidate_id, Application.number, Application.stage, Application.stage_since)),
        *(col(column) for column in (Application.submitted_at, Application.company_id, Application.delivered_at, Application.visible_until)),
        *(col(column) for column in (Application.opening_ordinal, Application.paused_at, Application.erased_at)),
        col(Candidate.full_name),
        col(Resume.headline),
    )
    .join(Candidate, col(Candidate.id) == col(Application.candidate_id))
    .join(Resume, col(Resume.id) == col(Application.resume_id))
    .where(OF_VACANCY, col(Application.stage) == bindparam("stage"), col(Application.number) < bindparam("before"))
    .order_by(col(Application.number).desc())
    .limit(bindparam("limit"))
)
BARE_COUNTS = select(col(Application.stage), func.count()).where(OF_VACANCY).group_by(col(Application.stage))
Query = tuple[Callable[[], Select[Any]], dict[str, Any]]
WALLED: dict[str, Query] = {"page": (views.page_query, asdict(PAGE)), "counts": (views.counts_query, {"vacancy_id": PAGE.vacancy_id})}
BARE: dict[str, Query] = {"page": (lambda: BARE_PAGE, asdict(PAGE)), "counts": (lambda: BARE_COUNTS, {"vacancy_id": PAGE.vacancy_id})}


def member(role: MemberRole, place_in_company: int) -> Actor:
    number = COMPANY * 2 + place_in_company
    account, own = crowd.made_id(crowd.ACCOUNT, crowd.BIG.candidates + number), crowd.made_id(crowd.MEMBER, number)
    return Actor(ActorKind.MEMBER, account, None, None, crowd.made_id(crowd.COMPANY, COMPANY), own, role)


def with_wall(actor: Actor, queries: dict[str, Query]) -> list[list[Any]]:
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return [list(session.execute(query(), viewer_values(actor, Purpose.RECRUIT) | values)) for query, values in queries.values()]


def without(owner: Engine, queries: dict[str, Query]) -> list[list[Any]]:
    with Session(owner) as session:
        found = [list(session.execute(query(), values)) for query, values in queries.values()]
        session.commit()
        return found


def only(queries: dict[str, Query], name: str) -> dict[str, Query]:
    return {name: queries[name]}


def plans(actor: Actor) -> str:
    """How the database answers the walled queries: EXPLAIN of each."""
    asked: list[tuple[str, Any]] = []
    engine = db.engine()
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
    with_wall(actor, WALLED)
    with db.transaction(actor, Purpose.RECRUIT) as session:
        queries = [(words, values) for words, values in asked if "FROM application" in words]
        return "\n".join(row[0] for words, values in queries for row in session.connection().exec_driver_sql(f"EXPLAIN {words}", values))


def main() -> None:
    title("The wall: pipeline page of one vacancy, 100,000 candidates, 600,000 applications")
    owner = place.empty_database()
    crowd.fill(owner)
    people = {"owner": member(MemberRole.OWNER, 0), "recruiter": member(MemberRole.RECRUITER, 1)}
    numbers = sorted(without(owner, only(BARE, "counts"))[0])
    assert all(sorted(with_wall(actor, only(WALLED, "counts"))[0]) == numbers for actor in people.values())
    variants: dict[str, Callable[[], object]] = {"page + counts, without": partial(without, owner, BARE)}
    variants |= {f"page + counts, {role}": partial(with_wall, actor, WALLED) for role, actor in people.items()}
    for part in WALLED:
        variants |= {f"{part}, without": partial(without, owner, only(BARE, part)), f"{part}, owner": partial(with_wall, people["owner"], only(WALLED, part))}
    found = interleaved(variants, times=TIMES)
    for name, spread in found.items():
        line(name, f"p50 {spread.p50:.2f} ms, p95 {spread.p95:.2f} ms")
    for role in people:
        goal(f"ratio, {role}", found[f"page + counts, {role}"].p50 / found["page + counts, without"].p50, LIMIT)
    scans = [words.strip() for actor in people.values() for words in plans(actor).splitlines() if "Seq Scan on application" in words]
    line("sequential scans of application", f"{len(scans)} {'ok' if not scans else 'MISSED'}")


if __name__ == "__main__":
    main()
