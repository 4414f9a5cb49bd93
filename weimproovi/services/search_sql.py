"""The statements of the public search, each built once for its shape; what is searched for comes as values. Reads `Listing` alone.

With words, one look into the text index answers words and filters together, and for common words only the newest days are looked at. The
`MATERIALIZED` part keeps the planner from walking the whole table by date in search of a word that is not there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    DateTime,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    cast,
    func,
    literal,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlmodel import col

from weimproovi import clock
from weimproovi.models import Listing
from weimproovi.schemas.public import SearchQuery
from weimproovi.services import search_tokens, search_words
from weimproovi.vocabulary.searching import SALARY_STEPS, ExperienceBand

CONFIGURATIONS = ("indonesian", "simple")
LOOKED_AT = 2_000  # matches that are counted
WINDOWS = (1, 8)  # days before the newest: enough for a common word
EVERYTHING = 0
FEW = 3  # in the narrowest window: the other, some four times as wide, then holds no page either
CARD_COLUMNS: tuple[Any, ...] = (
    col(Listing.id),
    col(Listing.slug),
    col(Listing.title),
    col(Listing.company_name),
    col(Listing.company_checked_on),
    col(Listing.city),
    col(Listing.province),
    col(Listing.workplace),
    col(Listing.salary_min),
    col(Listing.salary_max),
    col(Listing.salary_period),
    col(Listing.employment_status),
    col(Listing.published_at),
)
NEWEST_FIRST = (col(Listing.published_at).desc(), col(Listing.id).desc())
LISTED = and_(col(Listing.closes_on) >= bindparam("today", type_=Date), col(Listing.link_only).is_(False))
HIGHEST_PAY = 2_000_000_000
MOMENT = DateTime(timezone=True)


def stepped(steps: Sequence[tuple[ColumnElement[bool], str]]) -> ColumnElement[str]:
    """The first step that is reached, "" for none."""
    return case(*((condition, literal(choice, Text)) for condition, choice in steps), else_=literal("", Text))


BAND = stepped(
    [
        (col(Listing.experience_years) < 1, ExperienceBand.NONE.value),
        (col(Listing.experience_years) < 3, ExperienceBand.SOME.value),
        (col(Listing.experience_years) < 6, ExperienceBand.MORE.value),
        (col(Listing.experience_years) >= 6, ExperienceBand.MUCH.value),
    ]
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a statement has parts for: words, tokens beside them, and conditions on columns."""

    words: bool
    tokens: bool
    columns: tuple[str, ...]


def shape_of(query: SearchQuery, window: int) -> Shape:
    """The shape of a known search. With words its filters are tokens of the text query, without they are columns."""
    words = bool(search_words.text_query(query.words))
    asked = {
        "province": not words and query.province,
        "city": not words and query.city,
        "employment": not words and query.employment,
        "workplace": not words and query.workplace,
        "education": not words and query.education,
        "experience": not words and query.experience,
        "salary": query.salary_from and not (words and query.salary_from in SALARY_STEPS),
        "fresh": query.fresh,
    }
    tokens = words and bool(window or query.fresh or search_tokens.of_query(query))
    return Shape(words, tokens, tuple(name for name, wanted in asked.items() if wanted))


def values_of(query: SearchQuery, window: int, newest: datetime, part: str = "") -> dict[str, Any]:
    """What a statement of this search is filled with; `part` sets the values of one of its parts apart."""
    shape = shape_of(query, window)
    values: dict[str, Any] = {"today": clock.today()}
    if shape.words:
        values["asked"] = search_words.text_query(query.words)
    if shape.tokens:
        back = query.fresh or window
        values[f"tokens{part}"] = search_tokens.as_text(search_tokens.within(query, newest, back) if back else search_tokens.of_query(query))
    columns = {
        "province": query.province,
        "city": query.city,
        "employment": list(query.employment),
        "workplace": query.workplace,
        "education": list(query.education),
        "experience": list(query.experience),
        "salary": query.salary_from,
        "fresh": clock.now() - timedelta(days=query.fresh),
    }
    return values | {f"{name}{part}": columns[name] for name in shape.columns}


