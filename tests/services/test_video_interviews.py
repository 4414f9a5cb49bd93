"""A video interview from kit to sharing: invited once, answered by choice, watched by consent, and the same silence whatever the candidate does (C3, U6, S6)."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import interviews
from tests.support.interviews import (
    KIT,
    allowed,
    applied,
    checked,
    form,
    invited,
    recorded,
    share,
    shared,
    stored_answer,
    stored_interview,
)
from tests.support.market import some_candidate, some_member, stored_application
from tests.support.real_videos import zip_named_video
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.models import Mail, Notification, Subscription, VideoKey, VideoUnit
from weimproovi.permissions.actor import SYSTEM
from weimproovi.schemas.interviews import InviteForm, KitQuestionForm
from weimproovi.services import (
    applications,
    consent_sweep,
    consents,
    video_answers,
    video_checking,
    video_clocks,
    video_interviews,
    video_invitations,
    video_kits,
    video_removal,
    video_reviews,
)
from weimproovi.vocabulary import AnswerKind, AnswerState, ConsentScope, MailKind, MemberRole, NoticeKind, Plan, Purpose

pytestmark = pytest.mark.usefixtures("database")


# The kit


def test_a_kit_comes_back_in_its_order() -> None:
    one = applied()
    video_kits.save(one.owner, one.vacancy.id, KIT[::-1])
    assert video_kits.kit(one.owner, one.vacancy.id).questions == list(KIT[::-1])
    video_kits.save(one.owner, one.vacancy.id, KIT[:1])
    assert video_kits.kit(one.owner, one.vacancy.id).questions == [KIT[0]]


@pytest.mark.parametrize(
    ("question", "field"),
    [
        (KitQuestionForm(""), "1.text"),
        (KitQuestionForm("x" * 301), "1.text"),
        (KitQuestionForm("Apa?", think_seconds=-1), "1.think_seconds"),
        (KitQuestionForm("Apa?", answer_seconds=301), "1.answer_seconds"),
        (KitQuestionForm("Apa?", retakes=4), "1.retakes"),
        (KitQuestionForm("Apa?", video=False, audio=False, written=False), "1.ways"),
    ],
)
def test_a_kit_says_what_is_missing(question: KitQuestionForm, field: str) -> None:
    one = applied()
    with pytest.raises(Invalid) as refused:
        video_kits.save(one.owner, one.vacancy.id, [question])
    assert set(refused.value.faults) == {field}


@pytest.mark.clause("S6", "refuses")
def test_a_plan_without_videos_writes_no_kit_and_invites_nobody() -> None:
    one = applied(Plan.FREE)
    with pytest.raises(Invalid):
        video_kits.save(one.owner, one.vacancy.id, KIT)
    assert video_kits.kit(one.owner, one.vacancy.id).plan_lock


def test_a_reviewer_writes_no_kit_and_another_company_finds_none() -> None:
    one, other = applied(), applied()
    with pytest.raises(Denied):
        video_kits.save(some_member(one.owner, MemberRole.REVIEWER, one.vacancy), one.vacancy.id, KIT)
    with pytest.raises(NotFound):
        video_kits.kit(other.owner, one.vacancy.id)


# Inviting


@pytest.mark.clause("C3", "passes")
def test_an_invitation_reserves_a_unit_tells_the_candidate_and_keeps_its_questions() -> None:
    one = invited()
    video_kits.save(one.owner, one.vacancy.id, KIT[:1])
    mine = video_interviews.mine(one.person, one.application_id)
    assert [question.text for question in mine.questions] == [question.text for question in KIT]
    assert (mine.message, mine.invited_by, mine.open) == ("Kami ingin mengenalmu.", "Wati", True)
    assert stored_application(one.application_id).video_ordinal == 1
    assert kinds_told(one) == {NoticeKind.INTERVIEW_INVITED}
    assert MailKind.INTERVIEW_INVITED in kinds_mailed(one)


def test_inviting_many_names_who_could_not_be_invited_and_invites_the_others() -> None:
    one = applied()
    video_kits.save(one.owner, one.vacancy.id, KIT)
    unopened = interviews.apply(some_candidate("Ayu"), one.vacancy)
    outcomes = video_invitations.invite(one.owner, [unopened, one.application_id, one.application_id, "x"], form())
    assert [bool(outcome.fault) for outcome in outcomes] == [True, False, True]
    assert video_invitations.invite(one.owner, [one.application_id], form())[0].fault
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert len(session.execute(select(VideoUnit)).all()) == 1


@pytest.mark.parametrize("days", [0, 61])
def test_a_deadline_is_neither_too_soon_nor_too_far(days: int) -> None:
    one = applied()
    video_kits.save(one.owner, one.vacancy.id, KIT)
    with pytest.raises(Invalid) as refused:
        video_invitations.invite(one.owner, [one.application_id], form(days))
    assert set(refused.value.faults) == {"deadline"}
    for nonsense in ("", "besok", "2026-13-40T10:00"):
        with pytest.raises(Invalid):
            video_invitations.invite(one.owner, [one.application_id], InviteForm(nonsense, "WIB", ""))
    with pytest.raises(Invalid):
        video_invitations.invite(one.owner, [one.application_id], InviteForm(form().deadline, "GMT", ""))


def test_without_a_kit_or_as_a_reviewer_nobody_is_invited() -> None:
    one = applied()
    assert video_invitations.invite(one.owner, [one.application_id], form())[0].fault
    video_kits.save(one.owner, one.vacancy.id, KIT)
    reviewer = some_member(one.owner, MemberRole.REVIEWER, one.vacancy)
    assert video_invitations.invite(reviewer, [one.application_id], form())[0].fault
    assert not kinds_told(one)


def test_a_deadline_is_only_moved_later_and_takes_its_unit_again() -> None:
    one = invited(days=2)
    with pytest.raises(Invalid):
        video_invitations.extend(one.owner, one.application_id, form(days=2))
    with clock.moved(timedelta(days=3)):
        video_clocks.sweep_interviews()
        assert stored_application(one.application_id).video_ordinal is None
        assert not video_interviews.mine(one.person, one.application_id).open
        video_invitations.extend(one.owner, one.application_id, form(days=2))
        assert stored_application(one.application_id).video_ordinal == 1
        assert video_interviews.mine(one.person, one.application_id).open
    assert NoticeKind.INTERVIEW_CHANGED in kinds_told(one)
    assert MailKind.INTERVIEW_CHANGED in kinds_mailed(one)


def test_a_reminder_goes_out_once_and_not_to_who_said_no() -> None:
    silent, declined = invited(days=2), invited(days=2)
    video_interviews.decline(declined.person, declined.application_id)
    with clock.moved(timedelta(days=1, hours=2)):
        for _turn in range(2):
            video_clocks.sweep_interviews()
    assert [kind for kind in told(silent) if kind is NoticeKind.INTERVIEW_REMINDER] == [NoticeKind.INTERVIEW_REMINDER]
    assert NoticeKind.INTERVIEW_REMINDER not in told(declined)
    assert [MailKind.INTERVIEW_REMINDER in kinds_mailed(one) for one in (silent, declined)] == [True, False]


# Answering


@pytest.mark.clause("C3", "refuses")
def test_no_take_begins_without_an_invitation_and_a_consent() -> None:
    uninvited, one = applied(), invited()
    with pytest.raises(NotFound):
        video_interviews.record_text(uninvited.person, uninvited.application_id)
    with pytest.raises(Invalid):
        video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)
    video_interviews.decline(one.person, one.application_id)
    with pytest.raises(Invalid):
        video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)


def test_answers_in_three_ways_are_kept_looked_at_and_shared() -> None:
    one = allowed()
    checked(one)
    checked(one, 1, AnswerKind.AUDIO)
    video_answers.write(one.person, one.application_id, 2, "Senin depan.")
    mine = video_interviews.mine(one.person, one.application_id)
    assert [question.answer and question.answer.state for question in mine.questions] == ["ready", "ready", "ready"]
    assert mine.choice == "undecided"
    assert mine.unwatched
    share(one)
    review = video_reviews.review(one.owner, one.application_id)
    assert [(answer.kind, bool(answer.url), answer.words) for answer in review.answers] == [
        ("video", True, ""), ("audio", True, ""), ("written", False, "Senin depan."),
    ]  # fmt: skip
    assert video_interviews.mine(one.person, one.application_id).choice == "shared"


def test_a_question_takes_the_ways_that_it_names_alone() -> None:
    one = allowed()
    with pytest.raises(Invalid):
        video_answers.begin(one.person, one.application_id, 1, AnswerKind.VIDEO)
    with pytest.raises(Invalid):
        video_answers.write(one.person, one.application_id, 0, "Kopi")
    with pytest.raises(NotFound):
        video_answers.begin(one.person, one.application_id, 3, AnswerKind.VIDEO)


def test_a_second_take_replaces_the_first_when_it_is_kept_and_a_third_is_one_too_many() -> None:
    one = allowed()
    first = checked(one)
    begun = video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)
    assert stored_answer(first).state is AnswerState.READY
    second = recorded(one)
    assert (stored_answer(first).state, stored_answer(second).state) == (AnswerState.REMOVED, AnswerState.KEPT)
    assert stored_answer(begun.answer_id).state is AnswerState.REMOVED
    assert video_interviews.mine(one.person, one.application_id).questions[0].takes_left == 0
    with pytest.raises(Invalid):
        video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)


def test_a_recording_that_is_not_what_it_says_is_refused_with_words_and_costs_no_take() -> None:
    one = allowed()
    checked(one, content=zip_named_video())
    mine = video_interviews.mine(one.person, one.application_id).questions[0]
    assert mine.answer is not None
    assert (mine.answer.state, mine.takes_left) == ("refused", 2)
    assert "WebM" in mine.answer.state_words
    assert NoticeKind.VIDEO_REFUSED in told(one)


def test_after_sharing_nothing_is_recorded_until_she_takes_it_back() -> None:
    one, _answer = shared()
    with pytest.raises(Invalid):
        video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)
    video_interviews.keep_only(one.person, one.application_id)
    video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)


def test_nothing_is_shared_while_nothing_is_kept() -> None:
    one = allowed()
    text = video_interviews.share_text(one.person, one.application_id)
    with pytest.raises(Invalid):
        video_interviews.share(one.person, one.application_id, shown=text.sha256)


def test_a_take_that_began_in_time_still_arrives_after_the_deadline() -> None:
    one = allowed(days=2)
    with clock.moved(timedelta(days=2, minutes=-10)):
        begun = video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)
    with clock.moved(timedelta(days=2, minutes=10)):
        interviews.send(one.person, begun.answer_id, whole := interviews.recording())
        video_answers.keep(one.person, begun.answer_id, len(whole))
        with pytest.raises(Invalid):
            video_answers.begin(one.person, one.application_id, 1, AnswerKind.AUDIO)


def test_a_plan_that_fell_stops_no_candidate() -> None:
    one = allowed()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for row in session.execute(select(Subscription)).scalars():
            row.ends_at = clock.now()
    checked(one)
    share(one)
    assert video_interviews.mine(one.person, one.application_id).choice == "shared"
    assert video_reviews.place(one.owner, one.application_id).state == "locked"


# What a company reads


@pytest.mark.clause("U6", "refuses")
def test_declined_withdrawn_kept_and_silent_are_one_sentence_before_and_after_the_deadline() -> None:
    silent, declined, kept = invited(), invited(), allowed()
    withdrawn, _answer = shared()
    removed, answer_id = shared()
    video_interviews.decline(declined.person, declined.application_id)
    checked(kept)
    video_interviews.keep_only(kept.person, kept.application_id)
    video_interviews.keep_only(withdrawn.person, withdrawn.application_id)
    video_answers.remove(removed.person, answer_id)
    alike = (silent, declined, kept, withdrawn, removed)
    before = {said(one) for one in alike}
    assert len(before) == 1
    assert next(iter(before))[:2] == ("waiting", f"Belum ada video, batas {day_of(silent)}")
    with clock.moved(timedelta(days=4)):
        video_clocks.sweep_interviews()
        assert {said(one) for one in alike} == {("empty", "Tidak ada video", "Tidak ada video", 0)}


def said(one: interviews.Invited) -> tuple[str, str, str, int]:
    where, review = video_reviews.place(one.owner, one.application_id), video_reviews.review(one.owner, one.application_id)
    return where.state, where.words, review.words, len(review.answers)


def day_of(one: interviews.Invited) -> str:
    return interviews.zones.day(stored_interview(one.application_id).deadline_at, interviews.TimeZone.WIB)


# The end of a recording


@pytest.mark.clause("C3", "refuses")
def test_withdrawing_the_recording_destroys_its_keys_in_the_same_transaction() -> None:
    one, answer_id = shared()
    consents.withdraw(one.person, ConsentScope.VIDEO_RECORD, one.application_id)
    assert stored_answer(answer_id).state is AnswerState.REMOVED
    assert interviews.count(VideoKey, answer_id) == 0
    assert video_reviews.place(one.owner, one.application_id).state == "waiting"


def test_withdrawing_the_application_destroys_its_recordings() -> None:
    one, answer_id = shared()
    applications.withdraw(one.person, one.application_id)
    assert interviews.count(VideoKey, answer_id) == 0
    assert stored_answer(answer_id).state is AnswerState.REMOVED


@pytest.mark.clause("U6", "passes")
def test_a_shared_interview_ends_on_the_date_that_was_shown_and_she_is_told() -> None:
    one, answer_id = shared()
    with clock.moved(timedelta(days=91)):
        consent_sweep.sweep_consents()
        assert stored_answer(answer_id).state is AnswerState.REMOVED
    assert NoticeKind.VIDEO_REMOVED in told(one)
    assert MailKind.VIDEO_REMOVED in kinds_mailed(one)


def test_a_removal_is_repeated_after_a_restore() -> None:
    one, answer_id = shared()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert video_removal.repeat_removal(session, UUID(answer_id), clock.now())
        assert not video_removal.repeat_removal(session, UUID(answer_id), clock.now())
    assert interviews.count(VideoKey, answer_id) == 0
    assert one


def test_what_was_cut_off_is_forgotten_after_a_day() -> None:
    one = allowed()
    begun = video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)
    interviews.send(one.person, begun.answer_id, b"x" * 100)
    with clock.moved(timedelta(hours=25)):
        video_clocks.sweep_interviews()
    assert stored_answer(begun.answer_id).state is AnswerState.REMOVED


def test_what_a_killed_process_was_looking_at_is_looked_at_again() -> None:
    one = allowed()
    answer_id = recorded(one)
    assert video_checking._claim() is not None
    assert video_checking._claim() is None
    with clock.moved(timedelta(minutes=11)):
        video_checking.sweep_videos()
    assert stored_answer(answer_id).state is AnswerState.READY


def told(one: interviews.Invited) -> list[NoticeKind]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        hers = select(col(Notification.kind)).where(col(Notification.candidate_id) == one.person.candidate_id)
        return list(session.execute(hers).scalars())


def kinds_told(one: interviews.Invited) -> set[NoticeKind]:
    return {kind for kind in told(one) if kind.value.startswith("interview")}


def kinds_mailed(one: interviews.Invited) -> set[MailKind]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return set(session.execute(select(col(Mail.kind)).where(col(Mail.candidate_id) == one.person.candidate_id)).scalars())


# What waits on her first screen


def test_an_invitation_waits_on_her_first_screen_until_she_has_decided() -> None:
    one = invited()
    assert [step.application_id for step in video_interviews.to_answer(one.person)] == [one.application_id]
    video_interviews.decline(one.person, one.application_id)
    assert video_interviews.to_answer(one.person) == []


@pytest.mark.parametrize("decide", [share, lambda one: video_interviews.keep_only(one.person, one.application_id)])
def test_what_she_sent_or_keeps_for_herself_waits_no_more(decide: Callable[[interviews.Invited], None]) -> None:
    one = allowed()
    checked(one)
    assert len(video_interviews.to_answer(one.person)) == 1
    decide(one)
    assert video_interviews.to_answer(one.person) == []


def test_nobody_elses_invitation_waits_on_her_screen() -> None:
    invited()
    assert video_interviews.to_answer(some_candidate()) == []
