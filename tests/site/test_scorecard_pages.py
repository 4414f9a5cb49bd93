"""Scoring in a browser without a script: beside answers and without any, drafts, faults that keep what was chosen, and nothing for whoever is not meant."""

import re

import pytest
from starlette.testclient import TestClient

from tests.support import interviews
from tests.support.browsing import sign_in
from tests.support.market import some_candidate, some_member, some_owner, some_vacancy
from tests.support.scoring import GIVEN, NOTE, Reviewed, card, kept, reviewed, sent
from weimproovi.models import Scorecard, ScorecardDraft
from weimproovi.services import applications, scorecards, vacancy_attributes, video_interviews
from weimproovi.vocabulary import MemberRole, Plan


def scores_of(one: Reviewed | interviews.Invited) -> str:
    return f"/rekruter/lamaran/{one.application_id}/penilaian"


def attributes_of(one: Reviewed) -> str:
    return f"/rekruter/lowongan/{one.vacancy.id}/kriteria"


def filled(*steps: str, **more: str) -> dict[str, str]:
    """The posted form of a card."""
    asked = {f"asked-{place}": mark for place, mark in enumerate(GIVEN, 1)}
    return asked | {f"step-{place}": step for place, step in enumerate(steps or ("4", "5", "3"), 1)} | {"advice": "go_on", "note": NOTE, "version": "0", "act": "send"} | more


def chosen(page: str) -> set[str]:
    """Which step of which attribute is chosen, as "step-1=4"."""
    ticked = re.findall(r'<input[^>]*type="radio"[^>]*checked[^>]*>', page)
    return {"=".join(re.findall(rf'{part}="([^"]+)"', one)[0] for part in ("name", "value")) for one in ticked}


def test_a_card_is_kept_as_a_draft_mended_and_sent(site: TestClient) -> None:
    one = reviewed()
    sign_in(site, one.reviewer)
    empty = site.get(scores_of(one)).text
    assert chosen(empty) == set()
    assert all(words in empty for words in ("Memahami tugasnya", "Sangat kurang", "Sangat baik", "Tidak terlihat", "Penilaian rekan Anda terbuka di sini"))
    draft = site.post(scores_of(one), data=filled("4", "", "0", advice="", act="draft"))
    assert draft.headers["location"] == f"{scores_of(one)}#penilaian"
    assert chosen(site.get(scores_of(one)).text) == {"step-1=4", "step-3=0"}
    wrong = site.post(scores_of(one), data=filled("5", "", "0", advice="", note="Belum <b>selesai</b>"))
    assert (wrong.status_code, chosen(wrong.text)) == (422, {"step-1=5", "step-3=0"})
    assert all(words in wrong.text for words in ('href="#f-step-2"', "Menjelaskan dengan jelas: pilih satu, juga bila tidak terlihat", "Pilih rekomendasi", "Belum &lt;b&gt;selesai&lt;/b&gt;"))
    assert site.post(scores_of(one), data=filled()).headers["location"] == f"{scores_of(one)}#penilaian"
    shown = site.get(scores_of(one)).text
    assert all(words in shown for words in ("1 penilaian · 1 Disarankan", "4,0 dari 5", "Bima (Anda)", NOTE, "Ubah penilaian Anda", 'name="version" value="1"'))


def test_the_script_that_keeps_drafts_is_answered_without_a_page(site: TestClient) -> None:
    one = reviewed()
    sign_in(site, one.reviewer)
    quiet = site.post(scores_of(one), data=filled("4", act="draft", quiet="1"))
    assert (quiet.status_code, quiet.text, quiet.headers["cache-control"]) == (204, "", "no-store")
    assert kept(ScorecardDraft, one.application_id) == 1


@pytest.mark.clause("D1", "refuses")
def test_no_page_shows_a_colleagues_words_before_the_own_card_is_sent(site: TestClient) -> None:
    one = reviewed()
    sent(one.reviewer, one, note="Kata rekan.")
    sign_in(site, one.owner)
    pages = [site.get(scores_of(one)), site.post(scores_of(one), data=filled("", advice="")), site.get(f"/rekruter/lamaran/{one.application_id}/video")]
    assert not [page for page in pages if "Kata rekan." in page.text or "dari 5" in page.text]
    site.post(scores_of(one), data=filled("2", "2", "2"))
    assert all(words in site.get(scores_of(one)).text for words in ("Kata rekan.", "3,0 dari 5", "Kurang sampai Baik", "dari 2"))


