"""U8 and S5 behind the wall: who reads a company's people, and what of a company reaches anybody without its written consent."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel, col

from tests.support import market, publishing, rows
from weimproovi import db
from weimproovi.errors import NotFound
from weimproovi.models import (
    Account,
    Company,
    CompanyMember,
    Invitation,
    Listing,
    Opening,
    PublishedCompany,
    Subscription,
    VacancyAssignment,
)
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.schemas.public import SearchQuery
from weimproovi.services import companies, listings
from weimproovi.vocabulary import ActorKind, MemberRole, Plan, Purpose

pytestmark = pytest.mark.usefixtures("database")
COMPANYS_OWN: list[type[SQLModel]] = [CompanyMember, Invitation, Subscription, VacancyAssignment]


def people() -> tuple[Actor, Actor, Actor]:
    """An owner with a colleague, an owner of another company, and a candidate who applied to the first."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        ours, theirs = rows.company(session), rows.company(session)
        vacancy, owner = rows.vacancy(session, ours), rows.member(session, ours, MemberRole.OWNER)
        rows.member(session, ours, MemberRole.RECRUITER, vacancy)
        rows.subscription(session, ours, Plan.GROWTH, timedelta(0))
        rows.put(session, Invitation(company_id=ours.id, role=MemberRole.REVIEWER, email="baru@example.com", name="Bima"))
        candidate = rows.candidate(session)
        rows.opening(session, rows.application(session, candidate, vacancy), owner, 1)
        return owner, rows.member(session, theirs, MemberRole.OWNER), candidate


def count(actor: Actor, table: type[SQLModel], purpose: Purpose = Purpose.ADMINISTER) -> int:
    with db.transaction(actor, purpose) as session:
        return len(session.execute(select(table)).all())


@pytest.mark.clause("U8", "passes")
def test_colleagues_see_each_other() -> None:
    owner, *_ = people()
    assert [count(owner, table) for table in COMPANYS_OWN] == [2, 1, 1, 1]
    assert count(owner, Account) == 2


@pytest.mark.clause("U8", "refuses")
@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_candidate_learns_nothing_of_the_people_who_read_her(purpose: Purpose) -> None:
    _, _, candidate = people()
    assert [count(candidate, table, purpose) for table in COMPANYS_OWN] == [0, 0, 0, 0]
    assert count(candidate, Account, purpose) == (purpose is Purpose.SELF)


@pytest.mark.clause("U8", "refuses")
@pytest.mark.clause("S5", "refuses")
@pytest.mark.parametrize("purpose", list(Purpose))
def test_another_company_learns_nothing_of_ours(purpose: Purpose) -> None:
    owner, stranger, _ = people()
    for table in (*COMPANYS_OWN, Company, Opening):
        with db.transaction(stranger, purpose) as session:
            key = col(table.id if table is Company else table.company_id)  # type: ignore[attr-defined]
            assert session.execute(select(table).where(key == owner.company_id)).all() == []


@pytest.mark.clause("U8", "refuses")
def test_a_visitor_and_staff_without_a_task_learn_nothing_of_them() -> None:
    people()
    for actor in (ANONYMOUS, Actor(ActorKind.STAFF)):
        assert [count(actor, table) for table in (*COMPANYS_OWN, Company, Account)] == [0] * 6


@pytest.mark.clause("S5", "refuses")
def test_a_companys_plan_and_openings_by_others_are_never_a_candidates_to_read() -> None:
    _, _, candidate = people()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        other = rows.candidate(session)
    assert count(candidate, Subscription) == 0
    assert (count(candidate, Opening, Purpose.SELF), count(other, Opening, Purpose.SELF)) == (1, 0)


STATES = [  # consent, confidential → what a visitor reads: the company's name on the vacancy, its page
    pytest.param("given", False, True, True, marks=pytest.mark.clause("S5", "passes")),
    pytest.param("given", True, False, True, marks=pytest.mark.clause("S5", "refuses")),
    pytest.param("none", True, False, False, marks=pytest.mark.clause("S5", "refuses")),
    pytest.param("withdrawn", False, False, False, marks=pytest.mark.clause("S5", "refuses")),
    pytest.param("withdrawn", True, False, False, marks=pytest.mark.clause("S5", "refuses")),
]


@pytest.mark.parametrize(("consent", "confidential", "named", "page"), STATES)
def test_what_a_visitor_reads_of_a_company(*, consent: str, confidential: bool, named: bool, page: bool) -> None:
    owner = market.some_owner("PT Kopi Senja")
    if consent != "none":
        publishing.consent(owner)
    publishing.published(owner, confidential=confidential)
    if consent == "withdrawn":
        companies.withdraw_consent(owner)
    assert (listings.search(SearchQuery()).cards[0].company == "PT Kopi Senja") is named
    assert (everywhere("Kopi Senja")) is (named or page)
    assert has_page(owner) is page


def everywhere(name: str) -> bool:
    """A name stands somewhere in what a visitor may read."""
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        public = [*session.execute(select(Listing)).scalars(), *session.execute(select(PublishedCompany)).scalars(), *session.execute(select(Company)).scalars()]
        return any(name in str(row.model_dump()) for row in public)


def has_page(owner: Actor) -> bool:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        slug = session.get_one(Company, owner.company_id).slug
    try:
        return listings.company(slug).name == "PT Kopi Senja"
    except NotFound:
        return False
