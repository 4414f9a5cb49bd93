"""State of the candidate's consents: what is in force, and the one that she is reading."""

import reflex as rx

from weimproovi.errors import NotFound
from weimproovi.i18n import _
from weimproovi.schemas.consents import ConsentCard, ConsentText
from weimproovi.services import consent_views, consents
from weimproovi.vocabulary import ActorKind, ConsentScope, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, in_thread, say

NOTHING = ConsentText(
    scope="", application_id="", title="", lines=[], note="", version="", edition="", recipient="", whole="", sha256=""
)


class ConsentsState(rx.State):
    """The platform's own consents, those of applications, and the text on screen."""

    platform: list[ConsentCard] = []
    videos: list[ConsentCard] = []
    applications: list[str] = []
    asked: ConsentText = NOTHING
    reading: bool = False
    renewing: bool = False

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def arrive(self) -> None:
        """The page opens, without a text that was left open elsewhere."""
        self.reading = False
        await self.load()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def load(self) -> None:
        """Reads all; also runs when one changed elsewhere."""
        mine = await in_thread(consent_views.mine, actor())
        self.platform, self.videos = mine.platform, mine.videos
        self.applications = [card.application_id for card in mine.videos]

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def read(self, scope: ConsentScope, application_id: str) -> None:
        """Shows the exact text before anything is agreed to."""
        self.asked = await in_thread(consents.ask, actor(), scope, application_id)
        self.reading, self.renewing = True, False
        await self.load()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def read_again(self, scope: ConsentScope, application_id: str) -> None:
        """The same, to agree for longer."""
        self.asked = await in_thread(consents.ask, actor(), scope, application_id)
        self.reading, self.renewing = True, True

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def close(self, opened: bool) -> None:
        """Closing the text is no answer."""
        self.reading = opened and self.reading

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def allow(self) -> None:
        """Yes, to the words on screen."""
        act = consents.renew if self.renewing else consents.give
        scope, about = _asked(self.asked), self.asked.application_id
        self.reading = False
        await in_thread(act, actor(), scope, about, shown=self.asked.sha256, agreed=True)
        await say(self, _("Diizinkan. Tanda terimanya ada di Pusat privasi."))
        await self.load()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def refuse(self) -> None:
        """No; while renewing, what is in force stays as it is."""
        self.reading = False
        await in_thread(consents.refuse, actor(), _asked(self.asked), self.asked.application_id)
        await say(self, _("Tidak ada yang diizinkan."))
        await self.load()

    @rx.event
    @policy(ActorKind.CANDIDATE, purpose=Purpose.SELF)
    async def withdraw(self, scope: ConsentScope, application_id: str) -> None:
        """Ends it at once."""
        await in_thread(consents.withdraw, actor(), scope, application_id)
        await say(self, _("Izin dicabut. Berlaku mulai sekarang."))
        await self.load()


def _asked(text: ConsentText) -> ConsentScope:
    """What the text on screen is about. Raises NotFound where none was read."""
    if not text.scope:
        raise NotFound
    return ConsentScope(text.scope)
