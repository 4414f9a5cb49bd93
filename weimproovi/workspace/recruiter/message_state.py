"""State of the message that a member writes to the candidate on the sheet."""

from uuid import UUID

import reflex as rx

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.services import application_messages
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import acting
from weimproovi.workspace.recruiter.sheet_state import SheetState
from weimproovi.workspace.session import actor, forget_draft, in_thread, say


class MessageState(rx.State):
    """What is being written, and to whose application it belongs."""

    about: str = ""
    words: str = ""
    fault: str = ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def write(self, application_id: UUID, text: str) -> None:
        """Keeps the words; they stay with the application that they were written for."""
        self.about, self.words, self.fault = str(application_id), text, ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def send(self, application_id: UUID) -> None:
        """Sends the message; the candidate reads it at once, with the writer's name."""
        words = self.words if self.about == str(application_id) else ""
        async with acting(self):
            try:
                await in_thread(application_messages.write, actor(), str(application_id), words)
            except Invalid as refused:
                self.about, self.fault = str(application_id), " ".join(refused.faults.values())
                return
            self.about, self.words, self.fault = "", "", ""
            await forget_draft(self, f"message-{application_id}")
            await say(self, _("Pesan terkirim."))
        await (await self.get_state(SheetState)).load()
