"""State of a candidate's privacy requests."""

from typing import NotRequired

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.candidate import MyRequest
from weimproovi.services import privacy_requests
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, forget_draft, in_thread, say


class Asked(TypedDict):
    """The form as submitted; a browser leaves a choice out while nothing is chosen."""

    kind: NotRequired[str]
    words: str


class RequestsState(rx.State):
    """Her requests, newest first. `sent` counts them, so that the form empties after each."""

    phase: str = WAITING
    failure: str = ""
    rows: list[MyRequest] = []
    faults: dict[str, str] = {}
    sent: int = 0

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the requests; also runs when one was answered."""
        async with loading(self):
            self.rows = await in_thread(privacy_requests.mine, actor())

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def ask(self, typed: Asked) -> None:
        """Sends a request; faults are said at their fields and what was typed stays."""
        self.faults = {}
        try:
            number = await in_thread(privacy_requests.ask, actor(), typed.get("kind", ""), typed["words"])
        except Invalid as refused:
            self.faults = refused.faults
            return
        self.sent += 1
        await forget_draft(self, "request")
        await say(self, _("Permintaan {number} terkirim.", number=number))
        await self.load()
