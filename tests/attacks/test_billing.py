"""Attacks on plans and money: invoices of others by every route and handler, confirming twice at once, wrong roles; candidates never learn a plan."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import ProgrammingError
from sqlmodel import col

from tests.support import billing, market
from tests.support.caller import caller
from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import Town, cookie_of, town
from weimproovi import clock, db
from weimproovi.models import Invoice, Payment, Subscription
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import periods
from weimproovi.vocabulary import MemberRole, Plan, Purpose, StaffRole
from weimproovi.workspace.recruiter.plan_request_state import PlanRequestState
from weimproovi.workspace.recruiter.plan_state import PlanState
from weimproovi.workspace.recruiter.sheet_state import SheetState
from weimproovi.workspace.staff.payments_state import PaymentsState

pytestmark = pytest.mark.usefixtures("database")
PAGE, DESK = "/rekruter/paket", "/staf/pembayaran"
REQUEST, PLAN, PAYMENTS, SHEET = (state.get_full_name() for state in (PlanRequestState, PlanState, PaymentsState, SheetState))


def paper(live_server: LiveServer, invoice: Invoice, cookie: str = "") -> int:
    with caller(live_server, cookie) as client:
        return client.get(f"/berkas/tagihan/{invoice.id}").status_code


def rows(table: type[Invoice] | type[Payment] | type[Subscription]) -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return len(session.execute(select(table)).scalars().all())


def test_the_paper_opens_for_its_owner_and_for_finance_alone(live_server: LiveServer) -> None:
    owner, other = market.some_owner(), market.some_owner("PT Lain")
    invoice = billing.asked(owner)
    members = [market.some_member(owner, role) for role in MemberRole if role is not MemberRole.OWNER]
    staff = [market.some_staff(role) for role in StaffRole if role is not StaffRole.FINANCE]
    refused = [paper(live_server, invoice, cookie_of(actor)) for actor in (*members, *staff, other, market.some_candidate())]
    assert {*refused, paper(live_server, invoice)} == {404}
    assert [paper(live_server, invoice, cookie_of(actor)) for actor in (owner, billing.cashier())] == [200, 200]


def test_a_paper_is_closed_to_caches_and_scripts(live_server: LiveServer) -> None:
    owner = market.some_owner()
    invoice = billing.asked(owner)
    with caller(live_server, cookie_of(owner)) as client:
        answer = client.get(f"/berkas/tagihan/{invoice.id}")
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("role", [MemberRole.RECRUITER, MemberRole.HIRING_MANAGER, MemberRole.REVIEWER])
def test_members_who_are_not_owners_ask_and_choose_nothing_by_any_handler(live_server: LiveServer, role: MemberRole) -> None:
    owner = market.some_owner()
    vacancy = market.some_vacancy(owner)
    billing.asked(owner)
    with Tab(live_server.url, cookie_of(market.some_member(owner, role)), path=PAGE) as tab:
        tab.send(f"{REQUEST}.begin", {"plan": "business"})
        tab.send(f"{REQUEST}.send")
        tab.send(f"{PLAN}.mark", {"vacancy_id": vacancy.id, "stays": True})
        tab.send(f"{PLAN}.keep")
        tab.settle()
        assert tab.value("billing")["invoices"] == []
        assert "WMP/" not in "".join(tab.frames)
    assert rows(Invoice) == 1


def test_candidates_and_staff_reach_no_handler_of_the_plan(live_server: LiveServer) -> None:
    for nobody, path in ((market.some_candidate(), "/akun"), (billing.cashier(), DESK)):
        with Tab(live_server.url, cookie_of(nobody), path=path) as tab:
            tab.send(f"{REQUEST}.begin", {"plan": "business"})
            tab.send(f"{REQUEST}.send")
            tab.send(f"{PLAN}.load")
            tab.settle()
            assert tab.value("plans") in (None, [])
    assert rows(Invoice) == 0


@pytest.mark.parametrize("role", [role for role in StaffRole if role is not StaffRole.FINANCE])
def test_staff_without_finance_confirm_void_and_read_nothing(live_server: LiveServer, role: StaffRole) -> None:
    invoice = billing.asked(market.some_owner())
    with Tab(live_server.url, cookie_of(market.some_staff(role)), path=DESK) as tab:
        confirm(tab, invoice)
        tab.send(f"{PAYMENTS}.void", {"typed": {"invoice_id": str(invoice.id), "reason": "x"}})
        tab.send(f"{PAYMENTS}.record_proof", {"typed": {"payment_id": str(uuid4()), "proof": "1"}})
        tab.settle()
        assert "WMP/" not in "".join(tab.frames)
    assert rows(Payment) == 0


def test_owners_and_candidates_confirm_no_transfer(live_server: LiveServer) -> None:
    owner = market.some_owner()
    invoice = billing.asked(owner)
    for nobody, path in ((owner, PAGE), (market.some_candidate(), "/akun")):
        with Tab(live_server.url, cookie_of(nobody), path=path) as tab:
            confirm(tab, invoice)
            tab.settle()
    assert rows(Payment) == rows(Subscription) == 0


def confirm(tab: Tab, invoice: Invoice) -> None:
    tab.send(f"{PAYMENTS}.confirm", {"typed": {"invoice_id": str(invoice.id), **billing.transfer(invoice)}})


def test_two_tabs_of_staff_at_once_begin_one_period(live_server: LiveServer) -> None:
    owner = market.some_owner()
    invoice = billing.asked(owner)
    cookies = [cookie_of(billing.cashier()) for _tab in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda cookie: confirm_in_tab(live_server, cookie, invoice), cookies))
    assert rows(Payment) == rows(Subscription) == 1


def confirm_in_tab(live_server: LiveServer, cookie: str, invoice: Invoice) -> None:
    with Tab(live_server.url, cookie, path=DESK) as tab:
        confirm(tab, invoice)
        tab.settle()


@pytest.mark.clause("S6", "refuses")
def test_an_open_sheet_loses_what_the_plan_no_longer_has_within_one_event(live_server: LiveServer) -> None:
    found = town()
    path = f"/rekruter/lamaran/{found.application_id}"
    with Tab(live_server.url, cookie_of(found.owner), path=path) as tab:
        tab.send(f"{SHEET}.load")
        assert tab.settle().value("sheet", of="sheet_state")["download_url"]
        end_plan(found)
        tab.send(f"{SHEET}.load")
        assert not tab.settle().value("sheet", of="sheet_state")["download_url"]


def test_a_confirmed_transfer_opens_what_the_plan_has_on_the_open_page(live_server: LiveServer) -> None:
    found = town()
    end_plan(found)
    invoice = billing.asked(found.owner)
    path = f"/rekruter/lamaran/{found.application_id}"
    with Tab(live_server.url, cookie_of(found.owner), path=path) as tab:
        tab.send(f"{SHEET}.load")
        assert not tab.settle().value("sheet", of="sheet_state")["download_url"]
        billing.confirmed(invoice)
        assert tab.settle(until="sheet").value("sheet", of="sheet_state")["download_url"]


def end_plan(found: Town) -> None:
    """As the clock would: the period is over."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        over = clock.now() - timedelta(seconds=1)
        session.execute(update(Subscription).where(col(Subscription.company_id) == found.owner.company_id).values(ends_at=over))


