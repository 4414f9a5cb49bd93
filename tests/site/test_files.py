"""Stored resumes on their way out: every request decided anew."""

import re

import pytest
from starlette.testclient import TestClient

from tests.support.browsing import sign_in
from tests.support.market import apply, some_candidate, some_owner, some_resume, some_vacancy
from weimproovi.http.files import attachment
from weimproovi.services import applications, pipeline
from weimproovi.vocabulary import Plan


def test_a_candidate_sees_and_downloads_her_own(site: TestClient) -> None:
    person = some_candidate()
    resume_id = some_resume(person)
    sign_in(site, person)
    page = site.get(f"/berkas/cv/{resume_id}/halaman/1")
    assert page.headers["content-type"].startswith("image/")
    assert page.content
    file = site.get(f"/berkas/cv/{resume_id}/unduh")
    assert file.content.startswith(b"%PDF")
    assert int(file.headers["content-length"]) == len(file.content)
    assert file.headers["content-disposition"].startswith("attachment;")


def test_every_file_is_private_and_typed(site: TestClient) -> None:
    person = some_candidate()
    resume_id = some_resume(person)
    sign_in(site, person)
    for path in ("halaman/1", "unduh"):
        headers = site.get(f"/berkas/cv/{resume_id}/{path}").headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in headers["content-security-policy"]


def test_another_person_and_nobody_find_nothing(site: TestClient) -> None:
    resume_id = some_resume(some_candidate())
    assert site.get(f"/berkas/cv/{resume_id}/halaman/1").status_code == 404
    sign_in(site, some_candidate("Ayu"))
    for path in ("halaman/1", "unduh"):
        assert site.get(f"/berkas/cv/{resume_id}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["cv/x/halaman/1", "cv/x/unduh", "lamaran/x/halaman/1", "lamaran/x/unduh", "cv/x/halaman/-1", "cv/x/halaman/9999"])
def test_malformed_ids_are_not_there(site: TestClient, path: str) -> None:
    sign_in(site, some_candidate())
    assert site.get(f"/berkas/{path}").status_code == 404


def test_a_withdrawn_application_is_refused_at_the_next_request(site: TestClient) -> None:
    owner, person = some_owner(plan=Plan.GROWTH), some_candidate()
    application_id = apply(person, some_vacancy(owner))
    pipeline.open_application(owner, application_id)
    sign_in(site, owner)
    paths = [f"/berkas/lamaran/{application_id}/{tail}" for tail in ("halaman/1", "unduh")]
    assert [site.get(path).status_code for path in paths] == [200, 200]
    applications.withdraw(person, application_id)
    assert [site.get(path).status_code for path in paths] == [404, 404]


def test_a_download_names_the_file_for_old_and_new_browsers() -> None:
    named = attachment('Ayu "Détya" 履歴.pdf')
    assert re.fullmatch(r"attachment; filename=\"[\x20-\x7e]+\"; filename\*=UTF-8''[A-Za-z0-9%._~-]+", named)
    assert '"Ayu _D_tya_ __.pdf"' in named
