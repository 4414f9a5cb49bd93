"""The reviewer's list in a browser without a script: rows and sums, an empty place, going on where one stopped, and mail that is switched off."""

import pytest
from starlette.testclient import TestClient

from tests.services.test_review_queue import asking, until, wrote
from tests.support import scoring
from tests.support.browsing import sign_in
from tests.support.interviews import shared
from tests.support.market import some_candidate, some_member, some_owner, some_staff
from weimproovi.services import video_interviews
from weimproovi.vocabulary import MemberRole, Plan

LIST = "/rekruter/tinjau"


def test_the_list_leads_with_what_waits_and_the_next_one_follows(site: TestClient) -> None:
    owner = some_owner(plan=Plan.GROWTH)
    vacancy = asking(owner)
    first, second = wrote(owner, vacancy, "Ayu"), wrote(owner, vacancy, "Bening")
    for days, one in enumerate((first, second), 1):
        until(one.application_id, days)
    reviewer = some_member(owner, MemberRole.REVIEWER, vacancy)
    sign_in(site, reviewer)
    page = site.get(LIST).text
    assert "<h1>Giliran Anda: 2 video, sekitar 1 menit</h1>" in page
    assert page.index("Ayu") < page.index("Bening")
    assert page.count("Mulai meninjau") == 1
    assert "Bisa ditonton sampai" in page
    shown = site.get(f"/rekruter/lamaran/{first.application_id}/video").text
    assert f'href="/rekruter/lamaran/{second.application_id}/video"' in shown
    assert f'href="{LIST}"' in shown
    english = site.get(f"/en{LIST}").text
    assert "Your turn: 2 videos, about 1 minutes" not in english
    assert "Your turn: 2 videos, about 1 min" in english


@pytest.mark.clause("U6", "refuses")
def test_an_empty_list_looks_the_same_whatever_emptied_it(site: TestClient) -> None:
    owner, never = some_owner(plan=Plan.GROWTH), some_owner(plan=Plan.GROWTH)
    one = wrote(owner, asking(owner))
    asking(never)
    video_interviews.keep_only(one.person, one.application_id)
    pages = set()
    for actor in (owner, never):
        sign_in(site, actor)
        pages.add(site.get(LIST).text)
    assert len(pages) == 1
    assert "Tidak ada yang menunggu Anda" in pages.pop()


def test_who_stopped_in_the_middle_goes_on_there_on_another_device(site: TestClient) -> None:
    one, answer_id = shared()
    here, film = f"/rekruter/lamaran/{one.application_id}/video", f"/berkas/lamaran/{one.application_id}/video/{answer_id}"
    reviewer = some_member(one.owner, MemberRole.REVIEWER, one.vacancy)
    sign_in(site, reviewer)
    assert f'src="{film}"' in site.get(here).text
    kept = site.post(f"{film}/sampai", data={"second": "1"})
    assert (kept.status_code, kept.content) == (204, b"")
    sign_in(site, reviewer)
    assert f'src="{film}#t=1"' in site.get(here).text
    assert "Lanjutkan" in site.get(LIST).text
    sign_in(site, one.owner)
    assert f'src="{film}"' in site.get(here).text
    assert [site.post(f"{film}/sampai", data={"second": wrong}).status_code for wrong in ("", "x", "-1", "1.5", "9" * 16)] == [400] * 5
    assert site.post(f"{film}/sampai", data={"second": "9" * 15, "ended": "1"}).status_code == 204
    page = site.get(here).text
    assert f'src="{film}"' in page
    assert "sudah ditonton" in page


@pytest.mark.clause("U6", "refuses")
def test_a_mark_of_somebody_else_s_video_is_not_there(site: TestClient) -> None:
    one, answer_id = shared()
    mark = f"/berkas/lamaran/{one.application_id}/video/{answer_id}/sampai"
    assert site.post(mark, data={"second": "1"}).status_code == 404
    for stranger in (some_owner("PT Lain", plan=Plan.GROWTH), some_member(one.owner, MemberRole.REVIEWER), one.person, some_staff()):
        sign_in(site, stranger)
        assert site.post(mark, data={"second": "1"}).status_code == 404
    video_interviews.keep_only(one.person, one.application_id)
    sign_in(site, one.owner)
    assert site.post(mark, data={"second": "1"}).status_code == 404


def test_mail_is_switched_off_and_on_by_its_reader_alone(site: TestClient) -> None:
    owner = some_owner()
    reviewer = some_member(owner, MemberRole.REVIEWER)
    sign_in(site, reviewer)
    assert "Matikan surat ini" in site.get(LIST).text
    assert site.post(f"{LIST}/surat", data={"act": "off"}).headers["location"] == LIST
    assert "Nyalakan surat" in site.get(LIST).text
    sign_in(site, owner)
    assert "Matikan surat ini" in site.get(LIST).text
    sign_in(site, reviewer)
    site.post(f"{LIST}/surat", data={"act": "on"})
    assert "Matikan surat ini" in site.get(LIST).text


def test_others_find_no_list(site: TestClient) -> None:
    assert site.get(LIST).headers["location"].startswith("/masuk")
    assert site.post(f"{LIST}/surat").headers["location"].startswith("/masuk")
    for stranger in (some_candidate("Ayu"), some_staff()):
        sign_in(site, stranger)
        assert [site.get(LIST).status_code, site.post(f"{LIST}/surat").status_code] == [404, 404]


def test_after_a_card_the_next_page_says_so_and_leads_back(site: TestClient) -> None:
    one, _answer = shared()
    sign_in(site, one.owner)
    here, before = f"/rekruter/lamaran/{one.application_id}/video", "0199f1c2-7a4b-7c3e-9f00-1234567890ab"
    for path in (here, LIST):
        assert "Penilaian terkirim" not in site.get(path).text
        page = site.get(f"{path}?terkirim={before}").text
        assert "Penilaian terkirim." in page
        assert f'href="/rekruter/lamaran/{before}/penilaian"' in page
        for nonsense in ("x", "%22%3E%3Cscript%3E", "%00"):
            assert "Penilaian terkirim" not in site.get(f"{path}?terkirim={nonsense}").text
    assert "data-play" in site.get(f"{here}?terkirim={before}").text


def test_sending_a_card_leads_to_the_next_one_and_at_last_to_the_empty_list(site: TestClient) -> None:
    owner = some_owner(plan=Plan.GROWTH)
    vacancy = asking(owner)
    first, second = (wrote(owner, vacancy, name).application_id for name in ("Ayu", "Bening"))
    for days, one in enumerate((first, second), 1):
        until(one, days)
    sign_in(site, some_member(owner, MemberRole.REVIEWER, vacancy))
    assert send_card(site, first) == f"/rekruter/lamaran/{second}/video?terkirim={first}"
    assert send_card(site, second) == f"{LIST}?terkirim={second}"
    page = site.get(f"{LIST}?terkirim={second}").text
    assert "Penilaian terkirim." in page
    assert "Tidak ada yang menunggu Anda" in page


def send_card(site: TestClient, application_id: str) -> str:
    asked = {f"asked-{place}": mark for place, mark in enumerate(scoring.GIVEN, 1)}
    steps = {f"step-{place}": "4" for place in (1, 2, 3)}
    card = {**asked, **steps, "advice": "go_on", "note": "", "version": "0", "came": "video", "act": "send"}
    return str(site.post(f"/rekruter/lamaran/{application_id}/penilaian", data=card).headers["location"])
