"""State of the mail samples: every kind in one language, and the chosen one."""

from typing import Literal

import reflex as rx

from weimproovi.schemas.staff import MailSample
from weimproovi.services import mail_samples
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread

NOTHING = MailSample(*[""] * 6)


class MailSamplesState(rx.State):
    """The samples; `chosen` is shown as HTML and as text."""

    phase: str = WAITING
    failure: str = ""
    language: str = ""
    samples: list[MailSample] = []
    chosen: MailSample = NOTHING

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Makes every sample, first in the language of who looks."""
        self.language = self.language or actor().language
        async with loading(self):
            self.samples = await in_thread(mail_samples.samples, actor(), self.language)
        self._choose(self.chosen.kind)

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def choose(self, kind: str) -> None:
        """Shows one kind; an unknown one shows the first."""
        self._choose(kind)

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def speak(self, language: Literal["id", "en"]) -> None:
        """Shows the samples in one language."""
        self.language = language
        await self.load()

    def _choose(self, kind: str) -> None:
        first = self.samples[0] if self.samples else NOTHING
        self.chosen = next((sample for sample in self.samples if sample.kind == kind), first)
