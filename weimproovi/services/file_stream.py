"""A file on its way to a browser, already decided and recorded; a long one is decided again on the way (S6, U6)."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from weimproovi.permissions.actor import Actor

SECONDS = 2.0  # the longest that bytes leave on one decision,
BYTES = 4 * 1024 * 1024  # and the most


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
