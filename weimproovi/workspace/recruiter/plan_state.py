"""State of the company's plan."""

import reflex as rx

from weimproovi.schemas.public import PlanCard
from weimproovi.schemas.recruiter import PlanView
from weimproovi.services import subscriptions
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, loading
from weimproovi.workspace.session import actor, in_thread


class PlanState(rx.State):
    """The plan, its use, and the plans there are."""

    phase: str = WAITING
    failure: str = ""
    plan: PlanView = PlanView("", "", "", "", [])
    plans: list[PlanCard] = []

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads the plan and its use."""
        async with loading(self):
            self.plan = await in_thread(subscriptions.plan_view, actor())
            self.plans = list(await in_thread(subscriptions.plan_cards))
