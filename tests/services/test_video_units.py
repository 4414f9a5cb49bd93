"""Interviews of a month (S6): reserved, counted, given back, reused; and who gets the last one when several take it at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from tests.support import rows
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid
from weimproovi.models import Application, Company, VideoUnit
from weimproovi.permissions import facts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.plans import PLANS
from weimproovi.services import applications, destruction, pipeline, subscriptions, video_units
from weimproovi.vocabulary import CertificateKind, ConsentState, FieldGroup, MemberRole, Plan, Purpose, Reason, Stage

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.clause("S6", "refuses")]
LIMIT = PLANS[Plan.GROWTH].videos_per_month


def company_with(applied: int, plan: Plan = Plan.GROWTH) -> tuple[list[Actor], list[Actor], list[str]]:
    """Two members of a company on a plan, its candidates, and the ids of what they sent, opened."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        if plan is not Plan.FREE:
            rows.subscription(session, company, plan, -rows.HOUR)
        vacancy = rows.vacancy(session, company)
        members = [rows.member(session, company, MemberRole.OWNER), rows.member(session, company, MemberRole.RECRUITER, vacancy)]
        people = [rows.candidate(session) for _number in range(applied)]
        sent = [rows.application(session, person, vacancy) for person in people]
        for ordinal, one in enumerate(sent, 1):
            rows.opening(session, one, members[0], ordinal)
        return members, people, [str(one.id) for one in sent]


def reserve(member: Actor, application_id: str) -> int:
    with db.transaction(member, Purpose.RECRUIT) as session:
        return video_units.reserve(session, member, session.get_one(Application, UUID(application_id)))


def share(session: Session, one: Application) -> None:
    """What her consent does."""
    one.video_share, one.video_share_until = ConsentState.GIVEN, clock.now() + timedelta(days=90)
    video_units.count(session, one)


def shared(person: Actor, application_id: str) -> None:
    with db.transaction(person, Purpose.SELF) as session:
        share(session, session.get_one(Application, UUID(application_id)))


