"""The place apart from the database, and lines appended there by several processes. The journal and the kept heads alone use it."""

import os
from functools import lru_cache
from pathlib import Path

from weimproovi.errors import StorageFault
from weimproovi.integrations.storage import Shelf, open_shelf
from weimproovi.settings import settings


def folder() -> Path | None:
    """The place as a folder; None when it is in S3, where each line is a small entry of its own."""
    kind, _, place = settings().journal.partition(":")
    return Path(place) if kind == "local" else None


def shelf() -> Shelf:
    """The place as a shelf, for S3."""
    return _shelf(settings().journal)


@lru_cache(maxsize=4)
def _shelf(place: str) -> Shelf:
    return open_shelf(place, endpoint_url=settings().s3_endpoint, flat=True)


def append_line(path: Path, line: bytes) -> None:
    """One write: appends of several processes do not mix. The line break comes first, so that a torn line spoils itself alone.

    Raises:
        StorageFault: it could not be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        begun = path.exists()
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            whole = b"\n" + line + b"\n"
            if os.write(descriptor, whole) != len(whole):
                raise StorageFault("the journal could not be written: no room")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if not begun:
            _flush(path.parent)
    except OSError as fault:
        raise StorageFault(f"the journal could not be written: {fault.strerror}") from None


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
