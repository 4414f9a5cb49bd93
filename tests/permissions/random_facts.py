"""Random facts of a decision, and the same facts as time passes. For the proofs that compare two decisions."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from weimproovi.clock import WIB
from weimproovi.permissions.decide import ApplicationFacts
from weimproovi.permissions.plans import PLANS
from weimproovi.vocabulary import ActorKind, ConsentState, MemberRole, Plan, Purpose, Stage

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
OURS, THEIRS = UUID(int=1), UUID(int=2)
LATEST = timedelta(days=3)
MOMENTS = st.timedeltas(-LATEST, LATEST)
OPEN: dict[str, Any] = {  # what opens everything: most random facts stay near it, or nothing would ever be open
    "viewer_kind": ActorKind.MEMBER.value,
    "purpose": Purpose.RECRUIT.value,
    "viewer_company_id": OURS,
    "viewer_role": MemberRole.RECRUITER.value,
    "company_id": OURS,
    "company_checked": True,
    "assigned": True,
    "reviewers_see_resume": True,
    "delivered_at": NOW - timedelta(days=9),
    "stage": Stage.INTERVIEW.value,
    "opening_ordinal": 1,
    "seat": 1,
    "paused_at": None,
    "erased_at": None,
    "video_share": ConsentState.GIVEN.value,
    "video_ordinal": 1,
}
OTHERWISE: dict[str, list[Any]] = {
    "viewer_kind": [kind.value for kind in ActorKind],
    "purpose": [purpose.value for purpose in Purpose],
    "viewer_company_id": [THEIRS, None],
    "viewer_role": [*(role.value for role in MemberRole), None],
    "company_id": [THEIRS, None],
    "company_checked": [False, None],
    "assigned": [False, None],
    "reviewers_see_resume": [False, None],
    "delivered_at": [None],
    "stage": [*(stage.value for stage in Stage), None],
    "opening_ordinal": [None, 25, 26, 300, 301],
    "seat": [0, 2, 5, 6, 51, None],
    "paused_at": [NOW],
    "erased_at": [NOW],
    "video_share": [*(state.value for state in ConsentState), None],
    "video_ordinal": [None, 50, 51, 1_001],
}


@dataclass(frozen=True)
class Story:
    """What does not change by itself, and what the clock changes: the last day, the consent's end, the periods of plans."""

    facts: dict[str, Any]
    last_day: date | None
    shared_until: datetime | None
    periods: tuple[tuple[Plan, datetime, datetime | None], ...]

    def at(self, moment: datetime) -> ApplicationFacts:
        """The facts at a moment at which nothing but time has passed."""
        plan = self.plan_at(moment)
        boundaries = [one for _, *period in self.periods for one in period if one is not None and one > moment]
        return with_plan(
            ApplicationFacts(
                now=moment,
                today=moment.astimezone(WIB).date(),
                visible_until=self.last_day,
                video_share_until=self.shared_until,
                plan_changes_at=min(boundaries, default=None),
                **self.facts,
            ),
            plan,
        )

    def plan_at(self, moment: datetime) -> Plan:
        live = [(starts, plan) for plan, starts, ends in self.periods if starts <= moment and (ends is None or ends > moment)]
        return max(live, key=lambda one: one[0])[1] if live else Plan.FREE


def with_plan(facts: ApplicationFacts, plan: Plan) -> ApplicationFacts:
    terms = PLANS[plan]
    return replace(facts, plan=plan.value, seats=terms.seats, openings_limit=terms.openings_per_vacancy, videos_limit=terms.videos_per_month)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Stories in which at most three facts are not as they must be."""
    changed = draw(st.lists(st.sampled_from(sorted(OTHERWISE)), max_size=3, unique=True))
    facts = OPEN | {name: draw(st.sampled_from(OTHERWISE[name])) for name in changed}
    last_day = draw(st.none() | MOMENTS.map(lambda after: (NOW + after).date()))
    shared_until = draw(st.none() | MOMENTS.map(lambda after: NOW + after))
    return Story(facts, last_day, shared_until, tuple(draw(st.lists(periods(), max_size=3, unique_by=lambda period: period[1]))))


@st.composite
def periods(draw: st.DrawFn) -> tuple[Plan, datetime, datetime | None]:
    starts = NOW + draw(MOMENTS)
    length = draw(st.none() | st.timedeltas(timedelta(seconds=1), LATEST))
    return draw(st.sampled_from(list(Plan))), starts, None if length is None else starts + length


def random_facts() -> st.SearchStrategy[ApplicationFacts]:
    return stories().map(lambda story: story.at(NOW))
