"""Applications from the candidate's side: filling in, sending, following, withdrawing."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _
from weimproovi.integrations import journal
from weimproovi.models import (
    Account,
    Application,
    ApplicationCounter,
    ApplicationDraft,
    ChoiceAnswer,
    Company,
    Resume,
    StageChange,
    Vacancy,
    VacancyQuestion,
    Withdrawal,
    WrittenAnswer,
)
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.candidate import ApplyForm, MyApplication, MyApplicationSheet
from weimproovi.services import application_views as views
from weimproovi.services import consents, copies, ids, notifications, outbox, standing, video_units
from weimproovi.services.candidates import require_candidate
from weimproovi.vocabulary import (
    END_STAGES,
    JournalKind,
    MailKind,
    NoticeKind,
    Purpose,
    QuestionKind,
    Stage,
    VacancyState,
)

LONGEST_ANSWER = 2000


def apply_form(actor: Actor, slug: str) -> ApplyForm:
    """Where the candidate stands with a vacancy: draft, or the application that she already sent.

    Raises:
        NotFound: the vacancy is not open, or the actor is no candidate.
    """
    with db.transaction(actor, Purpose.SELF) as session:
        require_candidate(session, actor)
        vacancy = _vacancy(session, slug)
        sent = _sent(session, actor, vacancy.id)
        if sent is None:
            _require_open(vacancy)
        return _form(session, actor, vacancy, sent)


def save_draft(actor: Actor, slug: str, resume_id: str | None, answers: Mapping[str, str]) -> ApplyForm:
    """Keeps what has been filled in so far. Unknown questions and resumes of others are refused (NotFound)."""
    with db.transaction(actor, Purpose.SELF) as session:
        person, vacancy = require_candidate(session, actor), _vacancy(session, slug)
        _require_open(vacancy)
        draft = _draft(session, actor, vacancy.id) or ApplicationDraft(candidate_id=person.id, vacancy_id=vacancy.id)
        if resume_id:
            draft.resume_id = _own_resume(session, actor, resume_id)
        known = {str(question.id) for question in _questions(session, vacancy.id)}
        given = {key: words[:LONGEST_ANSWER] for key, words in answers.items() if key in known}
        draft.answers, draft.saved_at = draft.answers | given, clock.now()
        session.add(draft)
        session.flush()
        return _form(session, actor, vacancy, _sent(session, actor, vacancy.id))


def send(actor: Actor, slug: str) -> MyApplication:
    """Sends the draft: the application opens this candidate to this company (S3). Sending twice gives the first.

    Raises:
        Invalid: a resume or an answer is missing, or she has paused. NotFound: the vacancy is not open any more.
    """
    with db.transaction(actor, Purpose.SELF) as session:
        _require_active(session, actor)
        vacancy = _vacancy(session, slug, keep_open=True)
        db.advisory_lock(session, f"apply:{actor.candidate_id}:{vacancy.id}")
        sent = _sent(session, actor, vacancy.id)
        if sent is None:
            _require_open(vacancy)
            sent = _send(session, actor, vacancy)
        return views.card(session, sent)


def mine(actor: Actor) -> list[MyApplication]:
    """The candidate's applications, newest first; ended ones stay."""
    with db.transaction(actor, Purpose.SELF) as session:
        return views.cards(session, scopes.applications_sent_by(actor).order_by(col(Application.id).desc()))


def my_application(actor: Actor, application_id: str) -> MyApplicationSheet:
    """One of the candidate's own applications with its timeline and what is open now."""
    with db.transaction(actor, Purpose.SELF) as session:
        company_id = _own(session, actor, application_id).company_id
    checked = standing.is_checked(actor, company_id)
    with db.transaction(actor, Purpose.SELF) as session:
        return views.sheet(session, _own(session, actor, application_id), checked=checked)


def withdraw(actor: Actor, application_id: str) -> MyApplicationSheet:
    """Takes an application back; the company is locked out at its next request (S3). Withdrawing twice changes nothing."""
    with db.transaction(actor, Purpose.SELF) as session:
        application = _own(session, actor, application_id, lock=True)
        if application.stage is not Stage.WITHDRAWN:
            mark_withdrawn(session, application)
            journal.append(JournalKind.APPLICATION_WITHDRAWN, application.id)
    copies.ask_after_withdrawal(actor, application.id)
    return my_application(actor, application_id)


def mark_withdrawn(session: Session, application: Application) -> None:
    """The withdrawal as rows, inside the caller's transaction: `withdraw`, and its repetition after a restore."""
    was_ended = application.stage in END_STAGES
    session.add(Withdrawal(**about(application)))
    session.add(StageChange(**about(application), was=application.stage, became=Stage.WITHDRAWN))
    application.stage, application.stage_since = Stage.WITHDRAWN, clock.now()
    consents.end_with_application(session, application)
    video_units.give_back(session, application)
    if not was_ended:
        title = session.get_one(Vacancy, application.vacancy_id).title
        path = f"/akun/lamaran/{application.id}"
        notifications.tell_candidate(
            session, application.candidate_id, NoticeKind.APPLICATION_WITHDRAWN, path, title=title
        )
    notifications.tell_company(session, application)
    session.flush()


def about(application: Application) -> dict[str, Any]:
    """The ids that every fact about an application carries."""
    return {
        "application_id": application.id,
        "candidate_id": application.candidate_id,
        "company_id": application.company_id,
        "vacancy_id": application.vacancy_id,
    }


