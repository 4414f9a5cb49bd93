"""State of the page that says how the sweeps last ran."""

import reflex as rx

from weimproovi.schemas.staff import SweepRow
from weimproovi.services import sweep_runs
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread


class SweepsState(rx.State):
    """One row a sweep."""

    phase: str = WAITING
    failure: str = ""
    rows: list[SweepRow] = []

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads the last runs, which leaves an audit row."""
        async with loading(self):
            self.rows = await in_thread(sweep_runs.runs, actor())
