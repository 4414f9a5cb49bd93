"""`python3 -m weimproovi run` as a person meets it: refusals in one line, and a start that survives every way of ending."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.server import built_front_end
from weimproovi import launch

ROOT = Path(__file__).parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".web", ".weimproovi", ".states", "__pycache__", ".*_cache", "bench", "docs")
FIRST_START_SECONDS = 240
WHOLE = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"


def command(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "weimproovi", *arguments],
        cwd=ROOT, env=environment_of(folder, **environment), capture_output=True, text=True, check=False, timeout=60,
    )


def environment_of(folder: Path, **environment: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WEIMPROOVI_", "DATABASE_"))}
    return kept | {"WEIMPROOVI_DATA": str(folder)} | environment


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_taken_port_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = command(tmp_path, "run", WEIMPROOVI_PORT=port)
    assert refused.returncode == 1
    assert refused.stderr == f"Port {port} on 127.0.0.1 cannot be used (Address already in use): set WEIMPROOVI_PORT.\n"


def test_production_says_everything_that_is_missing_and_prepares_nothing(tmp_path: Path) -> None:
    refused = command(tmp_path, "run", WEIMPROOVI_ENV="production")
    assert refused.returncode == 1
    assert {line.split()[0] for line in refused.stderr.splitlines()} >= {
        "WEIMPROOVI_SECRET", "WEIMPROOVI_MASTER_KEY", "DATABASE_URL", "WEIMPROOVI_ORIGINS"
    }
    assert not list(tmp_path.iterdir())


def test_check_tells_what_stands_in_the_way(tmp_path: Path) -> None:
    checked = command(tmp_path, "check")
    assert checked.returncode == 1
    assert "WEIMPROOVI_SECRET is missing" in checked.stdout


class Running:
    """A started product in its own copy of the sources."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.data = folder / "data"
        self.sources = folder / "sources"
        self.log = folder / "log"
        shutil.copytree(ROOT, self.sources, ignore=LEFT_OUT)
        if not WHOLE:
            self._take_the_built_front_end()

    def _take_the_built_front_end(self) -> None:
        """As if it had been built here: the ordinary run builds it once, for everybody, by the same command."""
        built, here = built_front_end() / "build", self.sources / ".web" / "build"
        shutil.copytree(built, here)
        (here / launch.FINGERPRINT.name).write_text(launch._fingerprint(launch._digest(launch.SOURCES)))

    def start(self) -> float:
        """Start and return how long it took until the address answered, in seconds."""
        began = time.monotonic()
        with self.log.open("w") as written:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "weimproovi", "run"],
                cwd=self.sources, env=environment_of(self.data, WEIMPROOVI_PORT=str(self.port)),
                stdout=written, stderr=subprocess.STDOUT, start_new_session=True,
            )
        while time.monotonic() - began < FIRST_START_SECONDS and self.process.poll() is None:
            if "Ctrl-C" in self.log.read_text():
                return time.monotonic() - began
            time.sleep(0.1)
        raise AssertionError(self.log.read_text()[-2000:])

    def vacancies(self) -> list[str]:
        answer = httpx.get(f"http://127.0.0.1:{self.port}/lowongan")
        assert answer.status_code == 200
        return re.findall(r'href="(/lowongan/[a-z0-9-]+)', answer.text)

    def end(self, number: int) -> int:
        os.killpg(self.process.pid, number)
        return self.process.wait(30)

    def postmaster(self) -> int:
        return int(next(self.data.glob("postgres/**/postmaster.pid")).read_text().split()[0])


@pytest.fixture
def running() -> Iterator[Running]:
    parent = Path(tempfile.mkdtemp(prefix="weimproovi-start-"))
    parent.chmod(0o755)  # as a home folder usually is, so that a system user may enter
    started = Running(parent)
    yield started
    if started.process.poll() is None:
        started.end(signal.SIGTERM)
    shutil.rmtree(parent)


@pytest.mark.timeout(600)
def test_from_an_empty_folder_to_an_address_and_again_after_every_way_of_ending(running: Running) -> None:
    running.start()
    first = running.vacancies()
    assert len(first) > 5
    assert "sukarno@" in running.log.read_text()
    assert running.end(signal.SIGTERM) == 0
    assert not list(running.data.glob("postgres/**/postmaster.pid"))
    if WHOLE:
        running.start()
        os.kill(running.postmaster(), signal.SIGKILL)
        running.end(signal.SIGKILL)
    running.start()
    assert running.vacancies() == first
    assert running.end(signal.SIGINT) == 0


@pytest.mark.parametrize("built_from", ["", "something else"])
def test_a_front_end_that_was_built_from_something_else_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built_from: str) -> None:
    kept, asked = tmp_path / "fingerprint", []
    monkeypatch.setattr(launch, "FINGERPRINT", kept)
    monkeypatch.setattr(launch, "build_log", lambda: tmp_path / "build.log")
    monkeypatch.setattr(launch.subprocess, "Popen", lambda command, **_more: asked.append(command))
    if built_from:
        kept.write_text(built_from)
    begun = launch.begin_build()
    assert begun is not None
    assert asked[0][1:4] == ["-m", "reflex", "export"]
    kept.write_text(launch._fingerprint(begun.sources))
    assert launch.begin_build() is None
