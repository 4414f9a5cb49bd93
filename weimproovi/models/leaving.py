"""Leaving and taking: requests to leave, what was destroyed, copies that companies must delete, files to remove, exports."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, column
from sqlmodel import Field

from weimproovi.models.base import Row, later, moment, word
from weimproovi.vocabulary import CertificateKind, ExportState, LeaverKind

OPEN_REQUEST = column("cancelled_at").is_(None) & column("done_at").is_(None)


class LeaveRequest(Row, table=True):
    """Somebody leaves. Closed to everyone from `created_at`, destroyed at `due_at`, and until then she may come back."""

    __tablename__ = "leave_request"
    __table_args__ = (Index("uq_leave_request_open", "account_id", unique=True, postgresql_where=OPEN_REQUEST),)

    kind: LeaverKind = word(LeaverKind)
    account_id: UUID = Field(index=True)
    candidate_id: UUID | None = None
    company_id: UUID | None = None
    member_id: UUID | None = None
    reason: CertificateKind = word(CertificateKind)
    due_at: datetime = moment()
    cancelled_at: datetime | None = later()
    done_at: datetime | None = later()


class Certificate(Row, table=True):
    """Something was destroyed, by rule. Names nobody: `subject_id` is a pseudonym or the id of a row that is gone."""

    kind: CertificateKind = word(CertificateKind)
    subject_id: UUID
    rows: int
    files: int


class CopyRemoval(Row, table=True):
    """A company that downloaded a resume is asked to delete its copy. `candidate_id` is emptied when the person is destroyed."""

    __tablename__ = "copy_removal"

    company_id: UUID = Field(foreign_key="company.id", index=True)
    vacancy_id: UUID = Field(foreign_key="vacancy.id")
    candidate_id: UUID | None = Field(default=None, index=True)
    number: int  # of the application
    downloaded_by: str = Field(max_length=120)
    downloaded_at: datetime = moment()
    due_at: datetime = moment()
    confirmed_at: datetime | None = later()
    confirmed_by: str = Field(default="", max_length=120)


class FileRemoval(Row, table=True):
    """A stored file to delete; written in the transaction that dropped its last row."""

    __tablename__ = "file_removal"

    stored_name: str = Field(max_length=64)


class DataExport(Row, table=True):
    """A candidate's own copy of her data: asked, made by a sweep, fetched once."""

    __tablename__ = "data_export"

    candidate_id: UUID = Field(foreign_key="candidate.id", index=True)
    state: ExportState = word(ExportState, default=ExportState.ASKED)
    token_hash: bytes = Field(max_length=32, unique=True)
    stored_name: str = Field(default="", max_length=64)
    size: int = 0
    ready_at: datetime | None = later()
    expires_at: datetime = moment()
    fetched_at: datetime | None = later()
