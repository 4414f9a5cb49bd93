"""Scorecards: what a vacancy is scored by, what each reviewer thought of an application, and the fact that she has said so.

A sent card is appended and never changed; a later one of the same reviewer is a new version beside it. What is not sent lies in a table of its own,
and so does the fact of sending: it opens the others' cards to her, and a rule cannot ask its own table (decision 33).
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from weimproovi.models.base import Row, moment, word
from weimproovi.vocabulary import Advice


class VacancyAttribute(Row, table=True):
    """One thing that applications of a vacancy are scored by, as its company wrote it."""

    __tablename__ = "vacancy_attribute"
    __table_args__ = (UniqueConstraint("vacancy_id", "position"),)

    vacancy_id: UUID = Field(foreign_key="vacancy.id")
    company_id: UUID = Field(foreign_key="company.id")
    position: int
    name: str = Field(max_length=60)


class _CardFact(Row):
    """Ids that everything about a card carries, its reviewer among them."""

    application_id: UUID = Field(foreign_key="application.id")
    candidate_id: UUID = Field(foreign_key="candidate.id")
    company_id: UUID = Field(foreign_key="company.id")
    vacancy_id: UUID = Field(foreign_key="vacancy.id")
    member_id: UUID = Field(foreign_key="company_member.id")


class ScorecardDraft(_CardFact, table=True):
    """A card that is not sent. `attributes` are the vacancy's as they then were; `steps` stand in their order, None where nothing was chosen."""

    __tablename__ = "scorecard_draft"
    __table_args__ = (UniqueConstraint("application_id", "member_id"),)

    attributes: list[str] = Field(sa_type=JSON)
    steps: list[int | None] = Field(sa_type=JSON)
    advice: Advice | None = word(Advice, default=None, nullable=True)
    note: str = Field(default="", max_length=2000)
    saved_at: datetime = moment()


class ScorecardSending(_CardFact, table=True):
    """A reviewer sent her first card of an application: from here on she reads the others'."""

    __tablename__ = "scorecard_sending"
    __table_args__ = (UniqueConstraint("application_id", "member_id"),)


class Scorecard(_CardFact, table=True):
    """A sent card. The newest version of each reviewer counts; the earlier ones stay beside it."""

    __table_args__ = (UniqueConstraint("application_id", "member_id", "version"),)

    version: int
    attributes: list[str] = Field(sa_type=JSON)
    steps: list[int] = Field(sa_type=JSON)
    advice: Advice = word(Advice)
    note: str = Field(default="", max_length=2000)
