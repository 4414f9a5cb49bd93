"""The people of a company: seats, invitations by link, removal that acts at once, and assignments."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid, NotFound, TooYoung
from weimproovi.models import Mail, MailLink
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import members, sessions, vacancies
from weimproovi.vocabulary import MailKind, MemberRole, Plan, Purpose

pytestmark = pytest.mark.usefixtures("database")

FORM = {"password": market.PASSWORD, "adult": "yes"}


def token_mailed() -> str:
    """The secret of the newest invitation, as its mail carries it."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        invited = select(Mail).where(col(Mail.kind) == MailKind.MEMBER_INVITED).order_by(col(Mail.id).desc())
        return session.execute(invited).scalars().first().values["path"].rsplit("/", 1)[1]  # type: ignore[union-attr]


def joined(owner: Actor, role: str = "reviewer", email: str = "rina@example.com") -> tuple[Actor, str]:
    """A person who was invited and joined, with her cookie."""
    members.invite(owner, "Rina", email, role)
    cookie = members.join(token_mailed(), FORM, market.VISITOR)
    return market.require(sessions.resolve(cookie)), cookie


def test_an_invited_person_joins_with_her_own_password_and_role() -> None:
    owner = market.some_owner()
    assert members.invite(owner, "Rina", "Rina@Example.com", "reviewer").waiting
    assert members.invitation(token_mailed()) == ("PT Kopi Senja", "Rina", "rina@example.com")
    rina = market.require(sessions.resolve(members.join(token_mailed(), FORM, market.VISITOR)))
    assert (rina.company_id, rina.role) == (owner.company_id, MemberRole.REVIEWER)
    assert sessions.sign_in("rina@example.com", market.PASSWORD, market.VISITOR)
    assert [(row.name, row.waiting) for row in members.rows(rina)] == [("Wati", False), ("Rina", False)]


def test_an_invitation_is_kept_as_a_hash_only() -> None:
    members.invite(market.some_owner(), "Rina", "rina@example.com", "reviewer")
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        link = session.execute(select(MailLink).where(col(MailLink.invitation_id).is_not(None))).scalars().one()
    assert token_mailed().encode() not in link.token_hash


def test_a_link_works_once_and_for_seven_days_and_not_after_it_is_taken_back() -> None:
    owner = market.some_owner()
    row = members.invite(owner, "Rina", "rina@example.com", "reviewer")
    token = token_mailed()
    with clock.moved(timedelta(days=8)), pytest.raises(NotFound):
        members.invitation(token)
    members.cancel(owner, row.id)
    joined(owner, email="lain@example.com")
    for dead in (token, token_mailed(), "", "x"):
        with pytest.raises(NotFound):
            members.join(dead, FORM, market.VISITOR)


@pytest.mark.parametrize(
    ("form", "field"),
    [({"password": market.PASSWORD}, "adult"), ({"password": "12345678", "adult": "yes"}, "password")],
)
def test_what_is_missing_is_said_and_the_link_stays_alive(form: dict[str, str], field: str) -> None:
    members.invite(market.some_owner(), "Rina", "rina@example.com", "reviewer")
    with pytest.raises(Invalid) as refused:
        members.join(token_mailed(), form, market.VISITOR)
    assert list(refused.value.faults) == [field]
    assert members.invitation(token_mailed())


def test_nobody_under_eighteen_joins() -> None:
    members.invite(market.some_owner(), "Rina", "rina@example.com", "reviewer")
    with pytest.raises(TooYoung):
        members.join(token_mailed(), {**FORM, "adult": "no"}, market.VISITOR)


def test_an_address_of_another_confirmed_account_cannot_join() -> None:
    owner, other = market.some_owner(), market.some_owner("PT Teh Pagi", plan=Plan.GROWTH)
    joined(owner)
    members.invite(other, "Rina", "rina@example.com", "reviewer")
    with pytest.raises(Invalid):
        members.join(token_mailed(), FORM, market.VISITOR)


@pytest.mark.parametrize(
    ("name", "email", "role", "field"),
    [
        ("", "rina@example.com", "reviewer", "name"),
        ("Rina", "rina", "reviewer", "email"),
        ("Rina", "rina@example.com", "king", "role"),
    ],
)
def test_an_invitation_that_cannot_be_sent_is_refused_in_words(name: str, email: str, role: str, field: str) -> None:
    owner = market.some_owner()
    with pytest.raises(Invalid) as refused:
        members.invite(owner, name, email, role)
    assert list(refused.value.faults) == [field]
    assert len(members.rows(owner)) == 1


