"""Help, terms, security: the pages that somebody opens who does not trust us yet."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from weimproovi import clock, db
from weimproovi.models import AcceptedTerms
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import legal_texts
from weimproovi.settings import settings
from weimproovi.vocabulary import CONTACT, Purpose, TermsKind

PATHS = ("/bantuan", "/janji", "/keamanan-data", "/ketentuan", "/perjanjian")
SIGN_UP = {"full_name": "Sukarno", "name": "Wati", "company": "PT Kopi Senja", "phone": "0812-3456-7890", "password": "kopi pagi hari", "adult": "yes", "records": "yes"}


@pytest.fixture
def own_terms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the operator's texts, empty at first."""
    chosen = replace(settings(), terms=tmp_path)
    monkeypatch.setattr(legal_texts, "settings", lambda: chosen)
    return tmp_path


@pytest.mark.clause("K1", "passes")
def test_help_stands_first_at_the_foot_of_every_page_and_the_address_is_verbatim(site: TestClient) -> None:
    for path in ("/", "/lowongan", "/masuk", "/entah", *PATHS):
        foot = site.get(path).text.partition('<footer class="foot">')[2]
        assert re.findall(r'<li><a href="([^"]+)"', foot)[0] == "/bantuan"
        assert f"mailto:{CONTACT}" in foot


def test_each_page_has_one_heading_and_its_language(site: TestClient) -> None:
    for path in PATHS:
        for prefix, language in (("", "id"), ("/en", "en")):
            page = site.get(prefix + path)
            assert (page.status_code, page.text.count("<h1")) == (200, 1)
            assert f'<html lang="{language}">' in page.text


def test_security_txt_names_the_address_and_ends_within_a_year(site: TestClient) -> None:
    lines = dict(line.split(": ", 1) for line in site.get("/.well-known/security.txt").text.splitlines())
    assert lines["Contact"] == f"mailto:{CONTACT}"
    assert lines["Canonical"].endswith("/.well-known/security.txt")
    assert clock.now() < datetime.fromisoformat(lines["Expires"]) < clock.now() + timedelta(days=365)


def test_a_draft_says_so_and_is_in_no_search_engine(site: TestClient) -> None:
    for path in ("/ketentuan", "/perjanjian"):
        page = site.get(path).text
        assert "Rancangan" in page
        assert '<meta name="robots" content="noindex">' in page


def test_the_operators_text_shows_as_it_is_with_its_day_and_hash_and_older_ones_stay(site: TestClient, own_terms: Path) -> None:
    for day in ("2026-01-01", "2026-02-01", "2099-01-01"):
        (own_terms / f"candidates-{day}.id.txt").write_text(f"Teks {day}.\n", "utf-8")
    page = site.get("/ketentuan").text
    assert "Teks 2026-02-01." in page
    assert "Rancangan" not in page
    assert legal_texts.legal_text(TermsKind.CANDIDATES).sha256 in page
    assert "Ini bukan versi yang berlaku sekarang" in site.get("/ketentuan?versi=2026-01-01").text
    for unknown in ("2026-03-01", "../../etc", "x" * 400):
        assert site.get("/ketentuan", params={"versi": unknown}).status_code == 404


@pytest.mark.parametrize(("path", "kind", "page"), [("/daftar/kandidat", TermsKind.CANDIDATES, "/ketentuan"), ("/daftar/perusahaan", TermsKind.COMPANIES, "/perjanjian")])
def test_signing_up_notes_which_terms_were_in_force(site: TestClient, path: str, kind: TermsKind, page: str) -> None:
    assert f'href="{page}"' in site.get(path).text
    assert site.post(path, data={**SIGN_UP, "email": "baru@contoh.id"}).status_code == 303
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        noted = session.execute(select(AcceptedTerms)).scalars().one()
        shown = legal_texts.legal_text(kind)
        assert (noted.kind, noted.version, noted.sha256, noted.language) == (kind, shown.version, shown.sha256, "id")


def test_a_text_that_was_edited_after_somebody_agreed_is_found(site: TestClient, own_terms: Path) -> None:
    text = own_terms / "candidates-2026-01-01.id.txt"
    text.write_text("Teks.\n", "utf-8")
    site.post("/daftar/kandidat", data={**SIGN_UP, "email": "baru@contoh.id"})
    found = []
    for words in ("Teks.\n", "Teks lain.\n"):
        text.write_text(words, "utf-8")
        with db.transaction(SYSTEM, Purpose.OPERATE) as session:
            found.append(list(legal_texts.edited(session)))
    assert found == [[], [(TermsKind.CANDIDATES, "2026-01-01")]]
