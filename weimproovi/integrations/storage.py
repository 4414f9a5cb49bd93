"""The encrypted file store (C2, D1): a local folder or an S3 bucket. Only the file services open it.

Whatever is stored is encrypted under its person's key before it leaves this process, and streams both ways in frames of 64 KiB.
"""

import re
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Protocol

from weimproovi.errors import StorageFault
from weimproovi.integrations import frames
from weimproovi.integrations.frames import FRAME_BYTES, HEADER_BYTES, PLAIN_BYTES, Extent

NAME = re.compile(r"[0-9a-f]{32}")


class Shelf(Protocol):
    """Where stored bytes lie. Every method raises StorageFault when the place fails or, reading, when the name is not there."""

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        """All or nothing, durable when it returns."""

    def read(self, name: str, start: int, stop: int) -> Iterator[bytes]:
        """Stored bytes of one range, in chunks of any size."""

    def size(self, name: str) -> int | None: ...

    def delete(self, name: str) -> None: ...

    def names(self) -> Iterator[str]:
        """Everything that lies there, in order of its name."""

    def written_at(self, name: str) -> datetime | None:
        """When it was stored; None when it is not there."""


def open_store(storage: str, *, endpoint_url: str | None = None) -> "Store":
    """The store that settings name: `local:/path`, `s3://bucket` or `s3://bucket/prefix`.

    Args:
        storage: see above.
        endpoint_url: address of an S3-compatible service that is not Amazon's.

    Raises:
        ValueError: neither form.
    """
    return Store(open_shelf(storage, endpoint_url=endpoint_url))


def open_shelf(storage: str, *, endpoint_url: str | None = None, flat: bool = False) -> Shelf:
    """The place that settings name, for bytes that are stored as they come: backups and the journal.

    Args:
        storage: as `open_store`.
        endpoint_url: as `open_store`.
        flat: for few and large ones: in a local folder no folders between, in a bucket larger parts.

    Raises:
        ValueError: neither form.
    """
    kind, _, place = storage.partition(":")
    if kind == "local" and place:
        from weimproovi.integrations.storage_local import LocalShelf

        return LocalShelf(Path(place), flat=flat)
    bucket, _, prefix = place.removeprefix("//").partition("/")
    if kind == "s3" and bucket:
        from weimproovi.integrations.storage_s3 import LARGE_PART_BYTES, PART_BYTES, S3Shelf

        part_bytes = LARGE_PART_BYTES if flat else PART_BYTES
        return S3Shelf(bucket, prefix=prefix, endpoint_url=endpoint_url, part_bytes=part_bytes)
    raise ValueError("storage is neither local:/path nor s3://bucket")


def new_name() -> str:
    """A name for a stored file: 128 random bits, which say nothing and cannot be guessed."""
    return secrets.token_hex(16)


class Store:
    """Encrypted files by name. All methods block; `key` is the person's key of 32 bytes, `name` comes from `new_name`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def put(self, name: str, key: bytes, chunks: Iterable[bytes]) -> int:
        """Stores plaintext and returns its size in bytes; when `chunks` raises, nothing is left behind.

        Raises:
            StorageFault: the place failed.
        """
        counted = _Counted(chunks)
        self._shelf.write(_checked(name), frames.seal(name, key, frames.regroup(counted, PLAIN_BYTES)))
        return counted.total

    def open(self, name: str, key: bytes) -> Iterator[bytes]:
        """The whole plaintext, frame by frame.

        Raises:
            StorageFault: missing, cut, changed or another person's key; told at once for the first frame, later for a later one.
        """
        extent = self._extent(name)
        stored = self._shelf.read(name, 0, extent.stored_size)
        pieces = _after_header(stored)
        header = next(pieces)
        return _started(_whole(name, key, header=header, pieces=pieces, extent=extent))

    def read_range(self, name: str, key: bytes, start: int, stop: int) -> Iterator[bytes]:
        """Plaintext bytes from `start` up to, not including, `stop`, clamped to the file; only the frames needed are fetched.

        Raises:
            StorageFault: as `open`, for the frames needed.
            ValueError: a negative start, or a stop before it.
        """
        if not 0 <= start <= stop:
            raise ValueError("a range runs forward from zero or later")
        extent = self._extent(name)
        stop = min(stop, extent.plain_size)
        if start >= stop:
            return iter(())
        header = b"".join(self._shelf.read(name, 0, HEADER_BYTES))
        first, last = start // PLAIN_BYTES, (stop - 1) // PLAIN_BYTES
        fetched = frames.regroup(self._shelf.read(name, *extent.bounds(first, last)), FRAME_BYTES)
        plain = frames.unseal(name, key, header=header, frames=enumerate(fetched, first), extent=extent)
        return _started(_cut(plain, start - first * PLAIN_BYTES, stop - start))

    def exists(self, name: str) -> bool:
        return self._shelf.size(_checked(name)) is not None

    def delete(self, name: str) -> None:
        """Removes the file; a name that is not there is no error."""
        self._shelf.delete(_checked(name))

    def names(self) -> Iterator[str]:
        """Everything that is stored."""
        return (name for name in self._shelf.names() if NAME.fullmatch(name))

    def written_at(self, name: str) -> datetime | None:
        """When a file was stored; None when it is not there."""
        return self._shelf.written_at(_checked(name))

    def copy_out(self, name: str) -> Iterator[bytes]:
        """The stored bytes as they lie, encrypted; for backups.

        Raises:
            StorageFault: missing, told at once.
        """
        return _started(self._shelf.read(name, 0, self._extent(name).stored_size))

    def copy_in(self, name: str, chunks: Iterable[bytes]) -> None:
        """Puts stored bytes back as `copy_out` gave them."""
        self._shelf.write(_checked(name), chunks)

    def _extent(self, name: str) -> Extent:
        size = self._shelf.size(_checked(name))
        if size is None:
            raise StorageFault("a stored file is missing")
        return Extent(size)


class _Counted:
    """Chunks that count their bytes as they pass."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks
        self.total = 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.total += len(chunk)
            yield chunk


def _checked(name: str) -> str:
    if not NAME.fullmatch(name):
        raise ValueError("not a name of this store")
    return name


def _after_header(stored: Iterator[bytes]) -> Iterator[bytes]:
    """The header first, then the rest as it comes."""
    waiting = b""
    while len(waiting) < HEADER_BYTES:
        chunk = next(stored, b"")
        if not chunk:
            raise StorageFault("a stored file was cut")
        waiting += chunk
    yield waiting[:HEADER_BYTES]
    yield waiting[HEADER_BYTES:]
    yield from stored


def _whole(name: str, key: bytes, *, header: bytes, pieces: Iterator[bytes], extent: Extent) -> Iterator[bytes]:
    given = 0
    for block in frames.unseal(
        name, key, header=header, frames=enumerate(frames.regroup(pieces, FRAME_BYTES)), extent=extent
    ):
        given += len(block)
        yield block
    if given != extent.plain_size:
        raise StorageFault("a stored file ended early")


def _cut(blocks: Iterator[bytes], skip: int, length: int) -> Iterator[bytes]:
    for block in blocks:
        piece = block[skip : skip + length]
        skip, length = 0, length - len(piece)
        yield piece
    if length:
        raise StorageFault("a stored file ended early")


def _started(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Reads the first block now, so that a file that cannot be read is refused before anything is answered."""
    first = next(blocks, b"")
    return chain((first,), blocks)
