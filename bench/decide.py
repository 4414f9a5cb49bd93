"""One decision in microseconds: every field group of an application, the reasons, and the moment when it can next change."""

import timeit
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from bench.measure import goal, title
from weimproovi.permissions.decide import ApplicationFacts, decide
from weimproovi.vocabulary import ActorKind, ConsentState, MemberRole, Plan, Purpose, Stage

LIMIT = 50  # microseconds
ROUNDS, TIMES = 15, 2_000
NOW, TODAY, COMPANY = datetime(2026, 11, 22, 3, tzinfo=UTC), date(2026, 11, 22), UUID(int=1)
OPEN = ApplicationFacts(
    viewer_kind=ActorKind.MEMBER.value,
    purpose=Purpose.RECRUIT.value,
    now=NOW,
    today=TODAY,
    viewer_company_id=COMPANY,
    viewer_role=MemberRole.RECRUITER.value,
    company_id=COMPANY,
    company_checked=True,
    assigned=True,
    delivered_at=NOW,
    stage=Stage.NEW.value,
    visible_until=TODAY + timedelta(days=30),
    opening_ordinal=3,
    seat=1,
    seats=5,
    plan=Plan.GROWTH.value,
    openings_limit=300,
    plan_changes_at=NOW + timedelta(days=20),
    video_share=ConsentState.GIVEN.value,
    video_share_until=NOW + timedelta(days=20),
    video_ordinal=1,
    videos_limit=50,
)
NOBODYS = ApplicationFacts(ActorKind.ANONYMOUS.value, Purpose.BROWSE.value, NOW, TODAY)


def microseconds(facts: ApplicationFacts) -> float:
    """The median of some rounds."""
    return sorted(timeit.repeat(lambda: decide(facts), number=TIMES, repeat=ROUNDS))[ROUNDS // 2] / TIMES * 1_000_000


def main() -> None:
    title("A decision, in microseconds")
    goal("everything open", microseconds(OPEN), LIMIT)
    goal("everything closed", microseconds(NOBODYS), LIMIT)


if __name__ == "__main__":
    main()
