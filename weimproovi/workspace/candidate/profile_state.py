"""State of the candidate's profile: read first, one section at a time in writing."""

from typing import Literal

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.candidate import Profile
from weimproovi.services import candidates
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.candidate.home_state import NOBODY
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, forget_draft, in_thread, say

Section = Literal["full_name", "phone", "linkedin_url"]


class Typed(TypedDict):
    """What the one open form holds."""

    value: str


class ProfileState(rx.State):
    """The profile, and which section is being written."""

    phase: str = WAITING
    failure: str = ""
    profile: Profile = NOBODY
    writing: str = ""
    fault: str = ""

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the profile; an open form stays open."""
        async with loading(self):
            self.profile = await in_thread(candidates.profile, actor())

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def write(self, section: Section) -> None:
        """Opens a section for writing."""
        self.writing, self.fault = section, ""

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def leave(self) -> None:
        """Closes the open section without saving."""
        self.writing, self.fault = "", ""

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def save(self, typed: Typed) -> None:
        """Saves the open section; what must be mended is said at the field, and the typed text stays."""
        section = self.writing
        try:
            self.profile = await in_thread(candidates.save_profile, actor(), self._with(section, typed["value"]))
        except Invalid as refused:
            self.fault = refused.faults.get(section) or " ".join(refused.faults.values())
            return
        self.writing, self.fault = "", ""
        await forget_draft(self, section)
        await say(self, _("Tersimpan."))

    def _with(self, section: str, value: str) -> dict[str, str]:
        now = self.profile
        return {"full_name": now.full_name, "phone": now.phone, "linkedin_url": now.linkedin_url, section: value}
