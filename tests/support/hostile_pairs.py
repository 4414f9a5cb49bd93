"""Files that are two things at once. As a PDF each is honest: what is stored must be the PDF alone. Listed in `hostile_files`."""

import zipfile
from io import BytesIO

from tests.support import real_files
from tests.support.hostile_pdf import SHOWN, honest, one_page, stream

MARKUP = b"<html><script>alert('kenari')</script></html>"


def _archive(name: str = "META-INF/kenari.class", content: bytes = b"kenari") -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, content)
    return target.getvalue()


def pdf_then_zip() -> bytes:
    return honest() + _archive()


def page_then_pdf() -> bytes:
    return MARKUP + b"\n" + honest()


def pdf_with_page_in_comments() -> bytes:
    return honest().replace(b"\nendobj", b"\nendobj\n%" + MARKUP, 1)


def pdf_with_page_in_its_words() -> bytes:
    return one_page(o4=stream(b"% " + MARKUP + b"\n" + SHOWN))


def photo_then_pdf() -> bytes:
    """A JPEG whose first comment is a PDF's beginning: both readers open it."""
    photo = real_files.photo_with_place()
    return photo[:2] + b"\xff\xfe\x00\x22" + b"kenari".ljust(32, b" ") + honest() + photo[2:]


def picture_then_pdf_then_jar() -> bytes:
    return b"GIF89a\x01\x00\x01\x00\x00\x00\x00!\xfe\x20kenari\n" + honest() + _archive()


def program_then_pdf() -> bytes:
    return b"MZkenari".ljust(512, b"\0") + honest()


def shell_then_pdf() -> bytes:
    return b"#!/bin/sh\necho kenari; exit\n" + honest()


def zip_then_pdf() -> bytes:
    return _archive("kenari.pdf", honest())


def word_then_pdf() -> bytes:
    return real_files.word_bytes() + honest()


def drawing_behind_pdf_name() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def drawing_with_pdf_marks() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg"><!-- %PDF-1.7 --><script>alert(1)</script><!-- %%EOF --></svg>'


def letter_behind_pdf_name() -> bytes:
    return rb"{\rtf1\ansi{\object\objocx kenari}}"


def page_archive_behind_word_name() -> bytes:
    return b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>kenari</html>"


def disguised_compression() -> bytes:
    return b"\x1f\x8b\x08\0" + b"\0" * 2048 + b"%PDF-1.7 %%EOF"
