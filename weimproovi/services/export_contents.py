"""What a candidate's copy of her data holds. Read in her own name, so row security lets in nothing that is not hers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.errors import NotFound
from weimproovi.models import (
    AcceptedTerms,
    Account,
    Application,
    ApplicationDraft,
    ApplicationMessage,
    Candidate,
    CandidateConsent,
    ChoiceAnswer,
    Company,
    CopyRemoval,
    Disclosure,
    DisclosurePerson,
    Notification,
    Opening,
    PrivacyRequest,
    Pseudonym,
    Rejection,
    Resume,
    ResumeDraft,
    ResumeText,
    SavedVacancy,
    SignInSession,
    StageChange,
    Vacancy,
    VacancyQuestion,
    VacancyReport,
    Withdrawal,
    WrittenAnswer,
)
from weimproovi.permissions.actor import Actor
from weimproovi.schemas import export
from weimproovi.services import consent_receipts, consent_views, notifications
from weimproovi.services.resume_drafts import typed_from
from weimproovi.vocabulary import CONTACT, CONTROLLER

FORMAT = "2026-12-01"


def personal_copy(session: Session, actor: Actor) -> export.PersonalCopy:
    """Everything we hold about the candidate, in the transaction of her own name.

    Raises:
        NotFound: the actor is no candidate.
    """
    person = session.get(Candidate, actor.candidate_id) if actor.candidate_id else None
    if person is None:
        raise NotFound
    account = session.get_one(Account, person.account_id)
    titles = _titles(session, actor)
    return export.PersonalCopy(
        about=export.AboutCopy(clock.now(), CONTROLLER, CONTACT, FORMAT),
        account=export.AccountCopy(
            account.email, account.email_confirmed_at, account.language, account.created_at, account.adult_stated_at
        ),
        profile=export.ProfileCopy(person.full_name, person.phone, person.linkedin_url, person.paused_at),
        resumes=_resumes(session, actor),
        applications=_applications(session, actor, titles),
        drafts=_drafts(session, actor, titles),
        devices=_devices(session, actor),
        notices=_notices(session, actor),
        requests=_requests(session, actor),
        company_copies=_company_copies(session, actor, titles),
        ledger=_ledger(session, actor),
        consents=[_consent(event, titles) for event in consent_views.events_by(session, actor)],
        saved=[
            export.SavedCopy(row.created_at, titles.get(row.vacancy_id, "")) for row in _of(session, SavedVacancy, actor)
        ],
        terms=_terms(session, actor),
        resume_drafts=[_resume_draft(row) for row in _of(session, ResumeDraft, actor)],
    )


def reports_by(session: Session, account_id: UUID | None) -> list[export.ReportCopy]:
    """Vacancies that somebody reported. The table is the system's alone, because it names who reported to nobody."""
    written = (
        select(VacancyReport, col(Vacancy.title))
        .join(Vacancy, col(Vacancy.id) == col(VacancyReport.vacancy_id))
        .where(col(VacancyReport.account_id) == account_id)
        .order_by(col(VacancyReport.id))
    )
    return [
        export.ReportCopy(row.created_at, title, row.kind.value, row.words, row.answer, row.answered_at)
        for row, title in session.execute(written)
    ]


def receipt_path(event: CandidateConsent) -> str:
    """Where the receipt of a consent lies in the archive."""
    return f"persetujuan/{consent_receipts.file_name(event)}"


def file_path(row: Resume) -> str:
    """Where a resume version lies in the archive."""
    return f"cv/versi-{row.version}-{row.file_name}"


def kept_resumes(session: Session, actor: Actor) -> list[Resume]:
    """Versions whose file is still there."""
    return [row for row in _of(session, Resume, actor) if row.removed_at is None]


def _titles(session: Session, actor: Actor) -> dict[UUID, str]:
    """Vacancies that the candidate applied to or began to apply to."""
    mine = [
        select(col(table.vacancy_id)).where(col(table.candidate_id) == actor.candidate_id)
        for table in (Application, ApplicationDraft, SavedVacancy)
    ]
    return {
        one.id: one.title for one in session.execute(select(Vacancy).where(or_(*map(col(Vacancy.id).in_, mine)))).scalars()
    }


