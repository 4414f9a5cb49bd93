"""The public copy of a published vacancy. Written, refreshed and removed in the transaction that changes the vacancy or the company's consent (S5, U9)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Text, cast, delete, func, literal, literal_column, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.models import Company, Listing, Vacancy
from weimproovi.services import search_tokens, search_typos, standing
from weimproovi.services.search_sql import CONFIGURATIONS
from weimproovi.services.withheld_names import covered
from weimproovi.vocabulary import SalaryPeriod, VacancyState

MONTHLY = {
    SalaryPeriod.HOUR: 173,
    SalaryPeriod.DAY: 21,
    SalaryPeriod.MONTH: 1,
}  # 173 hours: Kepmenakertrans 102/2004, art. 8
FIRST, SECOND, THIRD, LAST = (
    literal_column("'A'", Text),
    literal_column("'B'", Text),
    literal_column("'C'", Text),
    literal_column("'D'", Text),
)
LARGEST = 2_000_000_000
COPIED = (
    "workplace",
    "salary_min",
    "salary_max",
    "currency",
    "salary_period",
    "salary_basis",
    "employment_status",
    "outsourcing",
    "team_size",
    "openings_needed",
    "minimum_education",
    "experience_years",
    "posted_for_other",
    "closes_on",
    "slug",
    "city",
    "province",
)
WRITTEN = ("title", "department", "reports_to", "level", "duties", "qualifications")


def write(session: Session, vacancy: Vacancy, company: Company) -> None:
    """Puts the vacancy before the public as it stands, or brings its copy up to date.

    One of a company that is not checked is found by its address alone (S3), and not at all once its name may not be shown.
    """
    link_only = standing.checked_on(session, company.id) is None
    if link_only and (vacancy.confidential or standing.published_card(session, company.id) is None):
        remove(session, vacancy)
        return
    listing = session.execute(select(Listing).where(col(Listing.vacancy_id) == vacancy.id)).scalars().first()
    published_at = listing.published_at if listing else vacancy.published_at or clock.now()
    values = public_values(session, vacancy, company) | {"link_only": link_only}
    values["search"] = search_vector(values, published_at)
    search_typos.learn(session, values["title"], values["department"])
    if listing is None:
        session.add(Listing(vacancy_id=vacancy.id, published_at=published_at, **values))
        return
    if any(getattr(listing, name) != value for name, value in values.items() if name != "search"):
        listing.changed_at = clock.now()
    for name, value in values.items():
        setattr(listing, name, value)


def refresh_all(session: Session, company: Company) -> None:
    """Brings every public copy of the company up to date: its card or its consent changed. Call under `standing.lock_publishing`."""
    published = (col(Vacancy.company_id) == company.id, col(Vacancy.state) == VacancyState.PUBLISHED)
    session.flush()
    for vacancy in session.execute(select(Vacancy).where(*published)).scalars():
        write(session, vacancy, company)


def remove(session: Session, vacancy: Vacancy) -> None:
    session.execute(delete(Listing).where(col(Listing.vacancy_id) == vacancy.id))


def is_link_only(session: Session, vacancy_id: UUID) -> bool | None:
    """The vacancy shows, and its company is still being checked (S3). None: it does not show, which says nothing about its company."""
    shown = select(col(Listing.link_only)).where(col(Listing.vacancy_id) == vacancy_id)
    return session.execute(shown).scalar()


def public_values(session: Session, vacancy: Vacancy, company: Company) -> dict[str, Any]:
    """What the world may read of a vacancy. Without a live consent, or where the vacancy withholds it, the name is nowhere."""
    card = None if vacancy.confidential else standing.published_card(session, company.id)
    values = {name: getattr(vacancy, name) for name in COPIED}
    values |= {
        name: getattr(vacancy, name) if card else covered(getattr(vacancy, name), company.name) for name in WRITTEN
    }
    return values | {
        "company_name": card.name if card else None,
        "company_slug": card.slug if card else None,
        "company_checked_on": card.checked_on if card else None,  # the day alone would tell which company it is
        "monthly_max": monthly_pay(vacancy.salary_max or vacancy.salary_min or 0, vacancy.salary_period),
    }


def monthly_pay(amount: int, period: SalaryPeriod) -> int:
    """Pay per month, for comparing: 173 hours, 21 days, a twelfth of a year."""
    return min(LARGEST, amount // 12 if period is SalaryPeriod.YEAR else amount * MONTHLY[period])


def search_vector(values: dict[str, Any], published_at: datetime) -> ColumnElement[Any]:
    """What the search reads of a public copy: its words, the title first, and its facts as tokens."""
    place = f"{values['city']} {values['province']}"
    weighted = (
        (values["title"], FIRST),
        (values["company_name"] or "", SECOND),
        (place, SECOND),
        (values["department"], THIRD),
        (f"{values['duties']} {values['qualifications']}", LAST),
    )
    parts = [
        func.setweight(func.to_tsvector(configuration, cast(words, Text)), weight)
        for words, weight in weighted
        for configuration in CONFIGURATIONS
    ]
    vector: ColumnElement[Any] = func.array_to_tsvector(literal(search_tokens.of_listing(values, published_at), ARRAY(Text)))
    for part in parts:
        vector = vector.op("||")(part)
    return vector
