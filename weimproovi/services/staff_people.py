"""The operator's people: invited by an administrator or at the machine, with several roles, until their service ends."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.i18n import _, format, language
from weimproovi.i18n.staff_words import staff_roles
from weimproovi.integrations import journal
from weimproovi.models import Account, MailLink, StaffMembership
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.staff import StaffPerson
from weimproovi.services import desk, ids, outbox, sessions, staff_audit, staff_tickets
from weimproovi.services.sign_up_form import email_address, person_name
from weimproovi.services.tokens import new_token
from weimproovi.vocabulary import (
    AccountKind,
    ActorKind,
    JournalKind,
    LinkKind,
    MailKind,
    Purpose,
    Reason,
    StaffActKind,
    StaffRole,
)

INVITED_FOR = timedelta(days=7)
TAKES_TICKETS = staff_acts.MAY[StaffActKind.TICKET_LOOK]


def people(actor: Actor) -> list[StaffPerson]:
    """Everybody who is of the staff, or invited.

    Raises:
        Denied: the actor is no administrator.
    """
    staff_acts.require_or_machine(actor, StaffActKind.STAFF_ADD)
    held = func.array_agg(col(StaffMembership.role))
    everybody = (
        select(Account, func.min(col(StaffMembership.name)), held)
        .join(StaffMembership, col(StaffMembership.account_id) == col(Account.id))
        .where(col(StaffMembership.ended_at).is_(None), col(Account.closed_at).is_(None))
        .group_by(col(Account.id))
        .order_by(func.min(col(StaffMembership.name)))
    )
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return [_person(actor, account, name, roles) for account, name, roles in session.execute(everybody)]


def add(actor: Actor, name: str, email: str, roles: Collection[str]) -> str:
    """Invites a person by a link that lives 7 days; the link's path, which is also mailed.

    Raises:
        Denied: the actor is no administrator.
        Invalid: words for "name", "email" or "roles".
    """
    staff_acts.require_or_machine(actor, StaffActKind.STAFF_ADD)
    faults: dict[str, str] = {}
    called, address, chosen = person_name(name, "name", faults), email_address(email, faults), _chosen(roles, faults)
    if faults:
        raise Invalid(faults)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        _lock(session)
        _still_permitted(session, actor)
        if _account_of(session, address) is not None:
            raise Invalid({"email": _("Alamat ini sudah milik petugas, atau undangannya masih menunggu.")})
        account = Account(kind=AccountKind.STAFF, email=address, language=language())
        session.add(account)
        session.flush()
        _hold(session, account.id, called, chosen)
        staff_audit.record(session, actor, StaffActKind.STAFF_ADD, account.id, name=called, roles=_words(chosen))
        return _send_link(session, account, called)


def send_again(actor: Actor, account_id: str | UUID) -> str:
    """A new link for somebody who has not used hers; the former one is dead.

    Raises:
        Denied: the actor is no administrator. NotFound: nobody waits under this id.
    """
    staff_acts.require_or_machine(actor, StaffActKind.STAFF_ADD)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        _lock(session)
        account, held = _require(session, account_id)
        if account.email_confirmed_at is not None:
            raise NotFound
        _end_links(session, account.id)
        name = held[0].name
        staff_audit.record(session, actor, StaffActKind.STAFF_ADD, account.id, name=name)
        return _send_link(session, account, name)


def set_roles(actor: Actor, account_id: str | UUID, roles: Collection[str]) -> None:
    """Exactly these roles from now on; what a lost role had open closes at once.

    Raises:
        Denied: the actor is no administrator, or it is herself. NotFound. Invalid: words for "roles".
    """
    staff_acts.require_or_machine(actor, StaffActKind.STAFF_ROLE)
    faults: dict[str, str] = {}
    chosen = _chosen(roles, faults)
    if faults:
        raise Invalid(faults)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        _lock(session)
        _still_permitted(session, actor)
        account, held = _require(session, account_id)
        if account.id == actor.account_id:
            raise Denied(Reason.PURPOSE_NOT_SERVED)
        _refuse_last(session, account, chosen)
        for row in held:
            row.ended_at = None if row.role in chosen else clock.now()
        _hold(session, account.id, held[0].name, chosen - {row.role for row in held})
        if not chosen & TAKES_TICKETS:
            staff_tickets.close_of(session, account.id)
        words = {"name": held[0].name, "roles": _words(chosen)}
        staff_audit.record(session, actor, StaffActKind.STAFF_ROLE, account.id, **words)
        desk.changed(session)


def end(actor: Actor, account_id: str | UUID) -> None:
    """Ends somebody's service: roles, sessions, tickets and links, in this moment.

    Raises:
        Denied: the actor is no administrator. NotFound. Invalid: she is the last administrator.
    """
    staff_acts.require_or_machine(actor, StaffActKind.STAFF_END)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        _lock(session)
        _still_permitted(session, actor)
        account, held = _require(session, account_id)
        _refuse_last(session, account, frozenset())
        staff_audit.record(session, actor, StaffActKind.STAFF_END, account.id, name=held[0].name)
        end_service(session, account)
        session.flush()
        journal.append(JournalKind.STAFF_ENDED, account.id)


def end_service(session: Session, account: Account) -> None:
    """The end as rows, inside the caller's transaction: `end`, and its repetition after a restore."""
    account.closed_at = clock.now()
    held = (col(StaffMembership.account_id) == account.id, col(StaffMembership.ended_at).is_(None))
    session.execute(update(StaffMembership).where(*held).values(ended_at=clock.now()))
    _end_links(session, account.id)
    staff_tickets.close_of(session, account.id)
    sessions.end_all(session, account.id)
    desk.changed(session)


