"""The encrypted form of one stored file (D1). Used by `storage` alone.

    header   b"WIM", version 1, 32 random bytes of salt
    frame    up to 64 KiB of plaintext under AES-256-GCM, 16 bytes of tag; every frame but the last is full, an empty file has one empty frame

Each file has its own key: HKDF-SHA256 of the person's key, the salt and the file's name. A frame's nonce is its index and whether it is
the last, so that frames cannot be changed, reordered, dropped, appended, or moved to another name or person; and any of them can be read alone.
"""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from weimproovi.errors import StorageFault

PLAIN_BYTES = 64 * 1024
FRAME_BYTES = PLAIN_BYTES + 16
MAGIC = b"WIM\x01"
HEADER_BYTES = len(MAGIC) + 32


@dataclass(frozen=True)
class Extent:
    """Where the frames of a file lie, told by its stored size in bytes alone; the last frame's tag proves it."""

    stored_size: int

    def __post_init__(self) -> None:
        body = self.stored_size - HEADER_BYTES
        if body < 16 or 0 < body % FRAME_BYTES < 16:
            raise StorageFault("a stored file was cut")

    @property
    def frames(self) -> int:
        return -(-(self.stored_size - HEADER_BYTES) // FRAME_BYTES)

    @property
    def plain_size(self) -> int:
        return self.stored_size - HEADER_BYTES - 16 * self.frames

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Stored bytes from the start of one frame to the end of another."""
        return HEADER_BYTES + first * FRAME_BYTES, min(self.stored_size, HEADER_BYTES + (last + 1) * FRAME_BYTES)


def seal(name: str, key: bytes, blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The stored form of plaintext that comes in blocks of exactly 64 KiB, the last one shorter or missing."""
    header = MAGIC + secrets.token_bytes(HEADER_BYTES - len(MAGIC))
    cipher = _cipher(name, key, header)
    yield header
    index, waiting = 0, b""
    for block in blocks:
        if waiting:
            yield cipher.encrypt(_nonce(index, last=False), waiting, header)
            index += 1
        waiting = block
    yield cipher.encrypt(_nonce(index, last=True), waiting, header)


def unseal(
    name: str, key: bytes, *, header: bytes, frames: Iterable[tuple[int, bytes]], extent: Extent
) -> Iterator[bytes]:
    """Plaintext of some frames, each given with its index.

    Raises:
        StorageFault: another person's key, another file's frames, or a changed byte; nothing of a changed frame is given out.
    """
    if not header.startswith(MAGIC):
        raise StorageFault("not a stored file")
    cipher = _cipher(name, key, header)
    for index, frame in frames:
        try:
            yield cipher.decrypt(_nonce(index, last=index == extent.frames - 1), frame, header)
        except InvalidTag:
            raise StorageFault("a stored file was changed, or belongs to another key") from None


def regroup(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in blocks of `size`; the last one may be shorter, and is never empty."""
    waiting = bytearray()
    for chunk in chunks:
        if not waiting and len(chunk) == size:
            yield chunk
            continue
        waiting += chunk
        whole = len(waiting) - len(waiting) % size
        for start in range(0, whole, size):
            yield bytes(memoryview(waiting)[start : start + size])
        del waiting[:whole]
    if waiting:
        yield bytes(waiting)


def _cipher(name: str, key: bytes, header: bytes) -> AESGCM:
    told = b"weimproovi stored file\0" + name.encode()
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=header, info=told).derive(key))


def _nonce(index: int, *, last: bool) -> bytes:
    return index.to_bytes(11, "big") + bytes((last,))
