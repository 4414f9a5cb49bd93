"""When an answer stops holding by the clock alone (a plan, a consent, a ticket or a date ends), so that nothing stays on an open screen.

Whoever decides notes the moment; whoever keeps the answer on a screen watches. Nobody has to hand the moment from one to the other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from weimproovi.clock import WIB


@dataclass(slots=True)
class Watch:
    """The earliest moment that was noted while it watched."""

    earliest: datetime | None = None


_watch: ContextVar[Watch | None] = ContextVar("lapse_watch", default=None)


@contextmanager
def watching() -> Iterator[Watch]:
    """Collects what is noted inside, in threads that take this context along too."""
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


def note(moment: datetime | None) -> None:
    """An answer that was just given can change at this moment; None: never by the clock."""
    watch = _watch.get()
    if watch is not None and moment is not None:
        watch.earliest = min(moment, watch.earliest or moment)


def after(day: date) -> datetime:
    """The first moment that is no longer this day in Jakarta."""
    return datetime.combine(day + timedelta(days=1), time(), WIB)
