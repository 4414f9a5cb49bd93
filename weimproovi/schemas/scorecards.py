"""What of scorecards may reach a browser: the form of one's own, and what everybody thought once it is sent. Words stand in the reader's language."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AttributesForm:
    """What a vacancy is scored by. `names` are the company's own; without any, `given` apply. `hints` name what has nothing to do with the work."""

    vacancy_id: str
    title: str
    names: list[str] = field(default_factory=list)
    given: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    may_write: bool = True


@dataclass(frozen=True, slots=True)
class CardForm:
    """A card as it is filled in. `marks` name the attributes that were asked, `steps` stand in their order; `version` is the newest that its reviewer had sent."""

    marks: list[str] = field(default_factory=list)
    steps: list[int | None] = field(default_factory=list)
    advice: str = ""
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class CardLine:
    attribute: str
    step: str


@dataclass(frozen=True, slots=True)
class Card:
    """One sent card. `earlier`: a later version of the same reviewer counts instead."""

    by: str
    sent: str
    advice: str
    note: str
    lines: list[CardLine] = field(default_factory=list)
    mine: bool = False
    version: int = 1
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Average:
    """One attribute over all cards that count: "3,5", from the lowest step to the highest, and over how many. Empty where nobody saw it."""

    attribute: str
    value: str = ""
    spread: str = ""
    cards: int = 0


@dataclass(frozen=True, slots=True)
class Scores:
    """What a member has before her: her own card to fill in, and everybody's once hers is sent. `closed` says why none can be written now."""

    application_id: str
    vacancy_id: str
    title: str
    name: str
    form: CardForm
    attributes: list[str]
    closed: str = ""
    saved: str = ""
    sent: bool = False
    summary: str = ""
    advice: list[str] = field(default_factory=list)
    averages: list[Average] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
