"""A pasted advert becomes a draft that nobody sees: marked fields, words for what was left out, and no way around the rules of a vacancy."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlmodel import col

from tests.support import market, publishing
from weimproovi import clock, db
from weimproovi.errors import Denied, Invalid
from weimproovi.i18n import format, speaking
from weimproovi.models import Vacancy
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import adverts, listings, vacancies
from weimproovi.services.advert_reading import read
from weimproovi.services.advert_text import LONGEST, MOST_LINES, lines_of
from weimproovi.services.vacancy_hints import hints
from weimproovi.vocabulary import MemberRole, Purpose

ADVERT = """LOWONGAN BARISTA
Penempatan: Bandung
Gaji 4,5 - 6 jt per bulan
Karyawan tetap
Bagian: Bar
Melapor kepada: Kepala bar
Tugas:
- Menyeduh kopi
Kualifikasi:
- Usia maksimal 27 tahun
- Belum menikah
Deadline {day}
WA 0812-3456-7890 (Ibu Rina)"""
HOSTILE = ("a" * LONGEST, "@" * LONGEST, "1." * (LONGEST // 2), "Rp " * (LONGEST // 3), "gaji " + "1 - " * 2_000, "\u0300" * LONGEST, "jl " + "x " * 4_000, "usia " + "9" * 5_000,
    "(" * LONGEST, "pengalaman " * 900, "\n" * LONGEST, "kontrak jadi " * 700, "https://" * 1_000, "\u202e<script>\x00{title}", "dibutuhkan " * 900, "a.b" * 3_000, "- " * 5_000)  # fmt: skip


def advert() -> str:
    return ADVERT.format(day=format.date_long(clock.today() + timedelta(days=20)))


@pytest.mark.usefixtures("database")
def test_an_advert_becomes_a_marked_draft_that_nobody_sees() -> None:
    owner = market.some_owner()
    notes = adverts.draft_from(owner, advert())
    form = vacancies.form(owner, notes.vacancy_id)
    assert (form.state, form.title, form.city, form.province) == ("draft", "Barista", "Kota Bandung", "Jawa Barat")
    assert (form.salary_min, form.salary_max, form.employment_status) == ("4.500.000", "6.000.000", "permanent")
    assert (form.department, form.reports_to, form.duties) == ("Bar", "Kepala bar", "Menyeduh kopi")
    assert {"title", "city", "province", "salary_min", "salary_max", "duties", "closes_on"} <= set(form.from_text)
    assert notes.missing == []
    assert notes.left_out == ["1 nomor telepon", "1 nama orang", "Cara melamar di luar Weimproovi"]
    assert listings.newest(5) == ()


@pytest.mark.usefixtures("database")
def test_a_changed_field_loses_its_mark_and_the_others_keep_theirs() -> None:
    owner = market.some_owner()
    form = vacancies.form(owner, adverts.draft_from(owner, advert()).vacancy_id)
    saved = vacancies.save(owner, replace(form, title="Barista senior"))
    assert "title" not in saved.from_text
    assert "city" in saved.from_text
    assert vacancies.looked_at(owner, form.id).from_text == []


@pytest.mark.usefixtures("database")
def test_publishing_a_read_draft_needs_what_every_vacancy_needs_and_ends_the_marks() -> None:
    owner = market.some_owner()
    publishing.consent(owner)
    draft = vacancies.form(owner, adverts.draft_from(owner, advert().replace("Gaji 4,5 - 6 jt per bulan", "Gaji UMR")).vacancy_id)
    with pytest.raises(Invalid) as refused:
        vacancies.publish(owner, draft.id)
    assert list(refused.value.faults) == ["salary_min"]
    vacancies.save(owner, replace(draft, salary_min="4.500.000"))
    assert vacancies.publish(owner, draft.id).from_text == []


@pytest.mark.usefixtures("database")
def test_neither_the_advert_nor_a_contact_of_it_is_kept() -> None:
    owner = market.some_owner()
    adverts.draft_from(owner, advert())
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        row = session.execute(select(Vacancy).where(col(Vacancy.company_id) == owner.company_id)).scalars().one()
        kept = str(row.model_dump())
    assert not any(word in kept for word in ("0812", "7890", "Rina", "WA "))


@pytest.mark.usefixtures("database")
def test_what_is_missing_is_said_and_why() -> None:
    owner = market.some_owner()
    with speaking("en"):
        told = {fault.field: fault.words for fault in adverts.draft_from(owner, "Hiring: Gardener\nSalary $400 a month\nApply before 1 Jan 2020").missing}
    assert told["salary_min"].startswith("Salary: mentioned, but")
    assert told["closes_on"].startswith("Closing date: mentioned, but")
    assert told["department"] == "Department: not mentioned."
    assert "title" not in told


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("pasted", ["", "  \n\t ", "x" * (LONGEST + 1)])
def test_nothing_and_far_too_much_are_refused_in_words_and_make_no_draft(pasted: str) -> None:
    owner = market.some_owner()
    with pytest.raises(Invalid) as refused:
        adverts.draft_from(owner, pasted)
    assert list(refused.value.faults) == ["advert"]
    assert vacancies.rows(owner) == []


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("role", [MemberRole.REVIEWER, MemberRole.HIRING_MANAGER])
def test_who_may_not_write_vacancies_may_not_paste_one(role: MemberRole) -> None:
    owner = market.some_owner()
    with pytest.raises(Denied):
        adverts.draft_from(market.some_member(owner, role), advert())
    assert vacancies.rows(owner) == []


@pytest.mark.parametrize("pasted", HOSTILE, ids=lambda text: repr(text[:8]))
def test_hostile_text_is_read_and_fits_the_columns(pasted: str) -> None:
    lines = lines_of(pasted if pasted.strip() else f"{pasted[1:]}x")
    assert len(lines) <= MOST_LINES
    reading = read(lines, clock.today())
    assert all(len(str(value)) <= 6_000 for value in reading.values.values())
    assert len(str(reading.values.get("title", ""))) <= 120


def test_hints_name_what_has_nothing_to_do_with_the_work() -> None:
    told = hints("Resepsionis", "Menyambut tamu.", "Wanita, usia maks 25 tahun\nBerpenampilan menarik\nBelum menikah\nMuslim\nMenyerahkan ijazah asli")
    assert list(told) == ["qualifications"]
    for word in ("usia", "jenis kelamin", "penampilan", "perkawinan", "agama", "ijazah"):
        assert word in told["qualifications"]


@pytest.mark.parametrize("fair", ["Pria atau wanita", "Pengalaman minimal 2 tahun", "Lulusan S1", "Single sign-on", "Mengelola manajemen waktu", "Tinggi motivasi", "Sertifikat K3 asli tidak perlu"])
def test_fair_lines_have_no_hint(fair: str) -> None:
    assert hints("", "", fair) == {}
