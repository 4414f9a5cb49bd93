"""A company's pages of video interviews in a browser without a script: questions in order, invitations with reasons, and a place that tells nothing of who did not answer."""

import re

import pytest
from starlette.testclient import TestClient

from tests.support import interviews
from tests.support.browsing import sign_in
from tests.support.interviews import Invited, applied, form, invited, shared
from tests.support.market import some_candidate, some_member, some_owner
from weimproovi.services import video_interviews, video_kits
from weimproovi.vocabulary import MemberRole, Plan

QUESTION = {"think_seconds": "20", "answer_seconds": "60", "retakes": "1", "video": "yes"}


def kit_of(one: Invited) -> str:
    return f"/rekruter/lowongan/{one.vacancy.id}/wawancara"


def review_of(one: Invited) -> str:
    return f"/rekruter/lamaran/{one.application_id}/video"


def typed(*texts: str, **more: str) -> dict[str, str]:
    """A form with these questions."""
    fields = {f"{name}-{place}": value for place in range(1, len(texts) + 1) for name, value in QUESTION.items()}
    return fields | {f"text-{place}": text for place, text in enumerate(texts, 1)} | {f"order-{place}": str(place) for place in range(1, len(texts) + 1)} | more


def test_questions_are_written_put_in_order_and_removed(site: TestClient) -> None:
    one = applied()
    sign_in(site, one.owner)
    assert 'name="text-3"' in site.post(kit_of(one), data=typed("Satu?", "Dua?", act="add")).text
    assert site.post(kit_of(one), data=typed("Satu?", "Dua?", "", **{"order-1": "2", "order-2": "1"})).headers["location"] == kit_of(one)
    assert [asked.text for asked in video_kits.kit(one.owner, one.vacancy.id).questions] == ["Dua?", "Satu?"]
    wrong = site.post(kit_of(one), data=typed("Satu?", **{"answer_seconds-1": "9999999", "video-1": ""}))
    assert wrong.status_code == 422
    assert "15 sampai 300 detik" in wrong.text
    assert "satu cara menjawab" in wrong.text


def test_one_is_invited_extended_and_refused_with_words(site: TestClient) -> None:
    one = applied()
    video_kits.save(one.owner, one.vacancy.id, interviews.KIT)
    sign_in(site, one.owner)
    asked = form()
    fields = {"deadline": asked.deadline, "zone": asked.zone, "message": "Halo."}
    assert "Pilih siapa yang diundang" in site.post(f"{kit_of(one)}/undang", data=fields).text
    assert "Pilih tanggal dan jam" in site.post(f"{kit_of(one)}/undang", data={**fields, "deadline": "", "application": one.application_id}).text
    assert site.post(f"{kit_of(one)}/undang", data={**fields, "application": one.application_id}).headers["location"] == kit_of(one)
    assert "Belum ada video, batas" in site.get(kit_of(one)).text
    assert "Sudah diundang." in site.post(f"{kit_of(one)}/undang", data={**fields, "application": one.application_id}).text
    later = {"application": one.application_id, "deadline": form(days=9).deadline, "zone": "WITA"}
    assert site.post(f"{kit_of(one)}/perpanjang", data=later).headers["location"] == kit_of(one)
    assert "WITA" in site.get(kit_of(one)).text
    assert site.post(f"{kit_of(one)}/perpanjang", data=later).status_code == 422


@pytest.mark.clause("U6", "refuses")
def test_the_review_page_tells_nothing_of_who_did_not_answer(site: TestClient) -> None:
    silent, declined, (withdrawn, _answer) = invited(), invited(), shared()
    video_interviews.decline(declined.person, declined.application_id)
    video_interviews.keep_only(withdrawn.person, withdrawn.application_id)
    pages = set()
    for one in (silent, declined, withdrawn):
        sign_in(site, one.owner)
        answer = site.get(review_of(one))
        pages.add((answer.status_code, re.sub(r"[0-9a-f-]{36}", "?", answer.text)))
    assert len(pages) == 1


def test_what_is_shared_is_watched_with_the_viewer_s_name_over_it_and_no_way_to_keep_it(site: TestClient) -> None:
    one, answer_id = shared()
    sign_in(site, one.owner)
    page = site.get(review_of(one)).text
    assert f"/berkas/lamaran/{one.application_id}/video/{answer_id}" in page
    assert "PT Kopi Senja · Wati · " in page
    assert "nodownload" in page
    assert "Dapat ditarik kapan saja" in page
    reviewer = some_member(one.owner, MemberRole.REVIEWER, one.vacancy)
    sign_in(site, reviewer)
    assert answer_id in site.get(review_of(one)).text
    assert "Simpan pertanyaan" not in site.get(kit_of(one)).text


