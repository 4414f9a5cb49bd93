"""Recordings that were kept: looked at in a process of their own, copied into a seekable file, or refused with words (C3). `worker` calls it.

The files first, the rows after: a kill leaves strays without a name, never a row without a file; what was being looked at is looked at again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import VideoRefused
from weimproovi.integrations import video
from weimproovi.integrations.storage import new_name
from weimproovi.integrations.storage_keys import store, unwrap
from weimproovi.models import Application, Vacancy, VideoAnswer, VideoFile, VideoInterview, VideoKey, VideoPart
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import notifications, sweeping, video_removal
from weimproovi.services.sweeping import Swept
from weimproovi.settings import settings
from weimproovi.vocabulary import (
    LIVE_CONSENTS,
    AnswerKind,
    AnswerState,
    NoticeKind,
    Purpose,
    VideoFileKind,
    VideoProblem,
)

BATCH = 10
GIVEN_UP, MOST_ATTEMPTS = timedelta(minutes=10), 3
SLACK = 10.0  # seconds that a recorder may run over its limit
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Claimed:
    """A recording that this process looks at."""

    answer_id: UUID
    claimed_at: datetime
    key: bytes
    parts: tuple[str, ...]
    limits: video.Limits
    too_often: bool
    waited: int


def sweep_videos() -> Swept:
    """Looks at what waits, one recording after another."""
    done = sweeping.each(_check_next, BATCH)
    return Swept(len(done), max([0, *done]))


def _check_next() -> int | None:
    claimed = _claim()
    if claimed is None:
        return None
    try:
        if claimed.too_often:
            raise VideoRefused(VideoProblem.UNREADABLE)
        with video.checked(_stored(claimed), incoming(), claimed.limits) as recording:
            _keep(claimed, recording)
    except VideoRefused as refused:
        _refuse(claimed, refused.problem)
    return claimed.waited


def _claim() -> Claimed | None:
    waiting = col(VideoAnswer.state) == AnswerState.KEPT
    given_up = and_(col(VideoAnswer.state) == AnswerState.CHECKING, col(VideoAnswer.claimed_at) <= clock.now() - GIVEN_UP)
    due = select(VideoAnswer).where(or_(waiting, given_up)).order_by(col(VideoAnswer.id)).limit(1).with_for_update(skip_locked=True)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        answer = session.execute(due).scalars().first()
        if answer is None:
            return None
        answer.state, answer.claimed_at, answer.attempts = AnswerState.CHECKING, clock.now(), answer.attempts + 1
        return Claimed(
            answer.id,
            answer.claimed_at,
            unwrap(session.execute(select(col(VideoKey.wrapped_key)).where(col(VideoKey.answer_id) == answer.id)).scalar_one()),
            tuple(session.execute(select(col(VideoPart.stored_name)).where(col(VideoPart.answer_id) == answer.id).order_by(col(VideoPart.position))).scalars()),
            _limits(session, answer),
            answer.attempts > MOST_ATTEMPTS,
            sweeping.lag_since(answer.completed_at),
        )


def _limits(session: Session, answer: VideoAnswer) -> video.Limits:
    invited = select(col(VideoInterview.questions)).where(col(VideoInterview.application_id) == answer.application_id)
    question: dict[str, Any] = session.execute(invited).scalar_one()[answer.question]
    return video.Limits(picture=answer.kind is AnswerKind.VIDEO, seconds=question["answer_seconds"] + SLACK)


def _stored(claimed: Claimed) -> Iterator[bytes]:
    for name in claimed.parts:
        yield from store().open(name, claimed.key)


def incoming() -> Path:
    """Where files without names lie while they are worked on."""
    folder = settings().data_dir / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _keep(claimed: Claimed, recording: video.Recording) -> None:
    """Stores what came out; nothing of it stays where the answer ended meanwhile."""
    made = [(VideoFileKind.RECORDING, recording.media_type, recording.chunks())]
    if recording.poster:
        made.append((VideoFileKind.POSTER, "image/jpeg", iter([recording.poster])))
    files = [(kind, media_type, name := new_name(), store().put(name, claimed.key, chunks)) for kind, media_type, chunks in made]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        answer = _still_claimed(session, claimed)
        if answer is not None:
            ids_of = answer.model_dump(include={"application_id", "candidate_id", "company_id", "vacancy_id"})
            session.add_all(VideoFile(**ids_of, answer_id=answer.id, kind=kind, media_type=media, size=size, stored_name=name) for kind, media, name, size in files)
            _note(answer, recording, files[0][3])
            video_removal.clear(session, VideoPart, answer.id)
            _tell(session, answer)
    if answer is None:
        for _kind, _media, name, _size in files:
            store().delete(name)


def _note(answer: VideoAnswer, recording: video.Recording, size: int) -> None:
    answer.state, answer.ready_at, answer.size = AnswerState.READY, clock.now(), size
    answer.duration, answer.width, answer.height = recording.duration, recording.width, recording.height
    answer.media_type, answer.codecs = recording.media_type, recording.codecs


def _refuse(claimed: Claimed, problem: VideoProblem) -> None:
    """It may be recorded again, and costs no take."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        answer = _still_claimed(session, claimed)
        if answer is None:
            return
        answer.state, answer.problem = AnswerState.REFUSED, problem
        video_removal.clear(session, VideoPart, answer.id)
        title = session.get_one(Vacancy, answer.vacancy_id).title
        path = routes.INTERVIEW.format(application_id=answer.application_id)
        notifications.tell_candidate(session, answer.candidate_id, NoticeKind.VIDEO_REFUSED, path, title=title)


def _still_claimed(session: Session, claimed: Claimed) -> VideoAnswer | None:
    answer = session.get(VideoAnswer, claimed.answer_id, with_for_update=True)
    mine = answer is not None and answer.state is AnswerState.CHECKING and answer.claimed_at == claimed.claimed_at
    return answer if mine else None


def _tell(session: Session, answer: VideoAnswer) -> None:
    db.notify(session, kind="changed", topic=f"candidate:{answer.candidate_id}")
    application = session.get_one(Application, answer.application_id)
    if application.video_share in LIVE_CONSENTS:
        notifications.tell_company(session, application)
