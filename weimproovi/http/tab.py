"""One open websocket of the workspace: whose it is, and how much it may send. Made by the gate, read by the guard and the live channel."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from weimproovi.permissions.actor import Actor
from weimproovi.vocabulary import ActorKind

SCOPE_KEY = "weimproovi.tab"  # where the gate leaves the tab in the ASGI scope
MAX_MESSAGE = 64 * 1024  # bytes of one message
BURST = 120  # messages at once
PER_SECOND = 30  # messages per second afterwards
MAX_PER_SESSION = 20  # open sockets of one session in one worker


@dataclass(eq=False)
class Tab:
    """A connected browser tab. `cookie` is the session cookie of the handshake; it never reaches a log or a state."""

    cookie: str = field(repr=False)
    session_id: UUID
    account_id: UUID
    topics: frozenset[str]
    address: str = "/"  # path and query of the page it shows
    dismissed: asyncio.Event = field(default_factory=asyncio.Event)  # set: the gate closes the connection, whatever the browser does
    lapses_at: datetime | None = None  # when what it shows can next change by the clock alone,
    timer: asyncio.TimerHandle | None = field(default=None, repr=False)  # and what waits for it
    gone: bool = False  # its socket is closed: an answer that is still on its way starts no timer
    _left: float = BURST
    _counted_at: float = field(default_factory=time.monotonic)

    @property
    def path(self) -> str:
        return self.address.partition("?")[0]

    def may_send(self, size: int) -> bool:
        """Counts one message of `size` bytes; false when it is too long or comes too fast."""
        moment = time.monotonic()
        self._left = min(BURST, self._left + (moment - self._counted_at) * PER_SECOND) - 1
        self._counted_at = moment
        return size <= MAX_MESSAGE and self._left >= 0

    def leave(self) -> None:
        """The socket is closed: nothing waits for this tab any more, now or later."""
        self.gone = True
        self.stop_waiting()

    def stop_waiting(self) -> None:
        """Takes the timer away, if there is one."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None


def open_tab(cookie: str, actor: Actor) -> Tab:
    """The tab of a handshake whose cookie named a live session."""
    if actor.session_id is None or actor.account_id is None:
        raise ValueError("only a signed-in person opens a tab")
    return Tab(cookie, actor.session_id, actor.account_id, topics_of(actor))


def topics_of(actor: Actor) -> frozenset[str]:
    """The topics of the live channel that concern a person."""
    named = {"account": actor.account_id, "candidate": actor.candidate_id, "company": actor.company_id}
    desk = {"staff"} if actor.kind is ActorKind.STAFF else set()
    return frozenset(f"{kind}:{key}" for kind, key in named.items() if key is not None) | desk
