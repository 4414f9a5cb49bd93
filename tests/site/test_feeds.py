"""Feeds of vacancies: an Atom feed for each search, and the document that collections of vacancies read; names and links as on the pages."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import feedparser
import pytest
from starlette.testclient import TestClient

from tests.support import publishing
from tests.support.browsing import consented, posted_vacancy
from tests.support.market import some_owner
from tests.support.xml_of import ATOM, fetched, words
from weimproovi.services import feeds, vacancies
from weimproovi.vocabulary import Plan

EVERYTHING = "/feeds/vacancies.xml"
ONE_OF_EACH = ("id", "title", "updated")  # RFC 4287, 4.1.1 and 4.1.2
AT_MOST_ONE = ("published", "summary", "content", "icon", "logo", "rights", "subtitle", "generator")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
HOSTILE = "Kasir & ]]> <script>alert(1)</script> \x0b \ufffe"


def faults_of_atom(feed: Element) -> list[str]:
    """What RFC 4287 forbids in a feed or its entries."""
    wrong = [] if feed.tag == f"{ATOM}feed" else ["not a feed"]
    for place in (feed, *feed.iterfind(f"{ATOM}entry")):
        wrong += [name for name in ONE_OF_EACH if len(place.findall(f"{ATOM}{name}")) != 1]
        wrong += [name for name in AT_MOST_ONE if len(place.findall(f"{ATOM}{name}")) > 1]
        wrong += [moment for name in ("updated", "published") for moment in words(place, f"{ATOM}{name}") if not RFC_3339.fullmatch(moment)]
        wrong += [key for key in words(place, f"{ATOM}id") if not urlsplit(key).scheme]
        wrong += ["no author"] * (not words(place, f"{ATOM}author/{ATOM}name"))
        links = [(link.get("rel"), link.get("hreflang"), link.get("type")) for link in place.iterfind(f"{ATOM}link")]
        wrong += ["two alternates"] * (len(set(links)) < len(links))
    ids = words(feed, f"{ATOM}entry/{ATOM}id")
    return wrong + ["one id twice"] * (len(set(ids)) < len(ids))


@pytest.mark.parametrize("path", ["/lowongan.atom", "/lowongan.atom?kata=barista&lokasi=Jawa+Barat", "/en/lowongan.atom?kata=kasir", "/lowongan.atom?kata=tiada"])
def test_a_searchs_feed_keeps_rfc_4287(site: TestClient, path: str) -> None:
    owner = consented(some_owner(plan=Plan.BUSINESS))
    for title in ("Barista", "Kasir & Pelayan"):
        posted_vacancy(owner, title)
    assert faults_of_atom(fetched(site, path)) == []
    read = feedparser.parse(site.get(path).content)
    assert (read.bozo, read.version) == (False, "atom10")


def test_a_feed_holds_what_its_search_finds_and_leads_to_it(site: TestClient) -> None:
    owner = consented(some_owner(plan=Plan.BUSINESS))
    slug, _other = posted_vacancy(owner, "Barista"), posted_vacancy(owner, "Kasir")
    read = feedparser.parse(site.get("/en/lowongan.atom?kata=barista&setelah=1-0").content)
    assert [entry.link for entry in read.entries] == [f"http://localhost:8000/en/lowongan/{slug}"]
    assert {link.rel: link.href for link in read.feed.links} == {
        "self": "http://localhost:8000/en/lowongan.atom?kata=barista", "alternate": "http://localhost:8000/en/lowongan?kata=barista",
    }  # fmt: skip
    assert "PT Kopi Senja" in read.entries[0].summary
    assert read.entries[0].content[0].type == "text/html"


def test_the_list_leads_to_its_feed_in_its_head_and_in_words(site: TestClient) -> None:
    page = site.get("/lowongan?kata=barista&setelah=1-0").text
    assert re.search(r'<link rel="alternate" type="application/atom\+xml"[^>]*href="/lowongan.atom\?kata=barista">', page)
    assert re.search(r'<a href="/lowongan.atom\?kata=barista"[^>]*>Ikuti lewat Atom</a>', page)


def test_a_change_brings_an_entry_up_to_date_and_its_address_stays(site: TestClient) -> None:
    from dataclasses import replace

    owner = consented(some_owner())
    form = publishing.published(owner)
    before = feedparser.parse(site.get("/lowongan.atom").content).entries[0]
    vacancies.save(owner, replace(vacancies.form(owner, form.id), duties="Menyeduh dan melatih."))
    after = feedparser.parse(site.get("/lowongan.atom").content).entries[0]
    assert (after.id, after.published) == (before.id, before.published)
    assert datetime.fromisoformat(after.updated) > datetime.fromisoformat(before.updated)
    vacancies.save(owner, vacancies.form(owner, form.id))
    assert feedparser.parse(site.get("/lowongan.atom").content).entries[0].updated == after.updated


def test_collections_read_every_fact_of_a_vacancy(site: TestClient) -> None:
    slug = posted_vacancy(consented(some_owner()))
    feed = fetched(site, EVERYTHING)
    assert (feed.tag, words(feed, "publisher")) == ("source", ["Weimproovi"])
    assert parsedate_to_datetime(words(feed, "lastBuildDate")[0]).tzinfo is not None
    (job,) = feed.iterfind("job")
    said = {field.tag: field.text or "" for field in job}
    assert said["url"] == f"http://localhost:8000/lowongan/{slug}"
    assert {name: said[name] for name in ("title", "company", "city", "state", "country", "jobtype", "referencenumber")} == {
        "title": "Barista", "company": "PT Kopi Senja", "city": "Kota Bandung", "state": "Jawa Barat", "country": "ID", "jobtype": "fulltime", "referencenumber": slug,
    }  # fmt: skip
    assert "Menyeduh kopi." in said["description"]
    assert parsedate_to_datetime(said["date"]).tzinfo is not None
    assert "Rp4.500.000" in said["salary"]
    assert "Rp4,500,000" in words(fetched(site, f"/en{EVERYTHING}"), "job/salary")[0]


def test_everything_is_there_once_however_many_batches_it_takes(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = consented(some_owner(plan=Plan.BUSINESS))
    slugs = {posted_vacancy(owner, f"Kasir {number}", questions=False) for number in range(5)}
    for size in (1, 2, 5, 6):
        monkeypatch.setattr(feeds, "BATCH", size)
        found = words(fetched(site, EVERYTHING), "job/referencenumber")
        assert (len(found), set(found)) == (5, slugs)


def test_no_feed_names_a_withheld_company_or_knows_a_vacancy_by_its_link(site: TestClient) -> None:
    posted_vacancy(consented(some_owner("PT Rahasia Dapur")), confidential=True)
    hidden = posted_vacancy(consented(some_owner("PT Baru Datang", checked=False)), "Kasir")
    for path in ("/lowongan.atom", "/en/lowongan.atom", EVERYTHING, f"/en{EVERYTHING}"):
        said = site.get(path).text
        assert "barista" in said
        assert not re.search("Rahasia Dapur|Baru Datang", said), path
        assert hidden not in said, path


def test_a_closed_vacancy_leaves_every_feed_at_once(site: TestClient) -> None:
    owner = consented(some_owner())
    slug = posted_vacancy(owner)
    tags = {path: site.get(path).headers["etag"] for path in ("/lowongan.atom", EVERYTHING)}
    vacancies.close(owner, next(row.id for row in vacancies.rows(owner) if row.slug == slug), "")
    for path, tag in tags.items():
        answer = site.get(path, headers={"if-none-match": tag})
        assert (answer.status_code, slug in answer.text) == (200, False)


def test_nobody_reads_everything_as_often_as_she_likes(site: TestClient) -> None:
    answers = [site.head(EVERYTHING).status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]
    assert site.get("/lowongan.atom").status_code == 200


def test_no_words_of_a_company_break_a_feed(site: TestClient) -> None:
    owner = consented(some_owner(plan=Plan.BUSINESS))
    publishing.published(owner, title="Kasir & ]]> <b>", duties=HOSTILE, level="]]>")
    for path in ("/lowongan.atom?kata=%5D%5D%3E%26%22%3Cb%3E%20kasir", "/lowongan.atom"):
        assert faults_of_atom(fetched(site, path)) == []
    (job,) = fetched(site, EVERYTHING).iterfind("job")
    assert "]]> <b>" in (job.findtext("title") or "")
    assert "<script>" not in (job.findtext("description") or "")
