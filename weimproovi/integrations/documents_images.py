"""Traces in photographs: place, time and device are cut out of JPEG files without touching the picture. Runs in `documents_sandbox` only."""

JPEG_START = b"\xff\xd8"
START_OF_SCAN = 0xDA
# APP1 (Exif, XMP), APP3-APP13 (makers' blocks, IPTC), comments. Kept: APP0 (JFIF), APP2 (colour profile), APP14 (colour transform).
TRACE_MARKERS = frozenset((0xE1, *range(0xE3, 0xEE), 0xFE))


def without_traces(photo: bytes) -> bytes:
    """The same JPEG without Exif, XMP, IPTC and comments; anything else comes back as it is."""
    if not photo.startswith(JPEG_START):
        return photo
    kept, at = [JPEG_START], 2
    while at + 4 <= len(photo) and photo[at] == 0xFF:
        marker = photo[at + 1]
        if marker == START_OF_SCAN:
            return b"".join((*kept, photo[at:]))
        end = at + 2 + int.from_bytes(photo[at + 2 : at + 4], "big")
        if marker not in TRACE_MARKERS:
            kept.append(photo[at:end])
        at = end
    return photo
