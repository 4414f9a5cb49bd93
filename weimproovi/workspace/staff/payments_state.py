"""State of the page on which staff match transfers with invoices."""

import reflex as rx
from typing_extensions import TypedDict  # pydantic reads no other before Python 3.12

from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.schemas.billing import AwaitedProof, OpenInvoice, SettledInvoice
from weimproovi.services import payments
from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.loading import loading
from weimproovi.workspace.policy import policy
from weimproovi.workspace.session import actor, forget_draft, in_thread, say
from weimproovi.workspace.staff.queue_state import QueueState

NONE = OpenInvoice(*[""] * 7, overdue=False, net="", tax="", total="", short="", path="")


class Transfer(TypedDict):
    """A transfer as typed."""

    invoice_id: str
    received_on: str
    amount: str
    tax_invoice: str


class Voiding(TypedDict):
    """Why an invoice is no longer asked for."""

    invoice_id: str
    reason: str


class Proof(TypedDict):
    """The number of a buyer's proof."""

    payment_id: str
    proof: str


class PaymentsState(QueueState, rx.State):
    """What waits, what waits for its proof, what is over, and the invoice that is being matched."""

    waiting: list[OpenInvoice] = []
    proofs: list[AwaitedProof] = []
    settled: list[SettledInvoice] = []
    opened: OpenInvoice = NONE
    proof_fault: str = ""

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def load(self) -> None:
        """Reads the three lists; an invoice that is being matched stays open while it waits."""
        async with loading(self):
            self.waiting = await in_thread(payments.waiting, actor())
            self.proofs = await in_thread(payments.awaited_proofs, actor())
            self.settled = await in_thread(payments.settled, actor())
        self._open(self.opened.id)

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def confirm(self, typed: Transfer) -> None:
        """Confirms a transfer; faults are said at their fields and what was typed stays."""
        self.faults, invoice_id = {}, typed["invoice_id"]
        try:
            await in_thread(payments.confirm, actor(), invoice_id, typed)
        except Invalid as refused:
            self.faults = refused.faults
        else:
            await self._done(f"amount-{invoice_id}", _("Transfer dikonfirmasi. Masa paket tersimpan."))
        await self.load()

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def void(self, typed: Voiding) -> None:
        """An invoice is no longer asked for."""
        self.faults, invoice_id = {}, typed["invoice_id"]
        try:
            await in_thread(payments.void, actor(), invoice_id, typed["reason"])
        except Invalid as refused:
            self.faults = refused.faults
        else:
            await self._done(f"reason-{invoice_id}", _("Tagihan dibatalkan. Nomornya tidak dipakai lagi."))
        await self.load()

    @rx.event
    @policy(ActorKind.STAFF, purpose=Purpose.OPERATE)
    async def record_proof(self, typed: Proof) -> None:
        """The proof of a withheld tax has come."""
        self.proof_fault = ""
        try:
            await in_thread(payments.record_proof, actor(), typed["payment_id"], typed["proof"])
        except Invalid as refused:
            self.proof_fault = " ".join(refused.faults.values())
        else:
            await say(self, _("Bukti potong tersimpan."))
        await self.load()

    async def _done(self, draft: str, words: str) -> None:
        self._open("")
        await forget_draft(self, draft)
        await say(self, words)

    def _open(self, invoice_id: str) -> None:
        self._show(next((row for row in self.waiting if row.id == invoice_id), NONE))
