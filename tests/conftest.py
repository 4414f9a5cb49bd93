"""One embedded server per run, one migrated database per worker and one for its live server, emptied before each test that asks for it."""

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("WEIMPROOVI_ENV", "test")
os.environ.setdefault("WEIMPROOVI_BCRYPT_COST", "4")
if "WEIMPROOVI_DATA" not in os.environ:  # the process that starts the run; its workers inherit the folder
    os.environ["WEIMPROOVI_DATA"] = tempfile.mkdtemp(prefix="weimproovi-test-")
    os.chmod(os.environ["WEIMPROOVI_DATA"], 0o755)  # noqa: PTH101, S103  as root a system user runs the server in it
    atexit.register(shutil.rmtree, os.environ["WEIMPROOVI_DATA"], ignore_errors=True)
if "PYTEST_XDIST_WORKER" in os.environ:  # one database server for all workers, keys and files of its own for each
    os.environ.setdefault("WEIMPROOVI_TEST_SERVER", f"{os.environ['WEIMPROOVI_DATA']}/postgres")
    os.environ["WEIMPROOVI_DATA"] += f"/{os.environ['PYTEST_XDIST_WORKER']}"

import pytest
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import SQLModel

from tests.support.evidence import (  # noqa: F401  hooks that note which tests proved which promise
    pytest_collection_modifyitems,
    pytest_runtest_logreport,
    pytest_sessionfinish,
)
from tests.support.server import Served, live_server, pointing_to  # noqa: F401  a fixture for journeys and attacks
from weimproovi import db, db_embedded, migrate
from weimproovi.db_embedded import Urls
from weimproovi.integrations import storage_keys
from weimproovi.permissions.actor import SYSTEM
from weimproovi.settings import master_key, settings
from weimproovi.vocabulary import Purpose


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """A running embedded PostgreSQL, shared by the workers of this run."""
    folder = Path(os.environ.get("WEIMPROOVI_TEST_SERVER", str(settings().data_dir / "postgres")))
    db_embedded.start(folder, test=True)
    yield folder
    db_embedded.stop(folder)


@pytest.fixture(scope="session")
def migrated(server_folder: Path, worker_id: str) -> Iterator[Engine]:
    """A migrated database of this worker, as its owner sees it; the product's settings point to it."""
    with _made(server_folder, f"test_{worker_id}_{os.getpid()}") as (urls, owner), pointing_to(urls):
        yield owner


@pytest.fixture(scope="session")
def served(migrated: Engine, server_folder: Path, worker_id: str) -> Iterator[Served]:
    """The live server's own database: its sweeps and pages work there, and disturb no test that stands alone."""
    with _made(server_folder, f"served_{worker_id}_{os.getpid()}") as (urls, owner):
        yield Served(owner, urls)


@contextmanager
def _made(folder: Path, name: str) -> Iterator[tuple[Urls, Engine]]:
    urls = db_embedded.create_database(folder, name)
    migrate.upgrade(urls.owner)
    owner = create_engine(urls.owner)
    yield urls, owner
    owner.dispose()
    db_embedded.drop_database(folder, name)


@pytest.fixture(autouse=True)
def in_the_served_database(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that asks for the live server calls services where the server works."""
    if "live_server" not in request.fixturenames:
        yield
        return
    with pointing_to(request.getfixturevalue("served").urls):
        yield


@pytest.fixture
def database(request: pytest.FixtureRequest, migrated: Engine) -> Engine:
    """An empty, migrated database behind `db.transaction`; the value is the owner's engine, for looking past the wall."""
    owner: Engine = request.getfixturevalue("served").owner if "live_server" in request.fixturenames else migrated
    empty(owner)
    return owner


def empty(owner: Engine) -> None:
    """Deletes every row; also for fixtures that live longer than one test."""
    for patience in range(10):
        try:
            with owner.begin() as connection:
                _empty(connection)
        except (OperationalError, IntegrityError):  # a page or a sweep of the live server is still at work
            time.sleep(0.1 * patience)
        else:
            return
    raise RuntimeError("the database could not be emptied")


def _empty(connection: Connection) -> None:
    """Deletes from the tables that hold anything, what refers to others first: truncating all of them takes four times as long."""
    names = [table.name for table in reversed(SQLModel.metadata.sorted_tables)]
    filled = " UNION ALL ".join(f"(SELECT '{name}' FROM \"{name}\" LIMIT 1)" for name in names)
    found = set(connection.exec_driver_sql(filled).scalars())
    for name in names:
        if name in found:
            connection.exec_driver_sql(f'DELETE FROM "{name}"')


@pytest.fixture
def own_master_key() -> Iterator[None]:
    """A test may rotate the master key: afterwards the former one is back, which the live server still knows."""
    master_key()
    kept = settings().data_dir / "master.key"
    former = kept.read_bytes()
    yield
    kept.write_bytes(former)
    storage_keys.forget()


@pytest.fixture
def own_heads(database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The kept heads of the ledger lie in a folder of this test's own (the value), and a live server seals nothing meanwhile."""
    monkeypatch.setenv("WEIMPROOVI_JOURNAL", str(tmp_path / "journal"))
    settings.cache_clear()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        db.advisory_lock(session, "sweep:ledger")
        yield tmp_path / "journal"
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def running_as(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Settings read anew in another environment."""

    def choose(env: str) -> None:
        monkeypatch.setenv("WEIMPROOVI_ENV", env)
        settings.cache_clear()

    yield choose
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The xdist worker's name, or "alone"."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "alone"))
