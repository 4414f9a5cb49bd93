"""The demo market: counts, and the rules that its rows must keep like any other."""

import re
from collections.abc import Iterator
from datetime import timedelta

import phonenumbers
import pytest
from sqlalchemy import Engine, func, select
from sqlmodel import Session, SQLModel, col

import weimproovi.weimproovi as workspace
from tests.support.factors import code_of, shown
from tests.support.job_posting_rules import faults_of
from tests.support.market import some_candidate
from weimproovi import clock, db, i18n, seeds
from weimproovi.models import (
    Account,
    Application,
    Candidate,
    Company,
    CompanyCheck,
    CompanyMember,
    Disclosure,
    Listing,
    Mail,
    Opening,
    Resume,
    StageChange,
    Vacancy,
)
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.screenshots import places
from weimproovi.seeds.companies import COMPANIES
from weimproovi.seeds.vacancies import VACANCIES
from weimproovi.services import applications, ledger, listing_copies, listings, saved_vacancies, second_factor, sessions
from weimproovi.services.visitor import Visitor
from weimproovi.site.app import READ
from weimproovi.site.job_posting import job_posting
from weimproovi.vocabulary import AccountKind, DisclosureKind, MemberRole, Purpose, Stage, VacancyState
from weimproovi.vocabulary.regions import PROVINCE_OF

NOT_PICTURED = {"/masuk/kode", "/akun-ditutup", "/unduh-data/{token}", "/lowongan/{slug}/lamar/terkirim"}  # moments of a journey
RESERVED = (".example", "example.com", "example.org", "example.net")


@pytest.fixture(scope="module")
def filled(migrated: Engine) -> None:
    """The market, filled once for this module; nothing here changes it, but the last test."""
    tables = ", ".join(f'"{name}"' for name in SQLModel.metadata.tables)
    with migrated.begin() as connection:
        connection.exec_driver_sql(f"TRUNCATE {tables} CASCADE")
    seeds.fill()


