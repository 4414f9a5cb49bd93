"""A resume made from a form ("Buat CV dari isian"), as one calm A4 document (reportlab). Called by `services.resumes` and the demo market."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import HRFlowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from weimproovi.i18n import _
from weimproovi.integrations import paper

MARGIN = 20 * mm
PERIOD_WIDTH = 34 * mm
FRAME_PADDING = 6  # points, reportlab's own


@dataclass(frozen=True)
class Chapter:
    """One job or one course of study: what ("Barista"), where ("Kopi Tuku, Jakarta Selatan"), when ("2021 - 2024"), and what was done."""

    title: str
    place: str
    period: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class ResumeForm:
    """Everything that the document shows; empty parts leave no gap. `phone` as people read it, `linkedin` as an https address."""

    name: str
    headline: str
    email: str = ""
    phone: str = ""
    linkedin: str = ""
    summary: str = ""
    experience: tuple[Chapter, ...] = ()
    education: tuple[Chapter, ...] = ()
    skills: tuple[str, ...] = ()


def render(resume: ResumeForm) -> bytes:
    """The resume as a PDF, its section names in the current language; the same form gives the same bytes."""
    paper.use_typeface()
    target = BytesIO()
    bounds: dict[str, Any] = {"leftMargin": MARGIN, "rightMargin": MARGIN, "topMargin": MARGIN, "bottomMargin": MARGIN}
    document = SimpleDocTemplate(
        target, pagesize=A4, invariant=1, title=f"CV {resume.name}", author=resume.name, **bounds
    )
    document.build(
        [*_heading(resume), *_summary(resume), *_career(resume, document.width - 2 * FRAME_PADDING), *_skills(resume)]
    )
    return target.getvalue()


def _heading(resume: ResumeForm) -> list[Any]:
    contact = [_said(word) for word in (resume.phone, resume.email) if word]
    if resume.linkedin:
        contact.append(
            f'<link href="{escape(resume.linkedin, {chr(34): "&quot;"})}">{_said(resume.linkedin.removeprefix("https://"))}</link>'
        )
    return [
        Paragraph(_said(resume.name), _style(22, fontName=paper.BOLD, leading=27)),
        Paragraph(_said(resume.headline), _style(11.5, textColor=paper.colour(paper.BRAND), spaceBefore=1)),
        Paragraph(" &nbsp;·&nbsp; ".join(contact), _style(9, textColor=paper.colour(paper.QUIET), spaceBefore=5)),
        HRFlowable(width="100%", thickness=1.2, color=paper.colour(paper.BRAND), spaceBefore=9, spaceAfter=2),
    ]


def _summary(resume: ResumeForm) -> list[Any]:
    return [_caption(_("Ringkasan")), Paragraph(_said(resume.summary), _style(9.5))] if resume.summary else []


def _career(resume: ResumeForm, width: float) -> list[Any]:
    parts = ((_("Pengalaman"), resume.experience), (_("Pendidikan"), resume.education))
    laid: list[Any] = []
    for caption, chapters in parts:
        rows = [_chapter(chapter, width) for chapter in chapters]
        laid += [KeepTogether([_caption(caption), rows[0]]), *rows[1:]] if rows else []
    return laid


def _chapter(chapter: Chapter, width: float) -> Table:
    """Period on the left, the story on the right; a story longer than a page goes on over it."""
    story = [
        Paragraph(_said(chapter.title), _style(10, fontName=paper.BOLD)),
        Paragraph(_said(chapter.place), _style(9.5, textColor=paper.colour(paper.QUIET), spaceAfter=2)),
        *(Paragraph(_said(line), _style(9.5, leftIndent=10, spaceBefore=1), bulletText="•") for line in chapter.lines),
    ]
    period = Paragraph(_said(chapter.period), _style(9, textColor=paper.colour(paper.QUIET), leading=14.2))
    tight = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ]
    )
    return Table([[period, story]], colWidths=[PERIOD_WIDTH, width - PERIOD_WIDTH], style=tight, splitInRow=1)


def _skills(resume: ResumeForm) -> list[Any]:
    if not resume.skills:
        return []
    return [
        _caption(_("Keahlian")),
        Paragraph(" &nbsp;·&nbsp; ".join(_said(skill) for skill in resume.skills), _style(9.5)),
        Spacer(1, 1),
    ]


def _caption(words: str) -> Paragraph:
    return Paragraph(
        _said(words),
        _style(
            10.5, fontName=paper.BOLD, textColor=paper.colour(paper.BRAND), spaceBefore=11, spaceAfter=5, keepWithNext=1
        ),
    )


def _said(words: str) -> str:
    return escape(paper.drawable(words))


def _style(size: float, **more: Any) -> ParagraphStyle:
    chosen = {"fontName": paper.FAMILY, "leading": size * 1.42, "textColor": paper.colour(paper.INK)} | more
    return ParagraphStyle("resume", fontSize=size, bulletFontName=paper.FAMILY, bulletFontSize=size, **chosen)