def of_address(actor: Actor, email: str) -> UUID:
    """The account of somebody of the staff, for the command line. Raises NotFound."""
    staff_acts.require_or_machine(actor, StaffActKind.STAFF_END)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        found = _account_of(session, email.strip().casefold())
        if found is None:
            raise NotFound
        return found


def _lock(session: Session) -> None:
    """Two administrators who end each other at once must not both succeed."""
    db.advisory_lock(session, "staff-people")


def _still_permitted(session: Session, actor: Actor) -> None:
    mine = select(col(StaffMembership.id)).where(
        col(StaffMembership.account_id) == actor.account_id,
        col(StaffMembership.role) == StaffRole.ADMINISTRATOR,
        col(StaffMembership.ended_at).is_(None),
    )
    if actor.kind is not ActorKind.SYSTEM and session.execute(mine).first() is None:
        raise Denied(Reason.PURPOSE_NOT_SERVED)


def _refuse_last(session: Session, account: Account, remaining: Collection[StaffRole]) -> None:
    others = (
        select(col(StaffMembership.id))
        .join(Account, col(Account.id) == col(StaffMembership.account_id))
        .where(
            col(StaffMembership.role) == StaffRole.ADMINISTRATOR,
            col(StaffMembership.ended_at).is_(None),
            col(Account.id) != account.id,
            col(Account.email_confirmed_at).is_not(None),
        )
    )
    if StaffRole.ADMINISTRATOR not in remaining and session.execute(others).first() is None:
        raise Invalid({"": _("Harus selalu ada administrator. Undang penggantinya lebih dulu.")})


def _chosen(roles: Collection[str], faults: dict[str, str]) -> frozenset[StaffRole]:
    if not roles or set(roles) - set(StaffRole):
        faults["roles"] = _("Pilih paling sedikit satu peran dari daftar.")
        return frozenset()
    return frozenset(StaffRole(role) for role in roles)


def _account_of(session: Session, email: str) -> UUID | None:
    found = (
        select(col(Account.id))
        .join(StaffMembership, col(StaffMembership.account_id) == col(Account.id))
        .where(col(Account.email) == email, col(Account.closed_at).is_(None), col(StaffMembership.ended_at).is_(None))
    )
    account_id: UUID | None = session.execute(found.limit(1)).scalar()
    return account_id


def _require(session: Session, account_id: str | UUID) -> tuple[Account, list[StaffMembership]]:
    """An account of the staff with the roles that it holds."""
    own = (col(StaffMembership.account_id) == ids.parse(account_id), col(StaffMembership.ended_at).is_(None))
    held = list(session.execute(select(StaffMembership).where(*own)).scalars())
    account = session.get(Account, held[0].account_id) if held else None
    if account is None or account.closed_at is not None:
        raise NotFound
    return account, held


def _hold(session: Session, account_id: UUID, name: str, roles: Iterable[StaffRole]) -> None:
    session.add_all(StaffMembership(account_id=account_id, role=role, name=name) for role in sorted(roles))


def _send_link(session: Session, account: Account, name: str) -> str:
    token, token_hash = new_token()
    session.add(
        MailLink(
            kind=LinkKind.JOIN_STAFF,
            account_id=account.id,
            token_hash=token_hash,
            expires_at=clock.now() + INVITED_FOR,
        )
    )
    path = routes.JOIN_STAFF.format(token=token)
    outbox.queue(session, MailKind.STAFF_ADDED, account_id=account.id, path=path, values={"name": name})
    desk.changed(session)
    return path


def _end_links(session: Session, account_id: UUID) -> None:
    unused = (col(MailLink.account_id) == account_id, col(MailLink.kind) == LinkKind.JOIN_STAFF, col(MailLink.used_at).is_(None))
    session.execute(update(MailLink).where(*unused).values(used_at=clock.now()))


def _words(roles: Iterable[StaffRole]) -> str:
    return ",".join(role.value for role in sorted(roles))


def _person(actor: Actor, account: Account, name: str, roles: Iterable[StaffRole]) -> StaffPerson:
    held = [StaffRole(role) for role in roles]
    return StaffPerson(
        id=str(account.id),
        name=name,
        email=account.email,
        roles=[role.value for role in StaffRole if role in held],
        role_words=staff_roles(role.value for role in held),
        since=format.date_short(format.jakarta_date(account.created_at)),
        waiting=account.email_confirmed_at is None,
        own=account.id == actor.account_id,
    )
