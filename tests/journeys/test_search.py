"""Searching in a browser: filters change the list without a new page, the address follows, and the same works without JavaScript."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Visit
from tests.support.browsing import consented, posted_vacancy
from tests.support.market import some_owner
from weimproovi.services import vacancies
from weimproovi.vocabulary import Plan

pytestmark = pytest.mark.browser


@pytest.fixture
def listed(visit: Visit) -> None:
    """Two vacancies, one of them paid by the day."""
    owner = consented(some_owner(plan=Plan.BUSINESS))
    posted_vacancy(owner, "Barista")
    posted_vacancy(owner, "Kasir")
    kept = vacancies.form(owner, next(row.id for row in vacancies.rows(owner) if row.title == "Kasir"))
    vacancies.save(owner, replace(kept, employment_status="daily"))


def cards(page: Page) -> list[str]:
    return page.locator("#hasil .card h2").all_inner_texts()


@pytest.mark.usefixtures("listed")
def test_a_filter_changes_the_list_in_place_and_the_address_can_be_shared(visit: Visit) -> None:
    page = visit()
    page.goto("/lowongan")
    page.evaluate("window.same = true")
    page.get_by_label("Harian lepas").check()
    expect(page).to_have_url(re.compile(r"/lowongan\?status=daily$"))
    expect(page.get_by_role("status")).to_have_text("1 lowongan")
    assert cards(page) == ["Kasir"]
    assert page.evaluate("document.activeElement.value") == "daily"
    assert page.evaluate("window.same") is True
    page.get_by_label("Lokasi").select_option("Jawa Barat")
    expect(page).to_have_url(re.compile(r"lokasi=Jawa\+Barat"))
    expect(page.locator("h1")).to_have_text("Lowongan di Jawa Barat")
    expect(page).to_have_title(re.compile("Jawa Barat"))
    feeds = page.locator("head link[type='application/atom+xml'], #hasil a[type='application/atom+xml']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert feeds == ["/lowongan.atom?lokasi=Jawa+Barat&status=daily"] * 2
    shared = visit()
    shared.goto(page.url)
    assert cards(shared) == ["Kasir"]
    page.get_by_role("link", name="Hapus filter Harian lepas").click()
    expect(page.locator("#hasil .card")).to_have_count(2)
    page.go_back()
    expect(page.locator("#hasil .card")).to_have_count(1)
    assert page.get_by_label("Harian lepas").is_checked()
    assert page.evaluate("window.same") is True


@pytest.mark.usefixtures("listed")
def test_on_a_phone_the_filters_stay_open_while_choosing(visit: Visit) -> None:
    page = visit(width=PHONE)
    page.goto("/lowongan")
    page.get_by_role("link", name="Filter").click()
    page.get_by_label("Harian lepas").check()
    expect(page).to_have_url(re.compile(r"status=daily#saring$"))
    expect(page.get_by_role("status")).to_have_text("1 lowongan")
    page.get_by_role("button", name="Tampilkan lowongan").click()
    expect(page.locator("#saring")).to_be_hidden()
    expect(page.locator("#hasil .card")).to_have_count(1)


@pytest.mark.usefixtures("listed")
def test_the_sheet_of_filters_keeps_the_focus_and_escape_gives_it_back(visit: Visit) -> None:
    page = visit(width=PHONE)
    page.goto("/lowongan")
    page.get_by_role("link", name="Filter").click()
    sheet = page.get_by_role("dialog", name="Filter")
    expect(sheet).to_be_visible()
    for _step in range(60):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("link", name="Filter")).to_be_focused()
    page.go_back()
    expect(sheet).to_be_visible()
    page.get_by_role("link", name="Tutup").click()
    expect(sheet).to_be_hidden()
    page.reload()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("#saring")).to_be_visible()
    page.get_by_label("Harian lepas").check()
    expect(page.locator("#hasil .card")).to_have_count(1)


@pytest.mark.usefixtures("listed")
def test_without_a_script_the_sheet_opens_by_its_link(visit: Visit) -> None:
    page = visit(width=PHONE, java_script_enabled=False)
    page.goto("/lowongan")
    page.get_by_role("link", name="Filter").click()
    expect(page.locator("#saring")).to_be_visible()
    page.get_by_role("link", name="Tutup").click()
    expect(page.locator("#saring")).to_be_hidden()


@pytest.mark.usefixtures("listed")
def test_without_a_script_the_same_form_opens_the_same_list(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    page.goto("/lowongan")
    page.get_by_label("Harian lepas").check()
    page.get_by_role("button", name="Tampilkan lowongan").click()
    expect(page).to_have_url(re.compile("status=daily"))
    expect(page.locator("#hasil .card")).to_have_count(1)


@pytest.mark.usefixtures("listed")
def test_where_the_network_fails_the_browser_opens_the_address_itself(visit: Visit) -> None:
    page = visit()
    page.goto("/lowongan")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('offline')); }")
    page.get_by_label("Harian lepas").check()
    expect(page).to_have_url(re.compile(r"\?status=daily$"))
    expect(page.locator("#hasil .card")).to_have_count(1)
