"""State of the dialog that asks for a plan: its consequences first, the invoice after."""

from typing import Literal

import reflex as rx

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.billing import PlanChange
from weimproovi.services import billing, invoices
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import acting
from weimproovi.workspace.recruiter.plan_state import PlanState
from weimproovi.workspace.session import actor, in_thread, say

NO_CHANGE = PlanChange("", "", 1, "", [], [], [], *[""] * 4)
ForSale = Literal["growth", "business"]


class PlanRequestState(rx.State):
    """What would follow, and why it cannot be asked."""

    shown: bool = False
    change: PlanChange = NO_CHANGE
    fault: str = ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def begin(self, plan: ForSale) -> None:
        """Opens the dialog, for one month."""
        self.fault = ""
        async with acting(self):
            self.change = await in_thread(billing.change, actor(), plan, 1)
            self.shown = True

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def pick(self, months: str) -> None:
        """Another number of months; dates and sums follow."""
        self.fault = ""
        async with acting(self):
            try:
                self.change = await in_thread(billing.change, actor(), self.change.plan, _whole(months))
            except Invalid as refused:
                self.fault = " ".join(refused.faults.values())

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def turn(self, shown: bool) -> None:
        """Closes the dialog; nothing was asked."""
        self.shown = shown

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def send(self) -> None:
        """Asks for the plan that is on screen."""
        async with acting(self):
            try:
                row = await in_thread(invoices.ask, actor(), self.change.plan, self.change.months)
            except Invalid as refused:
                self.fault = " ".join(refused.faults.values())
                return
            self.shown = False
            await say(self, _("Tagihan {number} dibuat dan dikirim ke e-mail Anda.", number=row.number))
        await (await self.get_state(PlanState)).load()


def _whole(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 3 else 0
