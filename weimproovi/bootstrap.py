"""Makes the project's `.venv` and installs the pinned requirements, with the standard library alone.

Called by __main__.py before anything of the product is imported. On return this interpreter has every pinned package:
either it had them already (an environment of one's own), or the process was replaced by `.venv`'s Python.
"""

import fcntl
import hashlib
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
RUNTIME = ("requirements.txt",)
WITH_TESTS = ("requirements.txt", "requirements-dev.txt")
OLDEST_PYTHON = (3, 11)
OLDEST_PIP = (22, 3)  # the first with --python
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^;\s]+)(\s*;.*)?$")
STARTED = time.monotonic()


class BootstrapError(SystemExit):
    """The environment cannot be made; the message says in one line what is missing."""


def say(words: str, in_english: str = "") -> None:
    """One step of the start on standard output, with the seconds since the process began."""
    spent = time.monotonic() - STARTED
    print(f"[{spent:5.1f} s] {words}{f'  ({in_english})' if in_english else ''}", flush=True)


def enter(files: Sequence[str], arguments: Sequence[str]) -> None:
    """Return when this interpreter has what `files` pin; otherwise prepare `.venv` and start again in it.

    Raises BootstrapError.
    """
    if sys.version_info < OLDEST_PYTHON:
        raise BootstrapError(f"Python {sys.version.split()[0]} is too old: 3.11 or newer is needed.")
    inside = Path(sys.prefix).resolve() == VENV.resolve()
    if _is_installed(files) if inside else _has_every_pin(files):
        return
    with _alone():
        if not _is_installed(files):
            _create_environment()
            _install(files)
    os.execv(VENV_PYTHON, [str(VENV_PYTHON), "-m", "weimproovi", *arguments])  # noqa: S606 the same command, in the other interpreter


def _is_installed(files: Sequence[str]) -> bool:
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return False
    return VENV_PYTHON.exists() and all(stamp.get(name) == digest for name, digest in _digests(files).items())


def _digests(files: Sequence[str]) -> dict[str, str]:
    digests = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in files}
    return digests | {"python": f"{sys.version_info[0]}.{sys.version_info[1]}"}


def _has_every_pin(files: Sequence[str]) -> bool:
    try:
        return all(importlib.metadata.version(name) == version for name, version, marker in pins(files) if not marker)
    except importlib.metadata.PackageNotFoundError:
        return False


def pins(files: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Name, version and environment marker of every pinned package."""
    for name in files:
        for line in (ROOT / name).read_text().splitlines():
            if pin := PIN.match(line.strip()):
                yield pin[1], pin[2], pin[3] or ""


@contextmanager
def _alone() -> Iterator[None]:
    """Two starts at once share one installation: the second waits for the first."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _create_environment() -> None:
    if _version_of(VENV_PYTHON) == sys.version_info[:2]:
        return
    say("Menyiapkan lingkungan Python di .venv", "creating the Python environment")
    try:
        import venv  # a minimal Debian Python lacks it; the message below must still come out
    except ImportError:
        raise BootstrapError(
            "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"
        ) from None
    venv.create(VENV, clear=True, symlinks=True, with_pip=False)


def _version_of(python: Path) -> tuple[int, ...]:
    shown = _output([str(python), "-c", "import sys; print(*sys.version_info[:2])"])
    return tuple(int(number) for number in shown.split())


def _output(command: Sequence[str]) -> str:
    try:
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return ended.stdout if ended.returncode == 0 else ""


def _install(files: Sequence[str]) -> None:
    say("Memasang paket ke .venv, sekali saja", "installing packages, once")
    wanted = [word for name in files for word in ("--requirement", str(ROOT / name))]
    options = ["--no-input", "--disable-pip-version-check", "--root-user-action=ignore", "--progress-bar=off"]
    pip = subprocess.Popen(
        [*_pip(), "install", *options, *wanted], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
    )
    faults = list(_show_progress(pip, total=sum(1 for _pin in pins(files))))
    if pip.wait():
        raise BootstrapError(f"Installing the packages failed: {faults[0] if faults else 'pip gave no reason'}")
    STAMP.write_text(json.dumps(_digests(files)))


def _pip() -> list[str]:
    """A command that installs into `.venv`; Debian's Python has no ensurepip, its pip is a package of its own."""
    base = str(getattr(sys, "_base_executable", sys.executable))
    for command in ([base, "-m", "pip"], [shutil.which("pip3") or "pip3"]):
        shown = re.match(r"pip (\d+)\.(\d+)", _output([*command, "--version"]))
        if shown and (int(shown[1]), int(shown[2])) >= OLDEST_PIP:
            return [*command, "--python", str(VENV_PYTHON)]
    if _output([str(VENV_PYTHON), "-m", "ensurepip", "--default-pip"]):
        return [str(VENV_PYTHON), "-m", "pip"]
    raise BootstrapError("pip is missing. On Debian or Ubuntu: apt-get install python3-pip")


def _show_progress(pip: "subprocess.Popen[str]", total: int) -> Iterator[str]:
    """Print a counter while pip works; yield the lines in which it complains."""
    found = 0
    for line in pip.stdout or ():
        if started := re.match(r"(?:Collecting|Processing) (?:\S*/)?([A-Za-z0-9_.]+(?:-[A-Za-z_]\w*)*)", line):
            found = min(found + 1, total)
            _show(f"{found}/{total} {started[1]}", whole=found % 10 == 0 or found == total)
        elif line.startswith("Installing collected packages"):
            _show("menulis berkas paket (writing the packages)", whole=True)
        elif line.startswith("ERROR:"):
            yield line.removeprefix("ERROR:").strip()


def _show(words: str, *, whole: bool) -> None:
    """Rewrite one line on a terminal; elsewhere print only some of the lines."""
    if sys.stdout.isatty():
        print(f"\r\033[K          {words}", end="\n" if whole else "", flush=True)
    elif whole:
        print(f"          {words}", flush=True)
