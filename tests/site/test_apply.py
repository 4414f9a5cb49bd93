"""Applying on the site: a real PDF, native forms, no script."""

import re

import pytest
from starlette.testclient import TestClient

from tests.support.browsing import consented, posted_vacancy, sign_in, upload
from tests.support.market import some_candidate, some_member, some_owner, some_resume
from weimproovi.permissions.actor import Actor
from weimproovi.services import applications


@pytest.fixture
def slug(site: TestClient) -> str:
    return posted_vacancy(consented(some_owner()))


def question_ids(site: TestClient, slug: str) -> list[str]:
    names = re.findall(r'name="([0-9a-f-]{36})"', site.get(f"/lowongan/{slug}/lamar/pertanyaan").text)
    return list(dict.fromkeys(names))


def answer_all(site: TestClient, slug: str, **extra: str):  # type: ignore[no-untyped-def]
    choice, text = question_ids(site, slug)
    return site.post(f"/lowongan/{slug}/lamar/pertanyaan", data={choice: "Ya", text: "Karena harum.", **extra})


def prepared(site: TestClient, slug: str, *, confirmed: bool = True) -> Actor:
    """A candidate at the check step."""
    person = some_candidate(confirmed=confirmed)
    sign_in(site, person)
    site.post("/berkas/cv", data={"lowongan": slug, "resume_id": some_resume(person)}, files={})
    applications.save_draft(person, slug, some_resume(person), {})
    answer_all(site, slug)
    return person


def test_a_member_is_told_kindly(site: TestClient, slug: str) -> None:
    sign_in(site, some_member(some_owner("PT Lain")))
    answer = site.get(f"/lowongan/{slug}/lamar")
    assert answer.status_code == 403
    assert "akun pencari kerja" in answer.text


def test_the_whole_way_with_a_real_pdf(site: TestClient, slug: str) -> None:
    sign_in(site, some_candidate())
    assert "Langkah 1 dari 3" in site.get(f"/lowongan/{slug}/lamar").text
    assert upload(site, slug).headers["location"] == f"/lowongan/{slug}/lamar/profil"
    assert answer_all(site, slug).headers["location"] == f"/lowongan/{slug}/lamar/periksa"
    check = site.get(f"/lowongan/{slug}/lamar/periksa").text
    assert "PT Kopi Senja" in check
    assert "Karena harum." in check
    assert site.post(f"/lowongan/{slug}/lamar/periksa").headers["location"] == f"/lowongan/{slug}/lamar/terkirim"
    assert "Lamaran terkirim" in site.get(f"/lowongan/{slug}/lamar/terkirim").text


def test_the_check_names_a_withheld_company(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner("PT Rahasia Dapur")), confidential=True)
    person = some_candidate()
    sign_in(site, person)
    applications.save_draft(person, slug, some_resume(person), {})
    answer_all(site, slug)
    assert "PT Rahasia Dapur" in site.get(f"/lowongan/{slug}/lamar/periksa").text


def test_going_back_keeps_the_answers(site: TestClient, slug: str) -> None:
    sign_in(site, some_candidate())
    upload(site, slug)
    assert answer_all(site, slug, arah="kembali").headers["location"] == f"/lowongan/{slug}/lamar"
    assert "Karena harum." in site.get(f"/lowongan/{slug}/lamar/pertanyaan").text


def test_a_missing_answer_is_named_and_the_others_stay(site: TestClient, slug: str) -> None:
    sign_in(site, some_candidate())
    upload(site, slug)
    _choice, text = question_ids(site, slug)
    page = site.post(f"/lowongan/{slug}/lamar/pertanyaan", data={text: "Karena harum."})
    assert page.status_code == 422
    assert "Jawab: Bisa kerja akhir pekan?" in page.text
    assert "Karena harum." in page.text


def test_an_answer_that_was_not_offered_is_refused(site: TestClient, slug: str) -> None:
    sign_in(site, some_candidate())
    upload(site, slug)
    choice, text = question_ids(site, slug)
    assert site.post(f"/lowongan/{slug}/lamar/pertanyaan", data={choice: "Mungkin", text: "x"}).status_code == 422


def test_applying_twice_shows_the_first(site: TestClient, slug: str) -> None:
    person = prepared(site, slug)
    for _press in range(2):
        site.post(f"/lowongan/{slug}/lamar/periksa")
    assert len(applications.mine(person)) == 1
    page = site.get(f"/lowongan/{slug}/lamar").text
    assert "Kamu sudah melamar" in page
    assert f"/akun/lamaran/{applications.mine(person)[0].id}" in page


def test_an_unconfirmed_address_is_told_that_the_company_waits(site: TestClient, slug: str) -> None:
    prepared(site, slug, confirmed=False)
    site.post(f"/lowongan/{slug}/lamar/periksa")
    assert "Konfirmasi e-mailmu dulu" in site.get(f"/lowongan/{slug}/lamar/terkirim").text


def test_nothing_is_taken_from_a_cv_without_a_tick(site: TestClient, slug: str) -> None:
    person = some_candidate()
    sign_in(site, person)
    applications.save_draft(person, slug, some_resume(person), {})
    page = site.get(f"/lowongan/{slug}/lamar/profil").text
    assert "Isi profil dari CV" in page
    assert "checked" not in page


def test_the_check_leads_to_what_the_cv_offers_for_the_profile(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner()), questions=False)
    person = some_candidate()
    sign_in(site, person)
    applications.save_draft(person, slug, some_resume(person), {})
    way = f'<a href="/lowongan/{slug}/lamar/profil">Isi profil dari CV</a>'
    assert way in site.get(f"/lowongan/{slug}/lamar/periksa").text
    offered = re.findall(r'name="fields" value="(\w+)"', site.get(f"/lowongan/{slug}/lamar/profil").text)
    back = site.post(f"/lowongan/{slug}/lamar/profil", data={"fields": offered}).headers["location"]
    assert back == f"/lowongan/{slug}/lamar/periksa"
    assert way not in site.get(back).text


def test_the_check_comes_after_a_cv_and_every_answer(site: TestClient, slug: str) -> None:
    sign_in(site, some_candidate())
    assert site.get(f"/lowongan/{slug}/lamar/periksa").headers["location"] == f"/lowongan/{slug}/lamar"
    upload(site, slug)
    assert site.get(f"/lowongan/{slug}/lamar/periksa").headers["location"] == f"/lowongan/{slug}/lamar/pertanyaan"


def test_the_way_stays_in_its_language(site: TestClient, slug: str) -> None:
    sign_in(site, some_candidate())
    assert "Step 1 of 3" in site.get(f"/en/lowongan/{slug}/lamar").text
    answer = site.post("/en/berkas/cv", data={"lowongan": slug}, files={"kosong": ("", b"")})
    assert answer.status_code == 422
    assert "Choose a CV: PDF, DOCX or photos" in answer.text
