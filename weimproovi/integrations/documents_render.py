"""Pages as pictures and text (pypdfium2, Pillow). Runs in `documents_sandbox` only."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pypdfium2
from PIL import Image, WebPImagePlugin

from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents_limits import Limits
from weimproovi.vocabulary import DocumentProblem

BLANK_SPREAD = 8
WEBP = WebPImagePlugin.WebPImageFile.format  # named by its own plugin, so that Pillow does not load all others


@dataclass(frozen=True)
class Rendered:
    """Sizes of the pictures in pixels, in page order, and the text of all pages."""

    sizes: list[tuple[int, int]]
    text: str


def render(source: Path, folder: Path, limits: Limits, *, draws: bool = True) -> Rendered:
    """Writes `page-N.webp` for each page, once; or reads the pages alone, all of size 0.

    Raises:
        DocumentRefused: unreadable, too many pages, or nothing to see on any page.
    """
    sizes: list[tuple[int, int]] = []
    words, seen = [], not draws
    try:
        with pypdfium2.PdfDocument(source) as pdf:
            if len(pdf) > limits.pages:
                raise DocumentRefused(DocumentProblem.TOO_MANY_PAGES)
            for number, page in enumerate(pdf, start=1):
                words.append(_text(page))
                if not draws:
                    sizes.append((0, 0))
                    continue
                picture = _picture(page, limits)
                seen = seen or not _blank(picture)
                picture.save(folder / f"page-{number}.webp", WEBP, quality=80, method=1)
                sizes.append(picture.size)
    except pypdfium2.PdfiumError:
        raise DocumentRefused(DocumentProblem.UNREADABLE) from None
    text = "\n\n".join(words)
    if not seen:
        raise DocumentRefused(DocumentProblem.EMPTY)
    return Rendered(sizes, text)


def _picture(page: pypdfium2.PdfPage, limits: Limits) -> Image.Image:
    width, height = page.get_size()
    scale = min(limits.image_width / max(width, 1), limits.image_height / max(height, 1))
    bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
    picture: Image.Image = bitmap.to_pil().convert("RGB")
    return picture


def _blank(picture: Image.Image) -> bool:
    low, high = cast(tuple[int, int], picture.convert("L").getextrema())
    return high - low < BLANK_SPREAD


def _text(page: pypdfium2.PdfPage) -> str:
    words = page.get_textpage()
    try:
        return str(words.get_text_bounded()).replace("\r\n", "\n").replace("\r", "\n")
    finally:
        words.close()
