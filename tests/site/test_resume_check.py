"""A CV is seen before it goes on: what is found is listed and marked, closed for good where she ticks it, and nothing is blocked."""

import logging
import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from tests.support import hostile_photos, real_files
from tests.support.browsing import consented, posted_vacancy, sign_in, upload
from tests.support.market import some_candidate, some_owner
from weimproovi import db
from weimproovi.models import Resume, ResumeText
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import export_contents, resume_checks, resumes
from weimproovi.vocabulary import Purpose

NIK = "3273014505990001"
LINES = (*real_files.WORDS, f"NIK: {NIK}", "Agama: Islam", "Tanggal lahir: 5 Mei 1999")


@pytest.fixture
def person(site: TestClient) -> Actor:
    actor = some_candidate()
    sign_in(site, actor)
    return actor


def uploaded(site: TestClient, slug: str = "", content: bytes | None = None, name: str = "cv.pdf") -> str:
    return str(upload(site, slug, content or real_files.pdf(1, LINES), name).headers["location"])


def stored_words(actor: Actor) -> bytes:
    """Whatever is kept of her resumes: files, page pictures, texts, names."""
    resume = resumes.versions(actor)[0]
    files = [resumes.own_file(actor, resume.id), *(resumes.own_page(actor, resume.id, page) for page in range(1, resume.pages + 1))]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        texts = session.execute(select(ResumeText.text)).scalars().all()  # type: ignore[call-overload]
    return b"".join(b"".join(file.chunks) for file in files) + "".join([*texts, resume.file_name]).encode()


def test_what_is_found_is_listed_and_marked_and_nothing_is_ticked(site: TestClient, person: Actor) -> None:
    page = site.get(uploaded(site)).text
    for words in ("NIK di halaman 1", "Agama di halaman 1", "Tanggal lahir di halaman 1"):
        assert words in page
    assert page.count("<rect") == 3
    assert "checked" not in page
    assert NIK not in page


def test_without_a_tick_everything_stays_and_the_journey_goes_on(site: TestClient, person: Actor) -> None:
    slug = posted_vacancy(consented(some_owner()))
    address = uploaded(site, slug)
    before = resumes.versions(person)
    assert site.post(address).headers["location"] == f"/lowongan/{slug}/lamar/profil"
    assert resumes.versions(person) == before


@pytest.mark.clause("C1", "passes")
def test_what_is_ticked_is_nowhere_any_more(site: TestClient, person: Actor, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    address = uploaded(site, name=f"CV {NIK}.pdf")
    answer = site.post(address, data={"tutup": "0"})
    page = site.get(answer.headers["location"]).text
    assert "Salinan lamanya dihapus." in page
    with db.transaction(person, Purpose.SELF) as session:
        export = str(export_contents.personal_copy(session, person))
    for place in (stored_words(person), page.encode(), export.encode(), caplog.text.encode()):
        assert NIK.encode() not in place
    assert b"Agama: Islam" in stored_words(person)


@pytest.mark.clause("C1", "passes")
def test_the_former_files_are_deleted(site: TestClient, person: Actor) -> None:
    address = uploaded(site)
    before = names()
    site.post(address, data={"tutup": ["0", "1"]})
    assert not before & names()
    assert all(not resumes.store().exists(name) for name in before)


def names() -> set[str]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return set(session.execute(select(Resume.stored_name)).scalars())  # type: ignore[call-overload]


def test_a_word_file_goes_on_as_a_pdf(site: TestClient, person: Actor) -> None:
    document = real_files.word()
    document.add_paragraph(f"NIK: {NIK}")
    address = uploaded(site, content=real_files.saved(document), name="cv.docx")
    site.post(address, data={"tutup": "0"})
    assert resumes.versions(person)[0].file_name == "cv.pdf"
    assert NIK.encode() not in stored_words(person)


def test_an_ordinary_cv_is_not_held_up(site: TestClient, person: Actor) -> None:
    assert uploaded(site, content=real_files.pdf()) == "/akun/cv"


def test_photographed_pages_are_shown_and_turned(site: TestClient, person: Actor) -> None:
    address = uploaded(site, content=hostile_photos.photo(), name="foto.jpg")
    assert "Arah halaman 1" in site.get(address).text
    site.post(address, data={"putar-1": "1"})
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        from weimproovi.models import ResumePage

        shown = session.execute(select(ResumePage)).scalars().one()
        assert shown.width > shown.height * 1.2


@pytest.mark.parametrize("fields", [{"tutup": "99"}, {"tutup": "-1"}, {"tutup": "x" * 4000}, {"putar-1": "9"}, {"putar-99": "1"}])
def test_a_choice_that_is_none_changes_nothing(site: TestClient, person: Actor, fields: dict[str, str]) -> None:
    address = uploaded(site)
    before = resumes.versions(person)
    assert site.post(address, data=fields).status_code in (303, 422)
    assert resumes.versions(person) == before


@pytest.mark.clause("C2", "refuses")
def test_somebody_elses_cv_is_not_there(site: TestClient, person: Actor) -> None:
    address = uploaded(site)
    sign_in(site, some_candidate())
    assert site.get(address).status_code == 404
    assert site.post(address, data={"tutup": "0"}).status_code == 404
    site.cookies.clear()
    assert site.get(address).headers["location"].startswith("/masuk")


def test_a_cv_that_was_changed_meanwhile_is_left_alone(site: TestClient, person: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two windows: the second one chose from a list that is no longer true."""
    resume_id = re.search("[0-9a-f-]{36}", uploaded(site))
    assert resume_id
    revise = resume_checks.revise

    def slowly(*given: object, **more: object) -> object:
        monkeypatch.setattr(resume_checks, "revise", revise)
        resume_checks.change(person, resume_id.group(), [1], {})
        return revise(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(resume_checks, "revise", slowly)
    answer = site.post(f"/berkas/cv/{resume_id.group()}/periksa", data={"tutup": "0"})
    assert answer.status_code == 422
    assert "baru saja berubah" in answer.text


def test_the_way_on_never_leaves_the_site(site: TestClient, person: Actor) -> None:
    address = uploaded(site).partition("?")[0]
    for foreign in ("https://jahat.example", "//jahat.example", "/\\jahat.example"):
        assert site.post(f"{address}?lanjut={foreign}").headers["location"] == "/akun/cv"