def _send(session: Session, actor: Actor, vacancy: Vacancy) -> Application:
    questions = _questions(session, vacancy.id)
    draft, resume_id = _complete(_draft(session, actor, vacancy.id), questions)
    account = session.get_one(Account, actor.account_id)
    application = Application(
        candidate_id=draft.candidate_id,
        company_id=vacancy.company_id,
        vacancy_id=vacancy.id,
        resume_id=_own_resume(session, actor, resume_id),
        number=_next_number(session, vacancy.id),
        delivered_at=clock.now() if account.email_confirmed_at else None,
        visible_until=_closing_date(vacancy) + views.KEPT_AFTER_CLOSING,
    )
    session.add(application)
    session.flush()
    session.add_all(_answer(application, question, draft.answers[str(question.id)]) for question in questions)
    session.add(StageChange(**about(application), became=Stage.NEW))
    session.delete(draft)
    _tell(session, application, vacancy)
    return application


def _require_active(session: Session, actor: Actor) -> None:
    """She neither leaves nor pauses before this transaction ends: both wait for her row."""
    person = require_candidate(session, actor, hold=True)
    if person.erased_at is not None:
        raise NotFound
    if person.paused_at is not None:
        raise Invalid({"": _("Akunmu sedang dijeda. Buka lagi di Pusat privasi sebelum melamar.")})


def _complete(draft: ApplicationDraft | None, questions: list[VacancyQuestion]) -> tuple[ApplicationDraft, UUID]:
    faults = {
        str(question.id): _("Jawab pertanyaan ini.")
        for question in questions
        if not _answered(question, draft.answers.get(str(question.id), "") if draft else "")
    }
    if draft is None or draft.resume_id is None:
        faults["resume"] = _("Pilih CV yang akan dikirim.")
    if faults or draft is None or draft.resume_id is None:
        raise Invalid(faults)
    return draft, draft.resume_id


def _answered(question: VacancyQuestion, words: str) -> bool:
    return words in question.options if question.kind is QuestionKind.CHOICE else bool(words.strip())


def _answer(application: Application, question: VacancyQuestion, words: str) -> ChoiceAnswer | WrittenAnswer:
    if question.kind is QuestionKind.CHOICE:
        return ChoiceAnswer(**about(application), question_id=question.id, choice=words)
    return WrittenAnswer(**about(application), question_id=question.id, words=words.strip())


def _next_number(session: Session, vacancy_id: UUID) -> int:
    """Counts applications of a vacancy without letting one candidate see the others."""
    counted = insert(ApplicationCounter).values(vacancy_id=vacancy_id, last=1)
    counted = counted.on_conflict_do_update(
        index_elements=["vacancy_id"], set_={"last": col(ApplicationCounter.last) + 1}
    )  # type: ignore[attr-defined]
    return int(session.execute(counted.returning(col(ApplicationCounter.last))).scalar_one())


def _tell(session: Session, application: Application, vacancy: Vacancy) -> None:
    words = {"title": vacancy.title, "company": session.get_one(Company, vacancy.company_id).name}
    path = f"/akun/lamaran/{application.id}"
    notifications.tell_candidate(session, application.candidate_id, NoticeKind.APPLICATION_SENT, path, **words)
    outbox.queue(session, MailKind.APPLICATION_SENT, candidate_id=application.candidate_id, path=path, values=words)
    notifications.tell_company(session, application)


def _form(session: Session, actor: Actor, vacancy: Vacancy, sent: Application | None) -> ApplyForm:
    return views.apply_form(session, actor, vacancy, draft=_draft(session, actor, vacancy.id), sent=sent)


def _vacancy(session: Session, slug: str, *, keep_open: bool = False) -> Vacancy:
    """The vacancy at an address; `keep_open` holds it so that nobody closes it before this transaction ends."""
    query = select(Vacancy).where(col(Vacancy.slug) == slug)
    held = query.with_for_update(read=True) if keep_open else query
    vacancy: Vacancy | None = session.execute(held).scalars().first()
    if vacancy is None:
        raise NotFound
    return vacancy


def _require_open(vacancy: Vacancy) -> None:
    if vacancy.state is not VacancyState.PUBLISHED or _closing_date(vacancy) < clock.today():
        raise NotFound


def _closing_date(vacancy: Vacancy) -> date:
    return vacancy.closes_on or date.min


def _sent(session: Session, actor: Actor, vacancy_id: UUID) -> Application | None:
    return (
        session.execute(scopes.applications_sent_by(actor).where(col(Application.vacancy_id) == vacancy_id))
        .scalars()
        .first()
    )


def _own(session: Session, actor: Actor, application_id: str, *, lock: bool = False) -> Application:
    query: Any = scopes.applications_sent_by(actor).where(col(Application.id) == ids.parse(application_id))
    found: Application | None = session.execute(query.with_for_update() if lock else query).scalars().first()
    if found is None:
        raise NotFound
    return found


def _draft(session: Session, actor: Actor, vacancy_id: UUID) -> ApplicationDraft | None:
    return (
        session.execute(
            select(ApplicationDraft).where(
                col(ApplicationDraft.candidate_id) == actor.candidate_id,
                col(ApplicationDraft.vacancy_id) == vacancy_id,
            )
        )
        .scalars()
        .first()
    )


def _questions(session: Session, vacancy_id: UUID) -> list[VacancyQuestion]:
    query = (
        select(VacancyQuestion)
        .where(col(VacancyQuestion.vacancy_id) == vacancy_id)
        .order_by(col(VacancyQuestion.position))
    )
    return list(session.execute(query).scalars())


def _own_resume(session: Session, actor: Actor, resume_id: str | UUID) -> UUID:
    found: UUID | None = session.execute(
        select(col(Resume.id)).where(
            col(Resume.id) == ids.parse(resume_id),
            col(Resume.candidate_id) == actor.candidate_id,
            col(Resume.removed_at).is_(None),
        )
    ).scalar()
    if found is None:
        raise Invalid({"resume": _("Pilih CV yang akan dikirim.")})
    return found
