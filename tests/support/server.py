"""The product as visitors meet it: built once, served by a real process over this run's own database. `live_server` is for journeys and attacks."""

import fcntl
import hashlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from weimproovi import db
from weimproovi.db_embedded import Urls
from weimproovi.settings import settings

ROOT = Path(__file__).parents[2]
SOURCES = (  # what the pages in the browser are made of
    "rxconfig.py", "requirements.txt", "assets", "weimproovi/weimproovi.py", "weimproovi/routes.py", "weimproovi/vocabulary",
    "weimproovi/i18n", "weimproovi/schemas", "weimproovi/workspace",
)
BUILD_SECONDS = 600
START_SECONDS = 60


@dataclass(frozen=True)
class LiveServer:
    """A running server. `log` is what it wrote so far; services called in the test's own process see the same database."""

    url: str
    log_path: Path
    process: subprocess.Popen[bytes]

    def log(self) -> str:
        return self.log_path.read_text("utf-8", errors="replace")


@dataclass(frozen=True)
class Served:
    """The database of the live server, as its owner sees it, and its addresses."""

    owner: Engine
    urls: Urls


@pytest.fixture(scope="session")
def live_server(served: Served) -> Iterator[LiveServer]:
    """The product, served by its own process on a free port over a database of its own; started once per worker of the run."""
    server = start(built_front_end(), free_port(), **names_of(served.urls))
    yield server
    stop(server)


@contextmanager
def pointing_to(urls: Urls) -> Iterator[None]:
    """Services called in this process work in that database."""
    former = {name: os.environ.get(name) for name in names_of(urls)}
    _point_to(names_of(urls))
    yield
    db.engine().dispose()
    _point_to(former)


def _point_to(names: Mapping[str, str | None]) -> None:
    for name, url in names.items():
        if url is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = url
    settings.cache_clear()
    db._engine.cache_clear()


def names_of(urls: Urls) -> dict[str, str]:
    """The settings that name a database."""
    return {"DATABASE_URL": urls.application, "DATABASE_OWNER_URL": urls.owner, "DATABASE_LISTEN_URL": urls.listen}


def built_front_end() -> Path:
    """The folder of the built front end; built when a source changed, by one process at a time."""
    folder = Path(os.environ.get("WEIMPROOVI_TEST_BUILD", ROOT / ".weimproovi" / "test-build"))
    folder.mkdir(parents=True, exist_ok=True)
    stamp, sources = folder / "sources", _fingerprint()
    with _alone(folder / "lock"):
        if not stamp.exists() or stamp.read_text() != sources:
            stamp.unlink(missing_ok=True)
            _build(folder / "web", folder / "build.log")
            stamp.write_text(sources)
    return folder / "web"


def start(web: Path, port: int, **environment: str) -> LiveServer:
    """Serves a built front end; answers when this returns."""
    folder = Path(tempfile.mkdtemp(prefix="weimproovi-live-"))
    log = folder / "server.log"
    chosen = {
        **os.environ,
        "REFLEX_WEB_WORKDIR": str(web),
        "WEIMPROOVI_ENV": "test",
        "WEIMPROOVI_PORT": str(port),
        **environment,
    }
    with log.open("wb") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "weimproovi", "serve"], cwd=ROOT, env=chosen, stdout=written, stderr=subprocess.STDOUT
        )
    server = LiveServer(f"http://localhost:{port}", log, process)
    _await_answer(server)
    return server


def stop(server: LiveServer) -> None:
    """Ends the server as an operator would."""
    server.process.terminate()
    try:
        server.process.wait(20)
    except subprocess.TimeoutExpired:
        server.process.kill()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for source in (ROOT / name for name in SOURCES):
        for path in sorted((source, *source.rglob("*"))):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _await_answer(server: LiveServer) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            httpx.get(f"{server.url}/healthz", timeout=2)
            return
        except httpx.TransportError:
            time.sleep(0.1)
    stop(server)
    raise RuntimeError(f"the server did not start:\n{server.log()[-4000:]}")


def _build(web: Path, log: Path) -> None:
    command = [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"]
    with log.open("wb") as written:
        built = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "REFLEX_WEB_WORKDIR": str(web)}, stdin=subprocess.DEVNULL, stdout=written,
            stderr=subprocess.STDOUT, timeout=BUILD_SECONDS, check=False,
        )
    if built.returncode:
        raise RuntimeError(f"the front end was not built:\n{log.read_text(errors='replace')[-4000:]}")


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
