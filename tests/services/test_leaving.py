"""Leaving: closed in the same second, back within 72 hours, gone after them."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from tests.support.market import PASSWORD, VISITOR, some_candidate
from tests.support.town import Town, cookie_of, town
from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.models import Account, Certificate, FileRemoval, Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import (
    applications,
    copies,
    destruction,
    disclosed_files,
    leaving,
    pipeline,
    sessions,
    subscriptions,
)
from weimproovi.vocabulary import CertificateKind, MailKind, Purpose, Stage

IN_TIME, TOO_LATE = timedelta(hours=71, minutes=59), timedelta(hours=72, minutes=1)


def leave(person: Actor) -> leaving.Leaver:
    return leaving.ask_to_leave(person, {"password": PASSWORD}, VISITOR)


def seen_by(owner: Actor, found: Town) -> list[str]:
    return [card.id for card in pipeline.pipeline(owner, found.vacancy.id, Stage.NEW).cards]


def mails(kind: MailKind) -> list[Mail]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(Mail).where(col(Mail.kind) == kind)).scalars())


@pytest.mark.clause("S3", "refuses")
def test_who_leaves_is_closed_to_everyone_at_once(database: Engine) -> None:
    found = town()
    cookie = cookie_of(found.victim)
    leave(found.victim)
    assert seen_by(found.owner, found) == []
    with pytest.raises(NotFound):
        pipeline.sheet(found.owner, found.application_id)
    assert sessions.resolve(cookie) is None
    assert [mail.values["due"] for mail in mails(MailKind.LEAVING_ASKED)] != [""]


def test_a_wrong_password_closes_nothing(database: Engine) -> None:
    person = some_candidate()
    with pytest.raises(Invalid):
        leaving.ask_to_leave(person, {"password": "bukan ini"}, VISITOR)
    assert sessions.resolve(cookie_of(person)) is not None


def test_a_member_of_a_company_does_not_leave_this_way(database: Engine) -> None:
    with pytest.raises(NotFound):
        leave(town().owner)


@pytest.mark.clause("S3", "passes")
def test_within_72_hours_she_comes_back_to_everything(database: Engine) -> None:
    found = town()
    leave(found.victim)
    cookie = cookie_of(found.victim)
    with clock.moved(IN_TIME):
        leaving.come_back(cookie)
        assert destruction.sweep_leaving().rows == 0
        assert sessions.resolve(cookie) is not None
        assert seen_by(found.owner, found) == [found.application_id]
    assert len(mails(MailKind.LEAVING_CANCELLED)) == 1


def test_what_was_withdrawn_before_stays_withdrawn(database: Engine) -> None:
    found = town()
    applications.withdraw(found.victim, found.application_id)
    leave(found.victim)
    leaving.come_back(cookie_of(found.victim))
    assert applications.my_application(found.victim, found.application_id).card.stage_code == "withdrawn"


def test_after_72_hours_nobody_comes_back(database: Engine) -> None:
    found = town()
    leave(found.victim)
    cookie = cookie_of(found.victim)
    with clock.moved(TOO_LATE):
        with pytest.raises(NotFound):
            leaving.come_back(cookie)
        assert leaving.leaver(cookie) is None


def test_she_may_sign_up_again_with_the_same_address(database: Engine) -> None:
    found = town()
    leave(found.victim)
    with clock.moved(TOO_LATE):
        assert destruction.sweep_leaving().rows == 1
        assert destruction.sweep_leaving().rows == 0
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.get(Account, found.victim.account_id) is None


def test_destroying_leaves_a_certificate_a_receipt_and_the_files_to_remove(database: Engine) -> None:
    found = town()
    leave(found.victim)
    with clock.moved(TOO_LATE):
        destruction.sweep_leaving()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        certificate = session.execute(select(Certificate)).scalars().one()
        names = session.execute(select(FileRemoval)).scalars().all()
    receipt = mails(MailKind.DELETION_RECEIPT)
    assert certificate.kind is CertificateKind.ACCOUNT_ERASED
    assert (certificate.files, certificate.rows > 10) == (len(names), True)
    assert [(mail.address, mail.values["certificate"]) for mail in receipt] == [("kenari4711@contoh.id", str(certificate.id))]


def test_the_company_keeps_a_line_without_a_name_and_the_opening_stays_spent(database: Engine) -> None:
    found = town()
    leave(found.victim)
    with clock.moved(TOO_LATE):
        destruction.sweep_leaving()
    shown = pipeline.pipeline(found.owner, found.vacancy.id, Stage.NEW)
    assert [line.split(",")[0] for line in shown.erased] == ["Lamaran nomor 1"]
    assert shown.openings_words.startswith("1 ")
    assert [(line.label, line.used) for line in subscriptions.plan_view(found.owner).usage][-1] == ("Lamaran dibuka: Barista", "1")
    assert shown.cards == []


def test_companies_that_downloaded_are_asked_to_delete_their_copy(database: Engine) -> None:
    found = town()
    list(disclosed_files.resume_file(found.owner, found.application_id).chunks)
    leave(found.victim)
    task = copies.waiting(found.owner)
    assert [(one.number, one.late) for one in task] == [(1, False)]
    leaving.come_back(cookie_of(found.victim))
    assert copies.waiting(found.owner) == []
