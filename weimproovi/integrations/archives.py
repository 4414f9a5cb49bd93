"""The form of a backup: named records one after another, sealed as one stream (D1). Used by `services.backups` and `restore` alone.

    record   2 bytes length and the name, then chunks of 4 bytes length and content, ended by a chunk of length 0

The stream is sealed in frames as stored files are (`frames`), so that a cut, changed or foreign archive is refused; memory stays flat.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from weimproovi.errors import BackupFault, StorageFault
from weimproovi.integrations import frames
from weimproovi.integrations.frames import FRAME_BYTES, HEADER_BYTES, PLAIN_BYTES, Extent
from weimproovi.integrations.storage import Shelf

SEALED_AS = "backup"
CHUNK_BYTES = 256 * 1024
REFUSED = "The archive cannot be opened: it was cut or changed, or made with another key. Nothing was touched."

Record = tuple[str, Iterator[bytes]]


def seal(key: bytes, records: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """The archive of records, as a stream to write."""
    return frames.seal(SEALED_AS, key, frames.regroup(_packed(records), PLAIN_BYTES))


def records_of(shelf: Shelf, name: str, keys: Iterable[bytes]) -> Iterator[Record]:
    """The records of an archive, in order; a record's content that was not read is skipped when the next one is asked for.

    Args:
        keys: those that it may have been made with.

    Raises:
        BackupFault: not there, none of the keys, cut or changed; told at the latest when the end is reached.
    """
    size = shelf.size(name)
    if size is None:
        raise BackupFault(f"There is no archive {name}.")
    try:
        yield from _unpacked(_plain(shelf, name, Extent(size), keys))
    except StorageFault:
        raise BackupFault(REFUSED) from None


def _packed(records: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    for name, content in records:
        told = name.encode()
        yield len(told).to_bytes(2, "big") + told
        for chunk in frames.regroup(content, CHUNK_BYTES):
            yield len(chunk).to_bytes(4, "big")
            yield chunk
        yield bytes(4)


def _plain(shelf: Shelf, name: str, extent: Extent, keys: Iterable[bytes]) -> Iterator[bytes]:
    """Plaintext by the first key that opens the first frame."""
    header = b"".join(shelf.read(name, 0, HEADER_BYTES))
    for key in keys:
        stored = frames.regroup(shelf.read(name, HEADER_BYTES, extent.stored_size), FRAME_BYTES)
        blocks = frames.unseal(SEALED_AS, key, header=header, frames=enumerate(stored), extent=extent)
        try:
            first = next(blocks)
        except (StorageFault, StopIteration):
            continue
        return _whole(chain((first,), blocks), extent)
    raise BackupFault(REFUSED)


def _whole(blocks: Iterator[bytes], extent: Extent) -> Iterator[bytes]:
    given = 0
    for block in blocks:
        given += len(block)
        yield block
    if given != extent.plain_size:
        raise StorageFault("an archive ended early")


def _unpacked(blocks: Iterator[bytes]) -> Iterator[Record]:
    stream = _Stream(blocks)
    while told := stream.take(2, may_end=True):
        name = stream.take(int.from_bytes(told, "big")).decode()
        content = _chunks(stream)
        yield name, content
        for _left in content:
            pass


def _chunks(stream: "_Stream") -> Iterator[bytes]:
    while length := int.from_bytes(stream.take(4), "big"):
        yield stream.take(length)


class _Stream:
    """Blocks of any size, taken by length."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._waiting = bytearray()

    def take(self, length: int, *, may_end: bool = False) -> bytes:
        while len(self._waiting) < length:
            block = next(self._blocks, None)
            if block is None:
                if may_end and not self._waiting:
                    return b""
                raise StorageFault("an archive ended early")
            self._waiting += block
        taken = bytes(self._waiting[:length])
        del self._waiting[:length]
        return taken
