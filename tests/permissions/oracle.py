"""What a company may see of one application, read off the policy a second time: sentence by sentence, in plain words, without the module under test.

It imports nothing of `weimproovi.permissions`, shares no table and no condition with it, and knows only the words of the vocabulary.
Other proofs ask it too: `may_see(situation)` is everything that may ever reach the viewer, `refusals(situation)` why the rest may not.
"""

from dataclasses import dataclass

from weimproovi.vocabulary import ActorKind, ConsentState, FieldGroup, MemberRole, Plan, Purpose, Reason, Stage

G, R = FieldGroup, Reason
OPENED_IN_EVERY_PLAN = {Plan.FREE: 25, Plan.GROWTH: 300, Plan.BUSINESS: 1_000_000_000}  # opened applications of a vacancy, per plan
SEATS_IN_EVERY_PLAN = {Plan.FREE: 1, Plan.GROWTH: 5, Plan.BUSINESS: 50}  # who recruit; reviewers are free
INTERVIEWS_A_MONTH = {Plan.FREE: 0, Plan.GROWTH: 50, Plan.BUSINESS: 1_000}
NOBODYS = {G.NOTES: R.PURPOSE_NOT_SERVED}  # no sentence of the policy shares them
ONLY_IN_A_PAID_PLAN = (G.RESUME_FILE, G.VERIFIED, G.VIDEO)


@dataclass(frozen=True, slots=True)
class Situation:
    """Somebody looks at one application. `None` is always: nobody knows."""

    viewer: ActorKind = ActorKind.MEMBER
    role: MemberRole | None = MemberRole.RECRUITER
    purpose: Purpose = Purpose.RECRUIT
    applied_to: str = "own"  # the posting is of the viewer's "own" company, of an "other" one, or of "none" that is known
    company_check: str = "passed"  # or "failed", "never"
    works_on_it: bool = True
    resumes_shown_to_reviewers: bool = False
    person: str = "here"  # or "paused", "erased", "paused and erased"
    delivered: bool = True
    stage: Stage | None = Stage.NEW
    days_left: int | None = 30  # until the date that was shown when she applied; 0 on that day
    opened_as: int | None = 1  # the how manieth application of the vacancy that the company opened
    plan: Plan | None = Plan.GROWTH
    joined_as: int | None = 1  # the how manieth of those who recruit, owners first; a reviewer is not counted
    share: ConsentState | None = None  # of the video, to this company, for this application
    share_ended: bool | None = False  # its time is over
    interview_as: int | None = None  # the how manieth interview of the company's month


def may_see(situation: Situation) -> frozenset[FieldGroup]:
    """The field groups that are open."""
    return frozenset(FieldGroup) - frozenset(refusals(situation))


def refusals(situation: Situation) -> dict[FieldGroup, Reason]:
    """Why each closed field group is closed: the first reason in the order of the policy."""
    why = _nobody_but_the_company_she_applied_to(situation)
    if why is not None:
        return dict.fromkeys(FieldGroup, why) | NOBODYS
    return {group: why for group in FieldGroup if (why := _why_not(situation, group)) is not None} | NOBODYS


def _nobody_but_the_company_she_applied_to(now: Situation) -> Reason | None:
    # "closed to everyone in the same second": erasure (arts. 8, 42-45), then restriction, the pause (art. 11)
    if "erased" in now.person:
        return R.ERASED
    if "paused" in now.person:
        return R.PAUSED
    # "We will not share your personal information with any third party …, except for … Clients, but only after you apply
    #  for a specific job opening they have posted." A posting moved to another company does not carry the grant.
    if now.viewer is not ActorKind.MEMBER or now.applied_to != "own":
        return R.OTHER_COMPANY
    # "a company that staff have not checked opens nothing"
    if now.company_check != "passed":
        return R.COMPANY_NOT_CHECKED
    # "Every read names its purpose": clients read applications to recruit, and for nothing else
    if now.purpose is not Purpose.RECRUIT or now.role is None:
        return R.PURPOSE_NOT_SERVED
    # only members assigned to that posting; owners have all of them
    if now.role is not MemberRole.OWNER and not now.works_on_it:
        return R.NOT_ASSIGNED
    return None


def _why_not(now: Situation, group: FieldGroup) -> Reason | None:
    # The design: "A reviewer sees IDENTITY, ANSWERS, VIDEO; RESUME (and so CONTACT) only where the owner switched it on for that vacancy."
    beyond_a_reviewer = group not in (G.EXISTENCE, G.IDENTITY, G.ANSWERS, G.VIDEO)
    if now.role is MemberRole.REVIEWER and beyond_a_reviewer and not now.resumes_shown_to_reviewers:
        return R.PURPOSE_NOT_SERVED
    # "submitted by the candidate": until her address is confirmed it is with nobody
    if not now.delivered:
        return R.NOT_DELIVERED
    if group is G.EXISTENCE:  # what is left of it afterwards is a line without a name
        return R.SEAT_LOCKED if _sits_beyond_the_plan(now) else None
    # "not withdrawn; … until the calendar date shown at apply"
    if now.stage is None or now.stage is Stage.WITHDRAWN:
        return R.WITHDRAWN
    if now.days_left is None or now.days_left < 0:
        return R.PERIOD_OVER
    # "Video interviews will be accessible to our clients for recruitment purposes with your consent."
    if group is G.VIDEO and not _she_lets_them_watch(now):
        return R.NO_CONSENT
    return _subscription(now, group)


def _she_lets_them_watch(now: Situation) -> bool:
    """ "consent not in {ConsentGiven, RenewedConsentGiven} or expired" refuses."""
    if now.share is ConsentState.GIVEN or now.share is ConsentState.RENEWED:
        return now.share_ended is False
    return False


def _subscription(now: Situation, group: FieldGroup) -> Reason | None:
    # "We will only share candidate information with you based on your subscription services."
    if group is not G.ANSWERS and now.opened_as is None:
        # "A company is shown a commercial reason only where the field would otherwise be open": what nobody opened is said first
        return R.NOT_OPENED
    # "Downgrade keeps everything stored and locks what no longer fits (oldest … stay)": seats as well
    if _sits_beyond_the_plan(now):
        return R.SEAT_LOCKED
    if group is G.ANSWERS:  # "unopened ones show a number, the day and choice-type answers"
        return None if now.plan is not None else R.PLAN_LACKS_GROUP
    if now.plan is None or (now.plan is Plan.FREE and group in ONLY_IN_A_PAID_PLAN):
        return R.PLAN_LACKS_GROUP
    if now.opened_as is None or now.opened_as > OPENED_IN_EVERY_PLAN[now.plan]:  # "After a downgrade the oldest openings stay"
        return R.QUOTA_SPENT
    if group is G.VIDEO and (now.interview_as is None or now.interview_as > INTERVIEWS_A_MONTH[now.plan]):
        return R.VIDEOS_SPENT
    return None


def _sits_beyond_the_plan(now: Situation) -> bool:
    if now.role is MemberRole.REVIEWER and now.plan is not None:
        return False  # "penilai gratis": a reviewer takes no seat
    return now.plan is None or now.joined_as is None or now.joined_as > SEATS_IN_EVERY_PLAN[now.plan]