@pytest.mark.clause("S6", "refuses")
def test_candidates_never_learn_a_plan_or_a_payment(live_server: LiveServer) -> None:
    found = town()
    billing.bought(found.owner, Plan.BUSINESS)
    pages = ["/akun", "/akun/lamaran", f"/akun/lamaran/{found.application_id}", "/akun/privasi", "/akun/notifikasi"]
    for path in pages:
        with Tab(live_server.url, cookie_of(found.victim), path=path) as tab:
            said = "".join(tab.frames).lower()
            assert [word for word in ("wmp/", "business", "bisnis", "growth", "tumbuh", "tagihan", "paket") if word in said] == []


def test_row_security_shows_a_company_its_own_money_alone() -> None:
    owner, other = market.some_owner(), market.some_owner("PT Lain")
    billing.bought(owner)
    assert [seen(actor) for actor in (owner, other, market.some_candidate(), billing.cashier())] == [2, 0, 0, 0]


def seen(actor: Actor) -> int:
    with db.transaction(actor, Purpose.ADMINISTER) as session:
        return len(session.execute(select(Invoice)).all()) + len(session.execute(select(Payment)).all())


def test_members_write_no_invoice_payment_or_period_themselves() -> None:
    owner = market.some_owner()
    invoice = billing.asked(owner)
    with pytest.raises(ProgrammingError):
        begin_as(owner, invoice)
    assert rows(Subscription) == 0


def begin_as(owner: Actor, invoice: Invoice) -> None:
    with db.transaction(owner, Purpose.ADMINISTER) as session:
        periods.begin(session, invoice)
