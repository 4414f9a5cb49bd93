"""A poster of ours as a picture (pypdfium2). Only what we drew ourselves is opened here; files of strangers are drawn in `documents_sandbox`."""

from io import BytesIO
from threading import Lock

import pypdfium2

_drawing = Lock()  # pdfium draws one page at a time


def picture_of(document: bytes, scale: float) -> bytes:
    """The first page as a PNG; `scale` is in dots per point."""
    target = BytesIO()
    with _drawing, pypdfium2.PdfDocument(document) as pdf:
        picture = pdf[0].render(scale=scale, may_draw_forms=False).to_pil()
    picture.save(target, "PNG", dpi=(72 * scale, 72 * scale))
    return target.getvalue()
