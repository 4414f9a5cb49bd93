"""A candidate's own copy of everything we hold about her (UU PDP arts. 7, 13, 32). Moments are UTC, days are calendar dates in WIB."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AboutCopy:
    made_at: datetime
    controller: str
    contact: str
    format: str  # the version of this form


@dataclass(frozen=True, slots=True)
class AccountCopy:
    email: str
    email_confirmed_at: datetime | None
    language: str
    created_at: datetime
    adult_stated_at: datetime | None


@dataclass(frozen=True, slots=True)
class ProfileCopy:
    full_name: str
    phone: str  # E.164
    linkedin_url: str | None
    paused_at: datetime | None


@dataclass(frozen=True, slots=True)
class ResumeCopy:
    version: int
    file_name: str
    headline: str | None
    uploaded_at: datetime
    removed_at: datetime | None
    pages: int
    size: int  # bytes
    sha256: str
    text: str
    file: str  # its path in the archive; empty where it was removed


@dataclass(frozen=True, slots=True)
class AnswerCopy:
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class StepCopy:
    at: datetime
    stage: str


@dataclass(frozen=True, slots=True)
class WordsCopy:
    """Words that somebody wrote to the candidate."""

    at: datetime
    by: str  # "company" | "weimproovi"
    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class ApplicationCopy:
    company: str
    vacancy: str
    resume_version: int
    stage: str
    submitted_at: datetime
    delivered_at: datetime | None
    opened_at: datetime | None
    withdrawn_at: datetime | None
    visible_until: date
    answers: list[AnswerCopy] = field(default_factory=list)
    steps: list[StepCopy] = field(default_factory=list)
    messages: list[WordsCopy] = field(default_factory=list)
    endings: list[WordsCopy] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class InterviewAnswerCopy:
    """One take. `size` in bytes, `seconds` of the recording; `file` is its path in the archive while it is kept and ready."""

    question: str
    way: str
    progress: str
    recorded_at: datetime
    removed_at: datetime | None
    answer: str
    seconds: int
    size: int
    file: str


@dataclass(frozen=True, slots=True)
class InterviewCopy:
    company: str
    vacancy: str
    invited_at: datetime
    invited_by: str
    deadline_at: datetime
    words: str
    takes: list[InterviewAnswerCopy] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AttributeCopy:
    """What she was scored by, and the step from 1 to 5; 0 is not seen, nothing is not chosen yet."""

    attribute: str
    step: int | None


@dataclass(frozen=True, slots=True)
class ScorecardCopy:
    """What somebody of a company thought of an application of hers. A card that was not sent has no `sent_at`."""

    company: str
    vacancy: str
    given: list[AttributeCopy]
    advice: str  # "go_on" | "unsure" | "stop"; empty in a draft
    note: str
    version: int = 0
    sent_at: datetime | None = None
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DraftCopy:
    vacancy: str
    saved_at: datetime
    answers: list[AnswerCopy]


@dataclass(frozen=True, slots=True)
class ChapterCopy:
    """A job or a course of study that she typed for a CV."""

    title: str
    place: str
    period: str
    words: str


@dataclass(frozen=True, slots=True)
class ResumeDraftCopy:
    """What she typed for a CV made from the form."""

    saved_at: datetime
    headline: str
    summary: str
    skills: str
    experience: list[ChapterCopy]
    education: list[ChapterCopy]


@dataclass(frozen=True, slots=True)
class DeviceCopy:
    device: str
    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class NoticeCopy:
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class RequestCopy:
    number: str
    kind: str
    words: str
    asked_at: datetime
    due_at: datetime
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class CompanyCopy:
    """A copy of a resume that a company downloaded and was asked to delete."""

    company: str
    vacancy: str
    downloaded_by: str
    downloaded_at: datetime
    due_at: datetime
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class LookCopy:
    """One row of the access ledger."""

    at: datetime
    kind: str
    viewer: str  # "member" | "staff" | …
    company: str
    role: str
    purpose: str
    clause: str
    reason: str
    note: str
    field_groups: list[str]
    vacancy: str


@dataclass(frozen=True, slots=True)
class ConsentCopy:
    """One event in the life of a consent, with the words that were shown."""

    at: datetime
    scope: str
    state: str  # W3C Data Privacy Vocabulary
    purpose: str
    recipient: str
    vacancy: str
    field_groups: list[str]
    words: str
    sha256: str  # of the words
    version: str
    language: str
    method: str
    expires_at: datetime | None
    receipt: str  # its path in the archive


@dataclass(frozen=True, slots=True)
class ReportCopy:
    """A vacancy that she reported, and our answer."""

    at: datetime
    vacancy: str
    kind: str
    words: str
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class SavedCopy:
    """A vacancy that she saved; without a title once it is not shown any more."""

    at: datetime
    vacancy: str


@dataclass(frozen=True, slots=True)
class TermsCopy:
    """The terms that were in force when she signed up."""

    at: datetime
    version: str
    sha256: str
    language: str


@dataclass(frozen=True, slots=True)
class PersonalCopy:
    """Everything; `data.json` holds it and `schema.json` describes it."""

    about: AboutCopy
    account: AccountCopy
    profile: ProfileCopy
    resumes: list[ResumeCopy]
    applications: list[ApplicationCopy]
    drafts: list[DraftCopy]
    devices: list[DeviceCopy]
    notices: list[NoticeCopy]
    requests: list[RequestCopy]
    company_copies: list[CompanyCopy]
    ledger: list[LookCopy]
    reports: list[ReportCopy] = field(default_factory=list)
    consents: list[ConsentCopy] = field(default_factory=list)
    interviews: list[InterviewCopy] = field(default_factory=list)
    scorecards: list[ScorecardCopy] = field(default_factory=list)
    saved: list[SavedCopy] = field(default_factory=list)
    terms: list[TermsCopy] = field(default_factory=list)
    resume_drafts: list[ResumeDraftCopy] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ExportStatus:
    """Where the newest copy stands: "none", "asked", "ready" or "failed"."""

    state: str
    asked: str = ""
    until: str = ""
    size: str = ""
