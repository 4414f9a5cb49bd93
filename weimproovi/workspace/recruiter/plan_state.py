"""State of the company's plan: its use, its invoices, and the choice of which vacancies stay."""

from uuid import UUID

import reflex as rx

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.billing import Billing
from weimproovi.schemas.public import PlanCard
from weimproovi.schemas.recruiter import PlanView
from weimproovi.services import billing, plan_limits, subscriptions
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, acting, loading
from weimproovi.workspace.session import actor, in_thread, say

NOTHING_YET = Billing(owner=False, owners="", notices=[], limit=0, choice="", vacancies=[], invoices=[])


class PlanState(rx.State):
    """The plan, its use, the plans there are, and what is chosen to stay."""

    phase: str = WAITING
    failure: str = ""
    plan: PlanView = PlanView("", "", "", "", [])
    plans: list[PlanCard] = []
    billing: Billing = NOTHING_YET
    kept: list[str] = []
    keep_fault: str = ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads the plan and its use; a choice that is being made stays while the vacancies are the same."""
        async with loading(self):
            self.plan = await in_thread(subscriptions.plan_view, actor())
            self.plans = list(await in_thread(subscriptions.plan_cards))
            before = {row.id for row in self.billing.vacancies}
            self.billing = await in_thread(billing.billing, actor())
            if {row.id for row in self.billing.vacancies} != before:
                self._begin_choice()

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def mark(self, vacancy_id: UUID, stays: bool) -> None:
        """Marks one vacancy; nothing is saved yet."""
        others = [kept for kept in self.kept if kept != str(vacancy_id)]
        self.kept, self.keep_fault = [*others, *([str(vacancy_id)] if stays else [])], ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def keep(self) -> None:
        """Saves which vacancies stay."""
        async with acting(self):
            try:
                await in_thread(plan_limits.keep, actor(), self.kept)
            except Invalid as refused:
                self.keep_fault = " ".join(refused.faults.values())
                return
            self.keep_fault = ""
            await say(self, _("Pilihan tersimpan."))
        await self.load()
        self._begin_choice()

    def _begin_choice(self) -> None:
        self.kept = [row.id for row in self.billing.vacancies if row.stays]
