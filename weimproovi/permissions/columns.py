"""Where each fact of the decision is found in the database, for the SQL face and for loading facts.

What is the same for every application (the company's check and plan, the vacancies a member works on) is read once, when the transaction
begins (`acting.py`), and kept in its settings; what differs is a column of `application`. So no rule looks anything up row by row.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    ColumnElement,
    DateTime,
    Integer,
    Text,
    Uuid,
    and_,
    any_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import aliased
from sqlmodel import col

from weimproovi.models import Application, CompanyCheck, CompanyMember, Subscription, Vacancy, VacancyAssignment
from weimproovi.permissions.conditions import CONDITIONS
from weimproovi.permissions.expressions import Columns, Sql
from weimproovi.permissions.plans import PLANS
from weimproovi.permissions.viewer import Viewer, setting, words_of
from weimproovi.vocabulary import FieldGroup, MemberRole, Plan

COMPANY_CHECKED = setting("company_checked", Boolean)
PLAN = setting("plan")
NEWEST = (col(Subscription.starts_at).desc(), col(Subscription.id).desc())
SEAT, SEATS = setting("seat", Integer), setting("seats", Integer)
OPENINGS_LIMIT = setting("openings_limit", Integer)
VIDEOS_LIMIT = setting("videos_limit", Integer)
PLAN_CHANGES_AT = setting("plan_changes_at", DateTime(timezone=True))
# What is the same for every application of a viewer: `act_as` gives these back, so that no query has to ask for them again.
SETTLED_FACTS: dict[str, ColumnElement[Any]] = {
    "company_checked": COMPANY_CHECKED, "seat": SEAT, "seats": SEATS, "plan": PLAN, "openings_limit": OPENINGS_LIMIT, "videos_limit": VIDEOS_LIMIT,
    "plan_changes_at": PLAN_CHANGES_AT,
}  # fmt: skip
# An array from a select needs its type said again: `= ANY (SELECT …)` would compare with its rows.
ASSIGNED_VACANCIES = cast(setting("assigned_vacancies", ARRAY(Uuid)), ARRAY(Uuid))
SHOWN_VACANCIES = cast(setting("shown_vacancies", ARRAY(Uuid)), ARRAY(Uuid))


def fact_columns(viewer: Viewer) -> Columns:
    """Every fact as a SQL expression, correlated to `application`."""
    return {
        "viewer_kind": viewer.kind,
        "viewer_company_id": viewer.company_id,
        "viewer_role": viewer.role,
        "purpose": viewer.purpose,
        "now": viewer.now,
        "today": viewer.today,
        **SETTLED_FACTS,
        "company_id": col(Application.company_id),
        "delivered_at": col(Application.delivered_at),
        "stage": col(Application.stage),
        "visible_until": col(Application.visible_until),
        "assigned": assigned(col(Application.vacancy_id)),
        "reviewers_see_resume": col(Application.vacancy_id) == any_(SHOWN_VACANCIES),
        "opening_ordinal": col(Application.opening_ordinal),
        "paused_at": col(Application.paused_at),
        "erased_at": col(Application.erased_at),
        "video_share": col(Application.video_share),
        "video_share_until": col(Application.video_share_until),
        "video_ordinal": col(Application.video_ordinal),
    }


def assigned(vacancy_id: Sql) -> ColumnElement[bool]:
    """The viewer works on the vacancy."""
    return vacancy_id == any_(ASSIGNED_VACANCIES)


def settled(group: FieldGroup) -> ColumnElement[bool]:
    """Nothing about the viewer closes the group; whether an application does is another matter."""
    named = literal(group.value, Text)
    return select(named == any_(cast(words_of("open_groups"), ARRAY(Text)))).scalar_subquery()


def facts_from_tables(viewer: Viewer) -> dict[str, Sql]:
    """What the settings of a member's transaction hold, by name, as read from the tables."""
    return {
        "company_checked": company_checked(viewer),
        "seat": seat(viewer),
        "plan": live_plan(viewer),
        "plan_changes_at": plan_changes_at(viewer),
        "assigned_vacancies": _assigned_vacancies(viewer),
        "shown_vacancies": _shown_vacancies(viewer),
    }


def facts_that_follow() -> dict[str, Sql]:
    """What follows from those settings: the plan's limit, and the field groups that nothing about the viewer closes."""
    plan, checked = words_of("plan"), cast(words_of("company_checked"), Boolean)
    seats = by_plan(plan, {code: terms.seats for code, terms in PLANS.items()})
    known: dict[str, Sql] = {"plan": plan, "company_checked": checked, "seat": cast(words_of("seat"), Integer), "seats": seats}
    known |= {"viewer_kind": words_of("kind"), "viewer_role": words_of("role"), "purpose": words_of("purpose")}
    open_groups = (
        case((and_(*(one.expression.sql(known) for one in needed if one.settled)), group.value))
        for group, needed in CONDITIONS.items()
    )
    return {
        "seats": seats,
        "openings_limit": by_plan(plan, {code: terms.openings_per_vacancy for code, terms in PLANS.items()}),
        "videos_limit": by_plan(plan, {code: terms.videos_per_month for code, terms in PLANS.items()}),
        "open_groups": func.array_remove(array(open_groups), None),
    }


