"""Attacks on the event socket of a running server."""

import json

import httpx
import pytest
from sqlalchemy import Engine
from websockets.exceptions import InvalidStatus

from tests.support import signed_in
from tests.support.server import LiveServer
from tests.support.tab import Tab
from weimproovi import db
from weimproovi.http.tab import BURST, MAX_MESSAGE, MAX_PER_SESSION
from weimproovi.services import sessions

STATE = "reflex___state____state"
SESSION = f"{STATE}.weimproovi___workspace___session____session_state"
MEND = f"{SESSION}.mend"

pytestmark = pytest.mark.usefixtures("database")


def refused_status(live_server: LiveServer, cookie: str | None, **options: str) -> int:
    with pytest.raises(InvalidStatus) as refusal:
        Tab(live_server.url, cookie, **options)  # type: ignore[arg-type]
    return refusal.value.response.status_code


def test_a_socket_without_a_cookie_is_refused_before_it_opens(live_server: LiveServer) -> None:
    assert refused_status(live_server, None) == 403


def test_a_socket_with_an_invented_cookie_is_refused(live_server: LiveServer) -> None:
    assert refused_status(live_server, "x" * 43) == 403


def test_a_socket_from_a_foreign_origin_is_refused(live_server: LiveServer) -> None:
    assert refused_status(live_server, signed_in.candidate().cookie, origin="https://jahat.example") == 403


def test_a_socket_after_sign_out_is_refused(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    sessions.sign_out(person.cookie)
    assert refused_status(live_server, person.cookie) == 403


def test_a_malformed_client_token_is_refused(live_server: LiveServer) -> None:
    assert refused_status(live_server, signed_in.candidate().cookie, token="../../x") == 403


def test_a_signed_in_tab_learns_its_own_name(live_server: LiveServer) -> None:
    with Tab(live_server.url, signed_in.candidate("Raden Ajeng").cookie) as tab:
        assert tab.value("name", of="session_state") == "Raden Ajeng"


def test_the_session_cookie_never_comes_back_in_a_var(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    with Tab(live_server.url, person.cookie) as tab:
        assert person.cookie not in json.dumps([tab.seen, tab.events])


def test_another_persons_client_token_gives_nothing_of_her_state(live_server: LiveServer) -> None:
    with Tab(live_server.url, signed_in.candidate("Sukarno").cookie) as hers:
        hers.send(MEND, {"told": "catatan rahasia"})
        hers.settle(until="toast")
    with Tab(live_server.url, signed_in.candidate("Wayan").cookie, token=hers.token) as thief:
        assert "catatan rahasia" not in json.dumps([thief.seen, thief.events])
        assert thief.value("name", of="session_state") == "Wayan"


def test_an_event_with_the_right_types_is_answered(live_server: LiveServer) -> None:
    with Tab(live_server.url, signed_in.candidate().cookie) as tab:
        tab.send(MEND, {"told": "halo"})
        assert tab.settle(until="toast").value("toast")["words"] == "halo"


@pytest.mark.parametrize(
    "payload",
    [{"told": 7}, {"told": None}, {"told": ["a"]}, {"told": {"a": "b"}}, {}, {"told": "a", "more": 1}, {"self": "a", "told": "a"}, [], "told"],
)
def test_wrong_types_missing_and_extra_keys_are_refused(live_server: LiveServer, payload: object) -> None:
    with Tab(live_server.url, signed_in.candidate().cookie) as tab:
        tab.send(MEND, payload)
        assert tab.settle().value("toast")["words"] == ""


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        (f"{SESSION}.setvar", {"var_name": "name", "value": "Palsu"}),
        (f"{SESSION}.set_name", {"value": "Palsu"}),
        (f"{SESSION}.reset", {}),
        (f"{SESSION}.get_state", {}),
        (f"{STATE}.hydrate", {}),
        (f"{STATE}.set_is_hydrated", {"value": False}),
        (f"{STATE}.reflex___state____update_vars_internal_state.update_vars_internal", {"vars": {f"{SESSION}.name": "Palsu"}}),
        (f"{STATE}.hydrate_and_load", {"vars": {f"{SESSION}.name": "Palsu"}}),
        (f"{STATE}.reflex___state____frontend_event_exception_state.handle_frontend_exception", {"info": "x", "component_stack": ""}),
        ("nothing.of.the.kind", {}),
    ],
)
def test_what_reflex_brings_along_is_refused(live_server: LiveServer, name: str, payload: dict[str, object]) -> None:
    with Tab(live_server.url, signed_in.candidate("Sukarno").cookie) as tab:
        tab.seen.clear()
        tab.send(name, payload)
        tab.settle(quiet=1)
        assert "Palsu" not in json.dumps(tab.seen)
        assert tab.value("is_hydrated") is not False


