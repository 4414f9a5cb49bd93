"""Files: other people's, hostile ones, endless ones."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import psutil
import pytest

from tests.support import signed_in
from tests.support.caller import caller, upload
from tests.support.hostile_files import HOSTILE
from tests.support.real_files import pdf
from tests.support.server import LiveServer
from tests.support.town import cookie_of, town
from weimproovi.ids import new_id
from weimproovi.services import resumes
from weimproovi.settings import settings
from weimproovi.vocabulary import DocumentProblem

pytestmark = pytest.mark.usefixtures("database")
EVERYTHING = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
KINDS = {problem: build for build, problem in HOSTILE.items()}
MEBIBYTE = 1024 * 1024
MAX_GROWTH = 64 * MEBIBYTE
MAX_GROWTH_OF_SET = 32 * MEBIBYTE
STRANGERS = ("", "bystander", "other_owner", "unassigned", "reviewer", "staff")
ROUTES = (
    "/berkas/lamaran/{application}/halaman/1", "/berkas/lamaran/{application}/unduh", "/berkas/cv/{resume}/halaman/1", "/berkas/cv/{resume}/unduh",
)


def answers(client: httpx.Client, application: str, resume: str) -> list[tuple[int, str, dict[str, str]]]:
    """Status, page and headers of every file route, without what must differ."""
    told = []
    for route in ROUTES:
        path = route.format(application=application, resume=resume)
        answer = client.get(path)
        kept = {name: value for name, value in answer.headers.items() if name not in ("date", "content-length")}
        told.append((answer.status_code, answer.text.replace(path, "?"), kept))
    return told


def test_not_there_and_not_yours_look_the_same(live_server: LiveServer) -> None:
    found = town()
    for stranger in STRANGERS:
        cookie = cookie_of(getattr(found, stranger)) if stranger else ""
        with caller(live_server, cookie) as client:
            theirs = answers(client, found.application_id, found.resume_id)
            nobodys, malformed = answers(client, str(new_id()), str(new_id())), answers(client, "x", "7")
        assert theirs == nobodys == malformed, stranger
        assert {status for status, _page, _headers in theirs} == {404}, stranger


def test_whoever_may_see_the_files_gets_them(live_server: LiveServer) -> None:
    found = town()
    with caller(live_server, cookie_of(found.assigned)) as recruiter, caller(live_server, cookie_of(found.victim)) as owner:
        opened = answers(recruiter, found.application_id, found.resume_id)
        own = answers(owner, found.application_id, found.resume_id)
    assert [status for status, _page, _headers in opened] == [200, 200, 404, 404]
    assert [status for status, _page, _headers in own] == [404, 404, 200, 200]
    assert opened[1][2]["content-disposition"].startswith("attachment")


def test_hostile_files_are_refused_in_words_and_leave_nothing_in_memory_or_on_disk(live_server: LiveServer) -> None:
    chosen = list(HOSTILE) if EVERYTHING else list(KINDS.values())
    with caller(live_server, signed_in.candidate().cookie) as warm:
        upload(warm, KINDS[DocumentProblem.SCRIPT]())
    with growth(live_server, parsers=False) as risen:
        wrong = [words for build in chosen for words in refused(live_server, build)]
    assert wrong == []
    assert risen[0] <= MAX_GROWTH_OF_SET
    assert list((settings().data_dir / "incoming").glob("*")) == []
    with caller(live_server) as client:
        assert client.get("/lowongan").status_code == 200


def refused(live_server: LiveServer, build: Callable[[], bytes]) -> Iterator[str]:
    """What is wrong with the answer to one hostile file, if anything is."""
    person, stored = signed_in.candidate(), set((settings().data_dir / "files").rglob("*"))
    with caller(live_server, person.cookie) as client:
        answer = upload(client, build(), "cv.docx" if "word" in build.__name__ else "cv.pdf")
    if answer.status_code != (413 if HOSTILE[build] is DocumentProblem.TOO_BIG else 422):
        yield f"{build.__name__}: {answer.status_code}"
    if "Ada yang perlu diperbaiki" not in answer.text or 'href="#f-file"' not in answer.text:
        yield f"{build.__name__}: no words"
    if resumes.versions(person.actor) or set((settings().data_dir / "files").rglob("*")) != stored:
        yield f"{build.__name__}: something is kept"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("cv\u202efdp.exe", "cvfdp.pdf"), ("..\\..\\cv.exe", "cv.pdf"), ("a/../..", "cv.pdf"), ("CON.hta", "cv CON.pdf"), ("\ud800.pdf", "\ufffd\ufffd\ufffd.pdf"),
        ("x" * 4_000 + ".scr", "x" * 100 + ".pdf"), ("\u2066<img src=x>.html", "img src=x.pdf"), ("cv.pdf\r\nset-cookie: a=b", "cv.pdf"), (" . ", "cv.pdf"),
    ],
)
def test_a_name_that_deceives_is_kept_plain_and_ends_as_what_it_is(live_server: LiveServer, given: str, kept: str) -> None:
    person = signed_in.candidate()
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="' + given.encode("utf-8", "surrogatepass") + b'"\r\n\r\n' + pdf() + b"\r\n--x--\r\n"
    with caller(live_server, person.cookie) as client:
        answer = client.post("/berkas/cv", content=body, headers={"content-type": "multipart/form-data; boundary=x"})
    names = [one.file_name for one in resumes.versions(person.actor)]
    assert (answer.status_code, names) in ((303, [kept]), (400, [])), (answer.status_code, names)


def parts(boundary: str, mebibytes: int) -> Iterator[bytes]:
    yield f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="cv.pdf"\r\n\r\n%PDF-1.7\n'.encode()
    for _number in range(mebibytes):
        yield b"\0" * MEBIBYTE
    yield f"\r\n--{boundary}--\r\n".encode()


def resident(process: psutil.Process) -> int:
    """Bytes of the server and its workers."""
    return sum(one.memory_info().rss for one in (process, *process.children(recursive=True)) if one.is_running())


@contextmanager
def growth(live_server: LiveServer, *, parsers: bool = True) -> Iterator[list[int]]:
    """Notes how far the server's memory rises above where it began, with or without the processes that it starts to read a file."""
    process, stop = psutil.Process(live_server.process.pid), threading.Event()
    there = (process, *process.children(recursive=True))

    def now() -> int:
        return resident(process) if parsers else sum(one.memory_info().rss for one in there)

    begun = now()
    peak = [0]

    def watch() -> None:
        while not stop.wait(0.05):
            peak[0] = max(peak[0], now() - begun)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        stop.set()
        watcher.join()


