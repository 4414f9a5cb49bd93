"""State of the candidate's CV versions and of the offer to fill the profile from the newest."""

from typing import Literal, get_args
from uuid import UUID

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _
from weimproovi.schemas.candidate import ResumeSuggestion, ResumeVersion
from weimproovi.services import candidates, resumes
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread, say

Offered = Literal["phone", "linkedin_url", "headline"]


class Headline(TypedDict):
    """What the headline's form holds."""

    headline: str


class ResumesState(rx.State):
    """The versions, newest first, and what the newest offers for the profile."""

    phase: str = WAITING
    failure: str = ""
    versions: list[ResumeVersion] = []
    offers: list[ResumeSuggestion] = []
    ticked: list[str] = []
    fault: str = ""

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the versions and the offer; nothing is ticked."""
        async with loading(self):
            self.versions = await in_thread(resumes.versions, actor())
            newest = self._newest() if self.versions else None
            found = await in_thread(candidates.suggestions, actor(), newest) if newest else []
            self.offers = [
                offer for offer in found if offer.field in get_args(Offered)
            ]  # an e-mail changes by its own confirmation
            self.ticked = []

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def tick(self, field: Offered, on: bool) -> None:
        """Chooses or leaves one offered value."""
        self.ticked = [name for name in self.ticked if name != field] + ([field] if on else [])

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def accept(self) -> None:
        """Puts the ticked values into the profile."""
        if not self.ticked:
            await say(self, _("Centang dulu yang ingin dipakai."), "fault")
            return
        await in_thread(candidates.accept_suggestions, actor(), self._newest(), self.ticked)
        await say(self, _("Profilmu diisi dari CV."))
        await self.load()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def name_newest(self, typed: Headline) -> None:
        """Saves the headline of the newest version."""
        try:
            await in_thread(resumes.set_headline, actor(), self._newest(), typed["headline"])
        except Invalid as refused:
            self.fault = " ".join(refused.faults.values())
            return
        self.fault = ""
        await say(self, _("Tersimpan."))
        await self.load()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def remove(self, resume_id: UUID) -> None:
        """Takes away a version that no application uses."""
        await in_thread(resumes.remove, actor(), str(resume_id))
        await say(self, _("CV dihapus."))
        await self.load()

    def _newest(self) -> str:
        """The id of the newest version.

        Raises:
            NotFound: there is none.
        """
        if not self.versions:
            raise NotFound
        return self.versions[0].id
