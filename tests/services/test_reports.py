"""Reports about vacancies: what is asked, what comes back, which reports count, and when a vacancy stops showing."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market, publishing
from weimproovi import clock, db, i18n
from weimproovi.errors import Invalid, NotFound, TooMany
from weimproovi.integrations import rate_limits
from weimproovi.models import Mail, Vacancy, VacancyReport
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.services import (
    applications,
    companies,
    independent_reports,
    listings,
    notifications,
    reports,
    vacancies,
    working_hours,
)
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import MailKind, MemberRole, Plan, Purpose, VacancyState

pytestmark = pytest.mark.usefixtures("database")
MONEY = {"kind": "money", "words": "Minta Rp200.000 lewat transfer."}
STRANGER = {**MONEY, "email": "orang@example.com"}


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    rate_limits._limiter.cache_clear()


def shown(owner: Actor | None = None, **changes: Any) -> market.SomeVacancy:
    """A vacancy on the public list."""
    author = owner or market.some_owner()
    publishing.consent(author)
    return publishing.listed(author, publishing.published(author, **changes))


def visitor(network: int) -> Visitor:
    return Visitor(f"10.0.{network}.7", "Chrome, Android")


def report(by: Actor, vacancy: market.SomeVacancy, network: int, **typed: str) -> str:
    asked = {**(MONEY if by.account_id else STRANGER), **typed}
    return reports.report(by, vacancy.slug, typed=asked, visitor=visitor(network)).number


def kept() -> list[VacancyReport]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(VacancyReport).order_by(col(VacancyReport.id))).scalars())


def state_of(vacancy: market.SomeVacancy) -> VacancyState:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(Vacancy).where(col(Vacancy.slug) == vacancy.slug)).scalars().one().state


def mails_of(kind: MailKind) -> list[Mail]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(Mail).where(col(Mail.kind) == kind)).scalars())


def three_reports(vacancy: market.SomeVacancy) -> None:
    for network in range(3):
        report(market.some_candidate(), vacancy, network)


def test_a_report_gets_a_number_a_time_and_a_mail() -> None:
    vacancy, candidate = shown(), market.some_candidate()
    receipt = reports.report(candidate, vacancy.slug, typed=MONEY, visitor=visitor(1))
    due = working_hours.due_after(kept()[0].created_at, 16)
    assert receipt.due.startswith("paling lambat")
    assert abs((kept()[0].due_at - due).total_seconds()) < 5
    mail = mails_of(MailKind.REPORT_RECEIVED)[0]
    assert (mail.account_id, mail.values["number"], mail.values["title"]) == (candidate.account_id, receipt.number, "Barista")


def test_the_mail_says_until_when_in_its_readers_words() -> None:
    report(market.some_candidate(), shown(), 1)
    values = mails_of(MailKind.REPORT_RECEIVED)[0].values
    assert values["due"] == kept()[0].due_at.isoformat()


def test_a_stranger_gives_an_address_and_reads_in_her_language() -> None:
    with i18n.speaking("en"):
        report(ANONYMOUS, shown(), 1)
    mail, row = mails_of(MailKind.REPORT_RECEIVED)[0], kept()[0]
    assert (mail.address, mail.language, row.language, row.account_id) == ("orang@example.com", "en", "en", None)


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({}, ["kind", "email"]),
        ({"kind": "x", "email": "a@example.com"}, ["kind"]),
        ({"kind": "other", "email": "a@example.com"}, ["words"]),
        ({"kind": "money", "words": "x" * 2001, "email": "a@example.com"}, ["words"]),
        ({"kind": "money", "email": "bukan alamat"}, ["email"]),
    ],
)
def test_what_is_missing_is_said_at_its_field(typed: dict[str, str], fields: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        reports.report(ANONYMOUS, shown().slug, typed=typed, visitor=visitor(1))
    assert list(refused.value.faults) == fields


def test_a_vacancy_that_is_not_there_gets_the_same_answer() -> None:
    owner = market.some_owner()
    draft = vacancies.new(owner)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        slug = session.execute(select(col(Vacancy.slug)).where(col(Vacancy.id) == draft.id)).scalar_one()
    for address in (slug, "tidak-ada"):
        receipt = reports.report(ANONYMOUS, address, typed=STRANGER, visitor=visitor(1))
        assert receipt.number.startswith("L-")
        assert receipt.due
    assert kept() == []


def test_reports_from_one_address_are_limited() -> None:
    vacancy, candidate = shown(), market.some_candidate()
    for _attempt in range(5):
        report(candidate, vacancy, 1)
    with pytest.raises(TooMany):
        report(candidate, vacancy, 1)


def test_the_address_itself_is_not_kept() -> None:
    report(ANONYMOUS, shown(), 1)
    assert len(kept()[0].origin) == 32
    assert b"10.0" not in kept()[0].origin


def test_three_independent_reports_take_the_vacancy_out_of_sight() -> None:
    owner = market.some_owner()
    vacancy = shown(owner)
    three_reports(vacancy)
    assert state_of(vacancy) is VacancyState.PAUSED
    assert listings.newest(5) == ()
    with pytest.raises(NotFound):
        listings.detail(vacancy.slug)
    with pytest.raises(NotFound):
        applications.apply_form(market.some_candidate(), vacancy.slug)


def test_its_company_reads_why_and_never_by_whom() -> None:
    owner = market.some_owner()
    vacancy = shown(owner)
    three_reports(vacancy)
    said = [one.words for one in companies.home(owner).attention]
    assert any("dijeda karena beberapa laporan" in words for words in said)
    assert "dijeda karena beberapa laporan" in vacancies.form(owner, vacancy.id).paused
    mail = mails_of(MailKind.VACANCY_PAUSED)[0]
    assert mail.account_id == owner.account_id
    assert mail.values == {"path": f"/rekruter/lowongan/{vacancy.id}/ubah", "title": "Barista", "reason": "reports"}


def test_whoever_applied_already_is_not_alarmed() -> None:
    candidate, vacancy = market.some_candidate(), shown()
    resume = market.some_resume(candidate)
    question = applications.apply_form(candidate, vacancy.slug).questions[0].id
    applications.save_draft(candidate, vacancy.slug, resume, {question: "Ya"})
    applications.send(candidate, vacancy.slug)
    before = len(notifications.inbox(candidate))
    three_reports(vacancy)
    assert len(notifications.inbox(candidate)) == before
    assert applications.mine(candidate)[0].active


def test_two_independent_reports_change_nothing() -> None:
    vacancy = shown()
    report(market.some_candidate(), vacancy, 1)
    report(market.some_candidate(), vacancy, 2)
    assert state_of(vacancy) is VacancyState.PUBLISHED


def test_strangers_count_together_as_one() -> None:
    vacancy = shown()
    for network in range(4):
        report(ANONYMOUS, vacancy, network)
    report(market.some_candidate(), vacancy, 8)
    assert state_of(vacancy) is VacancyState.PUBLISHED
    report(market.some_candidate(), vacancy, 9)
    assert state_of(vacancy) is VacancyState.PAUSED


def test_a_paused_vacancy_keeps_its_place_in_the_plan_and_must_stay_complete() -> None:
    owner = market.some_owner(plan=Plan.FREE)
    vacancy = shown(owner)
    three_reports(vacancy)
    assert "plan" in publishing.faults_of(owner, title="Kasir")
    form = vacancies.form(owner, vacancy.id)
    with pytest.raises(Invalid):
        vacancies.save(owner, publishing.complete(form, questions=form.questions, title=""))
    saved = vacancies.save(owner, publishing.complete(form, questions=form.questions, duties="Meracik kopi."))
    assert (saved.state, listings.newest(5)) == ("paused", ())


def test_a_paused_vacancy_can_be_closed_with_words() -> None:
    owner = market.some_owner()
    vacancy = shown(owner)
    three_reports(vacancy)
    assert vacancies.close(owner, vacancy.id, "").state == "closed"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.200", True),
        ("203.0.113.7", "203.0.114.7", False),
        ("2001:db8:1:2::1", "2001:db8:1:ffff::9", True),
        ("2001:db8:1::1", "2001:db8:2::1", False),
        ("::ffff:203.0.113.7", "203.0.113.9", True),
        ("", "kosong", True),
    ],
)
def test_an_origin_is_a_network(one: str, other: str, same: bool) -> None:
    assert (independent_reports.origin_of(one) == independent_reports.origin_of(other)) is same


def test_a_closed_vacancy_can_still_be_reported() -> None:
    owner = market.some_owner()
    vacancy = shown(owner)
    vacancies.close(owner, vacancy.id, "")
    report(market.some_candidate(), vacancy, 1)
    assert len(kept()) == 1
    assert kept()[0].created_at <= clock.now()


def test_the_withheld_name_stays_out_of_the_mail() -> None:
    owner = market.some_owner("PT Rahasia Sekali")
    vacancy = publishing.listed(owner, publishing.published(owner, confidential=True))
    report(ANONYMOUS, vacancy, 1)
    assert "Rahasia" not in str(mails_of(MailKind.REPORT_RECEIVED)[0].values)


def test_members_of_one_company_count_once() -> None:
    vacancy, rival = shown(), market.some_owner("PT Saingan")
    colleagues = [rival, market.some_member(rival), market.some_member(rival, MemberRole.REVIEWER)]
    for network, one in enumerate(colleagues):
        report(one, vacancy, network)
    assert state_of(vacancy) is VacancyState.PUBLISHED
