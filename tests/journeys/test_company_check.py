"""A new company from its first vacancy to the check by staff, and one that does not pass: in the browser, in both languages."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.test_pages import faults_of
from tests.support.browsing import consented
from tests.support.market import SomeVacancy, some_candidate, some_owner, some_staff
from tests.support.town import cookie_of, posted, resume_of
from weimproovi.permissions.actor import Actor
from weimproovi.services import applications, check_requests

pytestmark = pytest.mark.browser
NIB, REASON = "9120000000099", "Alamat tidak sama dengan NIB."
WORDS = {
    "id": {
        "prefix": "", "nib": "Nomor Induk Berusaha (NIB)", "send": "Kirim untuk diperiksa", "promise": "Kami memeriksa identitas perusahaan paling lambat",
        "upload": "Unggah berkas", "mark": "Identitas perusahaan sedang diperiksa", "apply": "Kirim lamaran", "sent": "Lamaran terkirim",
        "unseen": "juga tidak tahu bahwa kamu melamar", "closed": "Tertutup", "waits": "Lamaran menunggu pemeriksaan perusahaan", "check": "Periksa",
        "passed": "Lulus", "failed": "Tidak lulus", "why": "Alasan", "save": "Simpan keputusan", "saved": "Keputusan tersimpan.",
        "number": "Pelamar nomor 1", "badge": "NIB diperiksa", "ended": "tidak lulus pemeriksaan", "queue": "paling lambat", "alone": "hanya terbuka lewat tautan ini",
    },
    "en": {
        "prefix": "/en", "nib": "Business identification number (NIB)", "send": "Send for the check", "promise": "We check the company's identity by",
        "upload": "Upload the file", "mark": "The company's identity is being checked", "apply": "Send application", "sent": "Application sent",
        "unseen": "does not know that you applied", "closed": "Closed", "waits": "Applications wait for the company check", "check": "Check",
        "passed": "Passed", "failed": "Not passed", "why": "Reason", "save": "Save decision", "saved": "Decision saved.",
        "number": "Applicant number 1", "badge": "NIB checked", "ended": "did not pass", "queue": "by ", "alone": "opens by this link alone",
    },
}  # fmt: skip


def asks(owner: Page, words: dict[str, str], language: str) -> None:
    """The card: the number, the promise that answers it, a photographed paper."""
    steps.ready(owner, f"{words['prefix']}/rekruter/perusahaan")
    owner.get_by_label(words["nib"]).fill(NIB)
    owner.get_by_role("button", name=words["send"]).click()
    expect(owner.locator("#pemeriksaan")).to_contain_text(words["promise"])
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(out, "PNG")
    owner.locator("#surat").set_input_files({"name": "nib.png", "mimeType": "image/png", "buffer": out.getvalue()})
    owner.get_by_role("button", name=words["upload"]).click()
    expect(owner.locator("#pemeriksaan")).to_contain_text("nib.jpg")
    assert list(faults_of(owner, language)) == []
    steps.ready(owner, f"{words['prefix']}/rekruter")
    expect(owner.get_by_role("main")).to_contain_text(words["promise"])
    assert list(faults_of(owner, language)) == []


def passes_on(recruiter: Page, vacancy: SomeVacancy, words: dict[str, str], language: str) -> str:
    """The link that the company copies from the vacancy's form."""
    steps.ready(recruiter, f"{words['prefix']}/rekruter/lowongan/{vacancy.id}/ubah")
    shown = recruiter.locator("#tautan")
    expect(shown).to_contain_text(words["alone"])
    assert list(faults_of(recruiter, language)) == []
    return str(shown.get_by_role("link").get_attribute("href"))


def is_found_by_link_alone(visitor: Page, link: str, words: dict[str, str], language: str) -> None:
    visitor.goto(f"{words['prefix']}/lowongan?kata=barista")
    expect(visitor.get_by_role("link", name="Barista")).to_have_count(0)
    visitor.goto(link)
    expect(visitor.get_by_role("main")).to_contain_text(words["mark"])
    assert list(faults_of(visitor, language)) == []


def applies(candidate: Page, person: Actor, vacancy: SomeVacancy, words: dict[str, str], language: str) -> None:
    """The last step says that the company sees nothing yet; so does the application afterwards."""
    asked = applications.apply_form(person, vacancy.slug).questions
    applications.save_draft(person, vacancy.slug, resume_of(person), {question.id: "Ya" for question in asked})
    candidate.goto(f"{words['prefix']}/lowongan/{vacancy.slug}/lamar/periksa")
    expect(candidate.get_by_role("main")).to_contain_text(words["unseen"])
    assert list(faults_of(candidate, language)) == []
    candidate.get_by_role("button", name=words["apply"]).click()
    expect(candidate.get_by_role("heading", level=1)).to_have_text(words["sent"])
    steps.ready(candidate, f"{words['prefix']}/akun/lamaran/{applications.mine(person)[0].id}")
    expect(candidate.get_by_role("main")).to_contain_text(words["mark"])
    expect(candidate.locator(".wm-openness")).to_have_count(1)
    expect(candidate.locator(".wm-openness")).to_contain_text(words["closed"])
    assert list(faults_of(candidate, language)) == []


