"""Staff decide about a company's identity (S3): who may, what is asked, and what follows in the same moment."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market, publishing
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.models import CompanyCheck
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.services import check_requests, companies, company_checks, listings, pipeline, vacancies
from weimproovi.vocabulary import Plan, Purpose, StaffRole, Stage

pytestmark = pytest.mark.usefixtures("database")
NIB, OTHER_NIB = "9120000000099", "9120000000098"
REASON = "Alamat tidak sama dengan NIB."


def decide(owner: Actor, *, by: Actor | None = None, **changes: Any) -> None:
    name = companies.card(owner).name
    typed = {"name": name, "nib": NIB, "passed": True, "words": "", **changes}
    company_checks.decide(by or market.some_staff(), str(owner.company_id), **typed)


def faults_of(owner: Actor, **changes: Any) -> list[str]:
    with pytest.raises(Invalid) as refused:
        decide(owner, **changes)
    return list(refused.value.faults)


def checks(owner: Actor) -> list[CompanyCheck]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mine = select(CompanyCheck).where(col(CompanyCheck.company_id) == owner.company_id)
        return list(session.execute(mine.order_by(col(CompanyCheck.id))).scalars())


def test_the_queue_shows_what_is_compared_the_longest_wait_first() -> None:
    first, second = market.some_owner("PT Pertama", checked=False), market.some_owner("PT Kedua", checked=False)
    market.some_owner("PT Sudah")
    market.some_owner("PT Diam", checked=False)
    check_requests.ask(first, NIB)
    with clock.moved(timedelta(days=2)):
        check_requests.ask(second, OTHER_NIB)
    rows = company_checks.waiting(market.some_staff())
    assert [(row.id, row.name) for row in rows] == [
        (str(first.company_id), "PT Pertama"),
        (str(second.company_id), "PT Kedua"),
    ]
    assert (rows[0].owner, rows[0].city, rows[0].address, rows[0].confirmed) == (
        "Wati",
        "Bandung",
        "Jl. Melati 1",
        True,
    )


def test_a_company_that_passes_leaves_the_queue_and_is_checked() -> None:
    staff, owner = market.some_staff(), market.some_owner(checked=False)
    decide(owner, by=staff, nib=" 9120-0000 00099 ")
    assert company_checks.waiting(staff) == []
    row = company_checks.recent(staff)[0]
    assert (row.company.id, row.nib, row.passed, row.decided_by) == (str(owner.company_id), NIB, True, "Nirmala")
    assert companies.home(owner).checked
    assert companies.card(owner).checked.startswith("NIB diperiksa")


def test_a_company_that_fails_reads_why_and_can_pass_later() -> None:
    owner = market.some_owner(checked=False)
    decide(owner, passed=False, words=REASON)
    assert not companies.home(owner).checked
    assert REASON in companies.home(owner).check.words
    assert REASON in companies.card(owner).refused
    decide(owner)
    assert companies.card(owner).refused == ""
    assert [check.passed for check in checks(owner)] == [False, True]


@pytest.mark.parametrize("nib", ["", "912000000009", "91200000000999", "912000000009A", "９１２００００００００９９"])
def test_a_number_that_is_no_nib_does_not_pass(nib: str) -> None:
    owner = market.some_owner(checked=False)
    assert faults_of(owner, nib=nib) == ["nib"]
    assert checks(owner) == []


def test_a_company_fails_with_words_and_needs_no_number() -> None:
    owner = market.some_owner(checked=False)
    assert faults_of(owner, passed=False, nib="", words="  ") == ["words"]
    assert faults_of(owner, passed=False, nib="12", words="x" * 501) == ["nib", "words"]
    decide(owner, passed=False, nib="", words=REASON)
    assert checks(owner)[0].nib == ""


def test_nothing_is_decided_before_something_is_chosen() -> None:
    assert faults_of(market.some_owner(checked=False), passed=None, nib="") == ["nib", "passed"]


def test_one_nib_belongs_to_one_company_that_passed() -> None:
    first, second = market.some_owner(checked=False), market.some_owner(checked=False)
    decide(first)
    assert faults_of(second) == ["nib"]
    decide(second, passed=False, words="NIB milik perusahaan lain.")
    decide(first, nib=OTHER_NIB)
    decide(second)
    assert companies.home(second).checked


def test_a_name_that_changed_while_it_was_compared_does_not_pass() -> None:
    owner = market.some_owner(checked=False)
    assert faults_of(owner, name="PT Nama Lama") == ["nib"]
    assert checks(owner) == []


@pytest.mark.parametrize("role", [StaffRole.SUPPORT, StaffRole.FINANCE, StaffRole.PRIVACY_OFFICER])
def test_staff_without_the_role_decide_nothing(role: StaffRole) -> None:
    owner, staff = market.some_owner(checked=False), market.some_staff(role)
    for attempt in (
        lambda: company_checks.waiting(staff),
        lambda: company_checks.recent(staff),
        lambda: decide(owner, by=staff),
    ):
        with pytest.raises(Denied):
            attempt()
    assert checks(owner) == []


def test_candidates_members_and_strangers_decide_nothing() -> None:
    owner = market.some_owner(checked=False)
    for nobody in (owner, market.some_candidate(), ANONYMOUS):
        with pytest.raises(Denied):
            company_checks.waiting(nobody)
        with pytest.raises(Denied):
            decide(owner, by=nobody)
    assert checks(owner) == []


@pytest.mark.parametrize("company_id", ["bukan-id", "00000000-0000-7000-8000-000000000000"])
def test_a_company_that_is_not_there_is_not_found(company_id: str) -> None:
    with pytest.raises(NotFound):
        company_checks.decide(market.some_staff(), company_id, name="", nib=NIB, passed=True, words="")


def test_applications_that_waited_open_after_the_pass() -> None:
    owner = market.some_owner(checked=False)
    vacancy = market.some_vacancy(owner)
    application = market.apply(market.some_candidate("Sukarno"), vacancy)
    assert pipeline.pipeline(owner, vacancy.id, Stage.NEW).cards == []
    decide(owner)
    assert len(pipeline.pipeline(owner, vacancy.id, Stage.NEW).cards) == 1
    assert pipeline.open_application(owner, application).name == "Sukarno"


def test_the_public_mark_follows_on_card_and_listing() -> None:
    owner = market.some_owner(checked=False)
    publishing.consent(owner)
    slug = companies.card(owner).slug
    with pytest.raises(NotFound):
        listings.company(slug)
    decide(owner)
    publishing.published(owner)
    assert listings.company(slug).checked.startswith("NIB diperiksa")
    assert listings.newest(1)[0].company_checked.startswith("NIB diperiksa")


def test_a_company_that_fails_later_has_nothing_before_the_public_and_its_vacancies_are_closed() -> None:
    owner = market.some_owner(plan=Plan.GROWTH)
    publishing.consent(owner)
    publishing.published(owner)
    publishing.published(owner, title="Kasir", confidential=True)
    decide(owner, passed=False, words=REASON)
    assert listings.newest(2) == ()
    assert {row.state for row in vacancies.rows(owner)} == {"closed"}
    with pytest.raises(NotFound):
        listings.company(companies.card(owner).slug)
    companies.save_card(owner, {"name": "PT Kopi Senja", "address": "Jl. Mawar 2", "city": "Bandung"})
    decide(owner)
    assert listings.newest(3) == ()
