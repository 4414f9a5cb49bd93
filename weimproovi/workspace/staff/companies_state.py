"""State of the queue in which staff check the identity of companies."""

from typing import NotRequired

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.staff import CompanyToCheck, DecidedCompany
from weimproovi.services import company_checks
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, forget_draft, in_thread, say
from weimproovi.workspace.staff.queue_state import QueueState

NOBODY = CompanyToCheck(*[""] * 7, confirmed=True, since="")
VERDICTS = {"passed": True, "failed": False}


class Decision(TypedDict):
    """The form as submitted; a browser leaves a choice out while nothing is chosen."""

    company_id: str
    name: str
    nib: str
    passed: NotRequired[str]
    words: str


class CompanyChecksState(QueueState, rx.State):
    """Who waits, who was decided about, and the company that is being compared: `opened`, with the number that it passed with."""

    waiting: list[CompanyToCheck] = []
    decided: list[DecidedCompany] = []
    opened: CompanyToCheck = NOBODY
    nib: str = ""

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads both lists; a company that is being compared stays open, as it now is."""
        async with loading(self):
            self.waiting = await in_thread(company_checks.waiting, actor())
            self.decided = await in_thread(company_checks.recent, actor())
        self._open(self.opened.id)

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
            self.faults = refused.faults
        else:
            self._open("")
            await forget_draft(self, f"words-{company_id}")
            await say(self, _("Keputusan tersimpan. {company} langsung melihatnya.", company=typed["name"]))
        await self.load()

    def _open(self, company_id: str) -> None:
        known = [(row, row.nib) for row in self.waiting] + [(row.company, row.nib) for row in self.decided]
        found, self.nib = next(((row, nib) for row, nib in known if row.id == company_id), (NOBODY, ""))
        self._show(found)
