"""Listed vacancies for programs: the newest of a search, and all of them one batch after another. For anybody; reads `Listing` alone.

A name that is withheld is in no row of it (S5), and a vacancy known by its link alone is in no feed (S3).
"""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import defer
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.integrations import rate_limits
from weimproovi.models import Listing
from weimproovi.permissions.actor import ANONYMOUS
from weimproovi.schemas.public import ListingDetail, SearchQuery
from weimproovi.services import listings
from weimproovi.services import search as searching
from weimproovi.services.listings import detail_of
from weimproovi.vocabulary import Purpose

BATCH = 250
WHOLE_RATE = "60 per hour"


def newest(query: SearchQuery) -> tuple[ListingDetail, ...]:
    """What the first page of a search shows, with every fact."""
    order = [card.slug for card in listings.search(query).cards]
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        shown = session.execute(_details().where(col(Listing.slug).in_(order), searching.is_listed())).scalars()
        found = {listing.slug: detail_of(listing) for listing in shown}
    return tuple(found[slug] for slug in order if slug in found)


def page(after: UUID | None) -> tuple[tuple[ListingDetail, ...], UUID | None]:
    """A batch of everything listed, and where the next one begins; None after the last. No transaction stays open between two batches."""
    wanted = _details().where(searching.is_listed()).order_by(col(Listing.id)).limit(BATCH)
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        rows = session.execute(wanted if after is None else wanted.where(col(Listing.id) > after)).scalars().all()
        return tuple(detail_of(listing) for listing in rows), rows[-1].id if len(rows) == BATCH else None


def state(reader: str) -> str:
    """Words that differ as soon as a listed vacancy comes, goes or changes; asked before everything is read.

    Args:
        reader: the network address that asks; the whole is much to write, so not as often as anybody likes.

    Raises:
        TooMany.
    """
    rate_limits.spend(WHOLE_RATE, "everything", reader)
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        return _state(session)


def _state(session: Session) -> str:
    moments = func.sum(func.extract("epoch", col(Listing.changed_at)))  # a sum: the newest alone would miss a change that is committed late
    count, total = session.execute(select(func.count(), moments).where(searching.is_listed())).one()
    return f"{clock.today()} {count} {total}"


def _details() -> Select[Any]:
    return select(Listing).options(defer(Listing.search))  # type: ignore[arg-type]