def test_a_gibibyte_announced_is_refused_before_it_is_sent(live_server: LiveServer) -> None:
    host, port = live_server.url.removeprefix("http://").split(":")
    person = signed_in.candidate()
    head = (
        f"POST /berkas/cv HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {live_server.url}\r\nCookie: weimproovi_session={person.cookie}\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {1024 * MEBIBYTE}\r\n\r\n"
    )
    with growth(live_server) as risen, socket.create_connection(("127.0.0.1", int(port)), timeout=10) as connection:
        connection.sendall(head.encode())
        answer = connection.recv(4096)
    assert b" 413 " in answer.partition(b"\r\n")[0]
    assert risen[0] <= MAX_GROWTH


def test_a_gibibyte_without_announcement_does_not_fill_the_memory(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    sent = 0

    def counted() -> Iterator[bytes]:
        nonlocal sent
        for part in parts("x", 1024):
            sent += len(part)
            yield part

    with caller(live_server, person.cookie) as client, growth(live_server) as risen:
        try:
            answer = client.post("/berkas/cv", content=counted(), headers={"content-type": "multipart/form-data; boundary=x"})
            assert answer.status_code == 413
        except (httpx.WriteError, httpx.ReadError, httpx.RemoteProtocolError):
            pass  # the server hung up while we were still sending
    assert sent < 200 * MEBIBYTE
    assert risen[0] <= MAX_GROWTH
    assert resumes.versions(person.actor) == []


def test_many_uploads_at_once_do_not_fill_the_memory(live_server: LiveServer) -> None:
    people = [signed_in.candidate() for _ in range(8)]

    def send(person: signed_in.Person) -> None:
        with caller(live_server, person.cookie) as client:
            client.post("/berkas/cv", content=parts("x", 11), headers={"content-type": "multipart/form-data; boundary=x"})

    with growth(live_server) as risen:
        threads = [threading.Thread(target=send, args=(person,)) for person in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert risen[0] <= MAX_GROWTH


def test_a_slow_upload_does_not_hold_up_the_others(live_server: LiveServer) -> None:
    host, port = "127.0.0.1", int(live_server.url.rpartition(":")[2])
    person = signed_in.candidate()
    begun = f"POST /berkas/cv HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {live_server.url}\r\nCookie: weimproovi_session={person.cookie}\r\n"
    slow = [socket.create_connection((host, port)) for _ in range(40)]
    for connection in slow:
        connection.sendall(f"{begun}Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n--x".encode())
    started = time.monotonic()
    with caller(live_server) as client:
        assert client.get("/lowongan").status_code == 200
    assert time.monotonic() - started < 3
    for connection in slow:
        connection.close()


def test_nothing_of_a_refused_upload_stays_on_disk(live_server: LiveServer) -> None:
    incoming = settings().data_dir / "incoming"
    before = set(incoming.glob("*"))
    with caller(live_server, signed_in.candidate().cookie) as client:
        upload(client, KINDS[DocumentProblem.SCRIPT]())
    assert set(incoming.glob("*")) <= before
