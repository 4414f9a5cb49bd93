"""Where a viewer stopped in a recorded answer, so that she goes on there on any device (decision 34). Hers alone, and only while she may watch."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import NotFound
from weimproovi.ids import new_id
from weimproovi.models import VideoAnswer, VideoBookmark
from weimproovi.permissions import facts
from weimproovi.permissions.actor import Actor
from weimproovi.services import ids
from weimproovi.vocabulary import RECORDED_KINDS, AnswerState, FieldGroup, Purpose


@dataclass(frozen=True, slots=True)
class Place:
    """The second at which she stopped; whether she saw the end once."""

    second: int = 0
    ended: bool = False


def keep(actor: Actor, application_id: str, answer_id: str, second: int, *, ended: bool = False) -> None:
    """She is at this second of an answer, or at its end. Decided as watching is; whoever may not watch learns nothing.

    Raises:
        NotFound, Denied: not there, not for this viewer, not shared, not opened, nothing that plays.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        asked = ids.parse(application_id)
        facts.require(facts.decision_about(session, actor, Purpose.RECRUIT, asked), FieldGroup.VIDEO, asked)
        answer = _playable(session, asked, ids.parse(answer_id))
        place = 0 if ended else min(max(second, 0), answer.duration // 1000)
        _write(session, ids.present(actor.member_id), answer, place, ended=ended)


def places(session: Session, actor: Actor, application_id: UUID) -> dict[UUID, Place]:
    """Where this viewer stopped, by answer."""
    hers = (col(VideoBookmark.application_id) == application_id, col(VideoBookmark.member_id) == actor.member_id)
    found = session.execute(select(VideoBookmark).where(*hers)).scalars()
    return {row.answer_id: Place(row.second, row.ended_at is not None) for row in found}


def _playable(session: Session, application_id: UUID, answer_id: UUID) -> VideoAnswer:
    wanted = select(VideoAnswer).where(
        col(VideoAnswer.id) == answer_id,
        col(VideoAnswer.application_id) == application_id,
        col(VideoAnswer.state) == AnswerState.READY,
        col(VideoAnswer.kind).in_(RECORDED_KINDS),
    )
    found: VideoAnswer | None = session.execute(wanted).scalars().first()
    if found is None:
        raise NotFound
    return found


def _write(session: Session, member_id: UUID, answer: VideoAnswer, second: int, *, ended: bool) -> None:
    """One row for a viewer and an answer; that she saw its end once stays."""
    moment = clock.now()
    ended_at = moment if ended else None
    row = insert(VideoBookmark).values(
        **answer.model_dump(include={"application_id", "candidate_id", "company_id", "vacancy_id"}),
        id=new_id(), created_at=moment, answer_id=answer.id, member_id=member_id, second=second, ended_at=ended_at, seen_at=moment,
    )  # fmt: skip
    kept = func.coalesce(col(VideoBookmark.ended_at), ended_at)
    session.execute(row.on_conflict_do_update(index_elements=["member_id", "answer_id"], set_={"second": second, "ended_at": kept, "seen_at": moment}))
