"""The review page where a browser cannot play a recording: a copy is asked for and played, by a script and without one, and never is there a blank player."""

import pytest
from starlette.testclient import TestClient

from tests.support.browsing import sign_in
from tests.support.interviews import Invited, shared
from tests.support.market import some_owner
from weimproovi.services import video_copies, video_interviews

JSON = {"accept": "application/json"}


def page(site: TestClient, one: Invited) -> str:
    sign_in(site, one.owner)
    return site.get(f"/rekruter/lamaran/{one.application_id}/video").text


def copy_of(one: Invited, answer_id: str) -> str:
    return f"/berkas/lamaran/{one.application_id}/video/{answer_id}/salinan"


def test_the_page_says_what_a_browser_is_to_be_asked(site: TestClient) -> None:
    one, answer_id = shared()
    shown = page(site, one)
    assert 'data-plays="video/webm; codecs=&#34;vp8, opus&#34;"' in shown
    assert 'data-copy-plays="video/mp4; codecs=&#34;mp4v.20.8, mp4a.40.2&#34;"' in shown
    assert f'src="/berkas/lamaran/{one.application_id}/video/{answer_id}"' in shown
    assert "<source" not in shown
    assert shown.index("playable.js") < shown.index("review.js")


def test_a_script_asks_and_hears_where_the_copy_stands(site: TestClient) -> None:
    one, answer_id = shared()
    sign_in(site, one.owner)
    asked = site.post(copy_of(one, answer_id), headers=JSON)
    assert (asked.status_code, asked.json(), asked.headers["cache-control"]) == (200, {"state": "asked"}, "no-store")
    assert site.get(copy_of(one, answer_id)).status_code == 404
    video_copies.sweep_playable()
    assert site.post(copy_of(one, answer_id), headers=JSON).json() == {"state": "ready"}
    part = site.get(copy_of(one, answer_id), headers={"range": "bytes=4-7"})
    assert (part.status_code, part.content, part.headers["content-type"]) == (206, b"ftyp", "video/mp4")


def test_without_a_script_a_form_asks_and_both_sources_stand_there(site: TestClient) -> None:
    one, answer_id = shared()
    assert f'<noscript><form method="post" action="{copy_of(one, answer_id)}">' in page(site, one)
    answer = site.post(copy_of(one, answer_id))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/rekruter/lamaran/{one.application_id}/video")
    assert '<noscript><p class="soft">Sedang disiapkan' in page(site, one)
    video_copies.sweep_playable()
    shown = page(site, one)
    first, second = shown.index(f'<source src="/berkas/lamaran/{one.application_id}/video/{answer_id}"'), shown.index(f'<source src="{copy_of(one, answer_id)}"')
    assert first < second
    assert "<noscript></noscript>" in shown


@pytest.mark.clause("U6", "refuses")
def test_by_another_company_or_after_the_withdrawal_nothing_is_there(site: TestClient) -> None:
    one, answer_id = shared()
    sign_in(site, some_owner("Lain"))
    assert site.post(copy_of(one, answer_id), headers=JSON).status_code == 404
    video_interviews.keep_only(one.person, one.application_id)
    sign_in(site, one.owner)
    assert site.post(copy_of(one, answer_id), headers=JSON).status_code == 404
    assert "data-playable" not in page(site, one)
