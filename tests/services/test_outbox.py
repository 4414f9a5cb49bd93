"""Mails leave the outbox over a real SMTP server, once each, and forget their values."""

import socket
import threading
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.support import market
from weimproovi.errors import Denied
from weimproovi.permissions.actor import Actor
from weimproovi.services import outbox
from weimproovi.settings import settings
from weimproovi.vocabulary import ActorKind

pytestmark = pytest.mark.usefixtures("database")


class Postman:
    """Keeps what an SMTP server was given."""

    def __init__(self) -> None:
        self.mails: list[Message] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  the library's name
        self.mails.append(message_from_bytes(envelope.content))
        return "250 kept"


@pytest.fixture
def postman(monkeypatch: pytest.MonkeyPatch) -> Iterator[Postman]:
    keeper = Postman()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(keeper, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setenv("WEIMPROOVI_SMTP", f"smtp://127.0.0.1:{port}")
    settings.cache_clear()
    yield keeper
    controller.stop()
    monkeypatch.undo()
    settings.cache_clear()


def test_a_confirmation_arrives_at_the_address_with_its_link(postman: Postman) -> None:
    market.some_candidate()
    assert outbox.send_due() == 1
    mail = postman.mails[0]
    assert mail["To"].endswith("@example.com")
    assert "/konfirmasi/" in str(mail.get_payload(decode=True))


def test_two_senders_at_once_send_each_mail_once(postman: Postman) -> None:
    for _ in range(4):
        market.some_candidate()
    senders = [threading.Thread(target=outbox.send_due) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len(postman.mails) == 4
    assert outbox.send_due() == 0


def test_only_staff_count_the_outbox() -> None:
    market.some_candidate()
    assert outbox.kept(Actor(ActorKind.STAFF)) == 1
    with pytest.raises(Denied):
        outbox.kept(market.some_candidate())


def test_only_staff_read_the_outbox() -> None:
    with pytest.raises(Denied):
        outbox.mails(market.some_candidate())


def test_a_sent_mail_keeps_neither_address_nor_link(postman: Postman) -> None:
    market.some_candidate()
    outbox.send_due()
    kept = outbox.mails(Actor(ActorKind.STAFF))[0]
    assert (kept.address, kept.body, kept.state) == ("", "", "Terkirim")
