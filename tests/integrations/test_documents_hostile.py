"""Every hostile kind is refused with its own reason, in bounded time and memory, and leaves nothing behind."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support import hostile_files, real_files
from weimproovi.errors import DocumentRefused
from weimproovi.integrations import documents
from weimproovi.integrations.documents import Limits, inspect
from weimproovi.vocabulary import DocumentProblem

# In a process of its own: the largest child of this one may be somebody else's.
LARGEST = """
import resource, sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents import Limits, inspect
with suppress(DocumentRefused):
    inspect(Path(sys.argv[1]), limits=replace(Limits(), cpu_seconds=4, wall_seconds=8))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.fixture
def upload(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(content: bytes) -> Path:
        path = tmp_path / "cv.pdf"
        path.write_bytes(content)
        return path

    return write


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize(
    ("build", "problem"), hostile_files.HOSTILE.items(), ids=lambda one: getattr(one, "__name__", one)
)
def test_a_hostile_file_is_refused_with_its_reason(
    build: Callable[[], bytes], problem: DocumentProblem, upload: Callable[[bytes], Path], temporary: Path
) -> None:
    with pytest.raises(DocumentRefused) as refused:
        inspect(upload(build()))
    assert refused.value.problem is problem
    assert list(temporary.iterdir()) == []


def test_a_picture_of_four_gigapixels_ends_within_the_limits(upload: Callable[[bytes], Path], temporary: Path) -> None:
    command = [sys.executable, "-c", LARGEST, str(upload(hostile_files.pdf_stream_bomb()))]
    told = subprocess.run(command, env={**os.environ, "TMPDIR": str(temporary)}, capture_output=True, text=True, check=True)
    assert int(told.stdout) * 1024 < Limits().memory_bytes
    assert list(temporary.iterdir()) == []


def test_a_parser_that_takes_too_long_is_ended(upload: Callable[[bytes], Path], temporary: Path) -> None:
    with pytest.raises(DocumentRefused) as refused:
        inspect(upload(real_files.pdf()), limits=replace(Limits(), wall_seconds=0.01))
    assert refused.value.problem is DocumentProblem.TOO_SLOW
    assert list(temporary.iterdir()) == []


def test_a_parser_without_memory_refuses(upload: Callable[[bytes], Path]) -> None:
    with pytest.raises(DocumentRefused):
        inspect(upload(real_files.pdf(20)), limits=replace(Limits(), memory_bytes=64 * 1024 * 1024))


def test_what_a_killed_process_left_is_removed(temporary: Path, upload: Callable[[bytes], Path]) -> None:
    left = temporary / "weimproovi-document-lama"
    left.mkdir()
    os.utime(left, (0, 0))
    documents._sweep.cache_clear()
    inspect(upload(real_files.pdf()))
    assert not left.exists()


def test_the_kind_is_decided_by_content_whatever_the_name(tmp_path: Path) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(real_files.word_bytes())
    assert inspect(path).kind == "docx"
