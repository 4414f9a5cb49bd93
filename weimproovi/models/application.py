"""Applications and the facts about them. `candidate_id`, `company_id` and `vacancy_id` are copied on to every row,
so that row-level security never walks in a circle."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, Index, UniqueConstraint, column
from sqlmodel import Field, SQLModel

from weimproovi.models.base import Row, later, moment, word
from weimproovi.vocabulary import LIVE_CONSENTS, CertificateKind, ConsentState, EndedBy, Stage

SHARED = tuple(state.value for state in LIVE_CONSENTS)


class Application(Row, table=True):
    """A candidate applied to a vacancy with one resume version. Contact follows the profile."""

    __table_args__ = (
        UniqueConstraint("candidate_id", "vacancy_id"),
        UniqueConstraint("vacancy_id", "number"),
        Index(
            "ix_application_pipeline",
            *("company_id", "vacancy_id", "stage", "number"),
            postgresql_include=["candidate_id", "delivered_at", "paused_at", "erased_at"],  # counting reads the index alone
        ),
        Index("ix_application_shared", "company_id", "video_share_until", postgresql_where=column("video_share").in_(SHARED)),
    )

    candidate_id: UUID = Field(foreign_key="candidate.id")
    company_id: UUID = Field(foreign_key="company.id")
    vacancy_id: UUID = Field(foreign_key="vacancy.id")
    resume_id: UUID = Field(foreign_key="resume.id", index=True)
    number: int
    stage: Stage = word(Stage, default=Stage.NEW)
    stage_since: datetime = moment()
    submitted_at: datetime = moment()
    delivered_at: datetime | None = later()  # once the candidate's e-mail is confirmed
    visible_until: date
    opening_ordinal: int | None = None  # copied from its Opening, so that this table's rules need not read another;
    paused_at: datetime | None = later()  # as these two are from the candidate,
    erased_at: datetime | None = later()
    video_share: ConsentState | None = word(ConsentState, default=None, nullable=True)  # these two from the latest VIDEO_SHARE consent
    video_share_until: datetime | None = later()
    video_ordinal: int | None = None  # and this one from its VideoUnit
    retention_noticed_at: datetime | None = later()


class ApplicationCounter(SQLModel, table=True):
    """The last number given to an application of a vacancy. Apart, because a candidate may not see the others' applications."""

    __tablename__ = "application_counter"

    vacancy_id: UUID = Field(foreign_key="vacancy.id", primary_key=True)
    last: int = 0


class ApplicationDraft(Row, table=True):
    """What a candidate has filled in before sending. Only she reads it."""

    __tablename__ = "application_draft"
    __table_args__ = (UniqueConstraint("candidate_id", "vacancy_id"),)

    candidate_id: UUID = Field(foreign_key="candidate.id")
    vacancy_id: UUID = Field(foreign_key="vacancy.id")
    resume_id: UUID | None = Field(default=None, foreign_key="resume.id")
    answers: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    saved_at: datetime = moment()


class _ApplicationFact(Row):
    """Ids that every fact about an application carries."""

    application_id: UUID = Field(foreign_key="application.id", index=True)
    candidate_id: UUID = Field(foreign_key="candidate.id")
    company_id: UUID = Field(foreign_key="company.id")
    vacancy_id: UUID = Field(foreign_key="vacancy.id")


class ChoiceAnswer(_ApplicationFact, table=True):
    """The answer to a choice question; shown before an application is opened (ANSWERS)."""

    __tablename__ = "choice_answer"

    question_id: UUID = Field(foreign_key="vacancy_question.id")
    choice: str = Field(max_length=120)


class WrittenAnswer(_ApplicationFact, table=True):
    """The answer to an open question; may name the person, so it opens with IDENTITY."""

    __tablename__ = "written_answer"

    question_id: UUID = Field(foreign_key="vacancy_question.id")
    words: str = Field(max_length=2000)


class Opening(_ApplicationFact, table=True):
    """A company chose to open an application (S6). `ordinal` counts from 1 within the vacancy, without gaps."""

    __table_args__ = (UniqueConstraint("application_id"), UniqueConstraint("vacancy_id", "ordinal"))

    member_id: UUID = Field(foreign_key="company_member.id")
    ordinal: int


class StageChange(_ApplicationFact, table=True):
    """An application moved. `member_id` is None where the candidate or the system moved it."""

    __tablename__ = "stage_change"

    member_id: UUID | None = Field(default=None, foreign_key="company_member.id")
    was: Stage | None = word(Stage, check="was", default=None, nullable=True)
    became: Stage = word(Stage)


class Rejection(_ApplicationFact, table=True):
    """An application ended, with words for the candidate. `member_id` is None where the operator ended it."""

    member_id: UUID | None = Field(default=None, foreign_key="company_member.id")
    ended_by: EndedBy = word(EndedBy, default=EndedBy.COMPANY)
    reason: str = Field(max_length=60)
    message: str = Field(max_length=2000)


class Withdrawal(_ApplicationFact, table=True):
    """A candidate took an application back (S3)."""


class ApplicationMessage(_ApplicationFact, table=True):
    """A member of the company wrote to the candidate (U8)."""

    __tablename__ = "application_message"

    member_id: UUID = Field(foreign_key="company_member.id")
    member_name: str = Field(max_length=120)  # as the candidate reads it: members' rows are not hers
    words: str = Field(max_length=2000)


class ErasedApplication(Row, table=True):
    """What a company keeps of an application that was destroyed: a nameless line."""

    __tablename__ = "erased_application"
    __table_args__ = (UniqueConstraint("vacancy_id", "number"),)

    company_id: UUID = Field(foreign_key="company.id", index=True)
    vacancy_id: UUID = Field(foreign_key="vacancy.id")
    number: int
    submitted_on: date
    stage: Stage = word(Stage)
    opening_ordinal: int | None = None  # the opening stays spent (S6),
    video_month: date | None = None  # and so does the unit of an interview that was shared
    video_ordinal: int | None = None
    reason: CertificateKind = word(CertificateKind)


class VideoUnit(_ApplicationFact, table=True):
    """An interview of this application takes one of the month's units (S6): reserved at invitation, counted when shared, given back at the deadline.

    `month` is its first day in WIB. `ordinal` counts from 1 within the company and the month; a unit that was given back frees its ordinal.
    """

    __tablename__ = "video_unit"
    __table_args__ = (
        Index("uq_video_unit_ordinal", "company_id", "month", "ordinal", unique=True, postgresql_where=column("returned_at").is_(None)),
        Index("uq_video_unit_application", "application_id", unique=True, postgresql_where=column("returned_at").is_(None)),
    )

    month: date
    ordinal: int
    shared_at: datetime | None = later()
    returned_at: datetime | None = later()
