"""What one uploaded document may cost, and the two kinds that are taken. Shared by `documents` and its child process."""

from dataclasses import dataclass
from enum import StrEnum

MEBIBYTE = 1024 * 1024


class DocumentKind(StrEnum):
    """Decided by content, never by a file's name."""

    PDF = "pdf"
    DOCX = "docx"


@dataclass(frozen=True)
class Limits:
    """Bounds of one inspection: sizes in bytes, times in seconds, widths in pixels."""

    file_bytes: int = 10 * MEBIBYTE
    pages: int = 20
    entries: int = 500
    unpacked_bytes: int = 64 * MEBIBYTE
    ratio: int = 150
    text_bytes: int = 200_000
    links: int = 50
    image_width: int = 1100
    image_height: int = 3300
    memory_bytes: int = 768 * MEBIBYTE
    written_bytes: int = 48 * MEBIBYTE
    cpu_seconds: int = 10
    wall_seconds: float = 20.0
