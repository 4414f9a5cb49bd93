"""An invited member of staff takes her place: a password by the mailed link. Her second factor is asked for right after."""

from uuid import UUID

from sqlalchemy import Select, select
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _
from weimproovi.models import Account, Credential, MailLink, StaffMembership
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import desk, passwords, sessions
from weimproovi.services.tokens import hashed
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import LinkKind, Purpose


def invited(token: str) -> tuple[str, str]:
    """Name and e-mail of whom a live link is for. Raises NotFound: the link is dead."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        _link, account = _open_link(session, _live(token))
        return _name_of(session, account.id), account.email


def join(token: str, password: str, visitor: Visitor) -> str:
    """Sets the first password and confirms the address. Returns the cookie value of a session that still lacks its second factor.

    Raises:
        NotFound: the link is dead. Invalid: the password may not be used, or the address belongs to another account; the link stays alive.
    """
    _name, email = invited(token)
    if words := passwords.check_words(password, email):
        raise Invalid({"password": words})
    password_hash = passwords.hash_password(password)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        link, account = _open_link(session, _live(token).with_for_update())
        _refuse_known(session, account)
        link.used_at = account.email_confirmed_at = clock.now()
        account.language = visitor.language
        session.add(Credential(account_id=account.id, password_hash=password_hash))
        desk.changed(session)
        return sessions.begin(session, account, visitor)


def _live(token: str) -> Select[MailLink]:
    return select(MailLink).where(
        col(MailLink.token_hash) == hashed(token),
        col(MailLink.kind) == LinkKind.JOIN_STAFF,
        col(MailLink.used_at).is_(None),
        col(MailLink.expires_at) > clock.now(),
    )


def _open_link(session: Session, live: Select[MailLink]) -> tuple[MailLink, Account]:
    link: MailLink | None = session.execute(live).scalars().first()
    account = session.get(Account, link.account_id) if link is not None and link.account_id is not None else None
    if link is None or account is None or account.closed_at is not None:
        raise NotFound
    return link, account


def _name_of(session: Session, account_id: UUID) -> str:
    named = select(col(StaffMembership.name)).where(
        col(StaffMembership.account_id) == account_id, col(StaffMembership.ended_at).is_(None)
    )
    name: str | None = session.execute(named.limit(1)).scalar()
    if name is None:
        raise NotFound
    return name


def _refuse_known(session: Session, account: Account) -> None:
    """One confirmed account names one address; told only to who holds the mail to it."""
    taken = select(col(Account.id)).where(
        col(Account.email) == account.email,
        col(Account.id) != account.id,
        col(Account.email_confirmed_at).is_not(None),
        col(Account.closed_at).is_(None),
    )
    if session.execute(taken).first() is not None:
        raise Invalid({"": _("Alamat ini sudah dipakai akun lain. Minta undangan ke alamat kerja yang lain.")})
