"""The newest public state, read from the database for every request; requests that wait at the same time share one reading.

A request never takes the answer of a reading that had begun before it came: what was withdrawn before somebody asked, she does not get.
"""

from asyncio import AbstractEventLoop, Task, create_task, get_running_loop, shield, wait
from weakref import WeakKeyDictionary

from weimproovi import clock
from weimproovi.http.acting import in_thread
from weimproovi.services import public_state

State = tuple[int, int]


class Readings:
    """At most one reading under way, and one that begins after it."""

    def __init__(self) -> None:
        self._under_way: Task[int | None] | None = None
        self._next: Task[int | None] | None = None

    async def number(self) -> int | None:
        if self._next is None:
            self._next = create_task(self._read_after(self._under_way))
        return await shield(self._next)  # who goes away leaves it to the others

    async def _read_after(self, former: Task[int | None] | None) -> int | None:
        if former is not None and not former.done():
            await wait((former,))
        self._under_way, self._next = self._next, None
        return await in_thread(public_state.number)


_readings: WeakKeyDictionary[AbstractEventLoop, Readings] = WeakKeyDictionary()


async def newest_state() -> State | None:
    """What a public page says holds for this state: the public number, and the minute, because pages count minutes and days."""
    loop = get_running_loop()
    number = await _readings.setdefault(loop, Readings()).number()
    return None if number is None else (number, int(clock.now().timestamp()) // 60)
