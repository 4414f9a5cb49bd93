"""State of the line that tells somebody that mail to her address comes back; the same for candidates and members."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.services import accounts
from weimproovi.vocabulary import Purpose
from weimproovi.workspace.policy import EVERYBODY, policy
from weimproovi.workspace.session import actor, in_thread, say


class MailReturnState(rx.State):
    """The address whose mail came back; empty while it arrives."""

    address: str = ""

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads whether mail arrives."""
        self.address = await in_thread(accounts.returned, actor())

    @rx.event
    @policy(*EVERYBODY, purpose=Purpose.SELF)
    async def resend(self) -> None:
        """Sends a confirmation; opening it takes the line away."""
        await in_thread(accounts.resend_confirmation, actor())
        await say(self, _("Surat konfirmasi dikirim ke {address}.", address=self.address))
