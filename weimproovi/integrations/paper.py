"""The typeface, sizes and colours of the PDFs that we write (reportlab). Used by `documents_reading` and `resume_pdf`.

Plus Jakarta Sans (SIL Open Font License, `fonts/OFL.txt`), its word space widened by 6 % of an em, covers Indonesian and every other language in Latin letters.
"""

import unicodedata
from functools import cache
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).resolve().parent / "fonts"
FAMILY = "PlusJakartaSans"
BOLD = f"{FAMILY}-Bold"
ITALIC = f"{FAMILY}-Italic"
INK, QUIET, LINE, BRAND = "#16211f", "#55645f", "#d5ddd9", "#0a7569"
DEEP, WARM, PALE, WHITE = "#0d3d38", "#ffc53d", "#c9e0da", "#ffffff"  # of the mark, and words on its dark
LOOKALIKES = str.maketrans(
    {"●": "•", "▪": "•", "■": "•", "◦": "•", "○": "•", "\uf0b7": "•", "\uf0a7": "•", "➢": "•", "→": "›", "✓": "•"}
)


@cache
def use_typeface() -> None:
    """Registers the typeface with reportlab, once per process."""
    for name in (FAMILY, BOLD, ITALIC):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name if name != FAMILY else f'{FAMILY}-Regular'}.ttf"))
    pdfmetrics.registerFontFamily(FAMILY, normal=FAMILY, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


def colour(value: str) -> Color:
    return HexColor(value)


def drawable(text: str) -> str:
    """The text with letters that the typeface lacks replaced by their nearest kin, or by a question mark."""
    known = _letters()
    return "".join(letter if ord(letter) in known else _kin(letter, known) for letter in text.translate(LOOKALIKES))


def _kin(letter: str, known: frozenset[int]) -> str:
    plain = unicodedata.normalize("NFKC", letter)
    if all(ord(one) in known for one in plain):
        return plain
    base = unicodedata.normalize("NFKD", letter)[:1]
    if unicodedata.category(letter) in ("Cf", "Mn", "Cc"):
        return ""
    return base if base and ord(base) in known else "?"


@cache
def _letters() -> frozenset[int]:
    use_typeface()
    return frozenset(pdfmetrics.getFont(FAMILY).face.charToGlyph) | {ord("\n")}
