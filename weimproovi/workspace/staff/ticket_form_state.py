"""State of the form that opens a ticket."""

from typing import NotRequired

import reflex as rx
from reflex.event import EventSpec
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.services import staff_tickets
from weimproovi.services.staff_tickets import TicketAsked
from weimproovi.vocabulary import TICKET_GROUPS, ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, forget_draft, in_thread
from weimproovi.workspace.staff.paths import ticket_path


class Asked(TypedDict):
    """The form as submitted; there is no e-mail where a request names the person."""

    request_id: str
    email: NotRequired[str]
    reason: str
    hours: str
    identity: NotRequired[bool]
    contact: NotRequired[bool]
    linkedin: NotRequired[bool]
    resume: NotRequired[bool]
    answers: NotRequired[bool]


class TicketFormState(rx.State):
    """What must be mended."""

    faults: dict[str, str] = {}

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.SUPPORT)
    async def open_one(self, typed: Asked) -> EventSpec | None:
        """Opens the ticket and goes to it; faults are said at their fields and what was typed stays."""
        self.faults = {}
        asked = TicketAsked(
            email=typed.get("email", ""),
            request_id=typed["request_id"],
            groups=[group.value for group in TICKET_GROUPS if typed.get(group.value)],
            reason=typed["reason"],
            hours=int(typed["hours"]) if typed["hours"].isdecimal() else 0,
        )
        try:
            ticket_id = await in_thread(staff_tickets.open_ticket, actor(), asked)
        except Invalid as refused:
            self.faults = refused.faults
            return None
        await forget_draft(self, "ticket-reason")
        return rx.redirect(ticket_path(ticket_id))
