"""Closing what a resume's owner chose (C1): each page that says it becomes a picture with black over the place. Runs in `documents_sandbox` only.

A picture has no text layer, no hidden layer and no earlier revision: what is black in it is nowhere else in the file.
"""

from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw

from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents_findings import WHOLE, Found, find, letters, widened
from weimproovi.integrations.documents_picture_pages import add_picture_page
from weimproovi.vocabulary import DocumentProblem

LONGEST_SIDE = 2339  # pixels: A4 at 200 dpi
MARGIN = 0.18  # of a box's height, around it
LEAST = 3  # pixels around a box


def close(source: Path, target: Path, chosen: Sequence[int]) -> str:
    """Writes the document with the chosen findings closed, by their place in `find`; returns the text that is left.

    Raises:
        DocumentRefused: unreadable, or a choice that is none.
    """
    found = find(source)
    if not all(0 <= place < len(found) for place in chosen):
        raise DocumentRefused(DocumentProblem.UNREADABLE)
    covered = widened(source, [found[place] for place in chosen])
    try:
        with pypdfium2.PdfDocument(source) as shown, pikepdf.open(source) as pdf:
            _write(pdf, shown, target, covered)
            return "\n\n".join(_left(page, covered.get(number, [])) for number, page in enumerate(shown, start=1))
    except (pypdfium2.PdfiumError, pikepdf.PdfError):
        raise DocumentRefused(DocumentProblem.UNREADABLE) from None


def turn(source: Path, target: Path, turns: dict[int, int]) -> None:
    """Writes the document with pages (from 1) turned to the right, in quarters."""
    with pikepdf.open(source) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            if turns.get(number, 0) % 4:
                page.rotate(90 * turns[number], relative=True)
        pdf.save(target, deterministic_id=True)


def _write(pdf: pikepdf.Pdf, shown: pypdfium2.PdfDocument, target: Path, covered: dict[int, list[Found]]) -> None:
    pdf.remove_unreferenced_resources()  # pages that stay must not carry along what only a closed page drew
    with pikepdf.new() as fresh:
        for number, page in enumerate(pdf.pages, start=1):
            if number in covered:
                drawn = shown[number - 1]
                add_picture_page(fresh, _blackened(drawn, covered[number]), drawn.get_size())
            else:
                fresh.pages.append(page)
        fresh.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def _blackened(page: pypdfium2.PdfPage, covered: list[Found]) -> Image.Image:
    width, height = page.get_size()
    bitmap = page.render(scale=LONGEST_SIDE / max(width, height, 1), may_draw_forms=False, rev_byteorder=True)
    picture: Image.Image = bitmap.to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture)
    for left, top, right, bottom in (box for found in covered for box in found.boxes):
        sides = (left * picture.width, top * picture.height, right * picture.width, bottom * picture.height)
        x0, y0, x1, y1 = (side / WHOLE for side in sides)
        margin = max(LEAST, MARGIN * (y1 - y0))
        pen.rectangle((x0 - margin, y0 - margin, x1 + margin, y1 + margin), fill="black")
    return picture


def _left(page: pypdfium2.PdfPage, covered: list[Found]) -> str:
    """The page's text without the closed places."""
    text = letters(page)
    for found in sorted(covered, key=lambda one: one.mention.start, reverse=True):
        text = f"{text[: found.mention.start]}{text[found.mention.stop :]}"
    return text.replace("\r\n", "\n").replace("\r", "\n")
