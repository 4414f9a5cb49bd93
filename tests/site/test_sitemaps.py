"""What crawlers read: robots.txt, sitemaps of everything public in both languages, and what each page says of itself to them."""

import re
import struct

import pytest
from starlette.testclient import TestClient

from tests.support.browsing import consented, posted_vacancy
from tests.support.market import some_owner
from tests.support.xml_of import SITEMAP, XHTML, fetched, words
from weimproovi import clock, i18n
from weimproovi.http.front_end import ASSETS
from weimproovi.integrations import social_picture
from weimproovi.services import sitemaps as services
from weimproovi.site import sitemaps
from weimproovi.site.app import READ
from weimproovi.site.assets import SOCIAL_PICTURE
from weimproovi.vocabulary import Plan

ORIGIN = "http://localhost:8000"


@pytest.fixture(autouse=True)
def _parts_are_counted_anew() -> None:
    sitemaps._held.clear()


def everything_named(site: TestClient) -> list[str]:
    """Each address in each part of the index."""
    parts = [place.removeprefix(ORIGIN) for place in words(fetched(site, "/sitemap.xml"), f"{SITEMAP}sitemap/{SITEMAP}loc")]
    return [place.removeprefix(ORIGIN) for part in parts for place in words(fetched(site, part), f"{SITEMAP}url/{SITEMAP}loc")]


def test_robots_names_the_sitemap_and_closes_what_is_somebodys_own(site: TestClient) -> None:
    lines = site.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in lines
    assert {"Disallow: /akun", "Disallow: /en/rekruter", "Disallow: /staf", "Disallow: /berkas"} <= set(lines)


def test_no_public_page_is_closed_to_crawlers(site: TestClient) -> None:
    posted_vacancy(consented(some_owner()))
    closed = [line.removeprefix("Disallow: ") for line in site.get("/robots.txt").text.splitlines() if line.startswith("Disallow: ")]
    for path in everything_named(site):
        assert not [rule for rule in closed if re.match(re.escape(rule).replace(r"\*", ".*"), path)], path


def test_every_address_of_the_sitemap_is_a_page_that_says_the_same_of_itself(site: TestClient) -> None:
    posted_vacancy(consented(some_owner()))
    named = everything_named(site)
    assert len(set(named)) == len(named) >= 2 * (len(sitemaps.PAGES) + 2)
    for path in named:
        answer = site.get(path)
        assert (answer.status_code, "noindex" in answer.text) == (200, False), path
        assert f'<link rel="canonical" href="{ORIGIN}{path}">' in answer.text, path


def test_every_public_page_without_a_name_in_its_address_is_in_the_sitemap(site: TestClient) -> None:
    fixed = {path for path in READ if "{" not in path}
    listed = {path for path in fixed if (page := site.get(path)).status_code == 200 and page.headers["content-type"].startswith("text/html") and "noindex" not in page.text}
    assert listed == set(sitemaps.PAGES)


def test_each_address_stands_there_with_its_other_language(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner()))
    (id_entry, en_entry) = fetched(site, "/sitemap/lowongan-1.xml").iterfind(f"{SITEMAP}url")
    for entry in (id_entry, en_entry):
        alternates = {link.get("hreflang"): link.get("href") for link in entry.iterfind(f"{XHTML}link")}
        assert alternates == {"id": f"{ORIGIN}/lowongan/{slug}", "en": f"{ORIGIN}/en/lowongan/{slug}", "x-default": f"{ORIGIN}/lowongan/{slug}"}
        assert words(entry, f"{SITEMAP}lastmod")[0][:10] in {str(clock.now().date()), str(clock.today())}
    page = site.get(f"/en/lowongan/{slug}").text
    for code, address in alternates.items():
        assert f'hreflang="{code}" href="{address}"' in page


def test_vacancies_are_divided_and_none_is_lost(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = consented(some_owner(plan=Plan.BUSINESS))
    slugs = {posted_vacancy(owner, f"Kasir {number}", questions=False) for number in range(5)}
    monkeypatch.setattr(services, "PART", 2)
    named = everything_named(site)
    assert {path.removeprefix("/lowongan/") for path in named if path.startswith("/lowongan/")} == slugs
    assert len(words(fetched(site, "/sitemap.xml"), f"{SITEMAP}sitemap/{SITEMAP}lastmod")) == 3


def test_a_part_takes_no_more_addresses_than_a_sitemap_may_hold() -> None:
    assert services.PART * len(i18n.LANGUAGES) <= 50_000
    entries = [(f"/lowongan/{'x' * 106}", clock.now().isoformat())] * 1_000
    assert services.PART / 1_000 * len("".join(sitemaps.part_words(entries)).encode()) <= 50 * 1024 * 1024


@pytest.mark.parametrize("part", ["lowongan-2", "lowongan-0", "lowongan-99999", "lowongan-1e3", "halaman-2", "perusahaan-2", "akun-1", "x", "lowongan-1' OR 1=1", "%2e%2e"])
def test_a_part_that_is_none_is_not_there(site: TestClient, part: str) -> None:
    posted_vacancy(consented(some_owner()))
    assert site.get(f"/sitemap/{part}.xml").status_code == 404


def test_no_sitemap_knows_a_vacancy_by_its_link_or_a_company_without_its_consent(site: TestClient) -> None:
    hidden = posted_vacancy(consented(some_owner("PT Baru Datang", checked=False)))
    secret = posted_vacancy(consented(some_owner("PT Rahasia Dapur")), confidential=True)
    named = everything_named(site)
    assert f"/lowongan/{hidden}" not in named
    assert f"/lowongan/{secret}" in named
    assert not [path for path in named if "baru-datang" in path]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_shared_link_shows_the_vacancys_own_words_and_our_picture(site: TestClient, prefix: str) -> None:
    slug = posted_vacancy(consented(some_owner()))
    page = site.get(f"{prefix}/lowongan/{slug}").text
    said = dict(re.findall(r'<meta property="og:([\w:]+)" content="([^"]*)">', page))
    assert said["title"] == "Barista, Kota Bandung, Jawa Barat · Weimproovi"
    assert "PT Kopi Senja" in said["description"]
    assert said["url"] == f"{ORIGIN}{prefix}/lowongan/{slug}"
    assert re.fullmatch(rf"{ORIGIN}/social\.png\?v=[0-9a-f]{{8}}", said["image"])
    assert (said["image:width"], said["image:height"]) == ("1200", "630")


def test_the_picture_is_as_it_is_drawn() -> None:
    kept = (ASSETS / SOCIAL_PICTURE).read_bytes()
    assert struct.unpack(">II", kept[16:24]) == social_picture.SIZE == social_picture.draw().size
    assert len(kept) < 60_000
