"""Taking a code of the second factor: six digits of the app, or a recovery code; none is taken twice. For `proofs` and `second_factor`."""

import re
import secrets
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlmodel import Session, col

from weimproovi import clock, routes
from weimproovi.errors import Invalid, NotFound
from weimproovi.i18n import _
from weimproovi.integrations import one_time_codes, rate_limits, storage_keys
from weimproovi.models import RecoveryCode, SecondFactor
from weimproovi.services import outbox
from weimproovi.services.tokens import hashed
from weimproovi.vocabulary import MailKind

RATES = ("5 per 5 minutes", "40 per day")  # wrong codes of one account
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
GROUPS, GROUP = 4, 4  # 16 letters: 79 bits


def check(session: Session, account_id: UUID, typed: str) -> None:
    """Takes a code that somebody typed, inside the caller's transaction as the system; the factor stays locked until it ends.

    Raises:
        NotFound: the account has no second factor. Invalid: words under "code". TooMany.
    """
    factor = confirmed(session, account_id)
    if factor is None:
        raise NotFound
    code = plain(typed)
    if not code:
        raise Invalid({"code": _("Isi kode 6 angka dari aplikasi autentikator.")})
    refuse_guessing(account_id)
    if not _is_next(factor, code) and not _recovers(session, account_id, code):
        count_guess(account_id)
        raise Invalid({"code": _("Kode ini tidak cocok atau sudah dipakai. Tunggu kode berikutnya, lalu coba lagi.")})


def confirmed(session: Session, account_id: UUID) -> SecondFactor | None:
    """The factor in force, locked."""
    found: SecondFactor | None = session.execute(_in_force(account_id).with_for_update()).scalars().first()
    return found


def has_one(session: Session, account_id: UUID) -> bool:
    """Whether a factor is in force; a question, which makes nobody wait."""
    return session.execute(_in_force(account_id)).first() is not None


def _in_force(account_id: UUID) -> Select[SecondFactor]:
    return select(SecondFactor).where(col(SecondFactor.account_id) == account_id, col(SecondFactor.confirmed_at).is_not(None))


def plain(typed: str) -> str:
    """A code without the spaces and hyphens that people and apps write into it."""
    return re.sub(r"[\s-]", "", typed).casefold()[:40]


def step_of(factor: SecondFactor, code: str) -> int | None:
    """The step of a code that this factor has not taken yet."""
    if not re.fullmatch(r"[0-9]{6}", code):
        return None
    step = one_time_codes.matching_step(secret_of(factor), code, clock.now())
    return step if step is not None and step > factor.last_step else None


def secret_of(factor: SecondFactor) -> str:
    return storage_keys.unwrap(factor.wrapped_key).decode()


def refuse_guessing(account_id: UUID) -> None:
    """Raises TooMany after five wrong codes in five minutes, or forty in a day."""
    for rate in RATES:
        rate_limits.check(rate, "second-factor", str(account_id))


def count_guess(account_id: UUID) -> None:
    for rate in RATES:
        rate_limits.spend(rate, "second-factor", str(account_id))


def new_recovery_code() -> str:
    """Four groups of four letters, for paper."""
    letters = [secrets.choice(LETTERS) for _letter in range(GROUPS * GROUP)]
    return "-".join("".join(letters[place : place + GROUP]) for place in range(0, len(letters), GROUP))


def recovery_hash(account_id: UUID, code: str) -> bytes:
    """What is kept of a recovery code; bound to its account."""
    return hashed(f"{account_id}:{plain(code)}")


def _is_next(factor: SecondFactor, code: str) -> bool:
    step = step_of(factor, code)
    if step is None:
        return False
    factor.last_step = step
    return True


def _recovers(session: Session, account_id: UUID, code: str) -> bool:
    """Uses a recovery code up, and tells the account by mail."""
    mine = (
        col(RecoveryCode.account_id) == account_id,
        col(RecoveryCode.code_hash) == recovery_hash(account_id, code),
        col(RecoveryCode.used_at).is_(None),
    )
    used = session.execute(
        update(RecoveryCode).where(*mine).values(used_at=clock.now()).returning(col(RecoveryCode.id))
    )
    if used.first() is None:
        return False
    outbox.queue(
        session,
        MailKind.SECOND_FACTOR_CHANGED,
        account_id=account_id,
        path=routes.FORGOT,
        values={"change": "recovery"},
    )
    return True
