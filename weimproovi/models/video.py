"""Video interviews (C3, U6): what a company asks and whom it invites; what a candidate answers, and the files of it.

A company reads an invitation, which it wrote, and nothing of what came of it but answers that the candidate lets it watch: whether she began, declined
or finished stands in her consents and answers, which are hers.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, LargeBinary, UniqueConstraint, column
from sqlmodel import Field

from weimproovi.models.base import Row, later, moment, word
from weimproovi.vocabulary import AnswerKind, AnswerState, CopyState, TimeZone, VideoFileKind, VideoProblem


class InterviewKit(Row, table=True):
    """The questions of a vacancy's interview, in `KitQuestion`."""

    __tablename__ = "interview_kit"

    vacancy_id: UUID = Field(foreign_key="vacancy.id", unique=True)
    company_id: UUID = Field(foreign_key="company.id")
    saved_at: datetime = moment()


class KitQuestion(Row, table=True):
    """One question: seconds to think, seconds to answer, how often she may record again, and how she may answer; at least one way."""

    __tablename__ = "kit_question"
    __table_args__ = (UniqueConstraint("kit_id", "position"),)

    kit_id: UUID = Field(foreign_key="interview_kit.id", index=True)
    vacancy_id: UUID = Field(foreign_key="vacancy.id")
    company_id: UUID = Field(foreign_key="company.id")
    position: int
    text: str = Field(max_length=300)
    think_seconds: int
    answer_seconds: int
    retakes: int
    video: bool
    audio: bool
    written: bool


class _InterviewFact(Row):
    """Ids that everything about an interview carries."""

    application_id: UUID = Field(foreign_key="application.id", index=True)
    candidate_id: UUID = Field(foreign_key="candidate.id")
    company_id: UUID = Field(foreign_key="company.id")
    vacancy_id: UUID = Field(foreign_key="vacancy.id")


class VideoInterview(_InterviewFact, table=True):
    """The invitation of one application. `questions` are the kit's as they then were: later changes of the kit change no invitation."""

    __tablename__ = "video_interview"
    __table_args__ = (UniqueConstraint("application_id"),)

    member_id: UUID = Field(foreign_key="company_member.id")
    member_name: str = Field(max_length=120)  # as the candidate reads it: members' rows are not hers
    message: str = Field(max_length=2000)
    questions: list[dict[str, Any]] = Field(sa_type=JSON)
    deadline_at: datetime = moment()
    zone: TimeZone = word(TimeZone)
    reminded_at: datetime | None = later()
    returned_at: datetime | None = later()  # the deadline passed, and what was not shared gave its unit back


class VideoAnswer(_InterviewFact, table=True):
    """One take of an answer. `question` counts from 0 among the invitation's questions, `take` from 1. Sizes in bytes, lengths in milliseconds, pictures in pixels."""

    __tablename__ = "video_answer"
    __table_args__ = (
        UniqueConstraint("application_id", "question", "take"),
        Index("ix_video_answer_waiting", "id", postgresql_where=column("state").in_(("kept", "checking"))),
        Index("ix_video_answer_copy", "id", postgresql_where=column("copy_state").in_(("asked", "making"))),
    )

    question: int
    take: int
    kind: AnswerKind = word(AnswerKind)
    state: AnswerState = word(AnswerState, default=AnswerState.RECORDING)
    received: int = 0
    words: str = Field(default="", max_length=4000)  # of a written answer
    problem: VideoProblem | None = word(VideoProblem, default=None, nullable=True)
    duration: int = 0
    size: int = 0
    width: int = 0
    height: int = 0
    media_type: str = Field(default="", max_length=80)
    codecs: str = Field(default="", max_length=80)
    attempts: int = 0
    completed_at: datetime | None = later()
    claimed_at: datetime | None = later()
    ready_at: datetime | None = later()
    removed_at: datetime | None = later()
    copy_state: CopyState = word(CopyState, default=CopyState.NONE)
    copy_claimed_at: datetime | None = later()
    copy_attempts: int = 0


class VideoKey(_InterviewFact, table=True):
    """The key of one answer's files, wrapped by the master key. Destroying the row makes every copy of them unreadable."""

    __tablename__ = "video_key"

    answer_id: UUID = Field(foreign_key="video_answer.id", unique=True)
    wrapped_key: bytes = Field(sa_type=LargeBinary)
    wrapped_at: datetime = moment()


class VideoPart(_InterviewFact, table=True):
    """A piece of a recording as it came from her device, until the whole was looked at. `position` is where it begins, in bytes."""

    __tablename__ = "video_part"
    __table_args__ = (UniqueConstraint("answer_id", "position"),)

    answer_id: UUID = Field(foreign_key="video_answer.id")
    position: int
    size: int
    sha256: bytes = Field(sa_type=LargeBinary)
    stored_name: str = Field(max_length=64)


class VideoFile(_InterviewFact, table=True):
    """What was made of a recording: the seekable file without metadata, its poster, and a copy for browsers that do not play it."""

    __tablename__ = "video_file"
    __table_args__ = (UniqueConstraint("answer_id", "kind"),)

    answer_id: UUID = Field(foreign_key="video_answer.id")
    kind: VideoFileKind = word(VideoFileKind)
    media_type: str = Field(max_length=40)
    size: int
    stored_name: str = Field(max_length=64)


class VideoViewing(_InterviewFact, table=True):
    """How much of an answer went to one viewer's screen, beside the ledger's row of it. `seconds` of the recording, counted as it leaves."""

    __tablename__ = "video_viewing"
    __table_args__ = (UniqueConstraint("disclosure_id"), Index("ix_video_viewing_session", "session_id", "answer_id"))

    answer_id: UUID = Field(foreign_key="video_answer.id")
    disclosure_id: UUID = Field(foreign_key="disclosure.id")
    viewer_account_id: UUID
    session_id: UUID
    sent: int = 0
    seconds: int = 0
    seen_at: datetime = moment()


class VideoBookmark(_InterviewFact, table=True):
    """Where a viewer stopped in a recorded answer: she goes on from there, on another device too. Hers alone; nobody is told of it."""

    __tablename__ = "video_bookmark"
    __table_args__ = (UniqueConstraint("member_id", "answer_id"), Index("ix_video_bookmark_answer_id", "answer_id"))

    answer_id: UUID = Field(foreign_key="video_answer.id")
    member_id: UUID = Field(foreign_key="company_member.id")
    second: int = 0
    ended_at: datetime | None = later()  # she watched it to its end once
    seen_at: datetime = moment()
