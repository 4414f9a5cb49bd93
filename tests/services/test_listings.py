"""What the world reads: open vacancies, found by words and filters, page by page; and no name that is withheld."""

from dataclasses import astuple, replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from tests.support import market, publishing
from weimproovi import clock
from weimproovi.errors import NotFound
from weimproovi.i18n import speaking
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.public import SearchQuery
from weimproovi.services import companies, listings, vacancies
from weimproovi.services.withheld_names import covered
from weimproovi.vocabulary import Plan

pytestmark = pytest.mark.usefixtures("database")


def consenting(company: str = "PT Kopi Senja") -> Actor:
    owner = market.some_owner(company, plan=Plan.BUSINESS)
    publishing.consent(owner)
    return owner


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("barista", 1),
        ("BARISTA bandung", 1),
        ("seduh", 1),
        ("kopi senja", 1),
        ("barista -bandung", 0),
        ("tukang las", 0),
        ('"kepala kedai"', 0),
        ("kasir or barista", 1),
        ("'", 1),
        ("barista & | ! <-> )", 1),
        ("\x00barista", 1),
    ],
)
def test_words_find_title_place_company_and_stems_of_the_duties(words: str, found: int) -> None:
    publishing.published(consenting())
    assert listings.search(SearchQuery(words=words)).total == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (SearchQuery(province="Jawa Barat"), 1),
        (SearchQuery(province="Bali"), 0),
        (SearchQuery(employment=("permanent", "daily")), 1),
        (SearchQuery(employment=("daily",)), 0),
        (SearchQuery(workplace="on_site"), 1),
        (SearchQuery(workplace="remote"), 0),
        (SearchQuery(salary_from=6_000_000), 1),
        (SearchQuery(salary_from=6_000_001), 0),
        (SearchQuery(workplace="moon"), 1),
        (SearchQuery(employment=("slave",)), 1),
    ],
)
def test_filters_narrow_and_unknown_ones_count_as_not_asked(query: SearchQuery, found: int) -> None:
    publishing.published(consenting())
    assert listings.search(query).total == found


def test_daily_pay_is_compared_by_the_month() -> None:
    publishing.published(consenting(), salary_min="200.000", salary_max="250.000", salary_period="day")
    assert listings.search(SearchQuery(salary_from=5_250_000)).total == 1
    assert listings.search(SearchQuery(salary_from=5_250_001)).total == 0


def test_pages_follow_one_another_newest_first_without_a_gap_or_a_repeat() -> None:
    owner = consenting()
    for number in range(23):
        publishing.published(owner, title=f"Kasir {number}")
    first = listings.search(SearchQuery())
    second = listings.search(SearchQuery(after=first.next_after))
    titles = [card.title for card in (*first.cards, *second.cards)]
    assert titles == [f"Kasir {number}" for number in reversed(range(23))]
    assert (first.total_words, second.next_after) == ("23", "")


@pytest.mark.parametrize(
    "after",
    ["x", "1-", "99999999999999999999-00000000000000000000000000000000", "-1", "²-0", "9999999999999999-" + "0" * 32],
)
def test_a_broken_cursor_is_the_first_page(after: str) -> None:
    publishing.published(consenting())
    assert len(listings.search(SearchQuery(after=after)).cards) == 1


def test_a_vacancy_past_its_closing_date_is_gone_from_every_public_place() -> None:
    owner = consenting()
    publishing.published(owner, closes_on=(clock.today() + timedelta(days=1)).isoformat())
    slug = listings.newest(1)[0].slug
    with clock.moved(timedelta(days=2)):
        assert (listings.newest(1), listings.search(SearchQuery()).total, listings.provinces()) == ((), 0, ())
        with pytest.raises(NotFound):
            listings.detail(slug)


def test_the_detail_says_every_fact_in_words_of_both_languages() -> None:
    publishing.published(consenting(), team_size="8", experience_years="2", minimum_education="senior_high")
    slug = listings.newest(1)[0].slug
    detail = listings.detail(slug)
    assert (detail.salary, detail.employment) == ("Rp5.000.000–Rp6.000.000 per bulan, bruto", "Karyawan tetap (PKWTT)")
    assert (detail.team_size, detail.experience, detail.education) == ("8 orang", "Minimal 2 tahun", "SMA/SMK")
    with speaking("en"):
        assert listings.detail(slug).experience == "At least 2 years"


def test_an_unknown_address_is_not_there() -> None:
    for read in (listings.detail, listings.company):
        for address in ("barista-xxxxx", "", "\x00", "\ud800", "x" * 10_000):
            with pytest.raises(NotFound):
                read(address)


def test_a_company_page_shows_card_and_open_vacancies_that_name_it() -> None:
    owner = consenting()
    publishing.published(owner)
    publishing.published(owner, title="Kasir", confidential=True)
    page = listings.company(companies.card(owner).slug)
    assert (page.name, page.checked[:13]) == ("PT Kopi Senja", "NIB diperiksa")
    assert [card.title for card in page.vacancies] == ["Barista"]


def test_a_withheld_name_is_nowhere_in_the_public_copy(database: Engine) -> None:
    owner = consenting()
    texts = {
        "duties": "Menyeduh kopi di PT Kopi Senja.",
        "qualifications": "Suka KOPI  SENJA",
        "level": "Staf Kopi Senja",
    }
    publishing.published(owner, confidential=True, **texts)
    detail = listings.detail(listings.newest(1)[0].slug)
    assert "senja" not in repr(astuple(detail)).casefold()
    assert (detail.card.company_checked, listings.search(SearchQuery(words="senja")).total) == ("NIB diperiksa", 0)
    with database.connect() as connection:
        assert "senja" not in repr(connection.exec_driver_sql("SELECT * FROM listing").all()).casefold()


def test_a_withheld_name_in_the_title_is_refused() -> None:
    assert list(publishing.faults_of(consenting(), confidential=True, title="Barista Kopi Senja")) == ["title"]


def test_the_address_of_a_vacancy_never_names_the_company() -> None:
    owner = consenting()
    form = publishing.published(owner, title="Barista Kopi Senja")
    assert "senja" not in listings.newest(1)[0].slug
    vacancies.save(owner, replace(form, title="Barista"))


@pytest.mark.parametrize(
    ("text", "company", "shown"),
    [
        ("Di PT. Kopi Senja Tbk kita belajar", "PT Kopi Senja Tbk", "Di perusahaan ini kita belajar"),
        ("kopi senja dan Kopi  Senja", "PT Kopi Senja", "perusahaan ini dan perusahaan ini"),
        (
            "Bisa bekerja mandiri di CV mandiri, Mandiri",
            "CV Mandiri",
            "Bisa bekerja mandiri di perusahaan ini, perusahaan ini",
        ),
        ("Kopi senjakala", "PT Kopi Senja", "Kopi senjakala"),
        ("Di C++ (Asia) kami", "PT C++ (Asia)", "Di perusahaan ini kami"),
    ],
)
def test_a_name_is_covered_as_it_is_written_and_ordinary_words_stay(text: str, company: str, shown: str) -> None:
    assert covered(text, company) == shown
