"""Readable addresses with a short random tail, so that they neither collide nor count."""

import re
import secrets
import unicodedata

TAIL = "abcdefghjkmnpqrstuvwxyz23456789"


def new_slug(words: str) -> str:
    """ "Barista Senior, Bandung" → "barista-senior-bandung-x7k2q"."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().casefold()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100]
    return f"{stem or 'lowongan'}-{''.join(secrets.choice(TAIL) for _ in range(5))}"
