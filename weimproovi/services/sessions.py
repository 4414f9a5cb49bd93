"""Sign-in sessions: a 256-bit secret in the browser, its hash here. Every event asks `resolve` anew."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, func, select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, format
from weimproovi.integrations import rate_limits
from weimproovi.models import Account, Candidate, CompanyMember, Credential, SignInSession, StaffMembership
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.candidate import Device
from weimproovi.services import ids, passwords
from weimproovi.services.tokens import hashed, new_token
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import AccountKind, ActorKind, Purpose, StaffRole

SIGN_IN_RATE = "10 per 5 minutes"
TOUCH_EVERY = timedelta(minutes=1)
IDLE = {
    AccountKind.CANDIDATE: timedelta(days=30),
    AccountKind.MEMBER: timedelta(hours=12),
    AccountKind.STAFF: timedelta(minutes=30),
}
ABSOLUTE = {
    AccountKind.CANDIDATE: timedelta(days=90),
    AccountKind.MEMBER: timedelta(days=14),
    AccountKind.STAFF: timedelta(hours=12),
}


def sign_in(email: str, password: str, visitor: Visitor) -> str:
    """A new session's cookie value. The same words and the same time whether the account exists (one verification each).

    Raises:
        Invalid: e-mail or password is wrong.
        TooMany: too many attempts for this address or this account.
    """
    folded = email.strip().casefold()
    rate_limits.check(SIGN_IN_RATE, "sign-in-from", visitor.address)
    rate_limits.check(SIGN_IN_RATE, "sign-in-as", folded)
    account_id, password_hash = _credential_of(folded)
    if not passwords.verify_password(password, password_hash) or account_id is None:
        _count_failure(visitor, folded)
        raise Invalid({"": _("E-mail atau sandi tidak cocok. Periksa keduanya, atau buat sandi baru.")})
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        return begin(session, session.get_one(Account, account_id), visitor)


def begin(session: Session, account: Account, visitor: Visitor) -> str:
    """Starts a session inside the caller's transaction; always a new secret, so a planted one is worth nothing."""
    token, token_hash = new_token()
    session.add(
        SignInSession(
            account_id=account.id,
            token_hash=token_hash,
            device=visitor.device[:80],
            language=visitor.language,
            idle_seconds=int(IDLE[account.kind].total_seconds()),
            expires_at=clock.now() + ABSOLUTE[account.kind],
        )
    )
    return token


def sign_out(cookie: str | None) -> None:
    """Ends the session of a cookie, in every tab."""
    if not cookie:
        return
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        _end_where(session, col(SignInSession.token_hash) == hashed(cookie))


def resolve(cookie: str | None) -> Actor | None:
    """Who acts, as of this moment; None when the session is unknown, ended, idle or expired, or its person no longer belongs."""
    if not cookie:
        return None
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        found = session.execute(_LIVE.where(col(SignInSession.token_hash) == hashed(cookie), *_alive())).first()
        if found is None:
            return None
        _touch(session, found)
        return _actor(session, found)


def devices(actor: Actor) -> list[Device]:
    """Where this account is signed in, newest first."""
    with db.transaction(actor, Purpose.SELF) as session:
        live = session.execute(
            select(SignInSession)
            .where(col(SignInSession.account_id) == actor.account_id, *_alive())
            .order_by(col(SignInSession.seen_at).desc())
        ).scalars()
        return [_device(row, actor) for row in live]


def end(actor: Actor, session_id: str) -> None:
    """Ends one session of the actor's own account."""
    with db.transaction(actor, Purpose.SELF) as session:
        mine = and_(col(SignInSession.id) == ids.parse(session_id), col(SignInSession.account_id) == actor.account_id)
        if not _end_where(session, mine):
            raise NotFound


def end_others(actor: Actor) -> None:
    """Ends every other session of the actor's account."""
    with db.transaction(actor, Purpose.SELF) as session:
        _end_where(
            session, col(SignInSession.account_id) == actor.account_id, col(SignInSession.id) != actor.session_id
        )


