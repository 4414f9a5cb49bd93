"""The candidate's interview, page by page in a browser without a script: every choice is there, no is as near as yes, and a camera only where one records."""

import re

import pytest
from starlette.testclient import TestClient

from tests.support import interviews
from tests.support.browsing import sign_in
from tests.support.interviews import Invited, allowed, checked, invited, shared
from tests.support.market import some_candidate
from weimproovi.services import video_answers, video_interviews
from weimproovi.vocabulary import AnswerKind

SHOWN = re.compile(r'name="shown" value="([0-9a-f]{64})"')
CAMERA = "camera=(self)"


def at(one: Invited, tail: str = "") -> str:
    return f"/wawancara/{one.application_id}{tail}"


@pytest.mark.clause("C3", "passes")
def test_the_way_from_the_invitation_to_sharing_and_back(site: TestClient) -> None:
    one = invited()
    sign_in(site, one.person)
    page = site.get(at(one)).text
    assert "PT Kopi Senja" in page
    assert "Kami ingin mengenalmu." in page
    assert "Lamaranmu tetap diproses" in page
    text = site.get(at(one, "/izin")).text
    assert site.post(at(one, "/izin"), data={"shown": SHOWN.findall(text)[0]}).headers["location"] == at(one, "/perangkat")
    assert site.get(at(one, "/perangkat")).status_code == 200
    interviews.checked(one)
    interviews.checked(one, 1, AnswerKind.AUDIO)
    assert site.post(at(one, "/pertanyaan/3"), data={"words": "Senin depan."}).headers["location"] == at(one, "/kirim")
    assert "belum bisa menonton jawabanmu" in site.get(at(one)).text
    last = site.get(at(one, "/kirim")).text
    assert site.post(at(one, "/kirim"), data={"shown": SHOWN.findall(last)[0]}).headers["location"] == at(one)
    assert "bisa menonton jawabanmu" in site.get(at(one)).text
    site.post(at(one, "/simpan"))
    assert "belum bisa menonton jawabanmu" in site.get(at(one)).text


@pytest.mark.clause("C3", "refuses")
@pytest.mark.parametrize("place", ["/izin", "/kirim"])
def test_yes_and_no_are_two_equal_buttons_and_neither_is_chosen(site: TestClient, place: str) -> None:
    one = allowed() if place == "/kirim" else invited()
    if place == "/kirim":
        checked(one)
    sign_in(site, one.person)
    buttons = re.findall(r'<form method="post" action="[^"]*"><input[^>]*><button class="([^"]*)" type="submit">', site.get(at(one, place)).text)
    assert len(buttons) == 2
    assert len(set(buttons)) == 1
    assert "checked" not in site.get(at(one, place)).text


def test_declining_says_so_to_her_alone(site: TestClient) -> None:
    one = invited()
    sign_in(site, one.person)
    site.post(at(one, "/tolak"))
    assert "tidak diberi tahu" in site.get(at(one)).text


def test_a_camera_and_a_local_player_are_allowed_where_something_records_and_nowhere_else(site: TestClient) -> None:
    one = allowed()
    sign_in(site, one.person)
    for path in ("/perangkat", "/pertanyaan/1"):
        headers = site.get(at(one, path)).headers
        assert CAMERA in headers["permissions-policy"]
        assert "media-src 'self' blob:" in headers["content-security-policy"]
    for path in (at(one), at(one, "/kirim"), "/lowongan"):
        headers = site.get(path).headers
        assert CAMERA not in headers.get("permissions-policy", "")
        assert "media-src 'self' blob:" not in headers.get("content-security-policy", "")


def test_no_camera_page_opens_before_the_consent(site: TestClient) -> None:
    one = invited()
    sign_in(site, one.person)
    assert site.get(at(one, "/perangkat")).headers["location"] == at(one)
    assert "data-recorder" not in site.get(at(one, "/pertanyaan/1")).text


def test_a_text_that_changed_meanwhile_is_shown_again(site: TestClient) -> None:
    one = invited()
    sign_in(site, one.person)
    answer = site.post(at(one, "/izin"), data={"shown": "0" * 64})
    assert (answer.status_code, "sudah berubah" in answer.text) == (422, True)


def test_what_was_cut_off_is_used_as_far_as_it_came(site: TestClient) -> None:
    one = allowed()
    take = video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)
    interviews.send(one.person, take.answer_id, interviews.recording(seconds=3)[:3000])
    sign_in(site, one.person)
    assert "terputus" in site.get(at(one)).text
    site.post(at(one, "/pakai"), data={"answer": take.answer_id})
    assert video_interviews.mine(one.person, one.application_id).questions[0].answer is not None


def test_an_answer_is_removed_with_one_button_and_only_from_its_own_page(site: TestClient) -> None:
    one, answer_id = shared()
    other, _theirs = shared()
    sign_in(site, other.person)
    assert site.post(at(other, "/hapus"), data={"answer": answer_id}).status_code == 404
    sign_in(site, one.person)
    assert answer_id in site.get(at(one)).text
    assert site.post(at(one, "/hapus"), data={"answer": answer_id}).headers["location"] == at(one)
    assert answer_id not in site.get(at(one)).text


def test_nobody_else_has_such_a_page(site: TestClient) -> None:
    one, uninvited = invited(), interviews.applied()
    assert site.get(at(one)).headers["location"].startswith("/masuk")
    for stranger in (some_candidate("Ayu"), one.owner):
        sign_in(site, stranger)
        for tail in ("", "/izin", "/perangkat", "/pertanyaan/1", "/kirim"):
            assert site.get(at(one, tail)).status_code == 404
        for tail in ("/izin", "/tolak", "/pertanyaan/1", "/pakai", "/hapus", "/kirim", "/simpan"):
            assert site.post(at(one, tail)).status_code == 404
    sign_in(site, uninvited.person)
    assert site.get(at(uninvited)).status_code == 404
    sign_in(site, one.person)
    for tail in ("/pertanyaan/0", "/pertanyaan/4", "/pertanyaan/x", "/pertanyaan/999"):
        assert site.get(at(one, tail)).status_code == 404


def test_the_company_s_words_are_only_words(site: TestClient) -> None:
    one = interviews.applied()
    question = interviews.KitQuestionForm("<img src=x onerror=alert(1)>", 0, 30, 0, video=False, audio=False, written=True)
    interviews.video_kits.save(one.owner, one.vacancy.id, [question])
    interviews.video_invitations.invite(one.owner, [one.application_id], interviews.form(message="<script>alert(1)</script>"))
    sign_in(site, one.person)
    for tail in ("", "/pertanyaan/1"):
        page = site.get(at(one, tail)).text
        assert "<img src=x" not in page
        assert "<script>alert" not in page


def test_the_pages_speak_english_too(site: TestClient) -> None:
    one = invited()
    sign_in(site, one.person)
    page = site.get("/en" + at(one)).text
    assert "This is your choice" in page
    assert "Ini pilihanmu" not in page
