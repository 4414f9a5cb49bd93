"""Suggestions come from the resume's own words, and nothing is suggested where nothing is said."""

import pytest

from weimproovi.integrations.resume_text import Suggestions, suggest


def test_a_plain_resume_suggests_all_four() -> None:
    text = "Sukarno\nBarista dan penyelia\nSukarno.1@Contoh.ID | 0812-3456-7890 | linkedin.com/in/sukarno-1\nJl. Mawar 5, Bandung\nPengalaman"
    assert suggest(text) == Suggestions(
        "sukarno.1@contoh.id", "+6281234567890", "https://linkedin.com/in/sukarno-1", "Barista dan penyelia"
    )


def test_an_empty_text_suggests_nothing() -> None:
    assert suggest("") == Suggestions()


@pytest.mark.parametrize(
    "written", ["0812 3456 7890", "+62 812-3456-7890", "62812 3456 7890", "(0812) 3456 7890", "Telp: 0812.3456.7890"]
)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    assert suggest(f"Siti\n{written}").phone == "+6281234567890"


@pytest.mark.parametrize("written", ["2018 - 2022", "3204050102030004", "IPK 3.85 dari 4.00", "40115"])
def test_years_and_identity_numbers_are_no_telephone(written: str) -> None:
    assert suggest(f"Siti\n{written}").phone is None


@pytest.mark.parametrize(
    "address",
    ["https://jahat.example/linkedin.com/in/a", "notlinkedin.com/in/siti", "linkedin.com.jahat.example/in/siti"],
)
def test_a_foreign_address_is_no_linkedin(address: str) -> None:
    assert suggest(address).linkedin is None


def test_an_address_behind_a_link_counts() -> None:
    found = suggest("Siti\nPerawat", ("https://id.linkedin.com/in/siti?trk=a", "mailto:siti@contoh.id"))
    assert (found.linkedin, found.email) == ("https://linkedin.com/in/siti", "siti@contoh.id")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("CURRICULUM VITAE\nSiti Nurhaliza\nPerawat gawat darurat\nPendidikan", "Perawat gawat darurat"),
        ("JANE SMITH\nData Scientist | jane@contoh.id | Jakarta", "Data Scientist"),
        ("Sukarno - Koki\n0812", "Koki"),
        ("Siti\nJl. Melati 3\nKota Bandung, Jawa Barat\nPengalaman\nPerawat, RS Harapan", None),
        ("Siti\nTempat lahir : Bandung\nAgama : -\nAkuntan pajak", "Akuntan pajak"),
        (
            "Siti\nSaya perawat yang telah bekerja di banyak rumah sakit besar selama lebih dari sepuluh tahun lamanya.",
            None,
        ),
    ],
)
def test_the_headline_is_an_occupation_and_no_place_or_section(text: str, headline: str | None) -> None:
    assert suggest(text).headline == headline


def test_hostile_text_is_read_in_bounded_time() -> None:
    suggest("a" * 200_000 + "@" * 1000 + "1-" * 100_000)
    suggest(("a." * 60 + "@") * 3000)
