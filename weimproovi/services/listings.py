"""Public vacancies and company pages, for anybody. Reads only what companies have published."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.i18n import _, format, n_, words
from weimproovi.models import Listing, PublishedCompany
from weimproovi.permissions.actor import ANONYMOUS
from weimproovi.schemas.posting import PostingFacts
from weimproovi.schemas.public import ListingCard, ListingDetail, ListingPage, PublicCompany, SearchQuery
from weimproovi.services import search as searching
from weimproovi.services import search_facets, search_typos, standing
from weimproovi.services.search_facets import COUNTED
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import Purpose
from weimproovi.vocabulary.occupations import code_of

PAGE_SIZE = 20
LAST_SECOND = time(23, 59, 59)


def search(query: SearchQuery) -> ListingPage:
    """One page of open vacancies with the counts of its filters. Words that find nothing are mended unless they are asked for exactly."""
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        asked = searching.known(query)
        found = _page(session, asked)
        if found.total or not asked.words or asked.exact or not (better := search_typos.mended(session, asked.words)):
            return found
        instead = _page(session, searching.known(replace(query, words=better)))
        return replace(instead, corrected=better) if instead.total else found


def detail(slug: str) -> ListingDetail:
    """One published vacancy.

    Raises:
        NotFound: there is none under this address, or it is closed.
    """
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        found = (
            session.execute(select(Listing).where(col(Listing.slug) == tidy(slug), searching.is_open()))
            .scalars()
            .first()
        )
        if found is None:
            raise NotFound
        return detail_of(found)


def company(slug: str) -> PublicCompany:
    """A company's page: there only while its written consent lives (S5), once the company is checked (S3).

    Raises:
        NotFound: no such page.
    """
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        found = (
            session.execute(select(PublishedCompany).where(col(PublishedCompany.slug) == tidy(slug))).scalars().first()
        )
        if found is None or found.checked_on is None:
            raise NotFound
        rows = session.execute(searching.cards().where(col(Listing.company_slug) == found.slug).limit(100)).all()
        return PublicCompany(
            name=found.name,
            slug=found.slug,
            city=found.city,
            address=found.address,
            about=found.about,
            checked=standing.checked_words(found.checked_on),
            vacancies=tuple(card(row) for row in rows),
        )


def newest(count: int) -> tuple[ListingCard, ...]:
    """The newest open vacancies."""
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        return tuple(card(row) for row in session.execute(searching.cards().limit(count)))


def provinces() -> tuple[str, ...]:
    """Provinces with an open vacancy, by the alphabet."""
    with db.transaction(ANONYMOUS, Purpose.BROWSE) as session:
        return search_facets.provinces(session)


def card(row: Row[Any] | Listing) -> ListingCard:
    """A vacancy in a list, in words."""
    return ListingCard(
        slug=row.slug,
        title=row.title,
        company=row.company_name or _("Perusahaan dirahasiakan"),
        company_checked=_checked(row),
        place=place_words(row.city, row.province),
        workplace=words.workplace(row.workplace),
        salary=format.salary_card(row.salary_min, row.salary_max, row.salary_period),
        employment=words.employment_short(row.employment_status),
        posted=format.ago(row.published_at),
        posted_at=row.published_at.isoformat(),
    )


def place_words(city: str, province: str) -> str:
    """ "Kota Bandung, Jawa Barat"; a remote vacancy may have neither."""
    return ", ".join(part for part in (city, province) if part) or _("Di mana saja")


def _checked(row: Row[Any] | Listing) -> str:
    """Only checked companies withhold their name; the day is left out, because it would tell which company it is."""
    return _("NIB diperiksa") if row.company_name is None else standing.checked_words(row.company_checked_on)


def _page(session: Session, query: SearchQuery) -> ListingPage:
    """One page of a known search."""
    window = searching.window_of(session, query, clock.now(), PAGE_SIZE + 1)
    rows = searching.page(session, query, window, PAGE_SIZE + 1)
    counted = search_facets.counted(session, query, window.counted)
    return ListingPage(
        cards=tuple(card(row) for row in rows[:PAGE_SIZE]),
        total=min(counted.total, COUNTED),
        total_words=search_facets.count_words(counted.total),
        next_after=searching.cursor(rows[PAGE_SIZE - 1]) if len(rows) > PAGE_SIZE else "",
        provinces=counted.provinces,
        facets=counted.facets,
    )


def detail_of(row: Listing) -> ListingDetail:
    """A whole vacancy, in words and in facts."""
    return ListingDetail(
        vacancy_id=str(row.vacancy_id),
        card=card(row),
        company_slug="" if row.link_only else row.company_slug or "",
        link_only=row.link_only,
        confidential=row.company_name is None,
        salary=format.salary_full(
            row.salary_min, row.salary_max, row.currency, period=row.salary_period, basis=row.salary_basis
        ),
        employment=words.employment(row.employment_status),
        outsourcing=row.outsourcing,
        department=row.department,
        reports_to=row.reports_to,
        team_size=_team(row.team_size),
        level=row.level,
        openings_needed=row.openings_needed,
        education=words.education(row.minimum_education),
        experience=words.experience(row.experience_years),
        duties=lines(row.duties),
        qualifications=lines(row.qualifications),
        posted_for_other=row.posted_for_other,
        closes=format.date_long(row.closes_on),
        closes_on=row.closes_on.isoformat(),
        open=True,
        facts=_facts(row),
    )


def _facts(row: Listing) -> PostingFacts:
    return PostingFacts(
        posted_on=format.jakarta_date(row.published_at).isoformat(),
        changed_at=row.changed_at.isoformat(),
        closes_at=datetime.combine(row.closes_on, LAST_SECOND, clock.WIB).isoformat(),
        city=row.city,
        province=row.province,
        workplace=row.workplace.value,
        employment_status=row.employment_status.value,
        salary_min=row.salary_min,
        salary_max=row.salary_max,
        currency=row.currency,
        salary_period=row.salary_period.value,
        education=row.minimum_education.value,
        experience_years=row.experience_years,
        occupation=code_of(row.title),
    )


def lines(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, empty ones left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _team(size: int | None) -> str:
    return n_("1 orang", "{n} orang", size) if size else ""