def test_the_same_address_is_invited_once() -> None:
    owner = market.some_owner()
    members.invite(owner, "Rina", "rina@example.com", "reviewer")
    with pytest.raises(Invalid):
        members.invite(owner, "Rina", "RINA@example.com", "reviewer")


def test_seats_are_the_plans_waiting_invitations_count_and_reviewers_are_free() -> None:
    owner = market.some_owner(plan=Plan.GROWTH)
    for number in range(4):
        members.invite(owner, "Rina", f"rina{number}@example.com", "hiring_manager")
    with pytest.raises(Invalid) as refused:
        members.invite(owner, "Rina", "rina5@example.com", "recruiter")
    assert "Tumbuh" in refused.value.faults[""]
    members.invite(owner, "Rina", "rina5@example.com", "reviewer")


def test_the_free_plan_has_the_owners_seat_only() -> None:
    with pytest.raises(Invalid):
        members.invite(market.some_owner(), "Rina", "rina@example.com", "recruiter")


def test_a_removed_member_is_out_at_her_next_request_and_may_be_invited_again() -> None:
    owner = market.some_owner()
    rina, cookie = joined(owner)
    members.remove(owner, str(rina.member_id))
    assert sessions.resolve(cookie) is None
    assert [row.name for row in members.rows(owner)] == ["Wati"]
    with pytest.raises(Invalid):
        sessions.sign_in("rina@example.com", market.PASSWORD, market.VISITOR)
    assert joined(owner)[0].member_id != rina.member_id


def test_removal_ends_assignments() -> None:
    owner = market.some_owner()
    vacancy = market.some_vacancy(owner)
    member = market.some_member(owner, MemberRole.RECRUITER, vacancy)
    members.remove(owner, str(member.member_id))
    assert members.assigned(owner, vacancy.id) == []
    assert vacancies.rows(member) == []


def test_the_last_owner_stays() -> None:
    owner = market.some_owner()
    with pytest.raises(Invalid):
        members.remove(owner, str(owner.member_id))
    second = market.some_member(owner, MemberRole.OWNER)
    members.remove(second, str(owner.member_id))
    assert [row.role for row in members.rows(second)] == ["owner"]


@pytest.mark.parametrize("role", [MemberRole.RECRUITER, MemberRole.HIRING_MANAGER, MemberRole.REVIEWER])
def test_only_owners_change_the_team(role: MemberRole) -> None:
    owner = market.some_owner()
    vacancy = market.some_vacancy(owner)
    member = market.some_member(owner, role, vacancy)
    for attempt in (
        lambda: members.invite(member, "Rina", "rina@example.com", "reviewer"),
        lambda: members.cancel(member, vacancy.id),
        lambda: members.remove(member, str(owner.member_id)),
        lambda: members.assign(member, vacancy.id, str(member.member_id), on=False),
    ):
        with pytest.raises(Denied):
            attempt()


def test_another_companys_people_and_vacancies_are_not_there() -> None:
    owner, other = market.some_owner(), market.some_owner("PT Teh Pagi")
    vacancy, member = market.some_vacancy(owner), market.some_member(owner)
    invited = members.invite(owner, "Rina", "rina@example.com", "reviewer")
    for attempt in (
        lambda: members.remove(other, str(member.member_id)),
        lambda: members.cancel(other, invited.id),
        lambda: members.assigned(other, vacancy.id),
        lambda: members.assign(other, vacancy.id, str(other.member_id), on=True),
        lambda: members.assign(owner, vacancy.id, str(other.member_id), on=True),
        lambda: members.remove(other, "no id"),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert [row.name for row in members.rows(other)] == ["Wati"]


def test_an_assignment_opens_and_closes_a_vacancy_for_a_member() -> None:
    owner = market.some_owner()
    vacancy, member = market.some_vacancy(owner), market.some_member(owner)
    for on in (True, True, False, False, True):
        members.assign(owner, vacancy.id, str(member.member_id), on=on)
        assert [working for _row, working in members.assigned(owner, vacancy.id)] == [on]
        assert len(vacancies.rows(member)) == on
