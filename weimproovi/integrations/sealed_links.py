"""Addresses that carry a few bytes which only we can read and nobody can change (AES-256-GCM under the product's secret). Services call it."""

import base64
import binascii
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from weimproovi.settings import secret

NONCE = 12


def seal(use: str, content: bytes) -> str:
    """The content as a word for an address; `use` says what for, and no other use opens it."""
    nonce = secrets.token_bytes(NONCE)
    return base64.urlsafe_b64encode(nonce + AESGCM(_key(use)).encrypt(nonce, content, None)).decode().rstrip("=")


def unseal(use: str, word: str) -> bytes | None:
    """What was sealed for this use; None for anything else."""
    try:
        sealed = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
        return AESGCM(_key(use)).decrypt(sealed[:NONCE], sealed[NONCE:], None)
    except (InvalidTag, ValueError, binascii.Error):
        return None


def _key(use: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=f"weimproovi link: {use}".encode()).derive(secret())
