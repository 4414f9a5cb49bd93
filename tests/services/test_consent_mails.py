"""Mails that their reader must have agreed to: none without, none after, the queue included (U2, U3)."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from tests.services.test_consents import agree
from tests.support import market
from tests.support.postman import Postman, open_post_office, sending_to
from weimproovi import db
from weimproovi.errors import Denied
from weimproovi.models import Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import consents, mail_sending, mail_words, outbox
from weimproovi.settings import settings
from weimproovi.vocabulary import ConsentScope, MailKind, MailPurpose, Purpose

KIND, SCOPE = MailKind.EXPORT_READY, ConsentScope.MARKETING  # stands in for the promotional mails that are still to come


@pytest.fixture
def reader(database: Engine, monkeypatch: pytest.MonkeyPatch) -> Actor:
    monkeypatch.setitem(mail_words.PURPOSES, KIND, MailPurpose.MARKETING)
    return market.some_candidate()


@pytest.fixture
def postman() -> Iterator[Postman]:
    with open_post_office() as (keeper, url), sending_to(url):
        yield keeper


def queue(person: Actor) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        outbox.queue(session, KIND, candidate_id=person.candidate_id, path="/", values={"until": "2026-12-20"})


def promotional(postman: Postman) -> list[EmailMessage]:
    return [mail for mail in postman.mails if mail["List-Unsubscribe"]]


@pytest.mark.clause("U3", "refuses")
def test_without_her_consent_nothing_is_queued(reader: Actor) -> None:
    with pytest.raises(Denied):
        queue(reader)
    consents.ask(reader, SCOPE)
    with pytest.raises(Denied):
        queue(reader)


@pytest.mark.clause("U3", "passes")
def test_with_it_the_mail_leaves_and_carries_its_stop(reader: Actor, postman: Postman) -> None:
    agree(reader, SCOPE)
    queue(reader)
    mail_sending.sweep_mail()
    (mail,) = promotional(postman)
    assert mail["List-Unsubscribe"].startswith(f"<{settings().origin}/berhenti/")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text = mail.get_body(("plain",))
    assert text is not None
    assert "/berhenti/" in text.get_content()
    assert "bukan iklan" not in text.get_content()


@pytest.mark.clause("U2", "refuses")
def test_a_withdrawal_stops_what_is_queued(reader: Actor, postman: Postman) -> None:
    agree(reader, SCOPE)
    queue(reader)
    consents.withdraw(reader, SCOPE)
    mail_sending.sweep_mail()
    assert promotional(postman) == []
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(Mail).where(col(Mail.kind) == KIND)).scalars().one().failure == "purpose"
