"""Mails leave over a real SMTP server: whole, once each, encrypted when asked, again later when refused, and never to somebody who is gone."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from tests.support import market
from tests.support.postman import Postman, certificate, knows, open_post_office, sending_to
from weimproovi import clock, db
from weimproovi.integrations import handed
from weimproovi.models import Account, Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import accounts, mail_sending, outbox
from weimproovi.settings import settings
from weimproovi.vocabulary import CONTACT, MailKind, Purpose

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def postman() -> Iterator[Postman]:
    with open_post_office() as (keeper, url), sending_to(url):
        yield keeper


def the_mail() -> Mail:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(Mail).order_by(col(Mail.id).desc())).scalars().first()  # type: ignore[return-value]


def account_of(person: Actor) -> Account:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.get_one(Account, person.account_id)


@pytest.mark.parametrize(("language", "words"), [("id", "Buka tautan ini"), ("en", "Open this link")])
def test_a_confirmation_arrives_whole_in_its_readers_language(postman: Postman, language: str, words: str) -> None:
    person = market.some_candidate()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        session.execute(update(Account).where(col(Account.id) == person.account_id).values(language=language))
    assert mail_sending.sweep_mail().rows == 1
    mail = postman.mails[0]
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert mail["To"] == account_of(person).email
    assert text and "/konfirmasi/" in text.get_content()  # noqa: PT018  a mail without the part fails here
    assert html and "/konfirmasi/" in html.get_content()  # noqa: PT018
    assert all(words in part.get_content() for part in (text, html))
    assert f'lang="{language}"' in html.get_content()


def test_a_mail_says_that_a_machine_wrote_it_and_where_to_answer(postman: Postman) -> None:
    market.some_candidate()
    row = the_mail()
    mail_sending.sweep_mail()
    mail = postman.mails[0]
    assert mail["Message-ID"] == f"<{row.id}@localhost>"
    assert (mail["Auto-Submitted"], mail["Reply-To"]) == ("auto-generated", CONTACT)
    assert mail["Date"].datetime == row.created_at.replace(microsecond=0)
    assert mail.get_content_type() == "multipart/alternative"
    assert mail["List-Unsubscribe"] is None


def test_senders_side_by_side_send_each_mail_once(postman: Postman) -> None:
    for _ in range(12):
        market.some_candidate()
    senders = [threading.Thread(target=mail_sending.sweep_mail) for _ in range(3)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(postman.times().values()) == [1] * 12
    assert mail_sending.sweep_mail().rows == 0


@pytest.mark.parametrize("scheme", ["smtp+starttls", "smtps"])
def test_mails_travel_encrypted(scheme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context, authority = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    options = {
        "smtps": {"ssl_context": context, "auth_require_tls": False},
        "smtp+starttls": {"tls_context": context, "require_starttls": True, "auth_required": True},
    }[scheme]
    market.some_candidate()
    with open_post_office(scheme, authenticator=knows("surat", "rahasia"), **options) as (keeper, url):
        with sending_to(url.replace("//", "//surat:rahasia@")):
            mail_sending.sweep_mail()
        assert len(keeper.mails) == 1


@pytest.mark.parametrize(("scheme", "fault"), [("smtp+starttls", "SMTPNotSupportedError"), ("smtps", "SSLCertVerificationError")])
def test_a_server_without_encryption_or_with_an_unknown_certificate_gets_nothing(scheme: str, fault: str, tmp_path: Path) -> None:
    options = {"ssl_context": certificate(tmp_path)[0]} if scheme == "smtps" else {}
    market.some_candidate()
    with open_post_office(scheme, **options) as (keeper, url), sending_to(url):
        mail_sending.sweep_mail()
    assert keeper.mails == []
    assert (the_mail().failure, the_mail().attempts) == (fault, 1)


def test_a_mail_waits_longer_each_time_and_is_given_up_in_the_end(postman: Postman) -> None:
    market.some_candidate()
    postman.answer, passed = "451 later", 0.0
    for number, wait in enumerate(mail_sending.RETRIES):
        with clock.moved(timedelta(minutes=passed)):
            mail_sending.sweep_mail()
        with clock.moved(timedelta(minutes=passed + wait - 0.5)):
            mail_sending.sweep_mail()
        assert (the_mail().attempts, the_mail().failed_at, the_mail().failure) == (number + 1, None, "451")
        passed += wait + 0.1
    with clock.moved(timedelta(minutes=passed)):
        mail_sending.sweep_mail()
    assert the_mail().failed_at is not None
    postman.answer = "250 kept"


def test_an_address_that_the_server_does_not_know_is_given_up_and_its_person_is_told(postman: Postman) -> None:
    person = market.some_candidate()
    postman.refused[account_of(person).email] = "550 unknown"
    other = market.some_candidate()
    mail_sending.sweep_mail()
    assert [mail["To"] for mail in postman.mails] == [account_of(other).email]
    assert account_of(person).email_bounced_at is not None
    assert account_of(other).email_bounced_at is None


def test_confirming_the_address_again_takes_the_word_about_it_away(postman: Postman) -> None:
    person = market.some_candidate()
    postman.refused[account_of(person).email] = "550 unknown"
    mail_sending.sweep_mail()
    assert accounts.returned(person) == account_of(person).email
    accounts.resend_confirmation(person)
    token = the_mail().values["path"].rpartition("/")[2]
    accounts.confirm_email(token, person, None, market.VISITOR)
    assert accounts.returned(person) == ""


def test_a_reader_who_is_gone_gets_nothing(postman: Postman) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        outbox.queue(session, MailKind.COMPANY_PASSED, path="/")
    mail_sending.sweep_mail()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(Mail)).first() is None
    assert postman.mails == []


def test_a_mail_that_left_before_a_kill_is_not_sent_again(postman: Postman) -> None:
    market.some_candidate()
    handed.marker(the_mail().id)()
    mail_sending.sweep_mail()
    assert postman.mails == []
    assert the_mail().sent_at is not None
    assert handed.left() == []


def test_a_mail_that_the_server_did_not_take_leaves_no_mark(postman: Postman) -> None:
    market.some_candidate()
    postman.answer = "554 no"
    mail_sending.sweep_mail()
    assert handed.left() == []
    assert (the_mail().sent_at, the_mail().failure) == (None, "554")


def test_settled_mails_are_forgotten_after_thirty_days(postman: Postman) -> None:
    market.some_candidate()
    mail_sending.sweep_mail()
    with clock.moved(timedelta(days=30) - timedelta(minutes=1)):
        assert mail_sending.sweep_old_mails().rows == 0
    with clock.moved(timedelta(days=30) + timedelta(minutes=1)):
        assert mail_sending.sweep_old_mails().rows == 1


def test_without_a_server_mails_wait_in_the_outbox() -> None:
    market.some_candidate()
    assert settings().smtp_url is None
    assert mail_sending.sweep_mail().rows == 0
    assert (the_mail().attempts, the_mail().sent_at) == (0, None)
