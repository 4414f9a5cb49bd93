"""State of the list of privacy requests."""

import reflex as rx

from weimproovi.schemas.staff import RequestToAnswer
from weimproovi.services import privacy_requests
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread


class RequestsState(rx.State):
    """Waiting ones by due time, answered ones by answer."""

    phase: str = WAITING
    failure: str = ""
    waiting: list[RequestToAnswer] = []
    answered: list[RequestToAnswer] = []

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads both lists; also runs when one was asked or answered."""
        async with loading(self):
            self.waiting = await in_thread(privacy_requests.waiting, actor())
            self.answered = await in_thread(privacy_requests.answered, actor())
