"""What a candidate sees of her own affairs. Words are already in her language; ids are strings."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Profile:
    full_name: str
    first_word: str
    email: str
    email_confirmed: bool
    phone: str  # "0812-3456-7890"
    linkedin_url: str


@dataclass(frozen=True, slots=True)
class ResumeVersion:
    id: str
    version: int
    file_name: str
    headline: str
    uploaded: str
    pages: int
    size: str  # "214 KB"
    used_in: int
    page_urls: list[str] = field(default_factory=list)
    download_url: str = ""
    check_url: str = ""
    worth_a_look: bool = False  # just uploaded, and its owner should see its pages before it goes on


@dataclass(frozen=True, slots=True)
class SensitivePlace:
    """Something that a resume says beyond what is asked for. Boxes are left, top, width, height in percent of its page."""

    number: int
    label: str  # "NIK"
    page: int
    boxes: list[tuple[float, float, float, float]]


@dataclass(frozen=True, slots=True)
class ResumeCheck:
    """A resume version as its owner checks it; `photographed` pages can be turned. `sizes` are its pictures' width and height in pixels."""

    resume: ResumeVersion
    sizes: list[tuple[int, int]]
    photographed: bool
    places: list[SensitivePlace]


@dataclass(frozen=True, slots=True)
class ResumeSuggestion:
    """What the resume's text offers for the profile; empty where it offers nothing new."""

    field: str  # "phone" | "linkedin_url" | "headline" | "email"
    label: str
    now: str
    found: str


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    kind: str  # "choice" | "text"
    text: str
    options: list[str] = field(default_factory=list)
    answer: str = ""


@dataclass(frozen=True, slots=True)
class ApplyForm:
    """The application on its way. `company` is the true name, also where the public page withholds it."""

    vacancy_id: str
    slug: str
    title: str
    company: str
    resumes: list[ResumeVersion]
    chosen_resume_id: str
    questions: list[Question]
    most_seen: list[str]  # each line one thing that the company can at most see
    visible_until: str
    email_confirmed: bool
    already_sent_id: str  # id of the application that exists, or ""
    being_checked: bool = False  # the company sees nothing until staff have checked it (S3)


@dataclass(frozen=True, slots=True)
class MyApplication:
    id: str
    title: str
    company: str
    place: str
    stage: str  # candidate's word
    stage_code: str
    since: str
    opened: str  # "Belum dibuka" | "Dibuka 20 Nov"
    active: bool
    path: str
    ended: str = ""  # who ended it and why
    unwatched: str = ""  # "PT X belum bisa menonton jawabanmu.", where she kept answers that she has not shared


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    when: str
    when_exact: str
    words: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class OpenGroup:
    label: str
    open: bool
    words: str


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A company downloaded her CV, and what became of that copy."""

    company: str
    title: str
    downloaded: str  # "Diunduh 20 Nov 2026 14.02 WIB"
    words: str
    tone: str  # of the badge; "" while nothing has been asked
    state: str  # the badge


@dataclass(frozen=True, slots=True)
class Pause:
    """Whether everything of hers is closed until she opens it again."""

    on: bool
    words: str  # since when


@dataclass(frozen=True, slots=True)
class MyApplicationSheet:
    card: MyApplication
    timeline: list[TimelineEntry]
    open_now: list[OpenGroup]
    visible_until: str
    resume: str  # "CV versi 2, cv-sukarno.pdf"
    can_withdraw: bool
    waiting_for_email: bool
    being_checked: bool = False  # the company sees nothing until staff have checked it (S3)
    copies: list[CopyLine] = field(default_factory=list)
    interview: str = ""  # one line about her video interview, and where it is; empty where she was not invited
    interview_path: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """One row of the access ledger as its person reads it."""

    at: str  # ISO 8601, the cursor of the next page
    when: str
    when_exact: str
    time: str  # "14.02 WIB"
    company: str
    role: str
    what: str
    purpose: str
    clause: str
    vacancy: str
    times: str  # "" or "3 kali"
    refused: bool
    reason: str
    note: str = ""  # of staff: who, why, until when
    first: str = ""  # of several: "pertama 09.10 WIB"
    proof: str = ""  # where its proof is taken; "" while it is not sealed yet
    again: bool = False  # the same as the look above it, at another time


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """Staff may see something of her until a moment; she may end it."""

    id: str
    name: str
    reason: str
    groups: str
    until: str


@dataclass(frozen=True, slots=True)
class MyRequest:
    """A privacy request as its person follows it."""

    id: str
    number: str
    kind: str
    words: str
    asked: str
    due: str
    answered: str  # "" or when
    answer: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Looks of one company at one application on one day; `refused` ones stand alone."""

    company: str
    vacancy: str
    purpose: str
    clause: str
    day: str
    refused: bool
    looks: list[Look]


@dataclass(frozen=True, slots=True)
class Device:
    """A sign-in of this account."""

    id: str
    device: str
    since: str
    seen: str
    current: bool


@dataclass(frozen=True, slots=True)
class Notice:
    id: str
    words: str
    when: str
    path: str
    unread: bool
