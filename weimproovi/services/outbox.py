"""The mail outbox: rows written in the transaction of their cause (U3), sent by `mail_sending`, watched and, without an SMTP server, read by staff."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, func, insert, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Denied, NotFound
from weimproovi.i18n import LANGUAGES, format, language, speaking
from weimproovi.ids import new_id
from weimproovi.integrations import mail
from weimproovi.models import Account, Candidate, CompanyMember, Mail
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.staff import OutboxLetter, OutboxMail
from weimproovi.services import mail_company_words, mail_samples, staff_audit
from weimproovi.services.consent_states import allows
from weimproovi.services.consent_stops import stop_link
from weimproovi.services.mail_failures import failure_words
from weimproovi.services.mail_words import CONSENTED, letter, purpose_of
from weimproovi.vocabulary import ConsentScope, MailKind, MailPurpose, Purpose, Reason, StaffActKind

SHOWN = 200
STATES: dict[str, ColumnElement[bool]] = {
    "waiting": col(Mail.sent_at).is_(None) & col(Mail.failed_at).is_(None),
    "sent": col(Mail.sent_at).is_not(None) & col(Mail.bounced_at).is_(None),
    "failed": col(Mail.failed_at).is_not(None),
    "bounced": col(Mail.bounced_at).is_not(None),
}


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
    """Puts a mail into the outbox inside the caller's transaction.

    Raises:
        Denied: the kind has no purpose, or one that its reader has not agreed to (U3).
    """
    moment, purpose = clock.now(), purpose_of(kind)
    scope = require_agreed(session, purpose, candidate_id)
    stop = {"stop": stop_link(candidate_id, scope)} if scope and candidate_id else {}
    session.execute(
        insert(Mail).values(
            id=new_id(),
            created_at=moment,
            due_at=moment,
            account_id=account_id,
            candidate_id=candidate_id,
            address=address,
            kind=kind,
            purpose=purpose,
            language=language() if address else "",  # an account says its own
            values={"path": path, **(values or {}), **stop},
            attempts=0,
            failure="",
        )
    )


def require_agreed(session: Session, purpose: MailPurpose, candidate_id: UUID | None) -> ConsentScope | None:
    """What the reader agreed to; None for a service notice, which nobody refuses. Asked when a mail is queued and again when it leaves.

    Raises:
        Denied: she has not, or not any more.
    """
    if purpose is MailPurpose.SERVICE_NOTICE:
        return None
    scope = CONSENTED.get(purpose)
    if scope is None or candidate_id is None or not allows(session, candidate_id, scope):
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    return scope


def mails(actor: Actor, state: str = "") -> list[OutboxMail]:
    """The newest mails, or those of one state ("waiting", "sent", "failed", "bounced"). Addresses only while no SMTP server is configured.

    Raises:
        Denied: the actor's roles do not include mails.
    """
    staff_acts.require(actor, StaffActKind.MAIL_READ)
    chosen = [STATES[state]] if state in STATES else []
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        newest = select(Mail).where(*chosen).order_by(col(Mail.id).desc()).limit(SHOWN)
        return [_shown(session, row) for row in session.execute(newest).scalars()]


def counts(actor: Actor) -> dict[str, int]:
    """How many mails are in each state. Raises Denied as `mails` does."""
    staff_acts.require(actor, StaffActKind.MAIL_READ)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        counted = [func.count().filter(condition).label(name) for name, condition in STATES.items()]
        return dict(session.execute(select(*counted)).mappings().one())


def read(actor: Actor, mail_id: UUID) -> OutboxLetter:
    """One mail's words, while no SMTP server is configured; an audit row says who read it.

    Raises:
        Denied: the actor's roles do not include it or what its link does, or mails go to their readers. NotFound.
    """
    staff_acts.require(actor, StaffActKind.MAIL_READ)
    if mail.can_send():
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        row = _required(session, mail_id)
        if row.kind is MailKind.STAFF_ADDED:  # whoever holds its link becomes that colleague
            staff_acts.require(actor, StaffActKind.STAFF_ADD)
        staff_audit.record(session, actor, StaffActKind.MAIL_READ, row.id, kind=row.kind.value)
        found = reader(session, row)
        theirs = found[1] if found else LANGUAGES[0]
        with speaking(theirs):
            said = letter(row.kind, row.values)
        return OutboxLetter(str(row.id), said.subject, said.text, said.html, said.link, theirs)


def retry(actor: Actor, mail_id: UUID) -> None:
    """Tries a mail again that was given up, from the first attempt on.

    Raises:
        Denied: the actor's roles do not include it. NotFound: there is no such mail, or it was not given up.
    """
    staff_acts.require(actor, StaffActKind.MAIL_RETRY)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        row = _required(session, mail_id)
        if row.failed_at is None:
            raise NotFound
        row.failed_at, row.attempts, row.failure, row.due_at = None, 0, "", clock.now()
        staff_audit.record(session, actor, StaffActKind.MAIL_RETRY, row.id, kind=row.kind.value)


def reader(session: Session, row: Mail) -> tuple[str, str] | None:
    """Address and language of whom the mail is for, as they are now; None when nobody is there any more, or is no member of the company any more."""
    account_id = account_of(session, row)
    if row.kind in mail_company_words.WORDS and not _is_member(session, account_id):
        return None
    account = session.get(Account, account_id) if account_id else None
    address = row.address or (account.email if account else "")
    return (address, row.language or (account.language if account else LANGUAGES[0])) if address else None


def account_of(session: Session, row: Mail) -> UUID | None:
    """The account that the mail is for, if it is for one."""
    if row.account_id or row.candidate_id is None:
        return row.account_id
    theirs: UUID | None = session.execute(
        select(col(Candidate.account_id)).where(col(Candidate.id) == row.candidate_id)
    ).scalar()
    return theirs


def _is_member(session: Session, account_id: UUID | None) -> bool:
    live = (col(CompanyMember.account_id) == account_id, col(CompanyMember.removed_at).is_(None))
    return session.execute(select(col(CompanyMember.id)).where(*live)).first() is not None


def _required(session: Session, mail_id: UUID) -> Mail:
    row: Mail | None = session.execute(select(Mail).where(col(Mail.id) == mail_id).with_for_update()).scalars().first()
    if row is None:
        raise NotFound
    return row


def _shown(session: Session, row: Mail) -> OutboxMail:
    found, readable = reader(session, row), not mail.can_send()
    return OutboxMail(
        id=str(row.id),
        when=format.moment_exact(row.created_at),
        address=found[0] if found and readable else "",
        name=mail_samples.name_of(row.kind),
        state=_state(row),
        failure=failure_words(row.failure) if row.failure else "",
        again=format.moment_exact(row.due_at) if row.attempts and _state(row) == "waiting" else "",
        readable=readable,
    )


def _state(row: Mail) -> str:
    if row.bounced_at:
        return "bounced"
    if row.failed_at:
        return "failed"
    return "sent" if row.sent_at else "waiting"
