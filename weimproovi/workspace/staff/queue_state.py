"""What the queues of staff share: one row lies open in the sheet, with what is wrong in its form. The states of queues alone take it up."""

from typing import Any
from uuid import UUID

import reflex as rx

from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING
from weimproovi.workspace.policy import policy


class QueueState(rx.State, mixin=True):
    """A state of a queue adds its rows, `opened` with a row of its own kind, and `_open`, which finds the row and shows it."""

    phase: str = WAITING
    failure: str = ""
    faults: dict[str, str] = {}

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def choose(self, row_id: UUID) -> None:
        """Opens one row in the sheet."""
        self._open(str(row_id))

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def turn(self, shown: bool) -> None:
        """The sheet was closed without an act."""
        if not shown:
            self._open("")

    def _show(self, row: Any) -> None:
        """Faults stay while the same row stays open."""
        if row.id != self.opened.id:
            self.faults = {}
        self.opened: Any = row
