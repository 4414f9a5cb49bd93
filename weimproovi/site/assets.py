"""Addresses of the site's static files, with a fingerprint so that browsers may keep them for a year."""

from functools import cache

from weimproovi.http.front_end import ASSETS, FONT, fingerprint

__all__ = ["FONT", "SOCIAL_PICTURE", "asset"]
SOCIAL_PICTURE = "social.png"


@cache
def asset(name: str) -> str:
    """The address of a file in `assets/`, e.g. "/site.css?v=3f2a91c0"."""
    return f"/{name}?v={fingerprint(ASSETS / name)}"
