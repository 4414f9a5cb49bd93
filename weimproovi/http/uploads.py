"""Reads uploaded files as they arrive: counted, written to private temporary files, never held in memory (D1)."""

import fcntl
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.exceptions import HTTPException
from starlette.requests import Request

from weimproovi.errors import DocumentRefused
from weimproovi.settings import settings
from weimproovi.vocabulary import DocumentProblem

MAX_FILE = 10 * 1024 * 1024
MAX_ALL = 32 * 1024 * 1024  # of several files together
MOST_PHOTOS = 5  # of one CV
MAX_FIELDS = 32 * 1024
MAX_PARTS = 24
PATIENCE = 32 * 1024 * 1024  # bytes read and dropped after the limit, so that a browser gets to read the answer


@dataclass(frozen=True, slots=True)
class Upload:
    """What a form brought. `path` is None when no file was chosen; `paths` are all files in their order, gone after the block."""

    fields: dict[str, str]
    path: Path | None = None
    file_name: str = ""
    paths: tuple[Path, ...] = ()
    problem: DocumentProblem | None = None


@asynccontextmanager
async def receive(request: Request, most: int = 1, *, lenient: bool = False) -> AsyncIterator[Upload]:
    """Streams a multipart form with at most `most` files. The caller has decided who may send before it calls.

    Args:
        request: with the form as its body.
        most: how many files it may bring.
        lenient: what is wrong with the files is said in `problem` beside the fields, which survive.

    Raises:
        DocumentRefused: a file is larger than 10 MiB, all together are larger than 32 MiB, or there are too many of them.
        HTTPException: 400, the body is no such form.
    """
    with ExitStack() as opened:
        parts = _Parts(lambda: opened.enter_context(_private_file()), most)
        await _read(request, parts)
        if parts.problem and not lenient:
            raise DocumentRefused(parts.problem)
        paths = () if parts.problem else parts.paths()
        yield Upload(parts.fields(), paths[0] if paths else None, parts.file_name, paths, parts.problem)


@contextmanager
def _private_file() -> Iterator[IO[bytes]]:
    with tempfile.NamedTemporaryFile(dir=_incoming()) as target:
        fcntl.flock(target, fcntl.LOCK_EX)  # says that this process lives
        yield target


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
            if parts.problem:
                dropped += len(chunk)
                if dropped > PATIENCE:
                    break
            else:
                parser.write(chunk)
    except FormParserError:
        raise HTTPException(400) from None


@dataclass
class _Parts:
    """Sorts the parser's pieces: parts with a file name go to files of their own, the others into fields. An empty file counts for none."""

    open_file: Callable[[], IO[bytes]]
    most: int
    file_name: str = ""
    problem: DocumentProblem | None = None
    _header: bytearray = field(default_factory=bytearray)
    _value: bytearray = field(default_factory=bytearray)
    _disposition: bytes = b""
    _into: str = ""
    _is_file: bool = False
    _fresh: bool = False
    _count: int = 0
    _all_bytes: int = 0
    _name: str = ""
    _files: list[tuple[IO[bytes], int]] = field(default_factory=list)
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

    def paths(self) -> tuple[Path, ...]:
        """The files that have arrived, readable by their names."""
        for file, _size in self._files:
            file.flush()
        return tuple(Path(file.name) for file, _size in self._files)

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
        self._fresh = self._is_file
        if self._is_file:
            self._name = plain_name(options[b"filename"].decode("utf-8", "replace"))

    def _part_continues(self, chunk: bytes, start: int, end: int) -> None:
        if self._is_file:
            self._file_continues(chunk[start:end])
            return
        self._texts.setdefault(self._into, bytearray()).extend(chunk[start:end])
        if sum(map(len, self._texts.values())) > MAX_FIELDS:
            raise HTTPException(413)

    def _file_continues(self, piece: bytes) -> None:
        if self._fresh:
            self._begin_file()
        if self.problem:
            return
        file, size = self._files[-1]
        self._files[-1] = file, size + len(piece)
        self._all_bytes += len(piece)
        if size + len(piece) > MAX_FILE or self._all_bytes > MAX_ALL:
            self.problem = DocumentProblem.TOO_BIG
        else:
            file.write(piece)

    def _begin_file(self) -> None:
        self._fresh = False
        if len(self._files) == self.most:
            self.problem = self.problem or DocumentProblem.TOO_MANY_PICTURES
            return
        self.file_name = self.file_name or self._name
        self._files.append((self.open_file(), 0))


def plain_name(name: str) -> str:
    """A file's own name without folders or control characters, at most 120 characters, its ending kept."""
    last = PurePosixPath(name.replace("\\", "/")).name
    readable = "".join(letter for letter in last if letter.isprintable()).strip()
    ending = PurePosixPath(readable).suffix[:10]
    return readable if len(readable) <= 120 else readable[: 120 - len(ending)] + ending
