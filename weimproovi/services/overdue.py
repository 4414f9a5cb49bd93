"""What ends by itself: applications that nobody opened in 30 days, vacancies 30 days past their closing date. Days count where the vacancy is.

Two sweeps of the worker, and what members read a week before.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.i18n import _, format, n_
from weimproovi.models import Application, CompanyCheck, Vacancy
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import endings, local_days, pauses, vacancy_closing
from weimproovi.services.sweeping import Swept, ending, lag_since
from weimproovi.vocabulary import RUNNING_STATES, EndReason, Purpose

PATIENCE = 30  # days
WARNING = 7  # days before
BATCH = 50


@dataclass(frozen=True, slots=True)
class Soon:
    """Unopened applications of a vacancy that end within a week, and the last day of the first."""

    vacancy_id: UUID
    title: str
    count: int
    first: date


def sweep_unopened() -> Swept:
    """Ends applications to checked companies that were never opened in 30 days; a batch a transaction, shared by SKIP LOCKED."""
    rows, lag = 0, 0
    while not ending.is_set():
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            found = list(session.execute(_unopened(PATIENCE).order_by(col(Application.id)).limit(BATCH)))
            endings.end(session, [row.Application for row in found], reason=EndReason.NOT_OPENED)
            lag = max([lag, *(lag_since(local_days.end_of(_last_day(row), row.province)) for row in found)])
        rows += len(found)
        if len(found) < BATCH:
            break
    return Swept(rows, lag)


def sweep_past_closing() -> Swept:
    """Closes vacancies 30 days past their closing date with the operator's words; a vacancy a transaction."""
    rows, lag = 0, 0
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        wanted = session.execute(_past_closing().with_only_columns(col(Vacancy.id)).limit(BATCH)).scalars().all()
    for vacancy_id in wanted:
        if ending.is_set():
            break
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            pauses.held(session, vacancy_id)
            vacancy = session.execute(_past_closing().where(col(Vacancy.id) == vacancy_id)).scalars().first()
            if vacancy is not None:
                rows, lag = rows + 1, max(lag, lag_since(local_days.end_of(closed_after(vacancy), vacancy.province)))
                vacancy_closing.close_as_operator(session, vacancy, EndReason.VACANCY_CLOSED)
    return Swept(rows, lag)


def closed_after(vacancy: Vacancy) -> date:
    """The last day before the operator closes the vacancy."""
    return (vacancy.closes_on or date.max - timedelta(days=PATIENCE)) + timedelta(days=PATIENCE)


def soon(session: Session, actor: Actor, *vacancy_ids: UUID) -> list[Soon]:
    """What a member should open within a week, by vacancy; only of the given ones where any are given."""
    known = scopes.applications_received_by(actor).with_only_columns(col(Application.id))
    near = _unopened(PATIENCE - WARNING, locked=False).where(col(Application.id).in_(known))
    rows = session.execute(near.where(col(Vacancy.id).in_(vacancy_ids)) if vacancy_ids else near).all()
    found: dict[UUID, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.Application.vacancy_id, []).append(row)
    return [Soon(key, group[0].title, len(group), min(map(_last_day, group))) for key, group in found.items()]


def soon_words(near: Soon) -> str:
    """ "3 lamaran untuk Barista akan berakhir setelah 22 Des bila belum dibuka." """
    return n_(
        "1 lamaran untuk {title} akan berakhir setelah {day} bila belum dibuka.",
        "{n} lamaran untuk {title} akan berakhir setelah {day} bila belum dibuka.",
        near.count,
        title=near.title,
        day=format.day_month(near.first),
    )


def past_closing_words(vacancy: Vacancy) -> str:
    """That a vacancy is past its closing date, and until when its company may still decide."""
    return _(
        "{title}: lewat tanggal tutup, {day}. Perpanjang atau tutup; setelah {last} kami menutupnya.",
        title=vacancy.title,
        day=format.day_month(vacancy.closes_on or clock.today()),
        last=format.day_month(closed_after(vacancy)),
    )


def _unopened(days: int, *, locked: bool = True) -> Select[Any]:
    """Applications that their company could have opened for so many whole days and did not; with the first of those moments and the place."""
    since = func.greatest(col(Application.delivered_at), _checked_since())
    found = (
        select(Application, since.label("since"), col(Vacancy.province), col(Vacancy.title))
        .join(Vacancy, col(Vacancy.id) == col(Application.vacancy_id))
        .where(
            col(Application.stage).in_(endings.UNDER_WAY),
            col(Application.opening_ordinal).is_(None),
            col(Application.paused_at).is_(None),
            col(Application.erased_at).is_(None),
            local_days.before(col(Application.delivered_at), days),
            local_days.before(_checked_since(), days),
        )
    )
    return found.with_for_update(of=Application, skip_locked=True) if locked else found


def _checked_since() -> ColumnElement[Any]:
    """When the application's company passed the check that still stands; NULL while none does."""
    failing, mine = aliased(CompanyCheck), col(CompanyCheck.company_id) == col(Application.company_id)
    failed = (
        select(func.max(col(failing.created_at)))
        .where(col(failing.company_id) == col(Application.company_id), ~col(failing.passed))
        .correlate(Application)
        .scalar_subquery()
    )
    later = or_(failed.is_(None), col(CompanyCheck.created_at) > failed)
    passed = select(func.min(col(CompanyCheck.created_at))).where(mine, col(CompanyCheck.passed), later)
    return passed.correlate(Application).scalar_subquery()


def _last_day(row: Row[Any]) -> date:
    return local_days.day_of(row.since, row.province) + timedelta(days=PATIENCE)


def _past_closing() -> Select[Any]:
    over = [local_days.in_zone(zone) & (col(Vacancy.closes_on) < day) for zone, day in local_days.days_ago(PATIENCE).items()]
    shown = col(Vacancy.state).in_(RUNNING_STATES)
    found: Select[Any] = select(Vacancy).where(shown, over[0] | over[1] | over[2])
    return found.order_by(col(Vacancy.closes_on))
