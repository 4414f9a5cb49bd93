"""Staff match transfers with invoices. A confirmed transfer begins exactly one period; what is short by PPh 23 waits for its proof."""

import re
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, format, words
from weimproovi.models import Invoice, Payment, WithholdingProof
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.billing import AwaitedProof, OpenInvoice, SettledInvoice
from weimproovi.services import desk, ids, invoices, owner_mails, periods, plan_limits, staff_audit, standing, taxes
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import MailKind, Purpose, StaffActKind

SHOWN = 100
TAX_INVOICE = re.compile(r"[0-9]{17}")  # Faktur Pajak, as Coretax numbers them
LONGEST_PROOF = 40
LONGEST_REASON = 200


def waiting(actor: Actor) -> list[OpenInvoice]:
    """Invoices without a payment, the earliest due first.

    Raises:
        Denied: no role of the actor's includes payments.
    """
    staff_acts.require(actor, StaffActKind.PAYMENT_CONFIRM)
    open_ones = (col(Payment.id).is_(None), col(Invoice.voided_at).is_(None))
    wanted = invoices.with_payments().where(*open_ones).order_by(col(Invoice.due_on), col(Invoice.id)).limit(SHOWN)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return [_open(invoice) for invoice, _payment in session.execute(wanted)]


def awaited_proofs(actor: Actor) -> list[AwaitedProof]:
    """Payments short by PPh 23 whose proof has not come, the longest wait first."""
    staff_acts.require(actor, StaffActKind.TAX_PROOF)
    wanted = (
        select(Invoice, Payment)
        .join(Payment, col(Payment.invoice_id) == col(Invoice.id))
        .outerjoin(WithholdingProof, col(WithholdingProof.payment_id) == col(Payment.id))
        .where(col(Payment.withheld) > 0, col(WithholdingProof.id).is_(None))
        .order_by(col(Payment.id))
        .limit(SHOWN)
    )
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return [_awaited(invoice, payment) for invoice, payment in session.execute(wanted)]


def settled(actor: Actor) -> list[SettledInvoice]:
    """Paid and void invoices, the newest first."""
    staff_acts.require(actor, StaffActKind.PAYMENT_CONFIRM)
    over = col(Payment.id).is_not(None) | col(Invoice.voided_at).is_not(None)
    wanted = invoices.with_payments().where(over).order_by(col(Invoice.id).desc()).limit(SHOWN)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return [_settled(invoice, payment) for invoice, payment in session.execute(wanted)]


def confirm(actor: Actor, invoice_id: str | UUID, typed: Mapping[str, str]) -> None:
    """Records the transfer of an invoice and begins its period, in one transaction.

    Args:
        typed: "received_on" as YYYY-MM-DD, "amount" in whole rupiah, "tax_invoice": the number of the Faktur Pajak, which is due when money comes in
            before the service (UU PPN, art. 13(1a)b).

    Raises:
        Invalid: words by field; "" where it is paid or void already. Denied, NotFound.
    """
    staff_acts.require(actor, StaffActKind.PAYMENT_CONFIRM)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        invoice = _unpaid(session, invoice_id)
        received, amount, number = _read(invoice, typed)
        name = staff_audit.record(
            session,
            actor,
            StaffActKind.PAYMENT_CONFIRM,
            invoice.id,
            number=invoice.number,
            amount=format.rupiah(amount),
        )
        session.add(
            Payment(
                company_id=invoice.company_id,
                invoice_id=invoice.id,
                received_on=received,
                amount=amount,
                withheld=invoice.total - amount,
                tax_invoice_number=number,
                confirmed_by=name,
            )
        )
        period = periods.begin(session, invoice)
        session.flush()
        plan_limits.fit(session, invoice.company_id, resuming=True)
        _tell(session, invoice, format.jakarta_date(period.paid_until or clock.now()))
        _follow(session, invoice)


def void(actor: Actor, invoice_id: str | UUID, reason: str) -> None:
    """An unpaid invoice is no longer asked for; its number stays taken.

    Raises:
        Invalid: "reason" is missing or too long; "" where it is paid or void already. Denied, NotFound.
    """
    staff_acts.require(actor, StaffActKind.INVOICE_VOID)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        invoice, why = _unpaid(session, invoice_id), tidy(reason)
        if not 0 < len(why) <= LONGEST_REASON:
            raise Invalid(
                {"reason": _("Tulis alasannya, paling banyak {n} karakter.", n=format.number(LONGEST_REASON))}
            )
        staff_audit.record(session, actor, StaffActKind.INVOICE_VOID, invoice.id, number=invoice.number, reason=why)
        invoice.voided_at = clock.now()
        _follow(session, invoice)


