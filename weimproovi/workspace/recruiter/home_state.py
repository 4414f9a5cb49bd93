"""State of the recruiter's first screen."""

import reflex as rx

from weimproovi.schemas.recruiter import CheckView, Fault, UsageLine, VacancyRow
from weimproovi.services import companies
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, loading
from weimproovi.workspace.session import actor, in_thread


class RecruiterHomeState(rx.State):
    """What waits for this member, the open vacancies, and how much of the plan is used."""

    phase: str = WAITING
    failure: str = ""
    company: str = ""
    checked: bool = True
    check: CheckView = CheckView()
    asked: bool = True
    published: bool = True
    described: bool = True
    owner: bool = False
    attention: list[Fault] = []
    vacancies: list[VacancyRow] = []
    usage: list[UsageLine] = []

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads the screen; also runs when somebody changed its rows."""
        async with loading(self):
            home = await in_thread(companies.home, actor())
            card = await in_thread(companies.card, actor())
            self.company, self.checked, self.published = home.company, home.checked, home.published
            self.check, self.asked = home.check, home.check.state not in ("unasked", "failed")
            self.described = bool(card.address and card.about)
            self.owner = actor().owner
            self.attention, self.vacancies = home.attention, home.vacancies
            self.usage = home.plan.usage if home.plan else []