def _of(session: Session, table: Any, actor: Actor) -> list[Any]:
    """The candidate's rows of a table, oldest first."""
    mine = select(table).where(table.candidate_id == actor.candidate_id).order_by(table.id)
    return list(session.execute(mine).scalars())


def _resumes(session: Session, actor: Actor) -> list[export.ResumeCopy]:
    texts = {row.resume_id: row.text for row in _of(session, ResumeText, actor)}
    return [
        export.ResumeCopy(
            version=row.version,
            file_name=row.file_name,
            headline=row.headline,
            uploaded_at=row.created_at,
            removed_at=row.removed_at,
            pages=row.pages,
            size=row.size,
            sha256=row.sha256.hex(),
            text=texts.get(row.id, ""),
            file="" if row.removed_at else file_path(row),
        )
        for row in _of(session, Resume, actor)
    ]


def _applications(session: Session, actor: Actor, titles: dict[UUID, str]) -> list[export.ApplicationCopy]:
    companies = _companies(session, actor)
    versions = {one.id: one.version for one in _of(session, Resume, actor)}
    facts = {table: _by_application(_of(session, table, actor)) for table in FACTS}
    questions = _questions(session, titles)
    return [
        export.ApplicationCopy(
            company=companies.get(row.company_id, ""),
            vacancy=titles.get(row.vacancy_id, ""),
            resume_version=versions[row.resume_id],
            stage=row.stage.value,
            submitted_at=row.submitted_at,
            delivered_at=row.delivered_at,
            opened_at=_first(facts[Opening][row.id]),
            withdrawn_at=_first(facts[Withdrawal][row.id]),
            visible_until=row.visible_until,
            answers=[
                export.AnswerCopy(questions.get(one.question_id, ""), one.choice) for one in facts[ChoiceAnswer][row.id]
            ]
            + [
                export.AnswerCopy(questions.get(one.question_id, ""), one.words) for one in facts[WrittenAnswer][row.id]
            ],
            steps=[export.StepCopy(one.created_at, one.became.value) for one in facts[StageChange][row.id]],
            messages=[
                export.WordsCopy(one.created_at, "company", "", one.words) for one in facts[ApplicationMessage][row.id]
            ],
            endings=[
                export.WordsCopy(one.created_at, one.ended_by.value, one.reason, one.message)
                for one in facts[Rejection][row.id]
            ],
        )
        for row in _of(session, Application, actor)
    ]


FACTS = (Opening, Withdrawal, ChoiceAnswer, WrittenAnswer, StageChange, ApplicationMessage, Rejection)


def _by_application(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.application_id].append(row)
    return found


def _first(rows: list[Any]) -> Any:
    return rows[0].created_at if rows else None


def _companies(session: Session, actor: Actor) -> dict[UUID, str]:
    mine = select(col(Application.company_id)).where(col(Application.candidate_id) == actor.candidate_id)
    return {one.id: one.name for one in session.execute(select(Company).where(col(Company.id).in_(mine))).scalars()}


def _questions(session: Session, vacancies: Iterable[UUID]) -> dict[UUID, str]:
    asked = select(VacancyQuestion).where(col(VacancyQuestion.vacancy_id).in_(list(vacancies)))
    return {row.id: row.text for row in session.execute(asked).scalars()}


def _drafts(session: Session, actor: Actor, titles: dict[UUID, str]) -> list[export.DraftCopy]:
    questions = {str(key): words for key, words in _questions(session, titles).items()}
    return [
        export.DraftCopy(
            titles.get(row.vacancy_id, ""),
            row.saved_at,
            [export.AnswerCopy(questions.get(key, ""), words) for key, words in row.answers.items()],
        )
        for row in _of(session, ApplicationDraft, actor)
    ]


