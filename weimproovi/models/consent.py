"""A candidate's consents as events. A company's own are in `company.py`. Owned by `services.consents`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from weimproovi.models.base import Row, later, word
from weimproovi.vocabulary import ConsentPurpose, ConsentScope, ConsentState


class CandidateConsent(Row, table=True):
    """A step in the life of one consent, with what was shown (S1, UU PDP art. 22). Appended, never changed; the highest ordinal decides.

    One life for each scope, and for each application where the scope is about one.
    """

    __tablename__ = "candidate_consent"
    __table_args__ = (
        UniqueConstraint("candidate_id", "scope", "application_id", "ordinal", postgresql_nulls_not_distinct=True),
    )

    candidate_id: UUID = Field(foreign_key="candidate.id", index=True)
    application_id: UUID | None = Field(default=None, foreign_key="application.id", index=True)
    company_id: UUID | None = Field(default=None, foreign_key="company.id")
    vacancy_id: UUID | None = Field(default=None, foreign_key="vacancy.id")
    ordinal: int
    scope: ConsentScope = word(ConsentScope)
    state: ConsentState = word(ConsentState)
    purpose: ConsentPurpose = word(ConsentPurpose)
    recipient: str = Field(max_length=160)  # as it was named in the text
    groups: list[str] = Field(sa_type=JSON)  # field groups
    text_shown: str
    text_sha256: str = Field(max_length=64)
    text_version: str = Field(max_length=20)
    language: str = Field(max_length=2)
    method: str = Field(max_length=40)
    expires_at: datetime | None = later()
    given_id: UUID | None = None  # the event that this one renews or ends
