"""Signed tree heads of the access ledger: Ed25519 by the operator's ledger key. The services that seal, prove and verify call it.

What is signed is five lines of ASCII, each ended by a line feed: `weimproovi ledger head 1`, the size in decimals, the root in hexadecimals, the
moment in UTC to the microsecond, and `sealed`, or `resumed` where the log goes on from here after a backup was put back.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from weimproovi.settings import former_ledger_keys, ledger_key

FIRST_LINE = "weimproovi ledger head 1"


@dataclass(frozen=True, slots=True)
class SignedHead:
    """So many leaves had this root at this moment. `resumed`: heads of a larger size that were signed before no longer count."""

    size: int
    root: bytes
    at: datetime
    resumed: bool
    public_key: bytes
    signature: bytes


def sign(size: int, root: bytes, at: datetime, *, resumed: bool = False) -> SignedHead:
    """A head signed by the ledger key of this process."""
    key = _private_key()
    signature = key.sign(statement(size, root, at, resumed=resumed))
    return SignedHead(size, root, at, resumed, _raw(key.public_key()), signature)


def statement(size: int, root: bytes, at: datetime, *, resumed: bool) -> bytes:
    """The bytes that are signed."""
    lines = (FIRST_LINE, str(size), root.hex(), moment(at), "resumed" if resumed else "sealed")
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def is_genuine(head: SignedHead) -> bool:
    """The signature is the public key's own over what the head says; whose key it is, `is_ours` tells."""
    said = statement(head.size, head.root, head.at, resumed=head.resumed)
    try:
        Ed25519PublicKey.from_public_bytes(head.public_key).verify(head.signature, said)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_ours(public_key: bytes) -> bool:
    """The key in use, or one that was in use before and is named in the settings."""
    return public_key in (public_key_in_use(), *former_ledger_keys())


def public_key_in_use() -> bytes:
    """32 bytes."""
    return _raw(_private_key().public_key())


def moment(at: datetime) -> str:
    """A moment as it is signed: `2026-11-22T02:03:04.000005Z`."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def as_words(head: SignedHead) -> dict[str, Any]:
    """A head as JSON takes it; `from_words` reads it."""
    return {
        "size": head.size,
        "root": head.root.hex(),
        "at": moment(head.at),
        "state": "resumed" if head.resumed else "sealed",
        "public_key": head.public_key.hex(),
        "signature": head.signature.hex(),
    }


def from_words(words: Any) -> SignedHead:
    """A head that was written down; it may still be forged.

    Raises:
        ValueError: it is none.
    """
    try:
        key, signature = bytes.fromhex(words["public_key"]), bytes.fromhex(words["signature"])
        at = datetime.fromisoformat(words["at"]).astimezone(UTC)
        return SignedHead(int(words["size"]), bytes.fromhex(words["root"]), at, words["state"] == "resumed", key, signature)
    except (KeyError, TypeError, OverflowError) as fault:
        raise ValueError("not a signed head") from fault


def _private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(ledger_key())


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)
