"""The reading view of a Word document: its words laid out as pages (reportlab), not a copy of its design. Runs in `documents_sandbox` only."""

from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from weimproovi.errors import DocumentRefused
from weimproovi.integrations import paper
from weimproovi.integrations.documents_limits import Limits
from weimproovi.integrations.documents_outline import Block, Grid
from weimproovi.vocabulary import DocumentProblem

MARGIN = 18 * mm
FRAME_PADDING = 6  # points, reportlab's own
HEADINGS = {1: (17, 4), 2: (12.5, 9), 3: (10.5, 6)}


class _FullError(Exception):
    """Plain, because reportlab rebuilds exceptions from their words."""


def lay_out(blocks: list[Block | Grid], target: Path, limits: Limits) -> None:
    """Writes the reading view as a PDF.

    Raises:
        DocumentRefused: it takes more pages than allowed.
    """
    paper.use_typeface()
    pages = SimpleDocTemplate(
        str(target), pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN
    )

    def count(_canvas: Any, page: SimpleDocTemplate) -> None:
        if page.page > limits.pages:
            raise _FullError

    story = [part for block in blocks for part in _flowables(block, pages.width - 2 * FRAME_PADDING)]
    try:
        pages.build(story, onFirstPage=count, onLaterPages=count)
    except _FullError:
        raise DocumentRefused(DocumentProblem.TOO_MANY_PAGES) from None


def _flowables(block: Block | Grid, width: float) -> list[Any]:
    if isinstance(block, Grid):
        return [_table(block, width), Spacer(1, 6)]
    return [Paragraph(paper.drawable(block.markup), _style(block), bulletText=paper.drawable(block.bullet) or None)]


def _style(block: Block) -> ParagraphStyle:
    if block.heading:
        size, above = HEADINGS[block.heading]
        return _text(size, fontName=paper.BOLD, spaceBefore=above, spaceAfter=3, keepWithNext=1)
    if block.bullet:
        indent = 14 + 12 * block.depth
        return _text(
            9.5,
            leftIndent=indent,
            bulletIndent=indent - 12,
            bulletFontName=paper.FAMILY,
            bulletFontSize=9.5,
            spaceAfter=2,
        )
    return _text(9.5, spaceAfter=4)


def _text(size: float, **more: Any) -> ParagraphStyle:
    chosen = {"fontName": paper.FAMILY, "textColor": paper.colour(paper.INK), "splitLongWords": 1} | more
    return ParagraphStyle("reading", fontSize=size, leading=size * 1.42, **chosen)


def _table(grid: Grid, width: float) -> Table:
    columns = len(grid.rows[0])
    cells = [[Paragraph(paper.drawable(cell), _text(9)) for cell in row] for row in grid.rows]
    look = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, paper.colour(paper.LINE)),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    return Table(cells, colWidths=[width / columns] * columns, style=look, splitInRow=1)
