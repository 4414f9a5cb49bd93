"""The decision as a table: what opens, what refuses, and which refusal comes first (privacy.md, "Decision")."""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from time import process_time
from timeit import repeat
from typing import Any
from uuid import UUID

import pytest

from weimproovi.clock import WIB
from weimproovi.permissions.conditions import CONDITIONS
from weimproovi.permissions.decide import OBLIGATIONS, ApplicationFacts, decide
from weimproovi.permissions.plans import PLANS, PLANS_BY_PRICE
from weimproovi.vocabulary import (
    LIVE_CONSENTS,
    ActorKind,
    Clause,
    ConsentState,
    FieldGroup,
    MemberRole,
    Obligation,
    Plan,
    Purpose,
    Reason,
    Stage,
)

G, R = FieldGroup, Reason
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
TODAY = date(2026, 11, 22)
OURS, THEIRS = UUID(int=1), UUID(int=2)
OPENED = frozenset({G.EXISTENCE, G.ANSWERS, G.IDENTITY, G.CONTACT, G.LINKEDIN, G.RESUME})
ALL = OPENED | {G.RESUME_FILE, G.VERIFIED}
REVIEWED = frozenset({G.EXISTENCE, G.ANSWERS, G.IDENTITY})  # and video, where it is shared
OPEN = ApplicationFacts(
    viewer_kind=ActorKind.MEMBER.value,
    purpose=Purpose.RECRUIT.value,
    now=NOW,
    today=TODAY,
    viewer_company_id=OURS,
    viewer_role=MemberRole.RECRUITER.value,
    company_id=OURS,
    company_checked=True,
    assigned=True,
    reviewers_see_resume=False,
    delivered_at=NOW - timedelta(days=2),
    stage=Stage.NEW.value,
    visible_until=TODAY + timedelta(days=30),
    opening_ordinal=3,
    seat=5,
    seats=5,
    plan=Plan.GROWTH.value,
    openings_limit=300,
)
REVIEWER = {"viewer_role": MemberRole.REVIEWER.value}


def clause(name: str, way: str) -> pytest.MarkDecorator:
    return pytest.mark.clause(name, way)


def opens(name: str, groups: frozenset[G], **changed: Any) -> Any:
    return pytest.param(changed, groups, marks=clause(name, "passes"), id=f"{name}-{'-'.join(changed) or 'as it is'}")


def refuses(name: str, reason: R, group: G, **changed: Any) -> Any:
    words = "-".join(f"{fact}={value}" for fact, value in changed.items())
    return pytest.param(changed, group, reason, marks=clause(name, "refuses"), id=f"{name}-{words}")


@pytest.mark.parametrize(
    ("changed", "groups"),
    [
        opens("S3", ALL),
        opens("S3", ALL, viewer_role="owner", assigned=False),
        opens("S3", ALL, viewer_role="hiring_manager"),
        opens("S3", ALL, visible_until=TODAY),
        opens("S3", ALL, stage=Stage.NOT_SUITABLE.value),
        opens("S3", ALL, stage=Stage.CLOSED.value),
        opens("C2", REVIEWED, **REVIEWER),
        opens("C2", ALL, **REVIEWER, reviewers_see_resume=True),
        opens("S6", OPENED, plan="free", openings_limit=25),
        opens("S6", OPENED, plan="free", openings_limit=25, opening_ordinal=25),
        opens("S6", ALL, plan="business", openings_limit=PLANS[Plan.BUSINESS].openings_per_vacancy, opening_ordinal=9_999),
        opens("S6", ALL, seat=0, seats=0),
        opens("S6", frozenset({G.EXISTENCE, G.ANSWERS}), opening_ordinal=None),
        opens("S6", frozenset({G.EXISTENCE, G.ANSWERS}), plan="free", openings_limit=25, opening_ordinal=26),
        opens("S3", frozenset({G.EXISTENCE}), stage=Stage.WITHDRAWN.value),
        opens("S3", frozenset({G.EXISTENCE}), visible_until=TODAY - timedelta(days=1)),
    ],
)
def test_what_is_open(changed: dict[str, Any], groups: frozenset[G]) -> None:
    assert decide(replace(OPEN, **changed)).open == groups


