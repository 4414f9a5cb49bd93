"""The plan table (S6), declarative. A plan narrows what a candidate opened; it never widens it."""

from dataclasses import dataclass

from weimproovi.vocabulary import FieldGroup, Plan

UNLIMITED = 1_000_000_000
PLAYBACK_DAYS = 90  # of a shared video; the same on every plan, because a candidate reads the date and must not learn the plan from it (S5)
OPENED_APPLICATION = frozenset(
    {
        FieldGroup.EXISTENCE,
        FieldGroup.ANSWERS,
        FieldGroup.IDENTITY,
        FieldGroup.CONTACT,
        FieldGroup.LINKEDIN,
        FieldGroup.RESUME,
    }
)
PAID = OPENED_APPLICATION | {FieldGroup.RESUME_FILE, FieldGroup.VERIFIED}


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What a plan includes. Price in whole rupiah per month before PPN; quotas as counts."""

    price: int
    published_vacancies: int
    openings_per_vacancy: int
    seats: int
    groups: frozenset[FieldGroup]
    videos_per_month: int = 0


PLANS: dict[Plan, Entitlement] = {
    Plan.FREE: Entitlement(0, 1, 25, 1, OPENED_APPLICATION),
    Plan.GROWTH: Entitlement(499_000, 10, 300, 5, PAID | {FieldGroup.VIDEO}, 50),
    Plan.BUSINESS: Entitlement(1_990_000, 100, UNLIMITED, 50, PAID | {FieldGroup.VIDEO}, 1_000),
}
PLANS_BY_PRICE = tuple(sorted(PLANS, key=lambda plan: PLANS[plan].price))


def plans_with(group: FieldGroup) -> tuple[Plan, ...]:
    """Plans that include a field group, cheapest first."""
    return tuple(plan for plan in PLANS_BY_PRICE if group in PLANS[plan].groups)


def next_plan(plan: Plan) -> Plan | None:
    """The next larger plan, or None on the largest."""
    place = PLANS_BY_PRICE.index(plan) + 1
    return PLANS_BY_PRICE[place] if place < len(PLANS_BY_PRICE) else None
