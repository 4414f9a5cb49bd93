"""The end of a recording: its key is destroyed in the transaction that asks, so that nothing of it opens any more; its files follow in a sweep (U6, D1).

Called by every service that ends recordings; knows none of them.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, exists, or_, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.integrations import journal
from weimproovi.models import FileRemoval, VideoAnswer, VideoBookmark, VideoFile, VideoKey, VideoPart
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import sweeping
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import RECORDED_KINDS, AnswerKind, AnswerState, JournalKind, Purpose

BATCH = 50
EVERY_KIND = tuple(AnswerKind)


def remove(session: Session, answer: VideoAnswer) -> None:
    """Ends one answer, inside the caller's transaction. Ending it twice changes nothing."""
    if answer.state is AnswerState.REMOVED:
        return
    session.execute(delete(VideoKey).where(col(VideoKey.answer_id) == answer.id))
    answer.state, answer.removed_at, answer.words = AnswerState.REMOVED, clock.now(), ""
    session.flush()
    journal.append(JournalKind.VIDEO_REMOVED, answer.id)


def remove_all(session: Session, application_id: UUID, kinds: Iterable[AnswerKind] = EVERY_KIND) -> int:
    """Ends all of an interview; how many answers there were."""
    standing = select(VideoAnswer).where(
        col(VideoAnswer.application_id) == application_id,
        col(VideoAnswer.state) != AnswerState.REMOVED,
        col(VideoAnswer.kind).in_(tuple(kinds)),
    )
    found = session.execute(standing.order_by(col(VideoAnswer.id)).with_for_update()).scalars().all()
    for answer in found:
        remove(session, answer)
    return len(found)


def remove_recordings(session: Session, application_id: UUID) -> int:
    """Ends what was recorded; what she wrote stays."""
    return remove_all(session, application_id, RECORDED_KINDS)


def repeat_removal(session: Session, answer_id: UUID, _at: datetime) -> bool:
    """Ends again, after a restore, what was ended. Whether it was there."""
    answer = session.get(VideoAnswer, answer_id, with_for_update=True)
    if answer is None or answer.state is AnswerState.REMOVED:
        return False
    remove(session, answer)
    return True


def sweep_removed_videos() -> Swept:
    """Asks for the deletion of the files of what was ended, and forgets their rows and where viewers stopped."""
    gone = sweeping.each(_clear_next, BATCH)
    return Swept(len(gone), max([0, *gone]))


def _clear_next() -> int | None:
    left = or_(*(exists().where(col(table.answer_id) == col(VideoAnswer.id)) for table in (VideoPart, VideoFile, VideoBookmark)))
    ended = select(VideoAnswer).where(col(VideoAnswer.state) == AnswerState.REMOVED, left)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        answer = session.execute(ended.limit(1).with_for_update(skip_locked=True)).scalars().first()
        if answer is None:
            return None
        for table in (VideoPart, VideoFile):
            clear(session, table, answer.id)
        session.execute(delete(VideoBookmark).where(col(VideoBookmark.answer_id) == answer.id))
        return sweeping.lag_since(answer.removed_at)


def clear(session: Session, table: type[VideoPart] | type[VideoFile], answer_id: UUID) -> None:
    """The files of an answer in one table are to be deleted, and their rows go. Inside a transaction of the system."""
    of_it = col(table.answer_id) == answer_id
    names = session.execute(select(col(table.stored_name)).where(of_it)).scalars().all()
    session.add_all(FileRemoval(stored_name=name) for name in names)
    session.execute(delete(table).where(of_it))
