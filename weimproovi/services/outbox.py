"""The mail outbox: rows written in the transaction of their cause, sent later, readable by staff while no SMTP server is configured (U3)."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, insert, select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Denied
from weimproovi.i18n import _, format, language, speaking
from weimproovi.ids import new_id
from weimproovi.integrations import mail
from weimproovi.models import Account, Candidate, Mail
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.staff import OutboxMail
from weimproovi.services.mail_words import PURPOSES, subject_and_body
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import ActorKind, MailKind, Purpose, Reason

SHOWN = 200
BATCH = 20
RETRIES = (1, 5, 30, 120, 720)  # minutes


def queue(
    session: Session,
    kind: MailKind,
    *,
    account_id: UUID | None = None,
    candidate_id: UUID | None = None,
    address: str = "",
    path: str,
    values: Mapping[str, str] | None = None,
) -> None:
    """Puts a mail into the outbox inside the caller's transaction. A kind without a purpose is refused (KeyError)."""
    moment = clock.now()
    session.execute(
        insert(Mail).values(
            id=new_id(),
            created_at=moment,
            due_at=moment,
            account_id=account_id,
            candidate_id=candidate_id,
            address=address,
            kind=kind,
            purpose=PURPOSES[kind],
            language=language() if address else "",  # an account says its own
            values={"path": path, **(values or {})},
            attempts=0,
            failure="",
        )
    )


def mails(actor: Actor) -> list[OutboxMail]:
    """The newest mails, for staff. With an SMTP server their words are not shown: they are for their readers."""
    if actor.kind is not ActorKind.STAFF:
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        newest = session.execute(select(Mail).order_by(col(Mail.id).desc()).limit(SHOWN)).scalars().all()
        return [_shown(session, row) for row in newest]


def kept(actor: Actor) -> int:
    """How many mails `mails` would show, for staff."""
    if actor.kind is not ActorKind.STAFF:
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        newest = select(col(Mail.id)).limit(SHOWN).subquery()
        return int(session.execute(select(func.count()).select_from(newest)).scalar_one())


def sweep_mail() -> Swept:
    """Sends what is due."""
    return Swept(send_due(), 0)


def send_due() -> int:
    """Sends what is due, one mail a transaction; safe in many copies (rows are claimed with SKIP LOCKED). Returns how many went out."""
    sent = 0
    while mail.can_send() and sent < BATCH and _send_one():
        sent += 1
    return sent


def _send_one() -> bool:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        due = (
            select(Mail)
            .where(col(Mail.sent_at).is_(None), col(Mail.due_at) <= clock.now())
            .order_by(col(Mail.due_at))
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row = session.execute(due).scalars().first()
        if row is None:
            return False
        address, language = _reader(session, row)
        with speaking(language):
            subject, body = subject_and_body(row.kind, row.values)
        try:
            mail.send(address, subject, body)
        except OSError as fault:  # every SMTP fault is one
            _try_later(session, row, type(fault).__name__)
        else:
            session.execute(
                update(Mail).where(col(Mail.id) == row.id).values(sent_at=clock.now(), values={}, address="")
            )
        return True


def _try_later(session: Session, row: Mail, failure: str) -> None:
    wait = RETRIES[min(row.attempts, len(RETRIES) - 1)]
    session.execute(
        update(Mail)
        .where(col(Mail.id) == row.id)
        .values(
            attempts=row.attempts + 1,
            failure=failure,
            due_at=clock.now() + timedelta(minutes=wait),
        )
    )


def _reader(session: Session, row: Mail) -> tuple[str, str]:
    """Address and language of whom the mail is for, as they are now."""
    account_id = (
        row.account_id
        or session.execute(select(col(Candidate.account_id)).where(col(Candidate.id) == row.candidate_id)).scalar()
    )
    account = session.get(Account, account_id) if account_id else None
    return row.address or (account.email if account else ""), row.language or (account.language if account else "id")


def _shown(session: Session, row: Mail) -> OutboxMail:
    address, language = _reader(session, row)
    readable = not mail.can_send()
    with speaking(language):
        subject, body = subject_and_body(row.kind, row.values)
    state = _("Terkirim") if row.sent_at else _("Menunggu")
    return OutboxMail(
        id=str(row.id),
        when=format.moment_exact(row.created_at),
        address=address if readable else "",
        subject=subject,
        body=body if readable else "",
        kind=row.kind.value,
        state=row.failure or state,
        language=language,
    )
