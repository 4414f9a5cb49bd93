"""State of the page of what staff did."""

import reflex as rx

from weimproovi.schemas.staff import ActRow
from weimproovi.services import staff_trail
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread

PAGE = 50


class AuditState(rx.State):
    """Rows of one kind and one person where they are chosen, newest first."""

    phase: str = WAITING
    failure: str = ""
    rows: list[ActRow] = []
    names: list[str] = []
    act: str = ""
    name: str = ""
    more: bool = False

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads the newest rows, which is an act itself."""
        async with loading(self):
            self.rows = await in_thread(staff_trail.acts, actor(), self.act, self.name)
            self.names = await in_thread(staff_trail.names, actor())
        self.more = len(self.rows) >= PAGE

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def choose_act(self, act: str) -> None:
        """Shows one kind of act; all where it is empty."""
        self.act = act
        await self.load()

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def choose_name(self, name: str) -> None:
        """Shows one person's acts; everybody's where it is empty."""
        self.name = name
        await self.load()

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def widen(self) -> None:
        """Shows everything again."""
        self.act, self.name = "", ""
        await self.load()

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def earlier(self) -> None:
        """Adds the rows before those shown."""
        last = self.rows[-1].id if self.rows else ""
        older = await in_thread(staff_trail.acts, actor(), self.act, self.name, last) if last else []
        self.rows, self.more = [*self.rows, *older], len(older) >= PAGE
