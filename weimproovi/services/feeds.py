"""Listed vacancies for programs: the newest of a search, and all of them one batch after another. For anybody; reads `Listing` alone.

A name that is withheld is in no row of it (S5), and a vacancy known by its link alone is in no feed (S3).
"""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import defer
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.models import Listing
from weimproovi.permissions.actor import ANONYMOUS
from weimproovi.schemas.public import ListingDetail, SearchQuery
from weimproovi.services import search as searching
from weimproovi.services.listings import detail_of
from weimproovi.vocabulary import Purpose

NEWEST = 30
BATCH = 250


def newest(query: SearchQuery) -> tuple[ListingDetail, ...]:
    """The newest open vacancies of a search."""
    wanted = _details().where(*searching.conditions(query)).order_by(*searching.NEWEST_FIRST).limit(NEWEST)
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        return tuple(detail_of(listing) for listing in session.execute(wanted).scalars())


def page(after: UUID | None) -> tuple[tuple[ListingDetail, ...], UUID | None]:
    """A batch of everything listed, and where the next one begins; None after the last. No transaction stays open between two batches."""
    wanted = _details().where(searching.is_listed()).order_by(col(Listing.id)).limit(BATCH)
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        rows = session.execute(wanted if after is None else wanted.where(col(Listing.id) > after)).scalars().all()
        return tuple(detail_of(listing) for listing in rows), rows[-1].id if len(rows) == BATCH else None


def state() -> str:
    """Words that differ as soon as a listed vacancy comes, goes or changes."""
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        return _state(session)


def _state(session: Session) -> str:
    moments = func.sum(func.extract("epoch", col(Listing.changed_at)))  # a sum: the newest alone would miss a change that is committed late
    count, total = session.execute(select(func.count(), moments).where(searching.is_listed())).one()
    return f"{clock.today()} {count} {total}"


def _details() -> Select[Any]:
    return select(Listing).options(defer(Listing.search))  # type: ignore[arg-type]
