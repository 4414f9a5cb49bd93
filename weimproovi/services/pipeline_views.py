"""Rows of the pipeline turned into cards and sheets. Withheld columns come from the database as NULL, reasons from `decide()`."""

from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select
from sqlmodel import Session, col

from weimproovi.errors import NotFound
from weimproovi.i18n import _, format, words
from weimproovi.models import (
    Account,
    Application,
    ApplicationMessage,
    Candidate,
    ChoiceAnswer,
    CompanyMember,
    Resume,
    StageChange,
    Vacancy,
    VacancyQuestion,
    WrittenAnswer,
)
from weimproovi.permissions import lapses, scopes
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.decide import ApplicationFacts, Decision, decide
from weimproovi.permissions.disclosures import Seen
from weimproovi.permissions.facts import fact_labels, facts_in
from weimproovi.permissions.viewer import BOUND_VIEWER, viewer_values
from weimproovi.schemas.recruiter import AnswerLine, CandidateSheet, Lock, PipelineCard
from weimproovi.vocabulary import ACTIVE_STAGES, FieldGroup, Purpose, Reason, Stage

OPERATOR = "Weimproovi"
LIST_GROUPS = frozenset({FieldGroup.IDENTITY, FieldGroup.ANSWERS})
SHEET_GROUPS = (FieldGroup.CONTACT, FieldGroup.LINKEDIN, FieldGroup.RESUME, FieldGroup.RESUME_FILE, FieldGroup.VERIFIED)


@dataclass(frozen=True, slots=True)
class Page:
    """One stage of a vacancy, `limit` applications below a number."""

    vacancy_id: UUID
    stage: Stage
    before: int
    limit: int


@dataclass(frozen=True, slots=True)
class PipelineRow:
    """One application of a list, with only the columns that are open."""

    application_id: UUID
    candidate_id: UUID
    number: int
    stage: Stage
    stage_since: datetime
    submitted_at: datetime
    name: str | None
    headline: str | None
    decision: Decision
    answers: tuple[AnswerLine, ...]

    def seen(self) -> Seen:
        """What this row discloses in a list: the name where it is open, answers where there are any."""
        shown = self.decision.open & LIST_GROUPS
        return Seen(self.candidate_id, self.application_id, shown if self.answers else shown - {FieldGroup.ANSWERS})


def rows(session: Session, actor: Actor, page: Page) -> list[PipelineRow]:
    """Applications of one stage that a member may know of, newest number first."""
    return _rows(session, actor, page_query(), asdict(page))


def row(session: Session, actor: Actor, application_id: UUID) -> PipelineRow:
    """One application that a member may know of."""
    return _rows(session, actor, one_query(), {"application_id": application_id})[0]


def counts(session: Session, actor: Actor, vacancy_id: UUID) -> dict[Stage, int]:
    """How many applications of a vacancy are in each stage; stages without one are left out."""
    values = viewer_values(actor, Purpose.RECRUIT) | {"vacancy_id": vacancy_id}
    return {stage: count for stage, count in session.execute(counts_query(), values)}  # noqa: C416  typed rows


@lru_cache(maxsize=1)
def page_query() -> Select[Any]:
    """A page, cut by its index before anybody's name is looked up; takes `Page` and `viewer_values`."""
    page = _cards().where(
        col(Application.vacancy_id) == bindparam("vacancy_id"),
        col(Application.stage) == bindparam("stage"),
        col(Application.number) < bindparam("before"),
    )
    return _with_names(page.order_by(col(Application.number).desc()).limit(bindparam("limit")))


@lru_cache(maxsize=1)
def one_query() -> Select[Any]:
    """One application; takes `application_id` and `viewer_values`."""
    return _with_names(_cards().where(col(Application.id) == bindparam("application_id")))


@lru_cache(maxsize=1)
def counts_query() -> Select[Stage, int]:
    """Applications of a vacancy per stage; takes `vacancy_id` and `viewer_values`."""
    scoped = scopes.received(BOUND_VIEWER).where(col(Application.vacancy_id) == bindparam("vacancy_id"))
    return scoped.with_only_columns(col(Application.stage), func.count()).group_by(col(Application.stage))


