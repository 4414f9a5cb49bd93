"""What everybody sees: search, one vacancy, a company, plans; in two languages."""

import re

from starlette.testclient import TestClient

from tests.support.browsing import consented, posted_vacancy, sign_in
from tests.support.market import some_candidate, some_owner


def test_the_front_page_shows_what_was_just_posted(site: TestClient) -> None:
    posted_vacancy(consented(some_owner()), "Barista")
    page = site.get("/").text
    assert "Barista" in page
    assert "PT Kopi Senja" in page


def test_every_public_page_has_one_heading_a_title_and_its_language(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner()))
    for path in ("/", "/lowongan", f"/lowongan/{slug}", "/harga", "/privasi", "/masuk", "/daftar", "/lupa-sandi"):
        for prefix, language in (("", "id"), ("/en", "en")):
            page = site.get((prefix + path).rstrip("/") or "/").text
            assert page.count("<h1") == 1, path
            assert f'<html lang="{language}">' in page
            assert re.search(r"<title>[^<]*Weimproovi[^<]*</title>", page)


def test_a_search_finds_by_word_place_salary_and_status(site: TestClient) -> None:
    posted_vacancy(consented(some_owner()), "Barista")
    for query in ("kata=barista", "lokasi=Jawa+Barat", "gaji=5000000", "status=permanent&status=freelance", "kerja=on_site"):
        assert "Barista" in site.get(f"/lowongan?{query}").text, query
    for query in ("kata=perawat", "lokasi=Bali", "gaji=20000000", "status=freelance", "kerja=remote"):
        assert "/lowongan/barista" not in site.get(f"/lowongan?{query}").text, query


def test_nothing_found_names_the_filters_and_takes_them_away(site: TestClient) -> None:
    page = site.get("/lowongan?lokasi=Bali&kata=barista").text
    assert "Filter yang dipakai: Bali" in page
    assert 'href="/lowongan?kata=barista"' in page


def test_a_nonsense_address_is_a_search_for_everything(site: TestClient) -> None:
    assert site.get("/lowongan?gaji=x&status=y&kerja=z&setelah=%00&lokasi=").status_code == 200


def test_a_vacancy_shows_all_five_facts_of_the_policy(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner()))
    page = site.get(f"/lowongan/{slug}").text
    for words in ("Barista", "Kota Bandung, Jawa Barat", "Rp4.500.000", "Karyawan tetap (PKWTT)", "Struktur organisasi", "Kepala bar"):
        assert words in page


def test_a_withheld_name_is_nowhere_on_the_public_pages(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner("PT Rahasia Dapur")), confidential=True)
    for path in ("/", "/lowongan", f"/lowongan/{slug}", "/lowongan?kata=rahasia"):
        assert "Rahasia Dapur" not in site.get(path).text
    assert "Perusahaan dirahasiakan" in site.get(f"/lowongan/{slug}").text


def test_an_unknown_vacancy_offers_others(site: TestClient) -> None:
    posted_vacancy(consented(some_owner()), "Barista")
    answer = site.get("/lowongan/tidak-ada")
    assert answer.status_code == 404
    assert "Barista" in answer.text


def test_a_public_page_is_known_by_its_tag_until_it_changes(site: TestClient) -> None:
    first = site.get("/lowongan")
    assert site.get("/lowongan", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    posted_vacancy(consented(some_owner()))
    assert site.get("/lowongan", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_a_page_for_somebody_signed_in_is_never_stored(site: TestClient) -> None:
    sign_in(site, some_candidate())
    answer = site.get("/lowongan")
    assert answer.headers["cache-control"] == "no-store"
    assert "Sukarno" in answer.text


def test_the_language_switch_keeps_the_place(site: TestClient) -> None:
    assert 'href="/en/lowongan?kata=kopi"' in site.get("/lowongan?kata=kopi").text
    assert 'href="/lowongan?kata=kopi"' in site.get("/en/lowongan?kata=kopi").text


def test_an_unknown_path_gets_the_sites_own_page_in_its_language(site: TestClient) -> None:
    assert "Halaman ini tidak ada" in site.get("/entah").text
    assert "This page does not exist" in site.get("/en/entah").text
    assert site.get("/entah").status_code == 404


def test_a_company_page_lives_as_long_as_its_consent(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner()))
    path = re.search(r'href="(/perusahaan/[^"]+)"', site.get(f"/lowongan/{slug}").text)
    assert path is not None
    assert "Jl. Melati 1" in site.get(path[1]).text
    assert site.get("/perusahaan/entah").status_code == 404


def test_no_page_carries_inline_code_or_a_foreign_host(site: TestClient) -> None:
    posted_vacancy(consented(some_owner()))
    for path in ("/", "/lowongan", "/harga", "/privasi", "/masuk", "/daftar/kandidat", "/entah"):
        page = site.get(path).text
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)", page), path
        assert set(re.findall(r"https?://([^/\"' ]+)", page)) <= {"localhost:8000"}, path


def test_a_public_page_names_itself_in_both_languages(site: TestClient) -> None:
    page = site.get("/en/harga").text
    assert '<link rel="canonical" href="http://localhost:8000/en/harga">' in page
    for code, path in (("id", "/harga"), ("en", "/en/harga"), ("x-default", "/harga")):
        assert f'hreflang="{code}" href="http://localhost:8000{path}"' in page


def test_a_filtered_list_and_private_pages_are_not_indexed(site: TestClient) -> None:
    for path in ("/lowongan?kata=kopi", "/masuk", "/daftar", "/entah"):
        assert '<meta name="robots" content="noindex">' in site.get(path).text
    assert "noindex" not in site.get("/lowongan").text


def test_the_plans_page_leads_owners_to_where_a_plan_is_asked_for(site: TestClient) -> None:
    assert 'href="/rekruter/paket"' in site.get("/harga").text
    assert 'href="/en/rekruter/paket"' in site.get("/en/harga").text
