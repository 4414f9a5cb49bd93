"""Second factors in tests: accounts that have one, sessions that have shown it, and the codes that an app would show."""

from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import Session, col

from weimproovi import clock, db
from weimproovi.integrations import one_time_codes, storage_keys
from weimproovi.models import SecondFactor, SignInSession
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import factor_codes
from weimproovi.services.tokens import hashed
from weimproovi.vocabulary import Purpose


def strong(cookie: str) -> str:
    """The same session, as if its person had set up a second factor and shown it."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        account_id = session.execute(
            select(col(SignInSession.account_id)).where(col(SignInSession.token_hash) == hashed(cookie))
        ).scalar_one()
        enrol(session, account_id)
        shown(session, cookie)
    return cookie


def enrol(session: Session, account_id: UUID) -> None:
    """The account has a second factor, if it had none."""
    if factor_codes.confirmed(session, account_id) is None:
        wrapped = storage_keys.wrap(one_time_codes.new_secret().encode())
        session.add(SecondFactor(account_id=account_id, wrapped_key=wrapped, confirmed_at=clock.now()))
        session.flush()


def shown(session: Session, cookie: str) -> None:
    """The session has shown the second factor of its account, where it has one."""
    session.execute(
        update(SignInSession).where(col(SignInSession.token_hash) == hashed(cookie)).values(second_factor_at=clock.now())
    )


def code_of(account_id: UUID | None, *, later: int = 0) -> str:
    """The code that the account's app shows now, or so many steps later."""
    assert account_id is not None
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        factor = factor_codes.confirmed(session, account_id)
        assert factor is not None
        return one_time_codes.code_at(factor_codes.secret_of(factor), one_time_codes.step_at(clock.now()) + later)


def take_back(account_id: UUID | None) -> None:
    """Nobody has used a code of this account yet: the next sign-in need not wait for the next one."""
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        session.execute(update(SecondFactor).where(col(SecondFactor.account_id) == account_id).values(last_step=0))
