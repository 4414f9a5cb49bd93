"""State of the outbox that staff read while no mail server is configured."""

import re

import reflex as rx

from weimproovi.schemas.staff import OutboxMail
from weimproovi.services import outbox
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread

ADDRESS = re.compile(r"https?://\S+")


class MailsState(rx.State):
    """The mails, newest first, and the first link of each."""

    phase: str = WAITING
    failure: str = ""
    mails: list[OutboxMail] = []
    links: dict[str, str] = {}

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads the outbox."""
        async with loading(self):
            self.mails = await in_thread(outbox.mails, actor())
            self.links = {mail.id: found[0] for mail in self.mails if (found := ADDRESS.search(mail.body))}
