"""The public search as SQL: filters, text query, keyset paging. Reads `Listing` alone, which holds nothing that is not public."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Select, Uuid, and_, func, literal, select, tuple_
from sqlmodel import col

from weimproovi import clock
from weimproovi.models import Listing
from weimproovi.schemas.public import SearchQuery
from weimproovi.services.listing_copies import CONFIGURATIONS
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import EmploymentStatus, Workplace

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
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


def cards() -> Select[Any]:
    """Cards of vacancies that can be applied to today, newest first."""
    columns: Select[Any] = select(*CARD_COLUMNS)
    return columns.where(is_listed()).order_by(*NEWEST_FIRST)


def is_open() -> ColumnElement[bool]:
    """One may apply today."""
    return col(Listing.closes_on) >= clock.today()


def is_listed() -> ColumnElement[bool]:
    """Open, and of a checked company: what lists, counts and searches know of (S3)."""
    return and_(is_open(), col(Listing.link_only).is_(False))


def conditions(query: SearchQuery) -> list[ColumnElement[bool]]:
    """The filters of a search. A value that is not in the vocabulary counts as not asked."""
    wanted: list[ColumnElement[bool]] = [is_listed()]
    if words := tidy(query.words):
        wanted.append(col(Listing.search).op("@@")(text_query(words)))
    if query.province:
        wanted.append(col(Listing.province) == tidy(query.province))
    if statuses := [status for status in EmploymentStatus if status in query.employment]:
        wanted.append(col(Listing.employment_status).in_(statuses))
    if query.workplace in list(Workplace):
        wanted.append(col(Listing.workplace) == query.workplace)
    if query.salary_from > 0:
        wanted.append(col(Listing.monthly_max) >= query.salary_from)
    return wanted


def text_query(words: str) -> ColumnElement[Any]:
    """What was typed, as Indonesian stems or as the words themselves (names, English titles)."""
    parsed = [func.websearch_to_tsquery(configuration, words) for configuration in CONFIGURATIONS]
    either: ColumnElement[Any] = parsed[0].op("||")(parsed[1])
    return either


def cursor(published_at: datetime, listing_id: UUID) -> str:
    """Where a page ended, for the address of the next one."""
    return f"{(published_at - EPOCH) // timedelta(microseconds=1)}-{listing_id.hex}"


def after(place: str) -> ColumnElement[bool] | None:
    """Older than a cursor; None for the first page, and for a cursor that is none."""
    moment, _dash, key = place.partition("-")
    if not (moment.isascii() and moment.isdigit() and len(moment) <= 16):
        return None
    try:
        listing_id = UUID(hex=key)
    except ValueError:
        return None
    published_at = EPOCH + timedelta(microseconds=int(moment))
    last = (literal(published_at, DateTime(timezone=True)), literal(listing_id, Uuid))
    return tuple_(col(Listing.published_at), col(Listing.id)) < tuple_(*last)
