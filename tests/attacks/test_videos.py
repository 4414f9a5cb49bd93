"""Recordings over the real socket: the server is killed while one comes in, and a stream that plays is stopped by a withdrawal."""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread

import httpx
import psutil
import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from tests.attacks.test_killing import kill
from tests.support import interviews, server
from tests.support.caller import caller
from tests.support.interviews import Invited, allowed, shared, stored_answer
from tests.support.real_videos import recording
from tests.support.server import LiveServer
from tests.support.town import cookie_of
from weimproovi import db
from weimproovi.integrations.storage_keys import store, unwrap
from weimproovi.models import VideoFile, VideoKey, VideoViewing
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import video_answers, video_checking, video_interviews
from weimproovi.vocabulary import AnswerKind, AnswerState, Purpose, VideoFileKind

MEBIBYTE, LONG = 1024 * 1024, 48 * 1024 * 1024
PIECE = 700


@pytest.fixture
def start(migrated: Engine) -> Iterator[Callable[[], LiveServer]]:
    """Starts the product; whatever still runs is ended afterwards."""
    web, running = server.built_front_end(), []

    def starting() -> LiveServer:
        running.append(server.start(web, server.free_port()))
        return running[-1]

    yield starting
    for live in running:
        with suppress(psutil.NoSuchProcess):
            kill(live)


def send(client: httpx.Client, answer_id: str, whole: bytes, acknowledged: list[int]) -> None:
    """Part after part until the server is gone; notes how far each answer said it was."""
    at = client.get(f"/berkas/rekaman/{answer_id}/bagian").json()["offset"]
    with suppress(httpx.TransportError):
        while at < len(whole):
            piece = whole[at : at + PIECE]
            headers = {"upload-offset": str(at), "upload-checksum": hashlib.sha256(piece).hexdigest()}
            at = client.post(f"/berkas/rekaman/{answer_id}/bagian", content=piece, headers=headers).json()["offset"]
            acknowledged.append(at)


@pytest.mark.slow
def test_a_kill_in_the_middle_loses_nothing_that_was_acknowledged(database: Engine, start: Callable[[], LiveServer]) -> None:
    one, whole, acknowledged = allowed(), recording(seconds=20), [0]
    take = video_answers.begin(one.person, one.application_id, 0, AnswerKind.VIDEO)
    live = start()
    with caller(live, cookie_of(one.person)) as client:
        sender = Thread(target=send, args=(client, take.answer_id, whole, acknowledged))
        sender.start()
        while acknowledged[-1] < len(whole) // 3:
            time.sleep(0.001)
        kill(live)
        sender.join()
    assert acknowledged[-1] < len(whole)
    assert video_answers.progress(one.person, take.answer_id).offset >= acknowledged[-1]
    with caller(start(), cookie_of(one.person)) as client:
        send(client, take.answer_id, whole, acknowledged)
        assert client.post(f"/berkas/rekaman/{take.answer_id}/simpan", headers={"upload-length": str(len(whole))}).status_code == 200
    while stored_answer(take.answer_id).state in (AnswerState.KEPT, AnswerState.CHECKING):
        video_checking.sweep_videos()
        time.sleep(0.1)
    assert stored_answer(take.answer_id).state is AnswerState.READY
    assert stored_answer(take.answer_id).duration > 19_000


@pytest.mark.clause("U6", "refuses")
def test_a_stream_that_plays_is_stopped_by_a_withdrawal(live_server: LiveServer, database: Engine) -> None:
    one, answer_id = shared()
    made_long(answer_id)
    received, withdrawn_at = 0, 0.0
    with caller(live_server, cookie_of(one.owner)) as client, client.stream("GET", f"/berkas/lamaran/{one.application_id}/video/{answer_id}") as answer:
        with suppress(httpx.RemoteProtocolError):
            for chunk in answer.iter_raw():
                received += len(chunk)
                if not withdrawn_at and received > MEBIBYTE:
                    withdraw(one)
                    withdrawn_at = time.monotonic()
        took = time.monotonic() - withdrawn_at
    assert received < LONG, f"all of it left, {took:.1f} s after the withdrawal"


@pytest.mark.clause("S6", "passes")
def test_a_client_that_hangs_up_in_the_middle_is_counted_for_what_left(live_server: LiveServer, database: Engine) -> None:
    one, answer_id = shared()
    made_long(answer_id)
    received = 0
    with caller(live_server, cookie_of(one.owner)) as client, client.stream("GET", f"/berkas/lamaran/{one.application_id}/video/{answer_id}") as answer:
        for chunk in answer.iter_raw():
            received += len(chunk)
            if received > MEBIBYTE:
                break
    sent = 0
    for _try in range(100):
        if sent := sent_of(answer_id):
            break
        time.sleep(0.1)
    assert received <= sent < LONG


def sent_of(answer_id: str) -> int:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.execute(select(col(VideoViewing.sent)).where(col(VideoViewing.answer_id) == interviews.UUID(answer_id))).scalar_one()


def withdraw(one: Invited) -> None:
    video_interviews.keep_only(one.person, one.application_id)


def made_long(answer_id: str) -> None:
    """The answer's file becomes a long one, so that a stream of it lasts."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        key = session.execute(select(col(VideoKey.wrapped_key)).where(col(VideoKey.answer_id) == interviews.UUID(answer_id))).scalar_one()
        of_it = (col(VideoFile.answer_id) == interviews.UUID(answer_id), col(VideoFile.kind) == VideoFileKind.RECORDING)
        file = session.execute(select(VideoFile).where(*of_it)).scalars().one()
        store().put(file.stored_name, unwrap(key), (bytes(MEBIBYTE) for _number in range(LONG // MEBIBYTE)))
        file.size = LONG
