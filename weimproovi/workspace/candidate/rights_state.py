"""State of the candidate's rights: whether she has paused, and the copies that companies downloaded."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.candidate import CopyLine, Pause
from weimproovi.services import copy_lines, pausing
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread, say


class RightsState(rx.State):
    """The pause, and what became of downloaded copies."""

    paused: Pause = Pause(on=False, words="")
    copies: list[CopyLine] = []

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads both; also runs when a company confirmed that its copy is gone."""
        self.paused = await in_thread(pausing.state, actor())
        self.copies = await in_thread(copy_lines.mine, actor())

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def pause(self) -> None:
        """Closes everything to every company at once."""
        self.paused = await in_thread(pausing.pause, actor())
        await say(self, _("Akunmu dijeda. Tidak ada perusahaan yang bisa membuka datamu."))

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def resume(self) -> None:
        """Opens everything as it was."""
        self.paused = await in_thread(pausing.resume, actor())
        await say(self, _("Akunmu terbuka lagi, seperti sebelum dijeda."))
