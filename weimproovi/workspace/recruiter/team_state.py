"""State of the company's members and invitations."""

from collections.abc import AsyncIterator
from uuid import UUID

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.recruiter import MemberRow
from weimproovi.services import members
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, acting, loading
from weimproovi.workspace.session import actor, forget_draft, in_thread, say


class Invited(TypedDict):
    """Whom to invite, as typed."""

    name: str
    email: str
    role: str


class TeamState(rx.State):
    """Members and invitations. `sent` counts invitations, so that the form empties after each."""

    phase: str = WAITING
    failure: str = ""
    rows: list[MemberRow] = []
    owner: bool = False
    faults: dict[str, str] = {}
    sent: int = 0

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads the members; also runs when somebody changed them."""
        async with loading(self):
            self.rows = await in_thread(members.rows, actor())
            self.owner = actor().owner

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def invite(self, typed: Invited) -> AsyncIterator[None]:
        """Sends an invitation; faults are said at their fields and the typed text stays."""
        self.faults = {}
        async with acting(self):
            try:
                await in_thread(members.invite, actor(), typed["name"], typed["email"], typed["role"])
            except Invalid as refused:
                self.faults = refused.faults
                return
            await forget_draft(self, "name")
            yield
            await forget_draft(self, "email")
            self.sent += 1
            await say(self, _("Undangan terkirim ke {email}.", email=typed["email"].strip()))
        await self.load()

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def cancel(self, invitation_id: UUID) -> None:
        """Takes an invitation back."""
        async with acting(self):
            await in_thread(members.cancel, actor(), str(invitation_id))
            await say(self, _("Undangan dibatalkan."))
        await self.load()

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def remove(self, member_id: UUID) -> None:
        """Ends a membership; her open screens close at once."""
        async with acting(self):
            await in_thread(members.remove, actor(), str(member_id))
            await say(self, _("Anggota dikeluarkan. Aksesnya berakhir saat ini juga."))
        await self.load()
