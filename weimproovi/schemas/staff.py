"""What staff see. No candidate's personal values beyond what a mail that they must resend carries (U3)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutboxMail:
    id: str
    when: str
    address: str
    subject: str
    body: str
    kind: str
    state: str
    language: str  # of subject and body


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
