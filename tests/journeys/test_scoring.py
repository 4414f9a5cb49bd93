"""Scoring in Chromium: by keys on a phone, kept while it is filled in, sealed until it is sent, and still there when the video beside it stops."""

import pytest
from playwright.sync_api import Page, Response, expect

from tests.journeys.conftest import PHONE, Visit
from tests.journeys.test_interview import PLAY
from tests.journeys.test_pages import faults_of
from tests.support import interviews
from tests.support.scoring import reviewed, sent
from tests.support.town import cookie_of
from weimproovi.services import video_interviews

pytestmark = pytest.mark.browser


def is_draft(answer: Response) -> bool:
    """What the script sent was kept."""
    return answer.request.method == "POST" and answer.status == 204


def step(page: Page, attribute: str, words: str) -> None:
    """Chooses a step and waits until it is kept."""
    with page.expect_response(is_draft):
        page.get_by_role("group", name=attribute).get_by_text(words, exact=True).click()


def test_a_card_is_filled_in_by_keys_survives_a_closed_tab_and_is_sent(visit: Visit) -> None:
    one = reviewed()
    sent(one.owner, one, note="Kata rekan.")
    page = visit(width=PHONE, cookie=cookie_of(one.reviewer))
    page.goto(f"/rekruter/lamaran/{one.application_id}/penilaian")
    assert list(faults_of(page, "id")) == []
    page.get_by_role("group", name="Memahami tugasnya").get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    with page.expect_response(is_draft):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("group", name="Memahami tugasnya").get_by_label("Baik", exact=True)).to_be_checked()
    with page.expect_response(is_draft):
        page.get_by_label("Catatan").fill("Ramah pada tamu.")
    expect(page.locator("[data-said]")).to_contain_text("Draf tersimpan")
    page.close()
    page = visit(width=PHONE, cookie=cookie_of(one.reviewer))
    page.goto(f"/rekruter/lamaran/{one.application_id}/penilaian")
    expect(page.get_by_role("group", name="Memahami tugasnya").get_by_label("Baik", exact=True)).to_be_checked()
    expect(page.get_by_label("Catatan")).to_have_value("Ramah pada tamu.")
    page.get_by_role("button", name="Kirim penilaian").click()
    expect(page.get_by_text("Bekerja sama: pilih satu, juga bila tidak terlihat.").first).to_be_visible()
    assert list(faults_of(page, "id")) == []
    step(page, "Menjelaskan dengan jelas", "Sangat baik")
    step(page, "Bekerja sama", "Tidak terlihat")
    expect(page.get_by_text("Kata rekan.")).to_have_count(0)
    page.get_by_label("Disarankan", exact=True).check()
    page.get_by_role("button", name="Kirim penilaian").click()
    expect(page.get_by_text("Kata rekan.")).to_be_visible()
    expect(page.get_by_text("2 penilaian · 2 Disarankan")).to_be_visible()
    assert list(faults_of(page, "id")) == []


def test_what_was_begun_beside_a_video_is_there_when_the_video_stops(visit: Visit) -> None:
    one, _answer = interviews.shared()
    desk = visit(cookie=cookie_of(one.owner))
    desk.goto(f"/rekruter/lamaran/{one.application_id}/video")
    assert list(faults_of(desk, "id")) == []
    assert desk.evaluate(PLAY) == [True, True, True, True]
    step(desk, "Memahami tugasnya", "Baik")
    video_interviews.keep_only(one.person, one.application_id)
    expect(desk.get_by_text("Belum ada video, batas")).to_be_visible()
    assert desk.locator("video").count() == 0
    expect(desk.get_by_role("group", name="Memahami tugasnya").get_by_label("Baik", exact=True)).to_be_checked()
    for attribute in ("Menjelaskan dengan jelas", "Bekerja sama"):
        step(desk, attribute, "Cukup")
    desk.get_by_label("Belum yakin").check()
    desk.get_by_role("button", name="Kirim penilaian").click()
    expect(desk.get_by_text("1 penilaian · 1 Belum yakin")).to_be_visible()
