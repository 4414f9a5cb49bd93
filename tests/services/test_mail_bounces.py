"""What comes back: a delivery status notification marks its mail and the reader's address; anything else marks nothing."""

import os
import subprocess
import sys
from email.message import EmailMessage, Message
from email.mime.base import MIMEBase
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market
from tests.support.postman import open_post_office, sending_to
from tests.support.server import ROOT
from weimproovi import db
from weimproovi.models import Account, Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import mail_sending, outbox
from weimproovi.vocabulary import Purpose, StaffRole

pytestmark = pytest.mark.usefixtures("database")


def sent_to(person: Actor) -> UUID:
    """A confirmation that has left; its id."""
    with open_post_office() as (_keeper, url), sending_to(url):
        mail_sending.sweep_mail()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(col(Mail.id)).where(col(Mail.account_id) == person.account_id)).scalar_one()


def report(mail_id: UUID, action: str = "failed", *, whole: bool = True) -> bytes:
    """A notification (RFC 3464) with the mail it is about, or with its headers alone."""
    about_server, about_reader = Message(), Message()
    about_server["Reporting-MTA"] = "dns; mx.example.com"
    about_reader["Final-Recipient"], about_reader["Action"], about_reader["Status"] = "rfc822; a@example.com", action, "5.1.1"
    status = MIMEBase("message", "delivery-status")
    status.set_payload([about_server, about_reader])
    original = EmailMessage()
    original["Message-ID"], original["Subject"] = f"<{mail_id}@localhost>", "Konfirmasi"
    original.set_content("…")
    told = MIMEMultipart("report", report_type="delivery-status")
    told["From"], told["Subject"] = "mailer-daemon@example.com", "Undelivered"
    told.attach(MIMEText("It did not arrive."))
    told.attach(status)
    told.attach(MIMEMessage(original) if whole else MIMEText(f"Message-ID: {original['Message-ID']}\n", "rfc822-headers"))
    return told.as_bytes()


def bounced(person: Actor) -> bool:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.get_one(Account, person.account_id).email_bounced_at is not None


@pytest.mark.parametrize("whole", [True, False])
def test_a_mail_that_came_back_is_marked_and_its_reader_told(whole: bool) -> None:
    person, other = market.some_candidate(), market.some_candidate()
    assert mail_sending.came_back(report(sent_to(person), whole=whole))
    assert (bounced(person), bounced(other)) == (True, False)
    states = [row.state for row in outbox.mails(market.some_staff(StaffRole.SUPPORT))]
    assert sorted(states) == ["bounced", "sent"]


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_a_mail_that_is_still_on_its_way_is_not_marked(action: str) -> None:
    person = market.some_candidate()
    assert not mail_sending.came_back(report(sent_to(person), action))
    assert not bounced(person)


@pytest.mark.parametrize("told", [b"", b"\xff\x00 no mail at all", b"Subject: hello\n\nMessage-ID: <x@localhost>\n", report(uuid4())])
def test_what_names_no_mail_of_ours_marks_nothing(told: bytes) -> None:
    person = market.some_candidate()
    sent_to(person)
    assert not mail_sending.came_back(told)
    assert not bounced(person)


def test_the_command_reads_a_notification_from_its_input() -> None:
    person = market.some_candidate()
    told = report(sent_to(person))
    command = [sys.executable, "-m", "weimproovi", "bounce"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, input=told, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (0, b"Marked.\n")
    assert bounced(person)
