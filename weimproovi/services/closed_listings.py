"""What is left of a listed vacancy that was closed: its address, for a year. And what a visitor of that address may want instead.

Only a vacancy that stands in lists at the moment of closing is remembered, so drafts, vacancies known by their link alone, and those that
reports or a failed check took down look like addresses that never were.
"""

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, case, delete, func, insert, literal, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.ids import new_id
from weimproovi.models import ClosedListing, Listing, Vacancy
from weimproovi.permissions.actor import ANONYMOUS
from weimproovi.schemas.public import ListingCard
from weimproovi.services import listings
from weimproovi.services import search as searching
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import Purpose

KEPT = timedelta(days=365)
COMPARED = 200
WORD = re.compile(r"[a-z0-9]{3,}")


def remember(session: Session, vacancy: Vacancy) -> None:
    """Keeps the address, where the vacancy is listed until now; and forgets addresses that closed more than a year ago."""
    session.execute(delete(ClosedListing).where(col(ClosedListing.closed_on) < clock.today() - KEPT))
    listed = select(
        literal(new_id()), literal(clock.now()), col(Listing.slug), col(Listing.province), literal(clock.today())
    ).where(col(Listing.vacancy_id) == vacancy.id, col(Listing.link_only).is_(False))
    columns = ["id", "created_at", "slug", "province", "closed_on"]
    session.execute(insert(ClosedListing).from_select(columns, listed))


def similar(slug: str, count: int) -> tuple[ListingCard, ...] | None:
    """Open vacancies like the closed one: those that share its words, then those of its province, then the newest. None: no such vacancy is known."""
    address = tidy(slug)
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        province = _province(session, address)
        if province is None:
            return None
        newest = searching.cards().limit(count)
        near = newest.where(col(Listing.province) == province)
        found = [row for wanted in (_alike(address, province, count), near, newest) for row in session.execute(wanted)]
        return tuple(listings.card(row) for row in list({row.slug: row for row in found}.values())[:count])


def _alike(slug: str, province: str, count: int) -> Select[Any]:
    """Of the newest with a word of the address, those that share most; the title counts most."""
    words = func.websearch_to_tsquery("simple", " or ".join(WORD.findall(slug.rpartition("-")[0])))  # the tail is chance
    newest = searching.cards().where(col(Listing.search).op("@@")(words)).limit(COMPARED)
    compared = newest.add_columns(func.ts_rank(col(Listing.search), words).label("alike")).subquery()
    nearer = case((compared.c.province == province, 1), else_=0)
    return select(compared).order_by(compared.c.alike.desc(), nearer.desc(), compared.c.published_at.desc()).limit(count)


def _province(session: Session, slug: str) -> str | None:
    """Where a closed vacancy was; also of one that is past its closing date and not taken down yet."""
    closed = select(col(ClosedListing.province)).where(
        col(ClosedListing.slug) == slug, col(ClosedListing.closed_on) >= clock.today() - KEPT
    )
    past = select(col(Listing.province)).where(
        col(Listing.slug) == slug, col(Listing.link_only).is_(False), ~searching.is_open()
    )
    return session.execute(closed.union_all(past).limit(1)).scalar()
