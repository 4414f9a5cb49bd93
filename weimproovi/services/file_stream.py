"""A file on its way to a browser, already decided and recorded."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileStream:
    """`chunks` decrypts as it is read; `size` in bytes."""

    chunks: Iterator[bytes]
    media_type: str
    size: int
    file_name: str
