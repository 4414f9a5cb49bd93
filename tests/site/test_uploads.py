"""Resumes on their way in: counted, refused with words, never from strangers."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.support import hostile_files, hostile_word
from tests.support.browsing import sign_in, upload
from tests.support.market import some_candidate, some_owner
from weimproovi.http.uploads import MAX_FILE, plain_name
from weimproovi.services import resumes
from weimproovi.settings import settings

BOUNDARY = "batas"
HEAD = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n'.encode()
MULTIPART = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}


def incoming() -> list[str]:
    folder = settings().data_dir / "incoming"
    return [path.name for path in folder.iterdir()] if folder.exists() else []


def test_a_real_pdf_becomes_the_newest_version(site: TestClient) -> None:
    person = some_candidate()
    sign_in(site, person)
    assert upload(site, name="Riwayat Hidup Sukarno.pdf").headers["location"] == "/akun/cv"
    assert resumes.versions(person)[0].file_name == "Riwayat Hidup Sukarno.pdf"
    assert incoming() == []


def test_a_stranger_is_sent_away_before_a_file_is_begun(site: TestClient) -> None:
    folder = settings().data_dir / "incoming"
    before = folder.stat().st_mtime_ns if folder.exists() else None
    assert upload(site).headers["location"].startswith("/masuk")
    assert (folder.stat().st_mtime_ns if folder.exists() else None) == before


def test_a_member_cannot_upload(site: TestClient) -> None:
    sign_in(site, some_owner())
    assert upload(site).headers["location"].startswith("/masuk")


def test_a_file_over_10_mib_is_refused_with_words(site: TestClient) -> None:
    sign_in(site, some_candidate())
    answer = upload(site, content=b"%PDF-1.7\n" + bytes(MAX_FILE))
    assert answer.status_code == 413
    assert "lebih besar dari 10 MB" in answer.text
    assert incoming() == []


def test_a_body_without_an_end_is_dropped(site: TestClient) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        yield HEAD
        for _part in range(1024):
            sent += 1
            yield bytes(64 * 1024)

    sign_in(site, some_candidate())
    assert site.post("/berkas/cv", content=endless(), headers=MULTIPART).status_code == 413


@pytest.mark.parametrize(
    "content", [hostile_files.script_on_open(), hostile_files.encrypted_pdf(), hostile_word.word_with_macro()], ids=["script", "locked", "macro"],
)
def test_a_hostile_file_is_refused_beside_its_field(site: TestClient, content: bytes) -> None:
    sign_in(site, some_candidate())
    answer = upload(site, content=content)
    assert answer.status_code == 422
    assert 'id="e-file"' in answer.text


@pytest.mark.parametrize("body", [b"", b"abc", b"--batas\r\n", HEAD + b"%PDF"], ids=["empty", "noise", "cut", "no end"])
def test_a_broken_form_is_refused(site: TestClient, body: bytes) -> None:
    sign_in(site, some_candidate())
    assert site.post("/berkas/cv", content=body, headers=MULTIPART).status_code in (400, 422)


def test_a_form_of_another_kind_is_refused(site: TestClient) -> None:
    sign_in(site, some_candidate())
    assert site.post("/berkas/cv", content=b"{}", headers={"content-type": "application/json"}).status_code == 400


def test_many_or_long_fields_are_refused(site: TestClient) -> None:
    sign_in(site, some_candidate())
    assert site.post("/berkas/cv", data={"a": "x" * 40_000}, files={"file": ("", b"")}).status_code == 413
    assert site.post("/berkas/cv", data={f"f{n}": "x" for n in range(30)}, files={"file": ("", b"")}).status_code == 400


@pytest.mark.parametrize(
    ("given", "kept"), [("C:\\cv\\saya.pdf", "saya.pdf"), ("../../etc/passwd", "passwd"), ("a\x00b\u202e.pdf", "ab.pdf"), ("x" * 200 + ".docx", "x" * 115 + ".docx")],
)
def test_a_file_name_loses_its_folders(given: str, kept: str) -> None:
    assert plain_name(given) == kept


def test_a_session_that_ended_comes_back_to_its_step(site: TestClient) -> None:
    referer = "http://localhost:8000/lowongan/barista/lamar"
    answer = site.post("/berkas/cv", files={"file": ("", b"")}, headers={"referer": referer})
    assert answer.headers["location"] == "/masuk?lanjut=/lowongan/barista/lamar"
