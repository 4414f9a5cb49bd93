"""Builds the front end when something changed, serves the product on one port and stops it in order.

Called by commands.py. `run` keeps two processes: this one holds the embedded database and passes signals on, the other
one is the web server, so that the database is the last to leave.
"""

import ctypes
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from weimproovi import db, prepare, seeds
from weimproovi.bootstrap import ROOT, say
from weimproovi.settings import SettingsError, settings

BUILT = ROOT / ".web" / "build"
FINGERPRINT = (
    BUILT / "weimproovi-fingerprint"
)  # inside what Reflex deletes first, so a cut build is never taken for whole
SOURCES = ("rxconfig.py", "requirements.txt", "assets", "weimproovi")
LOCK = ("reflex.lock",)  # Reflex may write it while it builds
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE_SECONDS = 20
PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(frozen=True)
class Build:
    """A front end being built: the tools at work and the fingerprint of what they were given."""

    tools: subprocess.Popen[bytes]
    sources: str


def run() -> int:
    """Prepare what is missing, serve until a signal comes, leave the database last. The exit status."""
    prepare.refuse_what_is_unsafe()
    _require_free_port()
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(128 + signal.SIGTERM))  # so that `finally` runs
    build = begin_build()
    try:
        people = prepare.everything(say)
        if status := finish(build):
            return status
        return _serve_beside(people)
    finally:
        if build and build.tools.poll() is None:
            build.tools.terminate()
            build.tools.wait()
        db.disconnect()


def _require_free_port() -> None:
    chosen = settings()
    for _attempt in range(30):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                return probe.bind((chosen.host, chosen.port))
            except OSError as fault:
                reason = fault.strerror
        time.sleep(0.1)  # the server of a `run` that was just killed is still leaving
    raise SettingsError(f"Port {chosen.port} on {chosen.host} cannot be used ({reason}): set WEIMPROOVI_PORT.")


def begin_build() -> Build | None:
    """Start building the front end beside the database's preparation; None when the last build still holds."""
    sources = _digest(SOURCES)
    if FINGERPRINT.exists() and FINGERPRINT.read_text() == _fingerprint(sources):
        return None
    say("Membangun tampilan, beberapa puluh detik", "building the front end, some tens of seconds")
    log = build_log()
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"]
    with log.open("wb") as written:
        tools = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=written, stderr=subprocess.STDOUT)
    return Build(tools, sources)


def build_log() -> Path:
    """Where the front end's tools write what they say."""
    return settings().data_dir / "build.log"


def _fingerprint(sources: str) -> str:
    """What the built front end depends on: sources, assets, pins, the tools' lock, and whether it is for production, which has no gallery."""
    return f"{sources} {_digest(LOCK)} {settings().env == 'production'}"


def _digest(names: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(_files(names)):
        digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _files(names: Sequence[str]) -> Iterator[Path]:
    for source in (ROOT / name for name in names):
        for path in (source, *source.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path


def finish(build: Build | None) -> int:
    """Wait for the build and remember what it was built from. The exit status."""
    if build is None:
        return 0
    if status := build.tools.wait():
        print(build_log().read_text(errors="replace")[-2000:])
        print(f"The front end could not be built (status {status}); the whole account is in {build_log()}")
        return status
    FINGERPRINT.write_text(_fingerprint(build.sources))
    say("Tampilan siap", "front end built")
    return 0


def _serve_beside(people: Iterable[seeds.SignIn]) -> int:
    say("Membuka", "opening")
    server = subprocess.Popen(
        [sys.executable, "-m", "weimproovi", "serve"], cwd=ROOT, start_new_session=True, preexec_fn=_end_with_parent
    )
    received: list[int] = []
    for number in ENDING:
        signal.signal(number, lambda signalled, _frame: received.append(signalled))
    opened = False
    while server.poll() is None and not received:
        if not opened and (opened := answers()):
            say(f"Weimproovi terbuka di http://{settings().host}:{settings().port}", "open; Ctrl-C ends it")
            show_sign_ins(people)
        time.sleep(0.1)
    return _end(server, received) if received else server.returncode


def _end_with_parent() -> None:
    """When `run` is killed its web server ends too, instead of holding the port. Only Linux can promise this."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _end(server: subprocess.Popen[bytes], received: list[int]) -> int:
    """Ask the server to end, once: Granian can hang when a signal comes twice, hence also the session of its own.

    At a second signal, or when it takes too long, the server and its workers are killed; every commit is safe by then.
    """
    server.terminate()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and len(received) == 1 and time.monotonic() < deadline:
        time.sleep(0.1)
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGKILL)
    server.wait()
    return 0


def answers() -> bool:
    try:
        with socket.create_connection((settings().host, settings().port), timeout=1):
            return True
    except OSError:
        return False


def show_sign_ins(people: Iterable[seeds.SignIn]) -> None:
    """Print who can sign in to the demo market."""
    for person in people:
        print(f"          {person.kind.value:10} {person.email:28} {person.password}", flush=True)
    if people:
        print("          Kode masuk pasar contoh tampil di halamannya (the demo's sign-in codes stand on their page)", flush=True)


def serve() -> None:
    """Serve what was built, without compiling anything again; returns when a signal comes.

    Reflex's `--backend-only` would leave the pages out and `--env prod` would build them again, so this is the second
    half of its own production start.
    """
    if not settings().embedded:  # said once and plainly, instead of by every worker that cannot start
        prepare.refuse_what_is_unsafe()
        prepare.refuse_half_a_restore()
        db.engine().dispose()
    from reflex.utils import exec as reflex_server  # a second of imports that other commands do not need
    from reflex_base import constants
    from reflex_base.config import get_config
    from reflex_base.environment import environment

    environment.REFLEX_ENV_MODE.set(constants.Env.PROD)
    environment.REFLEX_COMPILE_CONTEXT.set(constants.CompileContext.RUN)
    environment.REFLEX_SKIP_COMPILE.set(True)
    level = get_config().loglevel.subprocess_level()
    reflex_server.run_backend_prod(settings().host, settings().port, level, mount_frontend_compiled_app=True)
