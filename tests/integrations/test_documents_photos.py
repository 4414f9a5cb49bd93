"""Photographs become one PDF: upright, level, in their order, without a trace; hostile ones are refused with their reason and little memory."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.support import hostile_photos, real_files
from tests.support.hostile_photos import HIDDEN, REFUSED, lined, saved
from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents import CleanDocument, DocumentKind, inspect
from weimproovi.integrations.documents_photos import lean
from weimproovi.vocabulary import DocumentProblem

FORMATS = {"JPEG": hostile_photos.photo, "PNG": lambda: saved(lined(), "PNG"), "WebP": lambda: saved(lined(), "WEBP"), "HEIC": hostile_photos.heic}
MEBIBYTE = 1024 * 1024
LARGEST = """
import resource, sys
from contextlib import suppress
from pathlib import Path
from weimproovi.errors import DocumentRefused
from weimproovi.integrations.documents import inspect
for path in sys.argv[1:]:
    with suppress(DocumentRefused):
        inspect(Path(path))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., list[Path]]]:
    """Files with the given contents; afterwards no temporary file is left of them."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))

    def write(*contents: bytes) -> list[Path]:
        paths = [tmp_path / f"foto-{number}.jpg" for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        return paths

    yield write
    assert list((tmp_path / "temporary").iterdir()) == []


def page(document: CleanDocument, number: int = 1) -> Image.Image:
    return Image.open(BytesIO(document.pages[number - 1].content)).convert("RGB")


def nearest(shown: tuple[int, ...], colours: tuple[tuple[int, ...], ...]) -> int:
    return min(range(len(colours)), key=lambda one: sum(abs(a - b) for a, b in zip(shown, colours[one], strict=True)))


@pytest.mark.parametrize("make", FORMATS.values(), ids=FORMATS)
def test_a_photograph_becomes_a_page(written: Callable[..., list[Path]], make: Callable[[], bytes]) -> None:
    document = inspect(*written(make()))
    assert (document.kind, document.page_count, document.text) == (DocumentKind.PDF, 1, "")
    assert document.pages[0].height > document.pages[0].width


def test_pages_keep_the_order_of_the_photographs(written: Callable[..., list[Path]]) -> None:
    colours = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (160, 160, 30), (160, 30, 160))
    sheets = []
    for colour in colours:
        sheet = lined()
        sheet.paste(colour, (0, 0, 900, 60))
        sheets.append(saved(sheet, "PNG"))
    document = inspect(*written(*sheets))
    seen = [page(document, number).getpixel((550, 20)) for number in range(1, 6)]
    assert [nearest(shown, colours) for shown in seen] == list(range(5))


def test_a_photograph_that_was_kept_lying_stands(written: Callable[..., list[Path]]) -> None:
    document = inspect(*written(hostile_photos.sideways()))
    assert document.pages[0].height > document.pages[0].width


@pytest.mark.parametrize("angle", [-7, -3, 2, 6])
def test_a_leaning_page_is_straightened(angle: int) -> None:
    assert lean(lined(lean=angle)) == pytest.approx(-angle, abs=0.5)


@pytest.mark.parametrize("picture", [lined(), Image.radial_gradient("L").resize((600, 800)), Image.new("RGB", (600, 800), "white")], ids=["level", "no lines", "empty"])
def test_what_is_level_or_has_no_lines_is_not_turned(picture: Image.Image) -> None:
    assert lean(picture) == 0


@pytest.mark.parametrize(("make", "problem"), REFUSED.items(), ids=lambda one: getattr(one, "__name__", one))
def test_a_hostile_picture_is_refused_with_its_reason(written: Callable[..., list[Path]], make: Callable[[], bytes], problem: DocumentProblem) -> None:
    with pytest.raises(DocumentRefused) as refused:
        inspect(*written(make()))
    assert refused.value.problem is problem


@pytest.mark.parametrize("make", hostile_photos.HARMLESS, ids=lambda make: make.__name__)
def test_of_a_picture_only_its_pixels_are_kept(written: Callable[..., list[Path]], make: Callable[[], bytes]) -> None:
    document = inspect(*written(make()))
    with pikepdf.open(BytesIO(document.content)) as pdf:
        kept = b"".join(one.read_raw_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream))
    assert [word for word in (HIDDEN, b"Exif", b"<script", b"PK\x03\x04") if word in kept + document.content] == []


def test_six_photographs_are_too_many(written: Callable[..., list[Path]]) -> None:
    with pytest.raises(DocumentRefused) as refused:
        inspect(*written(*[hostile_photos.photo()] * 6))
    assert refused.value.problem is DocumentProblem.TOO_MANY_PICTURES


@pytest.mark.parametrize("other", [real_files.pdf, real_files.word_bytes], ids=["PDF", "DOCX"])
def test_a_document_among_photographs_is_refused(written: Callable[..., list[Path]], other: Callable[[], bytes]) -> None:
    with pytest.raises(DocumentRefused) as refused:
        inspect(*written(hostile_photos.photo(), other()))
    assert refused.value.problem is DocumentProblem.MIXED


def test_hostile_pictures_take_little_memory(tmp_path: Path) -> None:
    """In a process of its own: the largest child of this one may be somebody else's."""
    paths = []
    for make in (hostile_photos.hundred_megapixels, hostile_photos.png_bomb, hostile_photos.png_bomb_within_the_limit, hostile_photos.text_bomb):
        paths.append(tmp_path / make.__name__)
        paths[-1].write_bytes(make())
    said = subprocess.run([sys.executable, "-c", LARGEST, *map(str, paths)], capture_output=True, text=True, check=True).stdout
    assert int(said) * 1024 < 320 * MEBIBYTE
