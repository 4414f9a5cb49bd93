"""Requests that no browser sends, over raw sockets: headers, addresses, bodies and lengths out of every mould.

Whatever comes, the answer is never a fault of ours and never a word of somebody else, the memory stays, the log stays readable, and the next visitor is served.
"""

import os
from collections.abc import Callable, Iterator
from zlib import crc32

import pytest

from tests.attacks.test_files import growth
from tests.support import hostile_requests, signed_in
from tests.support.caller import caller
from tests.support.hostile_requests import Request, spoken, statuses, told
from tests.support.server import LiveServer
from tests.support.town import CANARIES, town

EVERYTHING = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
MAX_GROWTH = 32 * 1024 * 1024
LONGEST_LINE = 1_000  # characters of the log
SHORT = 0.4  # seconds until a body that never comes is given up
FAMILIES = {hostile_requests.headers: 10.0, hostile_requests.targets: 10.0, hostile_requests.bodies: 10.0, hostile_requests.lengths: SHORT}
MENDED = (b"Referer: http://[", b"boundary=bbb", b"\r\n-1\r\n", b"Transfer-Encoding: gzip")  # asked in every run


def chosen(family: Callable[[], Iterator[Request]]) -> Iterator[Request]:
    """All, or every fifth with those that once were answered with a fault."""
    for request in family():
        whole = b"\n".join(request)
        if EVERYTHING or crc32(whole) % 5 == 0 or any(words in whole for words in MENDED):
            yield request


def faults(answer: bytes, request: object) -> list[str]:
    """What is wrong with an answer, if anything is."""
    seen = [word for word in CANARIES if word.encode() in answer]
    return [f"{str(request)[:120]}: {statuses(answer)[:3]} {seen}"] if seen or any(status >= 500 for status in statuses(answer)) else []


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_no_request_breaks_the_server(live_server: LiveServer, database: object, family: Callable[[], Iterator[Request]]) -> None:
    town()
    person, logged = signed_in.candidate(), len(live_server.log())
    with growth(live_server) as risen:
        wrong = [
            fault for number, request in enumerate(chosen(family))
            for fault in faults(told(live_server, request, person.cookie if number % 2 else "", FAMILIES[family]), request)
        ]
    assert wrong == [], "\n".join(wrong)
    assert risen[0] <= MAX_GROWTH
    assert_log_is_readable(live_server, logged)
    with caller(live_server, person.cookie) as client:
        assert client.get("/akun").status_code == 200


def assert_log_is_readable(live_server: LiveServer, since: int) -> None:
    """Lines of a bounded length, none of them a trace of a fault, none with a control character."""
    lines = live_server.log()[since:].splitlines()
    assert [line[:200] for line in lines if len(line) > LONGEST_LINE or "Traceback" in line or "[error" in line or not line.isprintable()] == []


def test_a_message_that_is_no_request_gets_no_page(live_server: LiveServer, database: object) -> None:
    port = int(live_server.url.rpartition(":")[2])
    for whole in hostile_requests.wholes(port):
        assert faults(spoken(port, whole, SHORT), whole[:60]) == []


def test_two_lengths_in_one_request_are_one_request(live_server: LiveServer, database: object) -> None:
    """What a proxy in front would read as a body must not be answered as a second request."""
    port = int(live_server.url.rpartition(":")[2])
    inner = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for lengths in (b"Content-Length: %d\r\nContent-Length: 0\r\n" % len(inner), b"Content-Length: 0\r\nTransfer-Encoding : chunked\r\n", b"Transfer-Encoding: xchunked\r\n"):
        answer = spoken(port, b"POST /masuk HTTP/1.1\r\nHost: localhost\r\n" + lengths + b"\r\n" + inner, SHORT)
        assert len(statuses(answer)) <= 1, (lengths, answer[:300])
