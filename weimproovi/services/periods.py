"""The periods in which a company has a plan, one after another (S6). A period ends at 23.59.59 WIB of its last day; seven days of grace follow.

`ends_at` is what the decision reads. Called by the other services of billing, inside their transactions.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.i18n.format import jakarta_date
from weimproovi.models import Invoice, Subscription
from weimproovi.permissions.columns import NEWEST
from weimproovi.permissions.plans import PLANS
from weimproovi.vocabulary import Plan

GRACE = timedelta(days=7)
NEXT_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Span:
    """When a period begins, and the last moment that is paid for. `at_once`: it does not wait for another one."""

    starts_at: datetime
    paid_until: datetime
    at_once: bool


def lock(session: Session, company_id: UUID | None) -> None:
    """One at a time: whatever changes what a company has asked for or paid."""
    db.advisory_lock(session, f"billing:{company_id}")


def running(session: Session, company_id: UUID | None) -> Subscription | None:
    """The period that decides now, in grace too; the same one that `live_plan` reads."""
    now, ends = clock.now(), col(Subscription.ends_at)
    live = (col(Subscription.starts_at) <= now, or_(ends.is_(None), ends > now))
    wanted = select(Subscription).where(col(Subscription.company_id) == company_id, *live)
    return session.execute(wanted.order_by(*NEWEST).limit(1)).scalars().first()


def waiting(session: Session, company_id: UUID | None) -> list[Subscription]:
    """Paid periods that have not begun, the next one first."""
    later = (col(Subscription.company_id) == company_id, col(Subscription.starts_at) > clock.now())
    return list(session.execute(select(Subscription).where(*later).order_by(col(Subscription.starts_at))).scalars())


def planned(session: Session, company_id: UUID | None, plan: Plan, months: int) -> Span:
    """The period that a payment confirmed now would begin: a larger plan at once, anything else after what is paid for."""
    current = running(session, company_id)
    paid_until = _paid_until(current, waiting(session, company_id))
    if current is None or paid_until is None or PLANS[plan].price > PLANS[current.plan].price:
        return Span(clock.now(), last_moment(months_after(clock.today(), months)), at_once=True)
    ends = last_moment(months_after(jakarta_date(paid_until), months))
    return Span(paid_until + NEXT_MOMENT, ends, at_once=False)


def begin(session: Session, invoice: Invoice) -> Subscription:
    """Adds the period that an invoice paid for. What was paid for later moves behind a period that begins at once, in full length."""
    current, later = running(session, invoice.company_id), waiting(session, invoice.company_id)
    span = planned(session, invoice.company_id, invoice.plan, invoice.months)
    bought = Subscription(
        company_id=invoice.company_id,
        plan=invoice.plan,
        starts_at=span.starts_at,
        paid_until=span.paid_until,
        invoice_id=invoice.id,
    )
    session.add(bought)
    if span.at_once:
        _move_behind(bought, later)
    chain = [bought, *later] if span.at_once else [*later, bought]
    _link([*([current] if current else []), *chain])
    return bought


def last_moment(day: date) -> datetime:
    """The end of a day in Jakarta, wherever the company sits."""
    return datetime.combine(day, time.max, clock.WIB)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _paid_until(current: Subscription | None, later: Sequence[Subscription]) -> datetime | None:
    """The last moment that is paid for; None where the running period has no such end."""
    if current is None or current.paid_until is None:
        return None
    return max(period.paid_until for period in (current, *later) if period.paid_until is not None)


def _move_behind(first: Subscription, later: Sequence[Subscription]) -> None:
    last = first.paid_until
    for period in later:
        if last is not None and period.paid_until is not None:
            length = period.paid_until - period.starts_at
            period.starts_at = last + NEXT_MOMENT
            last = period.paid_until = period.starts_at + length


def _link(chain: Sequence[Subscription]) -> None:
    """Each period ends when the next one begins; only the last one has grace."""
    for one, following in pairwise(chain):
        one.ends_at = following.starts_at
    if chain and chain[-1].paid_until is not None:
        chain[-1].ends_at = chain[-1].paid_until + GRACE
