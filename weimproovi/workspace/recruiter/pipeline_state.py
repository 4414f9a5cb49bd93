"""State of a vacancy's pipeline: one stage at a time, page by page. The stage is in the address."""

from uuid import UUID

import reflex as rx

from weimproovi.i18n import _, words
from weimproovi.schemas.recruiter import Pipeline, PipelineCard
from weimproovi.services import pipeline
from weimproovi.vocabulary import ActorKind, Purpose, Stage
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, acting, asked, loading, path_part
from weimproovi.workspace.recruiter.paths import STAGES
from weimproovi.workspace.session import actor, in_thread, say

NO_PIPELINE = Pipeline("", "", "", "", Stage.NEW.value, [], [], "", "", 0, can_move=False)


class PipelineState(rx.State):
    """The stage that the address names, its cards so far, and the counts of all stages."""

    phase: str = WAITING
    failure: str = ""
    board: Pipeline = NO_PIPELINE
    cards: list[PipelineCard] = []
    counts: dict[str, int] = {}

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def load(self) -> None:
        """Reads the stage anew, as far as it was shown before; also runs when somebody changed it."""
        vacancy_id, stage = path_part(self, "lowongan"), STAGES.get(asked(self, "tahap"), Stage.NEW)
        same = (self.board.vacancy_id, self.board.stage) == (vacancy_id, stage.value)
        wanted = len(self.cards) if same else 0
        if self.board.vacancy_id != vacancy_id:
            self.phase, self.board, self.cards, self.counts = WAITING, NO_PIPELINE, [], {}
        async with loading(self):
            board = await in_thread(pipeline.pipeline, actor(), vacancy_id, stage)
            cards = list(board.cards)
            while board.next_after and len(cards) < wanted:
                board = await in_thread(pipeline.pipeline, actor(), vacancy_id, stage, board.next_after)
                cards += board.cards
            self.board, self.cards = board, cards
            self.counts = {count.stage: count.count for count in board.counts}

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def more(self) -> None:
        """Reads the next page of the stage."""
        async with acting(self):
            board = await in_thread(
                pipeline.pipeline, actor(), self.board.vacancy_id, Stage(self.board.stage), self.board.next_after
            )
            self.board, self.cards = board, [*self.cards, *board.cards]

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def open(self, application_id: UUID) -> None:
        """Opens one application within the plan."""
        async with acting(self):
            card = await in_thread(pipeline.open_application, actor(), str(application_id))
            self.cards = [card if card.id == shown.id else shown for shown in self.cards]
        await self.load()

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.RECRUIT)
    async def move(self, application_id: UUID, to: Stage) -> None:
        """Moves one application to another stage."""
        async with acting(self):
            await in_thread(pipeline.move, actor(), str(application_id), to)
            self.cards = [shown for shown in self.cards if shown.id != str(application_id)]
            await say(self, _("Dipindahkan ke {stage}.", stage=words.stage_for_company(to)))
        await self.load()
