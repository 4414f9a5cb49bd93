"""A candidate's interview as she sees it, and what she does with it as a whole: share it, keep it to herself, take it back (C3, U6)."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import db
from weimproovi.errors import Invalid
from weimproovi.i18n import _, format, n_, video_words, zones
from weimproovi.models import Application, Company, Vacancy, VideoAnswer, VideoInterview
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.consents import ConsentText
from weimproovi.schemas.interviews import InterviewStep, MyAnswer, MyInterview, MyQuestion
from weimproovi.services import consents
from weimproovi.services import video_access as access
from weimproovi.services.consent_states import allows, events_of
from weimproovi.vocabulary import (
    LIVE_CONSENTS,
    STANDING_ANSWERS,
    AnswerKind,
    AnswerState,
    ConsentScope,
    ConsentState,
    Purpose,
)

RECORDED_AT = "/berkas/rekaman/{}"


def mine(actor: Actor, application_id: str) -> MyInterview:
    """Her interview of one application, question by question. Raises NotFound: not hers, or not invited."""
    with db.transaction(actor, Purpose.SELF) as session:
        application = access.own_application(session, actor, application_id)
        return _view(session, application, access.interview_of(session, application))


def all_of_mine(actor: Actor) -> list[MyInterview]:
    """Every interview that she was invited to, newest first."""
    query = (
        select(VideoInterview, Application)
        .join(Application, col(Application.id) == col(VideoInterview.application_id))
        .where(col(VideoInterview.candidate_id) == actor.candidate_id)
        .order_by(col(VideoInterview.id).desc())
    )
    with db.transaction(actor, Purpose.SELF) as session:
        return [_view(session, application, interview) for interview, application in session.execute(query).all()]


def to_answer(actor: Actor) -> list[InterviewStep]:
    """The interviews that wait for a decision of hers, the oldest invitation first. One that she declined, sent or keeps for herself waits no more."""
    waiting = [one for one in reversed(all_of_mine(actor)) if one.open and not one.declined and one.choice == "undecided"]
    return [
        InterviewStep(
            one.application_id,
            _("Wawancara video untuk {title}", title=one.title),
            _("{company}, batas {deadline}. Lamaranmu tetap diproses jika kamu memilih tidak.", company=one.company, deadline=one.deadline),
        )
        for one in waiting
    ]


def record_text(actor: Actor, application_id: str) -> ConsentText:
    """What she agrees to before a camera opens; asking is a fact. Raises NotFound: not invited. Invalid: over."""
    _require_invited(actor, application_id)
    return consents.ask(actor, ConsentScope.VIDEO_RECORD, application_id)


def allow_recording(actor: Actor, application_id: str, *, shown: str) -> None:
    """Yes, to the text with this hash. Raises NotFound, Invalid, TooMany."""
    _require_invited(actor, application_id)
    consents.give(actor, ConsentScope.VIDEO_RECORD, application_id, shown=shown, agreed=True)


def decline(actor: Actor, application_id: str) -> None:
    """No camera. Nobody is told, and nothing changes for her application. What was recorded before ends. Raises NotFound."""
    _require_invited(actor, application_id)
    if consents.refuse(actor, ConsentScope.VIDEO_RECORD, application_id) in LIVE_CONSENTS:
        consents.withdraw(actor, ConsentScope.VIDEO_RECORD, application_id)


def share_text(actor: Actor, application_id: str) -> ConsentText:
    """What she agrees to when she lets the company watch. Raises NotFound, Invalid."""
    _require_invited(actor, application_id)
    return consents.ask(actor, ConsentScope.VIDEO_SHARE, application_id)


def share(actor: Actor, application_id: str, *, shown: str) -> MyInterview:
    """The company may watch from this moment on, until the date that the text names.

    Raises:
        Invalid: nothing is kept yet, the text has changed, or the application is over. NotFound. TooMany.
    """
    with db.transaction(actor, Purpose.SELF) as session:
        application = access.own_application(session, actor, application_id)
        access.interview_of(session, application)
        if not access.standing_answers(session, application.id):
            raise Invalid({"": _("Belum ada jawaban yang tersimpan.")})
    consents.give(actor, ConsentScope.VIDEO_SHARE, application_id, shown=shown, agreed=True)
    return mine(actor, application_id)


def keep_only(actor: Actor, application_id: str) -> MyInterview:
    """Nobody watches; the answers stay hers until she removes them or their date comes. Raises NotFound."""
    _require_invited(actor, application_id)
    if consents.refuse(actor, ConsentScope.VIDEO_SHARE, application_id) in LIVE_CONSENTS:
        consents.withdraw(actor, ConsentScope.VIDEO_SHARE, application_id)
    return mine(actor, application_id)


def _require_invited(actor: Actor, application_id: str) -> None:
    with db.transaction(actor, Purpose.SELF) as session:
        access.interview_of(session, access.own_application(session, actor, application_id))


def _view(session: Session, application: Application, interview: VideoInterview) -> MyInterview:
    company = session.get_one(Company, application.company_id).name
    over = access.closed_because(application, interview)
    shared, choice = application.video_share in LIVE_CONSENTS, _last(session, application, ConsentScope.VIDEO_SHARE)
    recording = _last(session, application, ConsentScope.VIDEO_RECORD)
    seconds = sum(question["answer_seconds"] for question in interview.questions)
    return MyInterview(
        application_id=str(application.id),
        company=company,
        title=session.get_one(Vacancy, application.vacancy_id).title,
        message=interview.message,
        invited_by=interview.member_name,
        deadline=zones.exact(interview.deadline_at, interview.zone),
        open=not over,
        over=over,
        may_record=allows(session, application.candidate_id, ConsentScope.VIDEO_RECORD, application.id),
        declined=recording in (ConsentState.REFUSED, ConsentState.WITHDRAWN),
        choice="shared" if shared else "kept" if choice in (ConsentState.REFUSED, ConsentState.WITHDRAWN) else "undecided",
        unwatched="" if shared else _("{company} belum bisa menonton jawabanmu.", company=company),
        length=n_("{n} pertanyaan, paling lama {minutes} menit", "{n} pertanyaan, paling lama {minutes} menit", len(interview.questions), minutes=-(-seconds // 60)),
        questions=_questions(session, interview),
    )


def _last(session: Session, application: Application, scope: ConsentScope) -> ConsentState:
    events = events_of(session, application.candidate_id, scope, application.id)
    return events[-1].state if events else ConsentState.UNKNOWN


def _questions(session: Session, interview: VideoInterview) -> list[MyQuestion]:
    found = select(VideoAnswer).where(
        col(VideoAnswer.application_id) == interview.application_id, col(VideoAnswer.state) != AnswerState.REMOVED
    )
    answers = session.execute(found.order_by(col(VideoAnswer.take))).scalars().all()
    return [_question(session, interview, number, question, answers) for number, question in enumerate(interview.questions)]


def _question(session: Session, interview: VideoInterview, number: int, question: dict[str, Any], answers: Any) -> MyQuestion:
    here = [answer for answer in answers if answer.question == number]
    shown = [answer for answer in here if answer.state in (*STANDING_ANSWERS, AnswerState.REFUSED)]
    unfinished = [answer for answer in here if answer.state is AnswerState.RECORDING and answer.received]
    used = access.takes_used(session, interview.application_id, number)
    return MyQuestion(
        number=number,
        text=question["text"],
        think_seconds=question["think_seconds"],
        answer_seconds=question["answer_seconds"],
        takes_left=max(0, question["retakes"] + 1 - used),
        ways=[kind.value for kind in AnswerKind if question[kind.value]],
        answer=_answer(shown[-1]) if shown else None,
        unfinished=str(unfinished[-1].id) if unfinished else "",
    )


def _answer(answer: VideoAnswer) -> MyAnswer:
    shown = MyAnswer(
        id=str(answer.id),
        kind=answer.kind.value,
        state=answer.state.value,
        state_words=video_words.state(answer.state, answer.problem),
        words=answer.words,
    )
    if answer.kind is AnswerKind.WRITTEN or answer.state is not AnswerState.READY:
        return shown
    url = RECORDED_AT.format(answer.id)
    poster = f"{url}/gambar" if answer.kind is AnswerKind.VIDEO else ""
    return replace(shown, length=video_words.length(answer.duration), size=format.file_size(answer.size), url=url, poster=poster)
