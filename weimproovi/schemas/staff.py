"""What staff see. No candidate's personal values beyond what a mail that they must resend carries (U3)."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OutboxMail:
    """One row of the outbox. `state` is "waiting", "sent", "failed" or "bounced"; `again` says when it is tried next."""

    id: str
    when: str
    address: str
    name: str
    state: str
    failure: str
    again: str
    readable: bool


@dataclass(frozen=True, slots=True)
class OutboxLetter:
    """One mail's words, in its reader's language."""

    id: str
    subject: str
    text: str
    html: str
    link: str
    language: str


@dataclass(frozen=True, slots=True)
class MailSample:
    """A kind of mail with invented values."""

    kind: str
    name: str
    purpose: str
    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class SweepRow:
    """How a sweep last ran. `state` is "done", "running", "overdue" or "fault"."""

    name: str
    words: str
    state: str
    every: str
    started: str
    rows: int
    lag: str
    fault: str


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper that a company sent for its check."""

    words: str  # "surat.pdf, 214 KB · 22 Nov 2026"
    path: str


@dataclass(frozen=True, slots=True)
class CompanyToCheck:
    """What a company says about itself, for comparing with the register of NIBs (S3)."""

    id: str
    name: str
    address: str
    city: str
    email: str
    phone: str
    owner: str
    confirmed: bool  # the owner's e-mail is hers
    since: str
    nib: str = ""  # as its owner wrote it
    promise: str = ""  # "paling lambat Senin, 23 Nov 2026 17.00 WIB"
    late: bool = False
    same: list[str] = field(default_factory=list)  # what it shares with other companies, in words
    papers: list[PaperLink] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DecidedCompany:
    """A company with the latest decision about it."""

    company: CompanyToCheck
    nib: str
    passed: bool
    words: str
    decided_by: str
    decided: str


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One thing that waits for staff. `state` is a word where it is late or nearly so."""

    key: str
    kind: str
    subject: str
    due: str
    state: str
    late: bool
    path: str  # in the current language


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket in the list of whoever opened it; it names no person."""

    id: str
    reason: str
    groups: str
    until: str
    open: bool


@dataclass(frozen=True, slots=True)
class TicketApplication:
    company: str
    title: str
    stage: str
    sent: str


@dataclass(frozen=True, slots=True)
class TicketSheet:
    """What a ticket opens of a person; empty where a group is not in it."""

    id: str
    reason: str
    until: str
    groups: list[str]  # values of FieldGroup
    name: str
    email: str
    phone: str
    linkedin: str
    pages: list[str]
    applications: list[TicketApplication]


@dataclass(frozen=True, slots=True)
class RequestToAnswer:
    """A privacy request as staff read it; who asks stays closed without a ticket."""

    id: str
    number: str
    kind: str
    words: str
    asked: str
    due: str
    late: bool
    answer: str
    answered: str  # "" or by whom and when


@dataclass(frozen=True, slots=True)
class StaffPerson:
    """Somebody of the operator. `waiting`: has not used the link yet. `own`: it is the reader."""

    id: str
    name: str
    email: str
    roles: list[str]  # values of StaffRole
    role_words: str
    since: str
    waiting: bool
    own: bool


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act of staff."""

    id: str
    when: str
    name: str
    roles: str
    act: str
    words: str
