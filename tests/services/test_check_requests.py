"""A company asks to be checked: its number, the promise that stays on screen, and what happens when it is not kept (S3)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market
from weimproovi import clock, db, i18n
from weimproovi.errors import Denied, Invalid
from weimproovi.models import CheckRequest, Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import check_requests, companies, company_checks
from weimproovi.vocabulary import MailKind, MemberRole, Purpose

pytestmark = pytest.mark.usefixtures("database")
NIB, OTHER_NIB = "9120000000099", "9120000000098"
FRIDAY = datetime(2026, 11, 27, 16, 59, tzinfo=clock.WIB)
MONDAY = datetime(2026, 11, 30, 16, 59, tzinfo=clock.WIB)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    with clock.moved(moment - clock.now()):
        yield


def decide(owner: Actor, *, passed: bool, nib: str = NIB, words: str = "") -> None:
    name = companies.card(owner).name
    company_checks.decide(market.some_staff(), str(owner.company_id), name=name, nib=nib, passed=passed, words=words)


def requests_of(owner: Actor) -> list[CheckRequest]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(CheckRequest).where(col(CheckRequest.company_id) == owner.company_id)).scalars())


def mailed(kind: MailKind) -> list[dict[str, str]]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return [dict(mail.values) for mail in session.execute(select(Mail).where(col(Mail.kind) == kind)).scalars()]


def test_a_company_that_has_not_asked_is_told_to_first_of_all() -> None:
    owner = market.some_owner(checked=False)
    assert check_requests.view(owner).state == "unasked"
    first = companies.home(owner).attention[0]
    assert first.words.startswith("Kirim NIB")
    assert first.field == "/rekruter/perusahaan#pemeriksaan"


def test_the_promise_counts_working_hours_and_says_so_in_both_languages() -> None:
    owner = market.some_owner(checked=False)
    with at(FRIDAY):
        asked = check_requests.ask(owner, " 9120-0000 00099 ")
    assert (asked.state, asked.nib) == ("waiting", NIB)
    assert "paling lambat Senin, 30 Nov 2026 16.59 WIB" in asked.words
    with i18n.speaking("en"), at(FRIDAY):
        assert "by Monday, 30 Nov 2026 16:59 WIB" in companies.home(owner).check.words


def test_a_promise_that_was_not_kept_says_so_honestly_from_the_minute_on() -> None:
    owner = market.some_owner(checked=False)
    with at(FRIDAY):
        check_requests.ask(owner, NIB)
    with at(MONDAY - timedelta(minutes=1)):
        assert check_requests.view(owner).state == "waiting"
    with at(MONDAY + timedelta(minutes=1)):
        late = check_requests.view(owner)
        assert company_checks.waiting(market.some_staff())[0].late
    assert late.state == "late"
    assert "belum selesai" in late.words


@pytest.mark.parametrize("nib", ["", "912000000009", "91200000000999", "912000000009A", "９１２００００００００９９"])
def test_a_number_that_is_no_nib_is_not_sent(nib: str) -> None:
    owner = market.some_owner(checked=False)
    with pytest.raises(Invalid) as refused:
        check_requests.ask(owner, nib)
    assert list(refused.value.faults) == ["nib"]
    assert requests_of(owner) == []


def test_a_nib_that_another_company_passed_with_is_refused_at_once() -> None:
    first, second = market.some_owner(checked=False), market.some_owner(checked=False)
    decide(first, passed=True)
    with pytest.raises(Invalid) as refused:
        check_requests.ask(second, NIB)
    assert refused.value.faults["nib"].startswith("NIB ini sudah dipakai perusahaan lain")
    assert requests_of(second) == []


def test_correcting_the_number_keeps_the_first_promise() -> None:
    owner = market.some_owner(checked=False)
    with at(FRIDAY):
        check_requests.ask(owner, NIB)
    with at(FRIDAY + timedelta(days=1)):
        check_requests.ask(owner, OTHER_NIB)
    row = requests_of(owner)[0]
    assert (row.nib, row.due_at.replace(second=0, microsecond=0)) == (OTHER_NIB, MONDAY)


def test_after_a_failure_the_owner_may_ask_again_and_a_new_promise_is_made() -> None:
    owner = market.some_owner(checked=False)
    check_requests.ask(owner, NIB)
    decide(owner, passed=False, words="NIB tidak cocok.")
    assert check_requests.view(owner).state == "failed"
    assert check_requests.ask(owner, OTHER_NIB).state == "waiting"
    assert len(requests_of(owner)) == 2
    decide(owner, passed=True, nib=OTHER_NIB)
    assert check_requests.view(owner).state == "passed"
    assert check_requests.ask(owner, NIB).state == "passed"
    assert len(requests_of(owner)) == 2


def test_owners_alone_ask_and_every_member_reads_the_promise() -> None:
    owner = market.some_owner(checked=False)
    recruiter = market.some_member(owner, MemberRole.RECRUITER)
    with pytest.raises(Denied):
        check_requests.ask(recruiter, NIB)
    check_requests.ask(owner, NIB)
    seen = check_requests.view(recruiter)
    assert "Kami memeriksa" in seen.words
    assert (seen.can_ask, seen.room) == (False, 0)


def test_owners_are_mailed_the_decision_once() -> None:
    owner = market.some_owner("PT Kopi Senja", checked=False)
    decide(owner, passed=False, words="NIB tidak cocok.")
    decide(owner, passed=True)
    decide(owner, passed=True)
    told = [(mail["company"], mail.get("words")) for mail in mailed(MailKind.COMPANY_NOT_PASSED)]
    assert told == [("PT Kopi Senja", "NIB tidak cocok.")]
    assert len(mailed(MailKind.COMPANY_PASSED)) == 1


def test_staff_see_what_companies_share() -> None:
    first, second = market.some_owner("PT Satu", checked=False), market.some_owner("PT Dua", checked=False)
    card = {"address": "Jl. Melati 1", "city": "Bandung", "contact_phone": "021-2000-0011"}
    companies.save_card(first, {**card, "name": "PT Satu", "contact_email": "a@kopi.example.com"})
    companies.save_card(second, {**card, "name": "PT Dua", "contact_email": "b@kopi.example.com"})
    check_requests.ask(first, NIB)
    check_requests.ask(second, NIB)
    rows = {row.name: row.same for row in company_checks.waiting(market.some_staff())}
    assert rows["PT Dua"] == ["NIB sama dengan PT Satu", "Nomor telepon sama dengan PT Satu", "Domain e-mail sama dengan PT Satu"]
    assert len(rows["PT Satu"]) == 3
