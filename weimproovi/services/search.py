"""The public search as SQL: filters, text query, order and keyset paging. Reads `Listing` alone, which holds nothing that is not public.

With words, one look into the text index answers words and filters together, and for common words only the newest days are looked at. The
`MATERIALIZED` part keeps the planner from walking the whole table by date in search of a word that is not there.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Integer,
    Row,
    Select,
    Text,
    Uuid,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.models import Listing
from weimproovi.schemas.public import SearchQuery
from weimproovi.services import search_tokens, search_words
from weimproovi.services.search_tokens import EPOCH
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import Education, EmploymentStatus, Workplace
from weimproovi.vocabulary.searching import FRESH_DAYS, SALARY_STEPS, ExperienceBand, SearchOrder

CONFIGURATIONS = ("indonesian", "simple")
LOOKED_AT = 2_000  # matches that are counted, or put in the order of relevance
WINDOWS = (1, 8)  # days before the newest: enough for a common word
EVERYTHING = 0
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
BANDS = {ExperienceBand.NONE: (0, 0), ExperienceBand.SOME: (1, 2), ExperienceBand.MORE: (3, 5), ExperienceBand.MUCH: (6, 99)}


def known(query: SearchQuery) -> SearchQuery:
    """The search without what is not in the vocabulary, which counts as not asked."""
    return SearchQuery(
        words=tidy(query.words),
        province=tidy(query.province),
        city=tidy(query.city),
        employment=tuple(word.value for word in EmploymentStatus if word in query.employment),
        workplace=query.workplace if query.workplace in list(Workplace) else "",
        salary_from=max(0, query.salary_from),
        education=tuple(word.value for word in Education if word in query.education),
        experience=tuple(word.value for word in ExperienceBand if word in query.experience),
        fresh=query.fresh if query.fresh in FRESH_DAYS else 0,
        order=SearchOrder.RELEVANCE.value if query.order == SearchOrder.RELEVANCE and search_words.text_query(tidy(query.words)) else "",
        exact=query.exact,
        after=query.after,
    )


def cards() -> Select[Any]:
    """Cards of vacancies that can be applied to today, newest first."""
    columns: Select[Any] = select(*CARD_COLUMNS)
    return columns.where(is_listed()).order_by(*NEWEST_FIRST)


def page(query: SearchQuery, window: int, limit: int) -> Select[Any]:
    """The cards of a known search from its cursor on, in its order."""
    place = after(query)
    if not search_words.text_query(query.words):
        paged = cards().where(*conditions(query)).limit(limit)
        return paged if place is None else paged.where(tuple_(col(Listing.published_at), col(Listing.id)) < place)
    if not query.order:
        found = select(*CARD_COLUMNS).where(*conditions(query, window, moment_of(query))).cte("found").prefix_with("MATERIALIZED")
        order: tuple[Any, ...] = (found.c.published_at, found.c.id)
    else:
        rank = cast(func.ts_rank(col(Listing.search), words_query(query)) * 1_000_000, Integer).label("rank")
        found = select(*CARD_COLUMNS, rank).where(*conditions(query, window)).cte("found").prefix_with("MATERIALIZED")
        order = (found.c.rank, found.c.published_at, found.c.id)
    paged = select(found).order_by(*(column.desc() for column in order)).limit(limit)
    return paged if place is None else paged.where(tuple_(*order) < place)


def window_of(session: Session, query: SearchQuery, newest: datetime) -> int:
    """How many days back there are more matches than are ever looked at; `EVERYTHING` where that takes no cutting."""
    if not search_words.text_query(query.words) or query.fresh:
        return EVERYTHING
    enough = [(_more_than_looked_at(query, days, newest), days) for days in WINDOWS]
    return int(session.execute(select(case(*enough, else_=EVERYTHING))).scalar_one())


def conditions(query: SearchQuery, window: int = EVERYTHING, newest: datetime | None = None) -> list[ColumnElement[bool]]:
    """The filters of a known search. With words they are tokens of the text query, without they are columns."""
    wanted: list[ColumnElement[bool]] = [is_listed()]
    if query.fresh:
        wanted.append(col(Listing.published_at) >= clock.now() - timedelta(days=query.fresh))
    if query.salary_from and not (search_words.text_query(query.words) and query.salary_from in SALARY_STEPS):
        wanted.append(col(Listing.monthly_max) >= query.salary_from)
    if not search_words.text_query(query.words):
        return [*wanted, *_columns(query)]
    tokens = search_tokens.of_query(query)
    back = query.fresh or window
    if back:
        tokens.append(search_tokens.days(newest or clock.now(), back))
    asked = words_query(query)
    if tokens:
        asked = asked.op("&&")(cast(literal(search_tokens.as_text(tokens), Text), TSQUERY))
    return [*wanted, col(Listing.search).op("@@")(asked)]


def words_query(query: SearchQuery) -> ColumnElement[Any]:
    """What was typed, as Indonesian stems or as the words themselves (names, English titles)."""
    asked = search_words.text_query(query.words)
    parsed = [func.to_tsquery(configuration, asked) for configuration in CONFIGURATIONS]
    either: ColumnElement[Any] = parsed[0].op("||")(parsed[1])
    return either.self_group()


def is_open() -> ColumnElement[bool]:
    """One may apply today."""
    return col(Listing.closes_on) >= clock.today()


def is_listed() -> ColumnElement[bool]:
    """Open, and of a checked company: what lists, counts and searches know of (S3)."""
    return and_(is_open(), col(Listing.link_only).is_(False))


def cursor(row: Row[Any]) -> str:
    """Where a page ended, for the address of the next one."""
    place = f"{(row.published_at - EPOCH) // timedelta(microseconds=1)}-{row.id.hex}"
    return f"{row.rank}.{place}" if hasattr(row, "rank") else place


def after(query: SearchQuery) -> Any:
    """The place that the rest of the list comes after; None for the first page, and for a cursor that is none."""
    rank, dot, place = query.after.rpartition(".")
    moment, _dash, key = place.partition("-")
    wanted = bool(query.order) == bool(dot)
    if not (wanted and _is_number(moment, 16) and (not dot or _is_number(rank, 9))):
        return None
    try:
        listing_id = UUID(hex=key)
    except ValueError:
        return None
    published_at = EPOCH + timedelta(microseconds=int(moment))
    newest = (literal(published_at, DateTime(timezone=True)), literal(listing_id, Uuid))
    return tuple_(literal(int(rank), Integer), *newest) if dot else tuple_(*newest)


def moment_of(query: SearchQuery) -> datetime:
    """The moment that the page begins at: its cursor's, or now."""
    if query.order or after(query) is None:
        return clock.now()
    return EPOCH + timedelta(microseconds=int(query.after.partition("-")[0]))


def _more_than_looked_at(query: SearchQuery, days: int, newest: datetime) -> ColumnElement[bool]:
    found = select(col(Listing.id)).where(*conditions(query, days, newest)).cte(f"within_{days}").prefix_with("MATERIALIZED")
    some = select(found.c.id).limit(LOOKED_AT + 1).subquery()
    return select(func.count()).select_from(some).scalar_subquery() > LOOKED_AT


def _columns(query: SearchQuery) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if query.province:
        wanted.append(col(Listing.province) == query.province)
    if query.city:
        wanted.append(col(Listing.city) == query.city)
    if query.employment:
        wanted.append(col(Listing.employment_status).in_([EmploymentStatus(word) for word in query.employment]))
    if query.workplace:
        wanted.append(col(Listing.workplace) == query.workplace)
    if query.education:
        wanted.append(col(Listing.minimum_education).in_([Education(word) for word in query.education]))
    if query.experience:
        bands = [col(Listing.experience_years).between(*BANDS[ExperienceBand(word)]) for word in query.experience]
        wanted.append(or_(*bands))
    return wanted


def _is_number(digits: str, longest: int) -> bool:
    return digits.isascii() and digits.isdigit() and len(digits) <= longest
