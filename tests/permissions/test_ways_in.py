"""The ways in, by `decide_resource` alone: who reaches what by what relation, why the rest is closed, and when that can change. No database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from weimproovi.permissions.decide import Decision
from weimproovi.permissions.resources import WAYS, Relation, ResourceFacts, decide_resource, groups_of, reached
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