@pytest.mark.parametrize(
    ("changed", "group", "reason"),
    [
        refuses("S3", R.ERASED, G.EXISTENCE, erased_at=NOW),
        refuses("S3", R.PAUSED, G.EXISTENCE, paused_at=NOW),
        refuses("S3", R.OTHER_COMPANY, G.EXISTENCE, viewer_company_id=THEIRS),
        refuses("S3", R.OTHER_COMPANY, G.EXISTENCE, company_id=THEIRS),  # a posting moved to another company
        refuses("S3", R.OTHER_COMPANY, G.EXISTENCE, viewer_company_id=None, company_id=None),
        refuses("S3", R.COMPANY_NOT_CHECKED, G.EXISTENCE, company_checked=False),
        refuses("S3", R.COMPANY_NOT_CHECKED, G.EXISTENCE, company_checked=None),
        refuses("S3", R.NOT_ASSIGNED, G.EXISTENCE, assigned=False),
        refuses("S3", R.NOT_ASSIGNED, G.EXISTENCE, **REVIEWER, assigned=False),
        refuses("S3", R.NOT_DELIVERED, G.EXISTENCE, delivered_at=None),
        refuses("S3", R.WITHDRAWN, G.ANSWERS, stage=Stage.WITHDRAWN.value),
        refuses("S3", R.WITHDRAWN, G.IDENTITY, stage=Stage.WITHDRAWN.value),
        refuses("S3", R.PERIOD_OVER, G.IDENTITY, visible_until=TODAY - timedelta(days=1)),
        refuses("P0", R.PURPOSE_NOT_SERVED, G.EXISTENCE, viewer_kind=ActorKind.CANDIDATE.value),
        refuses("P0", R.PURPOSE_NOT_SERVED, G.EXISTENCE, viewer_kind=ActorKind.STAFF.value),
        refuses("P0", R.PURPOSE_NOT_SERVED, G.EXISTENCE, viewer_kind=ActorKind.SYSTEM.value),
        refuses("P0", R.PURPOSE_NOT_SERVED, G.EXISTENCE, viewer_kind=ActorKind.ANONYMOUS.value),
        refuses("U8", R.PURPOSE_NOT_SERVED, G.EXISTENCE, purpose=Purpose.ADMINISTER.value),
        refuses("C2", R.PURPOSE_NOT_SERVED, G.RESUME, **REVIEWER),
        refuses("C2", R.PURPOSE_NOT_SERVED, G.CONTACT, **REVIEWER),  # a resume prints contact: both or neither
        refuses("C2", R.PURPOSE_NOT_SERVED, G.RESUME_FILE, **REVIEWER),
        refuses("C2", R.PURPOSE_NOT_SERVED, G.VERIFIED, **REVIEWER),  # a mark about the contact that she does not see
        refuses("C2", R.NOT_OPENED, G.RESUME, opening_ordinal=None),
        refuses("S6", R.NOT_OPENED, G.IDENTITY, opening_ordinal=None),
        refuses("S6", R.NOT_OPENED, G.CONTACT, opening_ordinal=None),
        refuses("S6", R.PLAN_LACKS_GROUP, G.RESUME_FILE, plan="free", openings_limit=25),
        refuses("S6", R.PLAN_LACKS_GROUP, G.VERIFIED, plan="free", openings_limit=25),
        refuses("S6", R.QUOTA_SPENT, G.IDENTITY, plan="free", openings_limit=25, opening_ordinal=26),
        refuses("S6", R.QUOTA_SPENT, G.RESUME, openings_limit=300, opening_ordinal=301),
        refuses("S6", R.SEAT_LOCKED, G.EXISTENCE, seat=6),
        refuses("S6", R.SEAT_LOCKED, G.ANSWERS, seat=6),
        refuses("S6", R.SEAT_LOCKED, G.RESUME, seat=6),
        refuses("S6", R.SEAT_LOCKED, G.EXISTENCE, viewer_role="owner", seat=6),
        # the order: an earlier refusal is said even where a later one holds as well
        refuses("S3", R.ERASED, G.RESUME_FILE, erased_at=NOW, paused_at=NOW, company_id=THEIRS),
        refuses("S3", R.PAUSED, G.RESUME, paused_at=NOW, company_checked=False),
        refuses("S3", R.OTHER_COMPANY, G.RESUME, company_id=THEIRS, company_checked=False, plan="free"),
        refuses("S3", R.COMPANY_NOT_CHECKED, G.RESUME, company_checked=False, assigned=False),
        refuses("S3", R.NOT_ASSIGNED, G.RESUME, assigned=False, delivered_at=None),
        refuses("S3", R.WITHDRAWN, G.RESUME, stage=Stage.WITHDRAWN.value, opening_ordinal=None, plan="free"),
        refuses("S3", R.PURPOSE_NOT_SERVED, G.RESUME, **REVIEWER, delivered_at=None, stage=Stage.WITHDRAWN.value),
        refuses("S6", R.NOT_OPENED, G.RESUME_FILE, opening_ordinal=None, plan="free"),
        refuses("S3", R.NOT_DELIVERED, G.EXISTENCE, delivered_at=None, seat=6),
        refuses("S3", R.WITHDRAWN, G.ANSWERS, stage=Stage.WITHDRAWN.value, seat=6),
        refuses("S6", R.NOT_OPENED, G.RESUME, opening_ordinal=None, seat=6),
        refuses("S6", R.SEAT_LOCKED, G.RESUME_FILE, plan="free", opening_ordinal=301, seat=6),
    ],
)
def test_the_first_refusal(changed: dict[str, Any], group: G, reason: R) -> None:
    decision = decide(replace(OPEN, **changed))
    assert not decision.allows(group)
    assert decision.why_not(group).reason is reason


