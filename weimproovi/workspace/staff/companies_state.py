"""State of the queue in which staff check the identity of companies."""

from typing import NotRequired
from uuid import UUID

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.staff import CompanyToCheck, DecidedCompany
from weimproovi.services import company_checks
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, forget_draft, in_thread, say

VERDICTS = {"passed": True, "failed": False}


class Decision(TypedDict):
    """The form as submitted; a browser leaves a choice out while nothing is chosen."""

    company_id: str
    name: str
    nib: str
    passed: NotRequired[str]
    words: str


class CompanyChecksState(rx.State):
    """Who waits, who was decided about, and the one company whose form is open."""

    phase: str = WAITING
    failure: str = ""
    waiting: list[CompanyToCheck] = []
    decided: list[DecidedCompany] = []
    chosen: str = ""
    faults: dict[str, str] = {}

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads both lists; an open form stays open."""
        async with loading(self):
            self.waiting = await in_thread(company_checks.waiting, actor())
            self.decided = await in_thread(company_checks.recent, actor())

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def choose(self, company_id: UUID) -> None:
        """Opens the form of one company."""
        self.chosen, self.faults = str(company_id), {}

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def put_away(self) -> None:
        """Closes the form without a decision."""
        self.chosen, self.faults = "", {}

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def decide(self, typed: Decision) -> None:
        """Records the decision; faults are said at their fields and what was typed stays."""
        self.faults, company_id = {}, typed["company_id"]
        try:
            await in_thread(
                company_checks.decide,
                actor(),
                company_id,
                name=typed["name"],
                nib=typed["nib"],
                passed=VERDICTS.get(typed.get("passed", "")),
                words=typed["words"],
            )
        except Invalid as refused:
            self.chosen, self.faults = company_id, refused.faults
        else:
            self.chosen = ""
            await forget_draft(self, f"words-{company_id}")
            await say(self, _("Keputusan tersimpan. {company} langsung melihatnya.", company=typed["name"]))
        await self.load()
