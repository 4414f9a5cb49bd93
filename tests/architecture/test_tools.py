"""The linter and the type checker have nothing to say."""

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

TOOLS = {"ruff": ["ruff", "check", "."], "mypy": ["mypy"]}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_finds_nothing(tool: str) -> None:
    name, *arguments = TOOLS[tool]
    found = subprocess.run([sys.executable, "-m", name, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
