"""Open screens whose answer ends by the clock: one timer for each tab, at the earliest moment that what it shows can change.

`session.in_thread` says the moment after each reading; the live channel says how a tab reads again. A tab that closes takes its timer along,
and gets no new one from a reading that ends after it.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime

from weimproovi import clock
from weimproovi.http.tab import Tab

LONGEST_WAIT = 30.0  # seconds; the clock of a machine that slept or was set is looked at again so often
LEAST_WAIT = 0.5  # seconds; a moment that is over already costs no more than two readings a second
_reading: list[Callable[[Tab], None]] = []


def serve(read_again: Callable[[Tab], None] | None) -> None:
    """The live channel of this worker begins, or with None ends: what runs for a tab whose moment has come."""
    _reading[:] = [read_again] if read_again else []


def read_again_at(tab: Tab, moment: datetime | None) -> None:
    """The tab reads again at this moment, or earlier where it was to already."""
    if tab.gone or moment is None or (tab.lapses_at is not None and tab.lapses_at <= moment):
        return
    tab.lapses_at = moment
    _wait(tab, moment)


def _wait(tab: Tab, moment: datetime) -> None:
    tab.stop_waiting()
    left = (moment - clock.now()).total_seconds()
    tab.timer = asyncio.get_running_loop().call_later(min(max(left, LEAST_WAIT), LONGEST_WAIT), _wake, tab, moment)


def _wake(tab: Tab, moment: datetime) -> None:
    if clock.now() < moment:
        _wait(tab, moment)
        return
    tab.lapses_at = None
    for read_again in _reading:
        read_again(tab)
