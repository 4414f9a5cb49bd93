"""The outbox leaves: each mail once, in any number of copies, with a kill at any moment (docs/decisions/0010-mail-once.md). `worker` calls it.

One transaction a mail. The row stays locked while the mail travels; that it was sent is written before its last byte leaves
and committed after the server's answer.
"""

import logging
from datetime import timedelta

from sqlalchemy import Select, delete, func, select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Denied
from weimproovi.i18n import speaking
from weimproovi.integrations import handed, mail
from weimproovi.models import Account, Mail
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import outbox, sweeping
from weimproovi.services.mail_failures import NO_PURPOSE
from weimproovi.services.mail_words import letter, purpose_of
from weimproovi.services.sweeping import Swept
from weimproovi.settings import settings
from weimproovi.vocabulary import Purpose

RETRIES = (1, 5, 30, 120, 720)  # minutes
KEPT = timedelta(days=30)
log = logging.getLogger("weimproovi.worker")


def sweep_mail() -> Swept:
    """Sends what is due, over one connection. A mail that fails waits for its next turn and holds up no other."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        oldest = session.execute(_due().with_only_columns(func.min(col(Mail.due_at))).order_by(None)).scalar()
    if oldest is None or not mail.can_send():
        return Swept()
    sent = 0
    try:
        with mail.connected() as connection:
            while not sweeping.ending.is_set() and _send_next(connection):
                sent += 1
    except mail.NotNow as fault:
        log.warning("the mail server does not take mail", extra={"fault": fault.said})
        _postpone_next(fault)
    return Swept(sent, sweeping.lag_since(oldest))


def sweep_old_mails() -> Swept:
    """Forgets mails that were settled 30 days ago, and marks that a kill left on mails whose answer is known."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        settled = func.coalesce(col(Mail.sent_at), col(Mail.failed_at))
        gone = session.execute(delete(Mail).where(settled < clock.now() - KEPT).returning(col(Mail.id))).scalars().all()
        open_still = set(session.execute(select(col(Mail.id)).where(col(Mail.sent_at).is_(None))).scalars())
    for mail_id in handed.left():
        if mail_id not in open_still:
            handed.forget(mail_id)
    return Swept(len(gone))


def came_back(report: bytes) -> bool:
    """Marks the mail that a delivery status notification (RFC 3464) names, and its reader's address. False: it names none of ours."""
    mail_id = mail.bounced_id(report)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        row = session.get(Mail, mail_id) if mail_id else None
        if row is None:
            return False
        row.bounced_at = row.bounced_at or clock.now()
        _mark_reader(session, row)
        return True


def _due() -> Select[Mail]:
    return (
        select(Mail)
        .where(col(Mail.sent_at).is_(None), col(Mail.failed_at).is_(None), col(Mail.due_at) <= clock.now())
        .order_by(col(Mail.due_at), col(Mail.id))
    )


def _claimed(session: Session) -> Mail | None:
    """The next mail that is due and that nobody else holds; it is ours until the transaction ends."""
    return session.execute(_due().limit(1).with_for_update(skip_locked=True)).scalars().first()


def _send_next(connection: mail.Connection) -> bool:
    """Settles one mail. False: nothing is due, or the conversation is over."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        row = _claimed(session)
        if row is None:
            return False
        mail_id, alive = row.id, True
        if handed.known(mail_id):  # it left before a kill: the server has it
            _mark_sent(session, row)
        elif (reader := outbox.reader(session, row)) is None:  # its reader is gone
            session.delete(row)
        else:
            alive = _send(session, row, connection, *reader)
    handed.forget(mail_id)
    return alive


def _send(session: Session, row: Mail, connection: mail.Connection, address: str, language: str) -> bool:
    """Whether the conversation goes on."""
    try:
        outbox.require_agreed(session, purpose_of(row.kind), row.candidate_id)
        with speaking(language):
            said = letter(row.kind, row.values)
        message = mail.compose(row.id, address, said.subject, text=said.text, html=said.html, moment=row.created_at)
        if stop := row.values.get("stop"):
            mail.add_stop(message, settings().origin + stop)
        with session.begin_nested():
            _mark_sent(session, row)
            mail.deliver(connection, message, handed=handed.marker(row.id))
    except Denied:
        _give_up(session, row, NO_PURPOSE)
    except mail.Refused as fault:
        handed.forget(row.id)
        _give_up(session, row, str(fault.code))
        if fault.by_reader:
            _mark_reader(session, row)
    except mail.NotNow as fault:
        handed.forget(row.id)
        _try_later(session, row, fault.said)
        return not fault.lost
    return True


def _postpone_next(fault: mail.NotNow) -> None:
    """The conversation did not begin: the next mail waits, so that a dead server is not asked without end."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        if row := _claimed(session):
            _try_later(session, row, fault.said)


def _mark_sent(session: Session, row: Mail) -> None:
    """It keeps neither its address nor the secret of its link."""
    gone = {"values": {}, "address": "", "failure": ""}
    session.execute(update(Mail).where(col(Mail.id) == row.id).values(sent_at=clock.now(), **gone))


def _try_later(session: Session, row: Mail, failure: str) -> None:
    if row.attempts >= len(RETRIES):
        _give_up(session, row, failure)
        return
    due = clock.now() + timedelta(minutes=RETRIES[row.attempts])
    values = {"attempts": row.attempts + 1, "failure": failure, "due_at": due}
    session.execute(update(Mail).where(col(Mail.id) == row.id).values(values))


def _give_up(session: Session, row: Mail, failure: str) -> None:
    values = {"attempts": row.attempts + 1, "failure": failure, "failed_at": clock.now()}
    session.execute(update(Mail).where(col(Mail.id) == row.id).values(values))


def _mark_reader(session: Session, row: Mail) -> None:
    """The person reads it on her first page; confirming the address again takes it away."""
    account_id = outbox.account_of(session, row)
    if account_id is None:
        return
    session.execute(update(Account).where(col(Account.id) == account_id).values(email_bounced_at=clock.now()))
    db.notify(session, kind="changed", topic=f"account:{account_id}")
