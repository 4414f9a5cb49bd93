"""The embedded server: shared by processes, stopped by the last, mended after every way of dying."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from weimproovi import db_embedded, db_embedded_cluster

ROOT = Path(__file__).parent.parent
USER_PROCESS = """
import pathlib, sys
from weimproovi import db_embedded
print(db_embedded.start(pathlib.Path(sys.argv[1])).owner, flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a system user may enter, as a home folder usually is."""
    parent = Path(tempfile.mkdtemp(prefix="wdb-"))
    parent.chmod(0o755)
    yield parent / "postgres"
    leave_nothing(parent / "postgres")
    shutil.rmtree(parent)


@pytest.fixture(scope="module")
def shared() -> Iterator[Path]:
    parent = Path(tempfile.mkdtemp(prefix="wdb-"))
    parent.chmod(0o755)
    db_embedded.start(parent / "postgres", test=True)
    yield parent / "postgres"
    leave_nothing(parent / "postgres")
    shutil.rmtree(parent)


def leave_nothing(folder: Path) -> None:
    db_embedded.stop(folder)
    if (folder / "place").exists():
        shutil.rmtree((folder / "place").read_text().strip())


def connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("+psycopg", ""), autocommit=True)


def ask(url: str, question: str) -> list[tuple[object, ...]]:
    with connect(url) as connection:
        return connection.execute(sql.SQL(question)).fetchall()


def write_a_row(url: str) -> None:
    with connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('ya')")


def another_user(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", USER_PROCESS, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


def kill(process: "subprocess.Popen[str]") -> None:
    process.kill()
    process.communicate()


def postmaster(folder: Path) -> int:
    return int((folder / "cluster" / "postmaster.pid").read_text().split()[0])


def is_running(folder: Path) -> bool:
    return db_embedded_cluster.is_running(db_embedded_cluster.open_cluster(folder))


def test_a_second_start_keeps_the_rows(folder: Path) -> None:
    write_a_row(db_embedded.start(folder, test=True).owner)
    db_embedded.stop(folder)
    assert not is_running(folder)
    assert ask(db_embedded.start(folder, test=True).owner, "SELECT word FROM kept") == [("ya",)]


def test_the_server_stops_when_its_last_user_leaves(folder: Path) -> None:
    other = another_user(folder)
    db_embedded.start(folder)
    db_embedded.stop(folder)
    assert is_running(folder)
    other.communicate("\n")
    assert not is_running(folder)


def test_a_killed_user_does_not_keep_the_server_alive(folder: Path) -> None:
    other = another_user(folder)
    db_embedded.start(folder)
    kill(other)
    db_embedded.stop(folder)
    assert not is_running(folder)


def test_committed_rows_survive_the_death_of_everything(folder: Path) -> None:
    other = another_user(folder)
    write_a_row(db_embedded.start(folder).owner)
    kill(other)
    os.kill(postmaster(folder), signal.SIGKILL)
    assert ask(db_embedded.start(folder).owner, "SELECT word FROM kept") == [("ya",)]


def test_a_recycled_pid_is_not_mistaken_for_a_user(folder: Path) -> None:
    db_embedded.start(folder, test=True)
    (folder / "users").write_text(json.dumps([[os.getppid(), "12345"]]))
    db_embedded.stop(folder)
    assert not is_running(folder)


def test_a_recycled_pid_is_not_mistaken_for_the_server(folder: Path) -> None:
    urls = db_embedded.start(folder)
    write_a_row(urls.owner)
    written = folder / "cluster" / "postmaster.pid"
    lines = written.read_text().splitlines()
    os.kill(postmaster(folder), signal.SIGKILL)
    bystander = subprocess.Popen(["sleep", "60"])
    written.write_text("\n".join([str(bystander.pid), *lines[1:]]))
    try:
        assert ask(db_embedded.start(folder).owner, "SELECT word FROM kept") == [("ya",)]
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_first_start_that_was_cut_leaves_no_half_cluster(folder: Path) -> None:
    (folder / "cluster.new").mkdir(parents=True)
    (folder / "cluster.new" / "PG_VERSION").write_text("18")
    assert ask(db_embedded.start(folder, test=True).owner, "SELECT 1") == [(1,)]


@pytest.mark.parametrize("mode", [0o700, 0o711, 0o755])
def test_no_permission_outside_the_folder_changes(folder: Path, mode: int) -> None:
    folder.parent.chmod(mode)
    before = [parent.stat().st_mode for parent in folder.parents]
    assert ask(db_embedded.start(folder, test=True).owner, "SELECT 1") == [(1,)]
    assert [parent.stat().st_mode for parent in folder.parents] == before


def test_a_long_path_does_not_stop_the_server(folder: Path) -> None:
    deep = folder.parent / ("panjang" * 9) / ("sekali" * 9)
    assert ask(db_embedded.start(deep, test=True).owner, "SELECT 1") == [(1,)]
    leave_nothing(deep)


def test_secrets_are_for_their_owner_alone(shared: Path) -> None:
    assert {(shared / name).stat().st_mode & 0o077 for name in ("passwords", "users", "cluster", "run")} == {0}


def test_the_logins_are_what_they_should_be(shared: Path) -> None:
    rows = ask(
        db_embedded.start(shared).owner,
        "SELECT rolname, rolcanlogin, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles "
        "WHERE rolname LIKE 'weimproovi%' AND rolname <> 'weimproovi_superuser' ORDER BY 1",
    )
    assert rows == [
        ("weimproovi_app", True, False),
        ("weimproovi_listen", True, False),
        ("weimproovi_owner", True, False),
        ("weimproovi_witness", False, False),
    ]


@pytest.mark.parametrize("role", ["weimproovi_owner", "weimproovi_witness", "weimproovi_superuser"])
def test_the_application_cannot_become_another_role(shared: Path, role: str) -> None:
    with (
        connect(db_embedded.start(shared).application) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE mine (id int)", "CREATE TEMP TABLE mine (id int)", "CREATE SCHEMA mine"]
)
def test_the_application_owns_nothing(shared: Path, statement: str) -> None:
    with (
        connect(db_embedded.start(shared).application) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(sql.SQL(statement))


def test_a_wrong_password_is_refused(shared: Path) -> None:
    application = db_embedded.start(shared).application
    password = json.loads((shared / "passwords").read_text())["weimproovi_app"]
    with pytest.raises(psycopg.OperationalError, match="password"):
        connect(application.replace(password, "salah"))


def test_the_owner_gives_functions_to_the_witness(shared: Path) -> None:
    with connect(db_embedded.start(shared).owner) as connection:
        connection.execute("GRANT CREATE ON SCHEMA public TO weimproovi_witness")
        connection.execute("CREATE FUNCTION witnessed() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        connection.execute("ALTER FUNCTION witnessed() OWNER TO weimproovi_witness")


def test_a_database_is_copied_from_a_template_and_dropped(shared: Path) -> None:
    db_embedded.start(shared)
    write_a_row(db_embedded.create_database(shared, "migrated").owner)
    copied = db_embedded.create_database(shared, "copied", "migrated")
    assert ask(copied.owner, "SELECT word FROM kept") == [("ya",)]
    assert ask(copied.application, "SELECT current_database()") == [("copied",)]
    db_embedded.drop_database(shared, "copied")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        connect(copied.application)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a system user run the server")
def test_files_kept_elsewhere_are_removed_after_their_home_is_gone(folder: Path) -> None:
    folder.parent.chmod(0o700)
    db_embedded.start(folder, test=True)
    db_embedded.stop(folder)
    elsewhere = Path((folder / "place").read_text())
    shutil.rmtree(folder)
    db_embedded.start(folder, test=True)
    assert not elsewhere.exists()
