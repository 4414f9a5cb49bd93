"""The plan table as it is sold (S6), said a second time, so that no number and no group changes unnoticed."""

import pytest

from weimproovi.permissions.decide import Closed, Decision
from weimproovi.permissions.plans import PLANS, UNLIMITED, next_plan, plans_with
from weimproovi.vocabulary import Clause, FieldGroup, Plan, Reason

FREE_GROUPS = {"existence", "answers", "identity", "contact", "linkedin", "resume"}
PAID_GROUPS = FREE_GROUPS | {"resume_file", "verified", "video"}
SOLD = {
    Plan.FREE: (0, 1, 25, 1, 0, FREE_GROUPS),
    Plan.GROWTH: (499_000, 10, 300, 5, 50, PAID_GROUPS),
    Plan.BUSINESS: (1_990_000, 100, UNLIMITED, 50, 1_000, PAID_GROUPS),
}


@pytest.mark.clause("S6", "passes")
@pytest.mark.parametrize("plan", Plan)
def test_a_plan_holds_what_is_sold(plan: Plan) -> None:
    has = PLANS[plan]
    numbers = (has.price, has.published_vacancies, has.openings_per_vacancy, has.seats, has.videos_per_month)
    assert (*numbers, {group.value for group in has.groups}) == SOLD[plan]


def test_plans_are_named_from_the_cheapest_upwards() -> None:
    assert plans_with(FieldGroup.CONTACT) == (Plan.FREE, Plan.GROWTH, Plan.BUSINESS)
    assert plans_with(FieldGroup.VIDEO) == (Plan.GROWTH, Plan.BUSINESS)
    assert [next_plan(plan) for plan in (Plan.FREE, Plan.GROWTH, Plan.BUSINESS)] == [Plan.GROWTH, Plan.BUSINESS, None]


@pytest.mark.clause("S3", "refuses")
def test_a_group_without_a_rule_is_closed_to_everybody() -> None:
    assert Decision(frozenset()).why_not(FieldGroup.VIDEO) == Closed(Reason.PURPOSE_NOT_SERVED, Clause.S3)
