"""Watching an answer: decided at every request and again on the way, written to the ledger before the first byte, counted in seconds as it leaves (U6, S6)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Integer, Numeric, cast, func, literal, select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.integrations.storage_keys import store, unwrap
from weimproovi.models import VideoAnswer, VideoFile, VideoKey, VideoViewing
from weimproovi.permissions import disclosures, facts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import ids
from weimproovi.services import video_access as access
from weimproovi.services.disclosed_files import still_open
from weimproovi.vocabulary import AnswerState, Clause, DisclosureKind, FieldGroup, Purpose, VideoFileKind

SITTING = timedelta(minutes=30)  # requests of one session closer together than this are one viewing
MOST_COUNTED = 2**31 - 1
Span = Callable[[int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class VideoStream:
    """Bytes `start` up to, not including, `stop` of `size`. `still_allowed` decides again; `sent` counts what left. None of both: her own recording."""

    chunks: Iterator[bytes]
    media_type: str
    start: int
    stop: int
    size: int
    still_allowed: Callable[[Actor], bool] | None = None
    sent: Callable[[int], None] | None = None


def watch(actor: Actor, application_id: str, answer_id: str, span: Span) -> VideoStream:
    """A part of an answer for somebody of the company; `span` chooses it by the file's size.

    Raises:
        NotFound, Denied: not there, not for this viewer, not shared, not opened.
    """
    return _watch(actor, application_id, answer_id, span, VideoFileKind.RECORDING)


def _watch(actor: Actor, application_id: str, answer_id: str, span: Span, kind: VideoFileKind) -> VideoStream:
    with db.transaction(actor, Purpose.RECRUIT) as session:
        answer = watchable(session, actor, application_id, answer_id)
        file, key = _file(session, answer, kind)
        start, stop = span(file.size)
        viewing_id = _viewing(session, actor, answer)
        chunks = store().read_range(file.stored_name, key, start, stop)
    return VideoStream(chunks, file.media_type, start, stop, file.size, _still_watchable(answer), _counting(viewing_id, answer.duration, file.size))


def watch_copy(actor: Actor, application_id: str, answer_id: str, span: Span) -> VideoStream:
    """The same of its playable copy: the same answer, viewing and seconds. Raises NotFound, Denied."""
    return _watch(actor, application_id, answer_id, span, VideoFileKind.COPY)


def poster(actor: Actor, application_id: str, answer_id: str) -> VideoStream:
    """The picture that stands for an answer before it plays; a look like any other."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        answer = watchable(session, actor, application_id, answer_id)
        poster, key = _file(session, answer, VideoFileKind.POSTER)
        _viewing(session, actor, answer)
        return _whole(poster, key)


def own(actor: Actor, answer_id: str, span: Span) -> VideoStream:
    """A part of one's own answer, once it is ready. Raises NotFound."""
    with db.transaction(actor, Purpose.SELF) as session:
        answer = access.own_answer(session, actor, answer_id)
        file, key = _file(session, answer, VideoFileKind.RECORDING)
        start, stop = span(file.size)
        return VideoStream(store().read_range(file.stored_name, key, start, stop), file.media_type, start, stop, file.size)


def own_poster(actor: Actor, answer_id: str) -> VideoStream:
    """The picture of one's own answer. Raises NotFound."""
    with db.transaction(actor, Purpose.SELF) as session:
        answer = access.own_answer(session, actor, answer_id)
        return _whole(*_file(session, answer, VideoFileKind.POSTER))


def _whole(file: VideoFile, key: bytes) -> VideoStream:
    return VideoStream(store().open(file.stored_name, key), file.media_type, 0, file.size, file.size)


