"""Recordings over HTTP, on a local folder and on an S3 server alike: parts that come in any way, answers that go out by ranges, and both stopped by a decision."""

import hashlib
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col
from starlette.testclient import TestClient

from tests.support import interviews
from tests.support.browsing import sign_in
from tests.support.buckets import s3_server, some_bucket
from tests.support.interviews import Invited, allowed, checked, shared, stored_answer
from tests.support.market import some_candidate, some_member, some_owner, some_staff, some_vacancy
from tests.support.real_videos import recording
from weimproovi import clock, db
from weimproovi.integrations import storage_keys
from weimproovi.integrations.storage_keys import store
from weimproovi.models import Candidate, FileRemoval, Subscription, VideoFile, VideoKey, VideoPart, VideoViewing
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import (
    applications,
    consents,
    destruction,
    ledger,
    members,
    pausing,
    stored_files,
    video_answers,
    video_checking,
    video_interviews,
    video_removal,
    video_watching,
)
from weimproovi.services.file_stream import decided_again
from weimproovi.settings import settings
from weimproovi.vocabulary import (
    AnswerKind,
    AnswerState,
    CertificateKind,
    ConsentScope,
    MemberRole,
    Purpose,
    VideoFileKind,
)

PART, MEBIBYTE = 1024 * 1024, 1024 * 1024
FALLS = {
    "share withdrawn": lambda one, _answer: video_interviews.keep_only(one.person, one.application_id),
    "recording withdrawn": lambda one, _answer: consents.withdraw(one.person, ConsentScope.VIDEO_RECORD, one.application_id),
    "application withdrawn": lambda one, _answer: applications.withdraw(one.person, one.application_id),
    "answer removed": lambda one, answer: video_answers.remove(one.person, answer),
    "account paused": lambda one, _answer: pause(one),
    "plan ended": lambda _one, _answer: end_plan(),
}


EVERYTHING = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
where_it_lies = pytest.mark.parametrize("place", ["local", "s3"] if EVERYTHING else ["local"], indirect=True)  # for what asks the same of many


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with s3_server() as address:
        yield address


