"""State of the account's sign-ins."""

from uuid import UUID

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.candidate import Device
from weimproovi.services import sessions
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread, say


class SecurityState(rx.State):
    """Where this account is signed in."""

    phase: str = WAITING
    failure: str = ""
    devices: list[Device] = []

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the live sign-ins."""
        async with loading(self):
            self.devices = await in_thread(sessions.devices, actor())

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def end(self, session_id: UUID) -> None:
        """Ends one sign-in; its open tabs close within seconds."""
        await in_thread(sessions.end, actor(), str(session_id))
        await say(self, _("Perangkat itu sudah dikeluarkan."))
        await self.load()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def end_others(self) -> None:
        """Ends every sign-in but this one."""
        await in_thread(sessions.end_others, actor())
        await say(self, _("Semua perangkat lain sudah dikeluarkan."))
        await self.load()
