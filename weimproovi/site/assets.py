"""Addresses of the site's static files, with a fingerprint so that browsers may keep them for a year."""

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "assets"
SOCIAL_PICTURE = "social.png"
FONT = "/fonts/plus-jakarta-sans-latin-wght-normal.woff2"


@cache
def asset(name: str) -> str:
    """The address of a file in `assets/`, e.g. "/site.css?v=3f2a91c0"."""
    return f"/{name}?v={hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:8]}"
