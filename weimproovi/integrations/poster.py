"""A vacancy's poster, for a wall (A4) and for a feed (square): the public facts, a QR code, the mark. Called by `services.posters` with words that are ready to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from weimproovi.integrations import paper
from weimproovi.integrations.poster_parts import Column, code, mark, meeting_circles
from weimproovi.integrations.poster_pictures import picture_of

DOTS = 200 / 72  # of an A4 picture, per point: sharp on paper and on a phone
SQUARE = (1080.0, 1080.0)


class Shape(StrEnum):
    """What a poster is made as. The value is the end of its address."""

    A4_PDF = "a4.pdf"
    A4_PNG = "a4.png"
    SQUARE_PNG = "kotak.png"


@dataclass(frozen=True)
class PosterSheet:
    """Everything that a poster says. `facts` are labels with their values; the first ones are on the square as well."""

    kicker: str
    title: str
    company: str
    pay: str
    pay_in_full: str
    facts: tuple[tuple[str, str], ...]
    scan: str
    link: str  # what the code holds
    link_words: str  # what people read
    promise: str


def render(sheet: PosterSheet, shape: Shape) -> bytes:
    """The poster's file; the same sheet gives the same bytes."""
    document = _document(sheet, square=shape is Shape.SQUARE_PNG)
    return document if shape is Shape.A4_PDF else picture_of(document, 1.0 if shape is Shape.SQUARE_PNG else DOTS)


def _document(sheet: PosterSheet, *, square: bool) -> bytes:
    paper.use_typeface()
    target = BytesIO()
    canvas = Canvas(target, pagesize=SQUARE if square else A4, invariant=1)
    canvas.setTitle(paper.drawable(sheet.title))
    canvas.setAuthor("Weimproovi")
    (_draw_square if square else _draw_wall)(canvas, sheet)
    canvas.save()
    return target.getvalue()


def _draw_wall(canvas: Canvas, sheet: PosterSheet) -> None:
    """A4: what is sought on the mark's dark, the facts on white, the code at the foot."""
    width, height = A4
    edge = 48.0
    head = Column(canvas, edge, height - 174, width - 2 * edge)
    size = head.filling(sheet.title, largest=60, tallest=130)
    bottom = head.y - head.height_of(sheet.title, size) - 78
    canvas.setFillColor(paper.colour(paper.DEEP))
    canvas.rect(0, bottom, width, height - bottom, stroke=0, fill=1)
    meeting_circles(canvas, width - 142, height - 8, 118)
    mark(canvas, edge, height - 66, 30, words=paper.WHITE)
    _head(sheet, head, size)
    facts = Column(canvas, edge, bottom - 64, width - 2 * edge)
    facts.line(sheet.pay, facts.fitting(sheet.pay, largest=38, most=1), paper.BOLD, paper.INK)
    facts.line(sheet.pay_in_full, 13, paper.FAMILY, paper.QUIET, above=8)
    _grid(canvas, sheet.facts, Column(canvas, edge, facts.y - 38, (width - 2 * edge - 32) / 2), columns=2)
    _foot(canvas, sheet, (edge, 46.0, 114.0), width - edge)


def _draw_square(canvas: Canvas, sheet: PosterSheet) -> None:
    """1080 by 1080: as much as is read while a thumb passes by."""
    width, height = SQUARE
    edge = 76.0
    head = Column(canvas, edge, height - 250, width - 2 * edge)
    size = head.filling(sheet.title, largest=100, tallest=170)
    bottom = min(head.y - head.height_of(sheet.title, size) - 118, 580.0)
    canvas.setFillColor(paper.colour(paper.DEEP))
    canvas.rect(0, bottom, width, height - bottom, stroke=0, fill=1)
    meeting_circles(canvas, width - 246, height - 8, 190)
    mark(canvas, edge, height - 112, 52, words=paper.WHITE)
    _head(sheet, head, size)
    side = 272.0
    facts = Column(canvas, edge, bottom - 104, width - 2 * edge - side - 48)
    facts.line(sheet.pay, facts.fitting(sheet.pay, largest=64, most=1), paper.BOLD, paper.INK)
    for label, value in sheet.facts[:3]:
        facts.line(label, 22, paper.FAMILY, paper.QUIET, above=20)
        facts.line(value, facts.fitting(value, largest=30, most=2), paper.BOLD, paper.INK, above=4)
    left = width - edge - side
    code(canvas, sheet.link, left, bottom - 60 - side, side)
    scan = Column(canvas, left, bottom - 60 - side - 52, side)
    scan.line(sheet.scan, scan.fitting(sheet.scan, largest=28, most=1), paper.BOLD, paper.INK)
    last = Column(canvas, edge, 60, width - 2 * edge)
    last.line(sheet.promise, 24, paper.BOLD, paper.BRAND)


def _head(sheet: PosterSheet, column: Column, size: float) -> None:
    """What is sought, and by whom, on the dark."""
    step = column.width / 500
    column.line(sheet.kicker, 15 * step, paper.BOLD, paper.WARM)
    column.line(sheet.title, size, paper.BOLD, paper.WHITE, above=4 * step - 0.12 * size)
    column.line(sheet.company, column.fitting(sheet.company, largest=17 * step, most=1), paper.FAMILY, paper.PALE, above=14 * step)


def _grid(canvas: Canvas, facts: Sequence[tuple[str, str]], column: Column, columns: int) -> None:
    """Labels over values, side by side, rows on one line."""
    top = column.y
    for start in range(0, len(facts), columns):
        ends = []
        for place, (label, value) in enumerate(facts[start : start + columns]):
            cell = Column(canvas, column.x + place * (column.width + 32), top, column.width)
            cell.line(label, 12, paper.FAMILY, paper.QUIET)
            cell.line(value, cell.fitting(value, largest=15, most=2), paper.BOLD, paper.INK, above=4)
            ends.append(cell.y)
        top = min(ends) - 26


def _foot(canvas: Canvas, sheet: PosterSheet, square: tuple[float, float, float], right: float) -> None:
    """The code, what it leads to, and the promise; `square` is where the code stands and how large it is."""
    left, bottom, side = square
    code(canvas, sheet.link, left, bottom, side)
    words = Column(canvas, left + side + 24, bottom + side - 22, right - left - side - 24)
    words.line(sheet.scan, 20, paper.BOLD, paper.INK)
    words.line(sheet.link_words, words.fitting(sheet.link_words, largest=12, most=1), paper.FAMILY, paper.INK, above=8)
    canvas.setStrokeColor(paper.colour(paper.LINE))
    canvas.setLineWidth(0.8)
    canvas.line(words.x, bottom + 30, right, bottom + 30)
    last = Column(canvas, words.x, bottom + 8, words.width)
    last.line(sheet.promise, 12, paper.BOLD, paper.BRAND)
