"""The operator's own work: tickets, acts, privacy requests, sweeps."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, DateTime, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from weimproovi.models.base import Row, later, moment, word
from weimproovi.vocabulary import PrivacyRequestKind, StaffActKind


class StaffTicket(Row, table=True):
    """One member of staff may see some field groups of one person until a moment; the person reads it in her ledger."""

    __tablename__ = "staff_ticket"

    account_id: UUID = Field(foreign_key="account.id", index=True)
    staff_name: str = Field(max_length=120)
    candidate_id: UUID = Field(index=True)
    request_id: UUID | None = None
    groups: list[str] = Field(sa_type=ARRAY(Text))  # type: ignore[call-overload]
    reason: str = Field(max_length=200)
    ends_at: datetime = moment()
    closed_at: datetime | None = later()


class StaffAct(Row, table=True):
    """Something that staff did. Appended, never changed. `subject_id` names a row of the act's own kind."""

    __tablename__ = "staff_act"

    account_id: UUID | None = None
    name: str = Field(max_length=120)
    roles: list[str] = Field(sa_type=ARRAY(Text))  # type: ignore[call-overload]
    act: StaffActKind = word(StaffActKind)
    subject_id: UUID | None = None
    words: dict[str, str] = Field(default_factory=dict, sa_type=JSON)


class PrivacyRequest(Row, table=True):
    """A candidate asks us something about her data (K1). Answered within 3x24 hours."""

    __tablename__ = "privacy_request"

    number: str = Field(max_length=20, unique=True)
    candidate_id: UUID = Field(foreign_key="candidate.id", index=True)
    kind: PrivacyRequestKind = word(PrivacyRequestKind)
    words: str = Field(max_length=2000)
    due_at: datetime = moment()
    answer: str = Field(default="", max_length=4000)
    answered_at: datetime | None = later()
    answered_by: str = Field(default="", max_length=120)


class SweepRun(SQLModel, table=True):
    """How a sweep last ran. Lag: how long the oldest row that was due had waited, in seconds."""

    __tablename__ = "sweep_run"

    name: str = Field(primary_key=True, max_length=40)
    started_at: datetime = moment()
    finished_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))  # type: ignore[call-overload]
    every: int = 0  # seconds from one run to the next
    rows: int = 0
    lag: int = 0
    fault: str = Field(default="", max_length=300)
