"""Applying without an account: one form, nothing typed or chosen twice, no script."""

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from tests.support import hostile_photos, real_files
from tests.support.browsing import consented, posted_vacancy, sign_in
from tests.support.market import PASSWORD, some_candidate, some_owner
from weimproovi import clock, db
from weimproovi.errors import StorageFault
from weimproovi.http.uploads import MAX_FILE
from weimproovi.integrations.storage_keys import store
from weimproovi.models import Account, Application, Resume
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import held_uploads, sessions
from weimproovi.settings import settings
from weimproovi.vocabulary import Purpose

File = tuple[str, bytes, str]
PDF: File = ("CV Sukarno.pdf", real_files.pdf(), "application/pdf")
NONE: File = ("", b"", "application/octet-stream")
WRONG_PHONE = {"phone": "12"}


@pytest.fixture
def slug(site: TestClient) -> str:
    return posted_vacancy(consented(some_owner()))


def person(**changed: str) -> dict[str, str]:
    return {"full_name": "Sukarno Hatta", "phone": "0812-3456-7890", "email": "sukarno@contoh.id", "password": PASSWORD, "adult": "yes"} | changed


def begin(site: TestClient, slug: str, *files: File, **changed: str):  # type: ignore[no-untyped-def]
    return site.post(f"/lowongan/{slug}/lamar", data=person(**changed), files=[("file", one) for one in files or (NONE,)])


def hidden(page: str) -> dict[str, str]:
    """The ticket of a CV that waits, as the browser would send it back."""
    return {name: html.unescape(found[1]) for name in ("held", "held_name") if (found := re.search(f'name="{name}" value="([^"]+)"', page))}


def count(table: type) -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


def test_one_page_asks_for_everything_and_offers_the_way_in(site: TestClient, slug: str) -> None:
    page = site.get(f"/lowongan/{slug}/lamar").text
    for name in ("full_name", "phone", "email", "password", "adult", "file"):
        assert f'name="{name}"' in page
    assert f"/masuk?lanjut=/lowongan/{slug}/lamar" in page
    assert page.count('<form method="post" action="/lowongan') + page.count("multipart/form-data") >= 1


@pytest.mark.clause("C1", "passes")
def test_from_apply_to_sent_takes_four_pages(site: TestClient, slug: str) -> None:
    pages = [site.get(f"/lowongan/{slug}/lamar")]
    onward = begin(site, slug, PDF).headers["location"]
    assert onward == f"/lowongan/{slug}/lamar/pertanyaan"
    pages.append(site.get(onward))
    choice, text = dict.fromkeys(re.findall(r'name="([0-9a-f-]{36})"', pages[-1].text))
    pages.append(site.get(site.post(onward, data={choice: "Ya", text: "Karena harum."}).headers["location"]))
    pages.append(site.get(site.post(f"/lowongan/{slug}/lamar/periksa").headers["location"]))
    assert [page.status_code for page in pages] == [200] * 4
    assert "Lamaran terkirim" in pages[-1].text
    assert "Konfirmasi e-mailmu dulu" in pages[-1].text


@pytest.mark.clause("U4", "passes")
def test_the_company_hears_nothing_before_the_address_is_confirmed(site: TestClient, slug: str) -> None:
    test_from_apply_to_sent_takes_four_pages(site, slug)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(Application.delivered_at)).scalars().all() == [None]  # type: ignore[call-overload]


def test_a_vacancy_without_questions_leads_straight_to_the_check(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner()), questions=False)
    assert begin(site, slug, PDF).headers["location"] == f"/lowongan/{slug}/lamar/periksa"


def test_a_wrong_phone_number_costs_neither_words_nor_file(site: TestClient, slug: str) -> None:
    answer = begin(site, slug, PDF, **WRONG_PHONE)
    assert answer.status_code == 422
    assert 'value="Sukarno Hatta"' in answer.text
    assert PASSWORD not in answer.text
    assert "CV Sukarno.pdf sudah kami terima." in answer.text
    again = begin(site, slug, **hidden(answer.text))
    assert again.headers["location"] == f"/lowongan/{slug}/lamar/pertanyaan"
    site.cookies.update(again.cookies)
    assert "CV Sukarno.pdf" in site.get(f"/lowongan/{slug}/lamar").text


@pytest.mark.clause("D1", "passes")
def test_a_file_that_waits_is_unreadable_here_and_goes_once_it_is_taken_over(site: TestClient, slug: str) -> None:
    ticket = hidden(begin(site, slug, PDF, **WRONG_PHONE).text)["held"]
    name = ticket.partition(".")[0]
    assert b"%PDF" not in b"".join(store().copy_out(name))
    assert count(Account) == count(Resume) + 1  # the company's owner, and nobody yet
    begin(site, slug, held=ticket, held_name="cv.pdf")
    assert not store().exists(name)


def test_another_file_takes_the_place_of_the_one_that_waits(site: TestClient, slug: str) -> None:
    first = hidden(begin(site, slug, PDF, **WRONG_PHONE).text)
    second = begin(site, slug, ("lain.pdf", real_files.pdf(2), "application/pdf"), **WRONG_PHONE, **first)
    assert "lain.pdf sudah kami terima." in second.text
    assert not store().exists(first["held"].partition(".")[0])


