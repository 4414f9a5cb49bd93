"""Frames of the event socket that no client library sends: other namespaces, attachments, packets in packets, numbers and letters that are none."""

import os
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from tests.attacks.test_files import growth
from tests.attacks.test_requests import LONGEST_LINE
from tests.support import signed_in
from tests.support.server import LiveServer
from tests.support.tab import NAMESPACE, Tab
from weimproovi.http.tab import MAX_MESSAGE

pytestmark = pytest.mark.usefixtures("database")
EVERYTHING = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
MAX_GROWTH = 32 * 1024 * 1024
STATE = "reflex___state____state"
MEND = f"{STATE}.weimproovi___workspace___session____session_state.mend"
HALF = MAX_MESSAGE // 2 - 200


def event(payload: str, name: str = MEND) -> str:
    """An event whose payload is written letter by letter."""
    return f'42{NAMESPACE},["event",{{"name":"{name}","payload":{payload},"router_data":{{"pathname":"/akun","query":{{}},"asPath":"/akun"}}}}]'


FRAMES: dict[str, list[str | bytes]] = {
    "engine": ["", "0", "0{}", "1", "2probe", "3", "5", "6", "7", "9", "\x00", "4", "44", "4\ud7ff", "b", "bAAAA", "2" * 999],
    "namespaces": ['40/lain,{"a":1}', "40,{}", f"40{NAMESPACE},", f"40{NAMESPACE},[]", f"41{NAMESPACE},", '42/lain,["event",{}]', '42["event",{}]', f"43{NAMESPACE},1[]", f"44{NAMESPACE},{{}}", "40" + "/a" * 9_000 + ",", f"42{NAMESPACE}?token=a,[]"],
    "attachments": [f'451-{NAMESPACE},["event",{{"_placeholder":true,"num":0}}]', b"\x00\x01", f'4599999999-{NAMESPACE},["event"]', f'451-{NAMESPACE},["event",{{"_placeholder":true,"num":-1}}]', b"kenari", f"461-{NAMESPACE},1[]", b"", b"\xff" * 999],
    "numbers": [f"42{NAMESPACE},99999999999999999999[]", f"42{NAMESPACE},-1[]", event('{"told":1e999}'), event('{"told":NaN}'), event('{"told":-Infinity}'), event('{"told":' + "9" * 5_000 + "}"), event('{"told":0.' + "1" * 9_000 + "}")],
    "nesting": [event("[" * HALF + "]" * HALF), event('{"a":' * (HALF // 5) + "1" + "}" * (HALF // 5)), f"42{NAMESPACE}," + "[" * HALF, event('{"told":' + "[" * 900 + "]" * 900 + "}")],
    "letters": [event('{"told":"\\ud800"}'), event('{"told":"\\udc00\\ud800"}'), event('{"told":"\\u0000"}'), event('{"\\ud800":1}'), event('{"told":"\\u202e\\u2066"}'), event("{}", "\\ud800"), event("{}", "\\u0000"), event("{}", "a" * 9_000), event('{"told":"a","told":"b"}')],
    "shapes": [f"42{NAMESPACE},{words}" for words in ("[]", "{}", "null", "1", '"a"', "[[]]", '["event"]', '["event",null]', '["event",[],[]]', '["event",{"name":null}]', '["connect"]', '["disconnect","a"]', '[{"a":1}]', '["event",{"__proto__":{}}]', "[", "\\u0000", '["event",{"name":"a","router_data":[]}]', '["event",{"name":"a","token":"x","router_data":{"pathname":{"a":1},"query":7,"asPath":[]}}]')],
}


@pytest.mark.parametrize("family", FRAMES)
def test_no_frame_breaks_the_server(live_server: LiveServer, family: str) -> None:
    person, logged = signed_in.candidate(), len(live_server.log())
    with growth(live_server) as risen:
        for frame in FRAMES[family] if EVERYTHING else FRAMES[family][::3]:
            with Tab(live_server.url, person.cookie) as tab:
                said(tab, frame)
                tab.closed_within(0.15)
    assert risen[0] <= MAX_GROWTH
    assert [line[:200] for line in live_server.log()[logged:].splitlines() if len(line) > LONGEST_LINE or "Traceback" in line or not line.isprintable()] == []
    with Tab(live_server.url, person.cookie) as tab:
        assert tab.value("name", of="session_state") == "Sukarno"


def said(tab: Tab, frame: str | bytes) -> None:
    """Sends one frame; after it an event of an ordinary kind, which is answered or finds the door closed."""
    with suppress(ConnectionClosed):
        tab.socket.send(frame)
        tab.send(MEND, {"told": "halo"})


def test_frames_that_come_in_pieces_are_one_message(live_server: LiveServer) -> None:
    with Tab(live_server.url, signed_in.candidate().cookie) as tab:
        tab.socket.send(iter(["a" * 1_000] * 100))
        assert tab.closed_within(5)


def test_ten_thousand_small_frames_cost_one_connection(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    with growth(live_server) as risen, Tab(live_server.url, person.cookie) as tab:
        with suppress(ConnectionClosed):
            for _number in range(10_000):
                tab.socket.send(f'42{NAMESPACE},["event",{{}}]')
        assert tab.closed_within(5)
    assert risen[0] <= MAX_GROWTH
