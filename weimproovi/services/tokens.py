"""Secrets that travel: 256 random bits to the person, their SHA-256 to the database."""

import hashlib
import secrets


def new_token() -> tuple[str, bytes]:
    """A secret for the person and the hash to keep."""
    token = secrets.token_urlsafe(32)
    return token, hashed(token)


def hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
