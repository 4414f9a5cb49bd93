"""A member's vacancies as rows with counts. Members who are not owners see those they are assigned to."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col

from weimproovi import clock, i18n, routes
from weimproovi.i18n import _, format, words
from weimproovi.models import Application, Vacancy
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.recruiter import StageCount, VacancyRow
from weimproovi.services import pauses
from weimproovi.services.listings import place_words
from weimproovi.vocabulary import ACTIVE_STAGES, Stage, VacancyState

Counts = Counter[tuple[UUID, Stage]]


def rows(session: Session, actor: Actor, *conditions: ColumnElement[bool]) -> list[VacancyRow]:
    """Rows, the newest first."""
    found = (
        session.execute(scopes.vacancies_worked_on_by(actor).where(*conditions).order_by(col(Vacancy.id).desc()))
        .scalars()
        .all()
    )
    counts = _counts(session, actor, found)
    return [_row(vacancy, counts, _paused(session, vacancy)) for vacancy in found]


def path_of(vacancy_id: UUID) -> str:
    """Where the workspace shows a vacancy's applications."""
    return i18n.localized(f"{routes.RECRUITER_VACANCIES}/{vacancy_id}")


def _counts(session: Session, actor: Actor, vacancies: Sequence[Vacancy]) -> Counts:
    """Applications whose existence this member may know, by vacancy and stage."""
    received = (
        scopes.applications_received_by(actor)
        .where(col(Application.vacancy_id).in_([vacancy.id for vacancy in vacancies]))
        .with_only_columns(col(Application.vacancy_id), col(Application.stage), func.count())
        .group_by(col(Application.vacancy_id), col(Application.stage))
    )
    return Counter({(vacancy_id, stage): number for vacancy_id, stage, number in session.execute(received)})


def _paused(session: Session, vacancy: Vacancy) -> str:
    paused = vacancy.state is VacancyState.PAUSED
    return pauses.words_for_company(pauses.reasons(session, vacancy.id)) if paused else ""


def _row(vacancy: Vacancy, counts: Counts, paused: str) -> VacancyRow:
    published = vacancy.state is VacancyState.PUBLISHED
    return VacancyRow(
        id=str(vacancy.id),
        slug=vacancy.slug,
        title=vacancy.title or _("Lowongan tanpa judul"),
        place=place_words(vacancy.city, vacancy.province) if vacancy.city or published else "",
        employment=words.employment_short(vacancy.employment_status) if vacancy.employment_status else "",
        state=vacancy.state.value,
        state_words=words.vacancy_state(vacancy.state),
        counts=[
            StageCount(stage.value, words.stage_for_company(stage), counts[vacancy.id, stage])
            for stage in ACTIVE_STAGES
        ],
        total=sum(counts[vacancy.id, stage] for stage in Stage),
        fresh=counts[vacancy.id, Stage.NEW],
        closes=_closes(vacancy),
        path=path_of(vacancy.id),
        paused=paused,
    )


def _closes(vacancy: Vacancy) -> str:
    if vacancy.state is VacancyState.CLOSED and vacancy.closed_at:
        return _("Ditutup {day}", day=format.date_short(format.jakarta_date(vacancy.closed_at)))
    if vacancy.state is VacancyState.PUBLISHED and vacancy.closes_on and vacancy.closes_on < clock.today():
        return _("Lewat tanggal tutup, {day}", day=format.date_short(vacancy.closes_on))
    return format.date_short(vacancy.closes_on) if vacancy.closes_on else ""
