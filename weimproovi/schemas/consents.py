"""Consents as their person reads them. Words are already in her language; ids are strings."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One row of what is agreed to: what, who, why, how long."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class ConsentText:
    """What somebody would agree to, word for word. `whole` is what is kept; `sha256` names it, and comes back with the answer."""

    scope: str
    application_id: str  # "" for the platform's own
    title: str
    lines: list[ConsentLine]
    note: str
    version: str
    edition: str  # "Versi 23 November 2026"
    recipient: str
    whole: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ConsentStep:
    """One event in the life of a consent."""

    when: str
    words: str
    receipt_url: str


@dataclass(frozen=True, slots=True)
class ConsentCard:
    """One consent: to whom, what for, since when, and its way back."""

    scope: str
    application_id: str
    name: str
    about: str  # to whom and what for
    state: str  # the badge
    tone: str
    since: str  # "" where nothing was decided
    on: bool
    can_ask: bool
    can_renew: bool
    ending: str  # what withdrawing does, in one sentence
    end: str  # the button that does it
    steps: list[ConsentStep] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MyConsents:
    """The platform's own, and those of single applications."""

    platform: list[ConsentCard]
    videos: list[ConsentCard]
