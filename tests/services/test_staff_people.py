"""The operator's people: invited, joined, given roles, ended; never without an administrator, never by themselves."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market
from tests.support.factors import strong
from tests.support.market import PASSWORD, VISITOR
from tests.support.staff import email_of, staff_with, still_signed_in, ticket
from weimproovi import commands_staff, db, routes
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.ids import new_id
from weimproovi.models import Account, SecondFactor
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.staff import StaffPerson
from weimproovi.services import desk, sessions, staff_audit, staff_joining, staff_people, staff_tickets, staff_trail
from weimproovi.vocabulary import FieldGroup, Purpose, StaffActKind, StaffRole

pytestmark = pytest.mark.usefixtures("database")
ADMINISTRATOR, SUPPORT, FINANCE = StaffRole.ADMINISTRATOR, StaffRole.SUPPORT, StaffRole.FINANCE
EMAIL = "rani@petugas.contoh.id"


def invited(by: Actor, *roles: StaffRole, email: str = EMAIL) -> tuple[str, StaffPerson]:
    """The token of the link, and the row in the list."""
    path = staff_people.add(by, "Rani", email, roles or (SUPPORT,))
    return path.rpartition("/")[2], next(row for row in staff_people.people(by) if row.email == email)


def test_an_invited_person_sets_a_password_and_needs_a_second_factor() -> None:
    token, row = invited(staff_with(ADMINISTRATOR), SUPPORT, FINANCE)
    assert (row.waiting, row.role_words) == (True, "Dukungan, Keuangan")
    assert staff_joining.invited(token) == ("Rani", EMAIL)
    cookie = staff_joining.join(token, PASSWORD, VISITOR)
    assert sessions.resolve(cookie) is None
    joined = market.require(sessions.resolve(strong(cookie)))
    assert joined.staff_roles == {SUPPORT, FINANCE}
    assert sessions.sign_in(EMAIL, PASSWORD, VISITOR)


def test_a_link_works_once_and_a_new_one_kills_the_former() -> None:
    administrator = staff_with(ADMINISTRATOR)
    first, row = invited(administrator)
    second = staff_people.send_again(administrator, row.id).rpartition("/")[2]
    with pytest.raises(NotFound):
        staff_joining.join(first, PASSWORD, VISITOR)
    staff_joining.join(second, PASSWORD, VISITOR)
    for attempt in (lambda: staff_joining.join(second, PASSWORD, VISITOR), lambda: staff_people.send_again(administrator, row.id)):
        with pytest.raises(NotFound):
            attempt()


def test_a_weak_password_leaves_the_link_alive() -> None:
    token, _row = invited(staff_with(ADMINISTRATOR))
    with pytest.raises(Invalid):
        staff_joining.join(token, "sandi", VISITOR)
    assert staff_joining.join(token, PASSWORD, VISITOR)


def test_an_address_of_somebody_else_is_told_to_who_holds_the_mail_alone() -> None:
    person, administrator = market.some_candidate(), staff_with(ADMINISTRATOR)
    token, _row = invited(administrator, email=email_of(person))
    with pytest.raises(Invalid) as refused:
        staff_joining.join(token, PASSWORD, VISITOR)
    assert list(refused.value.faults) == [""]


def test_staff_cannot_be_invited_twice() -> None:
    administrator = staff_with(ADMINISTRATOR)
    invited(administrator)
    with pytest.raises(Invalid) as refused:
        staff_people.add(administrator, "Rani", EMAIL.upper(), [FINANCE])
    assert list(refused.value.faults) == ["email"]


@pytest.mark.parametrize(("name", "email", "roles", "fault"), [("", EMAIL, ["support"], "name"), ("Rani", "x", ["support"], "email"), ("Rani", EMAIL, [], "roles"), ("Rani", EMAIL, ["owner"], "roles")])
def test_what_is_missing_is_said(name: str, email: str, roles: list[str], fault: str) -> None:
    with pytest.raises(Invalid) as refused:
        staff_people.add(SYSTEM, name, email, roles)
    assert list(refused.value.faults) == [fault]


def test_changed_roles_apply_at_once_and_close_what_they_opened() -> None:
    administrator, person, colleague = staff_with(ADMINISTRATOR), market.some_candidate(), staff_with(SUPPORT)
    opened = ticket(colleague, person, FieldGroup.IDENTITY)
    staff_people.set_roles(administrator, str(colleague.account_id), [FINANCE, StaffRole.MODERATOR])
    assert not staff_tickets.is_open(colleague, opened)
    row = next(row for row in staff_people.people(administrator) if row.id == str(colleague.account_id))
    assert row.roles == ["moderator", "finance"]


def test_an_ended_service_ends_sessions_tickets_and_the_way_back() -> None:
    administrator, person, colleague = staff_with(ADMINISTRATOR), market.some_candidate(), staff_with(SUPPORT)
    ticket(colleague, person, FieldGroup.IDENTITY)
    address = email_of(colleague)
    staff_people.end(administrator, str(colleague.account_id))
    assert not still_signed_in(colleague)
    assert staff_tickets.about_me(person) == []
    with pytest.raises(Invalid):
        sessions.sign_in(address, PASSWORD, VISITOR)
    assert address not in {row.email for row in staff_people.people(administrator)}


def test_an_ended_invitation_cannot_be_used() -> None:
    administrator = staff_with(ADMINISTRATOR)
    token, row = invited(administrator)
    staff_people.end(administrator, row.id)
    with pytest.raises(NotFound):
        staff_joining.join(token, PASSWORD, VISITOR)


def test_nobody_changes_her_own_roles() -> None:
    administrator = staff_with(ADMINISTRATOR)
    with pytest.raises(Denied):
        staff_people.set_roles(administrator, str(administrator.account_id), list(StaffRole))


def test_the_last_administrator_stays() -> None:
    administrator = staff_with(ADMINISTRATOR)
    invited(administrator, ADMINISTRATOR)  # who has not joined does not count
    for attempt in (lambda: staff_people.end(administrator, str(administrator.account_id)), lambda: staff_people.end(SYSTEM, administrator.account_id or "")):
        with pytest.raises(Invalid):
            attempt()
    assert still_signed_in(administrator)


def test_two_administrators_who_end_each_other_at_once_leave_one() -> None:
    pair = staff_with(ADMINISTRATOR), staff_with(ADMINISTRATOR)
    outcomes: list[str] = []

    def end(by: Actor, whom: Actor) -> None:
        try:
            staff_people.end(by, str(whom.account_id))
            outcomes.append("ended")
        except (Invalid, Denied):
            outcomes.append("refused")

    threads = [threading.Thread(target=end, args=(by, whom)) for by, whom in (pair, pair[::-1])]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(outcomes) == ["ended", "refused"]


ACTS: tuple[Callable[[Actor], object], ...] = (
    staff_people.people,
    lambda actor: staff_people.add(actor, "Rani", EMAIL, ["support"]),
    lambda actor: staff_people.send_again(actor, new_id()),
    lambda actor: staff_people.set_roles(actor, new_id(), ["support"]),
    lambda actor: staff_people.end(actor, new_id()),
)


@pytest.mark.parametrize("act", range(len(ACTS)))
def test_only_administrators_manage_staff(act: int) -> None:
    others = [staff_with(role) for role in StaffRole if role is not ADMINISTRATOR]
    for actor in [*others, market.some_owner(), market.some_candidate()]:
        with pytest.raises(Denied) as refused:
            ACTS[act](actor)
        assert not isinstance(refused.value, NotFound)


def test_every_act_on_staff_is_in_the_audit() -> None:
    administrator = staff_with(ADMINISTRATOR)
    _token, row = invited(administrator)
    staff_people.set_roles(administrator, row.id, [FINANCE])
    staff_people.end(administrator, row.id)
    told = [(act.act, act.words) for act in staff_trail.acts(administrator)[1:]]
    assert told == [("Mengakhiri tugas petugas", "Rani"), ("Mengubah peran petugas", "Rani · Keuangan"), ("Mengundang petugas", "Rani · Dukungan")]


def test_the_command_line_makes_the_first_administrator(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands_staff.staff(["add", EMAIL, "Rani", "administrator", "support"]) == 0
    token = capsys.readouterr().out.strip().rpartition("/")[2]
    staff_joining.join(token, PASSWORD, VISITOR)
    assert commands_staff.staff(["list"]) == 0
    assert f"{EMAIL}  Rani  support, administrator" in capsys.readouterr().out
    assert staff_trail.acts(staff_with(ADMINISTRATOR), StaffActKind.STAFF_ADD)[0].name == staff_audit.AT_THE_MACHINE


@pytest.mark.parametrize(("arguments", "status"), [(["end", "tiada@contoh.id"], 1), (["add", EMAIL, "Rani", "owner"], 1), (["add", EMAIL], 2), ([], 2), (["dance"], 2)])
def test_the_command_line_says_what_it_cannot_do(arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands_staff.staff(arguments) == status
    assert capsys.readouterr().out.strip()


def test_the_command_line_ends_somebodys_service() -> None:
    staff_with(ADMINISTRATOR)
    colleague = staff_with(SUPPORT)
    assert commands_staff.staff(["end", email_of(colleague)]) == 0
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        assert session.execute(select(col(Account.closed_at)).where(col(Account.id) == colleague.account_id)).scalar()


def test_places_follow_the_roles() -> None:
    assert desk.places(staff_with(FINANCE)) == [routes.STAFF_PAYMENTS]
    assert desk.places(staff_with(SUPPORT, StaffRole.MODERATOR)) == [routes.STAFF_COMPANIES, routes.STAFF_REPORTS, routes.STAFF_TICKETS, routes.STAFF_MAIL]
    assert desk.places(market.some_owner()) == []


def test_the_command_line_takes_the_sign_in_codes_of_any_account_away() -> None:
    owner = market.some_owner()
    assert commands_staff.staff(["reset", email_of(owner)]) == 0
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(SecondFactor).where(col(SecondFactor.account_id) == owner.account_id)).first() is None
    assert commands_staff.staff(["reset", "tiada@contoh.id"]) == 1
