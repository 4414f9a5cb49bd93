"""Candidates. The personal columns are the closed list of C1; keys and pseudonyms live apart so that destroying them erases."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlmodel import Field

from weimproovi.models.base import Row, later, moment


class Candidate(Row, table=True):
    """A person who looks for work."""

    account_id: UUID = Field(foreign_key="account.id", unique=True)
    full_name: str = Field(max_length=120)
    phone: str = Field(max_length=16)  # E.164
    linkedin_url: str | None = Field(default=None, max_length=200)
    paused_at: datetime | None = later()
    erased_at: datetime | None = later()


class PersonKey(Row, table=True):
    """The key of a person's files, wrapped by the master key. Destroying the row erases every copy (D1)."""

    __tablename__ = "person_key"

    candidate_id: UUID = Field(foreign_key="candidate.id", unique=True)
    wrapped_key: bytes = Field(sa_type=LargeBinary)
    wrapped_at: datetime = moment()


class Pseudonym(Row, table=True):
    """Under which subject a person stands in the access ledger. Destroyed on erasure; the ledger stays."""

    candidate_id: UUID = Field(foreign_key="candidate.id", unique=True)
    subject_id: UUID = Field(unique=True)


class SavedVacancy(Row, table=True):
    """A vacancy that a candidate keeps in mind. She alone reads it; no company learns who saved (U1)."""

    __tablename__ = "saved_vacancy"
    __table_args__ = (UniqueConstraint("candidate_id", "vacancy_id"),)

    candidate_id: UUID = Field(foreign_key="candidate.id")
    vacancy_id: UUID = Field(foreign_key="vacancy.id")
