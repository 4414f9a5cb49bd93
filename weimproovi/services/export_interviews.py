"""The video interviews in a candidate's copy of her data: the invitations, every take, and the recordings themselves while they are kept."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from weimproovi.models import Company, Vacancy, VideoAnswer, VideoFile, VideoInterview
from weimproovi.permissions.actor import Actor
from weimproovi.schemas import export
from weimproovi.services import video_access
from weimproovi.vocabulary import AnswerState, VideoFileKind


def interviews(session: Session, actor: Actor) -> list[export.InterviewCopy]:
    """Every invitation with its takes, those that were removed among them (without what was in them)."""
    invited = (
        select(VideoInterview, col(Company.name), col(Vacancy.title))
        .join(Company, col(Company.id) == col(VideoInterview.company_id))
        .join(Vacancy, col(Vacancy.id) == col(VideoInterview.vacancy_id))
        .where(col(VideoInterview.candidate_id) == actor.candidate_id)
    )
    answers = list(session.execute(_mine(actor)).scalars())
    return [
        export.InterviewCopy(
            company=company,
            vacancy=title,
            invited_at=interview.created_at,
            invited_by=interview.member_name,
            deadline_at=interview.deadline_at,
            words=interview.message,
            takes=[_take(answer, interview) for answer in answers if answer.application_id == interview.application_id],
        )
        for interview, company, title in session.execute(invited.order_by(col(VideoInterview.id)))
    ]


def recordings(session: Session, actor: Actor) -> Iterator[tuple[str, str, bytes]]:
    """Path in the archive, stored name and key of every recording that is kept."""
    kept: Any = select(VideoAnswer, col(VideoFile.stored_name)).join(VideoFile, col(VideoFile.answer_id) == col(VideoAnswer.id))
    of_it = (col(VideoAnswer.candidate_id) == actor.candidate_id, col(VideoAnswer.state) == AnswerState.READY, col(VideoFile.kind) == VideoFileKind.RECORDING)
    found: list[Any] = list(session.execute(kept.where(*of_it).order_by(col(VideoAnswer.id))))
    for answer, stored_name in found:
        yield _path(answer), stored_name, video_access.key_of(session, answer.id)


def _mine(actor: Actor) -> Select[VideoAnswer]:
    mine = select(VideoAnswer).where(col(VideoAnswer.candidate_id) == actor.candidate_id)
    return mine.order_by(col(VideoAnswer.question), col(VideoAnswer.take))


def _take(answer: VideoAnswer, interview: VideoInterview) -> export.InterviewAnswerCopy:
    return export.InterviewAnswerCopy(
        question=interview.questions[answer.question]["text"],
        way=answer.kind.value,
        progress=answer.state.value,
        recorded_at=answer.created_at,
        removed_at=answer.removed_at,
        answer=answer.words,
        seconds=-(-answer.duration // 1000),
        size=answer.size,
        file=_path(answer) if answer.state is AnswerState.READY and answer.size else "",
    )


def _path(answer: VideoAnswer) -> str:
    return f"wawancara/{answer.id}.{answer.media_type.partition('/')[2]}"
