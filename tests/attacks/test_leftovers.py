"""What stays where nothing may stay: words of people who are gone, names of papers, tickets about who leaves, companies that left."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from tests.services.test_reports import report, shown
from tests.support import market, signed_in
from tests.support.real_files import pdf
from tests.support.staff import email_of, staff_with
from weimproovi import db
from weimproovi.errors import Denied, Invalid, TooMany
from weimproovi.integrations import rate_limits
from weimproovi.models import Mail, PersonKey, StaffAct, StaffTicket, VacancyReport
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import (
    check_requests,
    company_checks,
    company_leaving,
    company_papers,
    destruction,
    exports,
    leaving,
    members,
    outbox,
    staff_people,
    staff_tickets,
)
from weimproovi.services.staff_tickets import TicketAsked
from weimproovi.vocabulary import CertificateKind, MailKind, MemberRole, Plan, Purpose, StaffActKind, StaffRole

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    rate_limits._limiter.cache_clear()


def asked_about(person: Actor, reason: str) -> TicketAsked:
    return TicketAsked(email_of(person), "", ["identity"], reason, 1)


def test_the_words_of_a_report_go_with_who_wrote_them() -> None:
    person = market.some_candidate()
    report(person, shown(), 1, words="Saya Kenari, telepon saya 0812-4711-4711.")
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert person.candidate_id is not None
        destruction.erase(session, person.candidate_id)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(col(VacancyReport.words), col(VacancyReport.account_id))).all() == [("", None)]


def test_the_name_of_a_paper_does_not_outlive_it_in_the_audit(tmp_path: Path) -> None:
    owner, moderator = market.some_owner("PT Kopi Fajar", checked=False), staff_with(StaffRole.MODERATOR)
    check_requests.ask(owner, "9120001234567")
    sent = tmp_path / "surat"
    sent.write_bytes(pdf())
    company_papers.add(owner, sent, "KTP Kenari 4711.pdf")
    company_papers.read(moderator, check_requests.view(owner).papers[0].id)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        read = select(col(StaffAct.words)).where(col(StaffAct.act) == StaffActKind.PAPER_READ)
        assert session.execute(read).scalars().all() == [{"company": "PT Kopi Fajar"}]


@pytest.mark.parametrize("reason", ["Tanya budi@contoh.id", "Telepon 0812-3456-7890"])
def test_a_reason_that_stays_in_the_ledger_names_no_address(reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        staff_tickets.open_ticket(staff_with(StaffRole.SUPPORT), asked_about(market.some_candidate(), reason))
    assert set(refused.value.faults) == {"reason"}


def test_a_reason_may_name_a_request() -> None:
    assert staff_tickets.open_ticket(staff_with(StaffRole.SUPPORT), asked_about(market.some_candidate(), "Permintaan P-2026-004711"))


def test_no_ticket_opens_about_somebody_who_leaves_at_that_moment() -> None:
    person, support = market.some_candidate(), staff_with(StaffRole.SUPPORT)
    asked = asked_about(person, "Bantuan")
    assert person.candidate_id is not None
    with ThreadPoolExecutor(1) as threads:
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            leaving.close(session, person.candidate_id, CertificateKind.ACCOUNT_ERASED)
            opening = threads.submit(staff_tickets.open_ticket, support, asked)
            sleep(0.5)
        assert isinstance(opening.exception(10), Invalid)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(StaffTicket)).all() == []


def test_a_company_that_left_waits_for_no_check() -> None:
    owner, moderator = market.some_owner(checked=False), staff_with(StaffRole.MODERATOR)
    check_requests.ask(owner, "9120001234567")
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company_leaving.empty_company(session, company_leaving.standing.company_of(session, owner))
    assert company_checks.waiting(moderator) == []


def test_a_company_does_not_write_to_any_number_of_strangers() -> None:
    owner = market.some_owner(plan=Plan.BUSINESS)
    for number in range(30):
        members.invite(owner, "Orang Lain", f"orang{number}@contoh.id", MemberRole.REVIEWER.value)
    with pytest.raises(TooMany):
        members.invite(owner, "Orang Lain", "orang30@contoh.id", MemberRole.REVIEWER.value)


def test_a_copy_that_cannot_be_made_holds_up_nobody_elses() -> None:
    broken, next_one = signed_in.candidate(), signed_in.candidate()
    for person in (broken, next_one):
        exports.ask(person.actor, {"password": signed_in.PASSWORD}, market.VISITOR)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        hers = update(PersonKey).where(col(PersonKey.candidate_id) == broken.actor.candidate_id)
        session.execute(hers.values(wrapped_key=b"x"))
    exports.sweep_exports()
    exports.sweep_exports()
    assert [exports.status(person.actor).state for person in (broken, next_one)] == ["failed", "ready"]


def test_the_number_of_a_company_that_left_is_free_again() -> None:
    former, owner = market.some_owner("PT Kopi Fajar"), market.some_owner("PT Kopi Fajar", checked=False)
    with pytest.raises(Invalid):
        check_requests.ask(owner, "1234567890123")
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company_leaving.empty_company(session, company_leaving.standing.company_of(session, former))
    assert check_requests.ask(owner, "1234567890123").state == "waiting"


@pytest.mark.clause("S3", "refuses")
def test_an_unchecked_company_invites_nobody_to_an_address_outside() -> None:
    owner = market.some_owner(checked=False)
    with pytest.raises(Invalid) as refused:
        members.invite(owner, "Ambil hadiah di www.hadiah.com", "orang@contoh.id", MemberRole.REVIEWER.value)
    assert set(refused.value.faults) == {"name"}


@pytest.mark.clause("D1", "refuses")
def test_support_does_not_become_an_administrator_by_reading_her_invitation() -> None:
    administrator, support = staff_with(StaffRole.ADMINISTRATOR), staff_with(StaffRole.SUPPORT)
    link = staff_people.add(administrator, "Sari", "sari@contoh.id", ["administrator"])
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mail_id = session.execute(select(col(Mail.id)).where(col(Mail.kind) == MailKind.STAFF_ADDED)).scalar_one()
    with pytest.raises(Denied):
        outbox.read(support, mail_id)
    assert link in outbox.read(administrator, mail_id).link
