"""Who was shut out after a backup does not come in again with it: members, staff, companies that failed their check, tickets, old links."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.attacks.test_second_factor import half_session
from tests.support.drill import own_machine
from tests.support.market import some_candidate, some_member, some_owner, stored_application
from tests.support.staff import staff_with, ticket
from tests.support.town import town
from weimproovi import db
from weimproovi.errors import NotFound
from weimproovi.models import CompanyCheck
from weimproovi.permissions.actor import SYSTEM
from weimproovi.restore import Restored, restore
from weimproovi.services import (
    backups,
    company_checks,
    consents,
    members,
    sessions,
    staff_joining,
    staff_people,
    staff_tickets,
)
from weimproovi.vocabulary import ConsentScope, ConsentState, FieldGroup, Purpose, StaffRole, Stage


@pytest.fixture(autouse=True)
def machine(server_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with own_machine(server_folder, tmp_path, monkeypatch):
        yield


def put_back(name: str) -> Restored:
    return restore(backups.shelf_of(None), name, lambda *_words: None, replace=True)


@pytest.mark.clause("S3", "refuses")
def test_a_removed_member_stays_removed() -> None:
    owner = some_owner()
    member, made = some_member(owner), backups.back_up()[0].name
    members.remove(owner, str(member.member_id))
    assert put_back(made).repeated == 1
    assert sessions.resolve(half_session(member)) is None


@pytest.mark.clause("D1", "refuses")
def test_staff_whose_service_ended_hold_no_role_and_no_ticket() -> None:
    administrator, support = staff_with(StaffRole.ADMINISTRATOR), staff_with(StaffRole.SUPPORT)
    opened, made = ticket(support, some_candidate(), FieldGroup.IDENTITY), backups.back_up()[0].name
    assert support.account_id is not None
    staff_people.end(administrator, support.account_id)
    assert put_back(made).repeated == 1
    assert [person.own for person in staff_people.people(administrator)] == [True]
    assert not staff_tickets.is_open(support, opened)


def test_a_ticket_and_an_invitation_of_staff_do_not_begin_anew() -> None:
    support = staff_with(StaffRole.SUPPORT, StaffRole.ADMINISTRATOR)
    opened = ticket(support, some_candidate(), FieldGroup.IDENTITY)
    link = staff_people.add(support, "Sari", "sari@contoh.id", ["support"])
    made = backups.back_up()[0].name
    put_back(made)
    assert not staff_tickets.is_open(support, opened)
    with pytest.raises(NotFound):
        staff_joining.invited(link.rpartition("/")[2])


@pytest.mark.clause("U6", "refuses")
def test_a_withdrawn_consent_stays_withdrawn() -> None:
    found, scope = town(), ConsentScope.VIDEO_SHARE
    shown = consents.ask(found.victim, scope, found.application_id).sha256
    consents.give(found.victim, scope, found.application_id, shown=shown, agreed=True)
    made = backups.back_up()[0].name
    consents.withdraw(found.victim, scope, found.application_id)
    consents.withdraw(found.victim, ConsentScope.MATCHING)
    assert put_back(made).repeated == 2
    assert stored_application(found.application_id).video_share is ConsentState.WITHDRAWN


@pytest.mark.clause("S3", "refuses")
def test_a_company_that_failed_its_check_is_not_checked_again() -> None:
    found, moderator = town(), staff_with(StaffRole.MODERATOR)
    made = backups.back_up()[0].name
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        name = company_checks.standing.company_of(session, found.owner).name
    assert found.owner.company_id is not None
    company_checks.decide(moderator, found.owner.company_id, name=name, nib="", passed=False, words="NIB tidak cocok.")
    assert put_back(made).repeated == 1
    assert stored_application(found.application_id).stage is Stage.CLOSED
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mine = select(col(CompanyCheck.passed)).where(col(CompanyCheck.company_id) == found.owner.company_id)
        assert session.execute(mine.order_by(col(CompanyCheck.id).desc())).scalars().first() is False
    assert put_back(backups.back_up()[0].name).repeated == 0
