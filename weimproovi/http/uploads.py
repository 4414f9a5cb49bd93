"""Reads one uploaded file as it arrives: counted, written to a private temporary file, never held in memory (D1)."""

import fcntl
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.exceptions import HTTPException
from starlette.requests import Request

from weimproovi.errors import DocumentRefused
from weimproovi.settings import settings
from weimproovi.vocabulary import DocumentProblem

MAX_FILE = 10 * 1024 * 1024
MAX_FIELDS = 32 * 1024
MAX_PARTS = 12
PATIENCE = 32 * 1024 * 1024  # bytes read and dropped after the limit, so that a browser gets to read the answer


@dataclass(frozen=True, slots=True)
class Upload:
    """What a form brought. `path` is None when no file was chosen; it is gone after the block."""

    fields: dict[str, str]
    path: Path | None = None
    file_name: str = ""


@asynccontextmanager
async def receive(request: Request) -> AsyncIterator[Upload]:
    """Streams a multipart form with at most one file. The caller has decided who may send before it calls.

    Raises:
        DocumentRefused: the file is larger than 10 MiB.
        HTTPException: 400, the body is no such form.
    """
    with tempfile.NamedTemporaryFile(dir=_incoming()) as target:
        fcntl.flock(target, fcntl.LOCK_EX)  # says that this process lives
        parts = _Parts(target.write)
        await _read(request, parts)
        target.flush()
        yield Upload(parts.fields(), Path(target.name) if parts.file_bytes else None, parts.file_name)


def remove_left_over() -> None:
    """Removes what a killed process was receiving: a plain upload may not outlive its request (D1). Called when a worker starts."""
    for path in _incoming().iterdir():
        with suppress(FileNotFoundError, BlockingIOError), path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def _incoming() -> Path:
    folder = settings().data_dir / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


async def _read(request: Request, parts: "_Parts") -> None:
    content_type, options = parse_options_header(request.headers.get("content-type"))
    if content_type != b"multipart/form-data" or b"boundary" not in options:
        raise HTTPException(400)
    dropped = 0
    try:
        parser = MultipartParser(options[b"boundary"], parts.callbacks())  # type: ignore[arg-type]
        async for chunk in request.stream():
            if parts.too_big:
                dropped += len(chunk)
                if dropped > PATIENCE:
                    break
            else:
                parser.write(chunk)
    except FormParserError:
        raise HTTPException(400) from None
    if parts.too_big:
        raise DocumentRefused(DocumentProblem.TOO_BIG)


@dataclass
class _Parts:
    """Sorts the parser's pieces: the first part with a file name goes to `write`, the others into fields."""

    write: Callable[[bytes], int]
    file_bytes: int = 0
    file_name: str = ""
    too_big: bool = False
    _header: bytearray = field(default_factory=bytearray)
    _value: bytearray = field(default_factory=bytearray)
    _disposition: bytes = b""
    _into: str = ""
    _is_file: bool = False
    _count: int = 0
    _texts: dict[str, bytearray] = field(default_factory=dict)

    def callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._part_begins,
            "on_header_field": lambda chunk, start, end: self._header.extend(chunk[start:end]),
            "on_header_value": lambda chunk, start, end: self._value.extend(chunk[start:end]),
            "on_header_end": self._header_ends,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._part_continues,
        }

    def fields(self) -> dict[str, str]:
        return {name: text.decode("utf-8", "replace").replace("\0", "") for name, text in self._texts.items()}

    def _part_begins(self) -> None:
        self._count += 1
        if self._count > MAX_PARTS:
            raise HTTPException(400)
        self._disposition = b""

    def _header_ends(self) -> None:
        if bytes(self._header).lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _headers_finished(self) -> None:
        options = parse_options_header(self._disposition)[1]
        self._into = options.get(b"name", b"").decode("utf-8", "replace")
        self._is_file = b"filename" in options
        if self._is_file and not self.file_name:
            self.file_name = plain_name(options[b"filename"].decode("utf-8", "replace"))

    def _part_continues(self, chunk: bytes, start: int, end: int) -> None:
        if self._is_file:
            self.file_bytes += end - start
            self.too_big = self.file_bytes > MAX_FILE
            if not self.too_big:
                self.write(chunk[start:end])
            return
        self._texts.setdefault(self._into, bytearray()).extend(chunk[start:end])
        if sum(map(len, self._texts.values())) > MAX_FIELDS:
            raise HTTPException(413)


def plain_name(name: str) -> str:
    """A file's own name without folders or control characters, at most 120 characters, its ending kept."""
    last = PurePosixPath(name.replace("\\", "/")).name
    readable = "".join(letter for letter in last if letter.isprintable()).strip()
    ending = PurePosixPath(readable).suffix[:10]
    return readable if len(readable) <= 120 else readable[: 120 - len(ending)] + ending
