"""What a poster is drawn of: words in a column, the mark, its two circles meeting in a corner, the code."""

from dataclasses import dataclass

import segno
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from weimproovi.integrations import paper

LEADING = 1.16
SMALLEST = 8.0


@dataclass
class Column:
    """Words under each other. `y` is the base of the next first line, from the foot of the page."""

    canvas: Canvas
    x: float
    y: float
    width: float
    used: bool = False

    def fitting(self, words: str, largest: float, most: int) -> float:
        """The largest size at which the words take no more lines than `most`, and no word is cut."""
        size = largest
        while size > SMALLEST and (len(self._broken(words, size)) > most or self._cuts(words, size)):
            size -= 0.5 if size < 20 else 2
        return size

    def filling(self, words: str, largest: float, tallest: float) -> float:
        """The same for a title: at most four lines, and no taller than its room."""
        size = self.fitting(words, largest, most=4)
        while self.height_of(words, size) > tallest:
            size -= 0.5
        return size

    def height_of(self, words: str, size: float) -> float:
        return len(self._broken(words, size)) * size * LEADING

    def line(self, words: str, size: float, font: str, colour: str, above: float = 0) -> None:
        """Writes words of one size, over as many lines as they need."""
        self.canvas.setFillColor(paper.colour(colour))
        self.canvas.setFont(font, size)
        self.y -= above
        for part in self._broken(words, size, font):
            if self.used:
                self.y -= size * LEADING
            self.used = True
            self.canvas.drawString(self.x, self.y, part)

    def _broken(self, words: str, size: float, font: str = paper.BOLD) -> list[str]:
        """Lines that fit; a word that is longer than a line is cut."""
        lines = [""]
        for word in paper.drawable(words).split():
            longer = f"{lines[-1]} {word}".strip()
            if stringWidth(longer, font, size) <= self.width:
                lines[-1] = longer
                continue
            lines += [word] if lines[-1] else []
            lines[-1] = lines[-1] or word
            while stringWidth(lines[-1], font, size) > self.width and len(lines[-1]) > 1:
                end = self._room(lines[-1], size, font)
                lines[-1:] = [lines[-1][:end], lines[-1][end:]]
        return [line for line in lines if line]

    def _cuts(self, words: str, size: float) -> bool:
        return size > 3 * SMALLEST and any(stringWidth(word, paper.BOLD, size) > self.width for word in paper.drawable(words).split())

    def _room(self, word: str, size: float, font: str) -> int:
        return next((end for end in range(len(word), 1, -1) if stringWidth(word[:end], font, size) <= self.width), 1)


def mark(canvas: Canvas, x: float, y: float, size: float, words: str) -> None:
    """The mark with the product's name at its right."""
    step = size / 32
    _circles(canvas, (x + 11.5 * step, x + 20.5 * step), y + 16 * step, 9.5 * step)
    canvas.setFillColor(paper.colour(words))
    canvas.setFont(paper.BOLD, size * 0.62)
    canvas.drawString(x + size * 1.14, y + size * 0.29, "Weimproovi")


def meeting_circles(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """The mark's two circles, large, cut by the edge of the page."""
    _circles(canvas, (x, x + radius * 0.98), y, radius)


def code(canvas: Canvas, link: str, x: float, y: float, side: float) -> None:
    """A QR code of squares, sharp at any size; the white around it, four squares wide, is the caller's."""
    rows = list(segno.make(link, error="m", micro=False).matrix_iter(border=0))
    dot = side / len(rows)
    canvas.setFillColor(paper.colour(paper.INK))
    path = canvas.beginPath()
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                path.rect(x + across * dot, y + side - (down + 1) * dot, dot, dot)
    canvas.drawPath(path, stroke=0, fill=1)


def _circles(canvas: Canvas, centres: tuple[float, float], y: float, radius: float) -> None:
    """Two circles, darker where they meet."""
    first, second = centres
    canvas.setFillColor(paper.colour(paper.BRAND))
    canvas.circle(first, y, radius, stroke=0, fill=1)
    canvas.setFillColor(paper.colour(paper.WARM))
    canvas.circle(second, y, radius, stroke=0, fill=1)
    canvas.saveState()
    inside = canvas.beginPath()
    inside.circle(first, y, radius)
    canvas.clipPath(inside, stroke=0, fill=0)
    canvas.setFillColor(paper.colour(paper.DEEP))
    canvas.circle(second, y, radius, stroke=0, fill=1)
    canvas.restoreState()
