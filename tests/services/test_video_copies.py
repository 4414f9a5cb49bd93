"""One playable copy of a recording: asked for by whoever may watch it, made once, watched as the same answer, gone with it (U6, D1)."""

from collections.abc import Callable
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import interviews
from tests.support.interviews import Invited, allowed, checked, count, recording, share, shared, stored_answer
from tests.support.market import some_candidate, some_member, some_owner, some_vacancy
from weimproovi import clock, db
from weimproovi.errors import Denied, NotFound
from weimproovi.integrations.storage_keys import store
from weimproovi.models import FileRemoval, VideoFile, VideoKey, VideoViewing
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import consents, video_answers, video_copies, video_interviews, video_removal, video_watching
from weimproovi.vocabulary import AnswerKind, ConsentScope, CopyState, MemberRole, Purpose, VideoFileKind

ENDS: dict[str, Callable[[Invited, str], object]] = {
    "removed": lambda one, answer: video_answers.remove(one.person, answer),
    "not shared any more": lambda one, _answer: video_interviews.keep_only(one.person, one.application_id),
    "recording withdrawn": lambda one, _answer: consents.withdraw(one.person, ConsentScope.VIDEO_RECORD, one.application_id),
}


def whole(size: int) -> tuple[int, int]:
    return 0, size


def copied() -> tuple[Invited, str]:
    """A shared answer whose copy was asked for and made."""
    one, answer_id = shared()
    assert video_copies.ask(one.owner, one.application_id, answer_id) is CopyState.ASKED
    video_copies.sweep_playable()
    return one, answer_id


def played(one: Invited, answer_id: str, by: Actor | None = None) -> bytes:
    stream = video_watching.watch_copy(by or one.owner, one.application_id, answer_id, whole)
    content = b"".join(stream.chunks)
    if stream.sent:
        stream.sent(len(content))
    return content


def file_of(answer_id: str, kind: VideoFileKind) -> VideoFile | None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(VideoFile).where(col(VideoFile.answer_id) == UUID(answer_id), col(VideoFile.kind) == kind)).scalars().first()


def test_it_is_made_once_however_often_it_is_asked_for(database: object) -> None:
    one, answer_id = copied()
    assert played(one, answer_id)[4:8] == b"ftyp"
    first = file_of(answer_id, VideoFileKind.COPY)
    assert video_copies.ask(one.owner, one.application_id, answer_id) is CopyState.READY
    video_copies.sweep_playable()
    again = file_of(answer_id, VideoFileKind.COPY)
    assert first is not None
    assert again is not None
    assert (first.id, first.stored_name) == (again.id, again.stored_name)


def test_a_recording_with_h264_becomes_one_without(database: object) -> None:
    one = allowed()
    answer_id = checked(one, content=recording("mp4", "libx264", "aac"))
    share(one)
    video_copies.ask(one.owner, one.application_id, answer_id)
    video_copies.sweep_playable()
    assert played(one, answer_id).startswith(b"\x1a\x45\xdf\xa3")


def test_a_voice_has_its_copy_too(database: object) -> None:
    one = allowed()
    answer_id = checked(one, 0, AnswerKind.AUDIO)
    share(one)
    video_copies.ask(one.owner, one.application_id, answer_id)
    video_copies.sweep_playable()
    made = file_of(answer_id, VideoFileKind.COPY)
    assert made is not None
    assert made.media_type == "audio/mp4"


