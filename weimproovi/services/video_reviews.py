"""The video's place on a company's side: what it says while nothing may be watched, the answers where they may, and whom of a vacancy to invite (U6)."""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.i18n import _, format, video_words, words, zones
from weimproovi.models import Application, Candidate, Company, CompanyMember, Vacancy, VideoAnswer, VideoInterview
from weimproovi.permissions import disclosures, facts
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.decide import Decision
from weimproovi.schemas.interviews import InviteRow, Review, VideoPlace, WatchedAnswer
from weimproovi.services import ids, pipeline, video_bookmarks, video_copies
from weimproovi.services import pipeline_views as views
from weimproovi.services.video_bookmarks import Place
from weimproovi.services.video_invitations import of_applications, unshared_words
from weimproovi.vocabulary import (
    ACTIVE_STAGES,
    AnswerKind,
    AnswerState,
    Clause,
    DisclosureKind,
    FieldGroup,
    Purpose,
)

NONE, WAITING, EMPTY, LOCKED, OPEN = "none", "waiting", "empty", "locked", "open"


def place(actor: Actor, application_id: str) -> VideoPlace:
    """What the sheet of an opened application says of the video. Raises NotFound, Denied."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        asked = ids.parse(application_id)
        decision = _decided(session, actor, asked)
        interview = session.execute(of_applications([asked])).scalars().first()
        return _place(session, decision, asked, interview)


def review(actor: Actor, application_id: str) -> Review:
    """Everything of an interview that may be watched now, written answers among it. A look, recorded as one.

    Raises:
        NotFound, Denied: the application is not there for this member, or was not opened.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        asked = ids.parse(application_id)
        decision = _decided(session, actor, asked)
        application = pipeline.require_application(session, actor, asked)
        interview = session.execute(of_applications([asked])).scalars().first()
        where = _place(session, decision, asked, interview)
        answers = _answers(session, actor, asked, interview) if where.state == OPEN and interview is not None else []
        _record(session, actor, application, watched=bool(answers))
        name = session.get_one(Candidate, application.candidate_id).full_name
        title, company = session.get_one(Vacancy, application.vacancy_id).title, session.get_one(Company, application.company_id).name
        return Review(
            application_id=application_id,
            vacancy_id=str(application.vacancy_id),
            title=title,
            name=name,
            words=where.words,
            banner=_("{name} mengizinkan {company} menonton video ini untuk lowongan {title}. Dapat ditarik kapan saja.", name=name, company=company, title=title)
            if answers else "",
            watermark=_watermark(session, actor, company),
            answers=answers,
        )  # fmt: skip


def _record(session: Session, actor: Actor, application: Application, *, watched: bool) -> None:
    """Answers that lie open are a look of their own; the name above an empty place is one of a list."""
    if watched:
        seen = disclosures.Seen(application.candidate_id, application.id, frozenset({FieldGroup.VIDEO}))
        disclosures.record(session, actor, DisclosureKind.SHEET, [seen], disclosures.Ground(clause=Clause.U6))
    else:
        seen = disclosures.Seen(application.candidate_id, application.id, frozenset({FieldGroup.IDENTITY}))
        disclosures.record(session, actor, DisclosureKind.LIST, [seen])


def invitable(actor: Actor, vacancy_id: str) -> list[InviteRow]:
    """The opened applications of a vacancy that are under way, and where their interviews stand. A look at a list. Raises NotFound."""
    with db.transaction(actor, Purpose.RECRUIT) as session:
        vacancy = pipeline.require_vacancy(session, actor, ids.parse(vacancy_id))
        pages = (views.Page(vacancy.id, stage, pipeline.LAST_NUMBER, pipeline.PAGE) for stage in ACTIVE_STAGES)
        rows = [row for page in pages for row in views.rows(session, actor, page) if row.decision.allows(FieldGroup.IDENTITY)]
        disclosures.record(session, actor, DisclosureKind.LIST, [row.seen() for row in rows])
        invited = {one.application_id: one for one in session.execute(of_applications([row.application_id for row in rows])).scalars()}
        return [_row(session, row, invited.get(row.application_id)) for row in rows]


