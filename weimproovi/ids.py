"""Keys of rows: UUID version 7 (RFC 9562 5.7), made in Python so that an append-only insert needs no RETURNING."""

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    """A UUIDv7: 48 bits of milliseconds, then 74 random bits; sorts by the time it was made."""
    milliseconds = time.time_ns() // 1_000_000
    tail = secrets.randbits(74)
    value = (milliseconds << 80) | (0x7 << 76) | ((tail >> 62) << 64) | (0b10 << 62) | (tail & ((1 << 62) - 1))
    return UUID(int=value)
