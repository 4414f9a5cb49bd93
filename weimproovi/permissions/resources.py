"""The ways in: for every resource who reaches it, by what relation, for which purposes, which field groups, and the clause that says so.

Each way is one expression with two faces: `decide_resource` asks it of facts, row-level security (`row_security`) is written with it. What a company
sees of an application is decided group by group in `conditions.py`; a way in for members refers to that decision. No way in: closed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_

from weimproovi.permissions.decide import Closed, Decision
from weimproovi.permissions.expressions import AllOf, AnyOf, Columns, Expression, Met, OneOf, Same
from weimproovi.permissions.staff_acts import MAY
from weimproovi.vocabulary import (
    TICKET_GROUPS,
    ActorKind,
    Clause,
    FieldGroup,
    Purpose,
    Reason,
    Resource,
    StaffActKind,
    StaffRole,
)


class Relation(StrEnum):
    """What somebody is to what she reaches."""

    MACHINE = "machine"  # the product itself
    OWN = "own"  # a candidate, what is hers
    OWN_ACCOUNT = "own_account"  # anybody, what belongs to her account
    OWN_COMPANY = "own_company"  # a member, what belongs to her company
    COLLEAGUE = "colleague"  # a member, a person of her company
    WRITTEN = "written"  # a member, what she herself wrote of an application that she may know of
    COMPARED = "compared"  # a member, what a colleague wrote of such an application, once she has sent her own
    RECEIVED = "received"  # a member, through an application that opens the field group to her
    APPLIED = "applied"  # a candidate, through an application of hers
    ABOUT_ME = "about_me"  # a candidate, under her pseudonym
    PUBLISHED = "published"  # candidates, while it is published
    LISTED = "listed"  # the world, in the public copy
    TICKET = "ticket"  # staff, by a live ticket that names the person and the field group


KEYS = {Relation.OWN: "candidate_id", Relation.OWN_ACCOUNT: "account_id", Relation.OWN_COMPANY: "company_id"}
PER_GROUP = {Relation.RECEIVED: "opens_{}", Relation.TICKET: "named_{}"}
C, M, S, X = ActorKind.CANDIDATE, ActorKind.MEMBER, ActorKind.STAFF, ActorKind.SYSTEM
OF_COMPANY = (Purpose.RECRUIT, Purpose.ADMINISTER)
ROW = (FieldGroup.EXISTENCE,)


@dataclass(frozen=True, slots=True)
class Way:
    """One way in. Every part must hold: kind of viewer, purpose, relation; a relation of its own for each field group where the group decides."""

    relation: Relation
    who: tuple[ActorKind, ...]
    purposes: tuple[Purpose, ...]
    clause: Clause
    groups: tuple[FieldGroup, ...] = ROW

    def fact(self, group: FieldGroup) -> str:
        """The fact that this way needs besides who acts and why; empty for the product itself."""
        if self.relation is Relation.MACHINE:
            return ""
        return KEYS.get(self.relation) or PER_GROUP.get(self.relation, self.relation.value).format(group.value)

    def expression(self, *groups: FieldGroup) -> Expression:
        """The way to any of these groups as one condition."""
        who = OneOf("viewer_kind", tuple(kind.value for kind in self.who))
        if self.relation is Relation.MACHINE:
            return who
        related = tuple(dict.fromkeys(self._related(self.fact(group)) for group in groups))
        why = OneOf("purpose", tuple(purpose.value for purpose in self.purposes))
        return AllOf((who, why, related[0] if len(related) == 1 else AnyOf(related)))

    def _related(self, fact: str) -> Expression:
        return Same(fact, f"viewer_{fact}") if self.relation in KEYS else Met(fact)


def _machine(*groups: FieldGroup) -> Way:
    return Way(Relation.MACHINE, (X,), tuple(Purpose), Clause.D1, tuple(dict.fromkeys((*ROW, *groups))))


def _own(clause: Clause, *groups: FieldGroup) -> Way:
    return Way(Relation.OWN, (C,), (Purpose.SELF,), clause, tuple(dict.fromkeys((*ROW, *groups))))


def _received(*groups: FieldGroup, clause: Clause = Clause.S3) -> Way:
    return Way(Relation.RECEIVED, (M,), (Purpose.RECRUIT,), clause, groups)


def _ticket(*groups: FieldGroup) -> Way:
    return Way(Relation.TICKET, (S,), (Purpose.SUPPORT,), Clause.D1, groups)


def _account(clause: Clause) -> Way:
    return Way(Relation.OWN_ACCOUNT, (C, M, S), (Purpose.SELF,), clause)


def _company(clause: Clause) -> Way:
    return Way(Relation.OWN_COMPANY, (M,), OF_COMPANY, clause)


_G = FieldGroup
PERSONAL = (_G.IDENTITY, _G.CONTACT, _G.LINKEDIN, _G.VERIFIED)
SENT = (_G.EXISTENCE, _G.ANSWERS, _G.IDENTITY)
PAPERS = (_G.RESUME, _G.RESUME_FILE)
APPLIED_TO = Way(Relation.APPLIED, (C,), (Purpose.SELF,), Clause.U9)
LISTED = Way(Relation.LISTED, tuple(ActorKind), (Purpose.BROWSE,), Clause.U9)
WAYS: dict[Resource, tuple[Way, ...]] = {
    Resource.PROFILE: (_machine(*PERSONAL), _own(Clause.C1, *PERSONAL), _received(*PERSONAL), _ticket(_G.IDENTITY, _G.CONTACT, _G.LINKEDIN)),
    Resource.APPLICATION: (_machine(*SENT), _own(Clause.S3, *SENT), _received(*SENT), _ticket(_G.ANSWERS)),
    Resource.RESUME: (_machine(*PAPERS), _own(Clause.C2, *PAPERS), _received(*PAPERS), _ticket(_G.RESUME)),
    Resource.SCORECARD: (
        _machine(),
        _own(Clause.S3),
        Way(Relation.WRITTEN, (M,), (Purpose.RECRUIT,), Clause.S3),
        Way(Relation.COMPARED, (M,), (Purpose.RECRUIT,), Clause.D1),
    ),
    Resource.VIDEO: (_machine(_G.VIDEO), _own(Clause.C3, _G.VIDEO), _received(_G.VIDEO, clause=Clause.U6)),
    Resource.CONSENT: (_machine(), _own(Clause.S1), _company(Clause.S5)),
    Resource.COMPANY_CARD: (
        _machine(),
        _company(Clause.C4),
        Way(Relation.PUBLISHED, (C,), (Purpose.SELF,), Clause.S5),
        APPLIED_TO,
        Way(Relation.LISTED, tuple(ActorKind), (Purpose.BROWSE,), Clause.S5),
        _ticket(_G.ANSWERS),
    ),
    Resource.VACANCY: (
        _machine(),
        _company(Clause.C6),
        Way(Relation.PUBLISHED, (C,), (Purpose.SELF,), Clause.U9),
        APPLIED_TO,
        LISTED,
        _ticket(_G.ANSWERS),
    ),
    Resource.AGGREGATE: (),  # S4: nothing is published
    Resource.LEDGER: (
        _machine(),
        _own(Clause.D1),
        Way(Relation.ABOUT_ME, (C,), (Purpose.SELF,), Clause.D1),
        _company(Clause.D1),
        _received(_G.EXISTENCE, clause=Clause.D1),
        _ticket(*TICKET_GROUPS),
    ),
    Resource.EXPORT: (_machine(), _own(Clause.C1)),
    Resource.ACCOUNT: (
        _machine(_G.CONTACT, _G.VERIFIED),
        _account(Clause.D1),
        Way(Relation.COLLEAGUE, (M,), OF_COMPANY, Clause.U8),
        _received(_G.IDENTITY),
        _ticket(_G.CONTACT),
    ),
    Resource.COMPANY_RECORD: (_machine(), _company(Clause.C4), _account(Clause.C5), _own(Clause.S6)),
    Resource.NOTICE: (_machine(), _own(Clause.U3), _account(Clause.U3)),
    Resource.OPERATION: (
        _machine(),
        Way(Relation.OWN_ACCOUNT, (S,), (Purpose.SELF, Purpose.OPERATE, Purpose.SUPPORT), Clause.D1),
        _own(Clause.D1),
    ),
}


@dataclass(frozen=True, slots=True)
class ResourceFacts:
    """Everything that the decision about one resource may depend on, as of `now`. `opened` is the decision about the application it came with."""

    viewer_kind: str
    purpose: str
    now: datetime
    viewer_account_id: UUID | None = None
    viewer_candidate_id: UUID | None = None
    viewer_company_id: UUID | None = None
    staff_roles: frozenset[StaffRole] = frozenset()
    account_id: UUID | None = None
    candidate_id: UUID | None = None
    company_id: UUID | None = None
    colleague: bool | None = None
    applied: bool | None = None
    about_me: bool | None = None
    written: bool | None = None
    compared: bool | None = None
    published: bool | None = None
    listed: bool | None = None
    opened: Decision | None = None
    ticket_groups: frozenset[FieldGroup] = frozenset()
    ticket_ends_at: datetime | None = None
    known: Mapping[str, Any] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        named = {name: getattr(self, name) for name in NAMED_FACTS}
        opens = {f"opens_{group}": self.opened is not None and self.opened.allows(group) for group in FieldGroup}
        tickets = {f"named_{group}": group in self._ticketed() for group in FieldGroup}
        object.__setattr__(self, "known", named | opens | tickets)

    def _ticketed(self) -> frozenset[FieldGroup]:
        live = self.ticket_ends_at is not None and self.ticket_ends_at > self.now
        return self.ticket_groups if live and self.staff_roles & MAY[StaffActKind.TICKET_LOOK] else frozenset()


NAMED_FACTS = (
    "viewer_kind", "purpose", "viewer_account_id", "viewer_candidate_id", "viewer_company_id",
    "account_id", "candidate_id", "company_id", "colleague", "applied", "about_me", "written", "compared", "published", "listed",
)  # fmt: skip


def decide_resource(resource: Resource, facts: ResourceFacts) -> Decision:
    """Which field groups of a resource are open to the viewer, why the others are not, and when that can next change."""
    groups = groups_of(resource)
    closed = {group: why for group in groups if (why := _refusal(resource, group, facts)) is not None}
    return Decision(groups - frozenset(closed), closed, _changes_at(facts))


def groups_of(resource: Resource) -> frozenset[FieldGroup]:
    """The field groups that any way in could open."""
    return frozenset(group for way in WAYS[resource] for group in way.groups)


def _refusal(resource: Resource, group: FieldGroup, facts: ResourceFacts) -> Closed | None:
    """None where a way in holds; else the reason of the way that comes nearest."""
    ways = [way for way in WAYS[resource] if group in way.groups and facts.viewer_kind in way.who]
    if any(way.expression(group).holds(facts.known) for way in ways):
        return None
    served = [way for way in ways if facts.purpose in way.purposes]
    if not served:
        return Closed(Reason.PURPOSE_NOT_SERVED, ways[0].clause if ways else Clause.S1)
    nearest = served[-1]
    if nearest.relation is not Relation.RECEIVED:
        return Closed(Reason.NOT_FOUND, nearest.clause)
    return facts.opened.why_not(group) if facts.opened else Closed(Reason.NOT_APPLIED, nearest.clause)


def _changes_at(facts: ResourceFacts) -> datetime | None:
    ends = (facts.ticket_ends_at, facts.opened.until if facts.opened else None)
    return min((end for end in ends if end is not None and end > facts.now), default=None)


def reached(resource: Resource, columns: Columns) -> ColumnElement[bool]:
    """The same ways in SQL, as far as a table offers their facts; a way whose fact is not offered does not exist there."""
    ways = [way.sql(columns) for way in _expressions(resource, frozenset(columns))]
    return or_(*ways) if ways else false()


def served(resource: Resource, offered: Iterable[str], facts: ResourceFacts) -> bool:
    """Their other face, of one row: a way that needs none but the offered facts, and what is known of the viewer, holds."""
    return any(way.holds(facts.known) for way in _expressions(resource, frozenset(offered)))


@cache
def _expressions(resource: Resource, offered: frozenset[str]) -> tuple[Expression, ...]:
    usable = ((way, [group for group in way.groups if way.fact(group) in offered | {""}]) for way in WAYS[resource])
    return tuple(way.expression(*groups) for way, groups in usable if groups)