@pytest.mark.parametrize("wrong", ["", "x", "0" * 32 + "." + "0" * 64, "../../etc/passwd"])
def test_a_ticket_that_is_none_asks_for_the_file(site: TestClient, slug: str, wrong: str) -> None:
    answer = begin(site, slug, held=wrong, held_name="cv.pdf")
    assert answer.status_code == 422
    assert "Pilih CV: PDF, DOCX, atau foto." in answer.text


@pytest.mark.clause("D1", "refuses")
def test_a_ticket_without_its_key_opens_nothing(site: TestClient, slug: str) -> None:
    name, key = hidden(begin(site, slug, PDF, **WRONG_PHONE).text)["held"].split(".")
    begin(site, slug, **WRONG_PHONE, held=f"{name}.{'0' * 64}")
    held_uploads.drop(f"{name}.{'0' * 64}")
    assert store().exists(name)
    assert held_uploads.held(f"{name}.{key}") is not None


def test_a_file_waits_two_hours(site: TestClient, slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = hidden(begin(site, slug, PDF, **WRONG_PHONE).text)["held"]
    later = clock.now() + timedelta(hours=2, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert held_uploads.held(ticket) is None


@pytest.mark.clause("C1", "refuses")
def test_somebody_too_young_leaves_nothing_behind(site: TestClient, slug: str) -> None:
    before = set(store().names())
    answer = begin(site, slug, PDF, adult="no")
    assert "mulai usia 18 tahun" in answer.text
    assert set(store().names()) == before
    assert count(Resume) == 0


@pytest.mark.parametrize(
    ("files", "words", "status"),
    [
        ((("cv.jpg", hostile_photos.svg_as_jpeg(), "image/jpeg"),), "bukan PDF, DOCX, atau foto", 422),
        ((("cv.jpg", hostile_photos.cut_jpeg(), "image/jpeg"),), "rusak, terpotong", 422),
        ((("cv.pdf", b"%PDF-1.7\n" + bytes(MAX_FILE), "application/pdf"),), "lebih dari 10 MB", 413),
        ((("a.jpg", b"\xff\xd8\xff" + bytes(200), "image/jpeg"),) * 6, "Paling banyak 5 foto", 413),
        ((NONE,), "Pilih CV: PDF, DOCX, atau foto.", 422),
    ],
    ids=["SVG", "cut", "large", "six", "none"],
)
def test_a_file_that_cannot_be_taken_is_said_beside_its_field(site: TestClient, slug: str, files: tuple[File, ...], words: str, status: int) -> None:
    answer = begin(site, slug, *files)
    assert answer.status_code == status
    assert words in answer.text
    assert 'value="Sukarno Hatta"' in answer.text
    assert count(Resume) == 0


def test_photographs_are_seen_before_they_go_on(site: TestClient, slug: str) -> None:
    photos = [(f"{number}.jpg", hostile_photos.photo(), "image/jpeg") for number in (1, 2)]
    answer = begin(site, slug, *photos)
    site.cookies.update(answer.cookies)
    page = site.get(answer.headers["location"]).text
    assert "Halaman 2 dari 2" in page
    assert f"/lowongan/{slug}/lamar/pertanyaan" in site.post(answer.headers["location"]).headers["location"]


def test_without_a_cv_the_form_for_one_comes_next(site: TestClient, slug: str) -> None:
    answer = begin(site, slug, cara="isian")
    assert answer.headers["location"] == f"/berkas/cv/isian?lowongan={slug}"
    assert settings().cookie_name in answer.cookies


def test_who_is_signed_in_keeps_her_account(site: TestClient, slug: str) -> None:
    actor = some_candidate()
    sign_in(site, actor)
    before = count(Account)
    assert begin(site, slug, PDF).headers["location"] == f"/lowongan/{slug}/lamar"
    assert count(Account) == before


def test_an_address_with_an_account_is_told_nothing(site: TestClient, slug: str) -> None:
    first = begin(site, slug, PDF)
    site.cookies.clear()
    second = begin(site, slug, PDF)
    assert (second.status_code, second.headers["location"]) == (first.status_code, first.headers["location"])
    assert sessions.resolve(first.cookies[settings().cookie_name]) != sessions.resolve(second.cookies[settings().cookie_name])


def test_too_many_tries_from_one_address_are_refused_before_they_are_read(site: TestClient, slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weimproovi.services.applying.STRANGER_RATE", "1 per hour")
    assert begin(site, slug, **WRONG_PHONE).status_code == 422
    assert begin(site, slug, PDF).status_code == 429


def test_a_store_that_fails_costs_the_file_and_not_the_account(site: TestClient, slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> None:
        raise StorageFault("the disk is full")

    monkeypatch.setattr(type(store()), "put", broken)
    answer = begin(site, slug, PDF)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/lowongan/{slug}/lamar")
    assert settings().cookie_name in answer.cookies


def test_no_vacancy_no_form(site: TestClient) -> None:
    assert begin(site, "tidak-ada", PDF).status_code == 404


@pytest.mark.parametrize("make", [real_files.word_bytes, hostile_photos.heic], ids=["DOCX", "HEIC"])
def test_other_kinds_are_taken_too(site: TestClient, slug: str, make: Callable[[], bytes]) -> None:
    assert begin(site, slug, ("cv", make(), "application/octet-stream")).status_code == 303
