"""What is stored of an honest resume: the same words and pages, and nothing about who wrote it, where or with what."""

import io
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.support import hostile_parts, real_files
from weimproovi.integrations.documents import CleanDocument, DocumentKind, inspect
from weimproovi.integrations.documents_images import without_traces

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _inspected(content: bytes, tmp_path: Path) -> CleanDocument:
    path = tmp_path / "unggahan"
    path.write_bytes(content)
    return inspect(path)


def _word_xml(document: CleanDocument) -> str:
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        return archive.read("word/document.xml").decode()


@pytest.fixture(scope="module")
def clean_pdf(tmp_path_factory: pytest.TempPathFactory) -> CleanDocument:
    return _inspected(real_files.pdf(2), tmp_path_factory.mktemp("pdf"))


@pytest.fixture(scope="module")
def clean_word(tmp_path_factory: pytest.TempPathFactory) -> CleanDocument:
    return _inspected(real_files.word_bytes(), tmp_path_factory.mktemp("word"))


def test_a_pdf_keeps_its_pages_and_words(clean_pdf: CleanDocument) -> None:
    assert (clean_pdf.kind, clean_pdf.page_count, clean_pdf.media_type) == (DocumentKind.PDF, 2, "application/pdf")
    assert all(line in clean_pdf.text for line in real_files.WORDS)


def test_a_pdf_loses_title_author_and_everything_but_its_pages(clean_pdf: CleanDocument) -> None:
    assert b"Tersembunyi" not in clean_pdf.content
    assert b"reportlab" not in clean_pdf.content.lower()
    with pikepdf.open(io.BytesIO(clean_pdf.content)) as pdf:
        assert "/Info" not in pdf.trailer
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}


def test_a_web_link_stays_in_a_pdf(clean_pdf: CleanDocument) -> None:
    with pikepdf.open(io.BytesIO(clean_pdf.content)) as pdf:
        assert [str(one.A.URI) for one in pdf.pages[0].Annots] == ["https://www.linkedin.com/in/sukarno-barista"]


def test_pages_become_pictures_of_one_width(clean_pdf: CleanDocument) -> None:
    page = clean_pdf.pages[0]
    picture = Image.open(io.BytesIO(page.content))
    assert picture.format == "WEBP"
    assert picture.size == (page.width, page.height) == (1100, 1556)


def test_a_filled_form_prints_its_answers_and_stops_being_a_form(tmp_path: Path) -> None:
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(60, 700, "Nama")
    canvas.acroForm.textfield(name="nama", value="Sukarno Formulir", x=60, y=640, width=200, height=24)
    canvas.save()
    document = _inspected(target.getvalue(), tmp_path)
    assert "Sukarno Formulir" in document.text
    assert b"/Widget" not in document.content


