"""State of the reader's own tickets."""

import reflex as rx

from weimproovi.schemas.staff import TicketRow
from weimproovi.services import staff_tickets
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread


class TicketsState(rx.State):
    """Open ones and former ones, newest first."""

    phase: str = WAITING
    failure: str = ""
    rows: list[TicketRow] = []

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.SUPPORT)
    async def load(self) -> None:
        """Reads the tickets; also runs when one ended."""
        async with loading(self):
            self.rows = await in_thread(staff_tickets.mine, actor())
