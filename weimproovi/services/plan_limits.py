"""Published vacancies within the plan's limit (S6): what stays, what is paused, what comes back. Nothing is deleted.

Those that the owner chose stay first, then the ones published longest ago; so the newest are paused first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, exists, func, literal, or_, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid
from weimproovi.i18n import format, n_, words
from weimproovi.models import Vacancy, VacancyPause
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.columns import by_plan, live_plan
from weimproovi.permissions.plans import PLANS
from weimproovi.permissions.viewer import Viewer, viewer_of
from weimproovi.schemas.billing import KeptVacancy
from weimproovi.services import ids, pauses, periods, standing
from weimproovi.vocabulary import PauseReason, Plan, Purpose, VacancyState

CHOICE_OPENS = periods.GRACE  # so long before the paid period ends, and through the grace after it


@dataclass(frozen=True, slots=True)
class Fall:
    """The plan that a company comes down to, and when; `at` is None where it is down already."""

    plan: Plan
    at: datetime | None

    @property
    def limit(self) -> int:
        return PLANS[self.plan].published_vacancies


def plan_of(session: Session, company_id: UUID | None) -> Plan:
    """The plan of a company at this moment."""
    return Plan(session.execute(select(live_plan(_as(literal(company_id, Uuid()))))).scalar_one())


def coming(session: Session, company_id: UUID | None) -> Fall:
    """What the owner's choice is for: the next smaller plan that is in sight, else the plan that holds now."""
    current = periods.running(session, company_id)
    following = next(iter(periods.waiting(session, company_id)), None)
    if current is None or current.ends_at is None:
        return Fall(plan_of(session, company_id), None)
    if following is not None:
        smaller = PLANS[following.plan].price < PLANS[current.plan].price
        return Fall(following.plan, following.starts_at) if smaller else Fall(current.plan, None)
    in_sight = current.paid_until is not None and clock.now() >= current.paid_until - CHOICE_OPENS
    return Fall(Plan.FREE, current.ends_at) if in_sight else Fall(current.plan, None)


def ranked(session: Session, company_id: UUID | None, *, locked: bool = False) -> list[Vacancy]:
    """What shows, and what the plan has paused, in the order in which they stay."""
    order = (col(Vacancy.kept_at).is_(None), col(Vacancy.published_at), col(Vacancy.id))
    contending = (col(Vacancy.company_id) == company_id, or_(_published(), _paused_by_plan()))
    wanted = select(Vacancy).where(*contending).order_by(*order)
    return list(session.execute(wanted.with_for_update() if locked else wanted).scalars())


def choice(session: Session, company_id: UUID | None) -> tuple[Fall, list[KeptVacancy]]:
    """The vacancies among which the owner chooses; none while all of them fit."""
    fall, contending = coming(session, company_id), ranked(session, company_id)
    if len(contending) <= fall.limit:
        return fall, []
    return fall, [_kept(vacancy, stays=place < fall.limit) for place, vacancy in enumerate(contending)]


def keep(actor: Actor, vacancy_ids: Sequence[str | UUID]) -> None:
    """The owner chooses which vacancies stay. Where the plan is down already, they change places at once.

    Raises:
        Invalid: "keep": none, or more than the plan holds. Denied, NotFound.
    """
    standing.require_owner(actor)
    chosen = {ids.parse(vacancy_id) for vacancy_id in vacancy_ids}
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        standing.member_of(session, actor)
        standing.lock_publishing(session, actor.company_id)
        fall, contending = coming(session, actor.company_id), ranked(session, actor.company_id, locked=True)
        chosen &= {vacancy.id for vacancy in contending}
        if not 0 < len(chosen) <= fall.limit:
            raise Invalid({"keep": n_("Pilih 1 lowongan.", "Pilih 1 sampai {n} lowongan.", fall.limit)})
        for vacancy in contending:
            vacancy.kept_at = clock.now() if vacancy.id in chosen else None
        if fall.at is None:
            fit(session, actor.company_id, resuming=True)
        standing.changed(session, actor.company_id)


def fit(session: Session, company_id: UUID | None, *, resuming: bool) -> int:
    """Pauses what the plan does not hold; with `resuming`, also shows again what it holds. Returns how many changed."""
    standing.lock_publishing(session, company_id)
    session.flush()
    limit, contending = (
        PLANS[plan_of(session, company_id)].published_vacancies,
        ranked(session, company_id, locked=True),
    )
    if not resuming:  # a paused one takes no place from one that shows
        contending = [one for one in contending if one.state is VacancyState.PUBLISHED]
    over = [one for one in contending[limit:] if one.state is VacancyState.PUBLISHED]
    back = [one for one in contending[:limit] if one.state is VacancyState.PAUSED]
    for vacancy in over:
        pauses.pause(session, vacancy, PauseReason.PLAN)
    for vacancy in back:
        pauses.resume(session, vacancy, PauseReason.PLAN)
    return len(over) + len(back)


def companies_over() -> Select[UUID]:
    """The companies that show more than their plan holds."""
    company = col(Vacancy.company_id)
    held = by_plan(live_plan(_as(company)), {plan: terms.published_vacancies for plan, terms in PLANS.items()})
    return select(company).where(_published()).group_by(company).having(func.count() > held)


def limit_words(fall: Fall) -> str:
    """What the choice is about."""
    plan = words.plan(fall.plan)
    if fall.at is None:
        return n_(
            "Paket {plan} memuat 1 lowongan tayang. Pilih yang tayang.",
            "Paket {plan} memuat {n} lowongan tayang. Pilih yang tayang.",
            fall.limit,
            plan=plan,
        )
    return n_(
        "Sesudah {day} paket {plan} memuat 1 lowongan tayang. Pilih yang tetap tayang.",
        "Sesudah {day} paket {plan} memuat {n} lowongan tayang. Pilih yang tetap tayang.",
        fall.limit,
        plan=plan,
        day=format.date_long(format.jakarta_date(fall.at)),
    )


def _kept(vacancy: Vacancy, *, stays: bool) -> KeptVacancy:
    since = format.date_short(format.jakarta_date(vacancy.published_at)) if vacancy.published_at else ""
    return KeptVacancy(str(vacancy.id), vacancy.title, since, stays, vacancy.state is VacancyState.PAUSED)


def _published() -> ColumnElement[bool]:
    return col(Vacancy.state) == VacancyState.PUBLISHED


def _paused_by_plan() -> ColumnElement[bool]:
    """Paused, and by nothing but the plan."""
    open_pause = (col(VacancyPause.vacancy_id) == col(Vacancy.id), col(VacancyPause.ended_at).is_(None))
    reason = col(VacancyPause.reason)
    return and_(
        col(Vacancy.state) == VacancyState.PAUSED,
        exists().where(*open_pause, reason == PauseReason.PLAN),
        ~exists().where(*open_pause, reason != PauseReason.PLAN),
    )


def _as(company_id: Any) -> Viewer:
    return replace(viewer_of(SYSTEM, Purpose.OPERATE), company_id=company_id)
