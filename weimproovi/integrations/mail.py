"""Sending one mail over SMTP: the only door to smtplib. Called by `services.outbox`."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from weimproovi.settings import settings

TIMEOUT = 20  # seconds


def can_send() -> bool:
    """An SMTP server is configured."""
    return settings().smtp_url is not None


def send(address: str, subject: str, body: str) -> None:
    """Sends a plain text mail.

    Raises:
        OSError, smtplib.SMTPException: it did not go out; try again later.
    """
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings().mail_from, address, subject
    message.set_content(body)
    server = urlsplit(settings().smtp_url or "")
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.hostname or "", server.port or 465, timeout=TIMEOUT, context=context
        )
    else:
        connection = smtplib.SMTP(server.hostname or "", server.port or 25, timeout=TIMEOUT)
    with connection:
        if server.scheme == "smtp+starttls":
            connection.starttls(context=context)
        if server.username:
            connection.login(unquote(server.username), unquote(server.password or ""))
        connection.send_message(message)
