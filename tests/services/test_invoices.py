"""Asking for a plan: the invoice, its number without gaps, its sums, who may ask and who may read."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.support import billing, market
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.i18n import speaking
from weimproovi.models import Invoice
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.services import billing as plan_page
from weimproovi.services import companies, invoice_papers, invoices, payments
from weimproovi.vocabulary import MailKind, MemberRole, Plan, Purpose, StaffRole

pytestmark = pytest.mark.usefixtures("database")


def rows(owner: Actor) -> list[str]:
    return [row.state for row in plan_page.billing(owner).invoices]


def numbers() -> list[str]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return sorted(session.execute(select(Invoice.number)).scalars())  # type: ignore[call-overload]


def at(moment: datetime) -> timedelta:
    return moment - clock.now()


def test_an_invoice_says_what_is_bought_and_what_it_costs() -> None:
    owner = market.some_owner()
    invoice = billing.asked(owner, Plan.GROWTH, 3)
    assert (invoice.net, invoice.tax_base, invoice.tax_rate, invoice.tax, invoice.total) == (1_497_000, 1_372_250, 1_200, 164_670, 1_661_670)
    assert (invoice.buyer_name, invoice.buyer_address) == ("PT Kopi Senja", "Jl. Melati 1, Bandung")
    assert invoice.due_on - invoice.issued_on == timedelta(days=14)
    assert invoice.number == f"WMP/{clock.today().year}/00001"


def test_its_owner_is_told_by_mail_and_on_the_plan_page() -> None:
    owner = market.some_owner()
    invoice = billing.asked(owner)
    told = billing.mails_to(owner, MailKind.INVOICE_ISSUED)[0]
    assert (told["number"], told["plan"], told["total"], told["path"]) == (invoice.number, "growth", "553890", "/rekruter/paket")
    row = plan_page.billing(owner).invoices[0]
    assert (row.number, row.state_words, row.total) == (invoice.number, "Menunggu transfer", "Rp553.890")


def test_an_invoice_is_overdue_after_its_last_day_in_jakarta() -> None:
    owner = market.some_owner()
    last = billing.asked(owner).due_on
    for hour, minute, state in ((23, 59, "waiting"), (24, 0, "overdue")):
        edge = datetime(last.year, last.month, last.day, tzinfo=clock.WIB) + timedelta(hours=hour, minutes=minute)
        with clock.moved(at(edge)):
            assert rows(owner) == [state]


def test_one_invoice_waits_at_a_time() -> None:
    owner = market.some_owner()
    billing.asked(owner)
    with pytest.raises(Invalid, match=r"^$"):
        invoices.ask(owner, "business", 1)
    with clock.moved(timedelta(days=15)):
        invoices.ask(owner, "business", 1)
        assert rows(owner) == ["waiting", "overdue"]


@pytest.mark.parametrize(("plan", "months", "field"), [("free", 1, "plan"), ("gold", 1, "plan"), ("growth", 0, "months"), ("growth", 13, "months")])
def test_what_is_not_for_sale_is_refused(plan: str, months: int, field: str) -> None:
    owner = market.some_owner()
    with pytest.raises(Invalid) as refused:
        invoices.ask(owner, plan, months)
    assert list(refused.value.faults) == [field]
    assert numbers() == []


def test_a_company_without_an_address_writes_it_first() -> None:
    owner = market.some_owner()
    companies.save_card(owner, {"name": "PT Kopi Senja", "address": "", "city": ""})
    with pytest.raises(Invalid) as refused:
        invoices.ask(owner, "growth", 1)
    assert list(refused.value.faults) == ["company"]


def test_twenty_owners_at_once_get_numbers_without_gaps() -> None:
    owners = [market.some_owner(f"PT {number}") for number in range(20)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda owner: invoices.ask(owner, "growth", 1), owners))
    assert numbers() == [f"WMP/{clock.today().year}/{number:05}" for number in range(1, 21)]


def test_one_owner_who_asks_twenty_times_at_once_gets_one() -> None:
    owner = market.some_owner()

    def ask(_turn: int) -> bool:
        try:
            invoices.ask(owner, "growth", 1)
        except Invalid:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(ask, range(20))) == 1
    assert len(numbers()) == 1


def test_a_number_that_was_rolled_back_leaves_no_gap() -> None:
    first, second = market.some_owner("PT Satu"), market.some_owner("PT Dua")
    billing.asked(first)
    with pytest.raises(LookupError):
        take_a_number_and_fail()
    billing.asked(second)
    assert [number[-5:] for number in numbers()] == ["00001", "00002"]


def take_a_number_and_fail() -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        invoices._next(session, clock.today().year)
        raise LookupError


def test_numbers_begin_anew_with_the_year_of_jakarta() -> None:
    first, second = market.some_owner("PT Satu"), market.some_owner("PT Dua")
    year = clock.today().year
    midnight = datetime(year + 1, 1, 1, tzinfo=clock.WIB)
    with clock.moved(at(midnight - timedelta(minutes=1))):
        assert billing.asked(first).number == f"WMP/{year}/00001"
    with clock.moved(at(midnight + timedelta(minutes=1))):
        invoice = billing.asked(second)
    assert (invoice.number, invoice.issued_on) == (f"WMP/{year + 1}/00001", date(year + 1, 1, 1))


@pytest.mark.parametrize("role", [role for role in MemberRole if role is not MemberRole.OWNER])
def test_members_who_are_not_owners_ask_and_read_nothing(role: MemberRole) -> None:
    owner = market.some_owner()
    invoice = billing.asked(owner)
    member = market.some_member(owner, role)
    for attempt in attempts(member, invoice):
        with pytest.raises(Denied):
            attempt()
    seen = plan_page.billing(member)
    assert (seen.owner, seen.owners, seen.invoices, seen.vacancies) == (False, "Wati", [], [])


def test_candidates_strangers_and_staff_ask_for_nothing() -> None:
    invoice = billing.asked(market.some_owner())
    for nobody in (market.some_candidate(), ANONYMOUS, market.some_staff(), market.some_staff(StaffRole.FINANCE)):
        for attempt in attempts(nobody, invoice)[:2]:
            with pytest.raises(Denied):
                attempt()


def test_another_company_finds_nothing() -> None:
    invoice = billing.asked(market.some_owner())
    other = market.some_owner("PT Lain")
    with pytest.raises(NotFound):
        invoice_papers.document(other, str(invoice.id))
    assert plan_page.billing(other).invoices == []


def attempts(actor: Actor, invoice: Invoice) -> list[Callable[[], object]]:
    return [
        lambda: invoices.ask(actor, "growth", 1),
        lambda: plan_page.change(actor, "growth", 1),
        lambda: invoice_papers.document(actor, str(invoice.id)),
        lambda: payments.confirm(actor, str(invoice.id), billing.transfer(invoice)),
        lambda: payments.void(actor, str(invoice.id), "x"),
        lambda: payments.waiting(actor),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_invoice_keeps_the_language_in_which_it_was_asked_for(language: str) -> None:
    owner = market.some_owner()
    with speaking(language):
        invoice = billing.asked(owner)
    assert invoice.language == language
