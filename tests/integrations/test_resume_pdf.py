"""A resume made from a form reads back as what was typed."""

from dataclasses import replace
from pathlib import Path

from weimproovi.i18n import speaking
from weimproovi.integrations.documents import inspect
from weimproovi.integrations.resume_pdf import Chapter, ResumeForm, render

FORM = ResumeForm(
    name="Sukarno",
    headline="Barista dan penyelia",
    email="sukarno@contoh.id",
    phone="+62 812-3456-7890",
    linkedin="https://linkedin.com/in/sukarno",
    summary="Enam tahun meracik kopi & melatih <barista>.",
    experience=(Chapter("Penyelia", "Kopi Nusantara, Jakarta Selatan", "2021 - sekarang", ("Memimpin tujuh orang",)),),
    education=(Chapter("SMK Tata Boga", "SMKN 9 Bandung", "2015 - 2018"),),
    skills=("Espresso", "Latte art"),
)


def _text(form: ResumeForm, tmp_path: Path) -> str:
    path = tmp_path / "cv"
    path.write_bytes(render(form))
    return inspect(path).text


def test_every_word_of_the_form_is_in_the_document(tmp_path: Path) -> None:
    text = _text(FORM, tmp_path)
    for words in (
        "Sukarno",
        FORM.headline,
        FORM.summary,
        "Kopi Nusantara, Jakarta Selatan",
        "Memimpin tujuh orang",
        "2015 - 2018",
        "Latte art",
    ):
        assert words in text


def test_its_own_upload_suggests_what_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "cv"
    path.write_bytes(render(FORM))
    found = inspect(path).suggestions
    assert (found.email, found.phone, found.linkedin, found.headline) == (
        FORM.email,
        "+6281234567890",
        FORM.linkedin,
        FORM.headline,
    )


def test_section_names_follow_the_language(tmp_path: Path) -> None:
    with speaking("en"):
        assert "Experience" in _text(FORM, tmp_path)
    assert "Pengalaman" in _text(FORM, tmp_path)


def test_the_same_form_gives_the_same_bytes() -> None:
    assert render(FORM) == render(FORM)


def test_empty_parts_leave_no_heading(tmp_path: Path) -> None:
    text = _text(replace(FORM, experience=(), education=(), skills=(), summary=""), tmp_path)
    assert "Pengalaman" not in text
    assert "Keahlian" not in text


def test_a_long_story_goes_on_over_the_page(tmp_path: Path) -> None:
    long = Chapter(
        "Penyelia", "Bandung", "2010 - 2024", tuple(f"Pekerjaan ke-{number} yang panjang" for number in range(120))
    )
    assert "Pekerjaan ke-119" in _text(replace(FORM, experience=(long,)), tmp_path)
