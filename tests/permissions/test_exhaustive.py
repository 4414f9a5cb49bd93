"""Every combination of who looks, why, at whose application in which state, with which consent and plan: the rules against an oracle of the policy."""

import os
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from tests.permissions import oracle
from tests.permissions.oracle import Situation
from weimproovi.permissions.decide import ApplicationFacts, decide
from weimproovi.permissions.plans import PLANS
from weimproovi.vocabulary import ActorKind, ConsentState, FieldGroup, MemberRole, Plan, Purpose, Stage

Parts = list[dict[str, Any]]
WHOLE = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
NOW, TODAY = datetime(2026, 11, 22, 3, tzinfo=UTC), date(2026, 11, 22)
COMPANIES = {"own": UUID(int=1), "other": UUID(int=2), "none": None}
CHECKS = {"passed": True, "failed": False, "never": None}
VIEWERS = [{"viewer": kind, "role": None} for kind in ActorKind] + [{"viewer": ActorKind.MEMBER, "role": role} for role in MemberRole]
RECRUITING = [{"purpose": Purpose.RECRUIT}]
OTHER_PURPOSES: Parts = [{"purpose": purpose} for purpose in Purpose if purpose is not Purpose.RECRUIT]
RELATIONS: Parts = [
    {},
    {"resumes_shown_to_reviewers": True},
    {"works_on_it": False},
    {"works_on_it": False, "resumes_shown_to_reviewers": True},
    {"applied_to": "other"},
    {"applied_to": "none"},
]
STATES: Parts = [
    {"delivered": False},
    *({"stage": stage} for stage in (*Stage, None)),
    *({"days_left": days} for days in (-1, 0, None)),
    *({"opened_as": ordinal} for ordinal in (None, 25, 26, 300, 301)),
    *({"joined_as": place} for place in (5, 6, 50, 51, None)),
    {"joined_as": 6, "opened_as": None},
    {"joined_as": 6, "opened_as": 301},
    {"joined_as": 2, "stage": Stage.WITHDRAWN},
    {"opened_as": None, "stage": Stage.WITHDRAWN},
    {"opened_as": None, "days_left": -1},
    {"delivered": False, "stage": Stage.WITHDRAWN},
    {"opened_as": 301, "days_left": 0, "stage": Stage.CLOSED},
]
CONSENTS: Parts = [
    {},
    *({"share": state, "share_ended": ended, "interview_as": 1} for state in ConsentState for ended in (False, True)),
    {"share": ConsentState.GIVEN, "share_ended": None, "interview_as": 1},
    *({"share": ConsentState.GIVEN, "interview_as": number} for number in (None, 50, 51, 1_000, 1_001)),
]
PLANS_OF_IT: Parts = [{"plan": plan} for plan in (*Plan, None)]
ACCOUNTS: Parts = [
    *({"person": state} for state in ("here", "paused", "erased", "paused and erased")),
    *({"company_check": state} for state in ("failed", "never")),
    {"person": "paused", "company_check": "failed"},
]
SOME_CONSENTS = [{}, {"share": ConsentState.GIVEN, "interview_as": 1}, {"share": ConsentState.WITHDRAWN, "interview_as": 1}]
SHOWN = 20  # differences


def facts_of(now: Situation) -> ApplicationFacts:
    """The same situation as the database would tell it."""
    days_left, ended = now.days_left, now.share_ended
    return ApplicationFacts(
        viewer_kind=now.viewer.value,
        purpose=now.purpose.value,
        now=NOW,
        today=TODAY,
        viewer_company_id=COMPANIES["own"] if now.viewer is ActorKind.MEMBER else None,
        viewer_role=now.role and now.role.value,
        company_id=COMPANIES[now.applied_to],
        company_checked=CHECKS[now.company_check],
        assigned=now.works_on_it,
        reviewers_see_resume=now.resumes_shown_to_reviewers,
        delivered_at=NOW if now.delivered else None,
        stage=now.stage and now.stage.value,
        visible_until=None if days_left is None else TODAY + timedelta(days=days_left),
        opening_ordinal=now.opened_as,
        seat=0 if now.role is MemberRole.REVIEWER else now.joined_as,
        seats=now.plan and PLANS[now.plan].seats,
        plan=now.plan and now.plan.value,
        openings_limit=now.plan and PLANS[now.plan].openings_per_vacancy,
        videos_limit=None if now.plan is None else PLANS[now.plan].videos_per_month,
        paused_at=NOW if "paused" in now.person else None,
        erased_at=NOW if "erased" in now.person else None,
        video_share=now.share and now.share.value,
        video_share_until=None if ended is None else NOW - timedelta(microseconds=1) * (1 if ended else 0),
        video_ordinal=now.interview_as,
    )


def situations(purposes: Parts, states: Parts, consents: Parts, accounts: Parts, plans: Parts = PLANS_OF_IT) -> Iterator[Situation]:
    """Every combination; each part names what differs from a recruiter's open application."""
    for chosen in product(VIEWERS, purposes, RELATIONS, states, consents, plans, accounts):
        yield Situation(**{name: value for part in chosen for name, value in part.items()})


def differences(now: Situation) -> list[str]:
    """Field groups about which the rules and the oracle do not say the same."""
    decision, expected = decide(facts_of(now)), oracle.refusals(now)
    if decision.open.isdisjoint(expected) and {group: no.reason for group, no in decision.closed.items()} | oracle.NOBODYS == expected:
        return []
    return [f"{told(now)}: {group} is {said(decision, group)}, by the policy {expected.get(group, 'open')}" for group in FieldGroup
        if said(decision, group) != expected.get(group, "open")]


def told(now: Situation) -> dict[str, Any]:
    """What differs from a recruiter's open application."""
    usual = Situation()
    return {one.name: getattr(now, one.name) for one in fields(Situation) if getattr(now, one.name) != getattr(usual, one.name)}


def said(decision: Any, group: FieldGroup) -> str:
    return "open" if decision.allows(group) else decision.why_not(group).reason


def agree(found: Iterator[Situation]) -> int:
    """How many answers were compared: one for each field group of each situation."""
    wrong, asked = [], 0
    for asked, now in enumerate(found, 1):  # noqa: B007  the last number is how many there were
        if len(wrong) < SHOWN:
            wrong += differences(now)
    assert not wrong, "\n".join(wrong)
    return asked * len(FieldGroup)


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("S3", "refuses")
@pytest.mark.clause("U6", "passes")
@pytest.mark.clause("U6", "refuses")
def test_every_consent_of_every_application_reads_as_in_the_policy() -> None:
    assert agree(situations(RECRUITING, STATES, CONSENTS, ACCOUNTS if WHOLE else ACCOUNTS[:1])) > 1_000_000


@pytest.mark.clause("S6", "passes")
@pytest.mark.clause("S6", "refuses")
def test_every_account_with_every_plan_reads_as_in_the_policy() -> None:
    assert agree(situations(RECRUITING, STATES, SOME_CONSENTS, ACCOUNTS[1:])) > 700_000


@pytest.mark.clause("S3", "refuses")
@pytest.mark.parametrize("purpose", OTHER_PURPOSES, ids=lambda part: part["purpose"])
def test_no_other_purpose_reads_an_application(purpose: dict[str, Any]) -> None:
    consents, plans = (CONSENTS, PLANS_OF_IT) if WHOLE else (SOME_CONSENTS[:1], PLANS_OF_IT[-2:])  # the best plan, and none
    assert agree(situations([purpose], STATES, consents, ACCOUNTS, plans)) > 200_000