def spend(application_ids: list[str], first: int = 1) -> None:
    """Units of this month, straight into the table."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for ordinal, one in enumerate((session.get_one(Application, UUID(each)) for each in application_ids), first):
            session.add(VideoUnit(application_id=one.id, candidate_id=one.candidate_id, company_id=one.company_id,
                vacancy_id=one.vacancy_id, month=video_units.this_month(), ordinal=ordinal))  # fmt: skip
            one.video_ordinal = ordinal


def used(member: Actor) -> int:
    with db.transaction(member, Purpose.ADMINISTER) as session:
        return video_units.used(session, member.company_id)


def closed_because(member: Actor, application_id: str) -> Reason | None:
    """Why the video is closed; None where it is open."""
    with db.transaction(member, Purpose.RECRUIT) as session:
        decision = facts.decision_about(session, member, Purpose.RECRUIT, UUID(application_id))
        return None if decision.allows(FieldGroup.VIDEO) else decision.why_not(FieldGroup.VIDEO).reason


def change_plan(member: Actor, plan: Plan) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows.subscription(session, session.get_one(Company, member.company_id), plan, -timedelta(minutes=1))


@pytest.mark.clause("S6", "passes")
def test_ordinals_count_from_one_and_an_application_takes_one_unit() -> None:
    (owner, recruiter), _people, sent = company_with(3)
    assert [reserve(owner, sent[0]), reserve(recruiter, sent[1]), reserve(owner, sent[0]), reserve(owner, sent[2])] == [1, 2, 1, 3]
    assert used(owner) == 3


def test_a_unit_that_comes_back_frees_the_smallest_number() -> None:
    (owner, _), people, sent = company_with(4)
    assert [reserve(owner, one) for one in sent[:3]] == [1, 2, 3]
    applications.withdraw(people[0], sent[0])
    assert used(owner) == 2
    assert reserve(owner, sent[3]) == 1


def test_a_shared_interview_stays_spent_when_its_application_ends() -> None:
    (owner, _), people, sent = company_with(3)
    for one in sent[:2]:
        reserve(owner, one)
    shared(people[0], sent[0])
    for one in sent[:2]:
        pipeline.end(owner, one, "filled", "Terima kasih.")
    assert used(owner) == 1
    assert reserve(owner, sent[2]) == 2


def test_a_deadline_gives_back_what_was_not_shared_alone() -> None:
    (owner, _), people, sent = company_with(2)
    for one in sent:
        reserve(owner, one)
    shared(people[1], sent[1])
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for one in sent:
            video_units.give_back(session, session.get_one(Application, UUID(one)))
    assert used(owner) == 1
    assert [stored(one).video_ordinal for one in sent] == [None, 2]


def stored(application_id: str) -> Application:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.get_one(Application, UUID(application_id))


@pytest.mark.parametrize("wave", [2, 8])
def test_of_several_who_take_the_last_unit_at_once_one_gets_it(wave: int) -> None:
    members, _people, sent = company_with(LIMIT - 1 + wave)
    spend(sent[: LIMIT - 1])
    together = Barrier(wave)

    def attempt(number: int) -> str:
        together.wait()
        try:
            return str(reserve(members[number % 2], sent[LIMIT - 1 + number]))
        except Invalid:
            return "spent"

    with ThreadPoolExecutor(wave) as pool:
        assert sorted(pool.map(attempt, range(wave))) == sorted([str(LIMIT), *["spent"] * (wave - 1)])
    assert used(members[0]) == LIMIT


def test_two_members_who_invite_one_candidate_at_once_take_one_unit() -> None:
    members, _people, sent = company_with(1)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda member: reserve(member, sent[0]), members)) == [1, 1]
    assert used(members[0]) == 1


def test_an_erased_interview_stays_spent_where_it_was_shared() -> None:
    (owner, _), people, sent = company_with(3)
    for one in sent[:2]:
        reserve(owner, one)
    shared(people[0], sent[0])
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for one in sent[:2]:
            destruction.erase_application(session, UUID(one), CertificateKind.APPLICATION_EXPIRED)
    assert used(owner) == 1
    assert reserve(owner, sent[2]) == 2


@pytest.mark.clause("S6", "passes")
def test_a_new_month_in_jakarta_begins_with_its_first_unit() -> None:
    (owner, _), _people, sent = company_with(2)
    reserve(owner, sent[0])
    last = clock.now().astimezone(clock.WIB).replace(day=1, hour=0, minute=0, second=0, microsecond=0) + timedelta(days=32)
    first_moment = last.replace(day=1)
    with clock.moved(first_moment - clock.now() + timedelta(seconds=1)):
        assert used(owner) == 0
        assert reserve(owner, sent[1]) == 1


def test_a_plan_without_videos_reserves_none() -> None:
    (owner, _), _people, sent = company_with(1, Plan.FREE)
    with pytest.raises(Invalid) as refused:
        reserve(owner, sent[0])
    assert "Gratis" in refused.value.faults[""]


@pytest.mark.parametrize("stage", [Stage.WITHDRAWN, Stage.NOT_SUITABLE, Stage.CLOSED])
def test_an_application_that_is_over_takes_no_unit(stage: Stage) -> None:
    (owner, _), _people, sent = company_with(1)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.get_one(Application, UUID(sent[0])).stage = stage
    with pytest.raises(Invalid):
        reserve(owner, sent[0])
    assert used(owner) == 0


def test_another_company_reserves_nothing() -> None:
    (owner, _), _people, _sent = company_with(1)
    _members, _others, theirs = company_with(1)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session, pytest.raises(Denied):
        video_units.reserve(session, owner, session.get_one(Application, UUID(theirs[0])))


def test_after_a_downgrade_the_first_of_the_month_stay_and_the_rest_lock_with_a_reason() -> None:
    (owner, _), people, sent = company_with(2, Plan.BUSINESS)
    reserve(owner, sent[0])
    spend(sent[1:], first=LIMIT + 1)
    for person, one in zip(people, sent, strict=True):
        shared(person, one)
    assert [closed_because(owner, one) for one in sent] == [None, None]
    change_plan(owner, Plan.GROWTH)
    assert [closed_because(owner, one) for one in sent] == [None, Reason.VIDEOS_SPENT]
    lock = pipeline.sheet(owner, sent[1]).locks[-1]
    assert (lock.words, lock.plan_opens) == ("Batas wawancara video per bulan pada paket Anda sudah terpakai.", True)
    change_plan(owner, Plan.FREE)
    assert [closed_because(owner, one) for one in sent] == [Reason.PLAN_LACKS_GROUP] * 2
    change_plan(owner, Plan.BUSINESS)
    assert [closed_because(owner, one) for one in sent] == [None, None]


def test_a_candidate_shares_whatever_the_plan_and_it_waits_for_a_unit() -> None:
    (owner, _), people, sent = company_with(1)
    shared(people[0], sent[0])
    assert (closed_because(owner, sent[0]), used(owner)) == (Reason.VIDEOS_SPENT, 0)
    assert reserve(owner, sent[0]) == 1
    assert closed_because(owner, sent[0]) is None
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(col(VideoUnit.shared_at))).scalar_one() is not None


def test_a_video_that_is_not_shared_is_named_nowhere_on_the_sheet() -> None:
    (owner, _), _people, sent = company_with(2)
    reserve(owner, sent[0])
    change_plan(owner, Plan.FREE)
    locks = [[lock.label for lock in pipeline.sheet(owner, one).locks] for one in sent]
    assert locks[0] == locks[1]


@pytest.mark.clause("S6", "passes")
def test_the_plan_page_counts_interviews_where_the_plan_includes_them() -> None:
    (owner, _), _people, sent = company_with(1)
    reserve(owner, sent[0])
    line = next(line for line in subscriptions.plan_view(owner).usage if line.label == "Wawancara video bulan ini")
    assert (line.used, line.limit, line.percent) == ("1", "50", 2)
    (free, _), _people, _sent = company_with(1, Plan.FREE)
    assert not any("video" in line.label for line in subscriptions.plan_view(free).usage)
