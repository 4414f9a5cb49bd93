"""The interviews of a month that a company's plan includes (S6): reserved at the invitation, counted when shared, given back where nothing was shared.

A month is one in Jakarta; a unit belongs to the month of its reservation. Ordinals count within company and month, and the smallest free one is
taken first, so that after a downgrade the oldest stay open. A candidate is never stopped: what she shares without a unit waits, locked, for one.
"""

from datetime import date
from itertools import count as numbers
from uuid import UUID

from sqlalchemy import select, union_all
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid
from weimproovi.i18n import _, n_, words
from weimproovi.models import Application, ErasedApplication, VideoUnit
from weimproovi.permissions.actor import Actor
from weimproovi.permissions.plans import PLANS
from weimproovi.services import standing
from weimproovi.vocabulary import ACTIVE_STAGES, LIVE_CONSENTS, Plan, Reason


def reserve(session: Session, actor: Actor, application: Application) -> int:
    """Takes one of this month's units for an application, once; its ordinal. `actor` is a member who may invite.

    Raises:
        Invalid: the application is over, or the plan's units of this month are spent. Denied: the application is another company's.
    """
    if application.company_id != actor.company_id:
        raise Denied(Reason.OTHER_COMPANY, application.id)
    session.refresh(application, with_for_update=True)
    if application.stage not in ACTIVE_STAGES:
        raise Invalid({"": _("Lamaran ini sudah berakhir.")})
    db.advisory_lock(session, f"videos:{application.company_id}")
    unit = _unit_of(session, application)
    return unit.ordinal if unit else _take(session, actor, application)


def count(session: Session, application: Application) -> None:
    """The candidate shared her answers, for the first time or again: the reserved unit is spent. Called with her consent, in its transaction."""
    unit = _unit_of(session, application)
    if unit is not None and unit.shared_at is None:
        unit.shared_at = clock.now()
        session.flush()


def give_back(session: Session, application: Application) -> None:
    """A unit that nothing was shared for is free again: at the deadline of the invitation, and when the application ends."""
    unit = _unit_of(session, application) if application.video_ordinal is not None else None
    if unit is not None and unit.shared_at is None:
        unit.returned_at = clock.now()
        application.video_ordinal = None
        session.flush()


def used(session: Session, company_id: UUID | None) -> int:
    """How many of this month's units are reserved or spent, those of erased applications included."""
    return len(_taken(session, company_id, this_month()))


def this_month() -> date:
    """Its first day in Jakarta."""
    return clock.today().replace(day=1)


def _take(session: Session, actor: Actor, application: Application) -> int:
    month = this_month()
    taken = _taken(session, application.company_id, month)
    ordinal = next(number for number in numbers(1) if number not in taken)
    _refuse_beyond(standing.plan_of(session, actor), ordinal)
    shared_at = clock.now() if application.video_share in LIVE_CONSENTS else None
    session.add(
        VideoUnit(
            application_id=application.id,
            candidate_id=application.candidate_id,
            company_id=application.company_id,
            vacancy_id=application.vacancy_id,
            month=month,
            ordinal=ordinal,
            shared_at=shared_at,
        )
    )
    application.video_ordinal = ordinal
    session.flush()
    return ordinal


def _refuse_beyond(plan: Plan, ordinal: int) -> None:
    limit = PLANS[plan].videos_per_month
    if not limit:
        raise Invalid({"": _("Paket {plan} tidak memuat wawancara video.", plan=words.plan(plan))})
    if ordinal > limit:
        raise Invalid(
            {
                "": n_(
                    "Paket {plan} memuat 1 wawancara video per bulan, dan sudah terpakai.",
                    "Paket {plan} memuat {n} wawancara video per bulan, dan semuanya sudah terpakai.",
                    limit,
                    plan=words.plan(plan),
                )
            }
        )


def _unit_of(session: Session, application: Application) -> VideoUnit | None:
    wanted = select(VideoUnit).where(
        col(VideoUnit.application_id) == application.id, col(VideoUnit.returned_at).is_(None)
    )
    return session.execute(wanted.with_for_update()).scalars().first()


def _taken(session: Session, company_id: UUID | None, month: date) -> set[int]:
    live = select(col(VideoUnit.ordinal)).where(
        col(VideoUnit.company_id) == company_id, col(VideoUnit.month) == month, col(VideoUnit.returned_at).is_(None)
    )
    erased = select(col(ErasedApplication.video_ordinal)).where(
        col(ErasedApplication.company_id) == company_id,
        col(ErasedApplication.video_month) == month,
        col(ErasedApplication.video_ordinal).is_not(None),
    )
    return set(session.execute(union_all(live, erased)).scalars())
