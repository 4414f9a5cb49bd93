"""What is found in a resume's text, and what is left alone: phones, years, grades and ordinary work with banks and schools."""

import pytest

from weimproovi.integrations.documents_sensitive import mentions, same_number
from weimproovi.vocabulary import SensitiveKind as Kind

SAID = {
    "NIK: 3273014505990001": (Kind.NIK, "3273014505990001"),
    "No. KTP 3273 0145 0599 0001": (Kind.NIK, "3273 0145 0599 0001"),
    "3174091202880007": (Kind.NIK, "3174091202880007"),
    "No. KK : 3273011201100004": (Kind.FAMILY_CARD, "3273011201100004"),
    "Kartu Keluarga 3273.0112.0110.0004": (Kind.FAMILY_CARD, "3273.0112.0110.0004"),
    "NPWP 09.254.294.3-407.000": (Kind.TAX_NUMBER, "09.254.294.3-407.000"),
    "NPWP: 092542943407000": (Kind.TAX_NUMBER, "092542943407000"),
    "NPWP: 3273014505990001": (Kind.TAX_NUMBER, "3273014505990001"),
    "Rekening BCA 1234567890 a.n. Siti": (Kind.BANK_ACCOUNT, "1234567890"),
    "No. Rek: 137-00-1234567-8": (Kind.BANK_ACCOUNT, "137-00-1234567-8"),
    "Bank Mandiri 1370012345678": (Kind.BANK_ACCOUNT, "1370012345678"),
    "Tempat, tanggal lahir: Bandung, 12 Mei 1999": (Kind.BIRTH_DATE, "12 Mei 1999"),
    "TTL : Kab. Sleman, 05-11-2001": (Kind.BIRTH_DATE, "05-11-2001"),
    "Tempat/Tgl. Lahir\n: Medan, 7/8/98": (Kind.BIRTH_DATE, "7/8/98"),
    "Date of birth: January 12, 1999": (Kind.BIRTH_DATE, "January 12, 1999"),
    "Lahir di Solo pada 3 Agustus 2000": (Kind.BIRTH_DATE, "3 Agustus 2000"),
    "Agama : Islam": (Kind.RELIGION, "Islam"),
    "Agama Kristen Protestan": (Kind.RELIGION, "Kristen Protestan"),
    "Jenis kelamin: P | Agama: Katolik | WNI": (Kind.RELIGION, "Katolik"),
    "Religion: Buddhist": (Kind.RELIGION, "Buddhist"),
    "Status: Belum menikah": (Kind.MARITAL_STATUS, "Belum menikah"),
    "Status perkawinan   Kawin": (Kind.MARITAL_STATUS, "Kawin"),
    "Marital status: Single": (Kind.MARITAL_STATUS, "Single"),
    "Belum kawin": (Kind.MARITAL_STATUS, "Belum kawin"),
}
ORDINARY = (
    "0812-3456-7890", "+62 812 3456 7890", "62812345678901", "Telepon 021 7654 3210", "IPK 3,75 dari 4,00", "2019 - 2021", "Januari 2019 - Maret 2021",
    "Bank Mandiri, 2019 - 2021", "Teller di Bank BCA 2018-2020", "Melayani nasabah BRI, 0812 3456 7890", "Bank BNI: kredit Rp1.250.000.000",
    "Target penjualan 1.250.000.000", "Sertifikat 9999 8888 7777 6666", "Guru Pendidikan Agama Islam", "Guru Agama Kristen di SD Harapan",
    "Kementerian Agama, staf", "Universitas Islam Bandung, 2015", "RS Islam Jakarta", "Status karyawan: tetap", "Status: magang", "Status: kontrak",
    "Single page application", "Menikahkan data penjualan dan stok", "Rumah Bersalin: menolong 300 kelahiran", "Lulus 12 Mei 2021",
    "Mengelola kelahiran produk baru, 2021", "NIM 1301194001, angkatan 2019", "ISBN 978-602-03-1234-5", "Kode pos 40115, Jawa Barat 3273",
    "Nomor STR 33 01 5 2 1 19-3456789", "TOEFL 550 (12/03/2021)",
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID.items(), ids=SAID)
def test_what_is_sensitive_is_found(text: str, expected: tuple[Kind, str]) -> None:
    assert [(one.kind, text[one.start : one.stop]) for one in mentions(text)] == [expected]


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_line_is_left_alone(text: str) -> None:
    assert mentions(text) == []


def test_a_whole_resume_names_each_place_once_and_in_order() -> None:
    text = "Siti\nNIK 3273014505990001\nTTL: Bandung, 5 Mei 1999\nAgama: Islam\nStatus: Menikah\n0812-3456-7890\nIPK 3,75\nBank BCA, 2019 - 2021\n"
    assert [one.kind for one in mentions(text)] == [Kind.NIK, Kind.BIRTH_DATE, Kind.RELIGION, Kind.MARITAL_STATUS]


def test_a_day_after_the_birth_date_is_another_day() -> None:
    text = "Lahir: 5 Mei 1999, lulus 12 Juni 2021"
    assert [text[one.start : one.stop] for one in mentions(text)] == ["5 Mei 1999"]


def test_a_number_is_found_again_however_it_is_parted() -> None:
    assert list(same_number("a 3273.0145.0599-0001 b", "3273014505990001")) == [(2, 21)]


def test_long_nonsense_is_read_in_bounded_time() -> None:
    for part in ("1 " * 60_000, "status " * 20_000, "lahir 1 " * 20_000, "agama:" * 20_000, "\n" * 100_000, "1.2-" * 40_000):
        mentions(part)
