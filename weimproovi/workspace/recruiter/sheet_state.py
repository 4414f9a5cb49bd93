"""State of one opened application: the sheet beside the pipeline and the page of its own."""

from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from weimproovi.errors import Denied
from weimproovi.i18n import _, words
from weimproovi.schemas.recruiter import CandidateSheet
from weimproovi.services import pipeline
from weimproovi.vocabulary import ActorKind, Purpose, Stage
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import FAILED, READY, WAITING, acting, asked, path_part
from weimproovi.workspace.recruiter.paths import PIPELINE, STAGE_WORDS, written
from weimproovi.workspace.recruiter.pipeline_state import PipelineState
from weimproovi.workspace.session import actor, in_thread, refusal_words, say

NO_SHEET = CandidateSheet(*[""] * 2, 0, *[""] * 14)


class SheetState(rx.State):
    """The application that the address names. Nothing of it stays once it is refused."""

    phase: str = WAITING
    shown: bool = False
    sheet: CandidateSheet = NO_SHEET
    gone: str = ""
    place: str = ""
    earlier: str = ""
    later: str = ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def load(self) -> None:
        """Reads the application; also runs when somebody changed it."""
        wanted = asked(self, "lamaran") or path_part(self, "lamaran")
        self.shown = bool(wanted)
        if wanted != self.sheet.application_id:
            self.phase, self.sheet = WAITING, NO_SHEET
        if not wanted:
            return
        try:
            self.sheet = await in_thread(pipeline.sheet, actor(), wanted)
            self.phase, self.gone = READY, ""
        except Denied as refusal:
            self.sheet, self.phase, self.gone = NO_SHEET, FAILED, refusal_words(refusal.reason)
        await self._place(wanted)

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def reload(self) -> None:
        """The pipeline and the sheet over it, after somebody changed either."""
        board = await self.get_state(PipelineState)
        await board.load()
        await self.load()

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def move(self, application_id: UUID, to: Stage) -> None:
        """Moves the shown application to another stage."""
        async with acting(self):
            await in_thread(pipeline.move, actor(), str(application_id), to)
            await say(self, _("Dipindahkan ke {stage}.", stage=words.stage_for_company(to)))
        await self.load()

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def turn(self, opened: bool) -> EventSpec | None:
        """Closes the sheet beside the pipeline: back to the stage that was shown."""
        if opened:
            return None
        board = (await self.get_state(PipelineState)).board
        stage = STAGE_WORDS[Stage(board.stage)]
        return rx.redirect(written(PIPELINE, vacancy_id=board.vacancy_id) + f"?tahap={stage}")

    async def _place(self, wanted: str) -> None:
        """Who comes before and after in the pipeline, as far as it is shown."""
        board = await self.get_state(PipelineState)
        opened = [card.id for card in board.cards if card.opened and not card.ended]
        self.place = self.earlier = self.later = ""
        if wanted in opened:
            at = opened.index(wanted)
            self.place = _("{place} dari {count}", place=at + 1, count=len(opened))
            self.earlier = opened[at - 1] if at else ""
            self.later = opened[at + 1] if at + 1 < len(opened) else ""
