"""How the database answers a search: with an index, at 5,000 vacancies and for whatever is asked. And that generated vacancies are like real ones."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, event, select
from sqlmodel import col

from bench import adverts
from weimproovi import clock, db
from weimproovi.models import Listing
from weimproovi.permissions.actor import ANONYMOUS
from weimproovi.schemas.public import SearchQuery
from weimproovi.services import listings, search, search_facets, search_sql, search_tokens
from weimproovi.vocabulary import Purpose

COUNT = 5_000
SEARCHES = {
    "words": SearchQuery("perawat gigi"),
    "words and filters": SearchQuery("apoteker", "Jawa Timur", ("permanent",), salary_from=5_000_000),
    "no hit": SearchQuery("astronaut"),
    "best match": SearchQuery("bidan", order="relevance"),
    "fresh": SearchQuery("apoteker", fresh=3),
}


@pytest.fixture(scope="module")
def many(migrated: Engine) -> Iterator[Engine]:
    """5,000 generated vacancies."""
    empty = "TRUNCATE account, company CASCADE"
    with migrated.begin() as connection:
        connection.exec_driver_sql(empty)
    adverts.fill(migrated, COUNT)
    yield migrated
    with migrated.begin() as connection:
        connection.exec_driver_sql(empty)


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


def plans(query: SearchQuery) -> list[dict[str, Any]]:
    """The nodes of the plans of all statements that a search sends."""
    asked: list[tuple[str, Any]] = []
    known = search.known(query)
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
        window = search.window_of(session, known, clock.now(), 21)
        search.page(session, known, window, 21)
        search_facets.counted(session, known, window.counted)
        sent = list(asked)
        found = [connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {words}", values).scalar_one() for words, values in sent]
    return [node for plan in found for node in nodes(plan[0]["Plan"])]


@pytest.mark.parametrize("name", SEARCHES)
def test_words_are_looked_up_in_the_text_index_and_never_by_reading_every_vacancy(many: Engine, name: str) -> None:
    found = plans(SEARCHES[name])
    assert "ix_listing_search" in {node.get("Index Name") for node in found}
    assert not [node for node in found if node["Node Type"] == "Seq Scan" and node.get("Relation Name") == "listing"]


def test_the_list_without_words_follows_the_newest_and_provinces_are_steps_in_an_index(many: Engine) -> None:
    scans = [node for node in plans(SearchQuery()) if node.get("Index Name") in {"ix_listing_newest", "ix_listing_province"}]
    assert {node["Index Name"] for node in scans} == {"ix_listing_newest", "ix_listing_province"}


def test_counts_of_a_large_list_are_said_as_and_more(many: Engine) -> None:
    page = listings.search(SearchQuery())
    counts = {facet.name: dict(facet.counts) for facet in page.facets}
    assert (page.total, page.total_words, len(page.cards), len(page.provinces)) == (1_000, "1.000+", 20, 38)
    assert counts["employment"]["permanent"] == "1.000+"
    assert counts["employment"]["freelance"].endswith("+")


@pytest.mark.parametrize("province", ["", "Jawa Barat"])
def test_a_common_word_is_looked_for_among_the_newest_and_its_pages_go_on(many: Engine, monkeypatch: pytest.MonkeyPatch, province: str) -> None:
    monkeypatch.setattr(search_sql, "LOOKED_AT", 30)
    search_sql.window.cache_clear()
    query, seen = search.known(SearchQuery("operasional", province)), []
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        assert search.window_of(session, query, clock.now(), 21).page in search_sql.WINDOWS
        wanted = select(col(Listing.slug)).where(col(Listing.province).contains(province))
        everything = session.execute(wanted.order_by(*search_sql.NEWEST_FIRST).limit(200)).scalars().all()
    for _page in range(10):
        page = listings.search(query)
        seen += [card.slug for card in page.cards]
        query = replace(query, after=page.next_after)
    search_sql.window.cache_clear()
    assert seen == list(everything)


def test_a_page_that_its_window_cannot_fill_reads_on(many: Engine) -> None:
    """The cursor may stand near the end of the days that were looked at."""
    query, limit = search.known(SearchQuery("operasional")), 21
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        rows = session.execute(search.cards().limit(500)).all()
        for place in (100, 333, 450):
            asked = replace(query, after=search.cursor(rows[place]))
            found = search.page(session, asked, search.Window(1, 1), limit)
            assert [row.id for row in found] == [row.id for row in rows[place + 1 : place + 1 + limit]]


def test_generated_vacancies_are_written_as_the_product_writes_them(many: Engine) -> None:
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        for listing in session.execute(select(Listing).order_by(col(Listing.slug)).limit(20)).scalars():
            values = listing.model_dump()
            tokens = set(search_tokens.of_listing(values, listing.published_at))
            assert all(f"'{token}'" in listing.search for token in tokens), listing.search