def _resume_draft(row: ResumeDraft) -> export.ResumeDraftCopy:
    typed = typed_from(row.content)
    chapters = ([export.ChapterCopy(**asdict(one)) for one in rows] for rows in (typed.experience, typed.education))
    return export.ResumeDraftCopy(row.saved_at, typed.headline, typed.summary, typed.skills, *chapters)


def _devices(session: Session, actor: Actor) -> list[export.DeviceCopy]:
    mine = select(SignInSession).where(col(SignInSession.account_id) == actor.account_id).order_by(col(SignInSession.id))
    return [
        export.DeviceCopy(row.device, row.created_at, row.seen_at, row.ended_at)
        for row in session.execute(mine).scalars()
    ]


def _terms(session: Session, actor: Actor) -> list[export.TermsCopy]:
    mine = select(AcceptedTerms).where(col(AcceptedTerms.account_id) == actor.account_id).order_by(col(AcceptedTerms.id))
    return [
        export.TermsCopy(row.created_at, row.version, row.sha256, row.language) for row in session.execute(mine).scalars()
    ]


def _notices(session: Session, actor: Actor) -> list[export.NoticeCopy]:
    mine = select(Notification).where(notifications.addressed_to(actor)).order_by(col(Notification.id))
    return [
        export.NoticeCopy(row.created_at, notifications.sentence(row.kind, row.values))
        for row in session.execute(mine).scalars()
    ]


def _requests(session: Session, actor: Actor) -> list[export.RequestCopy]:
    return [
        export.RequestCopy(
            row.number, row.kind.value, row.words, row.created_at, row.due_at, row.answer, row.answered_at
        )
        for row in _of(session, PrivacyRequest, actor)
    ]


def _company_copies(session: Session, actor: Actor, titles: dict[UUID, str]) -> list[export.CompanyCopy]:
    companies = _companies(session, actor)
    return [
        export.CompanyCopy(
            companies.get(row.company_id, ""),
            titles.get(row.vacancy_id, ""),
            row.downloaded_by,
            row.downloaded_at,
            row.due_at,
            row.confirmed_at,
        )
        for row in _of(session, CopyRemoval, actor)
    ]


def _consent(event: CandidateConsent, titles: dict[UUID, str]) -> export.ConsentCopy:
    return export.ConsentCopy(
        at=event.created_at,
        scope=event.scope.value,
        state=event.state.value,
        purpose=event.purpose.value,
        recipient=event.recipient,
        vacancy=titles.get(event.vacancy_id, "") if event.vacancy_id else "",
        field_groups=event.groups,
        words=event.text_shown,
        sha256=event.text_sha256,
        version=event.text_version,
        language=event.language,
        method=event.method,
        expires_at=event.expires_at,
        receipt=receipt_path(event),
    )


def _ledger(session: Session, actor: Actor) -> list[export.LookCopy]:
    rows = (
        select(Disclosure, DisclosurePerson, col(Vacancy.title))
        .join(DisclosurePerson, col(DisclosurePerson.disclosure_id) == col(Disclosure.id))
        .join(Pseudonym, col(Pseudonym.subject_id) == col(DisclosurePerson.subject_id))
        .outerjoin(Application, col(Application.id) == col(DisclosurePerson.application_id))
        .outerjoin(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(col(Pseudonym.candidate_id) == actor.candidate_id)
        .order_by(col(Disclosure.at), col(DisclosurePerson.id))
    )
    return [_look(look, person, title) for look, person, title in session.execute(rows)]


def _look(look: Disclosure, person: DisclosurePerson, title: str | None) -> export.LookCopy:
    return export.LookCopy(
        at=look.at,
        kind=look.kind.value,
        viewer=look.viewer_kind.value,
        company=look.company_name,
        role=look.role.value if look.role else "",
        purpose=look.purpose.value,
        clause=look.clause.value,
        reason=look.reason.value if look.reason else "",
        note=look.note,
        field_groups=person.groups,
        vacancy=title or "",
    )
