"""Searching vacancies: the page of a search in the data layer beside the same statement by hand, beside a plain text index, and beside ILIKE;
a whole search with its counts; and the list over HTTP. `python -m bench.search 10000 100000`; 1000000 takes some minutes to fill.

A search is words, a province, a least salary and a status, newest first, 20 rows: some find much, some little, some nothing.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import psycopg
from sqlalchemy import event, text
from sqlmodel import Session

from bench import adverts, place
from bench.measure import Spread, goal, interleaved, line, title
from weimproovi import clock, db
from weimproovi.permissions.actor import ANONYMOUS
from weimproovi.schemas.public import SearchQuery
from weimproovi.services import listings
from weimproovi.services import search as searching
from weimproovi.vocabulary import Purpose

SIZES, TIMES, ROUNDS = (10_000, 100_000), 5, 7
SEARCHES = (
    SearchQuery("akuntan", "Jawa Barat", ("permanent",), salary_from=5_000_000),
    SearchQuery("manajer", "Jawa Timur", ("permanent", "fixed_term"), salary_from=8_000_000),
    SearchQuery("melayani pelanggan", "Aceh", ("permanent",), salary_from=3_000_000),
    SearchQuery("perawat", "Papua Selatan", ("freelance",), salary_from=20_000_000),
)
NOTHING = SearchQuery("astronaut")
COMMON = SearchQuery("melayani")
COLUMNS = "id, slug, title, company_name, company_checked_on, city, province, workplace, salary_min, salary_max, salary_period, employment_status, published_at"
FILTERS = "closes_on >= current_date AND NOT link_only AND province = %(province)s AND employment_status = ANY(%(status)s) AND monthly_max >= %(salary)s"
LAST = "ORDER BY published_at DESC, id DESC LIMIT 21"
PLAIN = f"SELECT {COLUMNS} FROM listing WHERE search @@ websearch_to_tsquery('indonesian', %(words)s) AND {FILTERS} {LAST}"
ILIKE = f"SELECT {COLUMNS} FROM listing WHERE (title ILIKE %(like)s OR duties ILIKE %(like)s OR company_name ILIKE %(like)s) AND closes_on >= current_date AND NOT link_only {LAST}"


def in_layer(session: Session, queries: tuple[SearchQuery, ...]) -> None:
    """The page of each search as the product asks for it: its window, its statement, its rows."""
    for query in queries:
        asked = searching.known(query)
        searching.page(session, asked, searching.window_of(session, asked, clock.now(), 21), 21)


def by_hand(connection: psycopg.Connection, statements: list[tuple[str, dict[str, Any]]]) -> None:
    """The same statements as text, prepared."""
    for words, values in statements:
        connection.execute(words, values).fetchall()


def whole(queries: tuple[SearchQuery, ...]) -> None:
    """What the site calls: the page, all counts and the provinces, transaction included."""
    for query in queries:
        listings.search(query)


def written(session: Session, queries: tuple[SearchQuery, ...]) -> list[tuple[str, dict[str, Any]]]:
    """The product's own statements with their values: the window's and the page's."""
    found: list[tuple[str, dict[str, Any]]] = []

    def note(*call: Any) -> None:
        found.append((call[2], call[3]))

    event.listen(session.connection(), "before_cursor_execute", note)
    in_layer(session, queries)
    event.remove(session.connection(), "before_cursor_execute", note)
    return found


def plain(statement: str, queries: tuple[SearchQuery, ...]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (statement, {"words": query.words, "like": f"%{query.words}%", "province": query.province, "status": list(query.employment), "salary": query.salary_from})
        for query in queries
    ]


def each(run: Callable[..., None], queries: tuple[SearchQuery, ...]) -> dict[str, Callable[[], None]]:
    return {query.words: partial(run, (query,)) for query in queries}


def show(found: dict[str, Spread], searches: int) -> None:
    for name, spread in found.items():
        line(name, f"p50 {spread.p50 / searches:.2f} ms, p95 {spread.p95 / searches:.2f} ms")


def measure() -> None:
    address = db.addresses().application.replace("postgresql+psycopg", "postgresql")
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session, psycopg.connect(address, prepare_threshold=0, autocommit=True) as connection:
        variants: dict[str, Callable[[], object]] = {
            "page in the data layer": partial(in_layer, session, SEARCHES),
            "the same by hand, prepared": partial(by_hand, connection, written(session, SEARCHES)),
            "plain text index, prepared": partial(by_hand, connection, plain(PLAIN, SEARCHES)),
            "whole search with counts": partial(whole, SEARCHES),
        }
        found = interleaved(variants, times=TIMES, rounds=ROUNDS)
        show(found, len(SEARCHES))
        goal("row 1: data layer / by hand, p50", found["page in the data layer"].p50 / found["the same by hand, prepared"].p50, 1.3)
        goal("row 2: data layer / plain index, p95", found["page in the data layer"].p95 / found["plain text index, prepared"].p95, 0.5)
        none = interleaved(
            {
                "no hit, data layer": partial(in_layer, session, (NOTHING,)),
                "no hit, ILIKE": partial(by_hand, connection, plain(ILIKE, (NOTHING,))),
                "common word alone, data layer": partial(in_layer, session, (COMMON,)),
                "common word alone, whole": partial(whole, (COMMON,)),
                "no words, whole": partial(whole, (SearchQuery(),)),
                "best match of a common word, whole": partial(whole, (replace(COMMON, order="relevance"),)),
            },
            times=3,
            rounds=ROUNDS,
        )
        show(none, 1)
        goal("row 1: no hit, data layer / ILIKE", none["no hit, data layer"].p50 / none["no hit, ILIKE"].p50, 0.01)
    line("row 14: publish, then found", "in the same transaction: tests/services/test_search.py")


def main(sizes: tuple[int, ...]) -> None:
    for count in sizes:
        title(f"Searching {count:,} vacancies: {len(SEARCHES)} searches a run, median of {ROUNDS} rounds")
        owner = place.empty_database()
        adverts.fill(owner, count)
        with owner.connect() as connection:
            line("size of the text index", str(connection.execute(text("SELECT pg_size_pretty(pg_relation_size('ix_listing_search'))")).scalar()))
        measure()
        owner.dispose()
        db.disconnect()


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
