"""The same in the database: what happens to a market adds nothing where something is taken back, and removes nothing where something is given."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import Engine, insert, update
from sqlmodel import col

from tests.conftest import empty
from tests.permissions.many_markets import open_to, past_the_wall
from tests.support import markets
from tests.support.markets import HOUR, Market
from weimproovi import clock
from weimproovi.ids import new_id
from weimproovi.models import Application, Company, CompanyCheck, Subscription, VacancyAssignment
from weimproovi.permissions.conditions import CONDITIONS
from weimproovi.permissions.decide import decide
from weimproovi.vocabulary import LIVE_CONSENTS, ConsentState, FieldGroup, Plan, Purpose, Reason, Stage

FAR = date(2099, 12, 31)
Change = Any  # a statement


@pytest.fixture
def town(migrated: Engine) -> Iterator[list[Market]]:
    empty(migrated)
    with migrated.begin() as connection:
        made = markets.write(connection, range(5_000, 5_012))
    yield made
    empty(migrated)


@pytest.fixture
def past(migrated: Engine) -> Iterator[Engine]:
    with past_the_wall(migrated) as engine:
        yield engine


def to_every_company(made: Market, table: Any, **values: Any) -> Change:
    now = clock.now()
    return insert(table).values([{"id": new_id(), "created_at": now, "company_id": one} | values for one in made.checked])


def gives(made: Market) -> dict[str, Change]:
    """Each gives something to everybody."""
    later, now = clock.now() + HOUR, clock.now() - timedelta(seconds=1)
    passed = {"nib": "1234567890123", "passed": True, "decided_by": "Staf", "words": ""}
    return {
        "her consent": update(Application).values(video_share=ConsentState.RENEWED, video_share_until=later),
        "a longer time": update(Application).values(visible_until=FAR),
        "the end of a pause": update(Application).values(paused_at=None),
        "the best plan": to_every_company(made, Subscription, plan=Plan.BUSINESS, starts_at=now),
        "a passed check": to_every_company(made, CompanyCheck, **passed),
    }


def takes(made: Market) -> dict[str, Change]:
    """Each takes something from everybody."""
    now = clock.now() - timedelta(seconds=1)
    failed = {"nib": "1234567890123", "passed": False, "decided_by": "Staf", "words": ""}
    refused = [state for state in ConsentState if state not in LIVE_CONSENTS]
    return {
        **{f"consent: {state}": update(Application).values(video_share=state) for state in refused},
        "the end of a consent": update(Application).values(video_share_until=now),
        "the free plan": to_every_company(made, Subscription, plan=Plan.FREE, starts_at=now),
        "the end of a period": update(Subscription).where(col(Subscription.starts_at) < now).values(ends_at=now),
        "the end of assignments": update(VacancyAssignment).values(ended_at=now),
        "an earlier last day": update(Application).values(visible_until=clock.today() - timedelta(days=1)),
        "pausing": update(Application).values(paused_at=now),
        "withdrawing": update(Application).values(stage=Stage.WITHDRAWN),
        "a failed check": to_every_company(made, CompanyCheck, **failed),
        "leaving": update(Company).values(closed_at=now),
        "erasing": update(Application).values(erased_at=now),
    }


def changed(past: Engine, made: Market, change: Change) -> Iterator[tuple[frozenset[FieldGroup], frozenset[FieldGroup]]]:
    """What is open to every member before and after a change, application by application; the change stays."""
    before = {actor: open_to(past, made, actor) for actor in made.works_on}
    with past.begin() as connection:
        connection.execute(change)
    for actor, was in before.items():
        yield from zip(was, open_to(past, made, actor), strict=True)


@pytest.mark.clause("U6", "passes")
@pytest.mark.clause("S6", "passes")
def test_what_is_given_takes_nothing_away(past: Engine, town: list[Market]) -> None:
    for made, name in zip(town[:10], [*gives(town[0])] * 2, strict=True):
        assert all(was <= now for was, now in changed(past, made, gives(made)[name])), name


@pytest.mark.clause("S3", "refuses")
@pytest.mark.clause("U6", "refuses")
@pytest.mark.clause("S6", "refuses")
def test_what_is_taken_back_gives_nothing(past: Engine, town: list[Market]) -> None:
    for place, name in enumerate(takes(town[0])):
        made = town[place % len(town)]
        assert all(now <= was for was, now in changed(past, made, takes(made)[name])), name


def test_other_names_and_another_order_of_rows_change_nothing(past: Engine, town: list[Market]) -> None:
    with past.begin() as connection:
        again = markets.write(connection, range(5_000, 5_012), order=Random(7))
    for made, renamed in zip(town, again, strict=True):
        for one, other in list(zip(made.works_on, renamed.works_on, strict=True))[::3]:
            assert open_to(past, made, one) == open_to(past, renamed, other)


def test_the_markets_hold_every_answer_that_a_rule_can_give() -> None:
    seen: Counter[tuple[FieldGroup, Reason | None]] = Counter()
    for seed in range(200):
        made = markets.alone(seed)
        for actor, purpose in markets.viewers(made, Random(seed), 5):
            for sent in made.applications:
                decision = decide(markets.facts_of(made, actor, purpose, sent))
                seen.update((group, decision.closed[group].reason if group in decision.closed else None) for group in CONDITIONS)
    answers = {(group, condition.reason) for group, needed in CONDITIONS.items() for condition in needed} | {(group, None) for group in CONDITIONS}
    never = {(FieldGroup.ANSWERS, Reason.PLAN_LACKS_GROUP), (FieldGroup.IDENTITY, Reason.PLAN_LACKS_GROUP)}  # in every plan
    never |= {(group, Reason.PLAN_LACKS_GROUP) for group in (FieldGroup.CONTACT, FieldGroup.LINKEDIN, FieldGroup.RESUME)}
    assert answers - never == set(seen), {answer: seen[answer] for answer in answers - never if not seen[answer]}


def test_every_purpose_is_asked() -> None:
    asked = {purpose for seed in range(200) for _, purpose in markets.viewers(markets.alone(seed), Random(seed), 5)}
    assert asked == set(Purpose)
