"""A demo market of its own: database, files and server in a folder that goes when the pictures are taken."""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weimproovi import db, launch, prepare
from weimproovi.bootstrap import ROOT, say
from weimproovi.settings import settings, settle_elsewhere

PATIENCE_SECONDS = 120


@contextmanager
def opened() -> Iterator[str]:
    """The address of the product while it is open; this process uses the same database."""
    with tempfile.TemporaryDirectory(prefix="weimproovi-screenshots-") as folder:
        settle_elsewhere(Path(folder), _free_port())
        build = launch.begin_build()
        try:
            prepare.everything(say)
            if launch.finish(build):
                raise SystemExit(1)
            with _served() as address:
                yield address
        finally:
            if build and build.tools.poll() is None:
                build.tools.terminate()
                build.tools.wait()
            db.disconnect()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _served() -> Iterator[str]:
    with (settings().data_dir / "server.log").open("wb") as log:
        server = subprocess.Popen([sys.executable, "-m", "weimproovi", "serve"], cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
    try:
        _await_answer(server)
        yield f"http://localhost:{settings().port}"
    finally:
        server.terminate()
        try:
            server.wait(launch.PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()


def _await_answer(server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        if launch.answers():
            return
        time.sleep(0.1)
    raise SystemExit("The server did not start: " + (settings().data_dir / "server.log").read_text(errors="replace")[-2000:])
