"""A decision told in full, from facts alone: the steps are those of `decide`, in its order. The command and the screens: `test_explain`."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from tests.permissions.test_decide import OPEN
from weimproovi import clock
from weimproovi.models import Application
from weimproovi.permissions.conditions import CONDITIONS
from weimproovi.permissions.decide import decide
from weimproovi.permissions.explain import explain, explain_resource, facts_about, to_its_company
from weimproovi.permissions.plans import UNLIMITED
from weimproovi.permissions.resources import Relation, ResourceFacts
from weimproovi.vocabulary import ActorKind, ConsentState, FieldGroup, Purpose, Reason, Resource, StaffRole, Stage


@pytest.mark.parametrize("changed", [{}, {"opening_ordinal": None}, {"plan": "free"}, {"company_checked": None}, {"stage": "withdrawn"}])
def test_what_is_told_is_what_is_decided(changed: dict[str, object]) -> None:
    facts = replace(OPEN, **changed)  # type: ignore[arg-type]
    told = explain(facts)
    assert told.decision == decide(facts)
    for group in CONDITIONS:
        assert [step.condition for step in told.steps[group]] == list(CONDITIONS[group])
        first = next(iter(told.missing(group)), None)
        assert told.decision.allows(group) == (first is None)
        assert first is None or told.decision.why_not(group).reason is first.reason


@pytest.mark.clause("S6", "refuses")
def test_mending_everything_that_is_missing_opens_the_group() -> None:
    told = explain(replace(OPEN, plan="free", opening_ordinal=None, openings_limit=25))
    missing = [condition.reason for condition in told.missing(FieldGroup.RESUME_FILE)]
    assert missing == [Reason.NOT_OPENED, Reason.PLAN_LACKS_GROUP, Reason.QUOTA_SPENT]
    assert not told.decision.why_not(FieldGroup.RESUME_FILE).waits_for_plan  # what is told is the first
    assert explain(replace(OPEN, plan="free")).decision.why_not(FieldGroup.RESUME_FILE).waits_for_plan


def test_a_kind_without_a_way_in_is_told_so() -> None:
    facts = ResourceFacts(viewer_kind=ActorKind.ANONYMOUS.value, purpose=Purpose.BROWSE.value, now=clock.now())
    told = explain_resource(Resource.RESUME, facts)
    assert (told.ways, told.decision.open) == ((), frozenset())


def sent(**known: object) -> Application:
    """An application as it is stored, with a value of its own in every fact."""
    moment = clock.now()
    ids = {"candidate_id": UUID(int=1), "company_id": UUID(int=2), "vacancy_id": UUID(int=3), "resume_id": UUID(int=4)}
    facts = {
        "stage": Stage.INTERVIEW, "delivered_at": moment, "visible_until": clock.today() + timedelta(days=9), "opening_ordinal": 7, "video_share": ConsentState.GIVEN,
        "video_share_until": moment + timedelta(days=5), "video_ordinal": 3,
    }  # fmt: skip
    return Application(**{**ids, "number": 1, "submitted_at": moment, **facts, **known})


def test_the_facts_of_a_stored_application_are_its_own() -> None:
    one = sent(paused_at=clock.now(), erased_at=clock.now())
    facts = facts_about(one, viewer_kind="member", purpose="recruit", assigned=True)
    assert (facts.viewer_kind, facts.purpose, facts.assigned, facts.plan) == ("member", "recruit", True, None)
    assert (facts.stage, facts.video_share, facts.today) == ("interview", ConsentState.GIVEN.value, clock.today())
    assert abs(facts.now - clock.now()) < timedelta(minutes=1)
    for name in ("company_id", "delivered_at", "visible_until", "opening_ordinal", "paused_at", "erased_at", "video_share_until", "video_ordinal"):
        assert getattr(facts, name) == getattr(one, name) is not None, name
    assert facts_about(sent(video_share=None), viewer_kind="member", purpose="recruit").video_share is None


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("S5", "refuses")
def test_a_candidate_is_told_the_most_that_her_company_could_see() -> None:
    assert to_its_company(sent(), checked=True).decision.open == frozenset(CONDITIONS)
    for unlimited in ({"opening_ordinal": UNLIMITED}, {"video_ordinal": UNLIMITED}, {"video_ordinal": None}):
        assert to_its_company(sent(**unlimited), checked=True).decision.open == frozenset(CONDITIONS)


@pytest.mark.clause("S3", "refuses")
def test_a_candidate_is_told_what_she_closed_herself() -> None:
    def why(group: FieldGroup, *, checked: bool = True, **known: object) -> Reason:
        return to_its_company(sent(**known), checked=checked).decision.why_not(group).reason

    assert why(FieldGroup.EXISTENCE, checked=False) is Reason.COMPANY_NOT_CHECKED
    assert why(FieldGroup.IDENTITY, stage=Stage.WITHDRAWN) is Reason.WITHDRAWN
    assert why(FieldGroup.IDENTITY, opening_ordinal=None) is Reason.NOT_OPENED
    assert why(FieldGroup.VIDEO, video_share=ConsentState.WITHDRAWN) is Reason.NO_CONSENT
    assert why(FieldGroup.VIDEO, video_share=None) is Reason.NO_CONSENT


def test_each_way_in_for_her_kind_is_told_with_whether_it_served() -> None:
    hers = UUID(int=1)
    facts = ResourceFacts(viewer_kind=ActorKind.CANDIDATE.value, purpose=Purpose.SELF.value, now=clock.now(), viewer_candidate_id=hers, candidate_id=hers)
    told = explain_resource(Resource.LEDGER, facts)
    assert {way.relation: served for way, served in told.ways} == {Relation.OWN: True, Relation.ABOUT_ME: False}
    assert (told.resource, told.decision.open) == (Resource.LEDGER, frozenset({FieldGroup.EXISTENCE}))


@pytest.mark.clause("D1", "passes")
def test_a_ticket_for_one_field_group_is_a_way_in_that_served() -> None:
    ends = clock.now() + timedelta(hours=1)
    looking = ResourceFacts(viewer_kind=ActorKind.STAFF.value, purpose=Purpose.SUPPORT.value, now=clock.now(), staff_roles=frozenset({StaffRole.SUPPORT}),
        ticket_groups=frozenset({FieldGroup.IDENTITY}), ticket_ends_at=ends)
    told = explain_resource(Resource.PROFILE, looking)
    assert {way.relation: served for way, served in told.ways} == {Relation.TICKET: True}
    assert told.decision.open == frozenset({FieldGroup.IDENTITY})
    named_nothing = explain_resource(Resource.PROFILE, replace(looking, ticket_groups=frozenset()))
    assert [served for _way, served in named_nothing.ways] == [False]