def end_all(session: Session, account_id: UUID) -> None:
    """Ends every session of an account inside the caller's transaction (removal, password change, erasure)."""
    _end_where(session, col(SignInSession.account_id) == account_id)
    db.notify(session, kind="account_ended", account_id=account_id)


_LIVE: Any = (
    select(
        col(SignInSession.id),
        col(SignInSession.seen_at),
        col(SignInSession.language),
        col(Account.id).label("account_id"),
        col(Account.kind),
        col(Candidate.id).label("candidate_id"),
        col(CompanyMember.id).label("member_id"),
        col(CompanyMember.company_id),
        col(CompanyMember.role),
    )
    .join(Account, col(Account.id) == col(SignInSession.account_id))
    .outerjoin(Candidate, and_(col(Candidate.account_id) == col(Account.id), col(Candidate.erased_at).is_(None)))
    .outerjoin(
        CompanyMember, and_(col(CompanyMember.account_id) == col(Account.id), col(CompanyMember.removed_at).is_(None))
    )
    .where(col(Account.closed_at).is_(None))
)


def _alive() -> tuple[Any, ...]:
    moment = clock.now()
    idle_since = col(SignInSession.seen_at) + func.make_interval(0, 0, 0, 0, 0, 0, col(SignInSession.idle_seconds))
    return (col(SignInSession.ended_at).is_(None), col(SignInSession.expires_at) > moment, idle_since > moment)


def _touch(session: Session, found: Row[Any]) -> None:
    moment = clock.now()
    if moment - found.seen_at > TOUCH_EVERY:
        session.execute(update(SignInSession).where(col(SignInSession.id) == found.id).values(seen_at=moment))


def _actor(session: Session, found: Row[Any]) -> Actor | None:
    kind = ActorKind(found.kind.value)
    if (kind is ActorKind.CANDIDATE and not found.candidate_id) or (kind is ActorKind.MEMBER and not found.member_id):
        return None
    roles = _staff_roles(session, found.account_id) if kind is ActorKind.STAFF else frozenset()
    if kind is ActorKind.STAFF and not roles:
        return None
    return Actor(
        kind,
        found.account_id,
        found.id,
        found.candidate_id,
        found.company_id,
        found.member_id,
        found.role,
        roles,
        found.language,
    )


def _staff_roles(session: Session, account_id: UUID) -> frozenset[StaffRole]:
    live = select(col(StaffMembership.role)).where(
        col(StaffMembership.account_id) == account_id,
        col(StaffMembership.ended_at).is_(None),
    )
    return frozenset(session.execute(live).scalars())


def _credential_of(email: str) -> tuple[UUID | None, str | None]:
    """The account that an e-mail signs in to: the confirmed one, else the newest unconfirmed one."""
    newest = (
        select(col(Account.id), col(Credential.password_hash))
        .join(Credential, col(Credential.account_id) == col(Account.id))
        .where(col(Account.email) == email, col(Account.closed_at).is_(None))
        .order_by(col(Account.email_confirmed_at).is_(None), col(Account.id).desc())
        .limit(1)
    )
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        found = session.execute(newest).first()
        return (found.id, found.password_hash) if found else (None, None)


def _count_failure(visitor: Visitor, folded: str) -> None:
    rate_limits.spend(SIGN_IN_RATE, "sign-in-from", visitor.address)
    rate_limits.spend(SIGN_IN_RATE, "sign-in-as", folded)


def _end_where(session: Session, *conditions: Any) -> bool:
    live = and_(*conditions, col(SignInSession.ended_at).is_(None))
    ending = session.execute(select(col(SignInSession.id)).where(live)).scalars().all()
    if ending:
        session.execute(update(SignInSession).where(col(SignInSession.id).in_(ending)).values(ended_at=clock.now()))
        db.notify(session, kind="session_ended", session_ids=list(ending))
    return bool(ending)


def _device(row: SignInSession, actor: Actor) -> Device:
    return Device(
        id=str(row.id),
        device=row.device or _("Perangkat tidak dikenal"),
        since=format.date_short(_local(row.created_at)),
        seen=format.ago(row.seen_at),
        current=row.id == actor.session_id,
    )


def _local(moment: datetime) -> Any:
    return moment.astimezone(clock.WIB).date()