@pytest.mark.clause("U7", "passes")
def test_watching_the_copy_is_watching_the_answer(database: object) -> None:
    one, answer_id = copied()
    b"".join(video_watching.watch(one.owner, one.application_id, answer_id, whole).chunks)
    played(one, answer_id)
    assert count(VideoViewing, answer_id) == 1
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        viewing = session.execute(select(VideoViewing).where(col(VideoViewing.answer_id) == UUID(answer_id))).scalars().one()
        assert viewing.seconds == -(-stored_answer(answer_id).duration // 1000)


@pytest.mark.clause("U6", "refuses")
def test_nobody_else_asks_for_one_or_plays_it(database: object) -> None:
    one, answer_id = copied()
    elsewhere = some_member(one.owner, MemberRole.REVIEWER, some_vacancy(one.owner))
    for stranger in (some_owner("Lain"), some_candidate("Ayu"), one.person, elsewhere):
        with pytest.raises((NotFound, Denied)):
            video_copies.ask(stranger, one.application_id, answer_id)
        with pytest.raises((NotFound, Denied)):
            played(one, answer_id, stranger)


@pytest.mark.clause("U6", "refuses")
@pytest.mark.parametrize("end", ENDS)
def test_it_ends_with_what_ends_the_answer(database: object, end: str) -> None:
    one, answer_id = copied()
    stream = video_watching.watch_copy(one.owner, one.application_id, answer_id, whole)
    ENDS[end](one, answer_id)
    assert stream.still_allowed is not None
    assert not stream.still_allowed(one.owner)
    with pytest.raises((NotFound, Denied)):
        played(one, answer_id)
    with pytest.raises((NotFound, Denied)):
        video_copies.ask(one.owner, one.application_id, answer_id)


@pytest.mark.clause("D1", "passes")
def test_its_key_goes_at_once_and_its_file_after(database: object) -> None:
    one, answer_id = copied()
    file = file_of(answer_id, VideoFileKind.COPY)
    assert file is not None
    video_answers.remove(one.person, answer_id)
    assert count(VideoKey, answer_id) == 0
    video_removal.sweep_removed_videos()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert file.stored_name in set(session.execute(select(col(FileRemoval.stored_name))).scalars())
    assert count(VideoFile, answer_id) == 0


def test_an_answer_that_ends_while_its_copy_is_made_leaves_nothing(database: object, monkeypatch: pytest.MonkeyPatch) -> None:
    one, answer_id = shared()
    video_copies.ask(one.owner, one.application_id, answer_id)
    claimed = video_copies._claim()
    assert claimed is not None
    video_answers.remove(one.person, answer_id)
    with video_copies.video.playable([recording()], video_copies.incoming(), "mp4", claimed.limits) as made:
        video_copies._keep(claimed, made)
    assert file_of(answer_id, VideoFileKind.COPY) is None


def test_what_cannot_be_made_is_given_up_and_said(database: object) -> None:
    one, answer_id = shared()
    video_copies.ask(one.owner, one.application_id, answer_id)
    file = file_of(answer_id, VideoFileKind.RECORDING)
    assert file is not None
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        key = video_copies.access.key_of(session, UUID(answer_id))
    store().put(file.stored_name, key, [b"\x1a\x45\xdf\xa3" + bytes(4000)])
    video_copies.sweep_playable()
    assert video_copies.ask(one.owner, one.application_id, answer_id) is CopyState.FAILED


def test_a_copy_that_its_maker_left_is_made_by_another(database: object, monkeypatch: pytest.MonkeyPatch) -> None:
    one, answer_id = shared()
    video_copies.ask(one.owner, one.application_id, answer_id)
    assert video_copies._claim() is not None
    video_copies.sweep_playable()
    assert stored_answer(answer_id).copy_state is CopyState.MAKING
    later = clock.now() + video_copies.GIVEN_UP
    monkeypatch.setattr(clock, "now", lambda: later)
    video_copies.sweep_playable()
    assert stored_answer(answer_id).copy_state is CopyState.READY


def test_what_is_written_has_no_copy(database: object) -> None:
    one, _answer = shared()
    interviews.video_interviews.keep_only(one.person, one.application_id)
    video_answers.write(one.person, one.application_id, 1, "Kopi susu.")
    share(one)
    written = video_interviews.mine(one.person, one.application_id).questions[1].answer
    assert written is not None
    with pytest.raises(NotFound):
        video_copies.ask(one.owner, one.application_id, written.id)
