"""Hari ini: one list of what waits, by due time, each kind for the roles that act on it."""

from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import Session

from tests.support import market
from tests.support.staff import staff_with
from weimproovi import clock, db
from weimproovi.errors import Denied
from weimproovi.ids import new_id
from weimproovi.models import CheckRequest, CompanyCheck, Invoice, Mail, Payment, PrivacyRequest, VacancyReport
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import desk
from weimproovi.vocabulary import MailKind, MailPurpose, Plan, PrivacyRequestKind, Purpose, ReportKind, StaffRole

pytestmark = pytest.mark.usefixtures("database")
HOUR = timedelta(hours=1)
_serial = count(1)
KINDS = {
    StaffRole.MODERATOR: {"Periksa perusahaan", "Jawab 2 laporan"},
    StaffRole.PRIVACY_OFFICER: {"Jawab permintaan"},
    StaffRole.FINANCE: {"Cocokkan transfer"},
    StaffRole.SUPPORT: {"Periksa surat"},
    StaffRole.ADMINISTRATOR: {"Periksa surat"},
}


def put(*rows: Any) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add_all(rows)


def invoice(owner: Actor, due_on: date, **facts: Any) -> Invoice:
    number = next(_serial)
    return Invoice(
        company_id=owner.company_id, account_id=owner.account_id, number=f"INV-{number}", year=2026, ordinal=number, plan=Plan.GROWTH, months=1,
        buyer_name="PT Kopi Senja", buyer_address="Jl. Melati 1", seller={}, net=1, tax_base=1, tax_rate=1,
        tax=1, total=1, issued_on=due_on, due_on=due_on, **facts,
    )  # fmt: skip


def busy() -> Actor:
    """Something of every kind waits; the owner of the company it is about."""
    owner, person = market.some_owner(checked=False), market.some_candidate()
    vacancy, other = market.some_vacancy(owner), market.some_owner("PT Lain")
    now = clock.now()
    report = {"vacancy_id": vacancy.id, "company_id": owner.company_id, "kind": ReportKind.OTHER}
    put(
        CheckRequest(company_id=owner.company_id, account_id=owner.account_id, nib="9120000000099", due_at=now - HOUR),
        VacancyReport(**report, due_at=now + 9 * HOUR, origin=b"a"), VacancyReport(**report, due_at=now + 8 * HOUR, origin=b"b"),
        PrivacyRequest(number="P-2026-000001", candidate_id=person.candidate_id, kind=PrivacyRequestKind.ACCESS, words="x", due_at=now + 2 * HOUR),
        invoice(other, clock.today() + timedelta(days=7)),
        Mail(kind=MailKind.CONFIRM_EMAIL, purpose=MailPurpose.SERVICE_NOTICE, due_at=now, failed_at=now - timedelta(hours=30)),
    )  # fmt: skip
    return owner


def lines(*roles: StaffRole) -> list[tuple[str, str]]:
    return [(line.kind, line.state) for line in desk.waiting(staff_with(*roles))]


def test_everything_stands_in_one_list_by_due_time() -> None:
    busy()
    assert lines(*StaffRole) == [
        ("Periksa surat", "Lewat batas"), ("Periksa perusahaan", "Lewat batas"), ("Jawab permintaan", "Segera"),
        ("Jawab 2 laporan", ""), ("Cocokkan transfer", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("role", list(StaffRole))
def test_each_kind_is_for_the_roles_that_act_on_it(role: StaffRole) -> None:
    busy()
    assert {kind for kind, _state in lines(role)} == KINDS[role]


def test_what_was_done_is_gone() -> None:
    owner = busy()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add(CompanyCheck(company_id=owner.company_id, nib="9120000000099", passed=False, decided_by="x", words="x"))
        settle(session)
    assert lines(*StaffRole) == []


def settle(session: Session) -> None:
    for table in (VacancyReport, PrivacyRequest):
        session.execute(update(table).values(answered_at=clock.now()))
    session.execute(update(Mail).values(failed_at=None))
    session.execute(update(Invoice).values(voided_at=clock.now()))


def test_a_paid_invoice_waits_for_nobody() -> None:
    owner = market.some_owner()
    paid = invoice(owner, clock.today())
    put(paid)
    assert lines(StaffRole.FINANCE) == [("Cocokkan transfer", "")] or lines(StaffRole.FINANCE) == [("Cocokkan transfer", "Segera")]
    put(Payment(company_id=owner.company_id, invoice_id=paid.id, received_on=clock.today(), amount=1, confirmed_by="x", id=new_id()))
    assert lines(StaffRole.FINANCE) == []


def test_a_company_that_asks_again_after_a_decision_waits_again() -> None:
    owner = market.some_owner()
    assert lines(StaffRole.MODERATOR) == []
    put(CheckRequest(company_id=owner.company_id, account_id=owner.account_id, nib="9120000000099", due_at=clock.now() + HOUR))
    assert lines(StaffRole.MODERATOR) == [("Periksa perusahaan", "Segera")]


@pytest.mark.parametrize("days", [0, -1])
def test_an_invoice_is_late_when_its_last_day_in_jakarta_is_over(days: int) -> None:
    put(invoice(market.some_owner(), clock.today() + timedelta(days=days)))
    assert (lines(StaffRole.FINANCE)[0][1] == "Lewat batas") is (days < 0)


def test_the_list_names_no_candidate() -> None:
    busy()
    assert "Sukarno" not in repr(desk.waiting(staff_with(*StaffRole)))


def test_nobody_else_has_the_list() -> None:
    for actor in (market.some_owner(), market.some_candidate()):
        with pytest.raises(Denied):
            desk.waiting(actor)
