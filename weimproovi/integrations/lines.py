"""Lines appended to a file by several processes, each durable when it is written. The journal and the kept heads alone use it."""

import os
from pathlib import Path

from weimproovi.errors import StorageFault


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
