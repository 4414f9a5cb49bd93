"""State of the candidate's first screen."""

import reflex as rx

from weimproovi import clock
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy


class CandidateHomeState(rx.State):
    """What the candidate's first screen shows."""

    loaded_at: str = ""

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the screen's rows; also runs when somebody changed them."""
        self.loaded_at = clock.now().isoformat(timespec="milliseconds")
