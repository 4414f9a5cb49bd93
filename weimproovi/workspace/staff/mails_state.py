"""State of the outbox: the mails of one state, and the one that is being read."""

from uuid import UUID

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.staff import OutboxLetter, OutboxMail
from weimproovi.services import outbox
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread, say

STATE_WORDS = {"": "", "menunggu": "waiting", "terkirim": "sent", "gagal": "failed", "kembali": "bounced"}
NOTHING = OutboxLetter(*[""] * 6)


class MailsState(rx.State):
    """The newest mails of the state that the address names; `opened` is read in a sheet."""

    phase: str = WAITING
    failure: str = ""
    shown: str = ""
    mails: list[OutboxMail] = []
    counts: dict[str, int] = {}
    opened: OutboxLetter = NOTHING

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads the outbox; a mail that is being read stays open."""
        self.shown = STATE_WORDS.get(str(self.router.url.query_parameters.get("keadaan", "")), "")
        async with loading(self):
            self.mails = await in_thread(outbox.mails, actor(), self.shown)
            self.counts = await in_thread(outbox.counts, actor())

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def read(self, mail_id: UUID) -> None:
        """Opens one mail, which leaves an audit row."""
        self.opened = await in_thread(outbox.read, actor(), mail_id)

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def turn(self, shown: bool) -> None:
        """The sheet was closed."""
        if not shown:
            self.opened = NOTHING

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def retry(self, mail_id: UUID) -> None:
        """A mail that was given up begins anew."""
        await in_thread(outbox.retry, actor(), mail_id)
        await say(self, _("Surat akan dicoba lagi."))
        await self.load()
