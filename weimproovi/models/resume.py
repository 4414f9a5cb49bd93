"""Resume versions (C2). The file and its page images are in the encrypted store under random names."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field

from weimproovi.models.base import Row, later, moment


class Resume(Row, table=True):
    """One version of a candidate's resume. Sizes in bytes."""

    candidate_id: UUID = Field(foreign_key="candidate.id", index=True)
    version: int
    kind: str = Field(max_length=4)
    file_name: str = Field(max_length=120)
    headline: str | None = Field(default=None, max_length=120)
    pages: int
    size: int
    sha256: bytes = Field(max_length=32)
    stored_name: str = Field(max_length=64)
    removed_at: datetime | None = later()


class ResumePage(Row, table=True):
    """One page image of a resume version. Width and height in pixels."""

    __tablename__ = "resume_page"

    resume_id: UUID = Field(foreign_key="resume.id", index=True)
    candidate_id: UUID = Field(foreign_key="candidate.id")
    number: int
    stored_name: str = Field(max_length=64)
    width: int
    height: int


class ResumeText(Row, table=True):
    """The text of a resume version; only its candidate ever reads it (to fill her profile)."""

    __tablename__ = "resume_text"

    resume_id: UUID = Field(foreign_key="resume.id", unique=True)
    candidate_id: UUID = Field(foreign_key="candidate.id")
    text: str


class ResumeDraft(Row, table=True):
    """What a candidate has typed for a CV made from the form. Only she reads it; it goes with the version that was made from it last."""

    __tablename__ = "resume_draft"

    candidate_id: UUID = Field(foreign_key="candidate.id", unique=True)
    resume_id: UUID | None = Field(default=None, foreign_key="resume.id", index=True)
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    saved_at: datetime = moment()
