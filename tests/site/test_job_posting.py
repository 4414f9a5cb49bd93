"""The JobPosting of a vacancy's page: one on each listed vacancy, equal to what the page says, and harmless whatever a company writes."""

import json
import re
from copy import deepcopy
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.support import publishing
from tests.support.browsing import consented, sign_in
from tests.support.job_posting_rules import Told, faults_of
from tests.support.market import some_candidate, some_owner
from weimproovi import clock
from weimproovi.i18n import format
from weimproovi.services import listings
from weimproovi.vocabulary import Plan
from weimproovi.vocabulary.occupations import code_of

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page_of(site: TestClient, prefix: str = "", **changes: Any) -> str:
    publishing.published(consented(some_owner(plan=Plan.BUSINESS)), **changes)
    return site.get(f"{prefix}/lowongan/{listings.newest(1)[0].slug}").text


def posting_of(page: str) -> dict[str, Any]:
    found = BLOCK.findall(page)
    assert len(found) == 1
    posting: dict[str, Any] = json.loads(found[0])
    return posting


def words_of(page: str) -> str:
    """What a reader sees."""
    return unescape(re.sub(r"<[^>]+>", " ", BLOCK.sub("", page)))


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_open_vacancy_passes_what_google_documents(site: TestClient, prefix: str) -> None:
    page = page_of(site, prefix, duties="Menyeduh kopi.\nMenyapa tamu.", qualifications="Jujur.", experience_years="2", minimum_education="diploma")
    assert faults_of(posting_of(page), clock.today()) == []


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_machines_read_stands_on_the_page(site: TestClient, prefix: str) -> None:
    page = page_of(site, prefix, duties="Menyeduh kopi.\nMenyapa tamu <dengan> ramah & hangat.", qualifications="Jujur.", openings_needed="3")
    posting, seen = posting_of(page), words_of(page)
    pay = posting["baseSalary"]["value"]
    address = posting["jobLocation"]["address"]
    said = [posting["title"], posting["hiringOrganization"]["name"], address["addressLocality"], address["addressRegion"], *Told(posting["description"]).words]
    said += [format.number(pay["minValue"]).replace(".", "." if not prefix else ","), str(posting["totalJobOpenings"])]
    assert [words for words in said if words not in seen] == []
    assert posting["url"] == re.findall('rel="canonical" href="([^"]+)"', page)[0]


def test_a_withheld_name_is_googles_word_for_it(site: TestClient) -> None:
    page = page_of(site, confidential=True)
    assert posting_of(page)["hiringOrganization"] == "confidential"
    assert "Kopi Senja" not in page


def test_work_from_anywhere_says_who_may_apply(site: TestClient) -> None:
    posting = posting_of(page_of(site, workplace="remote"))
    assert (posting["jobLocationType"], posting["applicantLocationRequirements"]["name"]) == ("TELECOMMUTE", "ID")
    assert faults_of(posting, clock.today()) == []


def test_pay_without_an_upper_end_is_no_range(site: TestClient) -> None:
    posting = posting_of(page_of(site, salary_max="", salary_period="day", salary_min="200.000"))
    assert posting["baseSalary"]["value"] == {"@type": "QuantitativeValue", "minValue": 200_000, "unitText": "DAY"}


def test_no_words_of_a_company_end_the_block(site: TestClient) -> None:
    hostile = '</script><script>alert(1)</script><!-- <script> & \u2028 "'
    page = page_of(site, duties=hostile, qualifications=f"<img src=x onerror=alert(1)>\n{hostile}")
    assert not re.search(r"[<>&\u2028]", BLOCK.findall(page)[0])
    told = Told(posting_of(page)["description"])
    assert told.sound
    assert told.tags <= {"p", "strong", "ul", "li"}
    assert any("alert(1)" in words for words in told.words)


def test_lists_and_vacancies_known_by_their_link_alone_carry_none(site: TestClient) -> None:
    page_of(site)
    for path in ("/", "/lowongan", "/lowongan?kata=barista", "/lowongan/tidak-ada"):
        assert not BLOCK.search(site.get(path).text), path
    owner = consented(some_owner("PT Baru Datang", checked=False))
    form = publishing.published(owner)
    page = site.get(f"/lowongan/{publishing.listed(owner, form).slug}").text
    assert "Identitas perusahaan sedang diperiksa" in page
    assert not BLOCK.search(page)


def test_the_page_of_somebody_signed_in_says_the_same(site: TestClient) -> None:
    first = posting_of(page_of(site))
    sign_in(site, some_candidate())
    assert posting_of(site.get(f"/lowongan/{first['identifier']['value']}").text) == first


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Barista", "5132"), ("senior barista (Dago)", "5132"), ("Finance manager", "1211"), ("Manajer Keuangan, cabang Solo", "1211"), ("Staf Barista - shift malam", "5132"),
        ("Pengajar barista", ""), ("Asisten manajer keuangan", ""), ("Kerja apa saja", ""), ("(Barista)", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_title_that_is_an_occupation_has_its_code_and_no_other_has_one(title: str, code: str) -> None:
    assert code_of(title) == code


def test_the_occupation_of_the_title_stands_in_the_posting(site: TestClient) -> None:
    known = posting_of(page_of(site, title="Perawat"))
    assert known["occupationalCategory"] == {"@type": "CategoryCode", "inCodeSet": "ISCO-08", "codeValue": code_of("Perawat")}
    assert "occupationalCategory" not in posting_of(page_of(site, title="Penyeduh malam"))


BROKEN: list[tuple[str, Any]] = [
    ("title", "<b>Barista</b>"), ("description", "<p>Barista"), ("datePosted", "2999-01-01"), ("validThrough", "2020-01-01T00:00:00+07:00"),
    ("employmentType", ["FULLTIME"]), ("hiringOrganization", {}), ("hiringOrganization", "rahasia"), ("identifier", {"@type": "PropertyValue", "name": "x"}),
    ("url", "/lowongan/x"), ("baseSalary", {"@type": "MonetaryAmount", "currency": "IDR", "value": {"@type": "QuantitativeValue", "minValue": 5, "maxValue": 5, "unitText": "MONTH"}}),
    ("jobLocation", {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "ID"}}), ("jobLocationType", "TELECOMMUTE"), ("directApply", "true"),
    ("educationRequirements", {"@type": "EducationalOccupationalCredential", "credentialCategory": "D3"}), ("experienceRequirements", {"monthsOfExperience": 0}), ("surprise", 1),
    ("occupationalCategory", "5132"), ("occupationalCategory", {"@type": "CategoryCode", "inCodeSet": "ISCO-08", "codeValue": "2221"}),
]  # fmt: skip


def test_the_rules_find_each_thing_that_is_wrong(site: TestClient) -> None:
    sound = posting_of(page_of(site))
    assert faults_of(sound, clock.today()) == []
    for name, value in BROKEN:
        assert faults_of({**deepcopy(sound), name: value}, clock.today()), name
    for name in ("title", "description", "totalJobOpenings"):
        assert any("missing" in fault for fault in faults_of_without(sound, name)), name


def faults_of_without(posting: dict[str, Any], name: str) -> list[str]:
    from tests.support.job_posting_rules import shape

    return list(shape({key: value for key, value in posting.items() if key != name}))