def test_a_candidate_cannot_call_a_recruiters_handler(live_server: LiveServer) -> None:
    load = f"{STATE}.weimproovi___workspace___recruiter___home_state____recruiter_home_state.load"
    with Tab(live_server.url, signed_in.candidate().cookie) as tab:
        tab.seen.clear()
        tab.send(load)
        assert not any("recruiter" in state for state in tab.settle().seen)


def test_malformed_messages_leave_the_server_standing(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    with Tab(live_server.url, person.cookie) as tab:
        for message in (["event", "text"], ["event", 7], ["event", {"name": 7}], ["event", {}], ["client_error", {"message": "x"}], ["other"]):
            tab.say(message)
        tab.settle()
    with Tab(live_server.url, person.cookie) as tab:
        assert tab.value("name", of="session_state") == "Sukarno"


def test_signing_out_leads_open_tabs_away_and_closes_them(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    with Tab(live_server.url, person.cookie, path="/akun") as tab:
        sessions.sign_out(person.cookie)
        assert tab.closed_within(6)
        assert tab.events[-1]["payload"]["path"] == "/masuk?lanjut=/akun"


def test_a_removed_account_loses_its_open_tabs(live_server: LiveServer) -> None:
    person = signed_in.owner()
    with Tab(live_server.url, person.cookie, path="/rekruter") as tab:
        with db.transaction(person.actor, sessions.Purpose.SELF) as session:
            db.notify(session, kind="account_ended", account_id=person.actor.account_id)
        assert tab.closed_within(6)


def test_an_ended_session_answers_no_event_even_if_nobody_announced_it(live_server: LiveServer, database: Engine) -> None:
    person = signed_in.candidate()
    with Tab(live_server.url, person.cookie) as tab:
        with database.begin() as connection:
            connection.exec_driver_sql("UPDATE sign_in_session SET ended_at = now() WHERE id = %s", (person.session_id,))
        tab.send(MEND, {"told": "halo"})
        assert tab.closed_within(6)
        assert tab.value("toast")["words"] == ""


def test_a_session_has_a_limited_number_of_sockets(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    tabs = [Tab(live_server.url, person.cookie) for _ in range(MAX_PER_SESSION)]
    assert refused_status(live_server, person.cookie) == 403
    for tab in tabs:
        tab.socket.close()


def test_a_flood_of_events_closes_the_socket(live_server: LiveServer) -> None:
    with Tab(live_server.url, signed_in.candidate().cookie) as tab:
        for _ in range(BURST + 20):
            tab.socket.send("3")
        assert tab.closed_within(5)


def test_a_message_beyond_the_limit_closes_the_socket(live_server: LiveServer) -> None:
    with Tab(live_server.url, signed_in.candidate().cookie) as tab:
        tab.send(MEND, {"told": "a" * MAX_MESSAGE})
        assert tab.closed_within(5)


def test_the_log_keeps_no_cookie_no_token_and_no_typed_value(live_server: LiveServer) -> None:
    person, canary = signed_in.candidate("Kenari Nama"), "kenari-isi-4711"
    with Tab(live_server.url, person.cookie) as tab:
        for name in (MEND, f"{SESSION}.setvar", "kenari.tak.dikenal"):
            tab.send(name, {"told": canary, "more": canary})
        tab.say(["event", canary])
        tab.say(["event", {"name": canary, "payload": canary}])
        tab.say(["client_error", {"message": canary}])
        tab.settle()
    httpx.get(f"{live_server.url}/atur-sandi/kenari-rahasia?kenari-tanya=1")
    for word in (person.cookie, tab.token, canary, "Kenari Nama", person.email, "kenari-rahasia", "kenari-tanya"):
        assert word not in live_server.log()
    assert "event refused" in live_server.log()
