"""State of the privacy centre: the access ledger as its person reads it, and what is open to whom now."""

import reflex as rx

from weimproovi.schemas.candidate import Look, MyApplicationSheet
from weimproovi.services import applications, ledger
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread

PAGE = 50


class PrivacyState(rx.State):
    """Looks, newest first, and the active applications with what each opens."""

    phase: str = WAITING
    failure: str = ""
    looks: list[Look] = []
    refused_only: bool = False
    more: bool = False
    permits: list[MyApplicationSheet] = []

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the newest looks and what is open now; also runs at the moment somebody looks."""
        async with loading(self):
            self.looks = await in_thread(ledger.looks, actor())
            self.more = len(self.looks) >= PAGE
            self.permits = await self._permits()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def earlier(self) -> None:
        """Adds the looks before those shown."""
        older = await in_thread(ledger.looks, actor(), self.looks[-1].at)
        self.looks, self.more = [*self.looks, *older], len(older) >= PAGE

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def narrow(self, refused_only: bool) -> None:
        """Shows everything, or only what was refused."""
        self.refused_only = refused_only

    async def _permits(self) -> list[MyApplicationSheet]:
        active = [card for card in await in_thread(applications.mine, actor()) if card.active]
        return [await in_thread(applications.my_application, actor(), card.id) for card in active]
