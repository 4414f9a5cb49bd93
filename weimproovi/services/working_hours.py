"""When staff work: 09.00-17.00 WIB, Monday to Friday, not on Indonesian holidays and joint leave. Every promise of an answer is counted here."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays

from weimproovi import clock
from weimproovi.i18n import _, format

OPENS, CLOSES = time(9), time(17)
SATURDAY = 5


def due_after(moment: datetime, hours: int) -> datetime:
    """The moment (aware, UTC) at which so many working hours have passed since an aware moment."""
    left = timedelta(hours=hours)
    at = _next_open(moment.astimezone(clock.WIB))
    while left > (rest := _closing(at.date()) - at):
        left -= rest
        at = _next_open(_closing(at.date()))
    return (at + left).astimezone(moment.tzinfo)


def promise(moment: datetime) -> str:
    """ "paling lambat Senin, 23 Nov 2026 17.00 WIB" """
    weekday = format.weekday(format.jakarta_date(moment))
    return _("paling lambat {weekday}, {moment}", weekday=weekday, moment=format.moment_exact(moment))


def is_working_day(day: date) -> bool:
    """Staff work on this calendar day of Jakarta."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def is_open(moment: datetime) -> bool:
    """An aware moment lies within working hours."""
    at = moment.astimezone(clock.WIB)
    return is_working_day(at.date()) and OPENS <= at.time() < CLOSES


def _next_open(at: datetime) -> datetime:
    """This moment when staff are at work, else the next opening."""
    if is_working_day(at.date()) and at.time() < CLOSES:
        return max(at, datetime.combine(at.date(), OPENS, clock.WIB))
    day = at.date() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, clock.WIB)


def _closing(day: date) -> datetime:
    return datetime.combine(day, CLOSES, clock.WIB)


@lru_cache(maxsize=4)
def _holidays(year: int) -> frozenset[date]:
    """Public holidays and joint leave (cuti bersama) of a year, as far as they are decreed."""
    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government")))
