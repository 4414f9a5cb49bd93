"""Applying in its other forms: a withheld name, twice, without a script, with the keyboard alone, beyond the company's plan."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import steps
from tests.journeys.conftest import PHONE, Visit
from tests.support import signed_in
from tests.support.browsing import consented, posted_vacancy
from tests.support.market import apply, some_candidate, some_owner, some_resume, some_vacancy, stored_application
from tests.support.real_files import pdf
from tests.support.town import cookie_of
from weimproovi import clock, db
from weimproovi.models import Application
from weimproovi.permissions.actor import SYSTEM
from weimproovi.permissions.plans import PLANS
from weimproovi.services import applications, pipeline
from weimproovi.vocabulary import Plan, Purpose

pytestmark = pytest.mark.browser
RINGED = "node => [node, node.closest('label')].some(one => one && getComputedStyle(one).outlineStyle === 'solid')"
HIDDEN = "PT Dapur Rahasia"


def test_a_withheld_name_is_nowhere_in_public_and_named_before_sending(visit: Visit) -> None:
    slug = posted_vacancy(consented(some_owner(HIDDEN)), confidential=True)
    stranger, person = visit(), signed_in.candidate()
    for path in ("/", "/lowongan", f"/lowongan/{slug}", f"/en/lowongan/{slug}", f"/lowongan/{slug}/lamar"):
        stranger.goto(path)
        assert HIDDEN not in stranger.content()
    candidate = visit(width=PHONE, cookie=person.cookie)
    some_resume(person.actor)
    candidate.goto(f"/lowongan/{slug}/lamar")
    candidate.get_by_role("button", name="Lanjut").click()
    steps.answer(candidate)
    expect(candidate.locator(".privacy-box")).to_contain_text(HIDDEN)


def test_applying_twice_shows_the_first(visit: Visit) -> None:
    person, vacancy = signed_in.candidate(), some_vacancy(some_owner())
    sent = apply(person.actor, vacancy)
    page = visit(width=PHONE, cookie=person.cookie)
    page.goto(f"/lowongan/{vacancy.slug}/lamar")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kamu sudah melamar")
    page.get_by_role("link", name="Lihat lamaranku").click()
    expect(page).to_have_url(re.compile(f"/akun/lamaran/{sent}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Barista")


def test_the_whole_way_without_a_script_and_without_linkedin(visit: Visit, tmp_path: Path) -> None:
    slug, person = posted_vacancy(consented(some_owner())), signed_in.candidate()
    (tmp_path / "cv.pdf").write_bytes(pdf())
    page = visit(width=PHONE, java_script_enabled=False)
    page.goto(f"/lowongan/{slug}")
    page.get_by_role("link", name=re.compile("^Lamar")).last.click()
    page.get_by_role("main").get_by_role("link", name="Masuk").click()
    steps.sign_in(page, person.email)
    steps.upload(page, tmp_path / "cv.pdf")
    steps.answer(page)
    assert "linkedin.com" not in page.get_by_role("main").inner_html()
    steps.send(page)
    assert [sent.title for sent in applications.mine(person.actor)] == ["Barista"]


def test_one_can_leave_halfway_and_find_everything_again(visit: Visit, tmp_path: Path) -> None:
    slug, person = posted_vacancy(consented(some_owner())), signed_in.candidate()
    (tmp_path / "cv.pdf").write_bytes(pdf())
    page = visit(cookie=person.cookie)
    page.goto(f"/lowongan/{slug}/lamar")
    steps.upload(page, tmp_path / "cv.pdf")
    steps.answer(page)
    elsewhere = visit(width=PHONE, cookie=cookie_of(person.actor))
    elsewhere.goto(f"/lowongan/{slug}/lamar")
    expect(elsewhere.get_by_label(re.compile("cv.pdf"))).to_be_checked()
    elsewhere.get_by_role("button", name="Lanjut").click()
    expect(elsewhere.get_by_label("Mengapa kopi?")).to_have_value("Karena harum.")


def reach(page: Page, wanted: Locator) -> None:
    """Walks with the Tab key until something has the focus, and sees that the focus shows."""
    for _step in range(60):
        if wanted.evaluate("node => node === document.activeElement"):
            assert wanted.evaluate(RINGED)
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {wanted}")


def test_applying_with_the_keyboard_alone(visit: Visit) -> None:
    slug, person = posted_vacancy(consented(some_owner())), signed_in.candidate()
    some_resume(person.actor)
    page = visit(cookie=person.cookie)
    page.goto(f"/lowongan/{slug}")
    reach(page, page.get_by_role("link", name=re.compile("^Lamar")).first)
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("button", name="Lanjut"))
    page.keyboard.press("Enter")
    reach(page, page.get_by_label("Ya", exact=True))
    page.keyboard.press("Space")
    reach(page, page.get_by_label("Mengapa kopi?"))
    page.keyboard.type("Karena harum.")
    reach(page, page.get_by_role("button", name="Lanjut"))
    page.keyboard.press("Enter")
    reach(page, page.get_by_role("button", name="Kirim lamaran"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lamaran terkirim")


def test_the_first_stop_of_the_keyboard_leads_to_the_content(visit: Visit) -> None:
    page = visit()
    page.goto("/lowongan")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#isi")).to_be_focused()


def more_applicants(first: Application, count: int) -> list[str]:
    """Applications of other people to the same vacancy; their ids."""
    people = [some_candidate(f"Pelamar {number}") for number in range(count)]
    copied = {name: getattr(first, name) for name in ("company_id", "vacancy_id", "resume_id", "visible_until")}
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        rows = [
            Application(**copied, candidate_id=person.candidate_id, number=number, delivered_at=clock.now())
            for number, person in enumerate(people, first.number + 1)
        ]
        session.add_all(rows)
        return [str(row.id) for row in rows]


def test_beyond_the_plan_a_card_stays_nameless_and_says_what_opens_it(visit: Visit) -> None:
    owner = some_owner()
    vacancy = some_vacancy(owner)
    first = stored_application(apply(some_candidate("Sukarno"), vacancy))
    for opened in more_applicants(first, PLANS[Plan.FREE].openings_per_vacancy):
        pipeline.open_application(owner, opened)
    page = visit(cookie=cookie_of(owner))
    steps.ready(page, f"/rekruter/lowongan/{vacancy.id}")
    card = page.locator(f"[data-application='{first.id}']")
    for words in ("Pelamar nomor 1", "Bisa kerja akhir pekan?", "Batas lamaran"):
        expect(card).to_contain_text(words)
    expect(card.get_by_role("button", name="Buka lamaran")).to_have_count(0)
    expect(card.get_by_role("link", name="Lihat paket")).to_be_visible()
    assert "Sukarno" not in page.content()
