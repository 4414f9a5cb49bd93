"""Uploaded resumes (C2) and papers of companies (S3): inspected, cleaned and pictured in a separate process with limits.

Called by `services.resumes` and `services.company_papers`. Nothing of the file is parsed in this process: a child (`documents_sandbox`) does it with bounded memory,
CPU and time, without the environment, and what it leaves behind is checked again here.
"""

import json
import os
import shutil
import stat
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from weimproovi import clock
from weimproovi.errors import DocumentRefused
from weimproovi.integrations import sandbox
from weimproovi.integrations.documents_limits import DocumentKind, Limits, Order
from weimproovi.integrations.resume_text import Suggestions, suggest
from weimproovi.integrations.sandbox import Ended
from weimproovi.vocabulary import DocumentProblem, SensitiveKind

__all__ = ["CleanDocument", "DocumentKind", "Limits", "PageImage", "Sensitive", "inspect", "inspect_again", "look", "revise"]

Result = TypeVar("Result")
AT_ONCE = threading.BoundedSemaphore(max(2, (os.cpu_count() or 2) // 2))
WHOLE = 100_000  # a page's sides in the units of the child's boxes
FINDINGS_BYTES = 4 * 1024 * 1024
PREFIX = "weimproovi-document-"
ABANDONED = timedelta(hours=1)
MAGIC = {DocumentKind.PDF: b"%PDF-", DocumentKind.DOCX: b"PK\x03\x04", DocumentKind.PICTURE: b"\xff\xd8"}
MEDIA_TYPES = {
    DocumentKind.PDF: "application/pdf",
    DocumentKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    DocumentKind.PICTURE: "image/jpeg",
}


@dataclass(frozen=True)
class PageImage:
    """One page as a WebP picture; width and height in pixels."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Sensitive:
    """A place that says more than candidates are asked for (C1). Boxes are left, top, width, height in percent of the page (from 1)."""

    kind: SensitiveKind
    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True)
class Look:
    """What a stored document says; `legible`: it has text, where photographs have none."""

    pages: int
    legible: bool
    sensitive: tuple[Sensitive, ...]


@dataclass(frozen=True)
class CleanDocument:
    """What may be stored of an upload: the rewritten file, its pages as pictures, its text, and what the text suggests."""

    kind: DocumentKind
    content: bytes
    pages: tuple[PageImage, ...]
    text: str
    suggestions: Suggestions
    sensitive: tuple[Sensitive, ...] = ()

    @property
    def worth_a_look(self) -> bool:
        """Its owner should see it before it goes on: it says something sensitive, or it was photographed."""
        return bool(self.sensitive) or not self.text.strip()

    @property
    def page_count(self) -> int:
        return len(self.pages)

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.kind]


def inspect(source: Path, *more: Path, limits: Limits = Limits()) -> CleanDocument:  # noqa: B008 (frozen)
    """Parses, cleans and pictures an uploaded file; blocks for the time of a child process, so call it in a worker thread.

    Args:
        source: the file.
        more: further files, where all of them are photographs of one document, in the order of its pages.
        limits: what it may cost.

    Raises:
        DocumentRefused: for the first problem found; no temporary file is left in either case.
    """
    return _work((source, *more), Order(_paths(source, *more)), limits)


def inspect_again(stored: Iterable[bytes], *, limits: Limits = Limits()) -> CleanDocument:  # noqa: B008 (frozen)
    """The same for a document that has been kept. Raises DocumentRefused."""
    with _written(stored) as source:
        return inspect(source, limits=replace(limits, file_bytes=limits.written_bytes))


def revise(stored: Iterable[bytes], closed: tuple[int, ...], turned: Mapping[int, int], *, limits: Limits = Limits()) -> CleanDocument:  # noqa: B008 (frozen)
    """The same document with places closed for good and pages turned; a Word file becomes a PDF by it.

    Args:
        stored: a document that `inspect` has given.
        closed: places in its `sensitive`, from 0.
        turned: quarters to the right, by page from 1.
        limits: what it may cost.

    Raises:
        DocumentRefused: it cannot be read, or a place is none.
    """
    limits = replace(limits, file_bytes=limits.written_bytes)
    with _written(stored) as source:
        return _work((source,), Order(_paths(source), closed=closed, turned=tuple(turned.items())), limits)


def look(stored: Iterable[bytes], *, limits: Limits = Limits()) -> Look:  # noqa: B008 (frozen)
    """What a stored document says more than it must; nothing is drawn or kept.

    Raises:
        DocumentRefused: it cannot be read.
    """
    with _written(stored) as source, _working(Order(_paths(source), only_look=True), limits) as folder:
        return _collect(folder, lambda findings: _looked(findings, limits))


@contextmanager
def _written(stored: Iterable[bytes]) -> Iterator[Path]:
    """A document as a file of its own, for as long as it is worked on."""
    _sweep()
    with tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        path = Path(folder) / "source"
        with path.open("wb") as file:
            file.writelines(stored)
        yield path


def _paths(*sources: Path) -> tuple[str, ...]:
    return tuple(str(source.absolute()) for source in sources)


def _work(sources: tuple[Path, ...], order: Order, limits: Limits) -> CleanDocument:
    if any(source.stat().st_size > limits.file_bytes for source in sources):
        raise DocumentRefused(DocumentProblem.TOO_BIG)
    with _working(order, limits) as folder:
        return _collect(folder, lambda findings: _document(findings, folder, limits))


@contextmanager
def _working(order: Order, limits: Limits) -> Iterator[Path]:
    """The folder in which the child has done what was ordered."""
    _sweep()
    with AT_ONCE, tempfile.TemporaryDirectory(prefix=PREFIX) as folder:
        _run(order, Path(folder), limits)
        yield Path(folder)


@cache
def _sweep() -> None:
    """Removes, once per process, what a process that was killed during an inspection has left."""
    oldest = (clock.now() - ABANDONED).timestamp()
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):
            if folder.stat(follow_symlinks=False).st_mtime < oldest:
                shutil.rmtree(folder)


def _run(order: Order, folder: Path, limits: Limits) -> None:
    command = ("weimproovi.integrations.documents_sandbox", json.dumps(asdict(order)), str(folder), json.dumps(asdict(limits)))
    ended = sandbox.run(command, limits.wall_seconds, folder=folder)
    if ended is not Ended.WELL:
        raise DocumentRefused(DocumentProblem.TOO_SLOW if ended is Ended.LATE else DocumentProblem.UNREADABLE)


def _collect(folder: Path, read: Callable[[dict[str, Any]], Result]) -> Result:
    """Reads the child's work as untrusted: a parser that was taken over must not reach further than its own file."""
    try:
        findings = json.loads(_read(folder / "findings.json", FINDINGS_BYTES))
        if "problem" in findings:
            raise DocumentRefused(DocumentProblem(findings["problem"]))
        return read(findings)
    except (OSError, ValueError, KeyError, TypeError):
        raise DocumentRefused(DocumentProblem.UNREADABLE) from None


def _looked(findings: dict[str, Any], limits: Limits) -> Look:
    pages = len(findings["pages"])
    if not 0 < pages <= limits.pages:
        raise ValueError(pages)
    return Look(pages, bool(str(findings["text"]).strip()), _all_sensitive(findings, pages))


def _document(findings: dict[str, Any], folder: Path, limits: Limits) -> CleanDocument:
    kind = DocumentKind(findings["kind"])
    content = _read(folder / "clean", limits.written_bytes)
    sizes = [(int(width), int(height)) for width, height in findings["pages"]]
    text = str(findings["text"])
    links = tuple(str(link) for link in findings["links"])
    if (
        not content.startswith(MAGIC[kind])
        or not 0 < len(sizes) <= limits.pages
        or len(text.encode()) > limits.text_bytes
    ):
        raise ValueError(kind)
    pages = tuple(_page(folder / f"page-{number}.webp", size) for number, size in enumerate(sizes, start=1))
    return CleanDocument(kind, content, pages, text, suggest(text, links), _all_sensitive(findings, len(pages)))


def _all_sensitive(findings: dict[str, Any], pages: int) -> tuple[Sensitive, ...]:
    return tuple(_sensitive(kind, int(page), boxes, pages) for kind, page, boxes in findings["sensitive"])


def _sensitive(kind: str, page: int, boxes: list[list[int]], pages: int) -> Sensitive:
    """One finding of the child, as percent; what lies beside the page is cut to its edge."""
    if not 1 <= page <= pages:
        raise ValueError(page)
    shown = []
    for sides in boxes:
        left, top, right, bottom = (min(max(int(side), 0), WHOLE) * 100 / WHOLE for side in sides)
        shown.append((left, top, right - left, bottom - top))
    return Sensitive(SensitiveKind(kind), page, tuple(shown))


def _page(path: Path, size: tuple[int, int]) -> PageImage:
    content = _read(path, 8 * 1024 * 1024)
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise ValueError(path.name)
    return PageImage(content, *size)


def _read(path: Path, limit: int) -> bytes:
    """A regular file of at most `limit` bytes; links are not followed."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise ValueError(path.name)
        content = file.read(limit + 1)
    if len(content) > limit:
        raise ValueError(path.name)
    return content
