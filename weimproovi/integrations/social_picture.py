"""The picture that link previews show: the mark and one sentence, 1,200 by 630 pixels, in our own letters.

Drawn once and committed as `assets/social.png`; `python3 -m weimproovi.integrations.social_picture assets/social.png` draws it anew.
"""

import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

SIZE = (1200, 630)
PAPER, INK, SOFT, BRAND, SUN, DEEP = "#f7f9f8", "#1a211e", "#5f6563", "#0a7569", "#ffc53d", "#0d3d38"
Point = tuple[int, int]
FONTS = Path(__file__).parent / "fonts"
BOLD, REGULAR = FONTS / "PlusJakartaSans-Bold.ttf", FONTS / "PlusJakartaSans-Regular.ttf"
LEFT, BASELINE, LETTERS = 96, 318, 132
FINER = 4  # drawn larger and made smaller, so that the circles are smooth


def draw() -> Image.Image:
    """The whole picture, in few colours."""
    picture = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, (SIZE[1] - 20) * FINER, SIZE[0] * FINER, SIZE[1] * FINER), fill=BRAND)
    _meeting(picture, (968, 132), (1044, 132), 80, (BRAND, SUN, DEEP))
    _word(picture)
    _line(pen, 408, "Kerja yang cocok, data tetap milikmu.", INK)
    _line(pen, 470, "The right job. Your data stays yours.", SOFT)
    return picture.resize(SIZE, Image.Resampling.LANCZOS).quantize(64, dither=Image.Dither.NONE)


def _word(picture: Image.Image) -> None:
    """The name, its two o drawn as circles that meet."""
    letters, pen = ImageFont.truetype(BOLD, LETTERS * FINER), ImageDraw.Draw(picture)
    pen.text((LEFT * FINER, BASELINE * FINER), "Weimpr", INK, letters, anchor="ls")
    x = LEFT + round(letters.getlength("Weimpr") / FINER) + 4
    radius, middle = 35, BASELINE - 34
    first, second = (x + radius, middle), (x + radius + round(1.4 * radius), middle)
    _meeting(picture, first, second, radius, (PAPER, PAPER, SUN))
    for (across, down), colour in ((first, INK), (second, BRAND)):
        pen.ellipse(_box(across, down, radius), outline=colour, width=14 * FINER)
    pen.text(((second[0] + radius + 4) * FINER, BASELINE * FINER), "vi", INK, letters, anchor="ls")


def _meeting(picture: Image.Image, first: Point, second: Point, radius: int, colours: tuple[str, str, str]) -> None:
    """Two discs, and what they share."""
    left, right = (_disc(picture.size, centre, radius) for centre in (first, second))
    for mask, colour in zip((left, right, ImageChops.multiply(left, right)), colours, strict=True):
        picture.paste(colour, mask=mask)


def _disc(size: Point, centre: Point, radius: int) -> Image.Image:
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).ellipse(_box(*centre, radius), fill=255)
    return mask


def _box(across: int, down: int, radius: int) -> tuple[int, int, int, int]:
    return ((across - radius) * FINER, (down - radius) * FINER, (across + radius) * FINER, (down + radius) * FINER)


def _line(pen: ImageDraw.ImageDraw, y: int, words: str, colour: str) -> None:
    pen.text((LEFT * FINER, y * FINER), words, colour, ImageFont.truetype(REGULAR, 42 * FINER), anchor="ls")


if __name__ == "__main__":
    draw().save(sys.argv[1], optimize=True)