def test_links_that_are_not_web_addresses_are_gone(tmp_path: Path) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(real_files.pdf())) as pdf:
        action = Dictionary(S=Name.URI, URI=String("file:///etc/passwd"))
        pdf.pages[0].Annots = Array(
            [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action))]
        )
        pdf.save(target)
    with pikepdf.open(io.BytesIO(_inspected(target.getvalue(), tmp_path).content)) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_a_photo_in_a_pdf_loses_its_device_and_place(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(real_files.photo_with_place())
    target = io.BytesIO()
    Image.open(tmp_path / "foto.jpg").save(target, "PDF")
    with pikepdf.open(io.BytesIO(target.getvalue())) as pdf:
        pdf.pages[0].Resources.XObject["/image"].write(real_files.photo_with_place(), filter=Name.DCTDecode)
        target = io.BytesIO()
        pdf.save(target)
    assert b"Telepon Rahasia" in target.getvalue()
    document = _inspected(target.getvalue(), tmp_path)
    assert b"Telepon Rahasia" not in document.content
    assert document.text == ""


def test_a_photo_without_traces_is_the_same_picture() -> None:
    before, after = (
        Image.open(io.BytesIO(photo))
        for photo in (real_files.photo_with_place(), without_traces(real_files.photo_with_place()))
    )
    assert before.tobytes() == after.tobytes()
    assert not after.getexif()


def test_a_word_resume_is_read_with_headings_bullets_and_tables(clean_word: CleanDocument) -> None:
    assert clean_word.kind is DocumentKind.DOCX
    assert clean_word.text.splitlines() == [
        "Siti Nurhaliza Rahmawati",
        "Perawat gawat darurat",
        "siti@contoh.id, +62 811 2345 678",
        "Pengalaman",
        "• Menangani 40 pasien sehari",
        "Tahun | Tempat",
        "2021 | RS Harapan",
    ]


def test_a_word_resume_loses_its_properties_and_still_opens(clean_word: CleanDocument) -> None:
    with zipfile.ZipFile(io.BytesIO(clean_word.content)) as archive:
        assert not [name for name in archive.namelist() if name.startswith(("docProps", "customXml"))]
        assert not any(b"Tersembunyi" in archive.read(name) for name in archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx.Document(io.BytesIO(clean_word.content)).paragraphs[0].text == "Siti Nurhaliza Rahmawati"


def test_comments_and_deleted_words_do_not_survive(tmp_path: Path) -> None:
    document = real_files.word()
    runs = document.paragraphs[1].runs
    document.add_comment(runs, text="gaji lama 7 juta", author="Penulis Tersembunyi")
    deleted = '<w:del xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:author="Penulis Tersembunyi"><w:r><w:delText>dipecat</w:delText></w:r></w:del>'
    document.paragraphs[1]._p.append(docx.oxml.parse_xml(deleted))
    cleaned = _inspected(real_files.saved(document), tmp_path)
    assert "Perawat gawat darurat" in cleaned.text
    with zipfile.ZipFile(io.BytesIO(cleaned.content)) as archive:
        written = b"".join(archive.read(name) for name in archive.namelist())
    assert not any(word in written for word in (b"gaji lama", b"Tersembunyi", b"dipecat", b"rsid"))


def test_words_in_text_boxes_and_content_controls_are_read(tmp_path: Path) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    control = f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>Kendali isi</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    box = f"<w:p {space}><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Kotak teks</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    document = real_files.word()
    for xml in (control, box):
        document.element.body.insert(0, docx.oxml.parse_xml(xml))
    assert _inspected(real_files.saved(document), tmp_path).text.startswith("Kotak teks\nKendali isi\n")


def test_a_table_that_arranges_the_page_is_read_cell_after_cell(tmp_path: Path) -> None:
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = "Kontak", "Pengalaman panjang. " * 400
    text = _inspected(real_files.saved(document), tmp_path).text
    assert text.startswith("Kontak\nPengalaman panjang.")


def test_the_path_of_a_local_template_is_removed_without_refusing(tmp_path: Path) -> None:
    document = real_files.word()
    settings = document.part._settings_part
    settings.relate_to(
        "file:///C:\\Users\\Tersembunyi\\cv.dotx", "http://x/relationships/attachedTemplate", is_external=True
    )
    cleaned = _inspected(real_files.saved(document), tmp_path)
    assert b"Tersembunyi" not in cleaned.content
    assert cleaned.page_count == 1


def test_letters_of_many_latin_languages_are_shown(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Łódź, Nguyễn, Çelik, Jürgen, São, ● → ✓ 漢")
    assert _inspected(real_files.saved(document), tmp_path).text == "Łódź, Nguyễn, Çelik, Jürgen, São, ● → ✓ 漢"


def test_fields_and_drawings_of_honest_writers_stay(tmp_path: Path) -> None:
    document = real_files.word()
    for field in (" PAGE ", ' HYPERLINK "https://contoh.id/link?import=1" ', " HYPERLINK \\l _Toc1 ", " QUOTE 2024 "):
        words = f"<w:r {SPACE}><w:fldChar w:fldCharType='begin'/><w:instrText>{field}</w:instrText><w:fldChar w:fldCharType='end'/></w:r>"
        document.paragraphs[1]._p.append(docx.oxml.parse_xml(words))
    assert "HYPERLINK" in _word_xml(_inspected(real_files.saved(document), tmp_path))


def test_a_quiet_drawing_stays_in_a_word_resume(tmp_path: Path) -> None:
    quiet = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9"/></svg>'
    with zipfile.ZipFile(io.BytesIO(_inspected(hostile_parts.picture("garis.svg", quiet), tmp_path).content)) as archive:
        assert b"M0 0h9v9" in archive.read("word/media/garis.svg")
