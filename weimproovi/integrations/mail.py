"""Mail over SMTP and what comes back of it: the only door to smtplib. Called by `services.mail_sending`."""

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import format_datetime, parseaddr
from urllib.parse import unquote, urlsplit
from uuid import UUID

from weimproovi.settings import settings
from weimproovi.vocabulary import CONTACT

Connection = smtplib.SMTP
TIMEOUT = 20  # seconds for each answer
LAST_ANSWER = 300  # seconds for the answer that settles whether the server has taken the mail (RFC 5321 4.5.3.2.6)
PERMANENT, NOT_AN_ADDRESS = 500, 553
ENCODED = "=?"  # how an encoded word begins (RFC 2047)
OURS = re.compile(rb"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@")


class Refused(Exception):
    """The server will never take this mail. `by_reader`: because of the address it is for."""

    def __init__(self, code: int, *, by_reader: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.by_reader = by_reader


class NotNow(Exception):
    """It did not go out this time. `said` is the server's number, or the kind of fault; never its words, which may hold an address."""

    def __init__(self, fault: OSError) -> None:
        self.lost = not isinstance(fault, smtplib.SMTPResponseException)  # the conversation is over
        self.said = type(fault).__name__ if self.lost else str(getattr(fault, "smtp_code", ""))
        super().__init__(self.said)


def can_send() -> bool:
    """An SMTP server is configured."""
    return settings().smtp_url is not None


def compose(mail_id: UUID, address: str, subject: str, *, text: str, html: str, moment: datetime) -> EmailMessage:
    """A mail in two parts. Its Message-ID is the row's, so that a repeat is the same mail to every reader.

    Raises:
        Refused: the address is read as another one than it is written.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["Message-ID"] = f"<{mail_id}@{_sender().rpartition('@')[2]}>"
    message["Date"] = format_datetime(moment)
    message["From"], message["Reply-To"] = settings().mail_from, CONTACT
    _address(message, address)
    message["Subject"] = " ".join(subject.replace(ENCODED, "= ?").split())  # an encoded word would be decoded, line breaks included
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    return message


def add_stop(message: EmailMessage, link: str) -> None:
    """Lets a mail program stop this kind of mail with one click (RFC 8058)."""
    message["List-Unsubscribe"] = f"<{link}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _address(message: EmailMessage, address: str) -> None:
    """Headers decode what looks like an encoded word (RFC 2047), even inside an address."""
    try:
        message["To"] = address
    except ValueError:
        raise Refused(NOT_AN_ADDRESS, by_reader=True) from None
    if str(message["To"]) != address:
        raise Refused(NOT_AN_ADDRESS, by_reader=True)


@contextmanager
def connected() -> Iterator[Connection]:
    """A conversation with the server, encrypted and signed in to as its address says.

    Raises:
        NotNow: nobody answers, the certificate is not valid, or the password is wrong.
    """
    try:
        connection = _signed_in()
    except OSError as fault:  # every SMTP fault is one
        raise NotNow(fault) from fault
    try:
        yield connection
    finally:
        with suppress(OSError):
            connection.quit()


def _signed_in() -> Connection:
    server, context = urlsplit(settings().smtp_url or ""), ssl.create_default_context()
    host = server.hostname or ""
    if server.scheme == "smtps":
        connection: Connection = smtplib.SMTP_SSL(host, server.port or 465, timeout=TIMEOUT, context=context)
    else:
        connection = smtplib.SMTP(host, server.port or 25, timeout=TIMEOUT)
    try:
        if server.scheme == "smtp+starttls":
            connection.starttls(context=context)
        if server.username:
            connection.login(unquote(server.username), unquote(server.password or ""))
        connection.ehlo_or_helo_if_needed()
    except OSError:
        connection.close()
        raise
    return connection


def deliver(connection: Connection, message: EmailMessage, *, handed: Callable[[], None]) -> None:
    """Hands one mail over. `handed` runs right after its last byte has left, before the answer is known.

    Raises:
        Refused: it will never be taken. NotNow: try again later.
    """
    try:
        _hand_over(connection, message, handed)
    except UnicodeEncodeError:
        _begin_anew(connection)
        raise Refused(NOT_AN_ADDRESS, by_reader=True) from None
    except Refused:
        _begin_anew(connection)
        raise
    except OSError as fault:
        _begin_anew(connection)
        raise NotNow(fault) from fault


def _hand_over(connection: Connection, message: EmailMessage, handed: Callable[[], None]) -> None:
    content = re.sub(rb"(?m)^\.", b"..", message.as_bytes().rstrip() + b"\r\n")
    _expect(250, connection.mail(_sender()))
    _expect(250, connection.rcpt(parseaddr(str(message["To"]))[1]), by_reader=True)
    _expect(354, connection.docmd("data"))
    connection.send(content)
    connection.send(b".\r\n")
    handed()
    _wait(connection, LAST_ANSWER)
    _expect(250, connection.getreply())
    _wait(connection, TIMEOUT)


def _begin_anew(connection: Connection) -> None:
    with suppress(OSError):
        connection.rset()


def _wait(connection: Connection, seconds: int) -> None:
    if connection.sock:
        connection.sock.settimeout(seconds)


def bounced_id(report: bytes) -> UUID | None:
    """The id of our mail that a delivery status notification (RFC 3464) says could not be delivered; None for anything else."""
    parts = list(message_from_bytes(report, policy=policy.default).walk())
    actions = [str(part["Action"]).strip().lower() for part in parts if isinstance(part, Message) and part["Action"]]
    if "failed" not in actions:
        return None
    for part in parts:
        found = OURS.search(str(part["Message-ID"] or "").encode("ascii", "replace"))
        if found is None and part.get_content_type() == "text/rfc822-headers":
            found = OURS.search(str(part.get_payload()).encode("ascii", "replace"))
        if found:
            return UUID(found[1].decode("ascii"))
    return None


def _expect(code: int, answer: tuple[int, bytes], *, by_reader: bool = False) -> None:
    """Raises unless the answer is of the expected kind."""
    given, words = answer
    if given // 100 == code // 100:
        return
    if given >= PERMANENT:
        raise Refused(given, by_reader=by_reader)
    raise smtplib.SMTPResponseException(given, words)


def _sender() -> str:
    return parseaddr(settings().mail_from)[1]
