"""The second factor of an account: setting it up, showing it, switching it off. Everybody may have one; staff and owners must.

Called by the site's pages about it and by the security screens. A half session (`sessions.HalfWay`) is given as actor where the
pages need it. Who lost her app and her recovery codes needs an administrator: `reset_by_operator`.
"""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.i18n import _, format
from weimproovi.integrations import one_time_codes, storage_keys
from weimproovi.models import Account, DemoMarket, RecoveryCode, SecondFactor
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.security import Enrolled, NewFactor, SecondFactorState
from weimproovi.services import factor_codes, ids, outbox, proofs, sessions, staff_audit
from weimproovi.services.sessions import HalfWay
from weimproovi.services.visitor import Visitor
from weimproovi.settings import settings
from weimproovi.vocabulary import ActorKind, MailKind, Purpose, Reason, StaffActKind

WAITS = timedelta(minutes=15)  # a new secret for the code that confirms it
RECOVERY_CODES = 10
Person = Actor | HalfWay


def state(actor: Actor) -> SecondFactorState:
    """What the security screen says."""
    required = sessions.must_have_second_factor(actor.kind.value, actor.role)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        since = session.execute(
            select(col(SecondFactor.confirmed_at)).where(
                col(SecondFactor.account_id) == actor.account_id, col(SecondFactor.confirmed_at).is_not(None)
            )
        ).scalar()
        unused = (col(RecoveryCode.account_id) == actor.account_id, col(RecoveryCode.used_at).is_(None))
        left = session.execute(select(func.count()).select_from(RecoveryCode).where(*unused)).scalar_one()
    if since is None:
        return SecondFactorState(required=required)
    day = format.date_short(format.jakarta_date(since))
    return SecondFactorState(on=True, required=required, since=day, codes_left=left)


