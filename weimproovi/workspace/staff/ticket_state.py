"""State of one ticket: what it opens, as it was at the last look."""

import reflex as rx
from reflex.event import EventSpec

from weimproovi import i18n, routes
from weimproovi.errors import Denied
from weimproovi.i18n import _
from weimproovi.schemas.staff import TicketSheet
from weimproovi.services import staff_looks, staff_tickets
from weimproovi.vocabulary import ActorKind, FieldGroup, Purpose
from weimproovi.workspace.loading import FAILED, WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread, say
from weimproovi.workspace.staff.paths import last_part

NOTHING = TicketSheet(*[""] * 3, groups=[], name="", email="", phone="", linkedin="", pages=[], applications=[])
FACTS = {FieldGroup.IDENTITY.value, FieldGroup.CONTACT.value, FieldGroup.LINKEDIN.value}


class TicketState(rx.State):
    """The opened fields; gone in the moment the ticket ends."""

    phase: str = WAITING
    failure: str = ""
    sheet: TicketSheet = NOTHING
    has_facts: bool = False

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.SUPPORT)
    async def load(self) -> None:
        """Looks, which the person reads."""
        self.phase, self.sheet, self.has_facts = WAITING, NOTHING, False
        async with loading(self):
            self.sheet = await in_thread(staff_looks.look, actor(), last_part(self))
            self.has_facts = bool(FACTS & set(self.sheet.groups))

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.SUPPORT)
    async def check(self) -> None:
        """Runs when something about the reader's tickets changed: an ended one leaves the screen. Asking is no look."""
        if self.sheet.id and not await in_thread(staff_tickets.is_open, actor(), self.sheet.id):
            self.sheet, self.has_facts, self.phase = NOTHING, False, FAILED

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.SUPPORT)
    async def close(self) -> EventSpec | None:
        """Ends the ticket and leaves its page."""
        ticket_id, self.sheet, self.has_facts, self.phase = last_part(self), NOTHING, False, FAILED
        try:
            await in_thread(staff_tickets.close, actor(), ticket_id)
        except Denied:
            return None
        await say(self, _("Tiket ditutup."))
        return rx.redirect(i18n.localized(routes.STAFF_TICKETS))
