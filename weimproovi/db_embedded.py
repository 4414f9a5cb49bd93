"""Owns the embedded PostgreSQL as its callers see it: who uses it, its roles, passwords and databases.

Called by db.py (when DATABASE_URL is unset), by `python3 -m weimproovi` and by the tests. The server starts with its
first user and stops when its last living one leaves; a user is a process, known by pid and start time. Development and
tests only: settings.py refuses it in production.
"""

import atexit
import fcntl
import json
import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from weimproovi.db_embedded_cluster import (
    SUPERUSER,
    Cluster,
    EmbeddedDatabaseError,
    answers,
    ensure_running,
    open_cluster,
    socket_folder,
    stop_server,
)

__all__ = ["EmbeddedDatabaseError", "Urls", "create_database", "drop_database", "start", "stop"]

DATABASE = "weimproovi"
APPLICATION, OWNER, LISTEN, WITNESS = "weimproovi_app", "weimproovi_owner", "weimproovi_listen", "weimproovi_witness"
LOGINS = (APPLICATION, OWNER, LISTEN)
EXTENSIONS = ("pg_trgm", "unaccent")

User = tuple[int, str]  # pid and start time


@dataclass(frozen=True)
class Urls:
    """SQLAlchemy URLs of one database, one per login: rows, migrations and backup, LISTEN."""

    application: str
    owner: str
    listen: str


def start(folder: Path, *, test: bool = False) -> Urls:
    """Start the server kept in `folder`, or join it when it runs, and count this process among its users.

    The folder is the server's own; it is made when missing, and nothing outside it changes. `test` trades durability
    for speed. Safe to call again. The process leaves by `stop` or when it exits.
    Raises EmbeddedDatabaseError.
    """
    with _locked(folder) as home:
        cluster = open_cluster(home)
        users = _living_users(home)
        if not users or not answers(cluster):
            ensure_running(cluster, test=test)
            _create_roles(cluster, _passwords(home))
            _open_database(cluster, DATABASE)
        _write_users(home, users | {_this_process()})
        urls = _urls(cluster, DATABASE)
    atexit.register(stop, home)
    return urls


def stop(folder: Path) -> None:
    """Leave the server kept in `folder`; it stops when no living user remains. Nothing happens without a server."""
    if not (folder / "lock").exists():
        return
    with _locked(folder) as home:
        users = _living_users(home) - {_this_process()}
        _write_users(home, users)
        if not users:
            stop_server(open_cluster(home))


@contextmanager
def _locked(folder: Path) -> Iterator[Path]:
    home = folder.resolve()
    if not home.exists():
        home.mkdir(parents=True, exist_ok=True)
        # As root the server's system user passes through; what is secret inside has a mode of its own.
        home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield home


def _living_users(home: Path) -> set[User]:
    try:
        written = json.loads((home / "users").read_text())
    except (FileNotFoundError, ValueError):
        return set()
    return {(pid, born) for pid, born in written if _born(pid) == born}


def _write_users(home: Path, users: set[User]) -> None:
    _replace(home / "users", json.dumps(sorted(users)))


def _this_process() -> User:
    return os.getpid(), _born(os.getpid())


def _born(pid: int) -> str:
    """When a living process started, so that a recycled pid is not taken for it; empty for a dead one or a zombie."""
    if Path("/proc/self").exists():
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            return ""
        return "" if fields[0] == "Z" else fields[19]
    shown = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return shown.stdout.strip()


def _passwords(home: Path) -> dict[str, str]:
    kept = home / "passwords"
    if not kept.exists():
        _replace(kept, json.dumps({role: secrets.token_urlsafe(32) for role in LOGINS}))
    passwords: dict[str, str] = json.loads(kept.read_text())
    return passwords


def _replace(path: Path, content: str) -> None:
    """Write a file that only we may read; a cut leaves the old one whole."""
    fresh = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _create_roles(cluster: Cluster, passwords: dict[str, str]) -> None:
    """The roles of a production database (docs: three logins, one witness), with attributes and passwords set anew."""
    with _superuser(cluster, "template1") as connection:
        known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for role in {*LOGINS, WITNESS} - known:
            connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(role)))
        for role in LOGINS:
            connection.execute(
                sql.SQL(
                    "ALTER ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD {}"
                ).format(sql.Identifier(role), sql.Literal(passwords[role]))
            )
        # Migrations hand the functions that write refusals to the witness, which nobody can log in as.
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(WITNESS), sql.Identifier(OWNER)))
        for extension in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))


@contextmanager
def _superuser(cluster: Cluster, database: str) -> Iterator[psycopg.Connection]:
    sockets = str(socket_folder(cluster))
    with psycopg.connect(host=sockets, user=SUPERUSER, dbname=database, autocommit=True) as connection:
        connection.execute("SET client_min_messages = warning")
        yield connection


def _open_database(cluster: Cluster, name: str, *, template: str | None = None) -> None:
    """Create the database when it is missing; its owner and who may connect are set each time."""
    database = sql.Identifier(name)
    with _superuser(cluster, "postgres") as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                    database, sql.Identifier(OWNER), sql.Identifier(template or "template1")
                )
            )
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        connection.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(
                database, sql.Identifier(APPLICATION), sql.Identifier(LISTEN)
            )
        )
    if template is None:
        with _superuser(cluster, name) as connection:
            connection.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(sql.Identifier(OWNER)))


def _urls(cluster: Cluster, database: str) -> Urls:
    host, passwords = quote(str(socket_folder(cluster)), safe=""), _passwords(cluster.home)
    return Urls(*(f"postgresql+psycopg://{role}:{passwords[role]}@/{database}?host={host}" for role in LOGINS))


def create_database(folder: Path, name: str, template: str | None = None) -> Urls:
    """Create one more database on the running server, a copy of `template` when given (nobody connected to it)."""
    with _locked(folder) as home:
        cluster = open_cluster(home)
        _open_database(cluster, name, template=template)
        return _urls(cluster, name)


def drop_database(folder: Path, name: str) -> None:
    """Drop a database and end its connections; nothing happens when there is none."""
    with _locked(folder) as home, _superuser(open_cluster(home), "postgres") as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
