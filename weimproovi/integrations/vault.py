"""Keys of stored files (D1): one random key per person, wrapped by a master key that never leaves the process.

Destroying a person's wrapped key makes every copy of that person's files unreadable, backups included. Used by the file services; the caller
brings the master keys (settings are not read here).
"""

import hashlib
import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from weimproovi.errors import StorageFault

KEY_BYTES = 32
NONCE_BYTES = 12
ID_BYTES = 8
VERSION = b"\x01"
HEADER_BYTES = len(VERSION) + ID_BYTES


def new_key() -> bytes:
    """A person's key: 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


@dataclass(frozen=True)
class MasterKeys:
    """The master key in use and those used before it, 32 bytes each. A wrapped key names its master key by fingerprint, so that rotation works."""

    current: bytes = field(repr=False)
    former: tuple[bytes, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if any(len(key) != KEY_BYTES for key in (self.current, *self.former)):
            raise ValueError("a master key has 32 bytes")

    def wrap(self, key: bytes) -> bytes:
        """A person's key sealed by the current master key (AES-256-GCM), 69 bytes."""
        header = VERSION + fingerprint(self.current)
        nonce = secrets.token_bytes(NONCE_BYTES)
        return header + nonce + AESGCM(self.current).encrypt(nonce, key, header)

    def unwrap(self, wrapped: bytes) -> bytes:
        """The person's key.

        Raises:
            StorageFault: changed, or wrapped by a master key that is not at hand.
        """
        header, nonce, sealed = (
            wrapped[:HEADER_BYTES],
            wrapped[HEADER_BYTES:][:NONCE_BYTES],
            wrapped[HEADER_BYTES + NONCE_BYTES :],
        )
        try:
            return AESGCM(self._named(header)).decrypt(nonce, sealed, header)
        except (InvalidTag, ValueError):
            raise StorageFault("a wrapped key was changed") from None

    def is_current(self, wrapped: bytes) -> bool:
        """Whether the current master key wrapped it; if not, it waits for `rewrap`."""
        return wrapped.startswith(VERSION + fingerprint(self.current))

    def rewrap(self, wrapped: bytes) -> bytes:
        """The same person's key under the current master key; its files stay as they are.

        Raises:
            StorageFault: as `unwrap`.
        """
        return wrapped if self.is_current(wrapped) else self.wrap(self.unwrap(wrapped))

    def _named(self, header: bytes) -> bytes:
        for key in (self.current, *self.former):
            if header == VERSION + fingerprint(key):
                return key
        raise StorageFault("a key was wrapped by a master key that is not at hand")


def backup_key(master_key: bytes) -> bytes:
    """The key of backups where none is given: told by the master key, which it does not tell."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"weimproovi backup key").derive(master_key)


def fingerprint(master_key: bytes) -> bytes:
    """8 bytes that name a master key without telling anything of it."""
    return hashlib.sha256(b"weimproovi master key\0" + master_key).digest()[:ID_BYTES]