def conditions(shape: Shape, part: str = "") -> list[ColumnElement[bool]]:
    """Listed, and what the search asks."""
    columns: dict[str, ColumnElement[bool]] = {
        "province": col(Listing.province) == bindparam(f"province{part}"),
        "city": col(Listing.city) == bindparam(f"city{part}"),
        "employment": _among(cast(col(Listing.employment_status), Text), f"employment{part}"),
        "workplace": cast(col(Listing.workplace), Text) == bindparam(f"workplace{part}", type_=Text),
        "education": _among(cast(col(Listing.minimum_education), Text), f"education{part}"),
        "experience": _among(BAND, f"experience{part}"),
        "salary": col(Listing.monthly_max) >= bindparam(f"salary{part}", type_=Integer),
        "fresh": col(Listing.published_at) >= bindparam(f"fresh{part}", type_=MOMENT),
    }
    wanted = [LISTED, *(columns[name] for name in shape.columns)]
    if not shape.words:
        return wanted
    asked = words_query()
    if shape.tokens:
        asked = asked.op("&&")(cast(bindparam(f"tokens{part}", type_=Text), TSQUERY))
    return [*wanted, col(Listing.search).op("@@")(asked)]


def words_query() -> ColumnElement[Any]:
    """What was typed, as Indonesian stems or as the words themselves (names, English titles)."""
    parsed = [func.to_tsquery(configuration, bindparam("asked", type_=Text)) for configuration in CONFIGURATIONS]
    either: ColumnElement[Any] = parsed[0].op("||")(parsed[1])
    return either.self_group()


@lru_cache(maxsize=512)
def page(shape: Shape, *, by_rank: bool, after: bool) -> Select[Any]:
    """Cards from a place on: newest first, or the best match first. Values `limit`, `moment`, `key` and `rank` beside those of the search."""
    place: list[Any] = [bindparam("moment", type_=MOMENT), bindparam("key", type_=Uuid)]
    if not shape.words:
        paged: Select[Any] = select(*CARD_COLUMNS).where(*conditions(shape)).order_by(*NEWEST_FIRST)
        paged = paged.limit(bindparam("limit", type_=Integer))
        return paged.where(tuple_(col(Listing.published_at), col(Listing.id)) < tuple_(*place)) if after else paged
    rank = [cast(func.ts_rank(col(Listing.search), words_query()) * 1_000_000, Integer).label("rank")] if by_rank else []
    found = select(*CARD_COLUMNS, *rank).where(*conditions(shape)).cte("found").prefix_with("MATERIALIZED")
    order = [found.c.published_at, found.c.id]
    if by_rank:
        order, place = [found.c.rank, *order], [bindparam("rank", type_=Integer), *place]
    paged = select(found).order_by(*(column.desc() for column in order)).limit(bindparam("limit", type_=Integer))
    return paged.where(tuple_(*order) < tuple_(*place)) if after else paged


@lru_cache(maxsize=64)
def window(shape: Shape) -> Select[Any]:
    """How many match in each window, the narrowest first. Where that holds next to none, nobody looks further; nor where it holds enough."""
    narrow, wide = (_found_within(shape, days) for days in WINDOWS)
    return select(narrow, case((narrow.between(FEW, LOOKED_AT), wide), else_=0))


def _found_within(shape: Shape, days: int) -> ColumnElement[int]:
    """How many match, at most one more than is looked at."""
    found = select(col(Listing.id)).where(*conditions(shape, f"_{days}")).cte(f"within_{days}").prefix_with("MATERIALIZED")
    some = select(found.c.id).limit(LOOKED_AT + 1).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


def _among(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    return column == any_(bindparam(name, type_=ARRAY(Text)))
