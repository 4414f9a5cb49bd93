"""A file on its way to a browser, already decided and recorded; a long one is decided again on the way (S6, U6)."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from weimproovi.permissions.actor import Actor

SECONDS = 2.0  # the longest that bytes leave on one decision,
BYTES = 4 * 1024 * 1024  # and the most
FIRST_BYTES, MORE_BYTES = 256 * 1024, 512 * 1024  # of one piece: each costs a turn of a thread, whatever its size
SLOW = 0.25  # seconds after which a reader is slow: what waits for her on the way is still hers after a refusal, so it is little


@dataclass(frozen=True, slots=True)
class FileStream:
    """`chunks` decrypts as it is read; `size` in bytes; `still_allowed` decides again, for the viewer as she is then. None: her own file."""

    chunks: Iterator[bytes]
    media_type: str
    size: int
    file_name: str
    still_allowed: Callable[[Actor], bool] | None = None


def decided_again(chunks: Iterator[bytes], still_allowed: Callable[[], bool]) -> Iterator[bytes]:
    """The pieces, none of which leaves later than `SECONDS` or `BYTES` after a decision; the first leave on the one that opened the file.

    They end where it is refused: the rest stays here, and the server closes a connection that was promised more.
    """
    decided, sent = time.monotonic(), 0
    for chunk in chunks:
        if time.monotonic() - decided >= SECONDS or sent + len(chunk) > BYTES:
            if not still_allowed():
                return
            decided, sent = time.monotonic(), 0
        sent += len(chunk)
        yield chunk


def together(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer pieces while the reader is fast: a small one soon, then larger ones. A slow reader gets them as they come."""
    waiting, held, most = list[bytes](), 0, FIRST_BYTES
    for chunk in chunks:
        waiting.append(chunk)
        held += len(chunk)
        if held < most:
            continue
        given = time.monotonic()
        yield b"".join(waiting)
        most = MORE_BYTES if time.monotonic() - given < SLOW else 0
        waiting, held = [], 0
    if waiting:
        yield b"".join(waiting)
