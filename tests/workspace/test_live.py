"""What a service announces in its transaction reaches the open tabs it concerns, and no others."""

import psycopg
import pytest
from sqlalchemy import Engine

from tests.support import signed_in
from tests.support.server import LiveServer
from tests.support.tab import Tab
from weimproovi import db
from weimproovi.services import candidates
from weimproovi.settings import settings
from weimproovi.vocabulary import Purpose

pytestmark = pytest.mark.usefixtures("database")
PAGE = "/akun/profil"


def rename(person: signed_in.Person, name: str) -> None:
    candidates.save_profile(person.actor, {"full_name": name})


def test_a_change_reaches_every_tab_of_its_person(live_server: LiveServer) -> None:
    person = signed_in.candidate("Sukarno")
    with Tab(live_server.url, person.cookie, path=PAGE) as one, Tab(live_server.url, person.cookie, path=f"/en{PAGE}") as other:
        rename(person, "Soekarno")
        for tab in (one, other):
            assert tab.settle(until="profile").value("profile", of="profile_state")["full_name"] == "Soekarno"


def test_a_change_reaches_nobody_else(live_server: LiveServer) -> None:
    with Tab(live_server.url, signed_in.candidate().cookie, path=PAGE) as stranger:
        stranger.seen.clear()
        rename(signed_in.candidate(), "Soekarno")
        assert stranger.settle(quiet=1).seen == {}


def test_several_changes_of_a_moment_are_one_reload(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    with Tab(live_server.url, person.cookie, path=PAGE) as tab:
        tab.frames.clear()
        for number in range(5):
            rename(person, f"Nama {'i' * (number + 1)}")
        tab.settle(quiet=1)
        assert tab.value("profile", of="profile_state")["full_name"] == "Nama iiiii"
        assert sum("full_name" in frame for frame in tab.frames) <= 2


def test_a_refused_use_case_announces_nothing(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    with Tab(live_server.url, person.cookie, path=PAGE) as tab:
        tab.frames.clear()
        with pytest.raises(LookupError):
            announce_and_fail(person)
        tab.settle(quiet=1)
        assert not any("profile" in frame for frame in tab.frames)


def announce_and_fail(person: signed_in.Person) -> None:
    with db.transaction(person.actor, Purpose.SELF) as session:
        db.notify(session, kind="changed", topic=f"candidate:{person.actor.candidate_id}")
        raise LookupError


def test_a_malformed_announcement_does_not_stop_the_channel(live_server: LiveServer) -> None:
    person = signed_in.candidate()
    with Tab(live_server.url, person.cookie, path=PAGE) as tab, psycopg.connect(listen_address(), autocommit=True) as connection:
        for words in ("", "{", "[]", '"x"', '{"kind": 7}', '{"kind": "session_ended"}', '{"kind": "session_ended", "session_ids": 7}'):
            connection.execute("SELECT pg_notify(%s, %s)", (db.CHANNEL, words))
        rename(person, "Soekarno")
        assert tab.settle(until="profile").value("profile", of="profile_state")["full_name"] == "Soekarno"


def test_after_the_channel_was_lost_every_open_page_reloads(live_server: LiveServer, database: Engine) -> None:
    person = signed_in.candidate()
    with Tab(live_server.url, person.cookie, path=PAGE) as tab:
        with database.begin() as connection:
            connection.exec_driver_sql("UPDATE candidate SET full_name = 'Soekarno' WHERE id = %s", (person.actor.candidate_id,))
        with psycopg.connect(listen_address(), autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert tab.settle(until="profile").value("profile", of="profile_state")["full_name"] == "Soekarno"


def listen_address() -> str:
    address = settings().database_listen_url
    assert address is not None
    return address.replace("postgresql+psycopg", "postgresql", 1)