def _row(session: Session, row: views.PipelineRow, interview: VideoInterview | None) -> InviteRow:
    where = _place(session, row.decision, row.application_id, interview)
    return InviteRow(
        application_id=str(row.application_id),
        name=row.name or "",
        number=row.number,
        stage=words.stage_for_company(row.stage),
        invited=interview is not None,
        words=where.words,
        deadline=zones.exact(interview.deadline_at, interview.zone) if interview else "",
        watchable=where.state == OPEN,
    )


def _decided(session: Session, actor: Actor, application_id: UUID) -> Decision:
    decision = facts.decision_about(session, actor, Purpose.RECRUIT, application_id)
    facts.require(decision, FieldGroup.IDENTITY, application_id)
    return decision


def _place(session: Session, decision: Decision, application_id: UUID, interview: VideoInterview | None) -> VideoPlace:
    """Open where something may be watched; the plan's own lock is named; everything else is one sentence before the deadline and one after it."""
    if interview is None:
        return VideoPlace(NONE, _("Belum diundang"))
    if decision.allows(FieldGroup.VIDEO) and _has_ready(session, application_id):
        return VideoPlace(OPEN, _("Video siap ditonton"))
    why = decision.why_not(FieldGroup.VIDEO)
    if not decision.allows(FieldGroup.VIDEO) and why.waits_for_plan:
        return VideoPlace(LOCKED, words.reason_for_company(why.reason))
    return VideoPlace(WAITING if interview.deadline_at > clock.now() else EMPTY, unshared_words(interview))


def _has_ready(session: Session, application_id: UUID) -> bool:
    ready = select(col(VideoAnswer.id)).where(col(VideoAnswer.application_id) == application_id, col(VideoAnswer.state) == AnswerState.READY)
    return session.execute(ready.limit(1)).first() is not None


def _answers(session: Session, actor: Actor, application_id: UUID, interview: VideoInterview) -> list[WatchedAnswer]:
    ready = select(VideoAnswer).where(col(VideoAnswer.application_id) == application_id, col(VideoAnswer.state) == AnswerState.READY)
    found = session.execute(ready.order_by(col(VideoAnswer.question), col(VideoAnswer.take))).scalars()
    stopped = video_bookmarks.places(session, actor, application_id)
    return [_answer(answer, interview.questions[answer.question]["text"], stopped.get(answer.id, Place())) for answer in found]


def _answer(answer: VideoAnswer, question: str, place: Place) -> WatchedAnswer:
    where = {"application_id": answer.application_id, "answer_id": answer.id}
    recorded = answer.kind is not AnswerKind.WRITTEN
    return WatchedAnswer(
        id=str(answer.id),
        number=answer.question + 1,
        question=question,
        kind=answer.kind.value,
        seconds=-(-answer.duration // 1000),
        length=video_words.length(answer.duration) if recorded else "",
        width=answer.width,
        height=answer.height,
        media_type=answer.media_type,
        url=routes.VIDEO.format(**where) if recorded else "",
        poster=routes.POSTER.format(**where) if answer.kind is AnswerKind.VIDEO else "",
        words=answer.words,
        start=place.second,
        seen=place.ended,
        plays=video_copies.plays(answer.media_type, answer.codecs) if recorded else "",
        copy_url=routes.VIDEO_COPY.format(**where) if recorded else "",
        copy_plays=video_copies.copy_plays(answer) if recorded else "",
        copy_state=answer.copy_state.value if recorded else "",
    )


def _watermark(session: Session, actor: Actor, company: str) -> str:
    """Whose screen it is on: company, member, moment."""
    member = session.get(CompanyMember, actor.member_id) if actor.member_id else None
    return f"{company} · {member.name if member else ''} · {format.moment_exact(clock.now())}"
