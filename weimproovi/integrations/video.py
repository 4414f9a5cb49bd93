"""Recordings (C3): looked at, copied without metadata and pictured in a separate process with limits. Called by `services.video_checking`.

Nothing of a recording is parsed in this process; what the child (`video_sandbox`) leaves is taken as untrusted. It lies in files without names on the way, which
are gone with the processes that hold them.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from weimproovi.errors import VideoRefused
from weimproovi.integrations.video_limits import Limits
from weimproovi.vocabulary import VideoProblem

__all__ = ["Limits", "Recording", "checked"]

PACKAGE_ROOT = Path(__file__).resolve().parents[2]
MEDIA_TYPES = {
    ("webm", True): "video/webm", ("mp4", True): "video/mp4", ("webm", False): "audio/webm", ("mp4", False): "audio/mp4",
}  # fmt: skip
MAGIC = {"webm": (0, b"\x1a\x45\xdf\xa3"), "mp4": (4, b"ftyp")}
CODECS = frozenset({"vp8", "vp9", "h264", "opus", "aac"})
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
    with ExitStack() as stack:
        files = {name: stack.enter_context(tempfile.TemporaryFile(dir=folder)) for name in NAMES}
        for chunk in chunks:
            files["source"].write(chunk)
        files["source"].flush()
        _run([files[name].fileno() for name in NAMES], limits)
        yield _collect(files, limits)


def _run(descriptors: list[int], limits: Limits) -> None:
    command = (sys.executable, "-P", "-s", "-m", "weimproovi.integrations.video_sandbox")
    with subprocess.Popen(  # noqa: S603 (fixed command; nothing of the recording reaches it)
        (*command, *map(str, descriptors), json.dumps(asdict(limits))),
        cwd="/",
        env={"PYTHONPATH": str(PACKAGE_ROOT), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=descriptors,
        start_new_session=True,
    ) as child:
        try:
            status = child.wait(limits.wall_seconds)
        except subprocess.TimeoutExpired:
            raise VideoRefused(VideoProblem.TOO_SLOW) from None
        finally:
            _end(child)
    if status in (-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL):
        raise VideoRefused(VideoProblem.TOO_SLOW)
    if status != 0:
        raise VideoRefused(VideoProblem.UNREADABLE)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child and whatever it may have started."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _collect(files: Mapping[str, IO[bytes]], limits: Limits) -> Recording:
    """Reads the child's work as untrusted: a parser that was taken over must not reach further than its own recording."""
    try:
        findings = json.loads(_read(files["findings"], FINDINGS_BYTES))
        if "problem" in findings:
            raise VideoRefused(VideoProblem(findings["problem"]))
        return _recording(findings, files, limits)
    except (ValueError, KeyError, TypeError):
        raise VideoRefused(VideoProblem.UNREADABLE) from None


def _recording(findings: dict[str, Any], files: Mapping[str, IO[bytes]], limits: Limits) -> Recording:
    container, codecs = str(findings["container"]), [str(codec) for codec in findings["codecs"]]
    duration, width, height = (int(findings[name]) for name in ("duration", "width", "height"))
    poster = _read(files["poster"], POSTER_BYTES)
    at, magic = MAGIC[container]
    files["out"].seek(0)
    fits = (
        files["out"].read(at + len(magic))[at:] == magic
        and set(codecs) <= CODECS
        and 0 < duration <= limits.seconds * 1000
        and 0 <= max(width, height) <= limits.side
        and (poster.startswith(b"\xff\xd8\xff") if limits.picture else not poster)
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
