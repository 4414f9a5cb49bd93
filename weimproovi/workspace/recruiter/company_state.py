"""State of the company card and of the one written consent to show it."""

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.recruiter import CompanyCard, ConsentForm
from weimproovi.services import companies
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.loading import WAITING, acting, loading
from weimproovi.workspace.session import actor, forget_draft, in_thread, say

NO_CARD = CompanyCard(*[""] * 8, published=False, can_edit=False)
NO_CONSENT = ConsentForm(given=False, text="", fields=[], recipients=[], version="", receipt="")


class CardTyped(TypedDict):
    """The card's fields as typed."""

    name: str
    address: str
    city: str
    contact_email: str
    contact_phone: str
    about: str


class Signature(TypedDict):
    """The name that the owner types under the consent."""

    typed_name: str


class CompanyState(rx.State):
    """The card, the consent, and what must be mended in either."""

    phase: str = WAITING
    failure: str = ""
    card: CompanyCard = NO_CARD
    consent: ConsentForm = NO_CONSENT
    faults: dict[str, str] = {}
    unsigned: str = ""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def load(self) -> None:
        """Reads card and consent; typed text stays in its fields."""
        async with loading(self):
            self.card = await in_thread(companies.card, actor())
            self.consent = await in_thread(companies.consent_form, actor())

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def save(self, typed: CardTyped) -> None:
        """Saves the card; faults are said at their fields."""
        self.faults = {}
        async with acting(self):
            try:
                self.card = await in_thread(companies.save_card, actor(), typed)
            except Invalid as refused:
                self.faults = refused.faults
                return
            self.consent = await in_thread(companies.consent_form, actor())
            for name in typed:
                await forget_draft(self, name)
            await say(self, _("Kartu perusahaan tersimpan."))

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def give(self, typed: Signature) -> None:
        """Gives the written consent for the version that is on screen."""
        self.unsigned = ""
        async with acting(self):
            try:
                self.consent = await in_thread(
                    companies.give_consent, actor(), typed["typed_name"], self.consent.version
                )
            except Invalid as refused:
                self.unsigned = " ".join(refused.faults.values())
                return
            await say(self, _("Persetujuan tersimpan. Kartu perusahaan kini dapat tampil."))

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def withdraw(self) -> None:
        """Takes the consent back, at once."""
        async with acting(self):
            self.consent = await in_thread(companies.withdraw_consent, actor())
            await say(self, _("Persetujuan dicabut. Kartu perusahaan tidak lagi tampil."))
