"""What caches may keep, how bodies are packed, and how a copy is found to be still right."""

import gzip
from collections.abc import Callable

import brotli
import pytest
from starlette.testclient import TestClient

from tests.support.browsing import consented, posted_vacancy, sign_in
from tests.support.market import some_candidate, some_owner
from weimproovi.http.compression import coding_of, packed, packed_pieces
from weimproovi.services import vacancies

PAGES = ("/", "/lowongan", "/en/lowongan", "/harga")
DOCUMENTS = ("/robots.txt", "/sitemap.xml", "/sitemap/halaman-1.xml", "/lowongan.atom", "/feeds/vacancies.xml")
UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""), ("identity", ""), ("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br, zstd", "br"), ("gzip;q=1.0, br;q=0.5", "gzip"), ("br;q=0, gzip", "gzip"),
        ("br;q=0", ""), ("*", "br"), ("*;q=0", ""), ("br;q=0, *;q=0.1", "gzip"), ("BR", "br"), ("br;q=x", ""), (",;,q=;", ""), ("zstd", ""),
    ],
)  # fmt: skip
def test_the_coding_is_the_best_that_both_know(accepted: str, coding: str) -> None:
    assert coding_of(accepted) == coding


@pytest.mark.parametrize("coding", ["br", "gzip", ""])
def test_whole_and_in_pieces_give_back_the_same(coding: str) -> None:
    pieces = [b"", b"Lowongan " * 5_000, b"x", b""]
    unpack = UNPACK.get(coding, bytes)
    assert unpack(b"".join(packed_pieces(pieces, coding))) == unpack(packed(b"".join(pieces), coding)) == b"".join(pieces)


@pytest.mark.parametrize("path", [*PAGES, *DOCUMENTS])
def test_what_everybody_may_read_is_packed_and_asked_for_again(site: TestClient, path: str) -> None:
    posted_vacancy(consented(some_owner()))
    plain = site.get(path, headers={"accept-encoding": "identity"})
    for coding in ("br", "gzip"):
        answer = site.get(path, headers={"accept-encoding": coding})
        assert answer.headers["content-encoding"] == coding
        assert answer.headers["etag"] == plain.headers["etag"]
        assert same(path, answer.text) == same(path, plain.text)
        assert "accept-encoding" in answer.headers["vary"]
    assert "content-encoding" not in plain.headers
    assert plain.headers["cache-control"] in ("public, no-cache", "public, max-age=0, must-revalidate")
    known = site.get(path, headers={"if-none-match": plain.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    assert {name: known.headers[name] for name in ("etag", "vary", "cache-control")} == {name: plain.headers[name] for name in ("etag", "vary", "cache-control")}


def same(path: str, words: str) -> str:
    """Without the moment of writing, which the feed of everything says of itself."""
    return words.partition("<lastBuildDate>")[0] + words.partition("</lastBuildDate>")[2]


def test_a_head_says_what_a_get_would(site: TestClient) -> None:
    for path in ("/lowongan", "/lowongan.atom", "/feeds/vacancies.xml"):
        head, got = site.head(path), site.get(path)
        assert (head.status_code, head.headers["etag"], head.content) == (200, got.headers["etag"], b"")


def test_a_page_for_one_person_is_neither_kept_nor_packed(site: TestClient) -> None:
    sign_in(site, some_candidate())
    for path in (*PAGES, "/ganti-sandi", "/hapus-akun", "/unduh-data"):
        answer = site.get(path, headers={"accept-encoding": "br, gzip"})
        assert answer.headers["cache-control"] == "no-store", path
        assert not {"content-encoding", "etag"} & set(answer.headers), path


def test_a_page_with_a_form_is_neither_kept_nor_packed(site: TestClient) -> None:
    for path in ("/masuk", "/daftar/kandidat", "/lupa-sandi", "/tidak-ada", "/lowongan/tidak-ada"):
        answer = site.get(path, headers={"accept-encoding": "br, gzip"})
        assert answer.headers["cache-control"] == "no-store", path
        assert not {"content-encoding", "etag"} & set(answer.headers), path


def test_a_sitemap_changes_with_what_it_names(site: TestClient) -> None:
    owner = consented(some_owner())
    slug = posted_vacancy(owner)
    tag = site.get("/sitemap/lowongan-1.xml").headers["etag"]
    assert site.get("/sitemap/lowongan-1.xml", headers={"if-none-match": tag}).status_code == 304
    vacancies.close(owner, next(row.id for row in vacancies.rows(owner) if row.slug == slug), "")
    assert site.get("/sitemap/lowongan-1.xml", headers={"if-none-match": tag}).status_code == 404
