"""What members of a company see. Closed values are absent (empty), never blurred; ids are strings."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StageCount:
    stage: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class VacancyRow:
    id: str
    slug: str
    title: str
    place: str
    employment: str
    state: str  # "draft" | "published" | "paused" | "closed"
    state_words: str
    counts: list[StageCount]
    total: int
    fresh: int  # in stage Baru
    closes: str
    path: str  # workspace path of its pipeline
    paused: str = ""  # why it does not show


@dataclass(frozen=True, slots=True)
class QuestionForm:
    kind: str
    text: str
    options: str = ""  # one option a line


@dataclass(frozen=True, slots=True)
class VacancyForm:
    """A vacancy as it is being written: every value as typed."""

    id: str = ""
    state: str = "draft"
    title: str = ""
    city: str = ""
    province: str = ""
    workplace: str = "on_site"
    salary_min: str = ""
    salary_max: str = ""
    salary_period: str = "month"
    salary_basis: str = "gross"
    employment_status: str = ""
    outsourcing: bool = False
    department: str = ""
    reports_to: str = ""
    team_size: str = ""
    level: str = ""
    openings_needed: str = "1"
    minimum_education: str = "any"
    experience_years: str = "0"
    duties: str = ""
    qualifications: str = ""
    closes_on: str = ""  # ISO date
    confidential: bool = False
    posted_for_other: bool = False
    reviewers_see_resume: bool = False
    saved: str = ""  # "Tersimpan 14.02"
    address: str = ""  # where everybody finds it; "" while it does not show
    link_only: bool = False  # nobody finds it but by that address: the company is still being checked
    paused: str = ""  # why it does not show, or why it was closed for its company
    from_text: list[str] = field(default_factory=list)  # fields that came from a pasted advert and wait to be looked at
    hints: dict[str, str] = field(default_factory=dict)  # what may be unfair to ask, by field; hints, never verdicts
    questions: list[QuestionForm] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to mend: which field, and what to do."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Lock:
    """A field group that is closed: its name, why in words, the clause, and whether a plan would open it."""

    label: str
    words: str
    clause: str
    plan_opens: bool


@dataclass(frozen=True, slots=True)
class PipelineCard:
    id: str
    number: int
    opened: bool
    ended: bool
    name: str  # "" unless IDENTITY is open
    headline: str
    line: str  # for a nameless card: "Pelamar nomor 12" or "Lamaran ditarik, 20 Nov"
    applied: str
    since: str
    stage: str
    stage_words: str
    answers: list[AnswerLine] = field(default_factory=list)
    lock: str = ""  # words that say what opens it
    plan_opens: bool = False


@dataclass(frozen=True, slots=True)
class Pipeline:
    vacancy_id: str
    title: str
    place: str
    state: str
    stage: str  # the stage that `cards` shows
    counts: list[StageCount]
    cards: list[PipelineCard]
    next_after: str
    openings_words: str  # "12 dari 25 lamaran dibuka"
    openings_left: int  # -1 without a limit
    can_move: bool
    state_words: str = ""
    warning: str = ""  # unopened applications that end soon
    waits: str = ""  # why nothing is here yet: the company is being checked
    locked: str = ""  # why nothing is here: this member is beyond the seats of the plan
    erased: list[str] = field(default_factory=list)  # what is left of applications that were destroyed: a line without a name


@dataclass(frozen=True, slots=True)
class Closing:
    """Before a vacancy closes: how many wait for words, that in a sentence, and a first draft of the words."""

    waiting: int
    words: str
    message: str


@dataclass(frozen=True, slots=True)
class CandidateSheet:
    """One opened application."""

    application_id: str
    vacancy_id: str
    number: int
    title: str
    name: str
    headline: str
    email: str
    phone: str
    phone_link: str  # "tel:+62…" or ""
    whatsapp_link: str
    linkedin_url: str
    verified: str
    stage: str
    stage_words: str
    since: str
    applied: str
    access_line: str
    page_urls: list[str] = field(default_factory=list)
    download_url: str = ""
    answers: list[AnswerLine] = field(default_factory=list)
    written: list[AnswerLine] = field(default_factory=list)
    locks: list[Lock] = field(default_factory=list)
    history: list[AnswerLine] = field(default_factory=list)  # when → what
    messages: list[AnswerLine] = field(default_factory=list)  # who and when → words
    can_move: bool = False
    ended: bool = False


@dataclass(frozen=True, slots=True)
class CompanyCard:
    name: str
    slug: str
    address: str
    city: str
    contact_email: str
    contact_phone: str
    about: str
    checked: str  # "NIB diperiksa 3 Nov 2026" or ""
    published: bool  # S5 consent is live
    can_edit: bool
    refused: str = ""  # why the latest check failed, and what to do


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper for the check of the company's identity, as its owner reads of it."""

    id: str
    file_name: str
    facts: str  # "214 KB · 22 Nov 2026"


@dataclass(frozen=True, slots=True)
class CheckView:
    """Where the check of the company's identity stands (S3)."""

    state: str = ""  # "unasked" | "waiting" | "late" | "failed" | "passed"
    words: str = ""  # the promise, or what to do; "" once it passed
    nib: str = ""  # as its owner wrote it
    papers: list[Paper] = field(default_factory=list)
    room: int = 0  # how many papers may be added
    can_ask: bool = False


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """The written consent for the company card, before or after it is given (S5)."""

    given: bool
    text: str
    fields: list[str]
    recipients: list[str]
    version: str
    receipt: str  # who typed it and when, once given
    receipt_url: str = ""  # of the latest event


@dataclass(frozen=True, slots=True)
class UsageLine:
    label: str
    used: str
    limit: str
    percent: int  # 0-100; 0 without a limit


@dataclass(frozen=True, slots=True)
class PlanView:
    code: str
    name: str
    price: str
    until: str
    usage: list[UsageLine]


@dataclass(frozen=True, slots=True)
class MemberRow:
    id: str
    name: str
    email: str
    role: str
    role_words: str
    since: str
    removable: bool
    waiting: bool  # invited, not yet joined
    locked: str = ""  # beyond the seats of the plan: what that means, and what opens it


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One row of the company's own access history."""

    when: str
    member: str
    what: str
    vacancy: str
    refused: bool


@dataclass(frozen=True, slots=True)
class Home:
    company: str
    checked: bool
    published: bool
    attention: list[Fault] = field(default_factory=list)  # `field` is the path, `words` the sentence
    vacancies: list[VacancyRow] = field(default_factory=list)
    plan: PlanView | None = None
    check: CheckView = field(default_factory=CheckView)


@dataclass(frozen=True, slots=True)
class LeavingView:
    """What leaving does, for the page that asks."""

    company: str
    vacancies: int  # that show now
    members: int
    owner: bool
    last_owner: bool


@dataclass(frozen=True, slots=True)
class CopyTask:
    """A downloaded copy that the company must delete."""

    id: str
    number: int  # of the application
    title: str
    downloaded_by: str
    downloaded: str  # exact moment
    due: str
    late: bool
