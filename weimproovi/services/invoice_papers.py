"""The paper of an invoice, for owners of the company that it was issued to and for staff who match transfers."""

from sqlalchemy import select
from sqlmodel import col

from weimproovi import db
from weimproovi.errors import NotFound
from weimproovi.i18n import _, format, speaking, words
from weimproovi.integrations import invoice_pdf
from weimproovi.models import Invoice
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import ids, standing, taxes
from weimproovi.services.file_stream import FileStream
from weimproovi.services.invoices import months_words
from weimproovi.vocabulary import ActorKind, Purpose, StaffActKind


def document(actor: Actor, invoice_id: str) -> FileStream:
    """The paper of an invoice, in the language in which it was asked for.

    Raises:
        NotFound, Denied: not there, not of the actor's company, not an owner, staff without the role.
    """
    if actor.kind is ActorKind.STAFF:
        staff_acts.require(actor, StaffActKind.PAYMENT_CONFIRM)
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            return _paper(session.get(Invoice, ids.parse(invoice_id)))
    standing.require_owner(actor)
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        own = select(Invoice).where(
            col(Invoice.id) == ids.parse(invoice_id), col(Invoice.company_id) == actor.company_id
        )
        return _paper(session.execute(own).scalars().first())


def _paper(invoice: Invoice | None) -> FileStream:
    if invoice is None:
        raise NotFound
    with speaking(invoice.language):
        content = invoice_pdf.render(_sheet(invoice))
        name = _("Tagihan {number}.pdf", number=invoice.number.replace("/", "-"))
    return FileStream(iter([content]), "application/pdf", len(content), name)


def _sheet(invoice: Invoice) -> invoice_pdf.InvoiceSheet:
    """Everything that the paper shows, in the current language."""
    seller = invoice.seller
    bought = _("Paket {plan}, {months}", plan=words.plan(invoice.plan), months=months_words(invoice.months))
    base_words = _("Dasar pengenaan pajak")
    if invoice.tax_base != invoice.net:
        base_words = _("Dasar pengenaan pajak (nilai lain 11/12, PMK 131/2024)")
    return invoice_pdf.InvoiceSheet(
        number=invoice.number,
        issued=format.date_long(invoice.issued_on),
        due=format.date_long(invoice.due_on),
        seller=(seller["name"], seller["address"], f"NPWP {seller['tax_id']}"),
        buyer=(invoice.buyer_name, invoice.buyer_address),
        bought=bought,
        unit=_("{price} per bulan", price=format.rupiah(invoice.net // invoice.months)),
        net=format.rupiah(invoice.net),
        lines=(
            (base_words, format.rupiah(invoice.tax_base)),
            (_("PPN {rate}", rate=format.percent(invoice.tax_rate)), format.rupiah(invoice.tax)),
        ),
        total=format.rupiah(invoice.total),
        account=seller["bank_account"],
        notes=(
            _("Cantumkan nomor tagihan pada berita transfer. Masa paket mulai saat transfer kami konfirmasi."),
            _(
                "Perusahaan yang memotong PPh 23 mentransfer {short} dan mengirim nomor bukti potongnya kepada kami.",
                short=format.rupiah(invoice.total - taxes.withheld(invoice.net)),
            ),
        ),
    )
