"""Staff match transfers with invoices: which sums are accepted, one period for each, proofs, voiding, who may."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import billing, market
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.i18n.format import jakarta_date
from weimproovi.models import Invoice, Payment, StaffAct, WithholdingProof
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import billing as plan_page
from weimproovi.services import payments, subscriptions
from weimproovi.services.periods import months_after
from weimproovi.vocabulary import MailKind, Plan, Purpose, StaffActKind, StaffRole

pytestmark = pytest.mark.usefixtures("database")


def faults(invoice: Invoice, **typed: str) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        billing.confirmed(invoice, **typed)
    return refused.value.faults


def acts(kind: StaffActKind) -> list[StaffAct]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(StaffAct).where(col(StaffAct.act) == kind)).scalars())


def payment() -> Payment:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(Payment)).scalars().one()


def test_a_confirmed_transfer_begins_the_plan_at_once() -> None:
    owner = market.some_owner()
    invoice = billing.bought(owner, Plan.GROWTH, 3)
    view = subscriptions.plan_view(owner)
    last = months_after(clock.today(), 3)
    assert view.code == "growth"
    assert jakarta_date(billing.periods_of(owner)[0].paid_until) == last  # type: ignore[arg-type]
    assert plan_page.billing(owner).invoices[0].state_words == "Lunas"
    told = billing.mails_to(owner, MailKind.PAYMENT_CONFIRMED)[0]
    assert (told["number"], told["plan"], told["until"]) == (invoice.number, "growth", last.isoformat())


def test_the_payment_keeps_who_saw_it_and_the_tax_invoice() -> None:
    invoice = billing.bought(market.some_owner())
    kept = payment()
    assert (kept.invoice_id, kept.amount, kept.withheld) == (invoice.id, invoice.total, 0)
    assert (kept.confirmed_by, kept.tax_invoice_number) == ("Nirmala", billing.TAX_INVOICE)
    assert acts(StaffActKind.PAYMENT_CONFIRM)[0].subject_id == invoice.id


def test_a_transfer_short_by_pph_23_is_accepted_and_waits_for_its_proof() -> None:
    owner, staff = market.some_owner(), billing.cashier()
    invoice = billing.asked(owner, Plan.GROWTH, 3)
    billing.confirmed(invoice, staff, amount=f"Rp {invoice.total - 29_940:_}".replace("_", "."))
    assert payment().withheld == 29_940
    assert subscriptions.plan_view(owner).code == "growth"
    waiting = payments.awaited_proofs(staff)[0]
    assert (waiting.number, waiting.withheld) == (invoice.number, "Rp29.940")
    payments.record_proof(staff, waiting.payment_id, " 2600000123 ")
    assert payments.awaited_proofs(staff) == []
    with pytest.raises(NotFound):
        payments.record_proof(staff, waiting.payment_id, "2")


def test_the_proof_is_kept_with_its_number_and_receiver() -> None:
    invoice, staff = billing.asked(market.some_owner()), billing.cashier()
    billing.confirmed(invoice, staff, amount=str(invoice.total - 9_980))
    payments.record_proof(staff, str(payment().id), "2600000123")
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        proof = session.execute(select(WithholdingProof)).scalars().one()
    assert (proof.payment_id, proof.number, proof.received_by) == (payment().id, "2600000123", "Nirmala")


def test_nothing_withheld_needs_no_proof() -> None:
    billing.bought(market.some_owner())
    with pytest.raises(NotFound):
        payments.record_proof(billing.cashier(), str(payment().id), "1")


@pytest.mark.parametrize(("change", "words"), [(-1, "Kurang Rp1 "), (1, "Lebih Rp1 "), (-9_979, "Kurang Rp9.979 "), (-9_981, "Kurang Rp9.981 ")])
def test_any_other_sum_is_refused_with_the_difference(change: int, words: str) -> None:
    owner = market.some_owner()
    invoice = billing.asked(owner)
    assert faults(invoice, amount=str(invoice.total + change))["amount"].startswith(words)
    assert billing.periods_of(owner) == []


@pytest.mark.parametrize("written", ["", "banyak", "-553890", "553890,50", "5" * 13, "٥٥٣٨٩٠"])
def test_what_is_no_sum_is_refused(written: str) -> None:
    assert list(faults(billing.asked(market.some_owner()), amount=written)) == ["amount"]


@pytest.mark.parametrize("number", ["", "0400260000000001", "040026000000000177", "0400260000000001A"])
def test_a_tax_invoice_has_seventeen_digits(number: str) -> None:
    assert list(faults(billing.asked(market.some_owner()), tax_invoice=number)) == ["tax_invoice"]


@pytest.mark.parametrize("days", [-1, 1])
def test_a_transfer_comes_between_the_invoice_and_today(days: int) -> None:
    invoice = billing.asked(market.some_owner())
    assert list(faults(invoice, received_on=(clock.today() + timedelta(days=days)).isoformat())) == ["received_on"]
    assert list(faults(invoice, received_on="kemarin")) == ["received_on"]


def test_confirming_twice_is_one_period() -> None:
    owner = market.some_owner()
    invoice = billing.bought(owner)
    assert list(faults(invoice)) == [""]
    assert len(billing.periods_of(owner)) == 1


def test_several_staff_at_once_make_one_payment_and_one_period() -> None:
    owner, staff = market.some_owner(), [billing.cashier() for _number in range(6)]
    invoice = billing.asked(owner)

    def confirm(by: Actor) -> bool:
        try:
            billing.confirmed(invoice, by)
        except Invalid:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(confirm, staff)) == 1
    assert payment().invoice_id == invoice.id
    assert len(billing.periods_of(owner)) == len(acts(StaffActKind.PAYMENT_CONFIRM)) == 1


def test_confirming_and_voiding_at_once_is_one_of_both() -> None:
    owner, staff = market.some_owner(), billing.cashier()
    invoice = billing.asked(owner)
    deeds: list[Callable[[], None]] = [
        lambda: billing.confirmed(invoice, staff),
        lambda: payments.void(staff, str(invoice.id), "Dua kali diminta."),
    ]
    with ThreadPoolExecutor(2) as pool:
        outcomes = [future.exception() for future in [pool.submit(deed) for deed in deeds]]
    assert [type(outcome) for outcome in outcomes if outcome] == [Invalid]
    assert len(billing.periods_of(owner)) == (outcomes[0] is None)


def test_a_void_invoice_keeps_its_number_and_takes_no_money() -> None:
    owner, staff = market.some_owner(), billing.cashier()
    invoice = billing.asked(owner)
    with pytest.raises(Invalid):
        payments.void(staff, str(invoice.id), "  ")
    payments.void(staff, str(invoice.id), "Salah paket.")
    assert list(faults(invoice)) == [""]
    assert plan_page.billing(owner).invoices[0].state_words == "Batal"
    assert billing.asked(owner, Plan.BUSINESS).ordinal == invoice.ordinal + 1
    assert acts(StaffActKind.INVOICE_VOID)[0].words["reason"] == "Salah paket."


def test_staff_see_what_waits_by_due_time_and_what_is_over() -> None:
    staff, first, second = billing.cashier(), market.some_owner("PT Satu"), market.some_owner("PT Dua")
    late, paid = billing.asked(first), billing.asked(second)
    billing.confirmed(paid, staff)
    with clock.moved(timedelta(days=15)):
        rows = payments.waiting(staff)
    assert [(row.number, row.company, row.overdue, row.short) for row in rows] == [(late.number, "PT Satu", True, "Rp543.910")]
    assert [(row.number, row.paid) for row in payments.settled(staff)] == [(paid.number, True)]


@pytest.mark.parametrize("role", [role for role in StaffRole if role is not StaffRole.FINANCE])
def test_staff_without_finance_do_and_read_nothing(role: StaffRole) -> None:
    owner, staff = market.some_owner(), market.some_staff(role)
    invoice = billing.asked(owner)
    for attempt in (
        lambda: payments.waiting(staff),
        lambda: payments.settled(staff),
        lambda: payments.awaited_proofs(staff),
        lambda: billing.confirmed(invoice, staff),
        lambda: payments.void(staff, str(invoice.id), "x"),
        lambda: payments.record_proof(staff, str(invoice.id), "1"),
    ):
        with pytest.raises(Denied):
            attempt()
    assert billing.periods_of(owner) == []


@pytest.mark.parametrize("invoice_id", ["bukan-id", "00000000-0000-7000-8000-000000000000"])
def test_an_invoice_that_is_not_there_is_not_found(invoice_id: str) -> None:
    with pytest.raises(NotFound):
        payments.confirm(billing.cashier(), invoice_id, {})
