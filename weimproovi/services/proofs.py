"""Proof of identity before something grave: the password once more and, where the account has a second factor, a code of it."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from weimproovi import db
from weimproovi.errors import Invalid
from weimproovi.i18n import _
from weimproovi.integrations import rate_limits
from weimproovi.models import Credential
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import factor_codes, ids, passwords, sessions
from weimproovi.services.visitor import Visitor
from weimproovi.vocabulary import Purpose


def prove(actor: Actor | sessions.HalfWay, typed: Mapping[str, str], visitor: Visitor) -> None:
    """Checks `typed["password"]` and, where the account has a second factor, `typed["code"]`, which is used up by it.

    Raises:
        Invalid: words under "password" or "code". TooMany.
    """
    account_id = ids.present(actor.account_id)
    check_password(account_id, typed.get("password"), visitor)
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        if factor_codes.confirmed(session, account_id):
            factor_codes.check(session, account_id, typed.get("code", ""))


def check_password(account_id: UUID, password: str | None, visitor: Visitor, field: str = "password") -> None:
    """Compares with the account's password; wrong ones count against the account and the address.

    Raises:
        Invalid: words under `field`. TooMany.
    """
    rate_limits.check(sessions.SIGN_IN_RATE, "sign-in-as", str(account_id))
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        known = session.execute(
            select(col(Credential.password_hash)).where(col(Credential.account_id) == account_id)
        ).scalar()
    if not password or not passwords.verify_password(password, known):
        if password:
            rate_limits.spend(sessions.SIGN_IN_RATE, "sign-in-as", str(account_id))
            rate_limits.spend(sessions.SIGN_IN_RATE, "sign-in-from", visitor.address)
        raise Invalid({field: _("Sandi tidak cocok.") if password else _("Masukkan sandi akun ini.")})


def needs_code(actor: Actor) -> bool:
    """Whether `prove` asks this account for a code, too."""
    if actor.account_id is None:
        return False
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        return factor_codes.has_one(session, actor.account_id)
