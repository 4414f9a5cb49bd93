"""The child process of `documents`: `python -m weimproovi.integrations.documents_sandbox ORDER FOLDER LIMITS`.

Bounds itself before it touches the file, imports only the parsers that the file needs, and leaves `findings.json`, `clean` and
`page-N.webp` in its folder. Run by `documents` alone.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents_limits import DocumentKind, Limits, Order, is_picture, is_plain_picture
from weimproovi.integrations.sandbox import bound
from weimproovi.vocabulary import DocumentProblem

HEAD_BYTES = 1024
TAIL_BYTES = 4096
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def main(order: str, folder: str, bounds: str) -> None:
    limits = Limits(**json.loads(bounds))
    bound(limits)
    try:
        findings = examine(Order(**json.loads(order)), Path(folder), limits)
    except DocumentRefused as refused:
        findings = {"problem": refused.problem.value}
    except MemoryError:
        findings = {"problem": DocumentProblem.BOMB.value}
    (Path(folder) / "findings.json").write_text(json.dumps(findings), "utf-8")


def examine(order: Order, folder: Path, limits: Limits) -> dict[str, Any]:
    """Cleans and pictures the document; the imports are late so that each kind pays only for its own parsers.

    Raises:
        DocumentRefused: the first problem found.
    """
    sources = [Path(source) for source in order.sources]
    if limits.pictures and is_plain_picture(_head(sources[0])):
        from weimproovi.integrations import documents_pictures

        size = documents_pictures.clean(sources[0], folder, limits)
        return {"kind": DocumentKind.PICTURE.value, "pages": [size], "text": "", "links": [], "sensitive": []}
    return _resume(sources, order, folder, limits)


def _resume(sources: list[Path], order: Order, folder: Path, limits: Limits) -> dict[str, Any]:
    kind, picture, text, links = _cleaned(sources, folder, limits)
    if order.closed or order.turned:
        text = _changed(picture, order, folder, text)
        kind, picture = DocumentKind.PDF, folder / "clean"
    from weimproovi.integrations import documents_findings, documents_render

    found = documents_findings.find(picture)
    rendered = documents_render.render(picture, folder, limits, draws=not order.only_look)
    return {
        "kind": kind.value,
        "pages": rendered.sizes,
        "text": _printable(rendered.text if text is None else text, limits.text_bytes),
        "links": links[: limits.links],
        "sensitive": [(one.mention.kind.value, one.page, one.boxes) for one in found],
    }


def _cleaned(sources: list[Path], folder: Path, limits: Limits) -> tuple[DocumentKind, Path, str | None, list[str]]:
    """Writes `clean`; its kind, the PDF that shows it, its text where the PDF does not say it better, the addresses of its links."""
    pictured = [is_picture(_head(source)) for source in sources]
    if all(pictured) and not limits.pictures:
        from weimproovi.integrations import documents_photos

        documents_photos.bind(sources, folder / "clean", limits)
        return DocumentKind.PDF, folder / "clean", None, []
    if len(sources) > 1:
        raise DocumentRefused(DocumentProblem.MIXED)
    kind = kind_of(sources[0])
    if limits.pictures and kind is DocumentKind.DOCX:
        raise DocumentRefused(DocumentProblem.WRONG_TYPE)
    if kind is DocumentKind.PDF:
        from weimproovi.integrations import documents_pdf

        return kind, folder / "clean", None, documents_pdf.clean(sources[0], folder / "clean", limits)
    from weimproovi.integrations import documents_docx

    reading = folder / "reading.pdf"
    text, links = documents_docx.clean(sources[0], folder / "clean", reading=reading, limits=limits)
    return kind, reading, text, links


def _changed(shown: Path, order: Order, folder: Path, text: str | None) -> str | None:
    """Closes and turns; `clean` is a PDF afterwards. The text that is left, or `text` where nothing was closed."""
    from weimproovi.integrations import documents_closing

    if order.closed:
        text = documents_closing.close(shown, folder / "closed.pdf", order.closed)
        shown = folder / "closed.pdf"
    documents_closing.turn(shown, folder / "turned.pdf", dict(order.turned))
    (folder / "turned.pdf").replace(folder / "clean")
    return text


def _head(source: Path) -> bytes:
    with source.open("rb") as file:
        return file.read(16)


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
