"""PDF files written byte by byte, so that they can say what no library would write. Used by the hostile builders alone."""

from tests.support import real_files

SHOWN = b"BT /F1 24 Tf 60 700 Td (Sukarno, barista) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = b"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
PAGES, CONTENTS, FREE = 2, 4, 10  # numbers of objects; from FREE on they belong to the builder


def honest() -> bytes:
    """A resume as people's tools write it, to be joined with something else."""
    return real_files.pdf()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object with its true length."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def with_objects(*, catalog: bytes = b"", page: bytes = b"", **objects: bytes) -> dict[int, bytes]:
    """One readable page; more entries for the catalogue and the page, and `oN` as object N, which may replace one of the page's own."""
    kept = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< %s %s >>" % (PAGE, page),
        CONTENTS: stream(SHOWN),
        5: FONT,
    }
    return kept | {int(name[1:]): body for name, body in objects.items()}


def written(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A file with these objects, a table that finds them and more entries for the trailer."""
    content, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size, start = max(objects) + 1, len(content)
    rows = (b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size))
    content += b"xref\n0 %d\n%s" % (size, b"".join(rows))
    content += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(content)


def one_page(*, trailer: bytes = b"", catalog: bytes = b"", page: bytes = b"", **objects: bytes) -> bytes:
    """A whole file around one page."""
    return written(with_objects(catalog=catalog, page=page, **objects), trailer)


def updated(former: bytes, objects: dict[int, bytes]) -> bytes:
    """The file with an update appended, as a signing tool would: the same numbers mean something else from now on."""
    content, rows = bytearray(former), b""
    for number, body in objects.items():
        rows += b"%d 1\n%010d 00000 n \n" % (number, len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    previous, start = former.rpartition(b"startxref\n")[2].split(b"\n")[0], len(content)
    content += b"xref\n%strailer\n<< /Size 6 /Root 1 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (rows, previous, start)
    return bytes(content)
