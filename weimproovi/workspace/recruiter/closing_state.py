"""State of closing a vacancy, with words to its applicants."""

import reflex as rx

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.services import vacancies
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.editor_state import EditorState
from weimproovi.workspace.recruiter.loading import acting
from weimproovi.workspace.session import actor, in_thread, say


class ClosingState(rx.State):
    """The message that applicants get when the vacancy closes."""

    message: str = ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def write(self, text: str) -> None:
        """Keeps the message."""
        self.message = text

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def close(self) -> None:
        """Closes the vacancy and sends the message to whoever still waits."""
        editor = await self.get_state(EditorState)
        async with acting(self):
            try:
                editor.form = await in_thread(vacancies.close, actor(), editor.form.id, self.message)
            except Invalid as refused:
                await say(self, " ".join(refused.faults.values()), "fault")
                return
            self.message = ""
            await say(self, _("Lowongan ditutup."))
