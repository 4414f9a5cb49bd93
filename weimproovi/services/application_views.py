"""Rows of applications turned into what their candidate sees."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session, col

from weimproovi.i18n import _, format, words
from weimproovi.models import (
    Account,
    Application,
    ApplicationDraft,
    ApplicationMessage,
    Company,
    Opening,
    Rejection,
    Resume,
    StageChange,
    Vacancy,
    VacancyQuestion,
)
from weimproovi.permissions import lapses
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.explain import Explanation, to_its_company
from weimproovi.schemas.candidate import (
    ApplyForm,
    MyApplication,
    MyApplicationSheet,
    OpenGroup,
    Question,
    TimelineEntry,
)
from weimproovi.services import copy_lines, listing_copies, resumes, video_lines
from weimproovi.services.endings import ending_words
from weimproovi.vocabulary import ACTIVE_STAGES, END_STAGES, EndedBy, EndReason, FieldGroup, Reason, Stage

ENDED_FOR_HER = (Stage.NOT_SUITABLE, Stage.CLOSED)  # told by their Rejection, with who and why
KEPT_AFTER_CLOSING = timedelta(days=180)  # S3: until the calendar date shown at apply
CEILING = (
    FieldGroup.IDENTITY,
    FieldGroup.CONTACT,
    FieldGroup.LINKEDIN,
    FieldGroup.RESUME,
    FieldGroup.RESUME_FILE,
    FieldGroup.ANSWERS,
    FieldGroup.VERIFIED,
)


def apply_form(
    session: Session,
    actor: Actor,
    vacancy: Vacancy,
    *,
    draft: ApplicationDraft | None,
    sent: Application | None,
) -> ApplyForm:
    """The application on its way, with the most that the company can ever see of it (S3)."""
    own = (
        session.execute(
            select(Resume)
            .where(col(Resume.candidate_id) == actor.candidate_id, col(Resume.removed_at).is_(None))
            .order_by(col(Resume.version).desc())
        )
        .scalars()
        .all()
    )
    chosen = draft.resume_id if draft and draft.resume_id else (own[0].id if own else None)
    until = sent.visible_until if sent else (vacancy.closes_on and vacancy.closes_on + KEPT_AFTER_CLOSING)
    return ApplyForm(
        vacancy_id=str(vacancy.id),
        slug=vacancy.slug,
        title=vacancy.title,
        company=_company(session, vacancy),
        resumes=[resumes.version(row) for row in own],
        chosen_resume_id=str(chosen or ""),
        questions=_questions(session, vacancy, draft.answers if draft else {}),
        most_seen=[words.field_group(group) for group in CEILING],
        visible_until=format.date_long(until) if until else "",
        email_confirmed=session.get_one(Account, actor.account_id).email_confirmed_at is not None,
        already_sent_id=str(sent.id) if sent else "",
        being_checked=bool(listing_copies.is_link_only(session, vacancy.id)),
    )


def cards(session: Session, query: Select[Application]) -> list[MyApplication]:
    """Cards of the applications that a scoped select finds."""
    joined: Any = query.add_columns(Vacancy, col(Company.name), col(Opening.created_at))
    joined = (
        joined.join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .join(Company, col(Company.id) == col(Application.company_id))
        .outerjoin(Opening, col(Opening.application_id) == col(Application.id))
    )
    rows = session.execute(joined).all()
    endings, kept = _endings(session, [row[0] for row in rows]), video_lines.kept(session, [row[0] for row in rows])
    return [replace(_card(*row, ending=endings.get(row[0].id)), unwatched=video_lines.unwatched(row[2]) if row[0].id in kept else "") for row in rows]


def card(session: Session, application: Application) -> MyApplication:
    """The card of one application."""
    session.flush()
    return cards(session, select(Application).where(col(Application.id) == application.id))[0]


def sheet(session: Session, application: Application, *, checked: bool) -> MyApplicationSheet:
    """Timeline, and what the company can see now: nothing while it is not `checked`. Never a company's plan or quota."""
    resume, shown = session.get_one(Resume, application.resume_id), card(session, application)
    interview, interview_path = video_lines.line(session, application, shown.company)
    return MyApplicationSheet(
        card=shown,
        timeline=_timeline(session, application),
        open_now=_open_now(application, shown.company, checked=checked),
        visible_until=_("{day} pukul 24.00 WIB", day=format.date_long(application.visible_until)),
        resume=_("CV versi {version}, {file}", version=resume.version, file=resume.file_name),
        can_withdraw=application.stage is not Stage.WITHDRAWN,
        waiting_for_email=application.delivered_at is None,
        being_checked=not checked and application.stage in ACTIVE_STAGES,
        copies=copy_lines.of_application(session, application),
        interview=interview,
        interview_path=interview_path,
    )


def _endings(session: Session, applications: list[Application]) -> dict[UUID, Rejection]:
    """The last ending of each."""
    ended = [application.id for application in applications if application.stage in END_STAGES]
    rows = select(Rejection).where(col(Rejection.application_id).in_(ended)).order_by(col(Rejection.id))
    return {rejection.application_id: rejection for rejection in session.execute(rows).scalars()}