@pytest.fixture
def market(filled: None) -> Iterator[Session]:
    """The filled market, read as the system reads it."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        yield session


def count(session: Session, table: type[SQLModel], *conditions: object) -> int:
    return int(session.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())  # type: ignore[arg-type]


def test_the_market_has_its_size(market: Session) -> None:
    sizes = {table: count(market, table) for table in (Company, Vacancy, Candidate)}
    assert sizes == {Company: 12, Vacancy: 60, Candidate: 40}
    assert count(market, CompanyCheck) == 10
    assert count(market, Vacancy, col(Vacancy.confidential)) == 2


def test_no_vacancy_lacks_one_of_the_five_fields(market: Session) -> None:
    for vacancy in market.execute(select(Vacancy)).scalars():
        assert vacancy.title
        assert vacancy.city
        assert vacancy.province == PROVINCE_OF[vacancy.city]
        assert vacancy.salary_min
        assert vacancy.employment_status
        assert vacancy.department
        assert vacancy.reports_to


def test_pay_is_a_range_that_candidates_can_use(market: Session) -> None:
    for vacancy in market.execute(select(Vacancy)).scalars():
        assert vacancy.salary_min <= vacancy.salary_max <= 2 * vacancy.salary_min


def test_only_checked_companies_have_published_vacancies(market: Session) -> None:
    checked = select(CompanyCheck.company_id)
    published = col(Vacancy.state) == VacancyState.PUBLISHED
    assert count(market, Vacancy, published, col(Vacancy.company_id).not_in(checked)) == 0
    assert count(market, Listing) == count(market, Vacancy, published)


def test_withheld_names_are_in_no_public_row(market: Session) -> None:
    withheld = next(company.name for company in COMPANIES if company.key == "surya")
    for listing in market.execute(select(Listing)).scalars():
        assert withheld not in repr(listing.model_dump())


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_vacancy_of_the_market_is_a_posting_as_google_documents_it(market: Session, language: str) -> None:
    """Those that are drafts or closed too, as they would stand before the public."""
    wrong, confidential = [], 0
    for vacancy, company in market.execute(select(Vacancy, Company).join(Company, col(Company.id) == col(Vacancy.company_id))):
        values = listing_copies.public_values(market, vacancy, company) | {"closes_on": clock.today() + timedelta(days=30)}
        listing = Listing(vacancy_id=vacancy.id, published_at=vacancy.published_at or clock.now(), **values)
        with i18n.speaking(language):
            posting = job_posting(listings.detail_of(listing))
        wrong += [f"{vacancy.title}: {fault}" for fault in faults_of(posting, clock.today())]
        confidential += posting["hiringOrganization"] == "confidential"
    assert (wrong, count(market, Vacancy)) == ([], 60)
    assert confidential >= 2


def test_one_word_and_long_names_live_side_by_side(market: Session) -> None:
    names = market.execute(select(Candidate.full_name)).scalars().all()
    assert sum(" " not in name for name in names) >= 8
    assert "Raden Ajeng Kusumawardhani Notonegoro" in names


def test_addresses_are_reserved_and_numbers_are_plausible_but_nobodys(market: Session) -> None:
    for address in market.execute(select(Account.email)).scalars():
        assert address.endswith(RESERVED)
    for number in market.execute(select(Candidate.phone)).scalars():
        assert phonenumbers.is_valid_number(phonenumbers.parse(number))
        assert number.startswith("+628120000")


def test_applications_stand_in_every_stage(market: Session) -> None:
    assert set(market.execute(select(Application.stage).distinct()).scalars()) == set(Stage)
    assert count(market, Opening) < count(market, Application)


def test_what_happened_is_spread_over_weeks_and_never_in_the_future(market: Session) -> None:
    moments = sorted(market.execute(select(StageChange.created_at)).scalars())
    assert (moments[-1] - moments[0]).days > 21
    assert all(
        row.created_at >= row.submitted_at
        for row in market.execute(
            select(Opening.created_at, Application.submitted_at).join(
                Application, col(Application.id) == col(Opening.application_id)
            )
        )
    )


def test_every_candidate_has_a_resume_and_every_role_a_member(market: Session) -> None:
    assert count(market, Resume) == 41
    assert set(market.execute(select(CompanyMember.role).distinct()).scalars()) == set(MemberRole)


def test_the_ledger_has_life_and_refusals(market: Session) -> None:
    kinds = set(market.execute(select(Disclosure.kind).distinct()).scalars())
    assert {DisclosureKind.SHEET, DisclosureKind.PAGE, DisclosureKind.REFUSED} <= kinds


def test_nothing_of_the_past_is_waiting_to_be_mailed(market: Session) -> None:
    assert count(market, Mail, col(Mail.sent_at).is_(None)) == 0


@pytest.mark.parametrize("person", seeds.SIGN_INS, ids=lambda person: person.kind.value)
def test_each_sign_in_works(market: Session, person: seeds.SignIn) -> None:
    cookie = sessions.sign_in(person.email, person.password, Visitor(f"192.0.2.{len(person.kind)}"))
    if half := sessions.half_way(cookie):
        cookie = second_factor.show(half, cookie, code_of(half.account_id))
    actor = sessions.resolve(cookie)
    assert actor is not None
    assert actor.kind.value == person.kind.value


def test_the_demo_candidate_has_something_of_everything(market: Session) -> None:
    person = seeds.SIGN_INS[0]
    actor = sessions.resolve(sessions.sign_in(person.email, person.password, Visitor("192.0.2.9")))
    assert actor is not None
    stages = {card.stage_code for card in applications.mine(actor)}
    assert stages >= {"interview", "in_review", "new", "offer", "not_suitable", "withdrawn"}
    assert {look.refused for look in ledger.looks(actor)} == {True, False}
    assert len(saved_vacancies.mine(actor).cards) == 2


def test_filling_again_changes_nothing_and_names_the_same_people(market: Session) -> None:
    before = count(market, Account)
    assert seeds.fill() == seeds.SIGN_INS
    assert count(market, Account) == before


def test_no_page_lacks_an_address_that_can_be_pictured(filled: None) -> None:
    """Last among those that read the market: the addresses come about by writing, asking and inviting."""
    seen = {path.partition("?")[0] for viewer in places.VIEWERS.values() for path in viewer[1](somebody(viewer[0]))}
    of_site = {route for route in READ if not any(re.fullmatch(re.sub(r"{\w+}", "[^/]+", route), path) for path in seen)}
    of_workspace = set(workspace.KINDS) - {workspace.route_of(f"{prefix}{path}") for path in seen for prefix in ("", "/en")}
    of_site = {route for route in of_site - NOT_PICTURED if not route.endswith(places.NO_PAGES)}
    assert (of_site, of_workspace) == (set(), set())


def somebody(kind: AccountKind | None) -> Actor | None:
    """The demo's person of a kind, signed in with every factor."""
    email = next((person.email for person in seeds.SIGN_INS if person.kind is kind), "")
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = session.execute(select(Account).where(col(Account.email) == email)).scalar_one_or_none()
        cookie = sessions.begin(session, account, Visitor("192.0.2.9")) if account else None
        if cookie:
            shown(session, cookie)
    return sessions.resolve(cookie)


def test_every_vacancy_has_a_city_that_is_known() -> None:
    assert {vacancy.city for vacancy in VACANCIES} <= set(PROVINCE_OF)


def test_a_database_that_holds_something_else_is_left_alone(database: Engine) -> None:
    some_candidate()
    assert not seeds.is_empty()
    assert seeds.fill() == ()
