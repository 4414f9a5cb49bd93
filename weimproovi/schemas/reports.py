"""Reports about vacancies: what whoever reports gets back, and what staff see. Who reported is nowhere in it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReportReceipt:
    """A number to name the report by, and until when it is answered."""

    number: str
    due: str  # "paling lambat Senin, 23 Nov 2026 17.00 WIB"


@dataclass(frozen=True, slots=True)
class ReportLine:
    number: str
    kind: str
    words: str
    who: str  # what kind of person, never which
    when: str


@dataclass(frozen=True, slots=True)
class ReportedVacancy:
    """A vacancy with its unanswered reports, as staff judge it."""

    id: str
    title: str
    company: str
    mark: str  # what was checked about the company
    facts: list[str]
    text: list[str]
    state_words: str
    showing: bool
    paused: bool
    due: str
    late: bool
    count: int
    independent: int  # of one another
    counted: str  # both in words
    newest: str  # id of the newest report on screen: an answer reaches no later one
    reports: list[ReportLine] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AnsweredReport:
    number: str
    title: str
    company: str
    outcome: str
    upheld: bool
    answer: str
    by: str
    when: str
