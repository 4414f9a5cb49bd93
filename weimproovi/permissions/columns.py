"""Where each fact of the decision is found in the database, for the SQL face and for loading facts."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, exists, func, literal, or_, select
from sqlmodel import col

from weimproovi.models import (
    Application,
    CompanyCheck,
    Opening,
    Subscription,
    Vacancy,
    VacancyAssignment,
)
from weimproovi.permissions.expressions import Columns, Sql
from weimproovi.permissions.plans import PLANS
from weimproovi.permissions.viewer import Viewer
from weimproovi.vocabulary import Plan


def fact_columns(viewer: Viewer) -> Columns:
    """Every fact as a SQL expression, correlated to `application`."""
    return {
        "viewer_kind": viewer.kind,
        "viewer_company_id": viewer.company_id,
        "viewer_role": viewer.role,
        "purpose": viewer.purpose,
        "now": viewer.now,
        "today": viewer.today,
        "company_id": col(Application.company_id),
        "delivered_at": col(Application.delivered_at),
        "stage": col(Application.stage),
        "visible_until": col(Application.visible_until),
        "company_checked": company_checked(viewer),
        "assigned": assigned(viewer, col(Application.vacancy_id)),
        "reviewers_see_resume": _of_vacancy(col(Vacancy.reviewers_see_resume)),
        "opening_ordinal": _opening_ordinal(),
        "plan": live_plan(viewer),
        "openings_limit": by_plan(
            live_plan(viewer), {plan: terms.openings_per_vacancy for plan, terms in PLANS.items()}
        ),
        "plan_ends_at": _plan_ends(viewer),
        "paused_at": col(Application.paused_at),
        "erased_at": col(Application.erased_at),
    }


def company_checked(viewer: Viewer) -> ColumnElement[bool]:
    """The latest staff decision about the viewer's company passed it (S3)."""
    latest = (
        select(col(CompanyCheck.passed))
        .where(col(CompanyCheck.company_id) == viewer.company_id)
        .order_by(col(CompanyCheck.id).desc())
        .limit(1)
    )
    return latest.scalar_subquery()


def assigned(viewer: Viewer, vacancy_id: Sql) -> ColumnElement[bool]:
    """The viewer works on the vacancy."""
    return exists(
        select(col(VacancyAssignment.id))
        .where(
            col(VacancyAssignment.vacancy_id) == vacancy_id,
            col(VacancyAssignment.member_id) == viewer.member_id,
            col(VacancyAssignment.ended_at).is_(None),
        )
        .correlate(Application, Vacancy)
    )


def live_plan(viewer: Viewer) -> ColumnElement[str]:
    """The plan of the viewer's company at this moment; the free plan outside every period."""
    current = select(col(Subscription.plan)).where(*_live(viewer)).order_by(col(Subscription.starts_at).desc()).limit(1)
    return func.coalesce(current.scalar_subquery(), literal(Plan.FREE.value))


def by_plan(plan: ColumnElement[str], values: dict[Plan, int]) -> ColumnElement[int]:
    """A number of the plan table, chosen in SQL."""
    return case({key.value: value for key, value in values.items()}, value=plan, else_=0).cast(Integer)


def _plan_ends(viewer: Viewer) -> ColumnElement[Any]:
    return select(func.min(col(Subscription.ends_at))).where(*_live(viewer)).scalar_subquery()


def _live(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    ends = col(Subscription.ends_at)
    return (
        col(Subscription.company_id) == viewer.company_id,
        and_(col(Subscription.starts_at) <= viewer.now, or_(ends.is_(None), ends > viewer.now)),
    )


def _of_vacancy(column: Sql) -> ColumnElement[Any]:
    return select(column).where(col(Vacancy.id) == col(Application.vacancy_id)).correlate(Application).scalar_subquery()


def _opening_ordinal() -> ColumnElement[Any]:
    return (
        select(col(Opening.ordinal))
        .where(col(Opening.application_id) == col(Application.id))
        .correlate(Application)
        .scalar_subquery()
    )