def waiting(actor: Person) -> NewFactor | None:
    """The secret that this session is setting up, for 15 minutes."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        factor = _waiting(session, actor)
        return None if factor is None else _shown(session, factor)


def begin(actor: Person, typed: Mapping[str, str], visitor: Visitor) -> NewFactor:
    """A new secret, which counts once `confirm` is given a code of it; a factor in force stays so until then.

    Whoever signed in a moment ago and has no factor yet is not asked for her password again.

    Raises:
        Invalid: words under "password" or "code". TooMany. NotFound: another session has set one up meanwhile.
    """
    if not may_begin_at_once(actor):
        proofs.prove(actor, typed, visitor)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        _lock(session, actor)
        if may_begin_at_once(actor) and factor_codes.confirmed(session, ids.present(actor.account_id)) is not None:
            raise NotFound
        mine = (col(SecondFactor.account_id) == actor.account_id, col(SecondFactor.confirmed_at).is_(None))
        session.execute(delete(SecondFactor).where(*mine))
        wrapped = storage_keys.wrap(one_time_codes.new_secret().encode())
        factor = SecondFactor(account_id=ids.present(actor.account_id), session_id=actor.session_id, wrapped_key=wrapped)
        session.add(factor)
        session.flush()
        return _shown(session, factor)


def may_begin_at_once(actor: Person) -> bool:
    """No proof is asked: the password was given a moment ago, and there is no factor to replace."""
    return isinstance(actor, HalfWay) and actor.fresh and not actor.enrolled


def confirm(actor: Person, cookie: str, code: str) -> Enrolled:
    """The app's first code puts the new secret in force; every other session is asked for a code from now on.

    Raises:
        NotFound: nothing is being set up in this session. Invalid: words under "code". TooMany.
    """
    account_id = ids.present(actor.account_id)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        _lock(session, actor)
        factor = _waiting(session, actor)
        if factor is None:
            raise NotFound
        _read_first_code(factor, code)
        former = (col(SecondFactor.account_id) == account_id, col(SecondFactor.id) != factor.id)
        session.execute(delete(SecondFactor).where(*former))
        factor.confirmed_at, factor.session_id = clock.now(), None
        session.flush()
        codes = _renew_codes(session, account_id)
        _tell(session, account_id, "on")
        return Enrolled(sessions.strengthen(session, cookie), codes)


def show(actor: HalfWay, cookie: str, code: str) -> str:
    """A code of the app, or a recovery code, makes the half session a whole one. Returns its new cookie value.

    Raises:
        NotFound: there is no factor, or the session ended. Invalid: words under "code". TooMany.
    """
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        factor_codes.check(session, actor.account_id, code)
        return sessions.strengthen(session, cookie)


def renew_recovery_codes(actor: Actor, typed: Mapping[str, str], visitor: Visitor) -> tuple[str, ...]:
    """Ten new recovery codes; the former ones are worth nothing. Raises Invalid (words per field), TooMany."""
    proofs.prove(actor, typed, visitor)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        if factor_codes.confirmed(session, ids.present(actor.account_id)) is None:
            raise NotFound
        return _renew_codes(session, ids.present(actor.account_id))


def switch_off(actor: Actor, typed: Mapping[str, str], visitor: Visitor) -> None:
    """No code is asked any more. Staff and owners may not.

    Raises:
        Invalid: words per field; "" where the account must have a second factor. TooMany.
    """
    if sessions.must_have_second_factor(actor.kind.value, actor.role):
        raise Invalid({"": _("Akun ini wajib memakai verifikasi dua langkah, jadi tidak bisa dimatikan.")})
    proofs.prove(actor, typed, visitor)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        _remove(session, ids.present(actor.account_id))
        _tell(session, ids.present(actor.account_id), "off")


def reset_by_operator(actor: Actor, account_id: str | UUID) -> None:
    """An administrator takes away the second factor of somebody who lost it and has made sure who asks: she signs in with her
    password and sets up a new one. Every session of the account ends, and it is told by mail.

    Raises:
        Denied: no administrator, or her own account. NotFound: no such account.
    """
    staff_acts.require_or_machine(actor, StaffActKind.SECOND_FACTOR_RESET)
    subject = ids.parse(account_id)
    if subject == actor.account_id:
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        if session.get(Account, subject) is None:
            raise NotFound
        _remove(session, subject)
        sessions.end_all(session, subject)
        _tell(session, subject, "off")
        staff_audit.record(session, actor, StaffActKind.SECOND_FACTOR_RESET, subject)


def account_at(actor: Actor, email: str) -> UUID:
    """The open, confirmed account of an address, for the command line alone. Raises Denied, NotFound."""
    if actor.kind is not ActorKind.SYSTEM:
        raise Denied(Reason.PURPOSE_NOT_SERVED)
    confirmed = (
        col(Account.email) == email.strip().casefold(),
        col(Account.email_confirmed_at).is_not(None),
        col(Account.closed_at).is_(None),
    )
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        found: UUID | None = session.execute(select(col(Account.id)).where(*confirmed)).scalar()
    if found is None:
        raise NotFound
    return found


def demo_code(actor: Person) -> str | None:
    """The code that the demonstration shows to whoever tries it; None everywhere else.

    Only in the demo environment, in a database that was filled as the demo market, for an address under a reserved name.
    """
    if settings().env != "demo":
        return None
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account = session.get_one(Account, actor.account_id)
        marked = session.execute(select(col(DemoMarket.id)).limit(1)).first() is not None
        factor = factor_codes.confirmed(session, account.id)
        if factor is None or not marked or not account.email.endswith(".example"):
            return None
        step = max(one_time_codes.step_at(clock.now()), factor.last_step + 1)
        return one_time_codes.code_at(factor_codes.secret_of(factor), step)


def _lock(session: Session, actor: Person) -> None:
    """Of two sessions that set up a factor at once, the second sees what the first has done."""
    db.advisory_lock(session, f"second-factor:{actor.account_id}")


def _waiting(session: Session, actor: Person) -> SecondFactor | None:
    wanted = select(SecondFactor).where(
        col(SecondFactor.account_id) == actor.account_id,
        col(SecondFactor.session_id) == actor.session_id,
        col(SecondFactor.confirmed_at).is_(None),
        col(SecondFactor.created_at) > clock.now() - WAITS,
    )
    found: SecondFactor | None = session.execute(wanted.with_for_update()).scalars().first()
    return found


def _shown(session: Session, factor: SecondFactor) -> NewFactor:
    secret = factor_codes.secret_of(factor)
    address = one_time_codes.address_of(secret, session.get_one(Account, factor.account_id).email)
    groups = [secret[place : place + 4] for place in range(0, len(secret), 4)]
    return NewFactor(" ".join(groups), address, one_time_codes.picture_of(address))


def _read_first_code(factor: SecondFactor, code: str) -> None:
    factor_codes.refuse_guessing(factor.account_id)
    step = factor_codes.step_of(factor, factor_codes.plain(code))
    if step is None:
        factor_codes.count_guess(factor.account_id)
        raise Invalid({"code": _("Kode ini tidak cocok. Pastikan jam ponsel tepat, lalu isi kode yang sedang tampil.")})
    factor.last_step = step


def _renew_codes(session: Session, account_id: UUID) -> tuple[str, ...]:
    codes = tuple(factor_codes.new_recovery_code() for _code in range(RECOVERY_CODES))
    session.execute(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id))
    session.add_all(
        RecoveryCode(account_id=account_id, code_hash=factor_codes.recovery_hash(account_id, code)) for code in codes
    )
    return codes


def _remove(session: Session, account_id: UUID) -> None:
    session.execute(delete(SecondFactor).where(col(SecondFactor.account_id) == account_id))
    session.execute(delete(RecoveryCode).where(col(RecoveryCode.account_id) == account_id))


def _tell(session: Session, account_id: UUID, change: str) -> None:
    """By mail, and to the open pages, whose next reading asks the session anew."""
    outbox.queue(
        session, MailKind.SECOND_FACTOR_CHANGED, account_id=account_id, path=routes.FORGOT, values={"change": change}
    )
    db.notify(session, kind="changed", topic=f"account:{account_id}")
