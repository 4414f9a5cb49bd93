"""A browser that lacks what a recording is made of, told so by itself: a copy is prepared while the page says so, and plays; what has no copy has words."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit
from tests.journeys.test_interview import PLAY
from tests.support.interviews import Invited, allowed, checked, recording, share
from tests.support.town import cookie_of
from weimproovi.services import video_copies, video_interviews

pytestmark = pytest.mark.browser
LACKS = """(() => {
    const asked = HTMLMediaElement.prototype.canPlayType;
    HTMLMediaElement.prototype.canPlayType = function (type) { return KINDS.some((kind) => type.includes(kind)) ? '' : asked.call(this, type); };
})()"""


def without(visit: Visit, one: Invited, *kinds: str) -> Page:
    """The review page in a browser that says it lacks these."""
    page = visit(cookie=cookie_of(one.owner))
    page.add_init_script(LACKS.replace("KINDS", str(list(kinds))))
    page.goto(f"/rekruter/lamaran/{one.application_id}/video")
    return page


def test_a_recording_that_the_browser_lacks_plays_as_a_copy(visit: Visit) -> None:
    one = allowed()
    answer_id = checked(one, content=recording("mp4", "libx264", "aac", seconds=4))
    share(one)
    page = without(visit, one, "avc1")
    expect(page.get_by_text("Sedang disiapkan untuk browser ini")).to_be_visible()
    assert page.locator("video").is_hidden()
    video_copies.sweep_playable()
    expect(page.locator("video")).to_be_visible(timeout=60_000)
    assert str(page.locator("video").get_attribute("src")).endswith(f"{answer_id}/salinan")
    assert page.evaluate(PLAY) == [True, True, True, True]
    page.reload()
    assert page.evaluate(PLAY) == [True, True, True, True]


def test_what_no_copy_helps_says_so(visit: Visit) -> None:
    one = allowed()
    checked(one)
    share(one)
    page = without(visit, one, "webm", "mp4v")
    expect(page.get_by_text("Browser ini tidak bisa memutar rekaman ini")).to_be_visible()
    assert page.locator("video").is_hidden()


def test_a_withdrawal_while_the_copy_is_prepared_empties_the_page(visit: Visit) -> None:
    one = allowed()
    checked(one, content=recording("mp4", "libx264", "aac"))
    share(one)
    page = without(visit, one, "avc1")
    expect(page.get_by_text("Sedang disiapkan untuk browser ini")).to_be_visible()
    video_interviews.keep_only(one.person, one.application_id)
    expect(page.get_by_text("Belum ada video, batas")).to_be_visible()
