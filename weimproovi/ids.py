"""Keys of rows: UUID version 7 (RFC 9562 5.7), made in Python so that an append-only insert needs no RETURNING."""

import secrets
import threading
import time
from uuid import UUID

TICKS_PER_MILLISECOND = 4096  # RFC 9562 6.2, method 3: twelve more bits of time
_one_at_a_time = threading.Lock()
_last = 0


def new_id() -> UUID:
    """A UUIDv7: 60 bits of time, then 62 random bits. Later ones of a process sort after earlier ones, so the latest fact is the last."""
    milliseconds, fraction = divmod(_tick(), TICKS_PER_MILLISECOND)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (fraction << 64) | (0b10 << 62) | secrets.randbits(62))


def _tick() -> int:
    """The time in 4096ths of a millisecond, never the same twice."""
    global _last
    with _one_at_a_time:
        _last = max(_last + 1, time.time_ns() * TICKS_PER_MILLISECOND // 1_000_000)
        return _last