def watchable(session: Session, actor: Actor, application_id: str, answer_id: str) -> VideoAnswer:
    """An answer that this viewer may watch now. Raises NotFound, Denied."""
    asked = ids.parse(application_id)
    facts.require(facts.decision_about(session, actor, Purpose.RECRUIT, asked), FieldGroup.VIDEO, asked)
    wanted = select(VideoAnswer).where(col(VideoAnswer.id) == ids.parse(answer_id), col(VideoAnswer.application_id) == asked)
    answer: VideoAnswer | None = session.execute(wanted).scalars().first()
    if answer is None or answer.state is not AnswerState.READY:
        raise NotFound
    return answer


def _file(session: Session, answer: VideoAnswer, kind: VideoFileKind) -> tuple[VideoFile, bytes]:
    """A file of an answer and the key that opens it. Raises NotFound: not there, or its key is destroyed."""
    wanted: Any = select(VideoFile, col(VideoKey.wrapped_key)).join(VideoKey, col(VideoKey.answer_id) == col(VideoFile.answer_id))
    found = session.execute(wanted.where(col(VideoFile.answer_id) == answer.id, col(VideoFile.kind) == kind)).first()
    if found is None:
        raise NotFound
    return found[0], unwrap(found[1])


def _viewing(session: Session, actor: Actor, answer: VideoAnswer) -> UUID:
    """The viewing that this request goes on with, or a new one with its row of the ledger, in the transaction of the read."""
    if actor.account_id is None or actor.session_id is None:
        raise NotFound
    going_on = _going_on(session, actor.session_id, answer.id)
    if going_on is None:
        db.advisory_lock(session, f"viewing:{actor.session_id}:{answer.id}")  # a player asks for several parts at once
        going_on = _going_on(session, actor.session_id, answer.id)
    if going_on is not None:
        return going_on
    seen = disclosures.Seen(answer.candidate_id, answer.application_id, frozenset({FieldGroup.VIDEO}))
    disclosure_id = ids.present(disclosures.record(session, actor, DisclosureKind.VIDEO, [seen], disclosures.Ground(clause=Clause.U6)))
    made = VideoViewing(
        **answer.model_dump(include={"application_id", "candidate_id", "company_id", "vacancy_id"}),
        answer_id=answer.id, disclosure_id=disclosure_id, viewer_account_id=actor.account_id, session_id=actor.session_id,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made.id


def _going_on(session: Session, session_id: UUID, answer_id: UUID) -> UUID | None:
    recent = select(col(VideoViewing.id)).where(
        col(VideoViewing.session_id) == session_id, col(VideoViewing.answer_id) == answer_id, col(VideoViewing.seen_at) > clock.now() - SITTING
    )
    return session.execute(recent.order_by(col(VideoViewing.id).desc()).limit(1)).scalar()


def _still_watchable(answer: VideoAnswer) -> Callable[[Actor], bool]:
    """The decision, and that this very answer was not ended."""
    opened = still_open(answer.application_id, FieldGroup.VIDEO)

    def ask(actor: Actor) -> bool:
        return opened(actor) and _is_ready(actor, answer.id)

    return ask


def _is_ready(actor: Actor, answer_id: UUID) -> bool:
    with db.transaction(actor, Purpose.RECRUIT) as session:
        state = session.execute(select(col(VideoAnswer.state)).where(col(VideoAnswer.id) == answer_id)).scalar()
        return state is AnswerState.READY


def _counting(viewing_id: UUID, duration: int, size: int) -> Callable[[int], None]:
    """Adds bytes that left to a viewing. By the product itself: what left is counted even where the viewer may not watch any more."""

    def count(sent: int) -> None:
        most, whole = literal(MOST_COUNTED, BigInteger), -(-duration // 1000)
        total = func.least(most, cast(col(VideoViewing.sent), BigInteger) + sent)
        seconds = func.least(func.ceil(cast(total * duration, Numeric) / literal(size * 1000, BigInteger)), whole)
        values = {"sent": cast(total, Integer), "seconds": cast(seconds, Integer), "seen_at": clock.now()}
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            session.execute(update(VideoViewing).where(col(VideoViewing.id) == viewing_id).values(**values))

    return count
