"""What one uploaded document may cost, and the kinds that are taken. Shared by `documents` and its child process."""

from dataclasses import dataclass
from enum import StrEnum

MEBIBYTE = 1024 * 1024


class DocumentKind(StrEnum):
    """Decided by content, never by a file's name."""

    PDF = "pdf"
    DOCX = "docx"
    PICTURE = "jpg"  # a JPEG or PNG, kept as a JPEG


JPEG_START, PNG_START = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def is_picture(head: bytes) -> bool:
    """Whether a file that begins like this is a JPEG, a PNG, a WebP or an HEIC. A paper of a company may be one of the first two."""
    webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return is_plain_picture(head) or webp or (head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS)


def is_plain_picture(head: bytes) -> bool:
    """Whether a file that begins like this is a JPEG or a PNG."""
    return head.startswith((JPEG_START, PNG_START))


@dataclass(frozen=True)
class Order:
    """What one inspection is to do: read `sources` (several are pictures of one document), close findings by their number, turn pages (from 1) by quarters.
    `only_look`: nothing is drawn or kept."""

    sources: tuple[str, ...]
    only_look: bool = False
    closed: tuple[int, ...] = ()
    turned: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Limits:
    """Bounds of one inspection: sizes in bytes, times in seconds, widths in pixels. `pictures`: takes one picture, kept as such, instead of Word files."""

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
    photos: int = 5
    pixels: int = 40_000_000
    memory_bytes: int = 768 * MEBIBYTE
    written_bytes: int = 48 * MEBIBYTE
    cpu_seconds: int = 10
    wall_seconds: float = 20.0
