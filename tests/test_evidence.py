"""A run of everything that passes writes down what it proved; any other run writes nothing. Tried with runs of a small suite of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SUITE = {
    "pyproject.toml": '[tool.pytest.ini_options]\ntestpaths = ["checks"]\nmarkers = ["clause(id, way): proves"]\n',
    "checks/conftest.py": """
from pathlib import Path
from tests.support import evidence
evidence.WRITTEN = Path("kept/evidence.json")
from tests.support.evidence import pytest_collection_modifyitems, pytest_runtest_logreport, pytest_sessionfinish
""",
    "checks/test_first.py": """
import pytest
@pytest.mark.clause("S3", "refuses")
@pytest.mark.parametrize("n", [1, 2, 3])
def test_nobody_reads_it(n): assert n
@pytest.mark.clause("S3", "passes")
@pytest.mark.skip
def test_skipped(): pass
""",
    "checks/test_second.py": "def test_plain(): pass\n",
}


def ran(folder: Path, *arguments: str) -> tuple[int, dict[str, object]]:
    """Exit status of a run of the suite there, and what it wrote down."""
    for name, words in SUITE.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    plain = {**clean, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "xdist", *arguments]
    status = subprocess.run(command, cwd=folder, env=plain, capture_output=True, check=False).returncode
    kept = folder / "kept" / "evidence.json"
    return status, json.loads(kept.read_text("utf-8")) if kept.exists() else {}


@pytest.mark.parametrize("workers", [(), ("-n", "2", "--dist", "loadfile")], ids=["alone", "with workers"])
def test_a_whole_run_writes_each_promise_with_its_tests(tmp_path: Path, workers: tuple[str, ...]) -> None:
    status, kept = ran(tmp_path, *workers)
    assert status == 0
    assert kept["tests"] == 4
    assert kept["clauses"] == {"S3": {"refuses": {"checks/test_first.py::test_nobody_reads_it": 3}}}, "a skipped test proves nothing"


@pytest.mark.parametrize("chosen", [("-k", "plain"), ("checks/test_second.py",), ("--deselect", "checks/test_second.py::test_plain"), ("-m", "clause")], ids=" ".join)
def test_a_part_of_a_run_writes_nothing(tmp_path: Path, chosen: tuple[str, ...]) -> None:
    assert ran(tmp_path, *chosen) == (0, {})


def test_a_run_in_which_one_test_fails_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SUITE, "checks/test_second.py", "def test_plain(): assert False\n")
    assert ran(tmp_path) == (1, {})
