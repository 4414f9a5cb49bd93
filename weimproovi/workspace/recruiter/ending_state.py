"""State of the dialog that ends an application. Nothing is sent before its last button."""

from uuid import UUID

import reflex as rx

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.recruiter import Fault
from weimproovi.services import pipeline
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import acting, path_part
from weimproovi.workspace.recruiter.sheet_state import SheetState
from weimproovi.workspace.session import actor, in_thread, say


class EndingState(rx.State):
    """Whose application ends, why, and the words that go to the candidate."""

    shown: bool = False
    target: str = ""
    name: str = ""
    title: str = ""
    reasons: list[Fault] = []
    reason: str = ""
    message: str = ""
    fault: str = ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def begin(self, application_id: UUID, name: str, title: str) -> None:
        """Opens the dialog; nothing is chosen beforehand."""
        self.target, self.name, self.title = str(application_id), name, title
        self.reasons = await in_thread(pipeline.end_reasons)
        self.reason, self.message, self.fault, self.shown = "", "", "", True

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def choose(self, reason: str) -> None:
        """Chooses a reason; the template of its message replaces an unchanged one."""
        former = await in_thread(pipeline.end_message, self.reason, self.name, self.title) if self.reason else ""
        if self.message == former:
            self.message = await in_thread(pipeline.end_message, reason, self.name, self.title)
        self.reason, self.fault = reason, ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def write(self, message: str) -> None:
        """Keeps the message as edited."""
        self.message = message

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def turn(self, shown: bool) -> None:
        """Closes the dialog without ending anything."""
        if not shown:
            self._forget()

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def reload(self) -> None:
        """What the dialog stands over, after somebody or the clock changed it; a name that is closed now leaves the dialog, too."""
        sheet = await self.get_state(SheetState)
        await (sheet.reload() if path_part(self, "lowongan") else sheet.load())
        if self.name and not await in_thread(pipeline.may_name, actor(), self.target):
            self._forget()

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def send(self) -> None:
        """Ends the application and sends the message."""
        if not self.reason:
            self.fault = _("Pilih alasannya.")
            return
        async with acting(self):
            try:
                await in_thread(pipeline.end, actor(), self.target, self.reason, self.message)
            except Invalid as refused:
                self.fault = " ".join(refused.faults.values())
                return
            self._forget()
            await say(self, _("Lamaran diakhiri. Pesannya terkirim."))
        await (await self.get_state(SheetState)).reload()

    def _forget(self) -> None:
        """The name and the message that greets by it leave the browser with the dialog."""
        self.shown, self.target, self.name, self.title = False, "", "", ""
        self.reason = self.message = self.fault = ""
