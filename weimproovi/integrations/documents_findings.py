"""Where on its pages a document says something sensitive: text with places (pypdfium2). Runs in `documents_sandbox` only."""

from collections.abc import Iterator, Sequence
from ctypes import byref, c_int
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents_sensitive import Mention, mentions, same_number
from weimproovi.vocabulary import DocumentProblem

WHOLE = 100_000  # a page's width and height in the units of its boxes
LINE_GAP = 0.6  # of a letter's height, between letters of one box
Box = tuple[int, int, int, int]  # left, top, right, bottom in `WHOLE`ths of the page as it is shown


@dataclass(frozen=True, slots=True)
class Found:
    """One mention on one page (from 1) and what covers it."""

    page: int
    mention: Mention
    boxes: list[Box]


def find(source: Path) -> list[Found]:
    """Every mention in a PDF, in reading order.

    Raises:
        DocumentRefused: unreadable.
    """
    try:
        with pypdfium2.PdfDocument(source) as pdf:
            return [found for number, page in enumerate(pdf, start=1) for found in _on_page(number, page)]
    except pypdfium2.PdfiumError:
        raise DocumentRefused(DocumentProblem.UNREADABLE) from None


def widened(source: Path, chosen: Sequence[Found]) -> dict[int, list[Found]]:
    """What must be covered, by page: the chosen mentions, and the same numbers wherever else they stand."""
    numbers = _numbers(source, chosen)
    with pypdfium2.PdfDocument(source) as pdf:
        found = {number: _again(number, page, chosen, numbers) for number, page in enumerate(pdf, start=1)}
    return {number: covered for number, covered in found.items() if covered}


def letters(page: pypdfium2.PdfPage) -> str:
    """The page's text with one character for each of the page's own, so that places and letters share their numbers."""
    words = page.get_textpage()
    try:
        codes = (raw.FPDFText_GetUnicode(words, place) for place in range(words.count_chars()))
        return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)
    finally:
        words.close()


def _on_page(number: int, page: pypdfium2.PdfPage) -> Iterator[Found]:
    for mention in mentions(letters(page)):
        yield Found(number, mention, _boxes(page, mention.start, mention.stop))


def _numbers(source: Path, chosen: Sequence[Found]) -> set[str]:
    """The chosen values that are long numbers: they are looked for again."""
    with pypdfium2.PdfDocument(source) as pdf:
        texts = {one.page: letters(pdf[one.page - 1]) for one in chosen}
    digits = ("".join(filter(str.isdigit, texts[one.page][one.mention.start : one.mention.stop])) for one in chosen)
    return {number for number in digits if len(number) >= 9}


def _again(number: int, page: pypdfium2.PdfPage, chosen: Sequence[Found], numbers: set[str]) -> list[Found]:
    text, covered = letters(page), [one for one in chosen if one.page == number]
    for digits in numbers:
        for start, stop in same_number(text, digits):
            if not any(one.mention.start <= start < one.mention.stop for one in covered):
                kind = next(iter(chosen)).mention.kind
                covered.append(Found(number, Mention(kind, start, stop), _boxes(page, start, stop)))
    return covered


def _boxes(page: pypdfium2.PdfPage, start: int, stop: int) -> list[Box]:
    """One box for each line that the letters stand on."""
    words = page.get_textpage()
    lines: list[Box] = []
    try:
        for place in range(start, stop):
            box = _shown(page, words.get_charbox(place, loose=True))
            if box[2] <= box[0] or box[3] <= box[1]:
                continue
            if lines and _beside(lines[-1], box):
                lines[-1] = _union(lines[-1], box)
            else:
                lines.append(box)
    finally:
        words.close()
    return lines


def _shown(page: pypdfium2.PdfPage, sides: tuple[float, float, float, float]) -> Box:
    """Page coordinates as they come to stand on the picture, whatever the page's turn and crop."""
    left, bottom, right, top = sides
    ends = [_device(page, left, bottom), _device(page, right, top)]
    across, down = zip(*ends, strict=True)
    return min(across), min(down), max(across), max(down)


def _device(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[int, int]:
    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(page, 0, 0, WHOLE, WHOLE, 0, x, y, byref(across), byref(down))
    return across.value, down.value


def _beside(one: Box, other: Box) -> bool:
    """On one line: they share height, and no wide gap is between."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    height = min(one[3] - one[1], other[3] - other[1])
    return shared > LINE_GAP * height


def _union(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
