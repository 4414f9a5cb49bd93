"""What a person closes is in no byte, no text and no picture of what is stored; the rest stays as it was."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.support import real_files
from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents import CleanDocument, DocumentKind, inspect, revise
from weimproovi.vocabulary import SensitiveKind

NIK, PARTED = "3273014505990001", "3273 0145 0599 0001"
LINES = (*real_files.WORDS, f"NIK: {NIK}", "Agama: Islam")
Upload = Callable[[bytes], Path]


@pytest.fixture
def upload(tmp_path: Path) -> Upload:
    def write(content: bytes) -> Path:
        (tmp_path / "cv").write_bytes(content)
        return tmp_path / "cv"

    return write


def everything_in(content: bytes) -> bytes:
    """Each byte of a PDF, packed and unpacked."""
    with pikepdf.open(BytesIO(content)) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        unpacked = [one.read_bytes() for one in streams if one.get("/Filter") != pikepdf.Name.DCTDecode]
        rest = [str(one).encode() for one in pdf.objects if not isinstance(one, pikepdf.Stream)]
    return b"\n".join((content, *unpacked, *rest))


def words_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def region(document: CleanDocument, page: int, box: tuple[float, float, float, float]) -> Image.Image:
    shown = Image.open(BytesIO(document.pages[page - 1].content)).convert("L")
    left, top, width, height = box
    return shown.crop((int(left * shown.width / 100) + 1, int(top * shown.height / 100) + 1, int((left + width) * shown.width / 100), int((top + height) * shown.height / 100)))


def test_a_finding_lies_over_its_words(upload: Upload) -> None:
    document = inspect(upload(real_files.pdf(1, LINES)))
    first, second = document.sensitive
    assert (first.kind, second.kind) == (SensitiveKind.NIK, SensitiveKind.RELIGION)
    left, top, width, height = first.boxes[0]
    assert (14 < left < 15, 21 < top < 22, 17 < width < 19, 1 < height < 3) == (True,) * 4
    assert region(document, 1, first.boxes[0]).getextrema()[0] < 100


def test_a_closed_number_is_nowhere_any_more(upload: Upload) -> None:
    before = inspect(upload(real_files.pdf(1, LINES)))
    after = revise([before.content], (0,), {})
    assert NIK.encode() not in everything_in(after.content)
    assert NIK not in words_of(after.content) + after.text
    assert region(after, 1, before.sensitive[0].boxes[0]).getextrema()[1] < 40
    assert "Agama: Islam" in after.text


def test_the_same_number_is_closed_wherever_else_it_stands(upload: Upload) -> None:
    target = BytesIO()
    canvas = Canvas(target)
    for line in (f"NIK: {NIK}", "Halaman tengah", f"Lampiran 3.{PARTED}"):
        canvas.drawString(60, 700, line)
        canvas.showPage()
    canvas.save()
    before = inspect(upload(target.getvalue()))
    after = revise([before.content], (0,), {})
    assert PARTED not in words_of(after.content) + after.text
    assert "Halaman tengah" in words_of(after.content)


def test_pages_that_stay_carry_nothing_of_a_closed_one(upload: Upload) -> None:
    """Two pages share their resources; only the first draws the form with the number."""
    with pikepdf.open(BytesIO(real_files.pdf(2))) as pdf:
        shared = pikepdf.Dictionary(Font=pdf.pages[0].Resources.Font)
        form = pdf.make_stream(f"BT /F1 12 Tf 60 500 Td (NIK: {NIK}) Tj ET".encode(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 842], Resources=shared)
        both = pdf.make_indirect(pikepdf.Dictionary(Font=shared.Font, XObject=pikepdf.Dictionary(Fm=form)))
        for page in pdf.pages:
            page.Resources = both
        pdf.pages[0].Contents = pdf.make_stream(pdf.pages[0].Contents.read_bytes() + b" /Fm Do")
        target = BytesIO()
        pdf.save(target)
    before = inspect(upload(target.getvalue()))
    after = revise([before.content], (0,), {})
    assert [one.page for one in before.sensitive] == [1]
    assert NIK.encode() not in everything_in(after.content)
    assert "Sukarno" in words_of(after.content)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_place_is_right_on_a_turned_and_cropped_page(upload: Upload, turn: int) -> None:
    with pikepdf.open(BytesIO(real_files.pdf(1, LINES))) as pdf:
        pdf.pages[0].Rotate, pdf.pages[0].CropBox = turn, [20, 300, 560, 830]
        target = BytesIO()
        pdf.save(target)
    before = inspect(upload(target.getvalue()))
    after = revise([before.content], (0,), {})
    box = before.sensitive[0].boxes[0]
    assert region(before, 1, box).getextrema()[1] > 200
    assert region(after, 1, box).getextrema()[1] < 40
    assert (after.pages[0].width, after.pages[0].height) == pytest.approx((before.pages[0].width, before.pages[0].height), abs=2)


def test_a_word_file_becomes_a_pdf_without_the_closed_place(upload: Upload) -> None:
    document = real_files.word()
    document.add_paragraph(f"NIK: {NIK}")
    before = inspect(upload(real_files.saved(document)))
    assert (before.kind, [one.kind for one in before.sensitive]) == (DocumentKind.DOCX, [SensitiveKind.NIK])
    after = revise([before.content], (0,), {})
    assert after.kind is DocumentKind.PDF
    assert NIK.encode() not in everything_in(after.content)
    assert "Perawat gawat darurat" in after.text
    assert NIK not in after.text


def test_a_page_is_turned(upload: Upload) -> None:
    before = inspect(upload(real_files.pdf(2)))
    after = revise([before.content], (), {1: 1})
    assert [one.width < one.height for one in after.pages] == [False, True]
    assert "Sukarno" in after.text


def test_a_choice_that_is_none_is_refused(upload: Upload) -> None:
    document = inspect(upload(real_files.pdf(1, LINES)))
    with pytest.raises(DocumentRefused):
        revise([document.content], (7,), {})


def test_an_ordinary_resume_has_nothing_to_close(upload: Upload) -> None:
    assert inspect(upload(real_files.pdf())).sensitive == ()
