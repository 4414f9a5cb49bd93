"""State of Lamaranku: every application of the candidate, those that run and those that ended."""

import reflex as rx

from weimproovi.schemas.candidate import MyApplication
from weimproovi.services import applications
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread


class ApplicationsState(rx.State):
    """Both lists, and which one is open."""

    phase: str = WAITING
    failure: str = ""
    active: list[MyApplication] = []
    ended: list[MyApplication] = []
    ended_shown: bool = False

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the applications; also runs when a company moved one."""
        async with loading(self):
            every = await in_thread(applications.mine, actor())
            self.active = [application for application in every if application.active]
            self.ended = [application for application in every if not application.active]

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def show(self, ended: bool) -> None:
        """Opens one of the two lists."""
        self.ended_shown = ended
