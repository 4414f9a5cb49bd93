"""State of the list of vacancies."""

import reflex as rx

from weimproovi.schemas.recruiter import VacancyRow
from weimproovi.services import vacancies
from weimproovi.vocabulary import ActorKind, Purpose, VacancyState
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, asked, loading
from weimproovi.workspace.session import actor, in_thread

STATE_WORDS = {
    "draf": VacancyState.DRAFT,
    "tayang": VacancyState.PUBLISHED,
    "dijeda": VacancyState.PAUSED,
    "ditutup": VacancyState.CLOSED,
}


class VacanciesState(rx.State):
    """The vacancies of one state, and how many there are of each."""

    phase: str = WAITING
    failure: str = ""
    shown: str = VacancyState.PUBLISHED.value
    rows: list[VacancyRow] = []
    drafts: int = 0
    published: int = 0
    paused: int = 0
    closed: int = 0

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads the list that the address names; also runs when somebody changed it."""
        shown = STATE_WORDS.get(asked(self, "status"), VacancyState.PUBLISHED)
        async with loading(self):
            rows = await in_thread(vacancies.rows, actor())
            self.shown = shown.value
            self.rows = [row for row in rows if row.state == shown]
            self.drafts, self.published, self.paused, self.closed = (
                sum(row.state == state for row in rows) for state in STATE_WORDS.values()
            )
