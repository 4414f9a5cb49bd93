"""State of the company's own view of its check: the promise, the number, the papers."""

from uuid import UUID

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.recruiter import CheckView
from weimproovi.services import check_requests, company_papers
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.company_state import CompanyState
from weimproovi.workspace.recruiter.loading import WAITING, acting, loading
from weimproovi.workspace.session import actor, forget_draft, in_thread, say


class Asked(TypedDict):
    """The number as typed."""

    nib: str


class IdentityState(rx.State):
    """Where the check stands, and what must be mended in the number."""

    phase: str = WAITING
    failure: str = ""
    check: CheckView = CheckView()
    fault: str = ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads where the check stands; also runs when staff decided."""
        async with loading(self):
            self.check = await in_thread(check_requests.view, actor())

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def reload(self) -> None:
        """The card and its check, after somebody changed either."""
        card = await self.get_state(CompanyState)
        await card.load()
        await self.load()

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def ask(self, typed: Asked) -> None:
        """Asks for the check, or corrects the number."""
        self.fault = ""
        async with acting(self):
            try:
                self.check = await in_thread(check_requests.ask, actor(), typed["nib"])
            except Invalid as refused:
                self.fault = refused.faults["nib"]
                return
            await forget_draft(self, "nib")
            await say(self, _("NIB terkirim. Kami memeriksanya pada jam kerja."))

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def remove(self, paper_id: UUID) -> None:
        """Takes a paper back."""
        async with acting(self):
            await in_thread(company_papers.remove, actor(), paper_id)
            self.check = await in_thread(check_requests.view, actor())
            await say(self, _("Berkas dihapus."))
