"""Whoever tries to bend reports: the company itself, one person many times, two at the same moment, staff without the role."""

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from tests.services.test_reports import MONEY, mails_of, report, shown, state_of, three_reports
from tests.support import market
from weimproovi import db
from weimproovi.errors import Denied, NotFound
from weimproovi.integrations import rate_limits
from weimproovi.models import Mail, StaffAct, VacancyPause, VacancyReport
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.services import companies, listings, report_desk, reports, vacancies
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import MailKind, Purpose, StaffRole, VacancyState

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    rate_limits._limiter.cache_clear()


def pauses() -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return len(session.execute(select(VacancyPause)).all())


def together(*acts: Callable[[], object]) -> None:
    """All of them begin at the same moment."""
    gate = Barrier(len(acts))

    def begin(act: Callable[[], object]) -> None:
        gate.wait(10)
        act()

    with ThreadPoolExecutor(len(acts)) as threads:
        list(threads.map(begin, acts))


def test_a_company_cannot_count_against_or_for_itself() -> None:
    owner = market.some_owner()
    vacancy = shown(owner)
    for network, member in enumerate((owner, market.some_member(owner), market.some_member(owner))):
        report(member, vacancy, network)
    assert state_of(vacancy) is VacancyState.PUBLISHED
    assert report_desk.waiting(market.some_staff())[0].independent == 0


def test_ten_accounts_from_one_network_count_once() -> None:
    vacancy = shown()
    for number in range(10):
        rate_limits._limiter.cache_clear()
        typed, seen_from = MONEY, Visitor(f"10.0.1.{number}")
        reports.report(market.some_candidate(), vacancy.slug, typed=typed, visitor=seen_from)
    assert state_of(vacancy) is VacancyState.PUBLISHED
    assert report_desk.waiting(market.some_staff())[0].independent == 1


def test_one_account_from_ten_networks_counts_once() -> None:
    vacancy, candidate = shown(), market.some_candidate()
    for network in range(10):
        report(candidate, vacancy, network)
    assert report_desk.waiting(market.some_staff())[0].independent == 1


def test_unconfirmed_accounts_do_not_count() -> None:
    vacancy = shown()
    for network in range(4):
        report(market.some_candidate(confirmed=False), vacancy, network)
    assert state_of(vacancy) is VacancyState.PUBLISHED


def test_a_stranger_from_a_network_that_counted_adds_nothing() -> None:
    vacancy = shown()
    for network in (1, 2):
        report(market.some_candidate(), vacancy, network)
        report(ANONYMOUS, vacancy, network)
    assert state_of(vacancy) is VacancyState.PUBLISHED


def test_two_third_reports_at_once_pause_once() -> None:
    vacancy = shown()
    for network in (1, 2):
        report(market.some_candidate(), vacancy, network)
    third, fourth = market.some_candidate(), market.some_candidate()
    together(lambda: report(third, vacancy, 3), lambda: report(fourth, vacancy, 4))
    assert (state_of(vacancy), pauses()) == (VacancyState.PAUSED, 1)
    assert len(mails_of(MailKind.VACANCY_PAUSED)) == 1


def test_a_report_and_an_edit_at_once_leave_no_public_copy() -> None:
    owner = market.some_owner()
    vacancy = shown(owner)
    for network in (1, 2):
        report(market.some_candidate(), vacancy, network)
    form, third = vacancies.form(owner, vacancy.id), market.some_candidate()
    together(lambda: report(third, vacancy, 3), lambda: vacancies.save(owner, form))
    assert state_of(vacancy) is VacancyState.PAUSED
    assert listings.newest(3) == ()


def test_two_answers_at_once_answer_once() -> None:
    vacancy = shown()
    report(market.some_candidate(), vacancy, 1)
    newest = report_desk.waiting(market.some_staff())[0].newest

    def answer() -> None:
        with contextlib.suppress(NotFound):
            report_desk.answer(market.some_staff(), vacancy.id, outcome="upheld", words="Terima kasih.", newest=newest)

    together(answer, answer)
    assert len(mails_of(MailKind.REPORT_ANSWERED)) == 1


@pytest.mark.parametrize("role", [role for role in StaffRole if role is not StaffRole.MODERATOR])
def test_staff_of_another_role_see_and_do_nothing(role: StaffRole) -> None:
    vacancy = shown()
    three_reports(vacancy)
    refuse_everything(market.some_staff(role), vacancy)


def test_nobody_else_judges_reports() -> None:
    owner = market.some_owner()
    vacancy = shown(owner)
    three_reports(vacancy)
    for nobody in (owner, market.some_candidate(), ANONYMOUS):
        refuse_everything(nobody, vacancy)


def refuse_everything(actor: Actor, vacancy: market.SomeVacancy) -> None:
    seen = report_desk.waiting(market.some_staff())[0].newest
    for act in (
        lambda: report_desk.waiting(actor),
        lambda: report_desk.answered(actor),
        lambda: report_desk.pause(actor, vacancy.id),
        lambda: report_desk.resume(actor, vacancy.id),
        lambda: report_desk.answer(actor, vacancy.id, outcome="dismissed", words="Ya.", newest=seen),
    ):
        with pytest.raises(Denied):
            act()
    assert state_of(vacancy) is VacancyState.PAUSED
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(StaffAct)).all() == []


@pytest.mark.parametrize("vacancy_id", ["bukan-id", "00000000-0000-7000-8000-000000000000"])
def test_a_vacancy_that_is_not_there_is_not_found(vacancy_id: str) -> None:
    staff = market.some_staff()
    with pytest.raises(NotFound):
        report_desk.pause(staff, vacancy_id)
    with pytest.raises(NotFound):
        report_desk.answer(staff, vacancy_id, outcome="dismissed", words="Ya.", newest=vacancy_id)


def test_a_company_never_reads_who_reported() -> None:
    """Not in what its screens get, not in its mails, not in the table itself."""
    owner, candidate = market.some_owner(), market.some_candidate("Kenari Larasati")
    vacancy = shown(owner)
    report(candidate, vacancy, 9, words="Pelapor rahasia.")
    three_reports(vacancy)
    said = repr([companies.home(owner), vacancies.form(owner, vacancy.id), vacancies.rows(owner)])
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mine = [mail.values for mail in session.execute(select(Mail)).scalars() if mail.account_id == owner.account_id]
    assert not any(word in said + repr(mine) for word in ("Kenari", "rahasia", str(candidate.account_id)))
    with db.transaction(owner, Purpose.RECRUIT) as session:
        assert session.execute(select(VacancyReport)).all() == []


def test_a_spoofed_address_is_one_network() -> None:
    vacancy = shown()
    for address in ("x", "", "999.1.1.1"):
        reports.report(market.some_candidate(), vacancy.slug, typed=MONEY, visitor=Visitor(address))
    assert report_desk.waiting(market.some_staff())[0].independent == 1
