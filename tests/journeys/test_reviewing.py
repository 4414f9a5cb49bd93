"""A reviewer's evening on a phone: her list, a video left in the middle and gone on with on another phone, the next answer, the next person, an empty list."""

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlmodel import col

from tests.journeys import steps
from tests.journeys.conftest import PHONE, Visit
from tests.journeys.test_pages import faults_of
from tests.services.test_review_queue import until, wrote
from tests.support import interviews
from tests.support.interviews import Invited
from tests.support.market import some_member
from tests.support.real_videos import recording
from tests.support.town import cookie_of
from weimproovi import db
from weimproovi.models import VideoBookmark
from weimproovi.permissions.actor import SYSTEM
from weimproovi.vocabulary import AnswerKind, MemberRole, Purpose

pytestmark = pytest.mark.browser
TO = """async (second) => {
    const player = document.querySelector('video, audio');
    player.muted = true;
    await player.play();
    if (player.currentTime < second) {
        player.currentTime = second;
        await new Promise((go) => player.addEventListener('seeked', go, {once: true}));
    }
    player.pause();
}"""
STANDS = "async () => { const video = document.querySelector('video'); video.preload = 'auto'; video.load(); while (!(video.currentTime > 0)) await new Promise(go => setTimeout(go, 50)); return video.currentTime; }"
FINISH = """async () => {
    const video = document.querySelector('video');
    video.muted = true;
    await video.play();
    video.currentTime = video.duration - 0.3;
    await new Promise((go) => video.addEventListener('ended', go, {once: true}));
}"""


def answered() -> Invited:
    """A video and a voice, shared; the video is long enough to stop in."""
    one = interviews.allowed()
    interviews.checked(one, content=recording(seconds=8))
    interviews.checked(one, 1, AnswerKind.AUDIO)
    interviews.share(one)
    return one


def marks() -> list[tuple[int, bool]]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        found = session.execute(select(VideoBookmark).order_by(col(VideoBookmark.id))).scalars()
        return [(mark.second, mark.ended_at is not None) for mark in found]


def score(page: Page) -> None:
    """Her card, one step for each attribute."""
    for group in page.locator("fieldset:has(.steps)").all():
        group.get_by_label("Baik", exact=True).check()
    page.get_by_label("Disarankan", exact=True).check()
    page.get_by_role("button", name="Kirim penilaian").click()


def wait_for(page: Page, wanted: list[tuple[int, bool]]) -> None:
    """What the page said on the way arrives when it arrives."""
    for _try in range(100):
        if marks() == wanted:
            return
        page.wait_for_timeout(100)
    assert marks() == wanted


def test_she_goes_on_where_she_stopped_and_the_list_empties(visit: Visit) -> None:
    first = answered()
    second = wrote(first.owner, first.vacancy, "Bening")
    for days, one in enumerate((first, second), 1):
        until(one.application_id, days)
    reviewer = some_member(first.owner, MemberRole.REVIEWER, first.vacancy)
    page = visit(width=PHONE, cookie=cookie_of(reviewer))
    page.goto("/rekruter/tinjau")
    expect(page.get_by_role("heading", level=1)).to_have_text("Giliran Anda: 2 video, sekitar 1 menit")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert list(faults_of(page, "id")) == []
    page.get_by_role("link", name="Mulai meninjau").click()
    expect(page.locator("video")).to_be_visible()
    assert list(faults_of(page, "id")) == []
    page.evaluate(TO, 4)
    wait_for(page, [(4, False)])
    page.close()
    again = visit(width=PHONE, cookie=cookie_of(reviewer))
    again.goto("/rekruter/tinjau")
    again.get_by_role("link", name="Lanjutkan").click()
    expect(again.locator("video")).to_have_attribute("src", re.compile("#t=4$"))
    assert again.evaluate(STANDS) >= 4
    again.evaluate(FINISH)
    again.wait_for_function("() => document.querySelector('audio').currentTime > 0")
    wait_for(again, [(0, True), *marks()[1:]])
    score(again)
    expect(again.get_by_role("heading", level=1)).to_have_text("Bening")
    expect(again.get_by_text("Penilaian terkirim.")).to_be_visible()
    assert list(faults_of(again, "id")) == []
    again.get_by_role("link", name="Kembali ke giliran Anda").click()
    expect(again.get_by_role("heading", level=1)).to_have_text("Giliran Anda: 1 video, sekitar 1 menit")
    again.get_by_role("link", name="Bening").click()
    score(again)
    expect(again.get_by_text("Tidak ada yang menunggu Anda")).to_be_visible()
    assert list(faults_of(again, "id")) == []


def test_the_list_is_reached_from_the_workspace(visit: Visit) -> None:
    one = answered()
    page = visit(width=PHONE, cookie=cookie_of(one.owner))
    steps.ready(page, "/rekruter")
    page.get_by_role("link", name=re.compile("Giliran Anda: 1 video")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Giliran Anda: 1 video")


def test_what_she_watches_stays_in_sight_while_she_fills_the_card_below(visit: Visit) -> None:
    one = answered()
    page = visit(width=PHONE, cookie=cookie_of(some_member(one.owner, MemberRole.REVIEWER, one.vacancy)))
    page.goto(f"/rekruter/lamaran/{one.application_id}/video")
    video, advice = page.locator("video"), page.get_by_label("Disarankan", exact=True)
    advice.scroll_into_view_if_needed()
    expect(video).not_to_be_in_viewport()  # nothing was begun: nothing covers the card
    page.evaluate(TO, 2)
    expect(video).to_be_in_viewport(ratio=0.95)
    advice.check()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.get_by_label("Catatan").focus()
    expect(video).not_to_be_in_viewport()  # the keyboard leaves no room for both
    page.get_by_role("heading", level=1).scroll_into_view_if_needed()
    expect(page.locator(".aloft")).to_have_count(0)
