"""State of the page before a vacancy is written."""

import reflex as rx
from reflex.event import EventSpec

from weimproovi.schemas.recruiter import UsageLine
from weimproovi.services import subscriptions, vacancies
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, acting, loading
from weimproovi.workspace.recruiter.paths import EDITOR, written
from weimproovi.workspace.session import actor, in_thread


class NewVacancyState(rx.State):
    """What the plan still allows, said before anything is written."""

    phase: str = WAITING
    failure: str = ""
    usage: list[UsageLine] = []

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads the plan's use."""
        async with loading(self):
            self.usage = (await in_thread(subscriptions.plan_view, actor())).usage

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def begin(self) -> EventSpec | None:
        """Makes a draft and goes to it."""
        async with acting(self):
            draft = await in_thread(vacancies.new, actor())
            return rx.redirect(written(EDITOR, vacancy_id=draft.id))
        return None
