"""State of the list of copies that the company must delete."""

from uuid import UUID

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.recruiter import CopyTask
from weimproovi.services import copies
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, acting, loading
from weimproovi.workspace.session import actor, in_thread, say


class CopiesState(rx.State):
    """Copies that wait for this member."""

    phase: str = WAITING
    failure: str = ""
    tasks: list[CopyTask] = []

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads the list; also runs when an application was withdrawn or a colleague confirmed."""
        async with loading(self):
            self.tasks = await in_thread(copies.waiting, actor())

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def confirm(self, copy_id: UUID) -> None:
        """States that a copy is deleted; its candidate reads it at once."""
        async with acting(self):
            await in_thread(copies.confirm, actor(), copy_id)
            await say(self, _("Pernyataan tersimpan. Pelamar langsung melihatnya."))
        await self.load()
