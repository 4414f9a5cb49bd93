"""Sign-in sessions: a 256-bit secret in the browser, its hash here. Every event asks `resolve` anew."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, func, select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _, format
from weimproovi.integrations import rate_limits
from weimproovi.models import (
    Account,
    Candidate,
    CompanyMember,
    Credential,
    SecondFactor,
    SignInSession,
    StaffMembership,
)
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.candidate import Device
from weimproovi.services import ids, passwords
from weimproovi.services.tokens import hashed, new_token
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import AccountKind, ActorKind, MemberRole, Purpose, StaffRole

SIGN_IN_RATE = "10 per 5 minutes"
TOUCH_EVERY = timedelta(minutes=1)
FRESH = timedelta(minutes=15)  # after signing in, the password need not be asked again
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


@dataclass(frozen=True, slots=True)
class HalfWay:
    """Somebody whose password was right and whose second factor is missing: signed in nowhere but on the pages that ask for it.

    `enrolled` says whether there is a factor to ask for; `fresh` whether the password was given a moment ago.
    """

    account_id: UUID
    session_id: UUID
    kind: ActorKind
    language: str
    enrolled: bool
    fresh: bool


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


def begin(session: Session, account: Account, visitor: Visitor, *, proved_at: datetime | None = None) -> str:
    """Starts a session inside the caller's transaction; always a new secret, so a planted one is worth nothing.

    `proved_at`: when the second factor was shown, where the session follows another one of the same browser.
    """
    token, token_hash = new_token()
    session.add(
        SignInSession(
            account_id=account.id,
            token_hash=token_hash,
            device=visitor.device[:80],
            language=visitor.language,
            second_factor_at=proved_at,
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
    """Who acts, as of this moment; None when the session is unknown, ended, idle or expired, or its person no longer belongs.

    Also None where the second factor is missing: a factor that the account has, or must have (staff, owners), was not shown in this
    session since it is in force.
    """
    if not cookie:
        return None
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        found = _live(session, cookie)
        if found is None or not _strong(found):
            return None
        _touch(session, found)
        return _actor(session, found)


def half_way(cookie: str | None) -> HalfWay | None:
    """Who has still to show, or to set up, her second factor; None for anybody whom `resolve` knows, and for strangers."""
    if not cookie:
        return None
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        found = _live(session, cookie)
        if found is None or _strong(found) or not (_closed(found) or _actor(session, found)):
            return None
        fresh, kind = clock.now() - found.created_at < FRESH, ActorKind(found.kind.value)
        return HalfWay(found.account_id, found.id, kind, found.language, found.confirmed_at is not None, fresh)


def account_of_closed(cookie: str | None) -> UUID | None:
    """The account of a candidate who is leaving and has signed in once more; she is signed in nowhere but on the page that brings her back."""
    if not cookie:
        return None
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        found = _live(session, cookie)
        return found.account_id if found is not None and _strong(found) and _closed(found) else None


def must_have_second_factor(kind: str, role: MemberRole | None) -> bool:
    """Staff and owners of companies; anybody else may."""
    return kind == ActorKind.STAFF.value or role is MemberRole.OWNER


def strengthen(session: Session, cookie: str) -> str:
    """The second factor was shown: the session gets a new secret (returned), so that a copy of the old one is worth nothing.

    Raises:
        NotFound: it ended meanwhile.
    """
    token, token_hash = new_token()
    mine = (col(SignInSession.token_hash) == hashed(cookie), *_alive())
    shown = {"token_hash": token_hash, "second_factor_at": clock.now()}
    changed = session.execute(update(SignInSession).where(*mine).values(shown).returning(col(SignInSession.id)))
    if changed.first() is None:
        raise NotFound
    return token


def shown_at(session: Session, actor: Actor) -> datetime | None:
    """When the actor's session has shown its second factor."""
    mine = select(col(SignInSession.second_factor_at)).where(col(SignInSession.id) == actor.session_id)
    moment: datetime | None = session.execute(mine).scalar()
    return moment


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


_LIVE_SESSIONS: Any = (
    select(
        col(SignInSession.id),
        col(SignInSession.created_at),
        col(SignInSession.seen_at),
        col(SignInSession.language),
        col(SignInSession.second_factor_at),
        col(SecondFactor.confirmed_at),
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
    .outerjoin(
        SecondFactor, and_(col(SecondFactor.account_id) == col(Account.id), col(SecondFactor.confirmed_at).is_not(None))
    )
    .where(col(Account.closed_at).is_(None))
)


def _live(session: Session, cookie: str) -> Row[Any] | None:
    found: Row[Any] | None = session.execute(
        _LIVE_SESSIONS.where(col(SignInSession.token_hash) == hashed(cookie), *_alive())
    ).first()
    return found


def _strong(found: Row[Any]) -> bool:
    if found.confirmed_at is None:
        return not must_have_second_factor(found.kind.value, found.role)
    return found.second_factor_at is not None and bool(found.second_factor_at >= found.confirmed_at)


def _closed(found: Row[Any]) -> bool:
    """A candidate's account whose person is closed to everyone (`services.leaving`)."""
    return bool(found.kind is AccountKind.CANDIDATE and found.candidate_id is None)


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
