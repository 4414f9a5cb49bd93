"""How many vacancies each choice of a filter would show, the other filters kept; in one statement.

Each filter is counted over at most `search_sql.LOOKED_AT` matches, the newest of a list without words: what is more than that is said as "and more".
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import FromClause, Select, Text, bindparam, cast, func, literal, null, select, union_all
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.i18n import format
from weimproovi.models import Listing
from weimproovi.schemas.public import Facet, SearchQuery
from weimproovi.services import search_sql
from weimproovi.services.search_sql import LOOKED_AT, Shape, stepped
from weimproovi.vocabulary.searching import FRESH_DAYS, SALARY_STEPS

COUNTED = 1_000
TOTAL, LISTED = "total", "listed"


@dataclass(frozen=True)
class Dimension:
    """One filter: its search without it, and what its choices are counted by. `steps` add up from the narrowest on."""

    without: Callable[[SearchQuery], SearchQuery]
    steps: tuple[int, ...] = ()


DIMENSIONS = {
    TOTAL: Dimension(lambda query: query),
    "province": Dimension(lambda query: replace(query, province="", city="")),
    "city": Dimension(lambda query: replace(query, city="")),
    "employment": Dimension(lambda query: replace(query, employment=())),
    "workplace": Dimension(lambda query: replace(query, workplace="")),
    "salary": Dimension(lambda query: replace(query, salary_from=0), tuple(reversed(SALARY_STEPS))),
    "education": Dimension(lambda query: replace(query, education=())),
    "experience": Dimension(lambda query: replace(query, experience=())),
    "fresh": Dimension(lambda query: replace(query, fresh=0), FRESH_DAYS),
}
Counts = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Counted:
    """What a search has to choose from."""

    total: int  # at most one more than is looked at
    provinces: tuple[str, ...]  # with a listed vacancy
    facets: tuple[Facet, ...]


def counted(session: Session, query: SearchQuery, window: int) -> Counted:
    """Counts of a known search."""
    numbers: dict[SearchQuery, int] = {}
    plan = []
    for name, dimension in DIMENSIONS.items():
        if name != "city" or query.province:
            asked = replace(dimension.without(query), after="", order="")
            plan.append((name, numbers.setdefault(asked, len(numbers))))
    now = clock.now()
    values: dict[str, Any] = {f"since_{days}": now - timedelta(days=days) for days in FRESH_DAYS}
    for asked, number in numbers.items():
        values |= search_sql.values_of(asked, window, now, f"_{number}")
    statement = _statement(tuple(plan), tuple(search_sql.shape_of(asked, window) for asked in numbers))
    found: Counts = {name: {} for name in (*DIMENSIONS, LISTED)}
    for name, choice, count in session.execute(statement, values):
        found[name][choice or ""] = count
    facets = tuple(_facet(name, dimension, found[name]) for name, dimension in DIMENSIONS.items() if name != TOTAL)
    return Counted(sum(found[TOTAL].values()), tuple(sorted(found[LISTED])), facets)


def provinces(session: Session) -> tuple[str, ...]:
    """Provinces with a listed vacancy, by the alphabet: one step in an index for each, not one for each vacancy."""
    steps = _listed_provinces()
    named = select(steps.c.province).where(steps.c.province.is_not(None))
    return tuple(sorted(session.execute(named, {"today": clock.today()}).scalars()))


def count_words(count: int, *, cut: bool = False) -> str:
    """ "128"; "1.000+" where there are more, and "128+" where not all were looked at."""
    if count > COUNTED:
        return f"{format.number(COUNTED)}+"
    return f"{count}+" if cut else str(count)


@lru_cache(maxsize=512)
def _statement(plan: tuple[tuple[str, int], ...], shapes: tuple[Shape, ...]) -> Any:
    """Counts of each filter over the matches that its number stands for, and the provinces that have a vacancy."""
    bases = [_base(shape, number) for number, shape in enumerate(shapes)]
    counts = []
    for name, number in plan:
        choice = cast(null() if name == TOTAL else bases[number].c[name], Text)
        counts.append(select(literal(name, Text), choice, func.count()).select_from(bases[number]).group_by(choice))
    steps = _listed_provinces()
    listed = select(literal(LISTED, Text), cast(steps.c.province, Text), literal(0)).where(steps.c.province.is_not(None))
    return union_all(*counts, listed)


def _base(shape: Shape, number: int) -> FromClause:
    """The matches that are counted, with what each counts for. With words they are planned as a whole and read as far as the limit."""
    since = [(col(Listing.published_at) >= bindparam(f"since_{days}", type_=search_sql.MOMENT), str(days)) for days in FRESH_DAYS]
    columns: Select[*tuple[Any, ...]] = select(
        col(Listing.province).label("province"),
        col(Listing.city).label("city"),
        col(Listing.employment_status).label("employment"),
        col(Listing.workplace).label("workplace"),
        col(Listing.minimum_education).label("education"),
        search_sql.BAND.label("experience"),
        stepped([(col(Listing.monthly_max) >= step, str(step)) for step in reversed(SALARY_STEPS)]).label("salary"),
        stepped(since).label("fresh"),
    ).where(*search_sql.conditions(shape, f"_{number}"))
    if not shape.words:
        newest = columns.order_by(*search_sql.NEWEST_FIRST).limit(LOOKED_AT + 1).subquery()
        return select(newest).cte(f"base_{number}").prefix_with("MATERIALIZED")
    found = columns.cte(f"found_{number}").prefix_with("MATERIALIZED")
    return select(found).limit(LOOKED_AT + 1).cte(f"base_{number}").prefix_with("MATERIALIZED")


def _listed_provinces() -> FromClause:
    """The first province by the alphabet, then the first after it, and so on; NULL ends it."""
    first = select(_next_province("").label("province")).cte("listed", recursive=True)
    return first.union_all(select(_next_province(first.c.province)).where(first.c.province.is_not(None)))


def _next_province(last: Any) -> Any:
    after = col(Listing.province) > last
    return select(col(Listing.province)).where(search_sql.LISTED, after).order_by(col(Listing.province)).limit(1).scalar_subquery()


def _facet(name: str, dimension: Dimension, found: dict[str, int]) -> Facet:
    cut = sum(found.values()) > LOOKED_AT
    if not dimension.steps:
        return Facet(name, tuple((choice, count_words(count, cut=cut)) for choice, count in sorted(found.items()) if choice))
    counts, reached = [], 0
    for step in dimension.steps:
        reached += found.get(str(step), 0)
        counts.append((str(step), count_words(reached, cut=cut)))
    return Facet(name, tuple(counts))
