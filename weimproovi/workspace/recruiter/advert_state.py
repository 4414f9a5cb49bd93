"""State of pasting an advert: what was taken from it, and what was not. The text itself is not kept."""

import reflex as rx
from reflex.event import EventSpec
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.adverts import AdvertNotes
from weimproovi.services import adverts, vacancies
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.editor_state import EditorState
from weimproovi.workspace.recruiter.loading import acting
from weimproovi.workspace.recruiter.paths import EDITOR, written
from weimproovi.workspace.session import actor, forget_draft, in_thread, say


class Pasted(TypedDict):
    """The advert as pasted."""

    advert: str


class AdvertState(rx.State):
    """What the last advert gave; shown over the draft that came from it."""

    notes: AdvertNotes = AdvertNotes()
    fault: str = ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def read(self, typed: Pasted) -> EventSpec | None:
        """Makes a draft of the advert and goes to it."""
        self.fault = ""
        async with acting(self):
            try:
                self.notes = await in_thread(adverts.draft_from, actor(), typed["advert"])
            except Invalid as refused:
                self.fault = refused.faults["advert"]
                return None
            await forget_draft(self, "advert")
            return rx.redirect(written(EDITOR, vacancy_id=self.notes.vacancy_id))
        return None

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def looked_at(self) -> None:
        """Everything that came from the text has been compared; the marks go."""
        async with acting(self):
            editor = await self.get_state(EditorState)
            editor.form = await in_thread(vacancies.looked_at, actor(), editor.form.id)
            self.notes = AdvertNotes()
            await say(self, _("Tanda dihapus. Anda tetap dapat mengubah semua isian."))
