"""State of the security screens, the same for every kind of user: sign-ins and the second factor."""

from uuid import UUID

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.candidate import Device
from weimproovi.schemas.security import SecondFactorState
from weimproovi.services import second_factor, sessions
from weimproovi.vocabulary import Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import EVERYBODY, policy
from weimproovi.workspace.session import actor, in_thread, say


class SecurityState(rx.State):
    """Where this account is signed in, and what it asks besides the password."""

    phase: str = WAITING
    failure: str = ""
    devices: list[Device] = []
    factor: SecondFactorState = SecondFactorState()

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the live sign-ins and the second factor."""
        await self._read()

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def end(self, session_id: UUID) -> None:
        """Ends one sign-in; its open tabs close within seconds."""
        await in_thread(sessions.end, actor(), str(session_id))
        await say(self, _("Perangkat itu sudah dikeluarkan."))
        await self._read()

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def end_others(self) -> None:
        """Ends every sign-in but this one."""
        await in_thread(sessions.end_others, actor())
        await say(self, _("Semua perangkat lain sudah dikeluarkan."))
        await self._read()

    async def _read(self) -> None:
        async with loading(self):
            self.devices = await in_thread(sessions.devices, actor())
            self.factor = await in_thread(second_factor.state, actor())
