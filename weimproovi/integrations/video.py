"""Recordings (C3): looked at, copied without metadata and pictured, or made playable, in a separate process with limits. Called by `services.video_checking` and `services.video_copies`.

Nothing of a recording is parsed in this process; what the child (`video_sandbox`) leaves is taken as untrusted. It lies in files without names on the way, which
are gone with the processes that hold them.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from weimproovi.errors import VideoRefused
from weimproovi.integrations import sandbox
from weimproovi.integrations.sandbox import Ended
from weimproovi.integrations.video_limits import Limits
from weimproovi.vocabulary import VideoProblem

__all__ = ["Limits", "Recording", "checked", "codecs_in", "media_type_in", "other_container", "playable"]

MEDIA_TYPES = {
    ("webm", True): "video/webm", ("mp4", True): "video/mp4", ("webm", False): "audio/webm", ("mp4", False): "audio/mp4",
}  # fmt: skip
MAGIC = {"webm": (0, b"\x1a\x45\xdf\xa3"), "mp4": (4, b"ftyp")}
CODECS = ("vp8", "vp9", "h264", "opus", "aac")
COPIED = {"webm": ("vp8", "opus"), "mp4": ("mpeg4", "aac")}
FINDINGS_BYTES, POSTER_BYTES, CHUNK_BYTES = 4096, 512 * 1024, 256 * 1024
NAMES = ("source", "out", "poster", "findings")


@dataclass(frozen=True, slots=True)
class Recording:
    """What may be stored. `duration` in milliseconds, the picture's size in pixels (0 where there is none); `poster` is a JPEG or empty."""

    media_type: str
    duration: int
    width: int
    height: int
    codecs: str
    poster: bytes
    _file: IO[bytes]

    def chunks(self) -> Iterator[bytes]:
        """The seekable file, from its beginning."""
        self._file.seek(0)
        while chunk := self._file.read(CHUNK_BYTES):
            yield chunk


@contextmanager
def checked(chunks: Iterable[bytes], folder: Path, limits: Limits = Limits()) -> Iterator[Recording]:  # noqa: B008 (frozen)
    """The recording that arrives in `chunks`, as it may be stored; its files live as long as the block. Blocks for the time of a child process.

    Args:
        folder: on the disk that holds the nameless files meanwhile.

    Raises:
        VideoRefused: the first problem found.
    """
    with _worked(chunks, folder, "", limits) as files:
        yield _collect(files, CODECS, limits)


@contextmanager
def playable(chunks: Iterable[bytes], folder: Path, container: str, limits: Limits) -> Iterator[Recording]:
    """The same recording as another `container` ("webm", "mp4"), for browsers that cannot play it as it is; it has no poster. Raises VideoRefused."""
    with _worked(chunks, folder, container, limits) as files:
        yield _collect(files, COPIED[container], limits)


def other_container(media_type: str, codecs: str) -> str:
    """As what a recording is copied for a browser that does not play it: it lacks WebM or Opus, or it lacks H.264."""
    return "webm" if media_type.endswith("mp4") and "opus" not in codecs else "mp4"


def media_type_in(container: str, *, picture: bool) -> str:
    return MEDIA_TYPES[container, picture]


def codecs_in(container: str, *, picture: bool) -> str:
    """What a copy is encoded with, as `Recording.codecs` says it."""
    return "+".join(COPIED[container] if picture else COPIED[container][1:])


@contextmanager
def _worked(chunks: Iterable[bytes], folder: Path, container: str, limits: Limits) -> Iterator[Mapping[str, IO[bytes]]]:
    """The files in which the child has done what was asked."""
    with ExitStack() as stack:
        files = {name: stack.enter_context(tempfile.TemporaryFile(dir=folder)) for name in NAMES}
        for chunk in chunks:
            files["source"].write(chunk)
        files["source"].flush()
        _run([files[name].fileno() for name in NAMES], container, limits)
        yield files


def _run(descriptors: list[int], container: str, limits: Limits) -> None:
    command = ("weimproovi.integrations.video_sandbox", *map(str, descriptors), container, json.dumps(asdict(limits)))
    ended = sandbox.run(command, limits.wall_seconds, handed=descriptors)
    if ended is not Ended.WELL:
        raise VideoRefused(VideoProblem.TOO_SLOW if ended is Ended.LATE else VideoProblem.UNREADABLE)


def _collect(files: Mapping[str, IO[bytes]], taken: Sequence[str], limits: Limits) -> Recording:
    """Reads the child's work as untrusted: a parser that was taken over must not reach further than its own recording."""
    try:
        findings = json.loads(_read(files["findings"], FINDINGS_BYTES))
        if "problem" in findings:
            raise VideoRefused(VideoProblem(findings["problem"]))
        return _recording(findings, files, taken, limits)
    except (ValueError, KeyError, TypeError):
        raise VideoRefused(VideoProblem.UNREADABLE) from None


def _recording(findings: dict[str, Any], files: Mapping[str, IO[bytes]], taken: Sequence[str], limits: Limits) -> Recording:
    container, codecs = str(findings["container"]), [str(codec) for codec in findings["codecs"]]
    duration, width, height = (int(findings[name]) for name in ("duration", "width", "height"))
    poster = _read(files["poster"], POSTER_BYTES)
    pictured = limits.picture and taken is CODECS  # a copy shares the poster of its recording
    at, magic = MAGIC[container]
    files["out"].seek(0)
    fits = (
        files["out"].read(at + len(magic))[at:] == magic
        and set(codecs) <= set(taken)
        and 0 < duration <= limits.seconds * 1000
        and 0 <= max(width, height) <= limits.side
        and (poster.startswith(b"\xff\xd8\xff") if pictured else not poster)
    )
    if not fits:
        raise ValueError(container)
    return Recording(MEDIA_TYPES[container, limits.picture], duration, width, height, "+".join(codecs), poster, files["out"])


def _read(file: IO[bytes], limit: int) -> bytes:
    file.seek(0)
    content = file.read(limit + 1)
    if len(content) > limit:
        raise ValueError("too much")
    return content
