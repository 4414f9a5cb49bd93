"""Companies and their people leave: applicants read words, the name is gone, invoices stay, nothing of a person is left."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select, text
from sqlmodel import SQLModel, col

from tests.support.factors import code_of, take_back
from tests.support.market import PASSWORD, VISITOR, apply, some_candidate, some_owner, some_vacancy, stored_application
from tests.support.town import Town, cookie_of, town
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.integrations import journal
from weimproovi.models import Account, Certificate, Company, CompanyMember, Credential, Listing, Mail, PublishedCompany
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import applications, company_leaving, passwords, pipeline, replaying, sessions
from weimproovi.vocabulary import CertificateKind, JournalKind, MailKind, MemberRole, Purpose, Stage


@pytest.fixture
def lived_in(database: Engine) -> Town:
    return town()


def proof_of(actor: Actor) -> dict[str, str]:
    """Password and, for owners, a code."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        known = select(Credential).where(col(Credential.account_id) == actor.account_id)
        session.execute(known).scalars().one().password_hash = passwords.hash_password(PASSWORD)
    if actor.role is not MemberRole.OWNER:
        return {"password": PASSWORD}
    take_back(actor.account_id)
    return {"password": PASSWORD, "code": code_of(actor.account_id)}


def close(everybody: Town) -> None:
    company_leaving.close_company(everybody.owner, proof_of(everybody.owner), VISITOR)


def rows_of(engine: Engine) -> str:
    """Every row of every table as text."""
    with engine.connect() as connection:
        found = (connection.execute(text(f'SELECT t::text FROM "{name}" t')).scalars() for name in SQLModel.metadata.tables)
        return "\n".join(row for rows in found for row in rows)


def count(table: type[SQLModel], *conditions: object) -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return len(session.execute(select(table).where(*conditions)).all())  # type: ignore[arg-type]


@pytest.mark.clause("S3", "refuses")
def test_when_a_company_closes_its_applicants_read_who_ended_it_and_why(lived_in: Town) -> None:
    close(lived_in)
    assert stored_application(lived_in.application_id).stage is Stage.CLOSED
    sheet = applications.my_application(lived_in.victim, lived_in.application_id)
    told = " ".join(f"{entry.words} {entry.message}" for entry in sheet.timeline)
    assert "berhenti memakai Weimproovi" in told
    assert count(Mail, col(Mail.kind) == MailKind.APPLICATION_ENDED, col(Mail.candidate_id) == lived_in.victim.candidate_id) == 1


@pytest.mark.clause("S5", "refuses")
def test_the_name_is_published_nowhere_any_more(lived_in: Town) -> None:
    close(lived_in)
    assert count(PublishedCompany, col(PublishedCompany.company_id) == lived_in.owner.company_id) == 0
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        names = session.execute(select(col(Listing.company_name))).scalars().all()
    assert names == ["PT Lain"]


def test_nobody_of_the_company_is_signed_in_any_more(lived_in: Town) -> None:
    cookies = [cookie_of(one) for one in (lived_in.owner, lived_in.assigned, lived_in.reviewer)]
    close(lived_in)
    assert [sessions.resolve(cookie) for cookie in cookies] == [None] * 3


def test_an_old_actor_of_the_company_opens_nothing(lived_in: Town) -> None:
    close(lived_in)
    with pytest.raises(Denied):
        pipeline.sheet(lived_in.owner, lived_in.application_id)


def test_addresses_and_passwords_of_the_team_are_gone_but_for_the_receipts(lived_in: Town, database: Engine) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        team = select(Account.email).join(CompanyMember, col(CompanyMember.account_id) == col(Account.id))
        addresses = session.execute(team.where(col(CompanyMember.company_id) == lived_in.owner.company_id)).scalars().all()
    close(lived_in)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        receipts = session.execute(select(Mail).where(col(Mail.kind) == MailKind.DELETION_RECEIPT)).scalars().all()
        assert sorted(row.address for row in receipts) == sorted(addresses)
        for row in receipts:
            session.delete(row)  # as sending does
    left = rows_of(database)
    assert not [address for address in addresses if address in left]


def test_the_company_keeps_its_name_and_nothing_else(lived_in: Town) -> None:
    close(lived_in)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        company = session.get_one(Company, lived_in.owner.company_id)
    assert company.closed_at is not None
    assert (company.address, company.city, company.contact_email, company.contact_phone, company.about) == ("",) * 5
    assert count(Certificate, col(Certificate.kind) == CertificateKind.COMPANY_LEFT) == 1


def test_the_journal_remembers_and_repeating_it_changes_nothing_more(lived_in: Town) -> None:
    before = clock.now()
    close(lived_in)
    kinds = [entry.kind for entry in journal.entries(before)]
    assert JournalKind.COMPANY_LEFT in kinds
    replaying.replay(before)
    assert count(Certificate, col(Certificate.kind) == CertificateKind.COMPANY_LEFT) == 1


def test_only_an_owner_with_proof_closes_it(lived_in: Town) -> None:
    with pytest.raises(Denied):
        company_leaving.close_company(lived_in.assigned, proof_of(lived_in.assigned), VISITOR)
    for typed in ({}, {"password": PASSWORD}, {**proof_of(lived_in.owner), "code": "000000"}):
        with pytest.raises(Invalid):
            company_leaving.close_company(lived_in.owner, typed, VISITOR)
    with pytest.raises(Denied):
        company_leaving.close_company(some_candidate("Wulan"), {"password": PASSWORD}, VISITOR)


def test_another_company_is_untouched(lived_in: Town) -> None:
    close(lived_in)
    assert company_leaving.view(lived_in.other_owner).vacancies == 1


def test_a_recruiter_leaves_and_her_company_goes_on(lived_in: Town, database: Engine) -> None:
    cookie = cookie_of(lived_in.assigned)
    company_leaving.leave_team(lived_in.assigned, proof_of(lived_in.assigned), VISITOR)
    assert sessions.resolve(cookie) is None
    assert pipeline.sheet(lived_in.owner, lived_in.application_id)
    assert count(CompanyMember, col(CompanyMember.id) == lived_in.assigned.member_id, col(CompanyMember.name) != "") == 0


def test_the_last_owner_cannot_leave_alone(lived_in: Town) -> None:
    with pytest.raises(Invalid) as refusal:
        company_leaving.leave_team(lived_in.owner, proof_of(lived_in.owner), VISITOR)
    assert "pemilik terakhir" in refusal.value.faults[""]


def test_a_candidate_or_staff_has_no_team_to_leave(lived_in: Town) -> None:
    for actor in (lived_in.victim, lived_in.staff):
        with pytest.raises((NotFound, Invalid)):
            company_leaving.leave_team(actor, {"password": PASSWORD}, VISITOR)


def test_an_unchecked_company_that_closes_tells_its_waiting_applicants(database: Engine) -> None:
    owner, person = some_owner(checked=False), some_candidate()
    sent = apply(person, some_vacancy(owner))
    with clock.moved(timedelta(minutes=1)):
        company_leaving.close_company(owner, proof_of(owner), VISITOR)
    assert stored_application(sent).stage is Stage.CLOSED
