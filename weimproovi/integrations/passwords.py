"""bcrypt and the list of common passwords: the only door to both. Called by `services.passwords`."""

import base64
import hashlib
import hmac
import threading

import bcrypt
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from weimproovi.settings import secret, settings

AT_ONCE = threading.BoundedSemaphore(2)  # 250 ms of one core each: a flood of sign-ins may not take the machine
LOCAL_COMMON = frozenset(
    [
        "bismillah",
        "indonesia",
        "sayangku",
        "cintaku",
        "rahasia",
        "katasandi",
        "sandi123",
        "password1",
        "jakarta1",
        "bandung123",
        "merdeka45",
        "alhamdulillah",
        "weimproovi",
        "lowongan",
        "kerja123",
        "kandidat",
        "rekruter",
        "admin123",
        "garuda123",
        "pancasila",
    ]
)


def hash_password(password: str) -> str:
    """bcrypt over a keyed prehash: no 72-byte limit, and a stolen table is worth nothing without the key. About 250 ms."""
    with AT_ONCE:
        return bcrypt.hashpw(_prehash(password), bcrypt.gensalt(settings().bcrypt_cost)).decode()


def verify_password(password: str, password_hash: str | None) -> bool:
    """Whether the password is right. Without a hash it compares with a dummy and is false, in the same time."""
    with AT_ONCE:
        right = bcrypt.checkpw(_prehash(password), (password_hash or _dummy()).encode())
    return right and password_hash is not None


def is_common(password: str) -> bool:
    """The password is on the public lists that attackers try first."""
    folded = password.casefold()
    return folded in LOCAL_COMMON or folded in FREQUENCY_LISTS["passwords"]


def _prehash(password: str) -> bytes:
    return base64.b64encode(hmac.digest(secret(), password.encode("utf-8", "surrogatepass"), hashlib.sha256))


_DUMMIES: dict[int, str] = {}


def _dummy() -> str:
    cost = settings().bcrypt_cost
    if cost not in _DUMMIES:
        _DUMMIES[cost] = bcrypt.hashpw(b"nobody", bcrypt.gensalt(cost)).decode()
    return _DUMMIES[cost]
