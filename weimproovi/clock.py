"""The product's clock. The only place that reads the time of day; tests move it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")
_shift: ContextVar[timedelta] = ContextVar("clock_shift", default=timedelta(0))


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC) + _shift.get()


def today() -> date:
    """The calendar date in Jakarta (WIB), by which closing dates are read."""
    return now().astimezone(WIB).date()


@contextmanager
def moved(by: timedelta) -> Iterator[None]:
    """Runs a block as if `by` had passed; for tests and the demo market's past."""
    token = _shift.set(_shift.get() + by)
    try:
        yield
    finally:
        _shift.reset(token)
