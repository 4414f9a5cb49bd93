"""State of the privacy centre: the access ledger as its person reads it, and what is open to whom now."""

from uuid import UUID

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.candidate import MyApplicationSheet, OpenTicket, Visit
from weimproovi.services import applications, ledger, staff_tickets
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.candidate.consents_state import ConsentsState
from weimproovi.workspace.candidate.rights_state import RightsState
from weimproovi.workspace.candidate.visits import visits
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread, say

PAGE = 50


class PrivacyState(rx.State):
    """Visits, newest first, and the active applications with what each opens."""

    phase: str = WAITING
    failure: str = ""
    visits: list[Visit] = []
    refused_only: bool = False
    more: bool = False
    permits: list[MyApplicationSheet] = []
    tickets: list[OpenTicket] = []

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the newest looks and what is open now; also runs at the moment somebody looks."""
        async with loading(self):
            newest = await in_thread(ledger.looks, actor())
            self.visits, self.more = visits(newest), len(newest) >= PAGE
            self.permits = await self._permits()
            self.tickets = await in_thread(staff_tickets.about_me, actor())

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def reload(self) -> None:
        """Something of hers changed: the whole page reads again."""
        await self.load()
        for other in (ConsentsState, RightsState):
            state = await self.get_state(other)
            await state.load()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def earlier(self) -> None:
        """Adds the looks before those shown."""
        shown = [look for visit in self.visits for look in visit.looks]
        older = await in_thread(ledger.looks, actor(), shown[-1].at if shown else "")
        self.visits, self.more = visits([*shown, *older]), len(older) >= PAGE

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def narrow(self, refused_only: bool) -> None:
        """Shows everything, or only what was refused."""
        self.refused_only = refused_only

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def end_ticket(self, ticket_id: UUID) -> None:
        """Ends what staff may see of her, at once."""
        await in_thread(staff_tickets.end_mine, actor(), ticket_id)
        await say(self, _("Izin petugas berakhir. Datamu tertutup lagi baginya."))
        await self.load()

    async def _permits(self) -> list[MyApplicationSheet]:
        active = [card for card in await in_thread(applications.mine, actor()) if card.active]
        return [await in_thread(applications.my_application, actor(), card.id) for card in active]
