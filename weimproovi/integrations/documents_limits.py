"""What one uploaded document may cost, and the kinds that are taken. Shared by `documents` and its child process."""

from dataclasses import dataclass
from enum import StrEnum

MEBIBYTE = 1024 * 1024


class DocumentKind(StrEnum):
    """Decided by content, never by a file's name."""

    PDF = "pdf"
    DOCX = "docx"
    PICTURE = "jpg"  # a JPEG or PNG, kept as a JPEG


@dataclass(frozen=True)
class Limits:
    """Bounds of one inspection: sizes in bytes, times in seconds, widths in pixels. `pictures`: takes pictures instead of Word files."""

    file_bytes: int = 10 * MEBIBYTE
    pages: int = 20
    entries: int = 500
    unpacked_bytes: int = 64 * MEBIBYTE
    ratio: int = 150
    text_bytes: int = 200_000
    links: int = 50
    image_width: int = 1100
    image_height: int = 3300
    pictures: bool = False
    pixels: int = 40_000_000
    memory_bytes: int = 768 * MEBIBYTE
    written_bytes: int = 48 * MEBIBYTE
    cpu_seconds: int = 10
    wall_seconds: float = 20.0
