"""State of who works on a vacancy."""

from uuid import UUID

import reflex as rx

from weimproovi.errors import Denied
from weimproovi.schemas.recruiter import MemberRow
from weimproovi.services import members
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import acting, path_part
from weimproovi.workspace.session import actor, in_thread


class AssignedState(rx.State):
    """The company's members, and whether each works on this vacancy. Empty for who may not decide it."""

    rows: list[tuple[MemberRow, bool]] = []

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads the members; only the owner gets them."""
        try:
            self.rows = await in_thread(members.assigned, actor(), path_part(self, "lowongan"))
        except Denied:
            self.rows = []

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def assign(self, member_id: UUID, on: bool) -> None:
        """Puts a member on the vacancy, or takes her off it."""
        async with acting(self):
            await in_thread(members.assign, actor(), path_part(self, "lowongan"), member_id, on)
        await self.load()
