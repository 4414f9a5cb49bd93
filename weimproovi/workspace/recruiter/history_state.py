"""State of the company's own access history."""

import reflex as rx

from weimproovi.schemas.recruiter import AccessRow
from weimproovi.services import ledger
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, loading
from weimproovi.workspace.session import actor, in_thread


class HistoryState(rx.State):
    """Who of the company saw what, newest first."""

    phase: str = WAITING
    failure: str = ""
    rows: list[AccessRow] = []

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads the rows; also runs when somebody looked."""
        async with loading(self):
            self.rows = await in_thread(ledger.company_looks, actor())
