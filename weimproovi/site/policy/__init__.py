"""The privacy policy: its versions as published, byte for byte, and our translation."""

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

VERSION = 1
POSTED = date(2026, 11, 22)


@cache
def original() -> bytes:
    """The text of the version in force, in English, as published."""
    return (Path(__file__).parent / f"v{VERSION}.en.txt").read_bytes()


@cache
def translation() -> str:
    """Our Indonesian translation of the version in force; the original decides."""
    return (Path(__file__).parent / f"v{VERSION}.id.txt").read_text("utf-8")


@cache
def fingerprint() -> str:
    """SHA-256 of the original, in hexadecimal."""
    return hashlib.sha256(original()).hexdigest()
