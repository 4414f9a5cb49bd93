"""The privacy policy: its versions as published, byte for byte, and our translation. A published version is never edited (N1)."""

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

VERSION = 1
POSTED_ON = {1: date(2026, 11, 22)}  # every version, which stays readable (N1)
POSTED = POSTED_ON[VERSION]
PUBLISHED = {1: "15d03489a035b41a7b3d8299d956987a54f481cb62c9fceb93ddc6effe8c75c7"}  # SHA-256 of each version, which stays


@cache
def original() -> bytes:
    """The text of the version in force, in English, as published."""
    return as_published(VERSION, (Path(__file__).parent / f"v{VERSION}.en.txt").read_bytes())


def as_published(version: int, text: bytes) -> bytes:
    """The text, if it is the one that was published.

    Raises:
        ValueError: it was edited, or no such version was published.
    """
    if hashlib.sha256(text).hexdigest() != PUBLISHED.get(version):
        raise ValueError("this is not the policy that was published")
    return text


@cache
def translation() -> str:
    """Our Indonesian translation of the version in force; the original decides."""
    return (Path(__file__).parent / f"v{VERSION}.id.txt").read_text("utf-8")


@cache
def fingerprint() -> str:
    """SHA-256 of the original, in hexadecimal."""
    return hashlib.sha256(original()).hexdigest()
