"""The public search: what a search means, its pages and the place where a page ends. The statements are in `search_sql`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, literal, select
from sqlalchemy.sql.visitors import replacement_traverse
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.models import Listing
from weimproovi.schemas.public import SearchQuery
from weimproovi.services import search_sql, search_words
from weimproovi.services.search_sql import CARD_COLUMNS, EVERYTHING, NEWEST_FIRST, WINDOWS
from weimproovi.services.search_tokens import EPOCH
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import Education, EmploymentStatus, Workplace
from weimproovi.vocabulary.searching import FRESH_DAYS, ExperienceBand, SearchOrder

__all__ = ["CARD_COLUMNS", "NEWEST_FIRST", "after", "cards", "conditions", "cursor", "is_listed", "is_open", "known", "page", "text_query", "window_of"]


def known(query: SearchQuery) -> SearchQuery:
    """The search without what is not in the vocabulary, which counts as not asked."""
    words = tidy(query.words)
    by_rank = query.order == SearchOrder.RELEVANCE and search_words.text_query(words)
    return SearchQuery(
        words=words,
        province=tidy(query.province),
        city=tidy(query.city),
        employment=tuple(word.value for word in EmploymentStatus if word in query.employment),
        workplace=query.workplace if query.workplace in list(Workplace) else "",
        salary_from=min(max(0, query.salary_from), search_sql.HIGHEST_PAY),
        education=tuple(word.value for word in Education if word in query.education),
        experience=tuple(word.value for word in ExperienceBand if word in query.experience),
        fresh=query.fresh if query.fresh in FRESH_DAYS else 0,
        order=SearchOrder.RELEVANCE.value if by_rank else "",
        exact=query.exact,
        after=query.after,
    )


def cards() -> Select[Any]:
    """Cards of vacancies that can be applied to today, newest first."""
    columns: Select[Any] = select(*CARD_COLUMNS)
    return columns.where(is_listed()).order_by(*NEWEST_FIRST)


def conditions(query: SearchQuery) -> list[ColumnElement[bool]]:
    """What a search asks, as conditions of a statement of somebody else."""
    asked = known(query)
    filled = search_sql.values_of(asked, EVERYTHING, clock.now())
    return [_filled(condition, filled) for condition in search_sql.conditions(search_sql.shape_of(asked, EVERYTHING))]


def text_query(words: str) -> ColumnElement[Any]:
    """Typed words as a text query, for a statement of somebody else."""
    return _filled(search_sql.words_query(), {"asked": search_words.text_query(words)})


@dataclass(frozen=True, slots=True)
class Window:
    """How many days back are read: for counting more matches than are ever counted, and for one page of the newest. `EVERYTHING`: no cutting."""

    counted: int = EVERYTHING
    page: int = EVERYTHING


def window_of(session: Session, query: SearchQuery, newest: datetime, limit: int) -> Window:
    """The windows of a known search that begins at a moment; `limit` is how many a page wants."""
    if not search_words.text_query(query.words) or query.fresh:
        return Window()
    values: dict[str, Any] = {}
    for days in WINDOWS:
        values |= search_sql.values_of(query, days, newest, f"_{days}")
    found = session.execute(search_sql.window(search_sql.shape_of(query, WINDOWS[0])), values).one()
    counted = next((days for days, count in zip(WINDOWS, found, strict=True) if count > search_sql.LOOKED_AT), EVERYTHING)
    return Window(counted, next((days for days, count in zip(WINDOWS, found, strict=True) if count >= limit), counted))


def page(session: Session, query: SearchQuery, window: Window, limit: int) -> Sequence[Row[Any]]:
    """The cards of a known search from its cursor on, in its order. `window` is that of the first page."""
    place = after(query)
    begins = place["moment"] if place and not query.order else clock.now()
    if place and window != Window():
        window = window_of(session, query, begins, limit)
    cut = window.counted if query.order else window.page
    found = _page_within(session, query, cut, begins, limit)
    short = cut and place and len(found) < limit  # what the window holds may lie before the cursor
    return _page_within(session, query, EVERYTHING, begins, limit) if short else found


def _page_within(session: Session, query: SearchQuery, cut: int, begins: datetime, limit: int) -> Sequence[Row[Any]]:
    place = after(query)
    statement = search_sql.page(search_sql.shape_of(query, cut), by_rank=bool(query.order), after=bool(place))
    return session.execute(statement, search_sql.values_of(query, cut, begins) | place | {"limit": limit}).all()


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


def after(query: SearchQuery) -> dict[str, Any]:
    """The place that the rest of the list comes after; empty for the first page, and for a cursor that is none."""
    rank, dot, place = query.after.rpartition(".")
    moment, _dash, key = place.partition("-")
    if bool(query.order) != bool(dot) or not _is_number(moment, 16) or (dot and not _is_number(rank, 9)):
        return {}
    try:
        listing_id = UUID(hex=key)
    except ValueError:
        return {}
    found = {"moment": EPOCH + timedelta(microseconds=int(moment)), "key": listing_id}
    return found | {"rank": int(rank)} if dot else found


def _filled(part: ColumnElement[Any], values: dict[str, Any]) -> ColumnElement[Any]:
    """A part of a statement with its values in their places."""

    def fill(element: Any, **_options: Any) -> Any:
        if isinstance(element, BindParameter) and element.key in values:
            return literal(values[element.key], element.type)
        return None

    filled: ColumnElement[Any] = replacement_traverse(part, {}, fill)
    return filled


def _is_number(digits: str, longest: int) -> bool:
    return digits.isascii() and digits.isdigit() and len(digits) <= longest