SHARED: dict[str, Any] = {"video_share": ConsentState.GIVEN.value, "video_share_until": NOW, "video_ordinal": 50, "videos_limit": 50}


@pytest.mark.clause("U6", "passes")
@pytest.mark.parametrize("changed", [{}, {"video_share": ConsentState.RENEWED.value}, {"viewer_role": MemberRole.REVIEWER.value}, {"plan": "business"}])
def test_a_shared_video_is_watched_through_its_last_moment(changed: dict[str, Any]) -> None:
    assert decide(replace(OPEN, **SHARED | changed)).allows(G.VIDEO)


@pytest.mark.clause("U6", "refuses")
@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        *(({"video_share": state.value}, R.NO_CONSENT) for state in ConsentState if state not in LIVE_CONSENTS),
        ({"video_share": None}, R.NO_CONSENT),
        ({"video_share_until": NOW - timedelta(microseconds=1)}, R.NO_CONSENT),
        ({"video_share_until": None}, R.NO_CONSENT),
        ({"video_ordinal": 51}, R.VIDEOS_SPENT),
        ({"video_ordinal": None}, R.VIDEOS_SPENT),
        ({"opening_ordinal": None}, R.NOT_OPENED),
        ({"plan": "free"}, R.PLAN_LACKS_GROUP),
    ],
)
def test_no_other_video_is_watched(changed: dict[str, Any], reason: R) -> None:
    assert decide(replace(OPEN, **SHARED | changed)).why_not(G.VIDEO).reason is reason


@pytest.mark.parametrize("group", sorted(set(FieldGroup) - set(CONDITIONS)))
def test_a_group_without_a_rule_is_closed_to_everybody(group: G) -> None:
    assert not decide(OPEN).allows(group)
    assert decide(OPEN).why_not(group).reason is R.PURPOSE_NOT_SERVED


@pytest.mark.parametrize(
    "fact", ["company_id", "viewer_company_id", "company_checked", "delivered_at", "stage", "visible_until", "plan", "openings_limit", "seat", "seats"]
)
def test_an_unknown_fact_refuses(fact: str) -> None:
    assert G.IDENTITY not in decide(replace(OPEN, **{fact: None})).open


@pytest.mark.parametrize("fact", ["viewer_role", "assigned", "stage", "plan", "purpose", "viewer_kind"])
def test_an_unheard_of_value_refuses(fact: str) -> None:
    assert G.IDENTITY not in decide(replace(OPEN, **{fact: "something new"})).open


def test_nothing_known_opens_nothing() -> None:
    assert decide(ApplicationFacts("", "", NOW, TODAY)).open == frozenset()


def many() -> list[ApplicationFacts]:
    """Every combination of the facts that the rules look at, each with a value that opens and values that do not."""
    values: dict[str, tuple[Any, ...]] = {
        "viewer_role": tuple(role.value for role in MemberRole),
        "company_checked": (True, False),
        "assigned": (True, False),
        "reviewers_see_resume": (True, False),
        "delivered_at": (NOW, None),
        "stage": (Stage.NEW.value, Stage.WITHDRAWN.value),
        "visible_until": (TODAY, TODAY - timedelta(days=1)),
        "opening_ordinal": (None, 25, 26, 301),
        "seat": (1, 6),
        "paused_at": (None, NOW),
    }
    return [replace(OPEN, **dict(zip(values, chosen, strict=True))) for chosen in product(*values.values())]


def with_plan(facts: ApplicationFacts, plan: Plan) -> ApplicationFacts:
    return replace(facts, plan=plan.value, seats=PLANS[plan].seats, openings_limit=PLANS[plan].openings_per_vacancy)


