"""Stored bytes in a local folder. Used by `storage` alone."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from weimproovi import clock
from weimproovi.errors import StorageFault
from weimproovi.integrations.frames import FRAME_BYTES

CHUNK_BYTES = 4 * FRAME_BYTES  # whole frames, where a range begins with one
ABANDONED = timedelta(days=1)


class LocalShelf:
    """One file per name, readable by this user alone; in folders by its first two letters unless `flat`."""

    def __init__(self, root: Path, *, flat: bool = False) -> None:
        self._root = root
        self._flat = flat
        self._arriving = root / "arriving"
        self._lasting: set[Path] = set()  # folders that this process knows to outlast a loss of power
        self._arriving.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._sweep()

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        draft = self._arriving / f"{name}.{secrets.token_hex(4)}"
        path = self._path(name)
        try:
            _write(draft, chunks)
            with _faults():
                path.parent.mkdir(mode=0o700, exist_ok=True)
                draft.replace(path)
                _flush(path.parent)
                if path.parent not in self._lasting:
                    _flush(path.parent.parent)
                    self._lasting.add(path.parent)
        finally:
            draft.unlink(missing_ok=True)

    def read(self, name: str, start: int, stop: int) -> Iterator[bytes]:
        try:
            with self._path(name).open("rb") as file:
                file.seek(start)
                left = stop - start
                while left > 0 and (chunk := file.read(min(left, CHUNK_BYTES))):
                    left -= len(chunk)
                    yield chunk
        except OSError:
            raise StorageFault("a stored file is missing") from None

    def size(self, name: str) -> int | None:
        try:
            return self._path(name).stat().st_size
        except FileNotFoundError:
            return None

    def delete(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        found = self._root.glob("*" if self._flat else "[0-9a-f][0-9a-f]/*")
        yield from sorted(path.name for path in found if path.is_file())

    def written_at(self, name: str) -> datetime | None:
        try:
            return datetime.fromtimestamp(self._path(name).stat().st_mtime, UTC)
        except FileNotFoundError:
            return None

    def _path(self, name: str) -> Path:
        return self._root / name if self._flat else self._root / name[:2] / name

    def _sweep(self) -> None:
        """Removes what a process that was killed while writing has left."""
        oldest = (clock.now() - ABANDONED).timestamp()
        for draft in self._arriving.iterdir():
            try:
                if draft.stat().st_mtime < oldest:
                    draft.unlink()
            except FileNotFoundError:
                continue


def _write(draft: Path, chunks: Iterable[bytes]) -> None:
    """The chunks' own errors pass as they are: a connection that breaks off is no fault of the store."""
    with _faults():
        file = os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    with file:
        for chunk in chunks:
            with _faults():
                file.write(chunk)
        with _faults():
            file.flush()
            os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Makes what was renamed or made in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise StorageFault(f"the file store cannot be written: {fault.strerror}") from None
