"""State of the staff's first screen: how much waits, and nothing of what it says."""

import reflex as rx

from weimproovi.services import outbox
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread


class StaffHomeState(rx.State):
    """Counts alone: the mails and the companies stay on their own pages."""

    phase: str = WAITING
    failure: str = ""
    mails: int = 0

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Counts what waits."""
        async with loading(self):
            self.mails = await in_thread(outbox.kept, actor())