@pytest.mark.clause("S6", "passes")
def test_a_better_plan_never_takes_away() -> None:
    for facts in many():
        free, growth, business = (decide(with_plan(facts, plan)).open for plan in PLANS_BY_PRICE)
        assert free <= growth <= business


@pytest.mark.clause("S6", "refuses")
def test_no_plan_opens_what_the_candidate_did_not() -> None:
    for facts in many():
        if facts.delivered_at is None or facts.stage == Stage.WITHDRAWN.value or facts.visible_until < TODAY:  # type: ignore[operator]
            assert decide(with_plan(facts, Plan.BUSINESS)).open <= {G.EXISTENCE}


@pytest.mark.clause("S3", "refuses")
def test_taking_back_never_adds() -> None:
    for facts in many():
        before = decide(facts).open
        for taken_back in ({"stage": Stage.WITHDRAWN.value}, {"paused_at": NOW}, {"erased_at": NOW}, {"assigned": False}):
            assert decide(replace(facts, **taken_back)).open <= before


@pytest.mark.clause("C2", "refuses")
def test_contact_is_never_closed_where_a_resume_is_open() -> None:
    for facts in many():
        for plan in Plan:
            open_now = decide(with_plan(facts, plan)).open
            assert (G.RESUME in open_now) == (G.CONTACT in open_now)
            assert G.RESUME_FILE not in open_now or G.RESUME in open_now


def test_every_group_is_open_or_has_a_reason_with_a_clause() -> None:
    for facts in many():
        decision = decide(facts)
        assert set(decision.closed) == set(CONDITIONS) - decision.open
        assert all(closed.clause in {Clause.S3, Clause.S6, Clause.U6} for closed in decision.closed.values())


def test_a_commercial_reason_is_given_only_where_the_group_would_otherwise_be_open() -> None:
    commercial = {R.SEAT_LOCKED, R.PLAN_LACKS_GROUP, R.QUOTA_SPENT}
    for facts in many():
        best = decide(replace(with_plan(facts, Plan.BUSINESS), openings_limit=1_000))
        for group, closed in decide(with_plan(facts, Plan.FREE)).closed.items():
            assert closed.reason not in commercial or best.allows(group)


@pytest.mark.parametrize(
    ("changed", "until"),
    [
        ({}, datetime.combine(TODAY + timedelta(days=31), time(), WIB)),
        ({"plan_changes_at": NOW + timedelta(hours=1)}, NOW + timedelta(hours=1)),
        ({"plan_changes_at": NOW + timedelta(days=90)}, datetime.combine(TODAY + timedelta(days=31), time(), WIB)),
        ({"plan_changes_at": NOW - timedelta(hours=1), "visible_until": TODAY - timedelta(days=5)}, None),
        ({"visible_until": None}, None),
        ({"video_share_until": NOW + timedelta(hours=2)}, NOW + timedelta(hours=2, microseconds=1)),
        ({"video_share_until": NOW, "visible_until": None}, NOW + timedelta(microseconds=1)),
        ({"video_share_until": NOW - timedelta(microseconds=1), "visible_until": None}, None),
    ],
)
def test_the_moment_when_the_answer_can_change(changed: dict[str, Any], until: datetime | None) -> None:
    assert decide(replace(OPEN, **changed)).until == until


def test_the_answer_does_change_at_that_moment() -> None:
    until = decide(OPEN).until
    assert until is not None
    later = replace(OPEN, now=until, today=until.astimezone(WIB).date())
    just_before = replace(OPEN, now=until - timedelta(seconds=1), today=(until - timedelta(seconds=1)).astimezone(WIB).date())
    assert decide(just_before).open == decide(OPEN).open
    assert decide(later).open == {G.EXISTENCE}


def test_whatever_is_shown_is_recorded_and_not_stored_by_the_browser() -> None:
    assert decide(OPEN).obligations == OBLIGATIONS == (Obligation.LEDGER_ROW, Obligation.NO_STORE)
    assert decide(replace(OPEN, company_id=THEIRS)).obligations == ()


@pytest.mark.skipif(sys.gettrace() is not None, reason="what counts branches takes its own time")
def test_a_decision_costs_less_than_fifty_microseconds() -> None:
    for facts in (OPEN, ApplicationFacts("", "", NOW, TODAY)):
        assert min(repeat(lambda facts=facts: decide(facts), timer=process_time, number=200, repeat=30)) / 200 < 50e-6