def test_a_plan_without_videos_says_which_has_them(site: TestClient) -> None:
    one = applied(Plan.FREE)
    sign_in(site, one.owner)
    page = site.get(kit_of(one)).text
    assert "tidak memuat wawancara video" in page
    assert "Simpan pertanyaan" not in page
    assert site.post(kit_of(one), data=typed("Satu?")).status_code == 422


def test_others_find_nothing(site: TestClient) -> None:
    one, _answer = shared()
    paths = [kit_of(one), review_of(one)]
    assert all(site.get(path).headers["location"].startswith("/masuk") for path in paths)
    for stranger in (some_owner("PT Lain", plan=Plan.GROWTH), some_member(one.owner, MemberRole.RECRUITER), some_candidate("Ayu"), one.person):
        sign_in(site, stranger)
        assert [site.get(path).status_code for path in paths] == [404, 404]
        assert [site.post(path, data=typed("Satu?")).status_code for path in (kit_of(one), f"{kit_of(one)}/undang", f"{kit_of(one)}/perpanjang")] == [404] * 3


@pytest.mark.parametrize("words", ["", "x", "-1", "99999", "١٢", "1e3"])
def test_a_number_that_is_none_is_refused_in_words(site: TestClient, words: str) -> None:
    one = applied()
    sign_in(site, one.owner)
    assert site.post(kit_of(one), data=typed("Satu?", **{"answer_seconds-1": words})).status_code == 422


def test_the_preview_is_what_the_candidate_meets_with_everything_switched_off(site: TestClient) -> None:
    one = applied()
    sign_in(site, one.owner)
    assert site.get(f"{kit_of(one)}/pratinjau").status_code == 404
    video_kits.save(one.owner, one.vacancy.id, interviews.KIT)
    assert f"{kit_of(one)}/pratinjau" in site.get(kit_of(one)).text
    shown = site.get(f"{kit_of(one)}/pratinjau").text
    for words in ("Ini pilihanmu", "Lamaranmu tetap diproses", "3 pertanyaan, paling lama 2 menit", "Tidak, terima kasih"):
        assert words in shown
    first = site.get(f"{kit_of(one)}/pratinjau?pertanyaan=1").text
    assert "Langkah 1 dari 3" in first
    assert "data-recorder" in first
    assert "Jawaban tertulis" in site.get(f"{kit_of(one)}/pratinjau?pertanyaan=2").text
    for page in (shown, first):
        inside = page[page.index('<fieldset class="preview" disabled') :]
        assert "<a " not in inside[: inside.index("</main>")]
    assert [site.get(f"{kit_of(one)}/pratinjau?pertanyaan={number}").status_code for number in ("0", "4", "x", "٢", "999")] == [404] * 5


def test_the_preview_invites_nobody_and_keeps_nothing(site: TestClient) -> None:
    one = applied()
    video_kits.save(one.owner, one.vacancy.id, interviews.KIT)
    sign_in(site, one.owner)
    for query in ("", "?pertanyaan=1"):
        site.get(f"{kit_of(one)}/pratinjau{query}")
    assert video_interviews.all_of_mine(one.person) == []


ROLES = {MemberRole.RECRUITER: (True, True), MemberRole.HIRING_MANAGER: (False, True), MemberRole.REVIEWER: (False, False)}


@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("S3", "refuses")
@pytest.mark.parametrize("role", ROLES)
def test_each_role_meets_the_forms_that_it_may_send(site: TestClient, role: MemberRole) -> None:
    one, waiting = invited(), applied()
    writes, invites = ROLES[role]
    for shown in (one, waiting):
        video_kits.save(shown.owner, shown.vacancy.id, interviews.KIT)
        sign_in(site, some_member(shown.owner, role, shown.vacancy))
        page = site.get(kit_of(shown)).text
        assert interviews.KIT[0].text in page
        assert ("Simpan pertanyaan" in page, "pratinjau" in page) == (writes, writes)
        assert ("Perpanjang batas" in page or "Kirim undangan" in page) == invites
        statuses = [site.post(kit_of(shown), data=typed("Satu?", act="add")).status_code, site.post(f"{kit_of(shown)}/undang").status_code]
        assert statuses == [200 if writes else 404, 422 if invites else 404]
        assert site.get(f"{kit_of(shown)}/pratinjau").status_code == (200 if writes else 404)
