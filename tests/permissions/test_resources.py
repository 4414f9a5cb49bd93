"""The ways in, proven on every protected table: whom a definition lets in is whom the database shows the row to, and nobody else."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, Row, String, cast, func, literal, select, union_all
from sqlmodel import SQLModel

from tests.permissions.test_two_faces import Market, facts_of, market
from tests.support import rows
from tests.support.every_table import fill, rows_of
from weimproovi import clock, db
from weimproovi.models import Account, Company, CompanyMember, StaffMembership, StaffTicket
from weimproovi.permissions import row_security
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.permissions.decide import Decision, decide
from weimproovi.permissions.resources import WAYS, ResourceFacts, groups_of, served
from weimproovi.permissions.row_rules import TableRule
from weimproovi.vocabulary import (
    TICKET_GROUPS,
    AccountKind,
    ActorKind,
    FieldGroup,
    Purpose,
    StaffRole,
    VacancyState,
)

RULES = {rule.name: rule for rule in row_security.rules()}
Seen = dict[str, set[str]]


def test_every_protected_table_names_a_resource_with_a_way_in() -> None:
    for rule in RULES.values():
        assert WAYS[rule.resource], rule.name
        for name in rule.offers:
            groups = groups_of(rule.resource)
            assert any(name == way.fact(group) for way in WAYS[rule.resource] for group in groups), f"{rule.name} offers {name} to nobody"


# The market: rows in every protected table, every kind of viewer, every purpose.


@dataclass
class World:
    """A market with a row in every table, and who stands around it."""

    made: Market
    stored: dict[str, list[Row[Any]]]
    viewers: list[Actor]
    tickets: dict[Actor, tuple[UUID, frozenset[FieldGroup]]] = field(default_factory=dict)
    decided: dict[tuple[Actor, Purpose, UUID], frozenset[FieldGroup]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def world(migrated: Engine) -> World:
    with migrated.begin() as connection:
        connection.exec_driver_sql("TRUNCATE " + ", ".join(f'"{name}"' for name in SQLModel.metadata.tables) + " CASCADE")
    made = market(7)
    tickets = dict(_staff(made))
    with migrated.begin() as connection:
        fill(connection, RULES, list(_contexts(made)))
        stored = {name: rows_of(connection, SQLModel.metadata.tables[name]) for name in RULES}
    viewers = [ANONYMOUS, SYSTEM, *made.works_on, *made.candidates, *tickets]
    return World(made, stored, viewers, {actor: named for actor, named in tickets.items() if named[1]})


def _staff(made: Market) -> Iterator[tuple[Actor, tuple[UUID, frozenset[FieldGroup]]]]:
    """Staff with a ticket for each group about one candidate, one with all of them, a moderator with one that her role does not include, and one without."""
    named = [frozenset({group}) for group in TICKET_GROUPS]
    for role, groups in [*((StaffRole.SUPPORT, one) for one in named), (StaffRole.PRIVACY_OFFICER, frozenset(TICKET_GROUPS)), (StaffRole.MODERATOR, named[0]), (StaffRole.SUPPORT, frozenset())]:
        person = made.candidates[0].candidate_id
        assert person is not None
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            own = rows.account(session, AccountKind.STAFF)
            rows.put(session, StaffMembership(account_id=own.id, role=role, name="Nirmala"))
            if groups:
                ends = clock.now() + timedelta(hours=1)
                rows.put(session, StaffTicket(account_id=own.id, staff_name="Nirmala", candidate_id=person, groups=list(groups), reason="x", ends_at=ends))
        looks = role is not StaffRole.MODERATOR
        yield Actor(ActorKind.STAFF, own.id, staff_roles=frozenset({role})), (person, groups if looks else frozenset())


def _contexts(made: Market) -> Iterator[dict[str, Any]]:
    members = {actor.company_id: actor for actor in made.works_on}
    accounts = {candidate.candidate_id: candidate.account_id for candidate in made.candidates}
    for one in made.applications:
        known = {name: getattr(one, name) for name in ("candidate_id", "company_id", "vacancy_id", "resume_id")}
        yield known | {"application_id": one.id, "account_id": accounts[one.candidate_id], "member_id": members[one.company_id].member_id}


def test_every_protected_table_holds_a_row(world: World) -> None:
    assert [name for name, found in world.stored.items() if not found] == []


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("S3", "refuses")
@pytest.mark.clause("D1", "passes")
@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("purpose", list(Purpose))
def test_the_ways_in_are_what_the_database_shows(world: World, purpose: Purpose) -> None:
    for viewer in viewers_for(world, purpose):
        allowed, shown = allowed_by_the_ways(world, viewer, purpose), shown_by_the_wall(viewer, purpose)
        for name in RULES:
            assert shown[name] == allowed[name], f"{name}, {viewer.kind} {viewer.role or viewer.staff_roles}, {purpose}"


def viewers_for(world: World, purpose: Purpose) -> list[Actor]:
    """Everybody for the purposes that people have; for the others one of each kind, unless everything is asked for."""
    everybody = purpose in (Purpose.SELF, Purpose.RECRUIT, Purpose.SUPPORT) or os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
    return world.viewers if everybody else list({viewer.kind: viewer for viewer in world.viewers}.values())


def shown_by_the_wall(viewer: Actor, purpose: Purpose) -> Seen:
    """Keys of every protected table, through row-level security alone."""
    tables = [SQLModel.metadata.tables[name] for name in RULES]
    asked = union_all(*(select(literal(table.name).label("name"), _key(table).label("key")) for table in tables))
    seen: Seen = {name: set() for name in RULES}
    with db.transaction(viewer, purpose) as session:
        for name, key in session.execute(asked):
            seen[name].add(key)
    return seen


def _key(table: Any) -> Any:
    return func.concat_ws("/", *(cast(column, String) for column in table.primary_key))


def _named(row: Row[Any], keys: list[str]) -> str:
    return "/".join(str(row._mapping[key]) for key in keys)


def allowed_by_the_ways(world: World, viewer: Actor, purpose: Purpose) -> Seen:
    """The same by `holds`, from facts that are worked out here; tables in their order, so that a part can ask whether its whole is shown."""
    seen: Seen = {}
    for name, rule in RULES.items():
        keys = [column.name for column in SQLModel.metadata.tables[name].primary_key]
        seen[name] = {
            _named(row, keys)
            for row in world.stored[name]
            if served(rule.resource, rule.offers, facts_of_row(world, viewer, purpose, rule, row._mapping, seen)) or part_of_shown(name, row._mapping, seen)
        }
    return seen


def part_of_shown(name: str, row: Mapping[str, Any], seen: Seen) -> bool:
    whole = {"vacancy_question": ("vacancy", "vacancy_id"), "resume_page": ("resume", "resume_id")}.get(name)
    return whole is not None and str(row[whole[1]]) in seen[whole[0]]


def facts_of_row(world: World, viewer: Actor, purpose: Purpose, rule: TableRule, row: Mapping[str, Any], seen: Seen) -> ResourceFacts:
    hers = person_of(world, rule.name, row)
    named, groups = world.tickets.get(viewer, (None, frozenset()))
    about = [one for one in world.made.applications if belongs(rule.name, row, one, hers)]
    return ResourceFacts(
        viewer_kind=viewer.kind.value,
        purpose=purpose.value,
        now=clock.now(),
        viewer_account_id=viewer.account_id,
        viewer_candidate_id=viewer.candidate_id,
        viewer_company_id=viewer.company_id,
        staff_roles=viewer.staff_roles,
        account_id=row["id"] if rule.table is Account else row.get("account_id"),
        candidate_id=row["id"] if rule.name == "candidate" else row.get("candidate_id"),
        company_id=row["id"] if rule.table is Company else row.get("company_id"),
        colleague=rule.table is Account and (viewer.company_id, row["id"]) in colleagues(world),
        applied=any(one.candidate_id == viewer.candidate_id for one in about),
        about_me=about_me(world, viewer, rule.name, row),
        **of_a_card(world, viewer, row, any(FieldGroup.EXISTENCE in opened_of(world, viewer, purpose, one) for one in about)),
        published=row.get("state") == VacancyState.PUBLISHED.value if rule.name == "vacancy" else shows_a_vacancy(world, row, seen),
        opened=Decision(frozenset[FieldGroup]().union(*(opened_of(world, viewer, purpose, one) for one in about))),
        ticket_groups=groups if named in {one.candidate_id for one in about} | {hers} else frozenset(),
        ticket_ends_at=clock.now() + timedelta(hours=1) if named else None,
    )


def of_a_card(world: World, viewer: Actor, row: Mapping[str, Any], known: bool) -> dict[str, bool]:
    """Whether the viewer wrote the row, and whether she sent a card of the same application; of one that she may not know of she did neither."""
    if viewer.member_id is None or not known:
        return {"written": False, "compared": False}
    sent = any((one.member_id, one.application_id) == (viewer.member_id, row.get("application_id")) for one in world.stored["scorecard_sending"])
    return {"written": row.get("member_id") == viewer.member_id, "compared": sent}


def opened_of(world: World, viewer: Actor, purpose: Purpose, application: Any) -> frozenset[FieldGroup]:
    key = (viewer, purpose, application.id)
    if key not in world.decided:
        world.decided[key] = decide(replace(facts_of(world.made, viewer, application), purpose=purpose.value)).open
    return world.decided[key]


def person_of(world: World, name: str, row: Mapping[str, Any]) -> UUID | None:
    if name == "candidate":
        return row["id"]  # type: ignore[no-any-return]
    if name == "account":
        return next((one.candidate_id for one in world.made.candidates if one.account_id == row["id"]), None)
    return row.get("candidate_id")


def belongs(name: str, row: Mapping[str, Any], one: Any, hers: UUID | None) -> bool:
    """The application leads to the row."""
    if "application_id" in row:
        return bool(one.id == row["application_id"])
    key = {"application": "id", "resume": "resume_id", "vacancy": "vacancy_id", "company": "company_id"}.get(name)
    return getattr(one, key) == row["id"] if key else one.candidate_id == hers


def colleagues(world: World) -> set[tuple[UUID, UUID]]:
    return {(row.company_id, row.account_id) for row in world.stored[str(CompanyMember.__tablename__)]}


def about_me(world: World, viewer: Actor, name: str, row: Mapping[str, Any]) -> bool:
    mine = {one.subject_id for one in world.stored["pseudonym"] if one.candidate_id == viewer.candidate_id}
    if name == "disclosure":
        return any(one.disclosure_id == row["id"] and one.subject_id in mine for one in world.stored["disclosure_person"])
    return row.get("subject_id") in mine


def shows_a_vacancy(world: World, row: Mapping[str, Any], seen: Seen) -> bool:
    return any(one.company_id == row["id"] and str(one.id) in seen["vacancy"] for one in world.stored["vacancy"]) if "contact_email" in row else False
