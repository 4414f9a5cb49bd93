"""State of the candidate's notices."""

import reflex as rx

from weimproovi.schemas.candidate import Notice
from weimproovi.services import notifications
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread


class NoticesState(rx.State):
    """The inbox, newest first."""

    phase: str = WAITING
    failure: str = ""
    notices: list[Notice] = []
    unread: int = 0

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the inbox; also runs when something new came."""
        async with loading(self):
            self.notices = await in_thread(notifications.inbox, actor())
            self.unread = sum(notice.unread for notice in self.notices)

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def mark_read(self) -> None:
        """Every notice counts as read."""
        await in_thread(notifications.mark_read, actor())
        await self.load()