def record_proof(actor: Actor, payment_id: str | UUID, number: str) -> None:
    """The proof (bukti potong) of what a buyer withheld has come.

    Raises:
        Invalid: "proof". Denied, NotFound: nothing was withheld, or its proof is there.
    """
    staff_acts.require(actor, StaffActKind.TAX_PROOF)
    written = tidy(number)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        payment = session.get(Payment, ids.parse(payment_id))
        if payment is None or not payment.withheld:
            raise NotFound
        periods.lock(session, payment.company_id)
        if session.execute(select(WithholdingProof).where(col(WithholdingProof.payment_id) == payment.id)).first():
            raise NotFound
        if not 0 < len(written) <= LONGEST_PROOF:
            raise Invalid(
                {"proof": _("Tulis nomor bukti potong, paling banyak {n} karakter.", n=format.number(LONGEST_PROOF))}
            )
        name = staff_audit.record(session, actor, StaffActKind.TAX_PROOF, payment.id, proof=written)
        session.add(
            WithholdingProof(company_id=payment.company_id, payment_id=payment.id, number=written, received_by=name)
        )
        desk.changed(session)


def _unpaid(session: Session, invoice_id: str | UUID) -> Invoice:
    """An invoice that still waits, locked: of two who confirm at once, the second finds it paid."""
    invoice = session.get(Invoice, ids.parse(invoice_id))
    if invoice is None:
        raise NotFound
    periods.lock(session, invoice.company_id)
    session.refresh(invoice, with_for_update=True)
    paid = session.execute(select(col(Payment.id)).where(col(Payment.invoice_id) == invoice.id)).first()
    if paid:
        raise Invalid({"": _("Tagihan {number} sudah lunas.", number=invoice.number)})
    if invoice.voided_at is not None:
        raise Invalid({"": _("Tagihan {number} sudah dibatalkan.", number=invoice.number)})
    return invoice


def _read(invoice: Invoice, typed: Mapping[str, str]) -> tuple[date, int, str]:
    received = _day(typed.get("received_on", ""))
    amount = re.sub(r"[\s.]|^Rp", "", typed.get("amount", "").strip())
    number = re.sub(r"[\s.-]", "", typed.get("tax_invoice", ""))
    faults = {
        "received_on": "" if received and invoice.issued_on <= received <= clock.today() else _day_words(invoice),
        "amount": _amount_words(invoice, amount),
        "tax_invoice": "" if TAX_INVOICE.fullmatch(number) else _("Tulis nomor Faktur Pajak dengan 17 angka."),
    }
    if received is None or any(faults.values()):
        raise Invalid({field: fault for field, fault in faults.items() if fault})
    return received, int(amount), number


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _day_words(invoice: Invoice) -> str:
    return _("Pilih tanggal transfer dari {first} sampai hari ini.", first=format.date_short(invoice.issued_on))


def _amount_words(invoice: Invoice, written: str) -> str:
    """What is missing or too much; nothing for the total, and nothing for the total without PPh 23."""
    if not re.fullmatch(r"[0-9]{1,12}", written):
        return _("Tulis jumlah yang masuk dalam rupiah.")
    amount, short = int(written), invoice.total - taxes.withheld(invoice.net)
    if amount in (invoice.total, short):
        return ""
    if amount > invoice.total:
        return _(
            "Lebih {difference} dari jumlah tagihan {total}.",
            difference=format.rupiah(amount - invoice.total),
            total=format.rupiah(invoice.total),
        )
    return _(
        "Kurang {difference} dari jumlah tagihan {total}. Dengan potongan PPh 23 yang masuk {short}.",
        difference=format.rupiah(invoice.total - amount),
        total=format.rupiah(invoice.total),
        short=format.rupiah(short),
    )


def _tell(session: Session, invoice: Invoice, last_day: date) -> None:
    told = {"number": invoice.number, "plan": invoice.plan.value, "until": last_day.isoformat()}
    owner_mails.tell(session, invoice.company_id, MailKind.PAYMENT_CONFIRMED, told, path=routes.PLAN)


def _follow(session: Session, invoice: Invoice) -> None:
    """Open pages of the company and of staff read again."""
    standing.changed(session, invoice.company_id)
    desk.changed(session)


def _open(invoice: Invoice) -> OpenInvoice:
    return OpenInvoice(
        id=str(invoice.id),
        number=invoice.number,
        company=invoice.buyer_name,
        plan=words.plan(invoice.plan),
        months=invoices.months_words(invoice.months),
        issued=format.date_short(invoice.issued_on),
        due=format.date_short(invoice.due_on),
        overdue=invoices.state_of(invoice, None) == "overdue",
        net=format.rupiah(invoice.net),
        tax=format.rupiah(invoice.tax),
        total=format.rupiah(invoice.total),
        short=format.rupiah(invoice.total - taxes.withheld(invoice.net)),
        path=invoices.path_of(invoice.id),
    )


def _awaited(invoice: Invoice, payment: Payment) -> AwaitedProof:
    return AwaitedProof(
        str(payment.id),
        invoice.number,
        invoice.buyer_name,
        format.rupiah(payment.withheld),
        format.date_short(payment.received_on),
    )


def _settled(invoice: Invoice, payment: Payment | None) -> SettledInvoice:
    if payment is not None:
        said = _(
            "Lunas {day}, dikonfirmasi {name}", day=format.date_short(payment.received_on), name=payment.confirmed_by
        )
    else:
        said = invoices.state_words("void")
    return SettledInvoice(
        str(invoice.id),
        invoice.number,
        invoice.buyer_name,
        format.rupiah(invoice.total),
        said,
        payment is not None,
        invoices.path_of(invoice.id),
    )
