"""Vacancies (C6), their questions and assignments, and the listing: the copy that the world may read."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, BigInteger, Column, Index
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlmodel import Field, SQLModel

from weimproovi.models.base import Row, later, moment, word
from weimproovi.vocabulary import (
    Education,
    EmploymentStatus,
    PauseReason,
    QuestionKind,
    ReportKind,
    ReportOutcome,
    SalaryBasis,
    SalaryPeriod,
    VacancyState,
    Workplace,
)

FILTERED = ("closes_on", "link_only", "province", "city", "workplace", "employment_status", "minimum_education", "experience_years", "monthly_max")


class Vacancy(Row, table=True):
    """A vacancy as its company writes it. Salary in whole units of `currency`."""

    company_id: UUID = Field(foreign_key="company.id", index=True)
    slug: str = Field(max_length=180, unique=True)
    state: VacancyState = word(VacancyState, default=VacancyState.DRAFT)
    title: str = Field(default="", max_length=120)
    city: str = Field(default="", max_length=80)
    province: str = Field(default="", max_length=80)
    workplace: Workplace = word(Workplace, default=Workplace.ON_SITE)
    salary_min: int | None = None
    salary_max: int | None = None
    currency: str = Field(default="IDR", max_length=3)
    salary_period: SalaryPeriod = word(SalaryPeriod, default=SalaryPeriod.MONTH)
    salary_basis: SalaryBasis = word(SalaryBasis, default=SalaryBasis.GROSS)
    employment_status: EmploymentStatus | None = word(EmploymentStatus, default=None, nullable=True)
    outsourcing: bool = False
    department: str = Field(default="", max_length=120)
    reports_to: str = Field(default="", max_length=120)
    team_size: int | None = None
    level: str = Field(default="", max_length=60)
    openings_needed: int = 1
    minimum_education: Education = word(Education, default=Education.ANY)
    experience_years: int = 0
    duties: str = Field(default="", max_length=6000)
    qualifications: str = Field(default="", max_length=4000)
    posted_for_other: bool = False
    confidential: bool = False
    reviewers_see_resume: bool = False
    closes_on: date | None = None
    from_text: list[str] = Field(default_factory=list, sa_type=JSON)  # fields that came from a pasted advert and nobody has looked at
    published_at: datetime | None = later()
    closed_at: datetime | None = later()
    kept_at: datetime | None = later()  # its owner chose that it stays when the plan falls


class VacancyQuestion(Row, table=True):
    """A question that applicants answer. Options only where `kind` is choice."""

    __tablename__ = "vacancy_question"

    vacancy_id: UUID = Field(foreign_key="vacancy.id", index=True)
    company_id: UUID = Field(foreign_key="company.id")
    position: int
    kind: QuestionKind = word(QuestionKind)
    text: str = Field(max_length=300)
    options: list[str] = Field(default_factory=list, sa_type=JSON)


class VacancyAssignment(Row, table=True):
    """A member works on a vacancy. Owners need none."""

    __tablename__ = "vacancy_assignment"

    vacancy_id: UUID = Field(foreign_key="vacancy.id", index=True)
    company_id: UUID = Field(foreign_key="company.id")
    member_id: UUID = Field(foreign_key="company_member.id", index=True)
    ended_at: datetime | None = later()


class Listing(Row, table=True):
    """The public face of a published vacancy: nothing in it that the world may not read (S5, U9). Gone when the vacancy closes.

    `company_name` and `company_slug` are None where the name is withheld; `vacancy_id` is the vacancy's own.
    """

    __table_args__ = (
        Index("ix_listing_search", "search", postgresql_using="gin"),
        # Counting and filtering read the index alone.
        Index("ix_listing_newest", "published_at", "id", postgresql_include=FILTERED),
        Index("ix_listing_province", "province", "published_at", "id"),
    )

    vacancy_id: UUID = Field(foreign_key="vacancy.id", unique=True)
    slug: str = Field(max_length=180, unique=True)
    company_name: str | None = Field(default=None, max_length=120)
    company_slug: str | None = Field(default=None, max_length=140)
    company_checked_on: date | None = None
    link_only: bool = False  # of a company that is not checked yet: found by its address alone (S3)
    title: str = Field(max_length=120)
    city: str = Field(max_length=80)
    province: str = Field(max_length=80)
    workplace: Workplace = word(Workplace)
    salary_min: int
    salary_max: int | None = None
    currency: str = Field(max_length=3)
    salary_period: SalaryPeriod = word(SalaryPeriod)
    salary_basis: SalaryBasis = word(SalaryBasis)
    monthly_max: int  # highest pay per month, for the salary filter
    employment_status: EmploymentStatus = word(EmploymentStatus)
    outsourcing: bool
    department: str = Field(max_length=120)
    reports_to: str = Field(max_length=120)
    team_size: int | None = None
    level: str = Field(max_length=60)
    openings_needed: int
    minimum_education: Education = word(Education)
    experience_years: int
    duties: str
    qualifications: str
    posted_for_other: bool
    closes_on: date
    published_at: datetime = moment()
    changed_at: datetime = moment()  # what feeds and sitemaps tell readers who have seen it before
    search: str = Field(default="", sa_column=Column("search", TSVECTOR, nullable=False))


class ClosedListing(Row, table=True):
    """The address of a vacancy that was listed and closed in the ordinary way, for a year: whoever comes back reads that it is over.

    Neither its company nor its title: an address never names the company, whatever becomes of the company's consent later (S5).
    """

    __tablename__ = "closed_listing"

    slug: str = Field(max_length=180, unique=True)
    province: str = Field(max_length=80)
    closed_on: date = Field(index=True)


class PublicState(SQLModel, table=True):
    """Which state of the public copies and the company cards was committed last: one row, which the database itself writes (a trigger)."""

    __tablename__ = "public_state"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int = Field(sa_type=BigInteger)  # of the transaction; no other state ever has it


class SearchWord(Row, table=True):
    """A word that a published title or department has had, to mend typing mistakes by. Not which vacancy had it."""

    __tablename__ = "search_word"
    __table_args__ = (Index("ix_search_word_alike", "word", postgresql_using="gin", postgresql_ops={"word": "gin_trgm_ops"}),)

    word: str = Field(max_length=40, unique=True)


class VacancyPause(Row, table=True):
    """A published vacancy stopped showing, and why. It shows again when the row ends."""

    __tablename__ = "vacancy_pause"

    vacancy_id: UUID = Field(foreign_key="vacancy.id", index=True)
    company_id: UUID = Field(foreign_key="company.id")
    reason: PauseReason = word(PauseReason)
    ended_at: datetime | None = later()


class VacancyReport(Row, table=True):
    """Somebody reports a vacancy. `origin` is a keyed hash of where the report came from, to tell independent ones apart."""

    __tablename__ = "vacancy_report"

    vacancy_id: UUID = Field(foreign_key="vacancy.id", index=True)
    company_id: UUID = Field(foreign_key="company.id")
    account_id: UUID | None = None
    email: str = Field(default="", max_length=254)
    language: str = Field(default="id", max_length=2)
    origin: bytes = Field(default=b"", max_length=32)
    kind: ReportKind = word(ReportKind)
    words: str = Field(default="", max_length=2000)
    due_at: datetime = moment()
    outcome: ReportOutcome | None = word(ReportOutcome, default=None, nullable=True)
    answer: str = Field(default="", max_length=2000)
    answered_at: datetime | None = later()
    answered_by: str = Field(default="", max_length=120)
