"""PDF pages that are one picture each (pikepdf). Used by `documents_photos` and `documents_closing`, in `documents_sandbox` only."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

QUALITY = 82


def add_picture_page(pdf: pikepdf.Pdf, picture: Image.Image, size: tuple[float, float]) -> None:
    """Appends a page of a size in points that shows nothing but the picture."""
    width, height = size
    shown = pdf.make_stream(
        _jpeg(picture),
        Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    page = pdf.add_blank_page(page_size=(width, height))
    page.Contents = pdf.make_stream(b"q %.3f 0 0 %.3f 0 0 cm /P Do Q" % (width, height))
    page.Resources = Dictionary(XObject=Dictionary(P=shown))
    page.MediaBox = Array([0, 0, width, height])


def _jpeg(picture: Image.Image) -> bytes:
    """Without any trace: what is written are the pixels."""
    target = BytesIO()
    picture.info.clear()  # Pillow would write a comment that the photograph carried
    picture.save(target, "JPEG", quality=QUALITY)
    return target.getvalue()
