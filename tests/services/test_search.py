"""Search: words of both languages, mended mistakes, counts beside filters, order and paging; and that publishing and closing show at once."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market, publishing
from weimproovi import clock, db
from weimproovi.models import Company, SearchWord, Vacancy
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.schemas.public import ListingPage, SearchQuery
from weimproovi.services import listing_copies, listings, search_words, vacancies
from weimproovi.services.listing_copies import monthly_pay
from weimproovi.services.search_typos import distance
from weimproovi.vocabulary import Plan, Purpose, SalaryPeriod
from weimproovi.vocabulary.synonyms import SYNONYMS

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def owner() -> Actor:
    somebody = market.some_owner(plan=Plan.BUSINESS)
    publishing.consent(somebody)
    return somebody


def titles(**query: Any) -> list[str]:
    return [card.title for card in listings.search(SearchQuery(**query)).cards]


def counts(page: ListingPage, name: str) -> dict[str, str]:
    return next(dict(facet.counts) for facet in page.facets if facet.name == name)


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Akuntan", "accountant"),
        ("Accountant", "akuntan"),
        ("Nurse", "perawat"),
        ("Perawat gigi", "dental nurse"),
        ("Sopir truk", "TRUCK driver"),
        ("Staf gudang", "warehouse staff surabaya"),
        ("Customer Service Officer", "layanan pelanggan"),
        ("Pengembang perangkat lunak", "programmer"),
        ("Tukang las", "welder -manager"),
    ],
)
def test_a_word_of_one_language_finds_the_other(owner: Actor, title: str, typed: str) -> None:
    publishing.published(owner, title=title, city="Kota Surabaya", province="Jawa Timur")
    publishing.published(owner, title="Penjaga malam")
    assert titles(words=typed) == [title]


def test_a_term_of_several_words_is_not_taken_apart_and_quotes_mean_the_words_themselves(owner: Actor) -> None:
    publishing.published(owner, title="Dokter umum")
    publishing.published(owner, title="Dokter hewan")
    assert titles(words="general practitioner") == ["Dokter umum"]
    assert titles(words='"doctor"') == []


def test_the_synonym_table_is_ours_and_large_and_stands_both_ways() -> None:
    assert len(SYNONYMS) >= 400
    assert all(term in SYNONYMS[other] for term, others in SYNONYMS.items() for other in others)
    assert all(term == " ".join(term.split()).casefold() for term in SYNONYMS)


@pytest.mark.parametrize("typed", ["'); DROP TABLE listing --", "a' | b", "\\", "\\'", "!!", "& | ()", "<->", "-", '"', "or or", "atau", "'x':*", "p:Jawa Barat", "_"])
def test_whatever_is_typed_is_a_search(owner: Actor, typed: str) -> None:
    publishing.published(owner)
    listings.search(SearchQuery(words=typed))
    listings.search(SearchQuery(words=typed, province="Jawa Barat", order="relevance", exact=True))


def test_what_is_typed_never_becomes_a_filter(owner: Actor) -> None:
    publishing.published(owner)
    for typed in ("s:permanent", "'s:permanent'", "g:3000000", "w:on_site"):
        assert titles(words=typed, exact=True) == []


def test_sides_of_or_hold_together_what_stands_between_them() -> None:
    assert search_words.text_query("qqq www or eee") == "((('qqq')) & (('www'))) | ((('eee')))"
    assert search_words.text_query("qqq atau -www") == "((('qqq'))) | (!'www')"


@pytest.mark.parametrize(("typed", "meant"), [("barsita", "barista"), ("Barista kepla", "Barista kepala"), ("acountant", "accountant"), ("baristta", "barista")])
def test_a_typing_mistake_is_mended_and_said(owner: Actor, typed: str, meant: str) -> None:
    publishing.published(owner, title="Kepala barista")
    publishing.published(owner, title="Akuntan")
    found = listings.search(SearchQuery(words=typed))
    assert found.corrected == meant
    assert found.total == 1
    exactly = listings.search(SearchQuery(words=typed, exact=True))
    assert (exactly.corrected, exactly.total) == ("", 0)


@pytest.mark.parametrize(("typed", "filters"), [("barista", {"province": "Bali"}), ("xyzzyq", {}), ("seduh", {"province": "Bali"}), ("accountant", {}), ("qq", {})])
def test_nothing_is_mended_where_the_word_is_right_or_like_no_other(owner: Actor, typed: str, filters: dict[str, Any]) -> None:
    publishing.published(owner)
    assert listings.search(SearchQuery(words=typed, **filters)).corrected == ""


def test_a_mended_word_is_offered_only_while_it_finds_something(owner: Actor) -> None:
    form = publishing.published(owner)
    vacancies.close(owner, form.id, "")
    assert listings.search(SearchQuery(words="barsita")).corrected == ""


def test_words_for_mending_are_those_of_titles_and_departments_alone(owner: Actor) -> None:
    publishing.published(owner, title="Kepala Barista", department="Operasional 24 jam", duties="Rahasia dapur.")
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        known = set(session.execute(select(col(SearchWord.word))).scalars())
    assert {"kepala", "barista", "operasional", "jam"} <= known
    assert not {"rahasia", "senja", "24"} & known


@pytest.mark.parametrize(
    ("one", "other", "apart"), [("barsita", "barista", 1), ("kasri", "kasir", 1), ("abc", "abc", 0), ("abc", "", 3), ("kepla", "kepala", 1), ("xyz", "abc", 3)]
)
def test_mistakes_are_counted_as_people_make_them(one: str, other: str, apart: int) -> None:
    assert distance(one, other) == distance(other, one) == apart


def test_counts_say_what_each_choice_would_show_with_the_other_filters_kept(owner: Actor) -> None:
    publishing.published(owner, title="A", salary_min="4.000.000", salary_max="6.000.000")
    publishing.published(owner, title="B", employment_status="daily", salary_period="day", salary_min="250.000", salary_max="400.000", experience_years="4")
    publishing.published(owner, title="C", city="Kota Denpasar", province="Bali", minimum_education="bachelor", workplace="hybrid")
    everything = listings.search(SearchQuery())
    assert (counts(everything, "province"), everything.provinces) == ({"Bali": "1", "Jawa Barat": "2"}, ("Bali", "Jawa Barat"))
    assert counts(everything, "salary") == {"20000000": "0", "12000000": "0", "8000000": "1", "5000000": "3", "3000000": "3"}
    assert counts(everything, "fresh") == {"1": "3", "3": "3", "7": "3"}
    narrowed = listings.search(SearchQuery(province="Jawa Barat", employment=("daily",)))
    assert narrowed.total == 1
    assert counts(narrowed, "employment") == {"daily": "1", "permanent": "1"}
    assert (counts(narrowed, "province"), counts(narrowed, "city")) == ({"Jawa Barat": "1"}, {"Kota Bandung": "1"})
    assert (counts(narrowed, "experience"), counts(narrowed, "education")) == ({"3-5": "1"}, {"any": "1"})


QUERIES: list[dict[str, Any]] = [
    {"province": "Bali"}, {"province": "Bali", "city": "Kota Denpasar"}, {"city": "Kota Bandung"}, {"employment": ("daily",)},
    {"employment": ("daily", "permanent")}, {"workplace": "hybrid"}, {"salary_from": 8_000_000}, {"salary_from": 8_400_000}, {"salary_from": 8_400_001},
    {"education": ("bachelor", "any")}, {"experience": ("0",)}, {"experience": ("1-2", "3-5")}, {"experience": ("6",)}, {"fresh": 1}, {"fresh": 7},
    {"province": "Jawa Barat", "employment": ("permanent",), "salary_from": 5_000_000, "fresh": 3},
]  # fmt: skip


def test_filters_find_the_same_with_words_and_without(owner: Actor) -> None:
    """With words they are tokens in the text index, without they are columns."""
    publishing.published(owner, title="Kasir satu")
    publishing.published(owner, title="Kasir dua", employment_status="daily", salary_period="day", salary_min="250.000", salary_max="400.000", experience_years="4")
    publishing.published(owner, title="Kasir tiga", city="Kota Denpasar", province="Bali", minimum_education="bachelor", workplace="hybrid", experience_years="7")
    with clock.moved(timedelta(days=2)):
        publishing.published(owner, title="Kasir empat", experience_years="1")
        for asked in QUERIES:
            assert titles(**asked) == titles(words="kasir", **asked), asked
            with_words = listings.search(SearchQuery(words="kasir", **asked))
            assert (with_words.total, with_words.facets) == (len(with_words.cards), listings.search(SearchQuery(**asked)).facets), asked


@pytest.mark.parametrize(
    ("amount", "period", "month"),
    [(60_000, SalaryPeriod.HOUR, 10_380_000), (250_000, SalaryPeriod.DAY, 5_250_000), (5_000_000, SalaryPeriod.MONTH, 5_000_000), (120_000_000, SalaryPeriod.YEAR, 10_000_000)],
)
def test_pay_is_compared_by_the_month_whatever_it_is_paid_by(owner: Actor, amount: int, period: SalaryPeriod, month: int) -> None:
    assert monthly_pay(amount, period) == month
    publishing.published(owner, salary_min=str(amount), salary_max="", salary_period=period.value)
    for words in ("", "barista"):
        assert listings.search(SearchQuery(words=words, salary_from=month)).total == 1
        assert listings.search(SearchQuery(words=words, salary_from=month + 1)).total == 0


@pytest.mark.parametrize("words", ["", "kasir"])
@pytest.mark.parametrize("order", ["", "relevance"])
def test_pages_follow_one_another_in_each_order_without_a_gap_or_a_repeat(owner: Actor, words: str, order: str) -> None:
    for number in range(23):
        publishing.published(owner, title=f"Kasir {number}" if number % 3 else f"Penjaga {number}", duties="Menjadi kasir.")
    query, seen = SearchQuery(words=words, order=order), []
    for _page in range(3):
        page = listings.search(query)
        seen += [card.title for card in page.cards]
        if not page.next_after:
            break
        query = replace(query, after=page.next_after)
    assert len(seen) == len(set(seen)) == 23
    if words and order:
        assert [title.startswith("Kasir") for title in seen] == [True] * 15 + [False] * 8
    else:
        assert [int(title.split()[1]) for title in seen] == list(reversed(range(23)))


def test_a_cursor_of_another_order_is_the_first_page(owner: Actor) -> None:
    publishing.published(owner)
    for order, cursor in (("", "5.1-" + "0" * 32), ("relevance", "1-" + "0" * 32), ("relevance", "9999999999.1-" + "0" * 32), ("relevance", "x.1-" + "0" * 32)):
        assert titles(words="barista", order=order, after=cursor) == ["Barista"]


def test_publishing_is_findable_and_closing_is_gone_within_the_transaction(owner: Actor) -> None:
    form = publishing.draft(owner, title="Kepala barista")
    found = lambda session: listings._page(session, listings.searching.known(SearchQuery(words="barista"))).total  # noqa: E731
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        vacancy = session.get_one(Vacancy, form.id)
        listing_copies.write(session, vacancy, session.get_one(Company, vacancy.company_id))
        session.flush()
        assert found(session) == 1
        assert listings.search(SearchQuery()).total == 0  # nobody else sees it before it is done
        listing_copies.remove(session, vacancy)
        assert found(session) == 0


def test_a_closed_vacancy_is_in_no_list_count_or_choice(owner: Actor) -> None:
    form = publishing.published(owner)
    assert listings.search(SearchQuery(words="barista")).total == 1
    vacancies.close(owner, form.id, "")
    for words in ("", "barista"):
        page = listings.search(SearchQuery(words=words))
        assert (page.cards, page.total, page.provinces, counts(page, "province")) == ((), 0, (), {})
    assert listings.newest(1) == ()
