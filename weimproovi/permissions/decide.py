"""The decision: pure, ordered, default deny. Fails closed on anything unknown."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from uuid import UUID

from weimproovi.permissions.conditions import CONDITIONS, Condition
from weimproovi.permissions.lapses import after
from weimproovi.vocabulary import PLAN_REASONS, Clause, FieldGroup, Obligation, Reason

OBLIGATIONS = tuple(Obligation)
EVERY_CONDITION = tuple(dict.fromkeys(condition for needed in CONDITIONS.values() for condition in needed))


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """Everything the decision about one application may depend on, as of `now`."""

    viewer_kind: str
    purpose: str
    now: datetime
    today: date
    viewer_company_id: UUID | None = None
    viewer_role: str | None = None
    company_id: UUID | None = None
    company_checked: bool | None = None
    assigned: bool | None = None
    reviewers_see_resume: bool | None = None
    delivered_at: datetime | None = None
    stage: str | None = None
    visible_until: date | None = None
    opening_ordinal: int | None = None
    seat: int | None = None  # her place among those who recruit; 0 for a reviewer, who takes none
    seats: int | None = None  # of the live plan
    plan: str | None = None
    openings_limit: int | None = None
    plan_changes_at: datetime | None = None  # when a period of a plan next begins or ends
    paused_at: datetime | None = None
    erased_at: datetime | None = None
    video_share: str | None = None
    video_share_until: datetime | None = None
    video_ordinal: int | None = None
    videos_limit: int | None = None


FACTS = tuple(fact.name for fact in fields(ApplicationFacts))


@dataclass(frozen=True, slots=True)
class Closed:
    """Why a field group is closed."""

    reason: Reason
    clause: Clause

    @property
    def waits_for_plan(self) -> bool:
        """A larger plan would open it: a lock of the company's own, no attempt on anybody."""
        return self.reason in PLAN_REASONS


@dataclass(frozen=True, slots=True)
class Decision:
    """What is open, why the rest is not, and when the answer can next change by the clock alone."""

    open: frozenset[FieldGroup]
    closed: dict[FieldGroup, Closed] = field(default_factory=dict)
    until: datetime | None = None

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What showing anything of it obliges to; nothing open, nothing owed."""
        return OBLIGATIONS if self.open else ()

    def allows(self, group: FieldGroup) -> bool:
        return group in self.open

    def why_not(self, group: FieldGroup) -> Closed:
        """The reason a group is closed; a group without a rule is closed to everybody."""
        return self.closed.get(group, Closed(Reason.PURPOSE_NOT_SERVED, Clause.S3))


def decide(facts: ApplicationFacts) -> Decision:
    """What a viewer may see of one application: the formula of the policy, S3 ∩ S6 ∩ role ∩ purpose."""
    known = {name: getattr(facts, name) for name in FACTS}
    failed = {condition for condition in EVERY_CONDITION if not condition.expression.holds(known)}  # each is asked once
    first_refusal = {group: _first_of(failed, needed) for group, needed in CONDITIONS.items()}
    closed = {group: Closed(no.reason, no.clause) for group, no in first_refusal.items() if no is not None}
    return Decision(frozenset(first_refusal) - frozenset(closed), closed, _changes_at(facts))


def _first_of(failed: set[Condition], needed: tuple[Condition, ...]) -> Condition | None:
    return next((condition for condition in needed if condition in failed), None)


def _changes_at(facts: ApplicationFacts) -> datetime | None:
    ends = [facts.plan_changes_at]
    if facts.video_share_until is not None:
        ends.append(facts.video_share_until + timedelta(microseconds=1))  # open through that moment
    if facts.visible_until is not None:
        ends.append(after(facts.visible_until))
    return min((end for end in ends if end is not None and end > facts.now), default=None)
