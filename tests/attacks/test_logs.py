"""What the server writes down while somebody with unmistakable words does everything one can do: none of them is in it."""

import httpx
import pytest

from tests.support.caller import caller, sign_in, upload
from tests.support.real_files import pdf
from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import EMAIL, NAME, PHONE, Town, cookie_of, town
from weimproovi.settings import settings

pytestmark = pytest.mark.usefixtures("database")
PASSWORD, GUESS, FILE = "kenari-sandi-4711", "kenari-tebakan-4711", "kenari-cv-4711.pdf"
SEARCH, ANSWER = "kenari-cari-4711", "kenari-jawab-4711"


def a_candidates_day(live_server: LiveServer, found: Town) -> str:
    """Signs up, fails to sign in, signs in, searches, uploads, answers; the cookie."""
    form = {"full_name": NAME, "email": "kenari-baru-4711@contoh.id", "phone": PHONE, "password": PASSWORD, "adult": "yes"}
    with caller(live_server) as client:
        client.post("/daftar/kandidat", data={**form, "password": "pendek"})
        cookie = client.post("/daftar/kandidat", data=form).cookies[settings().cookie_name]
        sign_in(client, EMAIL, GUESS)
        client.get("/lowongan", params={"kata": SEARCH})
        upload(client, pdf(lines=(NAME, EMAIL)), FILE, lowongan=found.vacancy.slug)
        upload(client, b"%PDF-1.7 " + NAME.encode(), FILE)
        client.post(f"/lowongan/{found.vacancy.slug}/lamar/pertanyaan", data={"x": ANSWER})
        client.get(f"/atur-sandi/{GUESS}", headers={"user-agent": GUESS, "referer": f"https://contoh.id/{GUESS}"})
    return cookie


def a_recruiters_day(live_server: LiveServer, found: Town) -> str:
    """Opens the sheet, its pictures and the download; the cookie."""
    cookie = cookie_of(found.owner)
    with Tab(live_server.url, cookie, path=f"/rekruter/lamaran/{found.application_id}") as tab:
        tab.settle()
    with caller(live_server, cookie) as client:
        for path in ("halaman/1", "unduh", "halaman/99"):
            client.get(f"/berkas/lamaran/{found.application_id}/{path}")
    return cookie


def test_no_personal_word_no_password_and_no_cookie_reaches_the_log(live_server: LiveServer) -> None:
    found = town()
    cookies = [a_candidates_day(live_server, found), a_recruiters_day(live_server, found)]
    secrets = [NAME, EMAIL, "kenari-baru-4711", PHONE, PHONE.replace("-", ""), PASSWORD, GUESS, FILE, SEARCH, ANSWER, *cookies]
    written = live_server.log()
    assert "weimproovi.access" in written
    assert [secret for secret in secrets if secret in written] == []


def test_a_broken_request_is_logged_without_what_it_said(live_server: LiveServer) -> None:
    with caller(live_server) as client:
        for content in (b"\xff\xfe" + GUESS.encode(), f"email={GUESS}&email=%".encode()):
            answer = client.post("/masuk", content=content, headers={"content-type": "application/x-www-form-urlencoded"})
            assert answer.status_code < 500
    httpx.get(f"{live_server.url}/lowongan/{'x' * 200}", headers={"cookie": f"{settings().cookie_name}={GUESS}"})
    assert GUESS not in live_server.log()
