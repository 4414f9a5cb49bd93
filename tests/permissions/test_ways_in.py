"""The ways in, by `decide_resource` alone: who reaches what by what relation, why the rest is closed, and when that can change. No database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from weimproovi.permissions.decide import Closed, Decision
from weimproovi.permissions.resources import (
    WAYS,
    Relation,
    ResourceFacts,
    Way,
    decide_resource,
    groups_of,
    reached,
    served,
)
from weimproovi.permissions.row_rules import WHO
from weimproovi.vocabulary import (
    TICKET_GROUPS,
    ActorKind,
    Clause,
    FieldGroup,
    Purpose,
    Reason,
    Resource,
    StaffRole,
)

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
HER, OTHER, COMPANY = UUID(int=1), UUID(int=2), UUID(int=3)


def facts(kind: ActorKind, purpose: Purpose, **known: Any) -> ResourceFacts:
    return ResourceFacts(viewer_kind=kind.value, purpose=purpose.value, now=NOW, **known)


HERSELF = facts(ActorKind.CANDIDATE, Purpose.SELF, viewer_candidate_id=HER, candidate_id=HER)
LOOKING = facts(
    ActorKind.STAFF, Purpose.SUPPORT, staff_roles=frozenset({StaffRole.SUPPORT}), candidate_id=HER,
    ticket_groups=frozenset({FieldGroup.IDENTITY}), ticket_ends_at=NOW + timedelta(hours=1),
)  # fmt: skip
HERS = (Resource.PROFILE, Resource.APPLICATION, Resource.RESUME, Resource.VIDEO, Resource.SCORECARD, Resource.CONSENT, Resource.LEDGER, Resource.EXPORT)


@pytest.mark.clause("C2", "passes")
@pytest.mark.parametrize("resource", HERS)
def test_a_candidate_reaches_everything_that_is_hers(resource: Resource) -> None:
    assert decide_resource(resource, HERSELF).open >= groups_of(resource) - set(TICKET_GROUPS) or resource is Resource.LEDGER
    assert decide_resource(resource, HERSELF).allows(FieldGroup.EXISTENCE)


@pytest.mark.clause("S1", "refuses")
@pytest.mark.parametrize("resource", list(Resource))
@pytest.mark.parametrize("kind", [kind for kind in ActorKind if kind is not ActorKind.SYSTEM])
def test_without_a_relation_nothing_is_open_for_any_purpose(kind: ActorKind, resource: Resource) -> None:
    for purpose in Purpose:
        told = decide_resource(resource, facts(kind, purpose, candidate_id=HER, viewer_candidate_id=OTHER))
        assert (told.open, set(told.closed)) == (frozenset(), groups_of(resource))


@pytest.mark.clause("S1", "refuses")
@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.SELF])
def test_her_own_is_read_for_her_own_purpose_alone(purpose: Purpose) -> None:
    told = decide_resource(Resource.RESUME, replace(HERSELF, purpose=purpose.value))
    assert told.open == frozenset()
    assert told.why_not(FieldGroup.RESUME).reason is Reason.PURPOSE_NOT_SERVED


@pytest.mark.clause("S4", "refuses")
def test_no_aggregate_is_open_to_anybody() -> None:
    for kind in ActorKind:
        assert decide_resource(Resource.AGGREGATE, facts(kind, Purpose.BROWSE)).open == frozenset()


@pytest.mark.clause("D1", "passes")
def test_a_ticket_opens_the_fields_that_it_names_until_it_ends() -> None:
    told = decide_resource(Resource.PROFILE, LOOKING)
    assert (told.open, told.until) == (frozenset({FieldGroup.IDENTITY}), NOW + timedelta(hours=1))


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize(
    "changed",
    [
        {"staff_roles": frozenset({StaffRole.MODERATOR})},
        {"staff_roles": frozenset({StaffRole.FINANCE, StaffRole.ADMINISTRATOR})},
        {"staff_roles": frozenset()},
        {"ticket_ends_at": NOW},
        {"ticket_ends_at": None},
        {"ticket_groups": frozenset({FieldGroup.RESUME})},
        {"purpose": Purpose.OPERATE.value},
        {"viewer_kind": ActorKind.MEMBER.value},
        {"viewer_kind": "stranger"},
    ],
)
def test_staff_without_a_live_ticket_see_no_profile(changed: dict[str, Any]) -> None:
    assert decide_resource(Resource.PROFILE, replace(LOOKING, **changed)).open == frozenset()


@pytest.mark.clause("S3", "refuses")
def test_a_member_is_told_the_reason_of_the_application() -> None:
    member = facts(ActorKind.MEMBER, Purpose.RECRUIT, viewer_company_id=COMPANY, candidate_id=HER)
    assert decide_resource(Resource.RESUME, member).why_not(FieldGroup.RESUME).reason is Reason.NOT_APPLIED
    opened = Decision(frozenset({FieldGroup.RESUME}), until=NOW + timedelta(days=1))
    told = decide_resource(Resource.RESUME, replace(member, opened=opened))
    assert (told.open, told.until) == (frozenset({FieldGroup.RESUME}), opened.until)
    assert told.why_not(FieldGroup.RESUME_FILE).reason is Reason.PURPOSE_NOT_SERVED


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("S3", "refuses")
@pytest.mark.clause("D1", "passes")
@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize(
    ("known", "allowed"),
    [
        ({"written": True}, True),
        ({"written": True, "compared": False}, True),
        ({"written": False, "compared": True}, True),
        ({"written": False, "compared": False}, False),
        ({"written": None, "compared": None}, False),
        ({"opened": Decision(frozenset(FieldGroup))}, False),
    ],
)
def test_a_card_is_read_by_its_author_and_by_who_has_sent_her_own(known: dict[str, Any], allowed: bool) -> None:
    reader = facts(ActorKind.MEMBER, Purpose.RECRUIT, viewer_company_id=COMPANY, company_id=COMPANY, candidate_id=HER, **known)
    assert decide_resource(Resource.SCORECARD, reader).allows(FieldGroup.EXISTENCE) is allowed
    for purpose in set(Purpose) - {Purpose.RECRUIT}:
        assert not decide_resource(Resource.SCORECARD, replace(reader, purpose=purpose.value)).open
    for kind in set(ActorKind) - {ActorKind.MEMBER, ActorKind.SYSTEM}:
        assert not decide_resource(Resource.SCORECARD, replace(reader, viewer_kind=kind.value)).open


@pytest.mark.clause("U9", "passes")
def test_the_world_reads_the_public_copy_of_a_vacancy_and_a_card() -> None:
    visitor = facts(ActorKind.ANONYMOUS, Purpose.BROWSE, listed=True)
    assert decide_resource(Resource.VACANCY, visitor).allows(FieldGroup.EXISTENCE)
    assert decide_resource(Resource.COMPANY_CARD, visitor).allows(FieldGroup.EXISTENCE)
    assert not decide_resource(Resource.PROFILE, visitor).open


@pytest.mark.clause("S4", "refuses")
def test_a_table_of_aggregates_would_show_no_row() -> None:
    assert str(reached(Resource.AGGREGATE, WHO)) == "false"


def test_every_way_names_a_clause_a_purpose_and_somebody() -> None:
    for ways in WAYS.values():
        for way in ways:
            assert way.who and way.purposes and way.groups, way  # noqa: PT018  one way at a time
            assert way.clause in Clause
            assert way.relation in Relation


MEMBER, CANDIDATE = facts(ActorKind.MEMBER, Purpose.RECRUIT), facts(ActorKind.CANDIDATE, Purpose.SELF)
RELATIONS = [  # a resource that this relation alone opens, to whom, and the same with a neighbour's word in its place
    (Resource.ACCOUNT, replace(CANDIDATE, viewer_account_id=HER, account_id=HER), {"account_id": OTHER}),
    (Resource.ACCOUNT, replace(CANDIDATE, viewer_account_id=HER, account_id=HER), {"viewer_account_id": None}),
    (Resource.VACANCY, replace(MEMBER, viewer_company_id=COMPANY, company_id=COMPANY), {"company_id": OTHER}),
    (Resource.VACANCY, replace(MEMBER, viewer_company_id=COMPANY, company_id=COMPANY), {"viewer_company_id": None}),
    (Resource.ACCOUNT, replace(MEMBER, colleague=True), {"colleague": False}),
    (Resource.VACANCY, replace(CANDIDATE, applied=True), {"applied": None}),
    (Resource.LEDGER, replace(CANDIDATE, about_me=True), {"about_me": None}),
    (Resource.VACANCY, replace(CANDIDATE, published=True), {"published": None}),
    (Resource.COMPANY_CARD, facts(ActorKind.ANONYMOUS, Purpose.BROWSE, listed=True), {"listed": False}),
    (Resource.PROFILE, HERSELF, {"candidate_id": OTHER}),
]


@pytest.mark.parametrize(("resource", "related", "otherwise"), RELATIONS)
def test_each_relation_opens_by_itself_and_only_while_it_holds(resource: Resource, related: ResourceFacts, otherwise: dict[str, Any]) -> None:
    assert decide_resource(resource, related).allows(FieldGroup.EXISTENCE)
    assert not decide_resource(resource, replace(related, **otherwise)).open


@pytest.mark.parametrize("resource", list(Resource))
def test_the_product_itself_reaches_every_group_for_which_there_is_a_way(resource: Resource) -> None:
    by_ticket_alone = {Resource.COMPANY_CARD: {FieldGroup.ANSWERS}, Resource.VACANCY: {FieldGroup.ANSWERS}, Resource.LEDGER: set(TICKET_GROUPS)}
    by_application_alone = {Resource.ACCOUNT: {FieldGroup.IDENTITY}}
    open_to_it = decide_resource(resource, facts(ActorKind.SYSTEM, Purpose.OPERATE)).open
    assert open_to_it == groups_of(resource) - by_ticket_alone.get(resource, set()) - by_application_alone.get(resource, set())


def test_a_way_to_one_of_two_groups_is_open_by_either() -> None:
    way = Way(Relation.TICKET, (ActorKind.STAFF,), (Purpose.SUPPORT,), Clause.D1, (FieldGroup.IDENTITY, FieldGroup.CONTACT))
    asked = way.expression(FieldGroup.IDENTITY, FieldGroup.CONTACT)
    who = {"viewer_kind": "staff", "purpose": "support"}
    for named in ("named_identity", "named_contact"):
        assert asked.holds(who | {"named_identity": False, "named_contact": False} | {named: True})
    assert not asked.holds(who | {"named_identity": False, "named_contact": False})


def test_two_that_know_the_same_are_the_same_and_what_follows_is_not_told_twice() -> None:
    assert len({HERSELF, replace(HERSELF)}) == 1
    assert "known=" not in repr(HERSELF)


REFUSALS = [  # of whom nothing is known, the nearest way and its clause
    (Resource.RESUME, facts(ActorKind.CANDIDATE, Purpose.SELF, viewer_candidate_id=OTHER, candidate_id=HER), Reason.NOT_FOUND, Clause.C2),
    (Resource.RESUME, facts(ActorKind.CANDIDATE, Purpose.BROWSE, viewer_candidate_id=HER, candidate_id=HER), Reason.PURPOSE_NOT_SERVED, Clause.C2),
    (Resource.RESUME, facts(ActorKind.ANONYMOUS, Purpose.BROWSE), Reason.PURPOSE_NOT_SERVED, Clause.S1),
    (Resource.RESUME, facts(ActorKind.MEMBER, Purpose.RECRUIT), Reason.NOT_APPLIED, Clause.S3),
    (Resource.VIDEO, facts(ActorKind.MEMBER, Purpose.ADMINISTER), Reason.PURPOSE_NOT_SERVED, Clause.U6),
]


@pytest.mark.parametrize(("resource", "known", "reason", "clause"), REFUSALS)
def test_a_refusal_names_the_nearest_way_and_its_clause(resource: Resource, known: ResourceFacts, reason: Reason, clause: Clause) -> None:
    group = FieldGroup.VIDEO if resource is Resource.VIDEO else FieldGroup.RESUME
    assert decide_resource(resource, known).why_not(group) == Closed(reason, clause)


def test_one_way_that_needs_no_more_than_the_row_offers_is_enough() -> None:
    assert served(Resource.RESUME, ["candidate_id"], HERSELF)
    assert served(Resource.RESUME, [], facts(ActorKind.SYSTEM, Purpose.OPERATE))
    assert not served(Resource.RESUME, ["account_id"], HERSELF)
    assert not served(Resource.RESUME, ["candidate_id"], replace(HERSELF, candidate_id=OTHER))


@pytest.mark.parametrize(("ticket", "opened", "changes"), [(2, 1, 1), (1, 2, 1), (-1, 1, 1), (0, 1, 1), (1, -1, 1), (0, None, None), (None, None, None)])
def test_an_answer_changes_at_the_next_moment_that_is_still_to_come(ticket: int | None, opened: int | None, changes: int | None) -> None:
    ticket_ends, until, at = (None if hours is None else NOW + timedelta(hours=hours) for hours in (ticket, opened, changes))
    known = replace(LOOKING, ticket_ends_at=ticket_ends, opened=Decision(frozenset(), until=until))
    assert decide_resource(Resource.PROFILE, known).until == at
