"""Somebody with a phone and no account, with and without scripts: her file, photographs of a paper, a CV from the form, and what she closes in it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import PHONE, Visit
from tests.support import hostile_photos, signed_in
from tests.support.browsing import consented, posted_vacancy
from tests.support.market import some_owner, some_resume
from tests.support.real_files import WORDS, pdf

pytestmark = pytest.mark.browser
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
NIK = "3273014505990001"
CLOSED = "mark => getComputedStyle(mark).fillOpacity"


@pytest.fixture
def slug(database: object) -> str:
    return posted_vacancy(consented(some_owner()))


def phone(visit: Visit, slug: str, *, scripts: bool) -> Page:
    """At the first page of applying, from the vacancy."""
    page = visit(width=PHONE, java_script_enabled=scripts)
    page.goto(f"/lowongan/{slug}")
    page.get_by_role("link", name=re.compile("^Lamar")).last.click()
    return page


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@SCRIPTS
def test_with_a_file_from_apply_to_sent(visit: Visit, slug: str, tmp_path: Path, scripts: bool) -> None:
    page = phone(visit, slug, scripts=scripts)
    steps.begin_applying(page, "sukarno@contoh.id", written(tmp_path, "cv.pdf", pdf()))
    steps.answer(page)
    steps.send(page)
    expect(page.get_by_text("Konfirmasi e-mailmu dulu")).to_be_visible()


@SCRIPTS
def test_a_wrong_phone_number_costs_no_second_choice_of_the_file(visit: Visit, slug: str, tmp_path: Path, scripts: bool) -> None:
    page = phone(visit, slug, scripts=scripts)
    page.get_by_label("Nomor HP").fill("12")
    page.locator("#f-file").set_input_files(written(tmp_path, "cv.pdf", pdf()))
    page.get_by_role("main").get_by_role("button", name="Lanjut", exact=True).click()
    expect(page.get_by_text("cv.pdf sudah kami terima.")).to_be_visible()
    page.get_by_label("Nama lengkap").fill("Sukarno")
    page.get_by_label("Nomor HP").fill("0812-3456-7890")
    page.get_by_label("E-mail").fill("sukarno@contoh.id")
    page.get_by_label("Buat sandi", exact=True).fill(steps.PASSWORD)
    page.get_by_label("Ya, 18 tahun atau lebih").check()
    page.get_by_role("main").get_by_role("button", name="Lanjut", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pertanyaan")


@SCRIPTS
def test_with_photographs_of_a_paper(visit: Visit, slug: str, tmp_path: Path, scripts: bool) -> None:
    page = phone(visit, slug, scripts=scripts)
    photos = [written(tmp_path, f"{number}.jpg", content) for number, content in enumerate((hostile_photos.photo(), hostile_photos.sideways()))]
    steps.begin_applying(page, "sukarno@contoh.id", *photos)
    expect(page.get_by_role("heading", level=1)).to_have_text("Periksa CV-mu")
    expect(page.get_by_role("img", name=re.compile("Halaman . CV"))).to_have_count(2)
    page.get_by_label("Arah halaman 2").select_option("2")
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("Sudah diubah di salinan yang tersimpan.")).to_be_visible()
    page.get_by_role("button", name="Lanjut").click()
    steps.answer(page)
    steps.send(page)


@SCRIPTS
def test_with_a_cv_from_the_form(visit: Visit, slug: str, scripts: bool) -> None:
    page = phone(visit, slug, scripts=scripts)
    steps.begin_applying(page, "sukarno@contoh.id")
    page.get_by_label("Pekerjaanmu").fill("Barista")
    page.get_by_label("Posisi").fill("Barista")
    page.get_by_role("button", name="Tambah baris: Pengalaman kerja").click()
    expect(page.get_by_label("Posisi")).to_have_count(2)
    expect(page.get_by_label("Posisi").first).to_have_value("Barista")
    page.get_by_label("Posisi").last.fill("Kasir")
    page.get_by_role("button", name="Buat CV dan lanjut").click()
    steps.answer(page)
    expect(page.get_by_text("CV Sukarno.pdf")).to_be_visible()
    steps.send(page)


@SCRIPTS
def test_what_is_ticked_is_black_in_the_picture(visit: Visit, slug: str, tmp_path: Path, scripts: bool) -> None:
    page = phone(visit, slug, scripts=scripts)
    steps.begin_applying(page, "sukarno@contoh.id", written(tmp_path, "cv.pdf", pdf(1, (*WORDS, f"NIK: {NIK}", "Agama: Islam"))))
    box = page.get_by_label("NIK di halaman 1")
    expect(box).not_to_be_checked()
    box.check()
    mark = page.locator("rect").first
    if scripts:
        assert mark.evaluate(CLOSED) == "1"
    place = mark.bounding_box()
    assert place is not None
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_text("Sudah diubah di salinan yang tersimpan.")).to_be_visible()
    expect(page.get_by_label("NIK di halaman 1")).to_have_count(0)
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pertanyaan")


def test_what_is_typed_is_kept_without_a_press_and_after_a_lost_network(visit: Visit, slug: str) -> None:
    person = signed_in.candidate()
    some_resume(person.actor)
    page = visit(width=PHONE, cookie=person.cookie)
    page.goto(f"/lowongan/{slug}/lamar")
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pertanyaan")
    page.wait_for_load_state()
    page.context.set_offline(True)
    page.get_by_label("Mengapa kopi?").fill("Karena harum.")
    expect(page.get_by_text("Belum tersimpan: tidak ada jaringan.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text(re.compile(r"^Tersimpan \d\d\.\d\d"))).to_be_visible()
    page.goto(f"/lowongan/{slug}/lamar/pertanyaan")
    expect(page.get_by_label("Mengapa kopi?")).to_have_value("Karena harum.")