def test_the_card_stands_beside_the_answers_and_stays_when_they_stop(site: TestClient) -> None:
    one, answer_id = interviews.shared()
    sign_in(site, one.owner)
    review = f"/rekruter/lamaran/{one.application_id}/video"
    page = site.get(review).text
    assert answer_id in page
    assert 'name="came" value="video"' in page
    wrong = site.post(scores_of(one), data=filled("4", "4", "4", advice="", came="video"))
    assert (wrong.status_code, chosen(wrong.text), answer_id in wrong.text) == (422, {"step-1=4", "step-2=4", "step-3=4"}, True)
    assert site.post(scores_of(one), data=filled(came="video")).headers["location"] == f"/rekruter/tinjau?terkirim={one.application_id}"
    assert site.post(scores_of(one), data=filled("1", "1", "1", came="video", version="1")).headers["location"] == f"{review}#penilaian"
    video_interviews.keep_only(one.person, one.application_id)
    stopped = site.get(review).text
    assert answer_id not in stopped
    assert NOTE in stopped


def test_an_application_that_was_taken_back_shows_cards_and_no_form(site: TestClient) -> None:
    one = reviewed()
    sent(one.reviewer, one)
    applications.withdraw(one.person, one.application_id)
    sign_in(site, one.reviewer)
    page = site.get(scores_of(one)).text
    assert all(words in page for words in ("Pelamar nomor 1", "Lamaran ini sudah ditarik.", NOTE))
    assert "Sukarno" not in page
    assert "Kirim penilaian" not in page
    assert site.post(scores_of(one), data=filled("1", "1", "1", version="1")).status_code == 404


@pytest.mark.clause("S3", "refuses")
def test_others_find_nothing(site: TestClient) -> None:
    one = reviewed()
    sent(one.reviewer, one)
    paths = [scores_of(one), attributes_of(one)]
    assert all(site.get(path).headers["location"].startswith("/masuk") for path in paths)
    assert all(site.post(path, data=filled()).headers["location"].startswith("/masuk") for path in paths)
    elsewhere = some_member(one.owner, MemberRole.REVIEWER, some_vacancy(one.owner, "Kasir"))
    for stranger in (some_owner("PT Lain", plan=Plan.GROWTH), some_member(one.owner, MemberRole.RECRUITER), elsewhere, some_candidate("Ayu"), one.person):
        sign_in(site, stranger)
        assert [site.get(path).status_code for path in paths] == [404, 404]
        assert [site.post(path, data=filled()).status_code for path in paths] == [404, 404]
    assert kept(Scorecard, one.application_id) == 1


@pytest.mark.parametrize(
    "hostile",
    [{"step-1": "6"}, {"step-1": "-1"}, {"step-1": "٣"}, {"advice": "hire"}, {"version": "1"}, {"version": "x" * 9}, {"asked-1": "Kecantikan"}, {"note": "x" * 2001}, {"asked-7": "x"}],
)
def test_what_no_form_of_ours_sends_is_refused_or_ignored(site: TestClient, hostile: dict[str, str]) -> None:
    one = reviewed()
    sign_in(site, one.reviewer)
    answer = site.post(scores_of(one), data=filled() | hostile)
    assert answer.status_code == (303 if hostile.get("version", "").startswith("x") or "asked-7" in hostile else 422)
    assert kept(Scorecard, one.application_id) == (1 if answer.status_code == 303 else 0)


def test_attributes_are_written_mended_and_read_by_who_may_not_write_them(site: TestClient) -> None:
    one = reviewed()
    sign_in(site, one.owner)
    assert "Tanpa kriteria sendiri, pelamar dinilai dari: Memahami tugasnya, " in site.get(attributes_of(one)).text
    wrong = site.post(attributes_of(one), data={"1": "Ramah", "2": "ramah"})
    assert (wrong.status_code, "Kriteria ini sudah ada di atas" in wrong.text, 'value="ramah"' in wrong.text) == (422, True, True)
    assert site.post(attributes_of(one), data={"1": "Latte art", "3": "Penampilan menarik"}).headers["location"] == attributes_of(one)
    assert "Menyebut penampilan" in site.get(attributes_of(one)).text
    sign_in(site, one.reviewer)
    page = site.get(attributes_of(one)).text
    assert "Latte art" in page
    assert "Simpan kriteria" not in page
    assert site.post(attributes_of(one), data={"1": "Lain"}).status_code == 404
    assert vacancy_attributes.attributes(one.owner, one.vacancy.id).names == ["Latte art", "Penampilan menarik"]


def test_both_languages_say_everything(site: TestClient) -> None:
    one = reviewed()
    sent(one.reviewer, one)
    scorecards.send(one.owner, one.application_id, card(2, 0, 3))
    sign_in(site, one.owner)
    english = site.get(f"/en{scores_of(one)}").text
    assert all(words in english for words in ("Understands the tasks", "3.0 of 5", "Poor to Good", "over 2", "Not seen", "2 Recommended", "Change your scorecard"))
    assert site.post(f"/en{scores_of(one)}", data=filled("1", "1", "1", version="1")).headers["location"] == f"/en{scores_of(one)}#penilaian"
