"""Pembayaran: staff match transfers with invoices, by due date; proofs of withheld tax; what is paid or void."""

import reflex as rx

from weimproovi import routes
from weimproovi.i18n import _
from weimproovi.schemas.billing import AwaitedProof, OpenInvoice, SettledInvoice
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import danger, icon_button, primary, quiet
from weimproovi.workspace.components.feedback import empty_state, loaded, side_sheet
from weimproovi.workspace.components.fields import error_summary, rupiah_input, text_area, text_field
from weimproovi.workspace.components.frames import staff_frame
from weimproovi.workspace.components.layout import badge, fact_list, line, lines, page_header, section
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.page import Page
from weimproovi.workspace.staff.payments_state import PaymentsState as State


def payments() -> rx.Component:
    """What waits for a transfer, what waits for its proof, what is over; the sheet in which one invoice is matched."""
    content = rx.el.div(queue(), proofs(), over(), class_name="wm-stack-wide")
    return staff_frame(
        page_header(
            _("Pembayaran"),
            lead=_(
                "Cocokkan transfer di rekening dengan tagihan. Masa paket mulai saat transfer dikonfirmasi, satu kali."
            ),
        ),
        loaded(State.phase, content, retry=State.load, rows=4, failure=State.failure),
        matching(),
        current=routes.STAFF_PAYMENTS,
        narrow=True,
    )


def queue() -> rx.Component:
    """Invoices without a payment."""
    none = empty_state(_("Tidak ada yang menunggu"), _("Tagihan yang menunggu transfer tampil di sini."))
    rows = lines(rx.foreach(State.waiting, waiting_invoice))
    count = rx.el.span(State.waiting.length(), class_name="wm-count")
    return section(_("Menunggu transfer"), rx.cond(State.waiting.length() > 0, rows, none), aside=count)


def waiting_invoice(row: rx.Var[OpenInvoice]) -> rx.Component:
    """Who owes what until when."""
    words = rx.el.div(
        rx.el.span(row.company, class_name="wm-strong wm-wrap"),
        rx.el.span(row.number, " · ", row.plan, ", ", row.months, " · ", _("jatuh tempo {day}", day=row.due), class_name="wm-meta wm-wrap"),
        class_name="wm-stack-tight",
    )  # fmt: skip
    late = rx.cond(row.overdue, badge(_("Lewat jatuh tempo"), tone="fault"))
    check = quiet(_("Cocokkan"), on_click=State.choose(row.id), aria_label=_("Cocokkan") + ": " + row.number)
    total = rx.el.span(row.total, class_name="wm-num")
    return line(words, rx.el.div(total, late, check, class_name="wm-row"), key=row.id)


def proofs() -> rx.Component:
    """Payments short by PPh 23."""
    rows = section(
        _("Menunggu bukti potong PPh 23"), _fault(State.proof_fault), lines(rx.foreach(State.proofs, awaited_proof))
    )
    return rx.cond(State.proofs.length() > 0, rows)


def awaited_proof(row: rx.Var[AwaitedProof]) -> rx.Component:
    """What was withheld, and the number of its proof."""
    words = rx.el.div(
        rx.el.span(row.company, class_name="wm-strong wm-wrap"),
        rx.el.span(
            row.number, " · ", row.received, " · ", _("dipotong {sum}", sum=row.withheld), class_name="wm-meta wm-wrap"
        ),
        class_name="wm-stack-tight",
    )
    form = rx.el.form(
        rx.el.input(type="hidden", name="payment_id", value=row.payment_id),
        rx.el.input(name="proof", aria_label=_("Nomor bukti potong") + ": " + row.number, placeholder=_("Nomor bukti potong"), auto_complete="off", class_name="wm-input"),
        quiet(_("Simpan"), type="submit", aria_label=_("Simpan bukti potong") + ": " + row.number),
        key=row.payment_id, on_submit=State.record_proof, class_name="wm-row",
    )  # fmt: skip
    return line(words, form, key=row.payment_id)


def over() -> rx.Component:
    """Paid and void invoices."""
    rows = section(_("Sudah selesai"), lines(rx.foreach(State.settled, settled_invoice)))
    return rx.cond(State.settled.length() > 0, rows)


