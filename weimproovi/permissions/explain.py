"""A decision told in full: every condition in its order, what held, and what would change the answer. The command and the screens read the same.

Asking explains; it opens nothing. `services.explaining` and `application_views` call it; a recruiter's locks need the reason alone, which the decision has.
"""

from dataclasses import dataclass, replace
from typing import Any

from weimproovi import clock
from weimproovi.models import Application
from weimproovi.permissions.conditions import CONDITIONS, Condition
from weimproovi.permissions.decide import FACTS, ApplicationFacts, Decision, decide
from weimproovi.permissions.plans import PLANS_BY_PRICE, UNLIMITED
from weimproovi.permissions.resources import WAYS, ResourceFacts, Way, decide_resource
from weimproovi.vocabulary import ActorKind, FieldGroup, MemberRole, Purpose, Resource

OF_APPLICATION = (
    "company_id", "delivered_at", "visible_until", "opening_ordinal", "paused_at", "erased_at", "video_share_until", "video_ordinal",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One condition, and whether it held."""

    condition: Condition
    held: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """The decision about one application, with the steps to it for each field group."""

    decision: Decision
    steps: dict[FieldGroup, tuple[Step, ...]]

    def missing(self, group: FieldGroup) -> tuple[Condition, ...]:
        """Everything that would have to change before the group opens, the reason of the decision first."""
        return tuple(step.condition for step in self.steps[group] if not step.held)


@dataclass(frozen=True, slots=True)
class ResourceExplanation:
    """The decision about one resource, with the ways in for this kind of viewer and whether each served."""

    resource: Resource
    decision: Decision
    ways: tuple[tuple[Way, bool], ...]


def explain(facts: ApplicationFacts) -> Explanation:
    """Tells a decision; the decision in it is what `decide` says."""
    known = {name: getattr(facts, name) for name in FACTS}
    steps = {
        group: tuple(Step(condition, condition.expression.holds(known)) for condition in needed)
        for group, needed in CONDITIONS.items()
    }
    return Explanation(decide(facts), steps)


def explain_resource(resource: Resource, facts: ResourceFacts) -> ResourceExplanation:
    """The same for a resource: which ways in there are for such a viewer, and which of them served."""
    ways = tuple(
        (way, any(way.expression(group).holds(facts.known) for group in way.groups))
        for way in WAYS[resource]
        if facts.viewer_kind in way.who
    )
    return ResourceExplanation(resource, decide_resource(resource, facts), ways)


def facts_about(application: Application, **of_viewer: Any) -> ApplicationFacts:
    """The facts of a stored application for a viewer whose own facts are given."""
    hers = {name: getattr(application, name) for name in OF_APPLICATION}
    share = application.video_share
    return ApplicationFacts(
        now=clock.now(),
        today=clock.today(),
        stage=application.stage.value,
        video_share=share.value if share else None,
        **hers,
        **of_viewer,
    )


def to_its_company(application: Application, *, checked: bool) -> Explanation:
    """The most that anybody of the company can see now, as the candidate is told.

    The company's plan is taken as the largest: what it bought is its own affair (S5), and a sheet that followed the real plan would tell it.
    """
    facts = facts_about(
        application,
        viewer_kind=ActorKind.MEMBER.value,
        purpose=Purpose.RECRUIT.value,
        viewer_company_id=application.company_id,
        viewer_role=MemberRole.OWNER.value,
        company_checked=checked,
        seat=0,
        seats=0,
        plan=PLANS_BY_PRICE[-1].value,
        openings_limit=UNLIMITED,
        videos_limit=UNLIMITED,
    )
    return explain(replace(facts, video_ordinal=facts.videos_limit))  # how many interviews it has shared is its own affair too
