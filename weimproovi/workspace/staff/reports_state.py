"""State of the page on which staff judge reported vacancies."""

from typing import NotRequired
from uuid import UUID

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.reports import AnsweredReport, ReportedVacancy
from weimproovi.services import report_desk
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, forget_draft, in_thread, say
from weimproovi.workspace.staff.queue_state import QueueState

NOTHING = ReportedVacancy(
    *[""] * 4, facts=[], text=[], state_words="", showing=False, paused=False, due="", late=False, count=0, independent=0, counted="", newest=""
)


class Answer(TypedDict):
    """The form as submitted; a browser leaves a choice out while nothing is chosen."""

    vacancy_id: str
    newest: str
    outcome: NotRequired[str]
    words: str


class ReportsState(QueueState, rx.State):
    """Vacancies with unanswered reports, answers given, and the vacancy that is being judged."""

    waiting: list[ReportedVacancy] = []
    answered: list[AnsweredReport] = []
    opened: ReportedVacancy = NOTHING

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads both lists; a vacancy that is being judged stays open, as it now is."""
        async with loading(self):
            self.waiting = await in_thread(report_desk.waiting, actor())
            self.answered = await in_thread(report_desk.answered, actor())
        self._open(self.opened.id)

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def pause(self, vacancy_id: UUID) -> None:
        """Takes the vacancy out of the public's sight until the answer."""
        await in_thread(report_desk.pause, actor(), vacancy_id)
        await say(self, _("Lowongan dijeda."))
        await self.load()

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def resume(self, vacancy_id: UUID) -> None:
        """Shows the vacancy again."""
        await in_thread(report_desk.resume, actor(), vacancy_id)
        await say(self, _("Lowongan tayang lagi."))
        await self.load()

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def answer(self, typed: Answer) -> None:
        """Decides and answers everybody who reported; faults are said at their fields and what was typed stays."""
        self.faults, vacancy_id = {}, typed["vacancy_id"]
        try:
            await in_thread(
                report_desk.answer,
                actor(),
                vacancy_id,
                outcome=typed.get("outcome", ""),
                words=typed["words"],
                newest=typed["newest"],
            )
        except Invalid as refused:
            self.faults = refused.faults
            return
        self._open("")
        await forget_draft(self, f"answer-{vacancy_id}")
        await say(self, _("Jawaban terkirim kepada semua pelapor."))
        await self.load()

    def _open(self, vacancy_id: str) -> None:
        self._show(next((row for row in self.waiting if row.id == vacancy_id), NOTHING))
