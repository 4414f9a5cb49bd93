"""Working hours at their edges: weekends, holidays, and the three clocks of the country."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from weimproovi import i18n
from weimproovi.services import working_hours
from weimproovi.services.working_hours import due_after, promise

WIB, WITA, WIT = (ZoneInfo(f"Asia/{city}") for city in ("Jakarta", "Makassar", "Jayapura"))


def wib(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("asked", "hours", "due"),
    [
        (wib(23, 9), 8, wib(23, 17)),  # a Monday's first moment: its last one
        (wib(23, 8, 59), 8, wib(23, 17)),
        (wib(23, 9, 1), 8, wib(24, 9, 1)),
        (wib(27, 16, 59), 8, wib(30, 16, 59)),  # one minute of Friday counts
        (wib(27, 17), 8, wib(30, 17)),
        (wib(28, 12), 8, wib(30, 17)),
        (wib(22, 23, 59), 1, wib(23, 10)),
        (wib(24, 17, month=12), 1, wib(28, 10, month=12)),  # Christmas is a Friday
        (wib(23, 9), 0, wib(23, 9)),
        (wib(23, 12), 24, wib(26, 12)),
    ],
)
def test_due_moments_count_working_hours_alone(asked: datetime, hours: int, due: datetime) -> None:
    assert due_after(asked, hours) == due


@pytest.mark.parametrize("zone", [UTC, WIB, WITA, WIT])
def test_the_asking_persons_own_clock_changes_nothing(zone: ZoneInfo) -> None:
    friday = wib(27, 16, 59)
    assert due_after(friday.astimezone(zone), 8) == due_after(friday, 8)


def test_midnight_in_makassar_and_jayapura_is_still_the_day_before_in_jakarta() -> None:
    sunday_in_jakarta = (datetime(2026, 11, 23, 0, 30, tzinfo=WITA), datetime(2026, 11, 23, 1, 30, tzinfo=WIT))
    assert {due_after(moment, 8) for moment in sunday_in_jakarta} == {wib(23, 17)}
    assert due_after(datetime(2026, 11, 23, 18, 30, tzinfo=WIT), 1) == wib(24, 9, 30)  # 16.30 in Jakarta


def test_holidays_and_joint_leave_are_no_working_days() -> None:
    assert not working_hours.is_working_day(date(2026, 8, 17))
    assert not working_hours.is_working_day(date(2027, 3, 12))
    assert not working_hours.is_working_day(date(2026, 11, 22))
    assert working_hours.is_working_day(date(2026, 11, 23))


def test_a_due_moment_is_always_in_working_hours() -> None:
    for hours in range(0, 24 * 40, 5):
        due = due_after(wib(1, 0) + timedelta(hours=hours), 8).astimezone(WIB)
        assert working_hours.is_working_day(due.date())
        assert working_hours.OPENS <= due.time() <= working_hours.CLOSES


def test_the_promise_is_a_sentence_in_both_languages() -> None:
    assert promise(wib(23, 17)) == "paling lambat Senin, 23 Nov 2026 17.00 WIB"
    with i18n.speaking("en"):
        assert promise(wib(23, 17)) == "by Monday, 23 Nov 2026 17:00 WIB"