def _cards() -> Select[Any]:
    """What a list shows, and the facts that decide; a closed application leads to no person and no resume."""
    named, shown = (
        scopes.only_when_open(group, BOUND_VIEWER, col(column), known=scopes.EXISTING)
        for group, column in ((FieldGroup.IDENTITY, Application.candidate_id), (FieldGroup.RESUME, Application.resume_id))
    )
    return scopes.received(BOUND_VIEWER).with_only_columns(
        col(Application.id),
        col(Application.candidate_id),
        col(Application.number),
        col(Application.stage),
        col(Application.stage_since),
        col(Application.submitted_at),
        named.label("named_id"),
        shown.label("shown_resume_id"),
        *fact_labels(),
    )


def _with_names(chosen: Select[Any]) -> Select[Any]:
    page = chosen.subquery("page")
    return (
        select(page, col(Candidate.full_name), col(Resume.headline))
        .outerjoin(Candidate, col(Candidate.id) == page.c.named_id)
        .outerjoin(Resume, col(Resume.id) == page.c.shown_resume_id)
        .order_by(page.c.number.desc())
    )


def _rows(session: Session, actor: Actor, query: Select[Any], values: dict[str, Any]) -> list[PipelineRow]:
    found = session.execute(query, viewer_values(actor, Purpose.RECRUIT) | values).all()
    answers = _choices(session, [row.id for row in found])
    return [
        PipelineRow(
            row.id,
            row.candidate_id,
            row.number,
            row.stage,
            row.stage_since,
            row.submitted_at,
            row.full_name,
            row.headline,
            decision := _decided(facts_in(session, row, actor, Purpose.RECRUIT)),
            tuple(answers.get(row.id, ())) if decision.allows(FieldGroup.ANSWERS) else (),
        )
        for row in found
    ]


def _decided(known: ApplicationFacts) -> Decision:
    decision = decide(known)
    lapses.note(decision.until)
    return decision


def cards(session: Session, actor: Actor, found: list[PipelineRow]) -> list[PipelineCard]:  # noqa: ARG001  same form as the other views
    """Cards of a list: named where opened, a number where not, a nameless line where withdrawn."""
    return [_card(row) for row in found]


def sheet(session: Session, application: Application, decision: Decision, *, can_move: bool) -> CandidateSheet:
    """One opened application; every closed group is empty and has a lock with its reason."""
    person, vacancy = _person(session, application), session.get_one(Vacancy, application.vacancy_id)
    contact = _contact(session, person) if decision.allows(FieldGroup.CONTACT) else {}
    resume = session.get(Resume, application.resume_id) if decision.allows(FieldGroup.RESUME) else None
    files = f"/berkas/lamaran/{application.id}"
    applied = format.day_month(format.jakarta_date(application.submitted_at))
    return CandidateSheet(
        application_id=str(application.id),
        vacancy_id=str(vacancy.id),
        number=application.number,
        title=vacancy.title,
        name=person.full_name,
        headline=(resume.headline or "") if resume else "",
        email=contact.get("email", ""),
        phone=contact.get("phone", ""),
        phone_link=contact.get("phone_link", ""),
        whatsapp_link=contact.get("whatsapp_link", ""),
        linkedin_url=(person.linkedin_url or "") if decision.allows(FieldGroup.LINKEDIN) else "",
        verified=_verified(session, person) if decision.allows(FieldGroup.VERIFIED) else "",
        stage=application.stage.value,
        stage_words=words.stage_for_company(application.stage),
        since=format.ago(application.stage_since),
        applied=applied,
        access_line=_(
            "Anda melihat data ini karena {name} melamar {title} pada {day}. Akses ini dicatat.",
            name=person.full_name,
            title=vacancy.title,
            day=applied,
        ),
        page_urls=[f"{files}/halaman/{number}" for number in range(1, resume.pages + 1)] if resume else [],
        download_url=f"{files}/unduh" if decision.allows(FieldGroup.RESUME_FILE) else "",
        answers=list(_choices(session, [application.id]).get(application.id, ())),
        written=_written(session, application),
        locks=_locks(decision),
        history=_history(session, application),
        messages=_messages(session, application),
        can_move=can_move,
        ended=application.stage not in ACTIVE_STAGES,
    )


def _person(session: Session, application: Application) -> Candidate:
    """Who applied. Raises NotFound: she took it back since it was decided."""
    person = session.get(Candidate, application.candidate_id)
    if person is None:
        raise NotFound
    return person


def place(vacancy: Vacancy) -> str:
    return ", ".join(filter(None, (vacancy.city, vacancy.province)))


