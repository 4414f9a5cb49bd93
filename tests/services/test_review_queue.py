"""The reviewer's list: whose turn it is, in which order, what is left to watch, and that nothing tells what was taken back from what never was."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event, select, update
from sqlmodel import col

from tests.support import interviews, scoring
from tests.support.interviews import Invited, invited, share, shared
from tests.support.market import SomeVacancy, apply, some_candidate, some_member, some_owner, some_vacancy
from weimproovi import clock, db
from weimproovi.errors import Denied, NotFound
from weimproovi.models import Application, Disclosure, Subscription, VideoBookmark, VideoFile, VideoPart
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import (
    accounts,
    applications,
    ledger,
    members,
    pausing,
    pipeline,
    review_queue,
    review_turns,
    scorecards,
    video_answers,
    video_bookmarks,
    video_interviews,
    video_invitations,
    video_kits,
    video_removal,
)
from weimproovi.vocabulary import DisclosureKind, MemberRole, Plan, Purpose

pytestmark = pytest.mark.usefixtures("database")


def waiting(actor: Actor) -> list[str]:
    return [row.application_id for row in review_queue.waiting(actor).rows]


def wrote(owner: Actor, vacancy: SomeVacancy, name: str = "Ayu") -> Invited:
    """A candidate whose one answer is a written one, and shared."""
    person = some_candidate(name)
    application_id = apply(person, vacancy)
    pipeline.open_application(owner, application_id)
    assert [outcome.fault for outcome in video_invitations.invite(owner, [application_id], interviews.form())] == [""]
    one = Invited(owner, person, vacancy, application_id)
    video_answers.write(person, application_id, 1, "Kopi susu.")
    share(one)
    return one


def asking(owner: Actor, title: str = "Barista") -> SomeVacancy:
    """A vacancy with a kit."""
    vacancy = some_vacancy(owner, title)
    video_kits.save(owner, vacancy.id, interviews.KIT)
    return vacancy


def until(application_id: str, days: float) -> None:
    """The video can be watched for so many days more."""
    changed = update(Application).where(col(Application.id) == UUID(application_id)).values(video_share_until=clock.now() + timedelta(days=days))
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(changed)


def looks(actor: Actor) -> Counter[DisclosureKind]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return Counter(session.execute(select(col(Disclosure.kind)).where(col(Disclosure.viewer_account_id) == actor.account_id)).scalars())


@pytest.mark.clause("U6", "passes")
def test_what_waits_stands_by_its_last_day_with_names_answers_and_minutes() -> None:
    owner = some_owner(plan=Plan.GROWTH)
    vacancy, other = asking(owner), asking(owner, "Kasir")
    later, sooner, middle = wrote(owner, vacancy, "Ayu"), wrote(owner, other, "Bening"), wrote(owner, vacancy, "Citra")
    for one, days in ((later, 9), (sooner, 1), (middle, 4)):
        until(one.application_id, days)
    found = review_queue.waiting(owner)
    assert [(row.name, row.title, row.answers, row.minutes, row.begun) for row in found.rows] == [
        ("Bening", "Kasir", 1, 1, False), ("Citra", "Barista", 1, 1, False), ("Ayu", "Barista", 1, 1, False),
    ]  # fmt: skip
    assert (found.words, found.count) == ("Giliran Anda: 3 video, sekitar 1 menit", 3)


@pytest.mark.clause("U6", "refuses")
def test_only_who_works_on_the_vacancy_has_it_in_her_list() -> None:
    owner = some_owner(plan=Plan.GROWTH)
    vacancy = asking(owner)
    one = wrote(owner, vacancy)
    reviewer, manager, recruiter = (some_member(owner, role, vacancy) for role in (MemberRole.REVIEWER, MemberRole.HIRING_MANAGER, MemberRole.RECRUITER))
    assert {tuple(waiting(actor)) for actor in (owner, reviewer, manager, recruiter)} == {(one.application_id,)}
    elsewhere = some_member(owner, MemberRole.REVIEWER, asking(owner, "Kasir"))
    for stranger in (some_member(owner, MemberRole.REVIEWER), elsewhere, some_owner("PT Lain", plan=Plan.GROWTH), one.person, some_candidate("Dewi")):
        found = review_queue.waiting(stranger)
        assert (found.rows, found.count, found.minutes, found.words) == ([], 0, 0, "")
        assert looks(stranger) == Counter()
    members.assign(owner, vacancy.id, str(reviewer.member_id), on=False)
    assert waiting(reviewer) == []


@pytest.mark.clause("U6", "refuses")
@pytest.mark.clause("S6", "refuses")
def test_what_may_not_be_watched_is_not_there_whatever_the_reason() -> None:
    owner = some_owner(plan=Plan.GROWTH)
    vacancy = asking(owner)
    unshared, withdrawn, gone, paused, ended, over = (wrote(owner, vacancy, name) for name in ("Ayu", "Bening", "Citra", "Dewi", "Endah", "Fitri"))
    assert len(waiting(owner)) == 6
    video_interviews.keep_only(unshared.person, unshared.application_id)
    applications.withdraw(withdrawn.person, withdrawn.application_id)
    answer = video_interviews.mine(gone.person, gone.application_id).questions[1].answer
    assert answer is not None
    video_answers.remove(gone.person, answer.id)
    pausing.pause(paused.person)
    pipeline.end(owner, ended.application_id, "filled", "Terima kasih.")
    until(over.application_id, -1)
    found = review_queue.waiting(owner)
    assert (found.rows, found.count, found.words) == ([], 0, "")
    pausing.resume(paused.person)
    assert waiting(owner) == [paused.application_id]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Subscription).values(ends_at=clock.now()))
    assert waiting(owner) == []


def test_a_list_is_a_look_at_those_whose_names_it_shows() -> None:
    owner = some_owner(plan=Plan.GROWTH)
    one = wrote(owner, asking(owner))
    before = looks(owner)
    review_queue.waiting(owner)
    review_queue.next_after(owner, one.application_id)
    assert looks(owner) - before == Counter({DisclosureKind.LIST: 1})
    assert ledger.looks(one.person)


def test_a_longer_list_asks_the_database_no_more_often() -> None:
    owner = some_owner(plan=Plan.GROWTH)
    vacancy = asking(owner)
    wrote(owner, vacancy)
    asked = [statements_of(owner)]
    for name in ("Bening", "Citra"):
        wrote(owner, vacancy, name)
    assert statements_of(owner) == asked[0]


def statements_of(actor: Actor) -> int:
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        said.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)
    try:
        review_queue.waiting(actor)
    finally:
        event.remove(db.engine(), "before_cursor_execute", note)
    return len(said)


def test_the_next_one_follows_in_the_order_of_the_list_and_after_the_last_the_first() -> None:
    owner = some_owner(plan=Plan.GROWTH)
    vacancy = asking(owner)
    first, second, third = (wrote(owner, vacancy, name).application_id for name in ("Ayu", "Bening", "Citra"))
    for days, one in enumerate((first, second, third), 1):
        until(one, days)
    assert [review_queue.next_after(owner, one) for one in (first, second, third)] == [second, third, first]
    assert review_queue.next_after(owner, str(UUID(int=0))) == first
    stranger = some_owner("PT Lain", plan=Plan.GROWTH)
    assert review_queue.next_after(stranger, first) == ""


def test_her_turn_ends_with_her_card_and_with_nobody_else_s() -> None:
    one, answer_id = shared()
    reviewer = some_member(one.owner, MemberRole.REVIEWER, one.vacancy)
    video_bookmarks.keep(reviewer, one.application_id, answer_id, 0, ended=True)
    scorecards.save_draft(reviewer, one.application_id, scoring.card(4, None, None))
    assert (waiting(reviewer), waiting(one.owner)) == ([one.application_id],) * 2
    scorecards.send(reviewer, one.application_id, scoring.card())
    assert (waiting(reviewer), waiting(one.owner)) == ([], [one.application_id])
    scorecards.send(reviewer, one.application_id, scoring.card(1, 1, 1, version=1))
    assert waiting(reviewer) == []


def test_a_viewer_goes_on_where_she_stopped_and_nobody_else_does() -> None:
    one, answer_id = shared()
    reviewer = some_member(one.owner, MemberRole.REVIEWER, one.vacancy)
    video_bookmarks.keep(reviewer, one.application_id, answer_id, 1)
    assert (kept(reviewer, one), kept(one.owner, one)) == ({answer_id: 1}, {})
    assert review_queue.waiting(reviewer).rows[0].begun
    assert not review_queue.waiting(one.owner).rows[0].begun
    video_bookmarks.keep(reviewer, one.application_id, answer_id, 9_999)
    length = interviews.stored_answer(answer_id).duration // 1000
    assert kept(reviewer, one) == {answer_id: length}
    video_bookmarks.keep(reviewer, one.application_id, answer_id, -5)
    assert kept(reviewer, one) == {answer_id: 0}


def kept(actor: Actor, one: Invited) -> dict[str, int]:
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return {str(answer_id): place.second for answer_id, place in video_bookmarks.places(session, actor, UUID(one.application_id)).items()}


@pytest.mark.clause("U6", "refuses")
def test_who_may_not_watch_leaves_no_mark() -> None:
    one, answer_id = shared()
    other, _answer = shared()
    unassigned = some_member(one.owner, MemberRole.REVIEWER)
    for stranger in (other.owner, unassigned, one.person, some_candidate("Dewi")):
        with pytest.raises((NotFound, Denied)):
            video_bookmarks.keep(stranger, one.application_id, answer_id, 1)
    for wrong in (other.application_id, str(UUID(int=0)), "x"):
        with pytest.raises((NotFound, Denied)):
            video_bookmarks.keep(one.owner, wrong, answer_id, 1)
    video_bookmarks.keep(one.owner, one.application_id, answer_id, 1)
    video_interviews.keep_only(one.person, one.application_id)
    with pytest.raises((NotFound, Denied)):
        video_bookmarks.keep(one.owner, one.application_id, answer_id, 1)
    assert kept(one.owner, one) == {}


def test_what_is_removed_takes_its_marks_along() -> None:
    one, answer_id = shared()
    video_bookmarks.keep(one.owner, one.application_id, answer_id, 1)
    video_answers.remove(one.person, answer_id)
    video_removal.sweep_removed_videos()
    assert [interviews.count(table, answer_id) for table in (VideoBookmark, VideoFile, VideoPart)] == [0, 0, 0]


def test_written_words_and_begun_minutes_count() -> None:
    assert [review_turns.minutes(milliseconds) for milliseconds in (0, 1, 60_000, 60_001, 18 * 60_000)] == [1, 1, 1, 2, 18]


def test_a_reviewer_begins_at_her_list_and_others_at_their_home() -> None:
    one = invited()
    reviewer, recruiter = (some_member(one.owner, role, one.vacancy) for role in (MemberRole.REVIEWER, MemberRole.RECRUITER))
    assert [accounts.who(actor).home for actor in (reviewer, recruiter, one.owner)] == ["/rekruter/tinjau", "/rekruter", "/rekruter"]
