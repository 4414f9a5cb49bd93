"""State of the operator's people, and of the one who is being invited or changed."""

from typing import NotRequired
from uuid import UUID

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.staff import StaffPerson
from weimproovi.services import second_factor, staff_people
from weimproovi.vocabulary import ActorKind, Purpose, StaffRole
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, forget_draft, in_thread, say

NOBODY = StaffPerson("", "", "", roles=[], role_words="", since="", waiting=False, own=False)


class Asked(TypedDict):
    """The form as submitted; name and address are None where only roles change."""

    account_id: str
    name: NotRequired[str | None]
    email: NotRequired[str | None]
    support: NotRequired[bool]
    privacy_officer: NotRequired[bool]
    moderator: NotRequired[bool]
    finance: NotRequired[bool]
    administrator: NotRequired[bool]


class PeopleState(rx.State):
    """Everybody; `edited` is NOBODY for an invitation."""

    phase: str = WAITING
    failure: str = ""
    rows: list[StaffPerson] = []
    edited: StaffPerson = NOBODY
    opened: bool = False
    faults: dict[str, str] = {}

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads everybody; also runs when somebody joined, changed or left."""
        async with loading(self):
            self.rows = await in_thread(staff_people.people, actor())

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.ADMINISTER)
    async def invite(self) -> None:
        """Opens the sheet for somebody new."""
        self.edited, self.opened, self.faults = NOBODY, True, {}

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.ADMINISTER)
    async def choose(self, account_id: UUID) -> None:
        """Opens the sheet for somebody's roles."""
        self.edited = next((row for row in self.rows if row.id == str(account_id)), NOBODY)
        self.opened, self.faults = bool(self.edited.id), {}

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.ADMINISTER)
    async def turn(self, shown: bool) -> None:
        """The sheet was closed."""
        self.opened = shown and self.opened

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.ADMINISTER)
    async def save(self, typed: Asked) -> None:
        """Invites, or changes roles; faults are said at their fields and what was typed stays."""
        self.faults = {}
        roles = [role.value for role in StaffRole if typed.get(role.value)]
        try:
            if typed["account_id"]:
                await in_thread(staff_people.set_roles, actor(), typed["account_id"], roles)
                await say(self, _("Peran tersimpan dan langsung berlaku."))
            else:
                email = (typed.get("email") or "").strip()
                await in_thread(staff_people.add, actor(), typed.get("name") or "", email, roles)
                await say(self, _("Undangan terkirim ke {email}.", email=email))
                await forget_draft(self, "staff-name")
        except Invalid as refused:
            self.faults = refused.faults
            return
        self.opened = False
        await self.load()

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.ADMINISTER)
    async def send_again(self, account_id: UUID) -> None:
        """A new link; the former one is dead."""
        await in_thread(staff_people.send_again, actor(), account_id)
        await say(self, _("Undangan baru terkirim. Tautan lama tidak berlaku lagi."))

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.ADMINISTER)
    async def reset_code(self, account_id: UUID) -> None:
        """Takes away the second factor of somebody who lost it; she sets up a new one when she signs in."""
        await in_thread(second_factor.reset_by_operator, actor(), account_id)
        await say(self, _("Kode masuknya dihapus. Kode baru dipasang saat masuk lagi."))

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.ADMINISTER)
    async def end(self, account_id: UUID) -> None:
        """Ends somebody's service; her open screens close at once."""
        await in_thread(staff_people.end, actor(), account_id)
        await say(self, _("Tugasnya berakhir saat ini juga."))
        await self.load()
