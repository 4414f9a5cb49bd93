"""What a visitor without an account may see. Words are already in the reader's language."""

from dataclasses import dataclass, field

from weimproovi.schemas.posting import PostingFacts


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A public search, as it stands in the address. Salary in whole rupiah per month; empty means any."""

    words: str = ""
    province: str = ""
    employment: tuple[str, ...] = ()
    workplace: str = ""
    salary_from: int = 0
    after: str = ""  # keyset cursor
    city: str = ""
    education: tuple[str, ...] = ()
    experience: tuple[str, ...] = ()  # bands: "0", "1-2", "3-5", "6"
    fresh: int = 0  # published within so many days
    order: str = ""  # "relevance"; newest first otherwise
    exact: bool = False  # the words as they are typed, without mending them


@dataclass(frozen=True, slots=True)
class ListingCard:
    slug: str
    title: str
    company: str  # the company's name, or the words for a withheld one
    company_checked: str  # "NIB diperiksa 3 Nov 2026" or ""
    place: str
    workplace: str
    salary: str  # "Rp8–12 jt/bulan"
    employment: str
    posted: str  # "2 hari lalu"
    posted_at: str  # ISO 8601


@dataclass(frozen=True, slots=True)
class ListingPage:
    cards: tuple[ListingCard, ...]
    total: int
    total_words: str  # "128" or "1.000+"
    next_after: str  # "" on the last page
    provinces: tuple[str, ...] = ()
    facets: tuple["Facet", ...] = ()
    corrected: str = ""  # the words that were searched for where the typed ones find nothing


@dataclass(frozen=True, slots=True)
class Facet:
    """How many vacancies each choice of one filter would show, the other filters kept: ("permanent", "128"), ("daily", "1.000+")."""

    name: str
    counts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListingDetail:
    vacancy_id: str
    card: ListingCard
    company_slug: str  # "" where withheld
    confidential: bool
    salary: str  # "Rp8.000.000–Rp12.000.000 per bulan, bruto"
    employment: str  # "Karyawan tetap (PKWTT)"
    outsourcing: bool
    department: str
    reports_to: str
    team_size: str
    level: str
    openings_needed: int
    education: str
    experience: str
    duties: tuple[str, ...]  # paragraphs
    qualifications: tuple[str, ...]
    posted_for_other: bool
    closes: str
    closes_on: str  # ISO 8601
    open: bool
    facts: PostingFacts
    link_only: bool = False  # of a company that is still being checked (S3)


@dataclass(frozen=True, slots=True)
class PublicCompany:
    name: str
    slug: str
    city: str
    address: str
    about: str
    checked: str
    vacancies: tuple[ListingCard, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanCard:
    code: str
    name: str
    price: str
    suits: str
    lines: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is signed in, for the top bar of a site page."""

    kind: str
    name: str
    home: str
