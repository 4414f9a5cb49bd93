"""What the clock does to plans: owners are told a week before the end, at the end and at the fall; then what is too much is paused (S6).

The decision itself needs no sweep: it reads the periods at the moment of asking.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.i18n import format
from weimproovi.models import Subscription
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import owner_mails, plan_limits, standing, sweeping
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import MailKind, Purpose

BATCH = 200
WARNING = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to tell about a period: when it is due, and the columns that say it was told (an earlier step is over with a later one)."""

    kind: MailKind
    due: Callable[[Any], Any]
    told: tuple[str, ...]


STEPS = (
    Step(MailKind.PLAN_FELL, lambda period: col(period.ends_at), ("fall_told_at", "grace_told_at", "ending_told_at")),
    Step(MailKind.PLAN_IN_GRACE, lambda period: col(period.paid_until), ("grace_told_at", "ending_told_at")),
    Step(MailKind.PLAN_ENDING, lambda period: col(period.paid_until) - WARNING, ("ending_told_at",)),
)


def sweep_plans() -> Swept:
    """Tells what is due and brings companies down to their plan. Safe in any number of copies: each row is told in the transaction that marks it."""
    rows, lag = 0, 0
    for step in STEPS:
        while rows < BATCH and not sweeping.ending.is_set() and (due := _tell_next(step)):
            rows, lag = rows + 1, max(lag, sweeping.lag_since(due))
    return Swept(rows + _bring_down(), lag)


def _tell_next(step: Step) -> datetime | None:
    """Tells about one period; the moment at which it was due, or None where nothing is."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        due = step.due(Subscription)
        wanted = select(Subscription).where(*_untold(step, due)).order_by(due).limit(1)
        period = session.execute(wanted.with_for_update(skip_locked=True)).scalars().first()
        if period is None:
            return None
        for name in step.told:
            setattr(period, name, getattr(period, name) or clock.now())
        _tell(session, step.kind, period)
        was_due: datetime = session.execute(select(due).where(col(Subscription.id) == period.id)).scalar_one()
        return was_due


def _untold(step: Step, due: ColumnElement[datetime]) -> tuple[ColumnElement[bool], ...]:
    """Paid periods after which no other one comes."""
    other: Any = aliased(Subscription)
    followed = exists().where(
        col(other.company_id) == col(Subscription.company_id), col(other.starts_at) > col(Subscription.starts_at)
    )
    paid = and_(col(Subscription.paid_until).is_not(None), ~followed)
    return paid, due <= clock.now(), col(getattr(Subscription, step.told[0])).is_(None)


def _tell(session: Session, kind: MailKind, period: Subscription) -> None:
    last = period.ends_at if kind is MailKind.PLAN_IN_GRACE else period.paid_until
    day = format.jakarta_date(last or clock.now())
    told = {"plan": period.plan.value, "day": day.isoformat()}
    owner_mails.tell(session, period.company_id, kind, told, path=routes.PLAN)
    if kind is MailKind.PLAN_FELL:
        plan_limits.fit(session, period.company_id, resuming=False)
    standing.changed(session, period.company_id)


def _bring_down() -> int:
    """Companies that show more than they may, whatever brought them there."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        companies = list(session.execute(plan_limits.companies_over().limit(BATCH)).scalars())
    return sum(_fit(company_id) for company_id in companies if not sweeping.ending.is_set())


def _fit(company_id: UUID) -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        changed = plan_limits.fit(session, company_id, resuming=False)
        if changed:
            standing.changed(session, company_id)
        return changed
