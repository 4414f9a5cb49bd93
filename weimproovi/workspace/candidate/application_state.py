"""State of one application as its candidate sees it."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.candidate import MyApplication, MyApplicationSheet
from weimproovi.services import applications
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.candidate.consents_state import ConsentsState
from weimproovi.workspace.loading import WAITING, loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread, say

NO_CARD = MyApplication(
    id="", title="", company="", place="", stage="", stage_code="", since="", opened="", active=False, path=""
)
NO_SHEET = MyApplicationSheet(
    card=NO_CARD, timeline=[], open_now=[], visible_until="", resume="", can_withdraw=False, waiting_for_email=False
)


class ApplicationState(rx.State):
    """One application: its story, and what the company can see now."""

    phase: str = WAITING
    failure: str = ""
    sheet: MyApplicationSheet = NO_SHEET
    open_now: list[str] = []
    closed_now: list[str] = []
    closed_because: str = ""

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads the application that the address names; also runs when the company moved it."""
        named = self._named()
        if named != self.sheet.card.id:
            self.phase, self.sheet = WAITING, NO_SHEET
        async with loading(self):
            self._show(await in_thread(applications.my_application, actor(), named))

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def reload(self) -> None:
        """Something of hers changed: the application and what she agreed to for it."""
        await self.load()
        consents = await self.get_state(ConsentsState)
        await consents.load()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def withdraw(self) -> None:
        """Takes the application back: the company is locked out at once."""
        company = self.sheet.card.company
        self._show(await in_thread(applications.withdraw, actor(), self._named()))
        consents = await self.get_state(ConsentsState)
        await consents.load()
        await say(self, _("Lamaran ditarik. {company} tidak bisa lagi membuka datamu.", company=company))

    def _show(self, sheet: MyApplicationSheet) -> None:
        self.sheet = sheet
        self.open_now = [group.label for group in sheet.open_now if group.open]
        self.closed_now = [group.label for group in sheet.open_now if not group.open]
        self.closed_because = next((group.words for group in sheet.open_now if not group.open), "")

    def _named(self) -> str:
        return self.router.url.path.rstrip("/").rpartition("/")[2]
