"""When periods begin and end (S6): larger at once, the same or smaller after what is paid; ends by the day of Jakarta; grace."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import billing, market
from weimproovi import clock
from weimproovi.i18n.format import jakarta_date
from weimproovi.models import Subscription
from weimproovi.permissions.actor import Actor
from weimproovi.services import billing as plan_page
from weimproovi.services import plan_clocks, subscriptions
from weimproovi.services.periods import months_after
from weimproovi.vocabulary import MailKind, Plan

pytestmark = pytest.mark.usefixtures("database")
WEEK = timedelta(days=7)
ZONES = {"WIB": ZoneInfo("Asia/Jakarta"), "WITA": ZoneInfo("Asia/Makassar"), "WIT": ZoneInfo("Asia/Jayapura")}


def plan_at(owner: Actor, moment: datetime) -> str:
    with clock.moved(moment - clock.now()):
        return subscriptions.plan_view(owner).code


def swept_at(moment: datetime) -> int:
    with clock.moved(moment - clock.now()):
        return plan_clocks.sweep_plans().rows


def days(period: Subscription) -> tuple[date, date]:
    assert period.paid_until is not None
    return jakarta_date(period.starts_at), jakarta_date(period.paid_until)


def paid_until(period: Subscription) -> datetime:
    assert period.paid_until is not None
    return period.paid_until


@pytest.mark.clause("S6", "refuses")
@pytest.mark.parametrize("zone", ZONES)
def test_a_period_ends_with_the_last_second_of_its_day_in_jakarta_wherever_one_looks_from(zone: str) -> None:
    owner = market.some_owner()
    billing.bought(owner)
    last = days(billing.periods_of(owner)[0])[1] + WEEK
    midnight = datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=clock.WIB).astimezone(ZONES[zone])
    assert midnight.hour == {"WIB": 23, "WITA": 0, "WIT": 1}[zone]
    assert plan_at(owner, midnight) == "growth"
    assert plan_at(owner, midnight + timedelta(seconds=2)) == "free"


def test_a_larger_plan_begins_at_once_and_ends_the_smaller_one() -> None:
    owner = market.some_owner()
    billing.bought(owner, Plan.GROWTH, 6)
    assert "sisa harinya tidak dikembalikan" in " ".join(plan_page.change(owner, "business", 1).lines)
    billing.bought(owner, Plan.BUSINESS, 1)
    old, new = billing.periods_of(owner)
    assert (old.plan, new.plan, old.ends_at) == (Plan.GROWTH, Plan.BUSINESS, new.starts_at)
    assert subscriptions.plan_view(owner).code == "business"
    assert plan_at(owner, paid_until(new) + WEEK + timedelta(seconds=1)) == "free"


def test_a_renewal_begins_after_what_is_paid() -> None:
    owner = market.some_owner()
    billing.bought(owner)
    billing.bought(owner, months=2)
    first, second = billing.periods_of(owner)
    assert days(second)[0] == days(first)[1] + timedelta(days=1)
    assert days(second)[1] == months_after(days(first)[1], 2)
    assert first.ends_at == second.starts_at


def test_a_smaller_plan_waits_for_the_end_of_the_larger_one() -> None:
    owner = market.some_owner()
    billing.bought(owner, Plan.BUSINESS)
    change = plan_page.change(owner, "growth", 1)
    assert change.begins.startswith("Mulai ")
    assert "sesudah masa yang sudah dibayar" in change.begins
    billing.bought(owner, Plan.GROWTH)
    large, small = billing.periods_of(owner)
    assert plan_at(owner, paid_until(large) - timedelta(seconds=5)) == "business"
    assert plan_at(owner, small.starts_at + timedelta(seconds=1)) == "growth"


def test_what_was_paid_ahead_moves_behind_a_larger_plan_in_full_length() -> None:
    owner = market.some_owner()
    billing.bought(owner)
    billing.bought(owner)
    length = paid_until(billing.periods_of(owner)[1]) - billing.periods_of(owner)[1].starts_at
    billing.bought(owner, Plan.BUSINESS)
    _old, large, moved = billing.periods_of(owner)
    assert (large.plan, moved.plan) == (Plan.BUSINESS, Plan.GROWTH)
    assert moved.starts_at == paid_until(large) + timedelta(microseconds=1) == large.ends_at
    assert paid_until(moved) - moved.starts_at == length


def test_paying_in_grace_goes_on_from_the_day_that_was_paid_for() -> None:
    owner = market.some_owner()
    billing.bought(owner)
    end = paid_until(billing.periods_of(owner)[0])
    with clock.moved(end + timedelta(days=3) - clock.now()):
        assert "Sampai " in plan_page.billing(owner).notices[0]
        billing.bought(owner)
        assert subscriptions.plan_view(owner).code == "growth"
    assert days(billing.periods_of(owner)[1])[1] == months_after(jakarta_date(end), 1)
    assert swept_at(end + timedelta(days=3)) == 0


def test_paying_after_the_fall_begins_at_once() -> None:
    owner = market.some_owner()
    billing.bought(owner)
    later = paid_until(billing.periods_of(owner)[0]) + WEEK + timedelta(days=30)
    with clock.moved(later - clock.now()):
        billing.bought(owner)
        assert days(billing.periods_of(owner)[1])[0] == clock.today()


def test_a_plan_without_an_end_gives_way_to_the_one_that_is_bought() -> None:
    owner = market.some_owner(plan=Plan.BUSINESS)
    billing.bought(owner, Plan.GROWTH)
    given, bought = billing.periods_of(owner)
    assert given.ends_at == bought.starts_at
    assert subscriptions.plan_view(owner).code == "growth"


@pytest.mark.parametrize(
    ("kind", "due"),
    [(MailKind.PLAN_ENDING, -WEEK), (MailKind.PLAN_IN_GRACE, timedelta(0)), (MailKind.PLAN_FELL, WEEK)],
)
def test_owners_are_told_once_and_on_time(kind: MailKind, due: timedelta) -> None:
    owner = market.some_owner()
    billing.bought(owner)
    moment = paid_until(billing.periods_of(owner)[0]) + due
    swept_at(moment - timedelta(seconds=5))
    assert billing.mails_to(owner, kind) == []
    assert swept_at(moment + timedelta(seconds=5)) == 1
    assert swept_at(moment + timedelta(seconds=65)) == 0
    assert [(mail["plan"], mail["path"]) for mail in billing.mails_to(owner, kind)] == [("growth", "/rekruter/paket")]


def test_a_worker_that_slept_through_everything_tells_the_fall_alone() -> None:
    owner = market.some_owner()
    billing.bought(owner)
    assert swept_at(paid_until(billing.periods_of(owner)[0]) + WEEK + timedelta(days=1)) == 1
    told = {kind: len(billing.mails_to(owner, kind)) for kind in plan_mails()}
    assert told == {MailKind.PLAN_ENDING: 0, MailKind.PLAN_IN_GRACE: 0, MailKind.PLAN_FELL: 1}


def test_whoever_has_renewed_is_not_warned() -> None:
    owner = market.some_owner()
    billing.bought(owner)
    first_end = paid_until(billing.periods_of(owner)[0])
    billing.bought(owner)
    assert swept_at(first_end + timedelta(days=8)) == 0
    assert all(billing.mails_to(owner, kind) == [] for kind in plan_mails())


def plan_mails() -> tuple[MailKind, ...]:
    return MailKind.PLAN_ENDING, MailKind.PLAN_IN_GRACE, MailKind.PLAN_FELL


def test_the_plan_page_says_until_when_it_is_paid() -> None:
    owner = market.some_owner()
    billing.bought(owner)
    with clock.moved(timedelta(days=1)):
        assert subscriptions.plan_view(owner).until.startswith("Berlaku sampai ")


@given(st.dates(date(2024, 1, 1), date(2060, 1, 1)), st.integers(1, 12))
def test_so_many_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
