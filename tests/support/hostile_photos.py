"""Pictures that are something else, or more than they say; and honest photographs, among them one as telephones keep it (HEIC)."""

import base64
import struct
import zlib
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw

from tests.support import real_files
from weimproovi.vocabulary import DocumentProblem

HIDDEN = b"kenari-rahasia"
# 240 x 320 pixels, a red bar on top and seven black lines, made once with libheif's own encoder, which the product does not carry.
HEIC = (
    "0000SW^{RQXk}?*00000ZE0pPXk}?*ZE0a<00042ZDn*}000000000XXk=`10000000000aA{+700000000000000000000B57=IV*mgE07O6l0RRC200001dH?|c0000000H~}001LtX>Mi!000000RR91"
    "6=`l}WdZ;I000310BCk&F#rGn01j|zbZr0t000010002iX>f9I0002DX>en20001ZXm(>m0RwOV0058x00000Jn#Vg{rLC*01pFT0096PKmiN^|NjGU00093kN^M!00093Jh}ovVE_RDD?$MQ18@KU0|1Z!"
    "00RI30{}dr9v~DJTd5?bxwr^uFdzT`0|Ouc00RIaVgLaE2SfqEa<F1R0000JV{dG7ZewhC0096E00w{n000zeb8uw<00000008g+00BS%000nhX?SS>000032nYxO000+haBX1#00000000310R({p0|Wp7"
    "0t9VjVRQfh0r)5ZuNf)w@x#Wr{!=F;p}+W3Pj7H(od=lFrJH&1(%0dLh~rB2zCt%2w;$MscMb{G43JO%&sR0=c&(>`=<X$qn;UH0!TK<vJvNjQ*th^v092TG)6v$Ga(+}tZG-A@bs$jPEA@kcp26p~h#((O"
    ";~=w5YY30B7`LxLsA9{vB*sLtbBiD{s*L>bdWP?|f)170J;el!1J0K}#Z8RwhDyB_Uj0mRwHlLK%s6yccd@mkPQRP3l`eBU0h+h+_MOoXbHaoqpTQTA33|HHcHfq7Y4Hg3-0Af4qzH(jrnC5!250R9Cc5a="
    "iH11^bTSeJje|QOi+bh?+V8m>+?DnF1}(F{4vr$iM@me6!HgGj>dmruK8NPa(`=7fg9%+aOBpdw-Oz$mI6RP}r_;)Y)i;Ay*N^2DDI%Pa;-4?}SU<j)5g#i#0_bu<6X0Br{GX0g(0q&MaUf5M#F33_0bKvp"
    "{v+oZc6e`G=5UIq)L09=zr(4pfz*rSMB9M?#~nZ*kL%)?97eo908`+h|9T#riIFWj%}nrH&-<Q><-&JX=1RQ!f5=t6_MIk@O8pKg_Ybt)O`LDe9m=BSMVaOlLe55JYH9A^{Ldw*j;_~W5z)$L#R7NVzuK3I"
    "{b*~6O{}Sw8ywof&2aeu4tM"
)  # fmt: skip


def lined(size: tuple[int, int] = (900, 1200), lean: float = 0) -> Image.Image:
    """A sheet with dark lines of writing; `lean` in degrees."""
    sheet = Image.new("RGB", size, (236, 232, 220))
    pen = ImageDraw.Draw(sheet)
    for row in range(22):
        for word in range(6 - row % 3):
            left, top = 100 + 110 * word, 90 + 46 * row
            pen.rectangle((left, top, left + 88, top + 13), fill=(45, 45, 55))
    return sheet.rotate(lean, expand=True, fillcolor=(236, 232, 220)) if lean else sheet


def saved(picture: Image.Image, kind: str = "JPEG", **saving: object) -> bytes:
    target = BytesIO()
    picture.save(target, kind, **saving)
    return target.getvalue()


def photo() -> bytes:
    return saved(lined())


def heic() -> bytes:
    return base64.b85decode(HEIC)


def sideways() -> bytes:
    """Kept lying down, with the note that telephones write for it, and the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, HIDDEN.decode()
    return saved(lined().rotate(90, expand=True), exif=exif, comment=HIDDEN)


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is that large."""
    rows = zlib.compress(b"\0" * 64)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, (b"IHDR", b"IDAT", b"IEND"), (head, rows, b"")))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def hundred_megapixels() -> bytes:
    """A true JPEG of 10,000 x 10,000 pixels, a megabyte and a half to send."""
    return saved(Image.new("L", (10_000, 10_000), 200), quality=20)


def png_bomb() -> bytes:
    return claiming(60_000, 60_000)


def png_bomb_within_the_limit() -> bytes:
    """Says no more than is taken and brings nothing."""
    return claiming(6_000, 6_000)


def text_bomb() -> bytes:
    """A PNG whose note unpacks to 200 MB."""
    note = b"note\0\0" + zlib.compress(bytes(200_000_000), 9)
    honest = saved(lined(), "PNG")
    return honest[:33] + _chunk(b"zTXt", note) + honest[33:]


def cut_jpeg() -> bytes:
    return photo()[:9_000]


def cut_png() -> bytes:
    return saved(lined(), "PNG")[:3_000]


def cut_heic() -> bytes:
    return heic()[:600]


def webp_head_alone() -> bytes:
    return b"RIFF\xff\xff\xff\x7fWEBPVP8L" + bytes(64)


def heic_that_names_no_picture() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\xff" * 400


def jpeg_head_alone() -> bytes:
    return b"\xff\xd8\xff\xe0" + bytes(4_000)


def tiny() -> bytes:
    return saved(Image.new("RGB", (1, 1)))


def svg_as_jpeg() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><image href="http://jahat.example/a.png"/></svg>'


def gif() -> bytes:
    return saved(Image.new("P", (400, 400)), "GIF")


def page_as_jpeg() -> bytes:
    return b"<!DOCTYPE html><script>alert(1)</script>"


def jpeg_and_pdf() -> bytes:
    return photo() + real_files.pdf() + HIDDEN


def jpeg_and_zip() -> bytes:
    return photo() + b"PK\x03\x04" + HIDDEN + b"PK\x05\x06" + bytes(18)


def png_with_a_script_behind_it() -> bytes:
    return saved(lined(), "PNG") + b"<script>alert(1)</script>" + HIDDEN


def png_with_notes() -> bytes:
    honest = saved(lined(), "PNG")
    return honest[:33] + _chunk(b"tEXt", b"place\0" + HIDDEN) + honest[33:]


P = DocumentProblem
REFUSED: dict[Callable[[], bytes], DocumentProblem] = {
    hundred_megapixels: P.TOO_MANY_PIXELS, png_bomb: P.TOO_MANY_PIXELS, png_bomb_within_the_limit: P.BROKEN_PICTURE, text_bomb: P.BROKEN_PICTURE,
    cut_jpeg: P.BROKEN_PICTURE, cut_png: P.BROKEN_PICTURE, cut_heic: P.BROKEN_PICTURE, webp_head_alone: P.BROKEN_PICTURE,
    heic_that_names_no_picture: P.BROKEN_PICTURE, jpeg_head_alone: P.BROKEN_PICTURE, tiny: P.BROKEN_PICTURE,
    svg_as_jpeg: P.WRONG_TYPE, gif: P.WRONG_TYPE, page_as_jpeg: P.WRONG_TYPE,
}  # fmt: skip
HARMLESS = (sideways, jpeg_and_pdf, jpeg_and_zip, png_with_a_script_behind_it, png_with_notes)
