"""Seats of a plan (S6) under contention: the last one goes to one person, whether by invitation or by joining."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from tests.support import market, rows
from weimproovi import db
from weimproovi.errors import Invalid
from weimproovi.i18n import speaking
from weimproovi.models import Company, CompanyMember, Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.permissions.plans import PLANS
from weimproovi.services import members
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import MailKind, MemberRole, Plan, Purpose

pytestmark = [pytest.mark.usefixtures("database"), pytest.mark.clause("S6", "refuses")]
SEATS = PLANS[Plan.GROWTH].seats
FORM = {"password": market.PASSWORD, "adult": "yes"}


def team(seated: int, plan: Plan = Plan.GROWTH) -> tuple[Actor, list[Actor]]:
    """Two owners of a company on a plan, and so many people in its seats, them included."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = rows.company(session)
        rows.subscription(session, company, plan, -rows.HOUR)
        owners = [rows.member(session, company, MemberRole.OWNER) for _owner in range(2)]
        for _member in range(seated - 2):
            rows.member(session, company, MemberRole.RECRUITER)
        return owners[0], owners


def falls_to(owner: Actor, plan: Plan) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows.subscription(session, session.get_one(Company, owner.company_id), plan, -timedelta(minutes=1))


def at_once(attempts: Sequence[Callable[[], object]]) -> list[str]:
    """What becomes of several attempts of one moment."""
    together = Barrier(len(attempts))

    def run(attempt: Callable[[], object]) -> str:
        together.wait()
        try:
            attempt()
        except Invalid:
            return "full"
        return "in"

    with ThreadPoolExecutor(len(attempts)) as pool:
        return sorted(pool.map(run, attempts))


def invited(owner: Actor, count: int, role: str = "recruiter") -> list[str]:
    """The secrets of so many invitations."""
    for number in range(count):
        members.invite(owner, "Rina", f"rina{number}@example.com", role)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        paths = select(col(Mail.values)).where(col(Mail.kind) == MailKind.MEMBER_INVITED)
        return [values["path"].rsplit("/", 1)[1] for values in session.execute(paths).scalars()]


def join(token: str, number: int) -> str:
    return members.join(token, FORM, Visitor(f"198.51.100.{number}", "Firefox, Linux"))


def seated(owner: Actor) -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        of_company = (col(CompanyMember.company_id) == owner.company_id, col(CompanyMember.role) != MemberRole.REVIEWER)
        return int(session.execute(select(func.count()).select_from(CompanyMember).where(*of_company)).scalar_one())


@pytest.mark.parametrize("wave", [2, 8])
def test_of_several_invitations_for_the_last_seat_one_is_sent(wave: int) -> None:
    _owner, owners = team(SEATS - 1)
    attempts = [
        lambda number=number: members.invite(owners[number % 2], "Rina", f"rina{number}@example.com", "recruiter")
        for number in range(wave)
    ]
    assert at_once(attempts) == ["full"] * (wave - 1) + ["in"]


@pytest.mark.parametrize("wave", [2, 8])
def test_of_several_who_join_for_the_last_seat_after_a_downgrade_one_is_in(wave: int) -> None:
    owner, _owners = team(SEATS - 1, Plan.BUSINESS)
    tokens = invited(owner, wave)
    falls_to(owner, Plan.GROWTH)
    attempts = [lambda token=token, number=number: join(token, number) for number, token in enumerate(tokens)]
    assert at_once(attempts) == ["full"] * (wave - 1) + ["in"]
    assert seated(owner) == SEATS


def test_a_full_team_says_so_without_naming_a_plan_and_the_link_stays_alive() -> None:
    owner, _owners = team(SEATS, Plan.BUSINESS)
    (token,) = invited(owner, 1)
    falls_to(owner, Plan.GROWTH)
    for language in ("id", "en"):
        with speaking(language), pytest.raises(Invalid) as refused:
            join(token, 1)
        assert not any(word in refused.value.faults[""].lower() for word in ("paket", "plan", "tumbuh", "growth"))
    falls_to(owner, Plan.BUSINESS)
    assert join(token, 1)


@pytest.mark.clause("S6", "passes")
def test_reviewers_join_a_full_team() -> None:
    owner, _owners = team(SEATS, Plan.BUSINESS)
    (token,) = invited(owner, 1, "reviewer")
    falls_to(owner, Plan.FREE)
    assert join(token, 1)
    assert seated(owner) == SEATS
