"""Two decisions compared: what more consent, a better plan, taking back, other names, another order and passing time may change."""

import os
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.permissions.random_facts import MOMENTS, NOW, OURS, THEIRS, Story, random_facts, stories, with_plan
from weimproovi.permissions.conditions import CONDITIONS
from weimproovi.permissions.decide import ApplicationFacts, decide
from weimproovi.permissions.plans import PLANS, PLANS_BY_PRICE
from weimproovi.vocabulary import LIVE_CONSENTS, ConsentState, FieldGroup, MemberRole, Plan, Purpose, Reason, Stage

MANY = settings(max_examples=20_000 if os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all" else 200, deadline=None, derandomize=True)
FAR = timedelta(days=900)
OPENS: dict[str, dict[str, Any]] = {
    "a consent": {"video_share": ConsentState.GIVEN.value, "video_share_until": NOW + FAR},
    "a consent renewed": {"video_share": ConsentState.RENEWED.value, "video_share_until": NOW + FAR},
    "a vacancy to work on": {"assigned": True},
    "a switch of the owner": {"reviewers_see_resume": True},
    "the company's check": {"company_checked": True},
    "delivery": {"delivered_at": NOW},
    "a longer time": {"visible_until": (NOW + FAR).date()},
    "the end of a pause": {"paused_at": None},
    "a seat that becomes free": {"seat": 1},
}
CLOSES: dict[str, dict[str, Any]] = {
    **{f"consent: {state}": {"video_share": state.value} for state in ConsentState if state not in LIVE_CONSENTS},
    "a consent never asked": {"video_share": None},
    "the consent's end": {"video_share_until": NOW - timedelta(microseconds=1)},
    "withdrawing": {"stage": Stage.WITHDRAWN.value},
    "erasing": {"erased_at": NOW},
    "pausing": {"paused_at": NOW},
    "the end of an assignment": {"assigned": False},
    "a failed check": {"company_checked": False},
    "a posting of another company": {"company_id": UUID(int=9)},
    "an earlier last day": {"visible_until": (NOW - FAR).date()},
    "an opening that is not there": {"opening_ordinal": None},
    "a place beyond every plan": {"seat": 51},
    "a place that nobody knows": {"seat": None},
    "a switch off": {"reviewers_see_resume": False},
    **{f"purpose: {purpose}": {"purpose": purpose.value} for purpose in Purpose if purpose is not Purpose.RECRUIT},
}


@pytest.mark.clause("U6", "passes")
@given(facts=random_facts())
@MANY
def test_what_the_candidate_or_an_owner_adds_never_takes_away(facts: ApplicationFacts) -> None:
    before = decide(facts).open
    assert not [what for what, more in OPENS.items() if not before <= decide(replace(facts, **more)).open]


@pytest.mark.clause("S3", "refuses")
@pytest.mark.clause("U6", "refuses")
@given(facts=random_facts())
@MANY
def test_what_is_taken_back_never_adds(facts: ApplicationFacts) -> None:
    before = decide(facts).open
    assert not [what for what, less in CLOSES.items() if not decide(replace(facts, **less)).open <= before]


@pytest.mark.clause("S6", "passes")
@given(facts=random_facts())
@MANY
def test_a_better_plan_never_takes_away_and_a_worse_one_never_adds(facts: ApplicationFacts) -> None:
    free, growth, business = (decide(with_plan(facts, plan)).open for plan in PLANS_BY_PRICE)
    assert free <= growth <= business


@given(facts=random_facts())
@MANY
def test_an_owner_sees_what_a_recruiter_sees_and_a_recruiter_what_a_reviewer_sees(facts: ApplicationFacts) -> None:
    owner, recruiter, manager, reviewer = (decide(replace(facts, viewer_role=role.value)).open for role in MemberRole)
    assert reviewer <= recruiter == manager <= owner


@given(facts=random_facts(), one=st.uuids(), other=st.uuids())
@MANY
def test_other_names_change_nothing(facts: ApplicationFacts, one: UUID, other: UUID) -> None:
    names = {OURS: one, THEIRS: UUID(int=one.int ^ (other.int | 1)), None: None}
    renamed = replace(facts, company_id=names[facts.company_id], viewer_company_id=names[facts.viewer_company_id])
    assert decide(renamed) == decide(facts)


@pytest.mark.clause("S3", "refuses")
@given(story=stories(), passes=MOMENTS.map(abs))
@MANY
def test_time_alone_adds_only_what_a_plan_that_begins_or_returns_adds(story: Story, passes: timedelta) -> None:
    before, after = decide(story.at(NOW)).open, decide(story.at(NOW + passes)).open
    best = max(story.plan_at(NOW), *(story.plan_at(moment) for moment in boundaries(story, NOW + passes)), key=PLANS_BY_PRICE.index)
    assert after <= decide(with_plan(story.at(NOW), best)).open
    if PLANS_BY_PRICE.index(story.plan_at(NOW + passes)) <= PLANS_BY_PRICE.index(story.plan_at(NOW)):
        assert after <= before


def boundaries(story: Story, last: Any) -> list[Any]:
    return [NOW, *(one for _, *period in story.periods for one in period if one is not None and NOW < one <= last)]


@given(story=stories(), part=st.floats(0, 1, exclude_max=True))
@MANY
def test_nothing_changes_before_the_moment_that_the_decision_names(story: Story, part: float) -> None:
    decision = decide(story.at(NOW))
    until = decision.until or NOW + FAR
    for moment in (NOW + (until - NOW) * part, until - timedelta(microseconds=1)):
        assert moment >= until or decide(story.at(moment)) == decision


@given(story=stories())
@MANY
def test_at_that_moment_whatever_the_clock_held_open_is_closed(story: Story) -> None:
    decision = decide(story.at(NOW))
    if decision.until is None:
        return
    then = decide(story.at(decision.until))
    assert then.until is None or then.until > decision.until
    if story.at(decision.until).today > (story.last_day or NOW.date() + FAR):
        assert then.open <= {FieldGroup.EXISTENCE}
    if story.shared_until and story.shared_until < decision.until:
        assert FieldGroup.VIDEO not in then.open


def test_every_fact_that_is_compared_with_the_clock_moves_that_moment() -> None:
    compared = {(one.high, one.low) for needed in CONDITIONS.values() for condition in needed for one in parts(condition.expression)}
    clocks = {fact for pair in compared if {"now", "today"} & set(pair) for fact in pair} - {"now", "today"}
    assert clocks == {"visible_until", "video_share_until"}
    story = Story({"viewer_kind": "member", "purpose": "recruit"}, NOW.date() + FAR, NOW + FAR, ((Plan.GROWTH, NOW + FAR, None),))
    soon = {"visible_until": NOW.date(), "video_share_until": NOW, "plan_changes_at": NOW + timedelta(hours=1)}
    ends = {fact: decide(replace(story.at(NOW), **{fact: moment})).until for fact, moment in soon.items()}
    assert all(end is not None and end < NOW + timedelta(days=2) for end in ends.values()), ends


def parts(expression: Any) -> list[Any]:
    """The comparisons of an expression."""
    if hasattr(expression, "high"):
        return [expression]
    return [one for part in getattr(expression, "parts", ()) for one in parts(part)]


@given(facts=random_facts())
@MANY
def test_a_commercial_reason_is_said_only_where_the_best_plan_would_open(facts: ApplicationFacts) -> None:
    best = decide(replace(with_plan(facts, Plan.BUSINESS), seat=0, videos_limit=PLANS[Plan.BUSINESS].openings_per_vacancy)).open
    for group, closed in decide(facts).closed.items():
        spent = closed.reason in {Reason.SEAT_LOCKED, Reason.PLAN_LACKS_GROUP, Reason.QUOTA_SPENT, Reason.VIDEOS_SPENT}
        assert not spent or group in best or facts.video_ordinal is None
