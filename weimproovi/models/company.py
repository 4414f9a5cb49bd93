"""Companies, their members, checks, consents and subscriptions."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, LargeBinary
from sqlmodel import Field

from weimproovi.models.base import Row, later, moment, word
from weimproovi.vocabulary import ConsentPurpose, ConsentScope, ConsentState, MemberRole, Plan


class Company(Row, table=True):
    """A client of the operator (C4)."""

    name: str = Field(max_length=120)
    slug: str = Field(max_length=140, unique=True)
    address: str = Field(default="", max_length=300)
    city: str = Field(default="", max_length=80)
    contact_email: str = Field(default="", max_length=254)
    contact_phone: str = Field(default="", max_length=16)
    about: str = Field(default="", max_length=2000)
    nib: str = Field(default="", max_length=13)  # as its owner wrote it; what was checked is in CompanyCheck
    closed_at: datetime | None = later()


class CompanyMember(Row, table=True):
    """A person of a company (C5)."""

    __tablename__ = "company_member"

    company_id: UUID = Field(foreign_key="company.id", index=True)
    account_id: UUID = Field(foreign_key="account.id", index=True)
    role: MemberRole = word(MemberRole)
    name: str = Field(max_length=120)
    removed_at: datetime | None = later()


class Invitation(Row, table=True):
    """An owner asks a person, by e-mail, to join her company."""

    company_id: UUID = Field(foreign_key="company.id", index=True)
    role: MemberRole = word(MemberRole)
    email: str = Field(max_length=254)
    name: str = Field(max_length=120)
    accepted_at: datetime | None = later()
    cancelled_at: datetime | None = later()


class CompanyCheck(Row, table=True):
    """A staff decision about a company's identity (S3). The latest decides."""

    __tablename__ = "company_check"

    company_id: UUID = Field(foreign_key="company.id", index=True)
    nib: str = Field(max_length=13)
    passed: bool
    decided_by: str = Field(max_length=120)
    words: str = Field(default="", max_length=500)


class CheckRequest(Row, table=True):
    """A company asks to be checked; `due_at` is the moment that its screen promises. Open while no CompanyCheck is newer."""

    __tablename__ = "check_request"

    company_id: UUID = Field(foreign_key="company.id", index=True)
    account_id: UUID
    nib: str = Field(max_length=13)
    due_at: datetime = moment()


class CompanyPaper(Row, table=True):
    """A paper for the check, in the encrypted store under the company's key. Row and file go at the decision."""

    __tablename__ = "company_paper"

    company_id: UUID = Field(foreign_key="company.id", index=True)
    account_id: UUID
    kind: str = Field(max_length=4)
    file_name: str = Field(max_length=120)
    size: int
    stored_name: str = Field(max_length=64)


class CompanyKey(Row, table=True):
    """The key of a company's files, wrapped by the master key."""

    __tablename__ = "company_key"

    company_id: UUID = Field(foreign_key="company.id", unique=True)
    wrapped_key: bytes = Field(sa_type=LargeBinary)
    wrapped_at: datetime = moment()


class ConsentEvent(Row, table=True):
    """A step in the life of a company's consent, with what was shown (S1, S5). Appended, never changed."""

    __tablename__ = "consent_event"

    company_id: UUID = Field(foreign_key="company.id", index=True)
    account_id: UUID = Field(foreign_key="account.id")
    scope: ConsentScope = word(ConsentScope)
    state: ConsentState = word(ConsentState)
    purpose: ConsentPurpose = word(ConsentPurpose)
    typed_name: str = Field(max_length=120)
    text_shown: str
    text_sha256: str = Field(max_length=64)
    text_version: str = Field(max_length=20)
    language: str = Field(max_length=2)
    method: str = Field(max_length=40)
    fields: list[str] = Field(sa_type=JSON)
    recipients: list[str] = Field(sa_type=JSON)


class Subscription(Row, table=True):
    """A period in which a company has a plan. Outside every period it has the free plan (S6)."""

    company_id: UUID = Field(foreign_key="company.id", index=True)
    plan: Plan = word(Plan)
    starts_at: datetime = moment()
    ends_at: datetime | None = later()
    paid_until: datetime | None = later()  # `ends_at` is seven days of grace later
    invoice_id: UUID | None = Field(default=None, foreign_key="invoice.id", unique=True)
    ending_told_at: datetime | None = later()
    grace_told_at: datetime | None = later()
    fall_told_at: datetime | None = later()


class PublishedCompany(Row, table=True):
    """The public face of a company: there only while its written consent lives (S5). Nothing in it that the world may not read."""

    __tablename__ = "published_company"

    company_id: UUID = Field(foreign_key="company.id", unique=True)
    name: str = Field(max_length=120)
    slug: str = Field(max_length=140, unique=True)
    address: str = Field(max_length=300)
    city: str = Field(max_length=80)
    about: str = Field(max_length=2000)
    checked_on: date | None = None
