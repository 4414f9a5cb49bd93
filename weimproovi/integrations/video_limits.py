"""What one recording may cost, and what is taken. Shared by `video` and its child process."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds of one look at a recording: sizes in bytes, times in seconds, a picture's longer side in pixels. `picture`: a video must have one, a voice must not need one."""

    picture: bool = True
    seconds: float = 310.0
    least_seconds: float = 0.5
    side: int = 4096
    memory_bytes: int = 1024 * MEBIBYTE
    written_bytes: int = 400 * MEBIBYTE
    cpu_seconds: int = 60
    wall_seconds: float = 180.0
