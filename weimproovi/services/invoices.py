"""Plans that owners ask for: the invoice of each, its number without gaps. Money in whole rupiah."""

from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Invalid
from weimproovi.i18n import _, format, language, n_, words
from weimproovi.models import Company, CompanyMember, Invoice, InvoiceCounter, Payment
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.plans import PLANS
from weimproovi.schemas.billing import InvoiceRow
from weimproovi.services import desk, owner_mails, periods, standing, taxes
from weimproovi.settings import settings
from weimproovi.vocabulary import MailKind, Plan, Purpose

LONGEST = 12  # months
DUE = timedelta(days=14)
SHOWN = 60
FOR_SALE = tuple(plan for plan, terms in PLANS.items() if terms.price)


def ask(actor: Actor, plan: str, months: int) -> InvoiceRow:
    """Issues the invoice for a plan. One at a time waits for its transfer.

    Raises:
        Invalid: "plan", "months", "company" (no address yet) or "" (another one waits). Denied: not an owner.
    """
    standing.require_owner(actor)
    bought = offered(plan, months)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        member = standing.member_of(session, actor)
        company = standing.company_of(session, actor)
        periods.lock(session, company.id)
        _refuse_second(session, company)
        if not company.address:
            raise Invalid({"company": _("Isi alamat kantor di kartu perusahaan lebih dulu; tagihan mencantumkannya.")})
        invoice = _issued(session, member, company, plan=bought, months=months)
        told = {
            "number": invoice.number,
            "plan": bought.value,
            "total": str(invoice.total),
            "due": invoice.due_on.isoformat(),
        }
        owner_mails.tell(session, company.id, MailKind.INVOICE_ISSUED, told, path=routes.PLAN)
        standing.changed(session, company.id)
        desk.changed(session)
        return row_of(invoice, None)


def offered(plan: str, months: int) -> Plan:
    """The plan that is asked for, when it can be bought for so many months.

    Raises:
        Invalid: "plan" or "months".
    """
    found = next((one for one in FOR_SALE if one.value == plan), None)
    if found is None:
        raise Invalid({"plan": _("Pilih paket Tumbuh atau Bisnis.")})
    if not 1 <= months <= LONGEST:
        raise Invalid({"months": _("Pilih 1 sampai 12 bulan.")})
    return found


def mine(session: Session, actor: Actor) -> list[InvoiceRow]:
    """The company's invoices, the newest first; for its owners."""
    wanted = with_payments().where(col(Invoice.company_id) == actor.company_id)
    rows = session.execute(wanted.order_by(col(Invoice.id).desc()).limit(SHOWN))
    return [row_of(invoice, payment) for invoice, payment in rows]


def with_payments() -> Select[Invoice, Payment]:
    """Each invoice with its payment, or with nothing."""
    return select(Invoice, Payment).outerjoin(Payment, col(Payment.invoice_id) == col(Invoice.id))


def row_of(invoice: Invoice, payment: Payment | None) -> InvoiceRow:
    """An invoice as its buyer reads it."""
    state = state_of(invoice, payment)
    return InvoiceRow(
        id=str(invoice.id),
        number=invoice.number,
        plan=words.plan(invoice.plan),
        months=months_words(invoice.months),
        total=format.rupiah(invoice.total),
        issued=format.date_short(invoice.issued_on),
        due=format.date_short(invoice.due_on),
        state=state,
        state_words=state_words(state),
        path=path_of(invoice.id),
    )


def state_of(invoice: Invoice, payment: Payment | None) -> str:
    """ "paid", "void", "overdue" or "waiting"."""
    if payment is not None:
        return "paid"
    if invoice.voided_at is not None:
        return "void"
    return "overdue" if invoice.due_on < clock.today() else "waiting"


def state_words(state: str) -> str:
    return {
        "paid": _("Lunas"),
        "void": _("Batal"),
        "overdue": _("Lewat jatuh tempo"),
        "waiting": _("Menunggu transfer"),
    }[state]


def months_words(months: int) -> str:
    """ "3 bulan" """
    return n_("1 bulan", "{n} bulan", months)


def path_of(invoice_id: UUID) -> str:
    """Where the paper of an invoice is."""
    return routes.INVOICE.format(invoice_id=invoice_id)


def _refuse_second(session: Session, company: Company) -> None:
    rows = session.execute(with_payments().where(col(Invoice.company_id) == company.id))
    for invoice, payment in rows:
        if state_of(invoice, payment) == "waiting":
            raise Invalid(
                {
                    "": _(
                        "Tagihan {number} masih menunggu transfer. Bayar tagihan itu, atau tulis kepada kami agar dibatalkan.",
                        number=invoice.number,
                    )
                }
            )


def _issued(session: Session, by: CompanyMember, company: Company, *, plan: Plan, months: int) -> Invoice:
    """The invoice as of today in Jakarta. Its number is taken last, because taking it makes others wait."""
    today, price = clock.today(), PLANS[plan].price * months
    tax = taxes.ppn(price, today)
    invoice = Invoice(
        company_id=company.id,
        account_id=by.account_id,
        number="",
        year=today.year,
        ordinal=_next(session, today.year),
        plan=plan,
        months=months,
        seller=asdict(settings().seller),
        buyer_name=company.name,
        buyer_address=", ".join(filter(None, (company.address, company.city)))[:300],
        net=price,
        tax_base=tax.base,
        tax_rate=tax.rate,
        tax=tax.tax,
        total=price + tax.tax,
        issued_on=today,
        due_on=today + DUE,
        language=language(),
    )
    invoice.number = f"WMP/{invoice.year}/{invoice.ordinal:05}"
    session.add(invoice)
    session.flush()
    return invoice


def _next(session: Session, year: int) -> int:
    """The next number of a year. The counter's row stays locked until the invoice is there, so that a rolled back one leaves no gap."""
    raised = insert(InvoiceCounter).values(year=year, last=1)
    raised = raised.on_conflict_do_update(index_elements=["year"], set_={"last": col(InvoiceCounter.last) + 1})
    return int(session.execute(raised.returning(col(InvoiceCounter.last))).scalar_one())