@pytest.fixture(params=["local", "s3"], autouse=True)
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where files lie in this test."""
    chosen = f"local:{tmp_path / 'files'}"
    if request.param == "s3":
        chosen = f"s3://{some_bucket(request.getfixturevalue('s3'), monkeypatch)}/video"
    monkeypatch.setenv("WEIMPROOVI_STORAGE", chosen)
    forget()
    yield request.param
    monkeypatch.undo()
    forget()


def forget() -> None:
    settings.cache_clear()
    storage_keys.store.cache_clear()


def begin(site: TestClient, one: Invited, number: int = 0, kind: str = "video") -> dict[str, object]:
    sign_in(site, one.person)
    answer = site.post(f"/berkas/wawancara/{one.application_id}/{number}/{kind}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def part(site: TestClient, answer_id: object, at: int, content: bytes, checksum: str = "") -> tuple[int, dict[str, object]]:
    headers = {"upload-offset": str(at), "upload-checksum": checksum or hashlib.sha256(content).hexdigest()}
    answer = site.post(f"/berkas/rekaman/{answer_id}/bagian", content=content, headers=headers)
    return answer.status_code, answer.json() if answer.headers["content-type"].startswith("application/json") else {}


def watching(one: Invited, answer_id: str) -> str:
    return f"/berkas/lamaran/{one.application_id}/video/{answer_id}"


def own_bytes(one: Invited, answer_id: str) -> bytes:
    return b"".join(video_watching.own(one.person, answer_id, lambda size: (0, size)).chunks)


def pause(one: Invited) -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        pausing.set_paused(session, session.get_one(Candidate, one.person.candidate_id), clock.now())


def end_plan() -> None:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for row in session.execute(select(Subscription)).scalars():
            row.ends_at = clock.now()


def made_long(answer_id: str, size: int) -> None:
    """The answer's file becomes a long one, so that a stream of it lasts."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        key = storage_keys.unwrap(session.execute(select(col(VideoKey.wrapped_key)).where(col(VideoKey.answer_id) == UUID(answer_id))).scalar_one())
        file = session.execute(select(VideoFile).where(col(VideoFile.answer_id) == UUID(answer_id), col(VideoFile.kind) == VideoFileKind.RECORDING)).scalars().one()
        store().put(file.stored_name, key, (bytes(MEBIBYTE) for _number in range(size // MEBIBYTE)))
        file.size = size


# In


def test_a_recording_comes_in_parts_and_is_played_back(site: TestClient) -> None:
    one, whole = allowed(), recording(seconds=4)
    take = begin(site, one)
    assert (take["offset"], take["part"]) == (0, PART)
    for at in range(0, len(whole), 1000):
        assert part(site, take["id"], at, whole[at : at + 1000])[0] == 200
    assert site.get(f"/berkas/rekaman/{take['id']}/bagian").json()["offset"] == len(whole)
    kept = site.post(f"/berkas/rekaman/{take['id']}/simpan", headers={"upload-length": str(len(whole))})
    assert kept.json()["state"] == "kept"
    assert site.get(f"/berkas/rekaman/{take['id']}").status_code == 404
    video_checking.sweep_videos()
    played = site.get(f"/berkas/rekaman/{take['id']}")
    assert (played.status_code, played.headers["content-type"]) == (200, "video/webm")
    assert played.content.startswith(b"\x1a\x45\xdf\xa3")
    assert site.get(f"/berkas/rekaman/{take['id']}/gambar").content.startswith(b"\xff\xd8")


def test_a_part_that_comes_twice_changes_nothing_and_one_in_a_wrong_place_hears_the_right_one(site: TestClient) -> None:
    take = begin(site, allowed())
    assert part(site, take["id"], 0, b"a" * 10)[1]["offset"] == 10
    assert part(site, take["id"], 0, b"a" * 10)[1]["offset"] == 10
    assert part(site, take["id"], 10, b"b" * 5)[1]["offset"] == 15
    for at, content in ((0, b"z" * 10), (0, b"a" * 9), (3, b"a"), (14, b"b"), (16, b"c"), (10**14, b"c")):
        assert part(site, take["id"], at, content) == (409, {"offset": 15})
    assert interviews.count(VideoPart, str(take["id"])) == 2
    wrong = site.post(f"/berkas/rekaman/{take['id']}/simpan", headers={"upload-length": "14"})
    assert (wrong.status_code, wrong.json()) == (409, {"offset": 15})


def test_one_part_by_many_connections_is_one_part(site: TestClient) -> None:
    one, content = allowed(), b"x" * 5000
    take = video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)
    together, digest = threading.Barrier(4), hashlib.sha256(content).digest()

    def bring(_number: int) -> int:
        together.wait()
        return video_answers.receive(one.person, take.answer_id, 0, content, digest).offset

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(bring, range(4))) == [5000] * 4
    assert interviews.count(VideoPart, take.answer_id) == 1
    assert len(named(take.answer_id)) == 1


def named(answer_id: str) -> set[str]:
    """Stored names of an answer's parts; every other file in the store belongs to a resume."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return set(session.execute(select(col(VideoPart.stored_name)).where(col(VideoPart.answer_id) == UUID(answer_id))).scalars())


def test_damaged_endless_and_malformed_parts_are_refused_and_nothing_is_lost(site: TestClient) -> None:
    take = begin(site, allowed())
    part(site, take["id"], 0, b"a" * 10)
    assert part(site, take["id"], 10, b"b" * 10, "0" * 64)[0] == 422
    assert part(site, take["id"], 10, b"")[0] == 422
    assert part(site, take["id"], 10, b"b" * (PART + 1))[0] == 413
    path = f"/berkas/rekaman/{take['id']}/bagian"
    for headers in ({}, {"upload-offset": "0"}, {"upload-offset": "-1", "upload-checksum": "0" * 64}, {"upload-offset": "9" * 30, "upload-checksum": "0" * 64}, {"upload-offset": "0", "upload-checksum": "kopi"}):
        assert site.post(path, content=b"b", headers=headers).status_code == 400
    assert site.get(path).json()["offset"] == 10


def test_a_recording_that_grows_too_large_is_stopped_on_its_way(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video_answers, "MOST_BYTES", 2000)
    take = begin(site, allowed())
    assert part(site, take["id"], 0, b"a" * 1500)[0] == 200
    status, said = part(site, take["id"], 1500, b"a" * 501)
    assert (status, "terlalu besar" in str(said["words"])) == (422, True)
    assert part(site, take["id"], 1500, b"a" * 500)[0] == 200


def test_one_persons_room_ends(site: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    one = allowed()
    take = begin(site, one)
    part(site, take["id"], 0, b"a" * 1500)
    monkeypatch.setattr(video_answers, "MOST_OF_ONE_PERSON", 1000)
    assert site.post(f"/berkas/wawancara/{one.application_id}/1/audio").status_code == 422


@pytest.mark.clause("C3", "refuses")
def test_a_take_is_hers_alone_and_lives_with_her_consent(site: TestClient) -> None:
    one, other = allowed(), allowed()
    take = begin(site, one)
    for stranger in (other.person, one.owner, some_staff()):
        sign_in(site, stranger)
        assert part(site, take["id"], 0, b"a")[0] == 404
        assert site.get(f"/berkas/rekaman/{take['id']}/bagian").status_code == 404
        assert site.post(f"/berkas/rekaman/{take['id']}/hapus").status_code == 404
        assert site.post(f"/berkas/wawancara/{one.application_id}/0/video").status_code == 404
    site.cookies.clear()
    assert part(site, take["id"], 0, b"a")[0] == 404
    sign_in(site, one.person)
    assert part(site, take["id"], 0, b"a")[0] == 200
    consents.withdraw(one.person, ConsentScope.VIDEO_RECORD, one.application_id)
    assert part(site, take["id"], 1, b"a")[0] == 404
    assert site.post(f"/berkas/wawancara/{one.application_id}/0/video").status_code == 422


@where_it_lies
@pytest.mark.parametrize("path", ["x/0/video", "{}/9/video", "{}/-1/video", "{}/0/written", "{}/0/telepati", "{}/%00/video", "{}/99999999999999999999/video"])
def test_takes_of_nothing_do_not_begin(site: TestClient, path: str) -> None:
    one = allowed()
    sign_in(site, one.person)
    assert site.post(f"/berkas/wawancara/{path.format(one.application_id)}").status_code == 404


# Out


@pytest.mark.clause("U6", "passes")
def test_a_company_plays_by_ranges_what_was_shared(site: TestClient) -> None:
    one, answer_id = shared()
    whole, path = own_bytes(one, answer_id), watching(one, answer_id)
    sign_in(site, one.owner)
    for asked, start, stop in (("bytes=0-", 0, len(whole)), ("bytes=100-199", 100, 200), ("bytes=-50", len(whole) - 50, len(whole)), (f"bytes={len(whole) - 1}-", len(whole) - 1, len(whole)), ("bytes=0-99999999", 0, len(whole))):
        answer = site.get(path, headers={"range": asked})
        assert (answer.status_code, answer.headers["content-range"]) == (206, f"bytes {start}-{stop - 1}/{len(whole)}")
        assert answer.content == whole[start:stop]
    beyond = site.get(path, headers={"range": f"bytes={len(whole)}-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(whole)}")
    for asked in ("", "bytes=", "bytes=-", "kopi=0-1", "bytes=a-b", "bytes=0-1,5-6"):
        answer = site.get(path, headers={"range": asked} if asked else {})
        assert (answer.status_code, answer.content) == (200, whole)


def test_a_played_answer_is_kept_by_nobody(site: TestClient) -> None:
    one, answer_id = shared()
    sign_in(site, one.owner)
    for path in (watching(one, answer_id), watching(one, answer_id) + "/gambar"):
        headers = site.get(path).headers
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "sandbox" in headers["content-security-policy"]
        assert headers["content-disposition"] == "inline"


@pytest.mark.clause("U6", "refuses")
def test_nobody_else_finds_it(site: TestClient) -> None:
    one, answer_id = shared()
    path, elsewhere = watching(one, answer_id), some_vacancy(one.owner, "Kasir")
    assigned = some_member(one.owner, MemberRole.REVIEWER, one.vacancy)
    strangers = [
        some_owner("PT Teh Pagi"), some_member(one.owner, MemberRole.RECRUITER), some_member(one.owner, MemberRole.REVIEWER, elsewhere),
        some_candidate("Ayu"), one.person, some_staff(),
    ]  # fmt: skip
    for stranger in strangers:
        sign_in(site, stranger)
        assert [site.get(f"{path}{tail}").status_code for tail in ("", "/gambar")] == [404, 404]
    site.cookies.clear()
    assert site.get(path).status_code == 404
    sign_in(site, assigned)
    assert [site.get(f"{path}{tail}").status_code for tail in ("", "/gambar")] == [200, 200]


def test_an_answer_does_not_open_by_another_application(site: TestClient) -> None:
    (one, mine), (_other, theirs) = shared(), shared()
    sign_in(site, one.owner)
    assert site.get(watching(one, theirs)).status_code == 404
    assert site.get(watching(one, mine)).status_code == 200
    for path in (f"/berkas/lamaran/x/video/{mine}", f"/berkas/lamaran/{one.application_id}/video/x"):
        assert site.get(path).status_code == 404


def test_what_is_kept_and_not_shared_is_watched_by_nobody(site: TestClient) -> None:
    one = allowed()
    answer_id = checked(one)
    sign_in(site, one.owner)
    assert site.get(watching(one, answer_id)).status_code == 404


@pytest.mark.clause("U6", "refuses")
@where_it_lies
@pytest.mark.parametrize("fall", FALLS)
def test_the_next_range_of_an_open_player_is_refused(site: TestClient, fall: str) -> None:
    one, answer_id = shared()
    sign_in(site, one.owner)
    assert site.get(watching(one, answer_id), headers={"range": "bytes=0-9"}).status_code == 206
    FALLS[fall](one, answer_id)
    for _again in range(2):
        assert site.get(watching(one, answer_id), headers={"range": "bytes=10-19"}).status_code == 404


@pytest.mark.clause("U6", "refuses")
@where_it_lies
@pytest.mark.parametrize("fall", FALLS)
def test_an_open_stream_ends_within_four_mebibytes_of_the_fall(site: TestClient, fall: str) -> None:
    one, answer_id = shared()
    made_long(answer_id, 16 * MEBIBYTE)
    stream = video_watching.watch(one.owner, one.application_id, answer_id, lambda size: (0, size))
    assert stream.still_allowed is not None
    pieces = decided_again(stream.chunks, lambda: stream.still_allowed is not None and stream.still_allowed(one.owner))
    before = sum(len(next(pieces)) for _number in range(8))
    FALLS[fall](one, answer_id)
    assert before + sum(map(len, pieces)) <= 4 * MEBIBYTE


def test_a_reviewer_who_was_removed_watches_no_further(site: TestClient) -> None:
    one, answer_id = shared()
    reviewer = some_member(one.owner, MemberRole.REVIEWER, one.vacancy)
    sign_in(site, reviewer)
    assert site.get(watching(one, answer_id)).status_code == 200
    members.remove(one.owner, str(reviewer.member_id))
    assert site.get(watching(one, answer_id)).status_code == 404


@pytest.mark.clause("D1", "passes")
def test_each_viewing_is_one_line_that_the_candidate_reads_with_its_seconds(site: TestClient) -> None:
    one, answer_id = shared()
    size = len(own_bytes(one, answer_id))
    sign_in(site, one.owner)
    for asked in ("bytes=0-", f"bytes=0-{size // 2}"):
        site.get(watching(one, answer_id), headers={"range": asked})
    site.get(watching(one, answer_id) + "/gambar")
    assert [look.what for look in plays(one)] == ["Video wawancara diputar, 3 detik"]
    with clock.moved(timedelta(minutes=31)):
        sign_in(site, one.owner)
        site.get(watching(one, answer_id), headers={"range": f"bytes=0-{size // 4}"})
        assert [look.what for look in plays(one)] == ["Video wawancara diputar, 1 detik", "Video wawancara diputar, 3 detik"]
    assert plays(one)[0].clause == "U6"


def plays(one: Invited) -> list[ledger.Look]:
    return [look for look in ledger.looks(one.person) if look.what.startswith("Video wawancara")]


def test_a_refused_look_is_told_to_the_candidate_and_the_plan_is_not(site: TestClient) -> None:
    one, answer_id = shared()
    video_interviews.keep_only(one.person, one.application_id)
    sign_in(site, one.owner)
    site.get(watching(one, answer_id))
    assert any(look.refused for look in ledger.looks(one.person))


# At rest


def test_what_lies_in_the_store_is_closed_and_goes_with_its_answer(site: TestClient) -> None:
    one, answer_id = shared()
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        names = set(session.execute(select(col(VideoFile.stored_name)).where(col(VideoFile.answer_id) == UUID(answer_id))).scalars())
    assert len(names) == 2
    for name in names:
        lying = b"".join(store().copy_out(name))[:4096]
        assert not [word for word in (b"\x1a\x45\xdf\xa3", b"OpusHead", b"\xff\xd8\xff") if word in lying]
    video_answers.remove(one.person, answer_id)
    assert interviews.count(VideoKey, answer_id) == 0
    video_removal.sweep_removed_videos()
    stored_files.sweep_files()
    assert not any(store().exists(name) for name in names)
    assert (interviews.count(VideoFile, answer_id), stored_answer(answer_id).state) == (0, AnswerState.REMOVED)


@pytest.mark.clause("D1", "passes")
@pytest.mark.parametrize("whole", [True, False], ids=["person", "application"])
def test_erasing_leaves_no_file_and_no_key(site: TestClient, whole: bool) -> None:
    one, answer_id = shared()
    sign_in(site, one.owner)
    site.get(watching(one, answer_id))
    video_interviews.keep_only(one.person, one.application_id)
    unfinished = video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)
    interviews.send(one.person, unfinished.answer_id, b"x" * 100)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        names = {name for table in (VideoFile, VideoPart) for name in session.execute(select(col(table.stored_name))).scalars()}
        if whole:
            destruction.erase(session, interviews.UUID(str(one.person.candidate_id)))
        else:
            destruction.erase_application(session, UUID(one.application_id), CertificateKind.APPLICATION_EXPIRED)
    assert len(names) == 3
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        left = [table for table in (VideoKey, VideoFile, VideoPart, VideoViewing) if session.execute(select(table)).first()]
        asked = set(session.execute(select(col(FileRemoval.stored_name))).scalars())
    assert (left, names <= asked) == ([], True)
    stored_files.sweep_files()
    assert not any(store().exists(name) for name in names)
