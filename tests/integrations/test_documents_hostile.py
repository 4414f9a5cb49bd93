"""Every hostile kind is refused with its own reason, in bounded time and memory, and leaves nothing behind."""

import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.support import hostile_files, real_files
from weimproovi import i18n
from weimproovi.errors import DocumentRefused
from weimproovi.i18n import words
from weimproovi.integrations import documents
from weimproovi.integrations.documents import CleanDocument, DocumentKind, Limits, inspect
from weimproovi.vocabulary import DocumentProblem

HIDDEN = (b"kenari", b"<script", b"DDEAUTO", b"jahat.example", b"javascript:", b"PK\x05\x06", b"\x1f\x8b\x08\0", b"<!DOCTYPE")
COMMENT = re.compile(rb"%[^\n]*")  # stays in a page's own words, compressed
EVERYTHING = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
# In a process of its own: the largest child of this one may be somebody else's.
LARGEST = """
import resource, sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents import Limits, inspect
for path in sys.argv[1:]:
    with suppress(DocumentRefused):
        inspect(Path(path), limits=replace(Limits(), cpu_seconds=2, wall_seconds=30))
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
    ("build", "problem"), list(hostile_files.HOSTILE.items())[:: 1 if EVERYTHING else 2], ids=lambda one: getattr(one, "__name__", one)
)
def test_a_hostile_file_is_refused_with_its_reason(
    build: Callable[[], bytes], problem: DocumentProblem, upload: Callable[[bytes], Path], temporary: Path
) -> None:
    with pytest.raises(DocumentRefused) as refused:
        inspect(upload(build()))
    assert refused.value.problem is problem
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("build", list(hostile_files.HARMLESS)[:: 1 if EVERYTHING else 2], ids=lambda build: build.__name__)
def test_what_a_hostile_file_hides_is_not_stored(build: Callable[[], bytes], upload: Callable[[bytes], Path], temporary: Path) -> None:
    stored = inspect(upload(build()))
    assert stored.content.startswith(b"PK" if build.__name__.startswith("word") else b"%PDF-")
    assert [word for word in HIDDEN if word in written(stored)] == []
    assert list(temporary.iterdir()) == []


def written(stored: CleanDocument) -> bytes:
    """Everything that a reader of the stored copy can reach, uncompressed."""
    if stored.kind is DocumentKind.PDF:
        with pikepdf.open(BytesIO(stored.content)) as pdf:
            streams = [COMMENT.sub(b"", words_of(one)) for one in pdf.objects if isinstance(one, pikepdf.Stream)]
            return b"".join((stored.content, *streams, *(one.unparse(resolved=True) for one in pdf.objects)))
    with zipfile.ZipFile(BytesIO(stored.content)) as archive:
        return "".join(archive.namelist()).encode() + b"".join(archive.read(name) for name in archive.namelist())


def words_of(stream: pikepdf.Stream) -> bytes:
    """A stream uncompressed; a photograph as it lies there."""
    return stream.read_raw_bytes() if stream.get("/Filter") == pikepdf.Name.DCTDecode else stream.read_bytes()


def test_work_without_end_ends_within_the_limits(tmp_path: Path, temporary: Path) -> None:
    chosen = hostile_files.ENDLESS if EVERYTHING else hostile_files.ENDLESS[:: len(hostile_files.ENDLESS) // 2]
    for build in chosen:
        (tmp_path / build.__name__).write_bytes(build())
    command = [sys.executable, "-c", LARGEST, *(str(tmp_path / build.__name__) for build in chosen)]
    told = subprocess.run(command, env={**os.environ, "TMPDIR": str(temporary)}, capture_output=True, text=True, check=True)
    assert int(told.stdout) * 1024 < Limits().memory_bytes
    assert list(temporary.iterdir()) == []


def test_there_are_words_for_every_reason() -> None:
    for language in ("id", "en"):
        with i18n.speaking(language):
            assert len({words.document_problem(problem) for problem in DocumentProblem}) == len(DocumentProblem)


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
