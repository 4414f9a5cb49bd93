"""State of passing a vacancy on."""

import reflex as rx

from weimproovi.schemas.sharing import Spread
from weimproovi.services import posters
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, loading, path_part
from weimproovi.workspace.session import actor, in_thread


class SpreadState(rx.State):
    """What the public reads of the vacancy, ready to be passed on."""

    phase: str = WAITING
    failure: str = ""
    spread: Spread = Spread()

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def load(self) -> None:
        """Reads the vacancy that the address names; also runs when it closed or its company's consent ended."""
        vacancy_id = path_part(self, "lowongan")
        if vacancy_id != self.spread.vacancy_id:
            self.phase, self.spread = WAITING, Spread()
        async with loading(self):
            self.spread = await in_thread(posters.spread, actor(), vacancy_id)
