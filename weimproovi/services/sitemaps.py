"""Which public addresses there are, for search engines: vacancies and company pages, in parts. For anybody; reads only what is public."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import col

from weimproovi import db
from weimproovi.models import Listing, PublishedCompany
from weimproovi.permissions.actor import ANONYMOUS
from weimproovi.services import search as searching
from weimproovi.vocabulary import Purpose

PART = 20_000  # vacancies; each stands there in two languages, and a sitemap takes 50,000 addresses and 50 MB


@dataclass(frozen=True, slots=True)
class Parts:
    """How many parts there are, and when the newest thing in each part of the vacancies changed."""

    vacancies: tuple[datetime, ...]
    companies: int


def chunks() -> Parts:
    """The parts at this moment."""
    numbered = select(
        ((func.row_number().over(order_by=col(Listing.id)) - 1) // PART).label("part"), col(Listing.changed_at)
    ).where(searching.is_listed())
    part = numbered.subquery()
    newest = select(func.max(part.c.changed_at)).group_by(part.c.part).order_by(part.c.part)
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        checked = select(func.count()).where(col(PublishedCompany.checked_on).is_not(None))
        companies = session.execute(checked).scalar_one()
        return Parts(tuple(session.execute(newest).scalars()), -(-companies // PART))


def vacancies(number: int) -> list[tuple[str, datetime]]:
    """Address and last change of a part's vacancies; parts begin at 1."""
    wanted = select(col(Listing.slug), col(Listing.changed_at)).where(searching.is_listed()).order_by(col(Listing.id))
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        rows = session.execute(wanted.offset((number - 1) * PART).limit(PART))
        return [(row.slug, row.changed_at) for row in rows]


def companies(number: int) -> list[str]:
    """Addresses of a part's company pages, which are there while their written consent lives (S5)."""
    wanted = select(col(PublishedCompany.slug)).where(col(PublishedCompany.checked_on).is_not(None))
    ordered = wanted.order_by(col(PublishedCompany.id)).offset((number - 1) * PART).limit(PART)
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        return list(session.execute(ordered).scalars())
