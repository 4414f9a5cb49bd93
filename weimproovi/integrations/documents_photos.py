"""Photographs of a paper resume: turned upright, straightened, cleared, bound into one PDF (Pillow, pi_heif). Runs in `documents_sandbox` only."""

import statistics
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pikepdf
from PIL import Image, ImageChops, ImageFilter, ImageOps

from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents_limits import Limits
from weimproovi.integrations.documents_picture_pages import add_picture_page
from weimproovi.vocabulary import DocumentProblem

FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
LONGEST_SIDE = 2200  # pixels: small print of an A4 page stays readable
PAGE_POINTS = 842.0  # the longer side of A4
SMALLEST_SIDE = 200
LOOKED_AT = 500  # pixels of the picture in which lines are sought
STEEPEST = 10  # degrees
SURE = 1.25  # how much clearer the lines must be than they were


def bind(sources: Sequence[Path], target: Path, limits: Limits) -> None:
    """Writes one PDF with a page for each picture, in their order. Nothing of the files but their pixels goes on.

    Raises:
        DocumentRefused: too many, too large, or one of them cannot be drawn.
    """
    if len(sources) > limits.photos:
        raise DocumentRefused(DocumentProblem.TOO_MANY_PICTURES)
    with pikepdf.new() as pdf:
        for source in sources:
            drawn = _drawn(source, limits)
            scale = PAGE_POINTS / max(drawn.size)
            add_picture_page(pdf, drawn, (drawn.width * scale, drawn.height * scale))
        pdf.save(target, deterministic_id=True)


def _drawn(source: Path, limits: Limits) -> Image.Image:
    try:
        with Image.open(source, formats=_formats(source)) as picture:
            if picture.width * picture.height > limits.pixels:
                raise DocumentRefused(DocumentProblem.TOO_MANY_PIXELS)
            if min(picture.size) < SMALLEST_SIDE:
                raise DocumentRefused(DocumentProblem.BROKEN_PICTURE)
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded no larger than it is used
            picture.load()
            picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = _on_white(ImageOps.exif_transpose(picture))
    except Image.DecompressionBombError:
        raise DocumentRefused(DocumentProblem.TOO_MANY_PIXELS) from None
    except (OSError, ValueError, SyntaxError, RuntimeError, EOFError):
        raise DocumentRefused(DocumentProblem.BROKEN_PICTURE) from None
    return _straight(ImageOps.autocontrast(upright, cutoff=(0.5, 2)))


def _formats(source: Path) -> tuple[str, ...]:
    """The decoder of HEIC is loaded for HEIC alone."""
    with source.open("rb") as file:
        if file.read(12)[4:8] != b"ftyp":
            return FORMATS[:-1]
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False)
    return FORMATS[-1:]


def _on_white(picture: Image.Image) -> Image.Image:
    """The pixels alone, what was transparent on white."""
    if picture.mode not in ("RGBA", "LA", "PA", "P"):
        return picture.convert("RGB")
    paper = Image.new("RGB", picture.size, "white")
    seen = picture.convert("RGBA")
    paper.paste(seen, mask=seen)
    return paper


def _straight(picture: Image.Image) -> Image.Image:
    angle = lean(picture)
    return picture.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor="white") if angle else picture


def lean(picture: Image.Image) -> float:
    """Degrees by which a picture must be turned so that its lines lie level; 0 where they are level already or not clear enough to tell."""
    ink = _ink(picture)
    level = _evenness(ink, 0)
    coarse = {angle: _evenness(ink, angle) for angle in range(-STEEPEST, STEEPEST + 1)}
    near = max(coarse, key=lambda angle: coarse[angle])
    fine = {near + step / 4: _evenness(ink, near + step / 4) for step in range(-3, 4)}
    best = max(fine, key=lambda angle: fine[angle])
    clear = fine[best] > SURE * level and fine[best] > 2 * statistics.median(coarse.values())
    return best if clear and abs(best) >= 0.5 else 0.0


def _ink(picture: Image.Image) -> Image.Image:
    """What is darker than its surroundings, so that shadows do not count."""
    small = picture.convert("L")
    small.thumbnail((LOOKED_AT, LOOKED_AT))
    darker = ImageChops.subtract(small.filter(ImageFilter.GaussianBlur(6)), small)
    return darker.point([0] * 14 + [255] * 242)


def _evenness(ink: Image.Image, angle: float) -> float:
    """How sharply inked rows and empty rows differ when the picture is turned: text that lies level has both."""
    turned = ink.rotate(angle, Image.Resampling.BILINEAR) if angle else ink
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(rows)) or 1
