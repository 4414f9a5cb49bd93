"""State of one privacy request."""

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.staff import RequestToAnswer
from weimproovi.services import privacy_requests
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, forget_draft, in_thread, say
from weimproovi.workspace.staff.paths import last_part

NOTHING = RequestToAnswer(*[""] * 6, late=False, answer="", answered="")


class Answer(TypedDict):
    """The answer as typed."""

    answer: str


class RequestState(rx.State):
    """The request that the address names."""

    phase: str = WAITING
    failure: str = ""
    shown: RequestToAnswer = NOTHING
    faults: dict[str, str] = {}

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads it; also runs when somebody else answered."""
        named = last_part(self)
        if named != self.shown.id:
            self.phase, self.shown, self.faults = WAITING, NOTHING, {}
        async with loading(self):
            self.shown = await in_thread(privacy_requests.one, actor(), named)

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def answer(self, typed: Answer) -> None:
        """Sends the answer; faults are said at the field and what was typed stays."""
        self.faults = {}
        try:
            await in_thread(privacy_requests.answer, actor(), last_part(self), typed["answer"])
        except Invalid as refused:
            self.faults = refused.faults
        else:
            await forget_draft(self, "answer")
            await say(self, _("Jawaban terkirim."))
        await self.load()
