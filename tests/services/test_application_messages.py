"""A member writes to a candidate whose application is opened to her; her name shows to that candidate alone (U8)."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import ProgrammingError
from sqlmodel import col

from tests.support import market
from weimproovi import db
from weimproovi.errors import Denied, Invalid, NotFound, TooMany
from weimproovi.integrations import rate_limits
from weimproovi.models import ApplicationMessage, CompanyCheck, Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import application_messages, applications, notifications, pipeline
from weimproovi.services.applications import about
from weimproovi.vocabulary import MailKind, MemberRole, Purpose

pytestmark = pytest.mark.usefixtures("database")
WORDS = "Bisa datang Senin pukul 10?"


@pytest.fixture(autouse=True)
def no_attempts_yet() -> None:
    rate_limits._limiter.cache_clear()


def opened() -> tuple[Actor, Actor, str, market.SomeVacancy]:
    """An owner, a candidate, and her opened application."""
    owner, candidate = market.some_owner(), market.some_candidate()
    vacancy = market.some_vacancy(owner)
    application = market.apply(candidate, vacancy)
    pipeline.open_application(owner, application)
    return owner, candidate, application, vacancy


def kept() -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return len(session.execute(select(ApplicationMessage)).all())


@pytest.mark.clause("U8", "passes")
def test_the_candidate_reads_who_wrote_what_on_screen_and_by_mail() -> None:
    owner, candidate, application, _vacancy = opened()
    application_messages.write(owner, application, f"  {WORDS}\n")
    newest = applications.my_application(candidate, application).timeline[0]
    assert (newest.words, newest.message) == ("Wati dari PT Kopi Senja menulis kepadamu", WORDS)
    assert notifications.inbox(candidate)[0].words == "PT Kopi Senja menulis kepadamu tentang Barista."
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mail = session.execute(select(Mail).where(col(Mail.kind) == MailKind.APPLICATION_MESSAGE)).scalars().one()
    assert (mail.candidate_id, mail.values["message"]) == (candidate.candidate_id, WORDS)


def test_the_team_reads_what_was_written() -> None:
    owner, _candidate, application, _vacancy = opened()
    application_messages.write(owner, application, WORDS)
    line = pipeline.sheet(owner, application).messages[0]
    assert line.answer == WORDS
    assert line.question.startswith("Wati · ")


@pytest.mark.clause("U8", "refuses")
def test_somebody_else_reads_nothing() -> None:
    owner, _candidate, application, vacancy = opened()
    application_messages.write(owner, application, WORDS)
    other = market.some_candidate()
    other_application = market.apply(other, vacancy)
    with pytest.raises(NotFound):
        applications.my_application(other, application)
    assert all(entry.message != WORDS for entry in applications.my_application(other, other_application).timeline)


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 2001])
def test_nothing_and_too_much_are_refused(words: str) -> None:
    owner, _candidate, application, _vacancy = opened()
    with pytest.raises(Invalid) as refused:
        application_messages.write(owner, application, words)
    assert list(refused.value.faults) == ["message"]


@pytest.mark.clause("S3", "refuses")
def test_an_unopened_or_withdrawn_application_gets_no_message() -> None:
    owner, candidate, application, vacancy = opened()
    unopened = market.apply(market.some_candidate(), vacancy)
    with pytest.raises(Denied):
        application_messages.write(owner, unopened, WORDS)
    applications.withdraw(candidate, application)
    with pytest.raises(Denied):
        application_messages.write(owner, application, WORDS)
    assert kept() == 0


def test_a_reviewer_a_stranger_and_a_candidate_cannot_write() -> None:
    owner, candidate, application, vacancy = opened()
    reviewer = market.some_member(owner, MemberRole.REVIEWER, vacancy)
    unassigned, other = market.some_member(owner), market.some_owner("PT Lain")
    for nobody in (reviewer, unassigned, other, candidate, market.some_staff()):
        with pytest.raises(Denied):
            application_messages.write(nobody, application, WORDS)
    assert kept() == 0


@pytest.mark.clause("S3", "refuses")
def test_a_company_whose_check_no_longer_stands_cannot_write() -> None:
    owner, _candidate, application, _vacancy = opened()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.add(CompanyCheck(company_id=owner.company_id, nib="1", passed=False, decided_by="Staf"))
    with pytest.raises(NotFound):
        application_messages.write(owner, application, WORDS)


def test_twenty_an_hour_are_enough() -> None:
    owner, _candidate, application, _vacancy = opened()
    for _number in range(20):
        application_messages.write(owner, application, WORDS)
    with pytest.raises(TooMany):
        application_messages.write(owner, application, WORDS)
    assert kept() == 20


@pytest.mark.clause("U8", "refuses")
def test_the_table_itself_takes_no_message_in_somebody_elses_name() -> None:
    """Also past the service: not of a colleague, not from the candidate, not about what is unopened."""
    owner, candidate, application, vacancy = opened()
    row, unopened = market.stored_application(application), market.stored_application(market.apply(market.some_candidate(), vacancy))
    colleague = market.some_member(owner)
    attempts = ((owner, row, colleague.member_id), (candidate, row, owner.member_id), (owner, unopened, owner.member_id))
    for actor, about_row, member_id in attempts:
        forged = ApplicationMessage(**about(about_row), member_id=member_id, member_name="Wati", words=WORDS)
        with pytest.raises(ProgrammingError), db.transaction(actor, Purpose.RECRUIT) as session:
            session.add(forged)
    assert kept() == 0