def waits(recruiter: Page, vacancy: SomeVacancy, words: dict[str, str], language: str) -> None:
    """No number anywhere: the page is the same whether somebody applied or not."""
    steps.ready(recruiter, f"{words['prefix']}/rekruter/lowongan/{vacancy.id}")
    expect(recruiter.get_by_role("main")).to_contain_text(words["waits"])
    expect(recruiter.locator("[data-application]")).to_have_count(0)
    assert set(recruiter.locator(".wm-tabs .wm-count").all_inner_texts()) == {"0"}
    assert list(faults_of(recruiter, language)) == []


def decides(staff: Page, words: dict[str, str], language: str, *, verdict: str, why: str = "") -> None:
    """The queue with its promise, the sheet with the number and the paper, the decision."""
    steps.ready(staff, f"{words['prefix']}/staf/perusahaan")
    expect(staff.get_by_role("main")).to_contain_text(words["queue"])
    assert list(faults_of(staff, language)) == []
    staff.get_by_role("button", name=re.compile(f"^{words['check']}:")).first.click()
    sheet = staff.get_by_role("dialog")
    expect(sheet.get_by_label("NIB", exact=True)).to_have_value(NIB)
    paper = sheet.get_by_role("link", name=re.compile("^nib.jpg"))
    if paper.count():
        assert staff.request.get(str(paper.get_attribute("href"))).headers["content-type"] == "image/jpeg"
    sheet.get_by_label(words[verdict], exact=True).check()
    sheet.get_by_label(words["why"]).fill(why)
    assert list(faults_of(staff, language)) == []
    sheet.get_by_role("button", name=words["save"]).click()
    steps.told(staff, words["saved"])


@pytest.mark.parametrize(("language", "width"), [("id", PHONE), ("en", DESK)])
def test_a_new_company_waits_for_its_check_and_then_sees_who_applied(visit: Visit, language: str, width: int) -> None:
    words, person = WORDS[language], some_candidate("Sukarno")
    owner = consented(some_owner("PT Kopi Senja", checked=False))
    vacancy, visitor = posted(owner, "Barista"), visit(width=width)
    recruiter = visit(width=DESK, cookie=cookie_of(owner))
    asks(recruiter, words, language)
    is_found_by_link_alone(visitor, passes_on(recruiter, vacancy, words, language), words, language)
    applies(visit(width=width, cookie=cookie_of(person)), person, vacancy, words, language)
    waits(recruiter, vacancy, words, language)
    decides(visit(width=DESK, cookie=cookie_of(some_staff())), words, language, verdict="passed")
    expect(recruiter.locator("[data-application]")).to_contain_text(words["number"])
    visitor.goto(f"{words['prefix']}/lowongan?kata=barista")
    expect(visitor.get_by_role("main")).to_contain_text(words["badge"])


@pytest.mark.parametrize(("language", "width"), [("id", DESK), ("en", PHONE)])
def test_whoever_applied_to_a_company_that_fails_reads_why(visit: Visit, language: str, width: int) -> None:
    words, person = WORDS[language], some_candidate("Sukarno")
    owner = consented(some_owner("PT Kopi Senja", checked=False))
    vacancy = posted(owner, "Barista")
    check_requests.ask(owner, NIB)
    candidate, company = visit(width=width, cookie=cookie_of(person)), visit(width=width, cookie=cookie_of(owner))
    applies(candidate, person, vacancy, words, language)
    steps.ready(company, f"{words['prefix']}/rekruter/perusahaan")
    decides(visit(width=width, cookie=cookie_of(some_staff())), words, language, verdict="failed", why=REASON)
    expect(candidate.get_by_role("main")).to_contain_text(words["ended"])
    assert list(faults_of(candidate, language)) == []
    expect(company.locator("#pemeriksaan")).to_contain_text(REASON)
    company.get_by_label(words["nib"]).fill("9120000000098")
    company.get_by_role("button", name=words["send"]).click()
    expect(company.locator("#pemeriksaan")).to_contain_text(words["promise"])


def test_a_company_that_has_just_signed_up_is_led_to_the_check(visit: Visit, tmp_path: Path) -> None:
    owner = visit(width=PHONE)
    steps.sign_up_company(owner, "wulan@kopisenja.id")
    owner.get_by_role("link", name=re.compile("Kirim NIB")).click()
    owner.get_by_label("Nomor Induk Berusaha (NIB)").fill("12")
    owner.get_by_role("button", name="Kirim untuk diperiksa").click()
    expect(owner.locator("#nib-fault")).to_contain_text("13 angka")
    owner.get_by_label("Nomor Induk Berusaha (NIB)").fill(NIB)
    owner.get_by_role("button", name="Kirim untuk diperiksa").click()
    expect(owner.locator("#pemeriksaan")).to_contain_text("Kami memeriksa")
    (tmp_path / "nib.gif").write_bytes(b"GIF89a")
    owner.locator("#surat").set_input_files(tmp_path / "nib.gif")
    owner.get_by_role("button", name="Unggah berkas").click()
    expect(owner.get_by_role("main")).to_contain_text("bukan PDF, JPEG, atau PNG")
    assert list(faults_of(owner, "id")) == []
