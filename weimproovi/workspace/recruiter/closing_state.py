"""State of the dialog that closes a vacancy. Nothing is sent before its last button; whoever waits gets words."""

import reflex as rx

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.services import closing_preview, vacancies
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.editor_state import EditorState
from weimproovi.workspace.recruiter.loading import acting
from weimproovi.workspace.session import actor, forget_draft, in_thread, say


class ClosingState(rx.State):
    """Who waits, and the message that they get when the vacancy closes."""

    shown: bool = False
    waiting: int = 0
    words: str = ""
    message: str = ""
    fault: str = ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def begin(self) -> None:
        """Opens the dialog with a first draft of the message."""
        editor = await self.get_state(EditorState)
        async with acting(self):
            found = await in_thread(closing_preview.closing, actor(), editor.form.id)
            self.waiting, self.words, self.message = found.waiting, found.words, found.message
            self.fault, self.shown = "", True

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def write(self, text: str) -> None:
        """Keeps the message as edited."""
        self.message = text

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def turn(self, shown: bool) -> None:
        """Closes the dialog without closing the vacancy."""
        self.shown = shown

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def close(self) -> None:
        """Closes the vacancy and sends the message to whoever still waits."""
        editor = await self.get_state(EditorState)
        async with acting(self):
            try:
                editor.form = await in_thread(vacancies.close, actor(), editor.form.id, self.message)
            except Invalid as refused:
                self.fault = " ".join(refused.faults.values())
                return
            self.message, self.shown = "", False
            await forget_draft(self, "closing-message")
            await say(self, _("Lowongan ditutup."))