def _card(row: PipelineRow) -> PipelineCard:
    opened, why = row.decision.allows(FieldGroup.IDENTITY), row.decision.why_not(FieldGroup.IDENTITY)
    return PipelineCard(
        id=str(row.application_id),
        number=row.number,
        opened=opened,
        ended=row.stage not in ACTIVE_STAGES,
        name=row.name or "",
        headline=row.headline or "",
        line="" if opened else _nameless(row),
        applied=format.ago(row.submitted_at),
        since=format.ago(row.stage_since),
        stage=row.stage.value,
        stage_words=words.stage_for_company(row.stage),
        answers=list(row.answers),
        lock="" if opened or row.stage is Stage.WITHDRAWN else words.reason_for_company(why.reason),
        plan_opens=why.reason is Reason.QUOTA_SPENT,
    )


def _nameless(row: PipelineRow) -> str:
    if row.stage is Stage.WITHDRAWN:
        return _("Lamaran ditarik, {day}", day=format.day_month(format.jakarta_date(row.stage_since)))
    return _("Pelamar nomor {number}", number=row.number)


def _locks(decision: Decision) -> list[Lock]:
    closed = {group: decision.why_not(group) for group in (*SHEET_GROUPS, *_videos(decision)) if not decision.allows(group)}
    return [
        Lock(words.field_group(group), words.reason_for_company(why.reason), why.clause.value, why.waits_for_plan)
        for group, why in closed.items()
    ]


def _videos(decision: Decision) -> tuple[FieldGroup, ...]:
    """A video is named where the plan alone closes it; otherwise nothing may tell one that is not shared from none (U6)."""
    return (FieldGroup.VIDEO,) if decision.why_not(FieldGroup.VIDEO).waits_for_plan else ()


def _contact(session: Session, person: Candidate) -> dict[str, str]:
    account = session.get_one(Account, person.account_id)
    digits = person.phone.lstrip("+")
    return {
        "email": account.email,
        "phone": format.phone(person.phone),
        "phone_link": f"tel:{person.phone}",
        "whatsapp_link": f"https://wa.me/{digits}",
    }


def _verified(session: Session, person: Candidate) -> str:
    account = session.get_one(Account, person.account_id)
    return _("E-mail dikonfirmasi") if account.email_confirmed_at else ""


def _choices(session: Session, application_ids: list[UUID]) -> dict[UUID, list[AnswerLine]]:
    query = (
        select(col(ChoiceAnswer.application_id), col(VacancyQuestion.text), col(ChoiceAnswer.choice))
        .join(VacancyQuestion, col(VacancyQuestion.id) == col(ChoiceAnswer.question_id))
        .where(col(ChoiceAnswer.application_id).in_(application_ids))
        .order_by(col(VacancyQuestion.position))
    )
    found: dict[UUID, list[AnswerLine]] = {}
    for application_id, question, choice in session.execute(query):
        found.setdefault(application_id, []).append(AnswerLine(question, choice))
    return found


def _written(session: Session, application: Application) -> list[AnswerLine]:
    query = (
        select(col(VacancyQuestion.text), col(WrittenAnswer.words))
        .join(VacancyQuestion, col(VacancyQuestion.id) == col(WrittenAnswer.question_id))
        .where(col(WrittenAnswer.application_id) == application.id)
        .order_by(col(VacancyQuestion.position))
    )
    return [AnswerLine(question, answer) for question, answer in session.execute(query)]


def _messages(session: Session, application: Application) -> list[AnswerLine]:
    written = select(ApplicationMessage).where(col(ApplicationMessage.application_id) == application.id)
    return [
        AnswerLine(f"{one.member_name} · {format.moment_exact(one.created_at)}", one.words)
        for one in session.execute(written.order_by(col(ApplicationMessage.id).desc())).scalars()
    ]


def _history(session: Session, application: Application) -> list[AnswerLine]:
    query = (
        select(col(StageChange.created_at), col(StageChange.became), col(CompanyMember.name))
        .outerjoin(CompanyMember, col(CompanyMember.id) == col(StageChange.member_id))
        .where(col(StageChange.application_id) == application.id)
        .order_by(col(StageChange.id).desc())
    )
    lines = []
    for at, became, name in session.execute(query):
        moved = words.stage_for_company(became)
        name = name or (OPERATOR if became is Stage.CLOSED else "")
        lines.append(
            AnswerLine(format.moment_exact(at), _("{stage}, oleh {name}", stage=moved, name=name) if name else moved)
        )
    return lines
