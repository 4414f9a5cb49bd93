"""An advert as people paste it from WhatsApp or Instagram, made plain: ordinary letters, one thought a line, decoration gone.

Every pattern that reads these lines has bounded repeats, and lines and text are capped, so that no paste takes long.
"""

import re
import unicodedata
from dataclasses import dataclass

from weimproovi.errors import Invalid
from weimproovi.i18n import _, format

LONGEST, MOST_LINES, LONGEST_LINE = 10_000, 300, 600
DRAWN = frozenset({"So", "Sk", "Cn", "Co", "Me"})
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Mn"})
POINT = re.compile(r"^\s{0,20}(?:[•‣⁃∙·*>\u25cf\-–—~+»]{1,3}|\(?\d{1,2}[.)](?!\d)|[a-z][.)](?=\s))\s{0,10}")
STARS = re.compile(r"[*~`]|(?<!\w)_|_(?!\w)")
TAGS = re.compile(r"(?<!\w)#\w{1,60}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, and whether it stood as a point of a list. Empty words: a gap."""

    words: str
    point: bool = False


def lines_of(text: str) -> list[Line]:
    """The advert's lines.

    Raises:
        Invalid: nothing was pasted, or far more than an advert.
    """
    if not text.strip():
        raise Invalid({"advert": _("Tempel teks lowongannya dulu.")})
    if len(text) > LONGEST:
        raise Invalid({"advert": _("Ringkas menjadi paling banyak {n} karakter.", n=format.number(LONGEST))})
    return [_line(raw[:LONGEST_LINE]) for raw in text.splitlines()[:MOST_LINES]]


def _line(raw: str) -> Line:
    """Styled letters become plain ones; a drawing in front of a line makes it a point, elsewhere it is a space."""
    letters = unicodedata.normalize("NFKC", raw)
    begun, plain = False, []
    point = False
    for letter in letters:
        kind = unicodedata.category(letter)
        if kind in DRAWN:
            point = point or not begun
            plain.append(" ")
        elif kind not in UNSEEN or letter == "\t":
            begun = begun or not letter.isspace()
            plain.append(letter)
    words = "".join(plain)
    marked = POINT.match(words)
    words = STARS.sub(" ", TAGS.sub(" ", POINT.sub("", words, count=1)))
    return Line(" ".join(words.split()), bool(marked) or point)