def settled_invoice(row: rx.Var[SettledInvoice]) -> rx.Component:
    """What became of it."""
    words = rx.el.div(
        rx.el.span(row.company, class_name="wm-strong wm-wrap"),
        rx.el.span(row.number, " · ", row.words, class_name="wm-meta wm-wrap"),
        class_name="wm-stack-tight",
    )
    verdict = rx.cond(row.paid, badge(_("Lunas"), tone="done"), badge(_("Batal")))
    return line(words, rx.el.div(rx.el.span(row.total, class_name="wm-num"), verdict, class_name="wm-row"), key=row.id)


def matching() -> rx.Component:
    """One invoice: what may arrive, the transfer, and the way to void it."""
    now = State.opened
    close = rx.dialog.close(icon_button("x", _("Tutup")))
    return side_sheet(
        rx.el.div(rx.el.h2(now.company, class_name="wm-wrap"), close, class_name="wm-sheet-head"),
        rx.el.div(invoice_facts(now), transfer_form(now), voiding(now), class_name="wm-sheet-body"),
        opened=now.id != "",
        on_open_change=State.turn,
        title=_("Cocokkan") + ": " + now.number,
    )


def invoice_facts(row: rx.Var[OpenInvoice]) -> rx.Component:
    """The sums that may arrive."""
    paper = site_link(row.number, href=row.path, download="")
    return fact_list(
        (_("Tagihan"), paper),
        (_("Paket"), rx.el.span(row.plan, ", ", row.months)),
        (_("Tanggal"), row.issued),
        (_("Jatuh tempo"), row.due),
        (_("Harga"), rx.el.span(row.net, class_name="wm-num")),
        (_("PPN"), rx.el.span(row.tax, class_name="wm-num")),
        (_("Jumlah transfer"), rx.el.strong(row.total, class_name="wm-num")),
        (_("Bila dipotong PPh 23"), rx.el.span(row.short, class_name="wm-num")),
    )


def transfer_form(row: rx.Var[OpenInvoice]) -> rx.Component:
    """Day, sum, and the tax invoice that is due with the money."""
    faults = State.faults
    return rx.el.form(
        error_summary(faults),
        rx.el.input(type="hidden", name="invoice_id", value=row.id),
        text_field("received_on", _("Tanggal transfer masuk"), fault=faults["received_on"], type="date"),
        rupiah_input("amount", _("Jumlah yang masuk"), fault=faults["amount"], custom_attrs={"data-draft": "amount-" + row.id}),
        text_field("tax_invoice", _("Nomor Faktur Pajak"), hint=_("17 angka dari Coretax."), fault=faults["tax_invoice"], input_mode="numeric", auto_complete="off"),
        rx.el.div(primary(_("Konfirmasi transfer"), type="submit"), class_name="wm-actions"),
        key=row.id, on_submit=State.confirm, no_validate=True, class_name="wm-stack",
    )  # fmt: skip


def voiding(row: rx.Var[OpenInvoice]) -> rx.Component:
    """Ends an invoice that nobody will pay."""
    form = rx.el.form(
        rx.el.input(type="hidden", name="invoice_id", value=row.id),
        text_area("reason", _("Alasan"), hint=_("Tersimpan di jejak petugas. Nomor tagihan tetap terpakai."), fault=State.faults["reason"], rows="2", custom_attrs={"data-draft": "reason-" + row.id}),
        rx.el.div(danger(_("Batalkan tagihan"), type="submit"), class_name="wm-actions"),
        key=row.id, on_submit=State.void, no_validate=True, class_name="wm-stack",
    )  # fmt: skip
    return rx.el.details(rx.el.summary(_("Batalkan tagihan ini")), form)


def _fault(words: rx.Var[str]) -> rx.Component:
    return rx.cond(words, rx.el.p(rx.icon("circle-alert", size=16), words, role="alert", class_name="wm-fault"))


PAGES = [
    Page(
        route=routes.STAFF_PAYMENTS,
        title=lambda: _("Pembayaran"),
        build=payments,
        kinds=frozenset({ActorKind.STAFF}),
        on_load=(State.load,),
        live=State.load,
    )
]
