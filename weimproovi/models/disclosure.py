"""The access ledger: one row for every look at a person, and who was in it. Append-only, written with the read."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel

from weimproovi.models.base import key, moment, word
from weimproovi.vocabulary import ActorKind, Clause, DisclosureKind, MemberRole, Purpose, Reason


class Disclosure(SQLModel, table=True):
    """Somebody looked, or was refused. `day` is the calendar date in WIB."""

    id: UUID = key()
    at: datetime = moment()
    day: date
    kind: DisclosureKind = word(DisclosureKind)
    viewer_kind: ActorKind = word(ActorKind)
    viewer_account_id: UUID | None = None
    company_id: UUID | None = Field(default=None, index=True)
    company_name: str = Field(default="", max_length=120)
    role: MemberRole | None = word(MemberRole, default=None, nullable=True)
    purpose: Purpose = word(Purpose)
    clause: Clause = word(Clause)
    reason: Reason | None = word(Reason, default=None, nullable=True)
    note: str = Field(default="", max_length=300, sa_column_kwargs={"server_default": ""})  # why staff look, and until when


class DisclosurePerson(SQLModel, table=True):
    """Whom a disclosure was about, by pseudonym, and which field groups were open."""

    __tablename__ = "disclosure_person"
    __table_args__ = (Index("ix_disclosure_person_subject", "subject_id", "id"),)

    id: UUID = key()
    disclosure_id: UUID = Field(foreign_key="disclosure.id", index=True)
    subject_id: UUID
    company_id: UUID | None = None
    application_id: UUID | None = None
    groups: list[str] = Field(sa_type=ARRAY(Text))  # type: ignore[call-overload]
