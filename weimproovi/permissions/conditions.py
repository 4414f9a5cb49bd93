"""The atomic conditions of the decision, in its order, and which of them each field group needs.

Facts are named in `facts.py`. The first condition that does not hold is the reason; its clause is in the policy.
"""

from collections.abc import Callable
from dataclasses import dataclass

from weimproovi.permissions.expressions import Absent, AllOf, AnyOf, AtLeast, Expression, Known, OneOf, Same
from weimproovi.permissions.plans import plans_with
from weimproovi.vocabulary import (
    LIVE_CONSENTS,
    ActorKind,
    Clause,
    FieldGroup,
    MemberRole,
    Purpose,
    Reason,
    Stage,
)


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """One thing that must hold; `reason` is what is said when it does not. `settled`: it depends on the viewer alone, on no application.

    A condition is itself and no other, however alike: so a decision can keep which ones failed without comparing what they say.
    """

    reason: Reason
    clause: Clause
    expression: Expression
    settled: bool = False


NOT_ERASED = Condition(Reason.ERASED, Clause.S3, Absent("erased_at"))
NOT_PAUSED = Condition(Reason.PAUSED, Clause.S3, Absent("paused_at"))
SAME_COMPANY = Condition(Reason.OTHER_COMPANY, Clause.S3, Same("company_id", "viewer_company_id"))
COMPANY_CHECKED = Condition(Reason.COMPANY_NOT_CHECKED, Clause.S3, OneOf("company_checked", (True,)), settled=True)
PURPOSE_IS_RECRUITING = Condition(
    Reason.PURPOSE_NOT_SERVED,
    Clause.S3,
    AllOf(
        (
            OneOf("viewer_kind", (ActorKind.MEMBER.value,)),
            OneOf("purpose", (Purpose.RECRUIT.value,)),
            OneOf("viewer_role", tuple(role.value for role in MemberRole)),
        )
    ),
    settled=True,
)
ASSIGNED = Condition(
    Reason.NOT_ASSIGNED,
    Clause.S3,
    AnyOf(
        (
            OneOf("viewer_role", (MemberRole.OWNER.value,)),
            OneOf("assigned", (True,)),
        )
    ),
)
DELIVERED = Condition(Reason.NOT_DELIVERED, Clause.S3, Known("delivered_at"))
NOT_WITHDRAWN = Condition(
    Reason.WITHDRAWN, Clause.S3, OneOf("stage", tuple(stage.value for stage in Stage if stage is not Stage.WITHDRAWN))
)
WITHIN_PERIOD = Condition(Reason.PERIOD_OVER, Clause.S3, AtLeast("visible_until", "today"))
ROLE_READS_RESUMES = Condition(
    Reason.PURPOSE_NOT_SERVED,
    Clause.S3,
    AnyOf(
        (
            OneOf("viewer_role", tuple(role.value for role in MemberRole if role is not MemberRole.REVIEWER)),
            OneOf("reviewers_see_resume", (True,)),
        )
    ),
)
SHARED = Condition(
    Reason.NO_CONSENT,
    Clause.U6,
    AllOf(
        (
            OneOf("video_share", tuple(state.value for state in LIVE_CONSENTS)),
            AtLeast("video_share_until", "now"),
        )
    ),
)
OPENED = Condition(Reason.NOT_OPENED, Clause.S6, Known("opening_ordinal"))
SEATED = Condition(Reason.SEAT_LOCKED, Clause.S6, AtLeast("seats", "seat"), settled=True)
WITHIN_QUOTA = Condition(Reason.QUOTA_SPENT, Clause.S6, AtLeast("openings_limit", "opening_ordinal"))
WITHIN_VIDEO_QUOTA = Condition(Reason.VIDEOS_SPENT, Clause.S6, AtLeast("videos_limit", "video_ordinal"))


def plan_includes(group: FieldGroup) -> Condition:
    """The company's live plan includes a field group (S6)."""
    plans = tuple(plan.value for plan in plans_with(group))
    return Condition(Reason.PLAN_LACKS_GROUP, Clause.S6, OneOf("plan", plans), settled=True)


# Order of privacy.md: erased / paused → wrong company → company not checked → purpose not served by role → not applied → consent → plan → quota.
# A session that is too weak never becomes an actor (`sessions.resolve`), so it has no condition here.
WORKS_ON_IT = (NOT_ERASED, NOT_PAUSED, SAME_COMPANY, COMPANY_CHECKED, PURPOSE_IS_RECRUITING, ASSIGNED)
ROW = (*WORKS_ON_IT, DELIVERED)
STILL_APPLIES = (NOT_WITHDRAWN, WITHIN_PERIOD)
APPLIED = (*ROW, *STILL_APPLIES)


def _opened(group: FieldGroup, *consents: Condition) -> tuple[Condition, ...]:
    return (*APPLIED, *consents, OPENED, SEATED, plan_includes(group), WITHIN_QUOTA)


def _with_resume(group: FieldGroup) -> tuple[Condition, ...]:
    """What a reviewer sees only where an owner shows her the resume of the vacancy: her role is a reason before the application is one."""
    return (*WORKS_ON_IT, ROLE_READS_RESUMES, DELIVERED, *STILL_APPLIES, OPENED, SEATED, plan_includes(group), WITHIN_QUOTA)


def _unopened(group: FieldGroup) -> tuple[Condition, ...]:
    return (*APPLIED, SEATED, plan_includes(group))


def _watched(group: FieldGroup) -> tuple[Condition, ...]:
    return (*_opened(group, SHARED), WITHIN_VIDEO_QUOTA)


NEEDS: dict[FieldGroup, Callable[[FieldGroup], tuple[Condition, ...]]] = {
    FieldGroup.ANSWERS: _unopened,
    FieldGroup.IDENTITY: _opened,
    FieldGroup.CONTACT: _with_resume,
    FieldGroup.LINKEDIN: _with_resume,
    FieldGroup.RESUME: _with_resume,
    FieldGroup.RESUME_FILE: _with_resume,
    FieldGroup.VERIFIED: _with_resume,
    FieldGroup.VIDEO: _watched,
}
CONDITIONS: dict[FieldGroup, tuple[Condition, ...]] = {FieldGroup.EXISTENCE: (*ROW, SEATED)} | {group: needed(group) for group, needed in NEEDS.items()}
