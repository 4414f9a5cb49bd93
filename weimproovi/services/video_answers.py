"""Answers of a video interview from the candidate's side: begun, received piece by piece, kept, written, removed (C3).

What was acknowledged is never lost: a piece is stored and its row committed before the answer to it leaves. A kept answer stays until another take is kept.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound, PartOutOfPlace, WeimprooviError
from weimproovi.i18n import _
from weimproovi.integrations import rate_limits
from weimproovi.integrations.storage import new_name
from weimproovi.integrations.storage_keys import new_wrapped_key, store, unwrap
from weimproovi.models import Application, VideoAnswer, VideoInterview, VideoKey, VideoPart
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.interviews import Take
from weimproovi.services import ids, notifications, video_removal
from weimproovi.services import video_access as access
from weimproovi.services.applications import about
from weimproovi.services.sign_up_form import tidy
from weimproovi.vocabulary import LIVE_CONSENTS, RECORDED_KINDS, STANDING_ANSWERS, AnswerKind, AnswerState, Purpose

RATE = "120 per hour"
MEBIBYTE = 1024 * 1024
PART_BYTES = MEBIBYTE
MOST_BYTES = 300 * MEBIBYTE  # of one recording: what a phone's own camera makes of five minutes
BYTES_A_SECOND = {AnswerKind.VIDEO: 2 * MEBIBYTE, AnswerKind.AUDIO: 64 * 1024}
SPARE_BYTES = 16 * MEBIBYTE
MOST_OF_ONE_PERSON = 3 * 1024 * MEBIBYTE
LONGEST_WORDS = 4000
MOST_TAKES = 25  # of a question, those that were cut off among them


def begin(actor: Actor, application_id: str, number: int, kind: AnswerKind) -> Take:
    """Begins a take of a question (counted from 0). What was cut off before is dropped; what she kept stays until this take is kept too.

    Raises:
        NotFound: not hers, not invited, no such question. TooMany.
        Invalid: no consent, over, shared already, not this kind, no take left, no room left.
    """
    rate_limits.spend(RATE, "video", str(actor.account_id))
    with db.transaction(actor, Purpose.SELF) as session:
        application, interview = _held(session, actor, application_id)
        access.require_recordable(session, application)
        question = _asked(interview, number, kind)
        if access.takes_used(session, application.id, number) > question["retakes"]:
            raise Invalid({"": _("Kesempatan merekam pertanyaan ini sudah terpakai.")})
        if _next_take(session, application.id, number) > MOST_TAKES:
            raise Invalid({"": _("Kesempatan merekam pertanyaan ini sudah terpakai.")})
        if _held_bytes(session, application.candidate_id) >= MOST_OF_ONE_PERSON:
            raise Invalid({"": _("Ruang rekamanmu penuh. Hapus rekaman lama, lalu coba lagi.")})
        _drop_unfinished(session, application.id, number)
        answer = VideoAnswer(**about(application), question=number, take=_next_take(session, application.id, number), kind=kind)
        session.add(answer)
        session.flush()
        session.add(VideoKey(**about(application), answer_id=answer.id, wrapped_key=new_wrapped_key()))
        return _take(answer, interview)


def progress(actor: Actor, answer_id: str) -> Take:
    """How much of a take is here; a device that was cut off goes on from there. Raises NotFound."""
    with db.transaction(actor, Purpose.SELF) as session:
        answer = access.own_answer(session, actor, answer_id)
        return _take(answer, _interview(session, actor, answer))


def receive(actor: Actor, answer_id: str, position: int, content: bytes, checksum: bytes) -> Take:
    """Keeps one piece of a take, encrypted. The same piece again changes nothing.

    Args:
        position: bytes before it.
        content: at most `PART_BYTES`.
        checksum: its SHA-256.

    Raises:
        PartOutOfPlace: it does not follow what is here; says what would.
        Invalid: the checksum does not fit, consent or time is over, or the recording grows too large. NotFound.
    """
    if not content or len(content) > PART_BYTES or hashlib.sha256(content).digest() != checksum:
        raise Invalid({"": _("Potongan rekaman rusak di jalan. Kami coba lagi.")})
    with db.transaction(actor, Purpose.SELF) as session:
        found = _receiving(session, actor, answer_id, position, checksum)
        if position < found.answer.received:
            return _take(found.answer, found.interview)
        _refuse_more(found.answer, found.interview, len(content))
    name = new_name()
    store().put(name, unwrap(found.wrapped_key), [content])
    try:
        with db.transaction(actor, Purpose.SELF) as session:
            if _appended(session, found.answer, position, len(content)):
                ids_of = found.answer.model_dump(include={"application_id", "candidate_id", "company_id", "vacancy_id"})
                session.add(VideoPart(**ids_of, answer_id=found.answer.id, position=position, size=len(content), sha256=checksum, stored_name=name))
                return _take(found.answer, found.interview, offset=position + len(content))
            found = _receiving(session, actor, answer_id, position, checksum)  # ended meanwhile, or another connection brought this very piece
            store().delete(name)
            return _take(found.answer, found.interview)
    except WeimprooviError:  # said before anything was committed; after any other fault the piece may be wanted
        store().delete(name)
        raise


def keep(actor: Actor, answer_id: str, size: int) -> Take:
    """The whole take is here: it becomes the answer, in place of the one before. Keeping it twice changes nothing.

    Raises:
        PartOutOfPlace: something is missing; says from where. Invalid: nothing was recorded, or consent or time is over. NotFound.
    """
    with db.transaction(actor, Purpose.SELF) as session:
        answer = access.own_answer(session, actor, answer_id)
        application, interview = _held(session, actor, answer.application_id, begun_at=answer.created_at)
        access.require_recordable(session, application)
        session.refresh(answer, with_for_update=True)
        if answer.state in STANDING_ANSWERS:
            return _take(answer, interview)
        if answer.state is not AnswerState.RECORDING:
            raise NotFound
        if answer.received != size:
            raise PartOutOfPlace(answer.received)
        if not size:
            raise Invalid({"": _("Rekaman ini kosong. Coba rekam lagi.")})
        answer.state, answer.completed_at = AnswerState.KEPT, clock.now()
        _replace(session, answer)
        return _take(answer, interview)


def keep_unfinished(actor: Actor, answer_id: str) -> Take:
    """A take that was cut off becomes the answer as far as it came. Raises as `keep`."""
    return keep(actor, answer_id, progress(actor, answer_id).offset)


def write(actor: Actor, application_id: str, number: int, words: str) -> None:
    """A written answer, in place of the one before; empty words remove it.

    Raises:
        Invalid: too long, over, shared already, or this question wants no words. NotFound.
    """
    with db.transaction(actor, Purpose.SELF) as session:
        application, interview = _held(session, actor, application_id)
        _asked(interview, number, AnswerKind.WRITTEN)
        if len(words) > LONGEST_WORDS:
            raise Invalid({"words": _("Jawaban paling panjang 4.000 karakter.")})
        moment, take = clock.now(), _next_take(session, application.id, number)
        answer = VideoAnswer(**about(application), question=number, take=take, kind=AnswerKind.WRITTEN, state=AnswerState.READY,
            words=words.strip(), completed_at=moment, ready_at=moment)  # fmt: skip
        if tidy(words):
            session.add(answer)
            session.flush()
        _replace(session, answer)


def remove(actor: Actor, answer_id: str) -> None:
    """Ends an answer for good, shared or not; a company that watches it loses it within seconds. Raises NotFound."""
    with db.transaction(actor, Purpose.SELF) as session:
        application = access.own_application(session, actor, access.own_answer(session, actor, answer_id).application_id, hold=True)
        answer = access.own_answer(session, actor, answer_id, hold=True)
        if answer.state is AnswerState.RECORDING and answer.received:  # looked at and thrown away: a take like any other
            answer.completed_at = clock.now()
        video_removal.remove(session, answer)
        db.notify(session, kind="changed", topic=f"candidate:{application.candidate_id}")
        if application.video_share in LIVE_CONSENTS:
            notifications.tell_company(session, application)


def _held(
    session: Session, actor: Actor, application_id: str | UUID, *, begun_at: datetime | None = None
) -> tuple[Application, VideoInterview]:
    """Her application, locked, and its invitation, while she may answer."""
    application = access.own_application(session, actor, application_id, hold=True)
    interview = access.interview_of(session, application)
    access.require_open(application, interview, begun_at)
    return application, interview


def _asked(interview: VideoInterview, number: int, kind: AnswerKind) -> dict[str, int]:
    question = access.asked(interview, number)
    if not question[kind.value]:
        raise Invalid({"": _("Pertanyaan ini tidak dijawab dengan cara itu.")})
    return question


@dataclass(frozen=True, slots=True)
class _Receiving:
    """A take that waits for a piece, as it was when it was asked."""

    answer: VideoAnswer
    interview: VideoInterview
    wrapped_key: bytes


def _receiving(session: Session, actor: Actor, answer_id: str, position: int, checksum: bytes) -> _Receiving:
    """The take that waits for a piece at this place, or that has this very piece already."""
    answer, application, interview, wrapped_key = _taken(session, actor, answer_id)
    access.require_recordable(session, application)
    if answer.state is not AnswerState.RECORDING or clock.now() > answer.created_at + access.LAST_MINUTES:
        raise Invalid({"": _("Rekaman ini sudah selesai.")})
    if position > answer.received or (position < answer.received and not _has(session, answer, position, checksum)):
        raise PartOutOfPlace(answer.received)
    return _Receiving(answer, interview, wrapped_key)


def _taken(session: Session, actor: Actor, answer_id: str) -> tuple[VideoAnswer, Application, VideoInterview, bytes]:
    """A take of hers with everything that is asked about it, in one statement: one comes with each piece."""
    wanted: Any = select(VideoAnswer, Application, VideoInterview, col(VideoKey.wrapped_key))
    wanted = wanted.join(Application, col(Application.id) == col(VideoAnswer.application_id))
    wanted = wanted.join(VideoInterview, col(VideoInterview.application_id) == col(Application.id))
    wanted = wanted.join(VideoKey, col(VideoKey.answer_id) == col(VideoAnswer.id))
    hers = (col(VideoAnswer.candidate_id) == actor.candidate_id, col(Application.candidate_id) == actor.candidate_id)
    standing = (col(VideoAnswer.id) == ids.parse(answer_id), col(VideoAnswer.state) != AnswerState.REMOVED)
    found = session.execute(wanted.where(*hers, *standing)).first()
    if found is None:
        raise NotFound
    return found[0], found[1], found[2], found[3]


def _appended(session: Session, answer: VideoAnswer, position: int, size: int) -> bool:
    """The take is longer by a piece, unless it ended or grew since it was asked: consent, time and place are decided before, and whatever ends a take ends it here too."""
    waits = (col(VideoAnswer.id) == answer.id, col(VideoAnswer.state) == AnswerState.RECORDING, col(VideoAnswer.received) == position)
    grown = update(VideoAnswer).where(*waits).values(received=position + size).returning(col(VideoAnswer.id))
    return session.execute(grown, execution_options={"synchronize_session": False}).first() is not None


def _has(session: Session, answer: VideoAnswer, position: int, checksum: bytes) -> bool:
    piece = select(col(VideoPart.sha256)).where(col(VideoPart.answer_id) == answer.id, col(VideoPart.position) == position)
    return session.execute(piece).scalar() == checksum


def _refuse_more(answer: VideoAnswer, interview: VideoInterview, size: int) -> None:
    if answer.received + size > _most(answer, interview):
        raise Invalid({"": _("Rekaman ini terlalu besar. Rekam lebih singkat, atau pilih mode hemat data.")})


def _most(answer: VideoAnswer, interview: VideoInterview) -> int:
    seconds = access.asked(interview, answer.question)["answer_seconds"]
    return min(MOST_BYTES, SPARE_BYTES + seconds * BYTES_A_SECOND[answer.kind]) if answer.kind in RECORDED_KINDS else 0


def _replace(session: Session, answer: VideoAnswer) -> None:
    """Whatever else stood for the question ends."""
    others = select(VideoAnswer).where(
        col(VideoAnswer.application_id) == answer.application_id, col(VideoAnswer.question) == answer.question, col(VideoAnswer.id) != answer.id,
        col(VideoAnswer.state) != AnswerState.REMOVED,
    )  # fmt: skip
    for other in session.execute(others.with_for_update()).scalars().all():
        video_removal.remove(session, other)
    db.notify(session, kind="changed", topic=f"candidate:{answer.candidate_id}")
    session.flush()


def _drop_unfinished(session: Session, application_id: UUID, number: int) -> None:
    cut_off = select(VideoAnswer).where(
        col(VideoAnswer.application_id) == application_id, col(VideoAnswer.question) == number, col(VideoAnswer.state) == AnswerState.RECORDING
    )
    for answer in session.execute(cut_off.with_for_update()).scalars().all():
        video_removal.remove(session, answer)


def _next_take(session: Session, application_id: UUID, number: int) -> int:
    last = select(func.max(col(VideoAnswer.take))).where(col(VideoAnswer.application_id) == application_id, col(VideoAnswer.question) == number)
    return (session.execute(last).scalar() or 0) + 1


def _held_bytes(session: Session, candidate_id: UUID) -> int:
    held = select(func.coalesce(func.sum(col(VideoAnswer.received)), 0)).where(
        col(VideoAnswer.candidate_id) == candidate_id, col(VideoAnswer.state) != AnswerState.REMOVED
    )
    return int(session.execute(held).scalar_one())


def _interview(session: Session, actor: Actor, answer: VideoAnswer) -> VideoInterview:
    return access.interview_of(session, access.own_application(session, actor, answer.application_id))


def _take(answer: VideoAnswer, interview: VideoInterview, *, offset: int | None = None) -> Take:
    return Take(
        answer_id=str(answer.id),
        offset=answer.received if offset is None else offset,
        state=answer.state.value,
        part_bytes=PART_BYTES,
        most_bytes=_most(answer, interview),
        seconds=access.asked(interview, answer.question)["answer_seconds"],
    )
