"""An invoice as one calm A4 page (reportlab). Called by `services.invoice_papers` with words that are ready to be read."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import HRFlowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from weimproovi.i18n import _
from weimproovi.integrations import paper

MARGIN = 20 * mm
SUM_WIDTH = 40 * mm
FRAME_PADDING = 6  # points, reportlab's own


@dataclass(frozen=True)
class InvoiceSheet:
    """Everything that the page shows. `lines` are what is added to the price: what it is, and the sum."""

    number: str
    issued: str
    due: str
    seller: tuple[str, ...]
    buyer: tuple[str, ...]
    bought: str
    unit: str
    net: str
    lines: tuple[tuple[str, str], ...]
    total: str
    account: str
    notes: tuple[str, ...]


def render(sheet: InvoiceSheet) -> bytes:
    """The invoice as a PDF, its captions in the current language; the same sheet gives the same bytes."""
    paper.use_typeface()
    target = BytesIO()
    bounds: dict[str, Any] = {"leftMargin": MARGIN, "rightMargin": MARGIN, "topMargin": MARGIN, "bottomMargin": MARGIN}
    title = _("Tagihan {number}", number=sheet.number)
    document = SimpleDocTemplate(target, pagesize=A4, invariant=1, title=title, author=sheet.seller[0], **bounds)
    width = document.width - 2 * FRAME_PADDING
    document.build(
        [*_heading(sheet, title), _parties(sheet, width), Spacer(1, 18), _sums(sheet, width), *_payment(sheet)]
    )
    return target.getvalue()


def _heading(sheet: InvoiceSheet, title: str) -> list[Any]:
    days = _("Tanggal {issued} · Jatuh tempo {due}", issued=sheet.issued, due=sheet.due)
    return [
        Paragraph(_said(title), _style(20, fontName=paper.BOLD)),
        Paragraph(_said(days), _style(10, textColor=paper.colour(paper.QUIET), spaceBefore=3)),
        HRFlowable(width="100%", thickness=1.2, color=paper.colour(paper.BRAND), spaceBefore=10, spaceAfter=12),
    ]


def _parties(sheet: InvoiceSheet, width: float) -> Table:
    """Who issues it on the left, who pays on the right."""
    cells = [_party(_("Penerbit"), sheet.seller), _party(_("Untuk"), sheet.buyer)]
    return Table([cells], colWidths=[width / 2, width / 2], style=_tight())


def _party(caption: str, lines: tuple[str, ...]) -> list[Paragraph]:
    quiet = _style(9, textColor=paper.colour(paper.QUIET), spaceAfter=2)
    name, *rest = lines
    return [
        Paragraph(_said(caption), quiet),
        Paragraph(_said(name), _bold(10)),
        *(Paragraph(_said(line), _style(9.5)) for line in rest),
    ]


def _sums(sheet: InvoiceSheet, width: float) -> Table:
    """The price, the tax line as base and tax, the total under a rule."""
    right = _style(10, alignment=TA_RIGHT)
    bought = [
        Paragraph(_said(sheet.bought), _bold(10)),
        Paragraph(_said(sheet.unit), _style(9, textColor=paper.colour(paper.QUIET))),
    ]
    rows: list[list[Any]] = [[bought, Paragraph(_said(sheet.net), right)]]
    rows += [[Paragraph(_said(label), _style(9.5)), Paragraph(_said(amount), right)] for label, amount in sheet.lines]
    rows.append(
        [
            Paragraph(_said(_("Jumlah yang ditransfer")), _bold(11)),
            Paragraph(_said(sheet.total), _bold(11, alignment=TA_RIGHT)),
        ]
    )
    rule = ("LINEABOVE", (0, -1), (-1, -1), 0.8, paper.colour(paper.LINE))
    return Table(rows, colWidths=[width - SUM_WIDTH, SUM_WIDTH], style=_tight(rule))


def _payment(sheet: InvoiceSheet) -> list[Any]:
    return [
        Paragraph(
            _said(_("Transfer ke")), _style(9, textColor=paper.colour(paper.QUIET), spaceBefore=22, spaceAfter=2)
        ),
        Paragraph(_said(sheet.account), _bold(10.5, spaceAfter=10)),
        *(Paragraph(_said(note), _style(9.5, spaceAfter=5)) for note in sheet.notes),
    ]


def _tight(*more: Any) -> TableStyle:
    return TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            *more,
        ]
    )


def _bold(size: float, **more: Any) -> ParagraphStyle:
    return _style(size, fontName=paper.BOLD, **more)


def _said(words: str) -> str:
    return escape(paper.drawable(words))


def _style(size: float, **more: Any) -> ParagraphStyle:
    chosen = {"fontName": paper.FAMILY, "leading": size * 1.42, "textColor": paper.colour(paper.INK)} | more
    return ParagraphStyle("invoice", fontSize=size, **chosen)
