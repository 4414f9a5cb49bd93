"""A CV made from a form: rows without a script, nothing typed is lost, one clean PDF that is a version like any other."""

import pypdfium2
import pytest
from starlette.testclient import TestClient

from tests.support.browsing import consented, posted_vacancy, sign_in
from tests.support.market import some_candidate, some_owner
from weimproovi import db
from weimproovi.permissions.actor import Actor
from weimproovi.services import export_contents, resume_drafts, resumes
from weimproovi.vocabulary import Purpose

ADDRESS = "/berkas/cv/isian"
TYPED = {
    "headline": "Barista", "skills": "Latte art, kasir", "experience-0-title": "Barista", "experience-0-place": "Kopi Senja, Bandung",
    "experience-0-period": "2021 - sekarang", "experience-0-words": "- Menyeduh kopi\n- Melatih dua orang", "education-0-title": "SMK Pariwisata",
}  # fmt: skip


@pytest.fixture
def person(site: TestClient) -> Actor:
    actor = some_candidate("Sukarno Hatta")
    sign_in(site, actor)
    return actor


def words_of(actor: Actor) -> str:
    content = b"".join(resumes.own_file(actor, resumes.versions(actor)[0].id).chunks)
    with pypdfium2.PdfDocument(content) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def test_the_form_becomes_a_version(site: TestClient, person: Actor) -> None:
    assert site.post(ADDRESS, data=TYPED).headers["location"] == "/akun/cv"
    made = resumes.versions(person)[0]
    assert (made.file_name, made.headline, made.pages) == ("CV Sukarno Hatta.pdf", "Barista", 1)
    for said in ("Sukarno Hatta", "0812-3456", "Kopi Senja, Bandung", "Melatih dua orang", "SMK Pariwisata", "Latte art"):
        assert said in words_of(person)


def test_it_goes_on_with_the_application(site: TestClient, person: Actor) -> None:
    slug = posted_vacancy(consented(some_owner()))
    assert f"?lowongan={slug}" in site.get(f"/lowongan/{slug}/lamar").text
    assert "Langkah 1 dari 3" in site.get(f"{ADDRESS}?lowongan={slug}").text
    assert site.post(f"{ADDRESS}?lowongan={slug}", data=TYPED).headers["location"] == f"/lowongan/{slug}/lamar/pertanyaan"
    assert "CV Sukarno Hatta.pdf" in site.get(f"/lowongan/{slug}/lamar").text


def test_one_more_row_keeps_what_is_typed(site: TestClient, person: Actor) -> None:
    page = site.post(ADDRESS, data={**TYPED, "act": "experience"}).text
    assert 'name="experience-1-title"' in page
    assert 'value="Kopi Senja, Bandung"' in page
    assert resumes.versions(person) == []


def test_rows_end_somewhere(site: TestClient, person: Actor) -> None:
    many = {f"experience-{number}-title": "x" for number in range(8)}
    assert 'name="experience-8-title"' not in site.post(ADDRESS, data={**many, "act": "experience"}).text


def test_what_is_typed_is_there_tomorrow(site: TestClient, person: Actor) -> None:
    assert site.post(ADDRESS, data={**TYPED, "act": "simpan"}).status_code == 204
    assert 'value="Kopi Senja, Bandung"' in site.get(ADDRESS).text


def test_what_is_missing_is_named_and_the_rest_stays(site: TestClient, person: Actor) -> None:
    answer = site.post(ADDRESS, data={"experience-0-place": "Kopi Senja"})
    assert answer.status_code == 422
    assert "Tulis pekerjaan yang kamu cari" in answer.text
    assert "Tulis nama pekerjaan atau pendidikan" in answer.text
    assert 'value="Kopi Senja"' in answer.text


def test_made_anew_it_is_another_version(site: TestClient, person: Actor) -> None:
    site.post(ADDRESS, data=TYPED)
    site.post(ADDRESS, data={**TYPED, "headline": "Kepala bar"})
    assert [one.version for one in resumes.versions(person)] == [2, 1]
    assert "Kepala bar" in words_of(person)


def test_long_words_flow_on_to_a_second_page(site: TestClient, person: Actor) -> None:
    rows = {f"experience-{number}-title": f"Pekerjaan {number}" for number in range(8)} | {f"experience-{number}-words": "Menyeduh kopi setiap hari.\n" * 40 for number in range(8)}
    site.post(ADDRESS, data={**TYPED, **rows})
    assert resumes.versions(person)[0].pages > 1
    assert "Pekerjaan 7" in words_of(person)


def test_what_is_typed_is_searched_like_any_cv(site: TestClient, person: Actor) -> None:
    answer = site.post(ADDRESS, data={**TYPED, "summary": "NIK: 3273014505990001"})
    assert "/periksa?" in answer.headers["location"]
    assert "NIK di halaman 1" in site.get(answer.headers["location"]).text


@pytest.mark.clause("C2", "passes")
def test_the_draft_goes_with_its_version_and_stands_in_the_copy(site: TestClient, person: Actor) -> None:
    site.post(ADDRESS, data=TYPED)
    with db.transaction(person, Purpose.SELF) as session:
        copy = export_contents.personal_copy(session, person)
    assert copy.resume_drafts[0].experience[0].place == "Kopi Senja, Bandung"
    resumes.remove(person, resumes.versions(person)[0].id)
    assert resume_drafts.draft(person).headline == ""


def test_markup_is_words(site: TestClient, person: Actor) -> None:
    site.post(ADDRESS, data={**TYPED, "experience-0-place": "<b>Kopi</b> & <img src=x onerror=alert(1)>"})
    assert "<b>Kopi</b> & <img src=x" in words_of(person)
    assert "<img src=x" not in site.get(ADDRESS).text


def test_a_stranger_signs_in_first(site: TestClient) -> None:
    assert site.get(ADDRESS).headers["location"].startswith("/masuk")
    assert site.post(ADDRESS, data=TYPED).headers["location"].startswith("/masuk")
