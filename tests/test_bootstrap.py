"""A small project of the same shape, with one package made here: the environment is made, kept, renewed and mended."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from weimproovi.__main__ import COMMANDS as COMMANDS_OF_THE_PRODUCT
from weimproovi.__main__ import main

PACKAGE = Path(__file__).parent.parent / "weimproovi"
COMMANDS = """
import importlib.metadata, sys
def check(arguments):
    print("inside", sys.prefix, importlib.metadata.version("tiny"), *arguments)
    return 7
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "weimproovi").mkdir()
    for name in ("__init__.py", "__main__.py", "bootstrap.py"):
        shutil.copy(PACKAGE / name, tmp_path / "weimproovi" / name)
    (tmp_path / "weimproovi" / "commands.py").write_text(COMMANDS)
    build_wheel(tmp_path / "wheels", "1.0")
    build_wheel(tmp_path / "wheels", "2.0")
    pin(tmp_path, "1.0")
    return tmp_path


def build_wheel(folder: Path, version: str) -> None:
    folder.mkdir(exist_ok=True)
    about = f"tiny-{version}.dist-info"
    parts = {
        "tiny.py": "",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    with zipfile.ZipFile(folder / f"tiny-{version}-py3-none-any.whl", "w") as wheel:
        for name, content in parts.items():
            wheel.writestr(name, content)
        wheel.writestr(f"{about}/RECORD", "".join(f"{name},{digest(content)}\n" for name, content in parts.items()))


def digest(content: str) -> str:
    hashed = base64.urlsafe_b64encode(hashlib.sha256(content.encode()).digest()).rstrip(b"=").decode()
    return f"sha256={hashed},{len(content)}"


def pin(project: Path, version: str) -> None:
    (project / "requirements.txt").write_text(f"--no-index\n--find-links {project / 'wheels'}\ntiny=={version}\n")


def start(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [getattr(sys, "_base_executable", sys.executable), "-m", "weimproovi", "check", *arguments]
    return subprocess.run(
        command, cwd=project, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=120
    )


def test_a_first_start_makes_the_environment_and_goes_on_inside_it(project: Path) -> None:
    started = start(project, "word")
    assert started.stdout.splitlines()[-1] == f"inside {project / '.venv'} 1.0 word"
    assert started.returncode == 7
    assert "1/1 tiny" in started.stdout


def test_a_second_start_installs_nothing(project: Path) -> None:
    start(project)
    assert start(project).stdout == f"inside {project / '.venv'} 1.0\n"


def test_a_changed_pin_is_installed(project: Path) -> None:
    start(project)
    pin(project, "2.0")
    assert start(project).stdout.splitlines()[-1] == f"inside {project / '.venv'} 2.0"


def test_an_environment_of_ones_own_is_used_as_it_is(project: Path) -> None:
    start(project)
    mine = project / "mine"
    (project / ".venv").rename(mine)
    started = subprocess.run(
        [mine / "bin" / "python", "-m", "weimproovi", "check"], cwd=project, capture_output=True, text=True, check=False
    )
    assert started.stdout == f"inside {mine} 1.0\n"
    assert not (project / ".venv").exists()


def test_a_failed_installation_says_why_in_one_line_and_is_mended_by_the_next_start(project: Path) -> None:
    pin(project, "3.0")
    failed = start(project)
    assert failed.returncode == 1
    assert failed.stderr.startswith("Installing the packages failed: Could not find a version that satisfies")
    assert failed.stderr.count("\n") == 1
    pin(project, "1.0")
    assert start(project).returncode == 7


def test_an_environment_whose_python_is_gone_is_made_anew(project: Path) -> None:
    start(project)
    (project / ".venv" / "bin" / "python").unlink()
    (project / ".venv" / "bin" / "python").symlink_to("/nowhere/python")
    assert start(project).stdout.splitlines()[-1] == f"inside {project / '.venv'} 1.0"


def test_without_pip_the_one_missing_package_is_named(project: Path) -> None:
    broken = project / "broken"
    broken.mkdir()
    for name in ("pip.py", "ensurepip.py"):
        (broken / name).write_text("raise SystemExit(1)")
    started = start(project, PYTHONPATH=str(broken), PATH=str(broken))
    assert started.stderr == "pip is missing. On Debian or Ubuntu: apt-get install python3-pip\n"
    assert started.returncode == 1


def test_an_unknown_command_lists_the_known_ones_without_making_anything(project: Path) -> None:
    command = [sys.executable, "-m", "weimproovi", "fly"]
    started = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert started.returncode == 2
    assert "  run " in started.stdout
    assert not (project / ".venv").exists()


def test_asking_a_command_for_help_does_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (name for name in COMMANDS_OF_THE_PRODUCT if name != "test"):
        assert main([name, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"python3 -m weimproovi {name}: ")
    assert list(tmp_path.iterdir()) == []