def company_checked(viewer: Viewer) -> ColumnElement[bool]:
    """The latest staff decision about the viewer's company passed it, and she is still of it (S3): a company that leaves removes all its members.

    Her own row is asked, not the company's: the rules of that one are long, and this is read in every transaction.
    """
    latest = select(col(CompanyCheck.passed)).where(col(CompanyCheck.company_id) == viewer.company_id)
    newest = latest.order_by(col(CompanyCheck.id).desc()).limit(1).scalar_subquery()
    hers = (col(CompanyMember.id) == viewer.member_id, col(CompanyMember.company_id) == viewer.company_id)
    return and_(newest, exists(select(col(CompanyMember.id)).where(*hers, col(CompanyMember.removed_at).is_(None))))


def seat(viewer: Viewer) -> Sql:
    """The viewer's seat; NULL for somebody who left. Other purposes than the company's own see no colleague, and open no application either."""
    hers = aliased(CompanyMember)
    own = (col(hers.id) == viewer.member_id, col(hers.company_id) == viewer.company_id, col(hers.removed_at).is_(None))
    return select(seat_of(hers)).where(*own).scalar_subquery()


def seat_of(hers: Any) -> Sql:
    """A member's place among those who recruit in her company: owners first, then by the moment of joining (S6). 0 for a reviewer, who takes none.

    Asked of the members as they are now: a colleague who leaves gives her seat to the next.
    """
    other = aliased(CompanyMember)
    earlier = (
        col(other.company_id) == col(hers.company_id),
        col(other.removed_at).is_(None),
        col(other.role) != MemberRole.REVIEWER,
        tuple_(*_joined(other)) <= tuple_(*_joined(hers)),
    )
    place = select(func.count()).select_from(other).where(*earlier).correlate(hers).scalar_subquery()
    return case((col(hers.role) == MemberRole.REVIEWER, 0), else_=place)


def _joined(member: Any) -> tuple[Sql, ...]:
    return case((col(member.role) == MemberRole.OWNER, 0), else_=1), col(member.created_at), col(member.id)


def live_plan(viewer: Viewer) -> ColumnElement[str]:
    """The plan of the viewer's company at this moment; the free plan outside every period."""
    current = select(col(Subscription.plan)).where(*_live(viewer)).order_by(*NEWEST).limit(1)
    return func.coalesce(current.scalar_subquery(), literal(Plan.FREE.value))


def plan_changes_at(viewer: Viewer) -> Sql:
    """When a period of a plan of the viewer's company next begins or ends; NULL when none will."""
    begins, ends = col(Subscription.starts_at), col(Subscription.ends_at)
    next_one = case((begins > viewer.now, begins), (ends > viewer.now, ends))
    return select(func.min(next_one)).where(col(Subscription.company_id) == viewer.company_id).scalar_subquery()


def by_plan(plan: ColumnElement[str], values: dict[Plan, int]) -> ColumnElement[int]:
    """A number of the plan table, chosen in SQL."""
    return case({key.value: value for key, value in values.items()}, value=plan, else_=0).cast(Integer)


def _live(viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    ends = col(Subscription.ends_at)
    return (
        col(Subscription.company_id) == viewer.company_id,
        and_(col(Subscription.starts_at) <= viewer.now, or_(ends.is_(None), ends > viewer.now)),
    )


def _assigned_vacancies(viewer: Viewer) -> Sql:
    """Vacancies that the viewer works on; not asked for owners, who need no assignment."""
    found = (
        select(func.array_agg(col(VacancyAssignment.vacancy_id)))
        .where(col(VacancyAssignment.member_id) == viewer.member_id, col(VacancyAssignment.ended_at).is_(None))
        .scalar_subquery()
    )
    return case((viewer.role != MemberRole.OWNER.value, found))


def _shown_vacancies(viewer: Viewer) -> Sql:
    """Vacancies whose reviewers read resumes, as an owner switched it on; asked for reviewers alone."""
    found = (
        select(func.array_agg(col(Vacancy.id)))
        .where(col(Vacancy.company_id) == viewer.company_id, col(Vacancy.reviewers_see_resume).is_(True))
        .scalar_subquery()
    )
    return case((viewer.role == MemberRole.REVIEWER.value, found))
