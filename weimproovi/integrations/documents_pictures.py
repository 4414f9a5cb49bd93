"""Photographed papers: drawn anew as a JPEG, so that nothing but the picture is left (Pillow). Runs in `documents_sandbox` only."""

from pathlib import Path

from PIL import Image, ImageOps, WebPImagePlugin

from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents_limits import Limits
from weimproovi.vocabulary import DocumentProblem

LONGEST_SIDE = 3000  # pixels: small print of an A4 page stays readable
QUALITY = 85
WEBP = WebPImagePlugin.WebPImageFile.format


def clean(source: Path, folder: Path, limits: Limits) -> tuple[int, int]:
    """Writes `clean` (a JPEG without traces) and `page-1.webp`; gives the size of the latter in pixels.

    Raises:
        DocumentRefused: unreadable, or more pixels than `limits` takes.
    """
    try:
        with Image.open(source, formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > limits.pixels:
                raise DocumentRefused(DocumentProblem.BOMB)
            drawn = _on_white(ImageOps.exif_transpose(picture))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise DocumentRefused(DocumentProblem.UNREADABLE) from None
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    drawn.save(folder / "clean", "JPEG", quality=QUALITY)
    drawn.thumbnail((limits.image_width, limits.image_height))
    drawn.save(folder / "page-1.webp", WEBP, quality=80, method=1)
    return drawn.size


def _on_white(picture: Image.Image) -> Image.Image:
    """The pixels alone, what was transparent on white."""
    paper = Image.new("RGB", picture.size, "white")
    seen = picture.convert("RGBA")
    paper.paste(seen, mask=seen)
    return paper
