"""One playable copy of a recording that a viewer's browser cannot play: asked for by whoever may watch it, made once by the worker, gone with its answer (U6, D1).

It lies under the answer's own key among the answer's own files, so whatever ends an answer ends its copy.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import NotFound, VideoRefused
from weimproovi.integrations import video
from weimproovi.integrations.storage import new_name
from weimproovi.integrations.storage_keys import store
from weimproovi.models import VideoAnswer, VideoFile
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import sweeping, video_watching
from weimproovi.services import video_access as access
from weimproovi.services.sweeping import Swept
from weimproovi.services.video_checking import incoming
from weimproovi.vocabulary import (
    RECORDED_KINDS,
    AnswerKind,
    AnswerState,
    CopyState,
    Purpose,
    VideoFileKind,
    VideoProblem,
)

BATCH = 4
GIVEN_UP, MOST_ATTEMPTS = timedelta(minutes=15), 3
CPU_SECONDS, WALL_SECONDS = 540, 600.0
LONGEST = 330.0  # seconds: the longest answer, and what a recorder may run over
NAMES = {"vp8": "vp8", "vp9": "vp9", "h264": "avc1.42E01E", "mpeg4": "mp4v.20.8", "opus": "opus", "aac": "mp4a.40.2"}  # as a browser is asked (RFC 6381)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A copy that this process makes."""

    answer_id: UUID
    claimed_at: datetime
    key: bytes
    stored_name: str
    container: str
    limits: video.Limits
    too_often: bool


def plays(media_type: str, codecs: str) -> str:
    """What a browser is asked about a recording."""
    return f'{media_type}; codecs="{", ".join(NAMES.get(codec, codec) for codec in codecs.split("+"))}"'


def copy_plays(answer: VideoAnswer) -> str:
    """The same about its copy, made or not."""
    picture, container = answer.kind is AnswerKind.VIDEO, video.other_container(answer.media_type, answer.codecs)
    return plays(video.media_type_in(container, picture=picture), video.codecs_in(container, picture=picture))


def ask(actor: Actor, application_id: str, answer_id: str) -> CopyState:
    """Where the copy of an answer stands; the first time it is asked for. Raises NotFound, Denied: as watching it does."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        answer = video_watching.watchable(session, actor, application_id, answer_id)
        if answer.kind not in RECORDED_KINDS:
            raise NotFound
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        held = session.get(VideoAnswer, answer.id, with_for_update=True)
        if held is None or held.state is not AnswerState.READY:
            raise NotFound
        if held.copy_state is CopyState.NONE:
            held.copy_state = CopyState.ASKED
        return held.copy_state


def sweep_playable() -> Swept:
    """Makes what was asked for, one copy after another."""
    return Swept(len(sweeping.each(_make_next, BATCH)))


def _make_next() -> int | None:
    claimed = _claim()
    if claimed is None:
        return None
    try:
        if claimed.too_often:
            raise VideoRefused(VideoProblem.TOO_SLOW)
        with video.playable(store().open(claimed.stored_name, claimed.key), incoming(), claimed.container, claimed.limits) as made:
            _keep(claimed, made)
    except VideoRefused:
        _give_up(claimed)
    return 0


def _claim() -> Claimed | None:
    asked = col(VideoAnswer.copy_state) == CopyState.ASKED
    given_up = and_(col(VideoAnswer.copy_state) == CopyState.MAKING, col(VideoAnswer.copy_claimed_at) <= clock.now() - GIVEN_UP)
    due = select(VideoAnswer).where(or_(asked, given_up), col(VideoAnswer.state) == AnswerState.READY)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        answer = session.execute(due.order_by(col(VideoAnswer.id)).limit(1).with_for_update(skip_locked=True)).scalars().first()
        if answer is None:
            return None
        answer.copy_state, answer.copy_claimed_at, answer.copy_attempts = CopyState.MAKING, clock.now(), answer.copy_attempts + 1
        recording = select(col(VideoFile.stored_name)).where(col(VideoFile.answer_id) == answer.id, col(VideoFile.kind) == VideoFileKind.RECORDING)
        return Claimed(
            answer.id,
            answer.copy_claimed_at,
            access.key_of(session, answer.id),
            session.execute(recording).scalar_one(),
            video.other_container(answer.media_type, answer.codecs),
            video.Limits(picture=answer.kind is AnswerKind.VIDEO, seconds=LONGEST, cpu_seconds=CPU_SECONDS, wall_seconds=WALL_SECONDS),
            answer.copy_attempts > MOST_ATTEMPTS,
        )


def _keep(claimed: Claimed, made: video.Recording) -> None:
    """Stores the copy; nothing of it stays where the answer ended meanwhile."""
    name = new_name()
    size = store().put(name, claimed.key, made.chunks())
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        answer = _still_claimed(session, claimed)
        if answer is not None:
            ids_of = answer.model_dump(include={"application_id", "candidate_id", "company_id", "vacancy_id"})
            session.add(VideoFile(**ids_of, answer_id=answer.id, kind=VideoFileKind.COPY, media_type=made.media_type, size=size, stored_name=name))
            answer.copy_state = CopyState.READY
    if answer is None:
        store().delete(name)


def _give_up(claimed: Claimed) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        answer = _still_claimed(session, claimed)
        if answer is not None:
            answer.copy_state = CopyState.FAILED


def _still_claimed(session: Session, claimed: Claimed) -> VideoAnswer | None:
    answer = session.get(VideoAnswer, claimed.answer_id, with_for_update=True)
    mine = answer is not None and answer.state is AnswerState.READY and answer.copy_claimed_at == claimed.claimed_at
    return answer if mine else None
