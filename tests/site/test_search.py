"""The list of vacancies as a page: filters with counts, order, mended words, and everything in the address."""

import re

from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from tests.support.browsing import consented, posted_vacancy, sign_in
from tests.support.market import some_candidate, some_owner
from weimproovi.schemas.public import SearchQuery
from weimproovi.site import search
from weimproovi.vocabulary import Plan

WHOLE = SearchQuery(
    words="barista", province="Jawa Barat", city="Kota Bandung", employment=("permanent", "daily"), workplace="remote", salary_from=5_000_000,
    education=("any", "bachelor"), experience=("0", "3-5"), fresh=7, order="relevance", exact=True, after="12.5-ab",
)  # fmt: skip


def post(site: TestClient, *titles: str) -> None:
    owner = consented(some_owner(plan=Plan.BUSINESS))
    for title in titles:
        posted_vacancy(owner, title)


def list_of(page: str) -> str:
    return page.partition('id="hasil"')[2].partition("</section>")[0]


def test_a_whole_search_stands_in_its_address_and_is_read_back() -> None:
    assert search.query_of(QueryParams(search.address(WHOLE).partition("?")[2])) == WHOLE


def test_what_an_address_does_not_mean_counts_as_not_asked() -> None:
    nonsense = "gaji=²&baru=2&pendidikan=x&pengalaman=9&urut=x&persis=2&kerja=&status=x&lokasi=%20&kata=%20"
    assert search.query_of(QueryParams(nonsense)) == SearchQuery()


def test_each_filter_can_be_taken_away_alone() -> None:
    words = [words for words, rest in search.active_filters(WHOLE)]
    assert len(words) == 10
    assert "Kota Bandung" in words
    assert all(rest.after == "" and rest != WHOLE and rest.words == "barista" for _words, rest in search.active_filters(WHOLE))


def test_filters_show_how_many_vacancies_each_choice_would_show(site: TestClient) -> None:
    post(site, "Barista", "Kasir")
    page = site.get("/lowongan?lokasi=Jawa+Barat").text
    assert '<option value="Jawa Barat" selected>Jawa Barat (2)</option>' in page
    assert '<option value="Kota Bandung">\u00a0\u00a0Kota Bandung (2)</option>' in page
    assert '<option value="5000000">Mulai Rp5 jt (2)</option>' in page
    assert re.search(r'value="permanent"><span>[^<]+</span><span class="count">2</span>', page)
    assert '<option value="1">24 jam terakhir (2)</option>' in page


def test_a_search_finds_by_every_filter_of_the_form(site: TestClient) -> None:
    post(site, "Barista")
    for query in ("lokasi=Kota+Bandung", "pendidikan=any", "pengalaman=0", "baru=1", "kata=barista&urut=cocok"):
        assert "/lowongan/barista" in list_of(site.get(f"/lowongan?{query}").text), query
    for query in ("lokasi=Kota+Denpasar", "pendidikan=master", "pengalaman=6"):
        assert "/lowongan/barista" not in list_of(site.get(f"/lowongan?{query}").text), query


def test_a_mended_word_is_said_with_the_way_back_to_the_typed_one(site: TestClient) -> None:
    post(site, "Barista")
    page = site.get("/lowongan?kata=barsita&status=permanent").text
    assert "Menampilkan hasil untuk “barista”." in page
    assert 'href="/lowongan?kata=barsita&amp;status=permanent&amp;persis=1"' in page
    exactly = site.get("/lowongan?kata=barsita&status=permanent&persis=1").text
    assert "Menampilkan hasil" not in exactly
    assert "Tidak ada lowongan dengan filter ini" in exactly


def test_the_order_is_offered_with_words_and_kept_by_the_form(site: TestClient) -> None:
    post(site, "Barista")
    assert "Paling cocok" not in site.get("/lowongan").text
    page = site.get("/lowongan?kata=barista&urut=cocok").text
    assert '<a href="/lowongan?kata=barista">Terbaru</a>' in page
    assert '<input type="hidden" name="urut" value="cocok">' in page


def test_the_address_gives_the_same_list_to_whoever_opens_it(site: TestClient) -> None:
    post(site, "Barista", "Kasir", "Kepala barista")
    address = "/lowongan?kata=barista&lokasi=Jawa+Barat&status=permanent&gaji=3000000"
    alone = list_of(site.get(address).text)
    sign_in(site, some_candidate())
    assert list_of(site.get(address).text) == alone
    assert alone.count('class="card"') == 2


def test_the_list_speaks_english_too(site: TestClient) -> None:
    post(site, "Akuntan")
    page = site.get("/en/lowongan?kata=acountant&urut=cocok&pengalaman=0").text
    for words in ("Showing results for “accountant”.", "Best match", "No experience", "Last 24 hours", "Akuntan"):
        assert words in page
