"""Corners of the module that its other proofs do not walk through: nobody there, nothing yet, the last of a row."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from tests.support import rows
from weimproovi import db
from weimproovi.errors import NotFound
from weimproovi.ids import new_id
from weimproovi.models import Application, CompanyMember, Vacancy
from weimproovi.permissions import facts, scopes
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.plans import PLANS_BY_PRICE, next_plan
from weimproovi.vocabulary import MemberRole, Purpose

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


def test_after_the_largest_plan_there_is_none() -> None:
    assert [next_plan(plan) for plan in PLANS_BY_PRICE] == [*PLANS_BY_PRICE[1:], None]


def worked_on(actor: Actor) -> set[object]:
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return set(session.execute(scopes.vacancies_worked_on_by(actor).with_only_columns(col(Vacancy.id))).scalars())


@pytest.mark.usefixtures("database")
def test_an_owner_works_on_every_vacancy_and_a_recruiter_on_hers() -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company, elsewhere = rows.company(session), rows.company(session)
        hers, other = rows.vacancy(session, company), rows.vacancy(session, company)
        rows.vacancy(session, elsewhere)
        owner, recruiter = rows.member(session, company, MemberRole.OWNER), rows.member(session, company, MemberRole.RECRUITER, hers)
    assert (worked_on(owner), worked_on(recruiter)) == ({hers.id, other.id}, {hers.id})
    with pytest.raises(NotFound), db.transaction(owner, Purpose.RECRUIT) as session:
        facts.decision_about(session, owner, Purpose.RECRUIT, new_id())


@pytest.mark.clause("S3", "refuses")
@pytest.mark.usefixtures("database")
def test_her_own_application_is_not_decided_for_a_candidate_as_for_a_company() -> None:
    """She may read her row; the decision about what a company sees says nothing to her, also by mistake."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        candidate = rows.candidate(session)
        sent = rows.application(session, candidate, rows.vacancy(session, rows.company(session)))
    with pytest.raises(NotFound), db.transaction(candidate, Purpose.SELF) as session:
        facts.decision_about(session, candidate, Purpose.SELF, sent.id)


def seen(actor: Actor) -> int:
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return len(session.execute(select(col(Application.id))).all())


@pytest.mark.clause("S3", "refuses")
@pytest.mark.usefixtures("database")
def test_who_was_removed_a_moment_ago_acts_for_nobody() -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        vacancy, owner = rows.vacancy(session, company), rows.member(session, company, MemberRole.OWNER)
        rows.application(session, rows.candidate(session), vacancy)
    assert seen(owner) == 1
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(CompanyMember).where(col(CompanyMember.id) == owner.member_id).values(removed_at=NOW))
    assert seen(owner) == 0
