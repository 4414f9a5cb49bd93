"""State of the staff's first screen: what waits for the reader's roles."""

import reflex as rx

from weimproovi.schemas.staff import DeskLine
from weimproovi.services import desk
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread


class StaffHomeState(rx.State):
    """One list, by due time."""

    phase: str = WAITING
    failure: str = ""
    tasks: list[DeskLine] = []

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads what waits; also runs when something came or was done."""
        async with loading(self):
            self.tasks = await in_thread(desk.waiting, actor())
