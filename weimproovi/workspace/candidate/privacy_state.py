"""State of the privacy centre: the access ledger as its person reads it, and what is open to whom now."""

from uuid import UUID

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.candidate import Look, MyApplicationSheet, OpenTicket, Visit
from weimproovi.services import applications, ledger, staff_tickets
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.candidate.consents_state import ConsentsState
from weimproovi.workspace.candidate.rights_state import RightsState
from weimproovi.workspace.candidate.visits import visits
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread, say

PAGE = 50
FEW, MORE = 5, 20  # visits on screen at first, and with each wish for earlier ones


class PrivacyState(rx.State):
    """The newest visits of those that were read, and the active applications with what each opens."""

    phase: str = WAITING
    failure: str = ""
    visits: list[Visit] = []
    refused_only: bool = False
    more: bool = False
    permits: list[MyApplicationSheet] = []
    tickets: list[OpenTicket] = []
    _looks: list[Look] = []
    _older: bool = False
    _room: int = FEW

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the newest looks and what is open now."""
        self._room = FEW
        await self._read()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def reload(self) -> None:
        """Somebody looked, or something of hers changed: the whole page reads again."""
        await self._read()
        for other in (ConsentsState, RightsState):
            state = await self.get_state(other)
            await state.load()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def earlier(self) -> None:
        """Adds the visits before those shown, those that were read first."""
        self._room += MORE
        if self._older and len(self._chosen()) < self._room:
            older = await in_thread(ledger.looks, actor(), self._looks[-1].at)
            self._looks, self._older = [*self._looks, *older], len(older) >= PAGE
        self._show()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def narrow(self, refused_only: bool) -> None:
        """Shows everything, or only what was refused."""
        self.refused_only = refused_only
        self._show()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def end_ticket(self, ticket_id: UUID) -> None:
        """Ends what staff may see of her, at once."""
        await in_thread(staff_tickets.end_mine, actor(), ticket_id)
        await say(self, _("Izin petugas berakhir. Datamu tertutup lagi baginya."))
        await self._read()

    async def _read(self) -> None:
        async with loading(self):
            self._looks = await in_thread(ledger.looks, actor())
            self._older = len(self._looks) >= PAGE
            self._show()
            self.permits = await self._permits()
            self.tickets = await in_thread(staff_tickets.about_me, actor())

    def _show(self) -> None:
        chosen = self._chosen()
        self.visits, self.more = chosen[: self._room], self._older or len(chosen) > self._room

    def _chosen(self) -> list[Visit]:
        return [visit for visit in visits(self._looks) if visit.refused or not self.refused_only]

    async def _permits(self) -> list[MyApplicationSheet]:
        active = [card for card in await in_thread(applications.mine, actor()) if card.active]
        return [await in_thread(applications.my_application, actor(), card.id) for card in active]
