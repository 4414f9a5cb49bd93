"""A notebook about a small world, and what the policy lets each viewer see of it. Written from the policy's words; asks neither the database nor the product's rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

STAYS_CLOSED = -1  # the ordinal of an application that nobody opened
FREE = "free"
OPENINGS = {"free": 25, "growth": 300, "business": 10**9}  # S6: opened applications per vacancy
SEATS = {"free": 1, "growth": 5, "business": 50}  # S6: who recruit; reviewers are free
DOWNLOADS = ("growth", "business")  # S6: plans with the file itself, and with videos
VIDEOS = {"free": 0, "growth": 50, "business": 1000}  # S6: interviews of a month


@dataclass
class Person:
    """A candidate. `words` are her canaries: each occurs nowhere else."""

    account_id: UUID
    candidate_id: UUID
    words: dict[str, tuple[str, ...]]
    resume_id: str = ""
    confirmed: bool = False
    paused: bool = False
    state: str = "here"  # or "leaving", "gone"


@dataclass
class Firm:
    id: UUID
    name: str
    checked: bool = False
    left: bool = False
    periods: list[tuple[str, datetime, datetime | None]] = field(default_factory=list)

    def plan(self, now: datetime) -> str:
        """The live plan; of several that run, the one that began last."""
        live = [(starts, plan) for plan, starts, ends in self.periods if starts <= now and (ends is None or now < ends)]
        return max(live)[1] if live else FREE


@dataclass
class Post:
    id: UUID
    slug: str
    firm: Firm
    reviewers_read: bool = False


@dataclass
class Member:
    account_id: UUID
    member_id: UUID
    firm: Firm
    role: str
    removed: bool = False
    works_on: set[UUID] = field(default_factory=set)


@dataclass
class Sent:
    """An application; `firm` is whom she applied to, wherever the vacancy is now."""

    id: str
    person: Person
    firm: Firm
    post: Post
    until: date
    written: str
    choice: str
    delivered: bool = False
    ended: bool = False
    withdrawn: bool = False
    ordinal: int = STAYS_CLOSED
    shared_until: datetime | None = None  # U6: she agreed that this company watches her video
    video_unit: int = STAYS_CLOSED

    @property
    def video(self) -> str:
        """What stands for the video until there is one: whether the decision opens it."""
        return f"video of {self.id}"


@dataclass
class Ticket:
    id: str
    holder: UUID
    person: Person
    groups: tuple[str, ...]
    ends: datetime
    closed: bool = False


@dataclass
class Paper:
    people: list[Person] = field(default_factory=list)
    firms: list[Firm] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    staff: dict[str, UUID] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)

    def canaries(self) -> set[str]:
        """Every word that belongs to one person, and every application's id."""
        of_people = {word for person in self.people for words in person.words.values() for word in words}
        return of_people | {word for one in self.sent for word in (one.id, one.written, one.choice)}

    def kind_of(self, account_id: UUID | None) -> str:
        """ "owner", "support", "candidate", "anonymous" """
        for member in self.members:
            if member.account_id == account_id:
                return member.role
        named = {known: name for name, known in self.staff.items()}
        return named.get(account_id, "candidate") if account_id else "anonymous"

    def allowed(self, account_id: UUID | None, now: datetime, today: date) -> set[str]:
        """The canaries that the holder of an account may meet at this moment."""
        return set(self._allowed(account_id, now, today)) if account_id else set()

    def _allowed(self, account_id: UUID, now: datetime, today: date) -> Iterator[str]:
        for person in self.people:
            if person.account_id == account_id and person.state == "here":
                yield from (word for words in person.words.values() for word in words)
                yield from (word for one in self.sent if one.person is person for word in (one.id, one.written, one.choice))
        for member in self.members:
            if member.account_id == account_id and not member.removed and self._sits(member, now):
                for one in self.sent:
                    yield from shown_to_member(one, member, now, today)
        for ticket in self.tickets:
            if ticket.holder == account_id and not ticket.closed and now < ticket.ends and ticket.person.state == "here":
                yield from shown_by_ticket(ticket)

    def _sits(self, member: Member, now: datetime) -> bool:
        """S6: after a downgrade owners keep their seats first, then those who joined first. Members stand here in the order in which they joined."""
        recruiting = [one for one in self.members if one.firm is member.firm and not one.removed and one.role != "reviewer"]
        keeps = sorted(recruiting, key=lambda one: one.role != "owner")[: SEATS[member.firm.plan(now)]]
        return member.role == "reviewer" or member in keeps


def shown_to_member(one: Sent, member: Member, now: datetime, today: date) -> Iterator[str]:
    """S3 and S6: only after applying, to this company, to those who work on it; opened, within the plan, by role."""
    firm, person = member.firm, one.person
    if person.state != "here" or person.paused or not one.delivered:
        return
    if one.firm is not firm or not firm.checked or firm.left:
        return
    if member.role != "owner" and one.post.id not in member.works_on:
        return
    yield one.id
    if one.withdrawn or today > one.until:
        return
    yield one.choice
    plan = firm.plan(now)
    if one.ordinal == STAYS_CLOSED or one.ordinal > OPENINGS[plan]:
        return
    yield one.written
    yield from person.words["name"]
    if one.shared_until and now <= one.shared_until and plan in DOWNLOADS and 0 < one.video_unit <= VIDEOS[plan]:
        yield one.video
    if member.role == "reviewer" and not (one.post.reviewers_read and one.post.firm is firm):
        return
    for kind in ("email", "phone", "linkedin", "headline", "page"):
        yield from person.words[kind]
    if plan in DOWNLOADS:
        yield from person.words["file"]


def shown_by_ticket(ticket: Ticket) -> Iterator[str]:
    """Staff: the fields that a live ticket names. The resume is the newest one, which she sent to nobody."""
    opens = {"identity": ("name",), "contact": ("email", "phone"), "linkedin": ("linkedin",), "resume": ("unsent_page",), "answers": ()}
    for group in ticket.groups:
        for kind in opens[group]:
            yield from ticket.person.words[kind]
