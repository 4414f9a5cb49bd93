"""A child process for what strangers send: started without the environment, bounded, and ended with whatever it started.

`documents` and `video` call `run`; their children (`documents_sandbox`, `video_sandbox`) call `bound` before they touch the file.
"""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Protocol

PACKAGE_ROOT = Path(__file__).resolve().parents[2]
OPEN_FILES = 64


class Ended(Enum):
    """How a child came to its end."""

    WELL = "well"
    LATE = "late"  # it cost more time than it may
    BADLY = "badly"


class Bounds(Protocol):
    """What a child may cost: bytes of memory and of each written file, seconds of CPU and of the wall."""

    @property
    def memory_bytes(self) -> int: ...
    @property
    def written_bytes(self) -> int: ...
    @property
    def cpu_seconds(self) -> int: ...
    @property
    def wall_seconds(self) -> float: ...


def run(command: Sequence[str], wall_seconds: float, *, folder: Path = Path("/"), handed: Sequence[int] = ()) -> Ended:
    """Blocks until the child has ended.

    Args:
        command: a module of this package and its arguments; the uploads' own names are never among them.
        wall_seconds: after which it is ended.
        folder: where it works, and where its temporary files go.
        handed: numbers of open files that it gets.
    """
    environment = {"PYTHONPATH": str(PACKAGE_ROOT), "LC_ALL": "C.UTF-8", "TMPDIR": str(folder)}
    with subprocess.Popen(  # noqa: S603 (a fixed module; nothing of the file reaches the command)
        (sys.executable, "-P", "-s", "-m", *command),
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=tuple(handed),
        start_new_session=True,
    ) as child:
        try:
            status = child.wait(wall_seconds)
        except subprocess.TimeoutExpired:
            return Ended.LATE
        finally:
            _end(child)
    if status in (-signal.SIGXCPU, -signal.SIGALRM, -signal.SIGKILL):
        return Ended.LATE
    return Ended.WELL if status == 0 else Ended.BADLY


def _end(child: subprocess.Popen[bytes]) -> None:
    """Ends the child and whatever it may have started."""
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def bound(bounds: Bounds) -> None:
    """In the child, first of all."""
    limits = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, bounds.memory_bytes),
        (resource.RLIMIT_CPU, bounds.cpu_seconds),
        (resource.RLIMIT_FSIZE, bounds.written_bytes),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    )
    for kind, limit in limits:
        resource.setrlimit(kind, (limit, limit))
    signal.alarm(int(bounds.wall_seconds) + 1)  # ends by itself when its parent has been killed
    os.nice(5)
