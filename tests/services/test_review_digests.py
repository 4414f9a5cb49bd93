"""Mail about videos that wait: on a working day once, about what is new, soon over or old, with nobody's name; off by a word of its reader."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from tests.services.test_review_queue import asking, until, wrote
from tests.support.market import some_member, some_owner
from weimproovi import clock, db, i18n
from weimproovi.models import Account, Mail, Subscription
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import mail_words, members, review_digests, review_queue, video_interviews, working_hours
from weimproovi.vocabulary import MailKind, MemberRole, Plan, Purpose

pytestmark = pytest.mark.usefixtures("database")


@contextmanager
def working_day(number: int, hour: float = 10) -> Iterator[None]:
    """The moment is in the morning of the so-manieth working day from tomorrow on."""
    day = clock.today()
    for _one in range(number):
        day += timedelta(days=1)
        while not working_hours.is_working_day(day):
            day += timedelta(days=1)
    at = datetime.combine(day, time(0), clock.WIB) + timedelta(hours=hour)
    with clock.moved(at.astimezone(UTC) - clock.now()):
        yield


def told(actor: Actor) -> list[Mail]:
    """What was mailed to a member about her turn, oldest first."""
    wanted = select(Mail).where(col(Mail.account_id) == actor.account_id, col(Mail.kind) == MailKind.REVIEWS_WAITING).order_by(col(Mail.id))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(wanted).scalars())


def counts(*actors: Actor) -> list[int]:
    return [len(told(actor)) for actor in actors]


def sweep(number: int, hour: float = 10) -> None:
    with working_day(number, hour):
        review_digests.sweep_digests()


@pytest.mark.clause("U3", "passes")
def test_who_has_something_waiting_is_told_once_a_day_how_much_and_nobody_s_name() -> None:
    owner = some_owner(plan=Plan.GROWTH)
    vacancy = asking(owner)
    reviewer, elsewhere = some_member(owner, MemberRole.REVIEWER, vacancy), some_member(owner, MemberRole.REVIEWER)
    for name in ("Ayu", "Bening"):
        wrote(owner, vacancy, name)
    for hour in (9, 10, 16.9):
        sweep(1, hour)
    assert counts(owner, reviewer, elsewhere) == [1, 1, 0]
    with i18n.speaking("id"):
        said = mail_words.letter(MailKind.REVIEWS_WAITING, told(reviewer)[0].values)
    assert said.subject == "Giliran Anda: 2 video, sekitar 1 menit"
    assert said.link.endswith("/rekruter/tinjau")
    assert not [name for name in ("Ayu", "Bening", "Barista") if name in said.subject + said.text + said.html + str(told(reviewer)[0].values)]


def test_nobody_is_told_outside_of_working_hours() -> None:
    owner = some_owner(plan=Plan.GROWTH)
    wrote(owner, asking(owner))
    for hour in (8.9, 17, 23):
        sweep(1, hour)
    with working_day(1):
        saturday = (5 - clock.now().astimezone(clock.WIB).weekday()) % 7
        with clock.moved(timedelta(days=saturday)):
            review_digests.sweep_digests()
    assert counts(owner) == [0]


def test_the_same_is_told_again_when_something_is_new_or_soon_over_or_after_a_week() -> None:
    owner = some_owner(plan=Plan.GROWTH)
    vacancy = asking(owner)
    one = wrote(owner, vacancy, "Ayu")
    sweep(1)
    sweep(2)
    assert counts(owner) == [1]
    with working_day(2, 12):
        wrote(owner, vacancy, "Bening")
    sweep(3)
    assert counts(owner) == [2]
    sweep(10)
    assert counts(owner) == [3]
    with working_day(11):
        until(one.application_id, 2)
    sweep(11, 11)
    assert counts(owner) == [4]


@pytest.mark.clause("U3", "refuses")
def test_a_member_switches_it_off_and_on_for_herself_alone() -> None:
    owner = some_owner(plan=Plan.GROWTH)
    vacancy = asking(owner)
    reviewer = some_member(owner, MemberRole.REVIEWER, vacancy)
    wrote(owner, vacancy)
    review_digests.switch(reviewer, on=False)
    sweep(1)
    assert counts(owner, reviewer) == [1, 0]
    assert not review_queue.waiting(reviewer).mailed
    assert review_queue.waiting(owner).mailed
    review_digests.switch(reviewer, on=True)
    sweep(2)
    assert counts(owner, reviewer) == [1, 1]


@pytest.mark.clause("U6", "refuses")
@pytest.mark.clause("S6", "refuses")
def test_what_her_list_does_not_show_is_not_mailed() -> None:
    owner, other = some_owner(plan=Plan.GROWTH), some_owner("PT Lain", plan=Plan.GROWTH)
    vacancy = asking(owner)
    reviewer, gone, unconfirmed = (some_member(owner, MemberRole.REVIEWER, vacancy) for _one in range(3))
    withdrawn = wrote(owner, vacancy)
    video_interviews.keep_only(withdrawn.person, withdrawn.application_id)
    sweep(1)
    assert counts(owner, reviewer, other) == [0, 0, 0]
    wrote(owner, vacancy, "Bening")
    members.remove(owner, str(gone.member_id))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Account).where(col(Account.id) == unconfirmed.account_id).values(email_confirmed_at=None))
        session.execute(update(Subscription).where(col(Subscription.company_id) == owner.company_id).values(ends_at=clock.now()))
    sweep(2)
    assert counts(owner, reviewer, gone, unconfirmed) == [0, 0, 0, 0]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Subscription).where(col(Subscription.company_id) == owner.company_id).values(ends_at=None))
    sweep(3)
    assert counts(owner, reviewer, gone, unconfirmed) == [1, 1, 0, 0]
