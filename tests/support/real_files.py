"""Honest resumes, built with the same libraries that people's tools use: reportlab for PDF, python-docx for Word."""

from io import BytesIO

import docx
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WORDS = (
    "Sukarno",
    "Barista dan penyelia kedai kopi",
    "sukarno@contoh.id | 0812-3456-7890",
    "Pengalaman",
    "Kopi Nusantara, 2021 - sekarang",
)


def pdf(pages: int = 1, lines: tuple[str, ...] = WORDS) -> bytes:
    """A PDF with a title, an author and one web link."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setTitle("CV rahasia")
    canvas.setAuthor("Penulis Tersembunyi")
    for _number in range(pages):
        for row, line in enumerate(lines):
            canvas.drawString(60, 760 - 22 * row, line)
        canvas.linkURL("https://www.linkedin.com/in/sukarno-barista", (60, 600, 200, 620))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def blank_pdf() -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def word() -> docx.document.Document:
    """A Word resume with headings, bullets, a table of short cells, and an author in its properties."""
    document = docx.Document()
    document.core_properties.author = "Penulis Tersembunyi"
    document.add_heading("Siti Nurhaliza Rahmawati", 0)
    document.add_paragraph("Perawat gawat darurat")
    document.add_paragraph("siti@contoh.id, +62 811 2345 678")
    document.add_heading("Pengalaman", 1)
    document.add_paragraph("Menangani 40 pasien sehari", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), ("Tahun", "Tempat", "2021", "RS Harapan"), strict=True
    ):
        cell.text = words
    return document


def saved(document: docx.document.Document) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def word_bytes() -> bytes:
    return saved(word())


def photo_with_place() -> bytes:
    """A JPEG whose Exif block names its device."""
    exif = Image.Exif()
    exif[0x010F] = "Telepon Rahasia"
    target = BytesIO()
    Image.radial_gradient("L").convert("RGB").save(target, "JPEG", exif=exif)
    return target.getvalue()
