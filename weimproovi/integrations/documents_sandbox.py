"""The child process of `documents`: `python -m weimproovi.integrations.documents_sandbox SOURCE FOLDER LIMITS`.

Bounds itself before it touches the file, imports only the parsers that the file needs, and leaves `findings.json`, `clean` and
`page-N.webp` in its folder. Run by `documents.inspect` alone.
"""

import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents_limits import DocumentKind, Limits
from weimproovi.vocabulary import DocumentProblem

HEAD_BYTES = 1024
TAIL_BYTES = 4096
JPEG_START, PNG_START = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def main(source: str, folder: str, bounds: str) -> None:
    limits = Limits(**json.loads(bounds))
    _bound(limits)
    try:
        findings = examine(Path(source), Path(folder), limits)
    except DocumentRefused as refused:
        findings = {"problem": refused.problem.value}
    except MemoryError:
        findings = {"problem": DocumentProblem.BOMB.value}
    (Path(folder) / "findings.json").write_text(json.dumps(findings), "utf-8")


def _bound(limits: Limits) -> None:
    bounds = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, limits.written_bytes),
        (resource.RLIMIT_NOFILE, 64),
    )
    for kind, bound in bounds:
        resource.setrlimit(kind, (bound, bound))
    signal.alarm(int(limits.wall_seconds) + 1)  # ends by itself when its parent has been killed
    os.nice(5)


def examine(source: Path, folder: Path, limits: Limits) -> dict[str, Any]:
    """Cleans and pictures the document; the imports are late so that each kind pays only for its own parsers.

    Raises:
        DocumentRefused: the first problem found.
    """
    if limits.pictures and is_picture(source):
        from weimproovi.integrations import documents_pictures

        size = documents_pictures.clean(source, folder, limits)
        return {"kind": DocumentKind.PICTURE.value, "pages": [size], "text": "", "links": []}
    kind = kind_of(source)
    if limits.pictures and kind is DocumentKind.DOCX:
        raise DocumentRefused(DocumentProblem.WRONG_TYPE)
    if kind is DocumentKind.PDF:
        from weimproovi.integrations import documents_pdf

        links = documents_pdf.clean(source, folder / "clean", limits)
        picture, text = folder / "clean", None
    else:
        from weimproovi.integrations import documents_docx

        picture = folder / "reading.pdf"
        text, links = documents_docx.clean(source, folder / "clean", reading=picture, limits=limits)
    from weimproovi.integrations import documents_render

    rendered = documents_render.render(picture, folder, limits)
    return {
        "kind": kind.value,
        "pages": rendered.sizes,
        "text": _printable(rendered.text if text is None else text, limits.text_bytes),
        "links": links[: limits.links],
    }


def is_picture(source: Path) -> bool:
    """The content begins as a JPEG or a PNG does."""
    with source.open("rb") as file:
        return file.read(len(PNG_START)).startswith((JPEG_START, PNG_START))


def kind_of(source: Path) -> DocumentKind:
    """The kind that the content shows, whatever the file is called.

    Raises:
        DocumentRefused: neither kind, cut short, or a password-protected Word file.
    """
    with source.open("rb") as file:
        head = file.read(HEAD_BYTES)
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - TAIL_BYTES))
        tail = file.read()
        if head.startswith(COMPOUND_FILE):
            file.seek(0)
            sealed = "EncryptedPackage".encode("utf-16-le") in file.read()
            raise DocumentRefused(DocumentProblem.ENCRYPTED if sealed else DocumentProblem.WRONG_TYPE)
    if head.startswith(b"PK\x03\x04"):
        return DocumentKind.DOCX
    if b"%PDF-" not in head:
        raise DocumentRefused(DocumentProblem.WRONG_TYPE if head else DocumentProblem.EMPTY)
    if b"%%EOF" not in tail:
        raise DocumentRefused(DocumentProblem.UNREADABLE)
    return DocumentKind.PDF


def _printable(text: str, limit: int) -> str:
    """Text without control characters or lone surrogates, cut to `limit` bytes of UTF-8."""
    kept = "".join(letter for letter in text if letter in "\n\t" or (letter.isprintable() and letter != "\ufffe"))
    return kept.encode("utf-8", "ignore")[:limit].decode("utf-8", "ignore").strip()


if __name__ == "__main__":
    main(*sys.argv[1:])