def _card(
    application: Application, vacancy: Vacancy, company: str, opened_at: datetime | None, *, ending: Rejection | None
) -> MyApplication:
    opened = _("Dibuka {day}", day=format.day_month(format.jakarta_date(opened_at))) if opened_at else _("Belum dibuka")
    return MyApplication(
        id=str(application.id),
        title=vacancy.title,
        company=company,
        place=", ".join(filter(None, (vacancy.city, vacancy.province))),
        stage=_ended_stage(ending) if ending else words.stage_for_candidate(application.stage),
        stage_code=application.stage.value,
        since=format.day_month(format.jakarta_date(application.stage_since)),
        opened=_("Dijeda") if application.paused_at and application.stage in ACTIVE_STAGES else opened,
        active=application.stage in ACTIVE_STAGES,
        path=f"/akun/lamaran/{application.id}",
        ended=_why(application, ending, company, vacancy.title) if ending else "",
    )


def _ended_stage(ending: Rejection) -> str:
    """The stage of an ended application; one that we ended while its vacancy stands says so."""
    if ending.ended_by is EndedBy.COMPANY and ending.reason != EndReason.VACANCY_CLOSED:
        return words.stage_for_candidate(Stage.NOT_SUITABLE)
    if ending.reason in (EndReason.VACANCY_CLOSED, EndReason.VACANCY_REPORTED):
        return words.stage_for_candidate(Stage.CLOSED)
    return _("Berakhir")


def _why(application: Application, ending: Rejection, company: str, title: str) -> str:
    return ending_words(ending, company, title, opened=application.opening_ordinal is not None)


def _open_now(application: Application, company: str, *, checked: bool) -> list[OpenGroup]:
    """By group: what is open at this moment, or what it waits for. A company's plan is no part of it (S5)."""
    told = to_its_company(application, checked=checked)
    lapses.note(told.decision.until)
    asked = (*CEILING, FieldGroup.VIDEO) if application.video_share is not None else CEILING
    return [OpenGroup(words.field_group(group), told.decision.allows(group), _open_words(told, group, company)) for group in asked]


def _open_words(told: Explanation, group: FieldGroup, company: str) -> str:
    if told.decision.allows(group):
        return _("Terbuka")
    missing = {condition.reason for condition in told.missing(group)}
    closed = next((said for reason, said in _closed_words(company).items() if reason in missing), "")
    return closed or _("Terbuka setelah lamaranmu dibuka")


def _closed_words(company: str) -> dict[Reason, str]:
    """What she is told, the reason that nothing else mends first."""
    return {
        Reason.ERASED: _("Tertutup sejak kamu menghapus akun"),
        Reason.WITHDRAWN: _("Tertutup sejak kamu menarik lamaran"),
        Reason.PAUSED: _("Tertutup selama kamu menjeda akun"),
        Reason.PERIOD_OVER: _("Tertutup, masa simpannya sudah lewat"),
        Reason.NOT_DELIVERED: _("Menunggu konfirmasi e-mailmu"),
        Reason.COMPANY_NOT_CHECKED: _("Tertutup sampai identitas perusahaan selesai diperiksa"),
        Reason.NO_CONSENT: _("{company} belum bisa menonton jawabanmu", company=company),
    }


def _timeline(session: Session, application: Application) -> list[TimelineEntry]:
    about = col(StageChange.application_id) == application.id
    entries = [
        (row.created_at, _stage_words(row.became), "")
        for row in session.execute(select(StageChange).where(about)).scalars()
        if row.became not in ENDED_FOR_HER
    ]
    openings = session.execute(select(Opening).where(col(Opening.application_id) == application.id)).scalars()
    entries += [(opening.created_at, _("Perusahaan membuka lamaranmu"), "") for opening in openings]
    company, title = _names(session, application)
    endings = session.execute(select(Rejection).where(col(Rejection.application_id) == application.id)).scalars()
    entries += [(one.created_at, _why(application, one, company, title), one.message) for one in endings]
    written = select(ApplicationMessage).where(col(ApplicationMessage.application_id) == application.id)
    entries += [
        (one.created_at, _("{name} dari {company} menulis kepadamu", name=one.member_name, company=company), one.words)
        for one in session.execute(written).scalars()
    ]
    entries.sort(key=lambda entry: entry[0], reverse=True)
    return [
        TimelineEntry(format.ago(at), format.moment_exact(at), sentence, message) for at, sentence, message in entries
    ]


def _names(session: Session, application: Application) -> tuple[str, str]:
    """Of the company and the vacancy."""
    return (
        session.get_one(Company, application.company_id).name,
        session.get_one(Vacancy, application.vacancy_id).title,
    )


def _stage_words(stage: Stage) -> str:
    if stage is Stage.NEW:
        return _("Lamaran terkirim")
    if stage is Stage.WITHDRAWN:
        return _("Kamu menarik lamaran")
    return words.stage_for_candidate(stage)


def _questions(session: Session, vacancy: Vacancy, answers: dict[str, str]) -> list[Question]:
    rows = session.execute(
        select(VacancyQuestion)
        .where(col(VacancyQuestion.vacancy_id) == vacancy.id)
        .order_by(col(VacancyQuestion.position))
    ).scalars()
    return [
        Question(str(row.id), row.kind.value, row.text, list(row.options), answers.get(str(row.id), "")) for row in rows
    ]


def _company(session: Session, vacancy: Vacancy) -> str:
    return session.execute(select(col(Company.name)).where(col(Company.id) == vacancy.company_id)).scalar() or ""
