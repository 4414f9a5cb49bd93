"""Every registered event handler, called over the real socket by everybody who has no business there.

Each is called with other people's ids, with wrong types, extra keys, huge and nested values. Nothing of the victim may come back, and nothing of
hers, or of the company that she applied to, may change.
"""

import os
import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID
from zlib import crc32

import pytest
from reflex_base.event import EventHandler
from sqlalchemy import Engine
from websockets.exceptions import ConnectionClosed

from tests.support.events import WRONG, arguments_of, fitting, handlers
from tests.support.server import LiveServer
from tests.support.tab import HYDRATED, Tab
from tests.support.town import CANARIES, EMAIL, IN_RESUME, LINKEDIN, NAME, PHONE, WRITTEN, Town, cookie_of, town
from weimproovi.http.tab import BURST, PER_SECOND
from weimproovi.permissions.actor import Actor
from weimproovi.workspace.policy import policy_of

EVERYTHING = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
STRANGERS = ("other_owner", *(("bystander", "unassigned", "reviewer", "staff") if EVERYTHING else ()))  # tests/canaries asks for everybody
MAY_SEE = {"reviewer": {NAME, WRITTEN, IN_RESUME}}  # identity and answers of an assigned vacancy; the headline comes with the name
OWN_WORK = {"staff": ("mails_state.load", "company_checks_state.decide")}  # reading the outbox while nothing is sent, checking companies
COPIES = 2
ONLY_THE_VACANCY = {"vacancy", "vacancy_question", "vacancy_assignment"}  # a colleague may begin others


def right_calls(handler: EventHandler, keys: list[str]) -> list[dict[str, Any]]:
    """Payloads that fit, one with each id."""
    asked = arguments_of(handler)
    fitted = [{name: fitting(kind, key) for name, kind in asked.items()} for key in keys]
    return fitted if UUID in asked.values() else fitted[:1]


def wrong_calls(handler: EventHandler, key: str) -> Iterator[dict[str, Any]]:
    """Payloads that no handler takes."""
    asked = arguments_of(handler)
    right = {name: fitting(kind, key) for name, kind in asked.items()}
    yield {**right, "more": 1, "self": 1, "state": "x"}
    for name in asked:
        for value in WRONG if EVERYTHING else WRONG[crc32(name.encode()) % 4 :: 4]:
            yield {**right, name: value}
    yield {name: [] for name in ("__class__", "vars", "token")}


def keys_of(found: Town) -> list[str]:
    """Ids of the victim and of her company's people."""
    return [found.application_id, found.resume_id, found.vacancy.id, str(found.owner.member_id), str(found.victim.session_id), str(found.owner.company_id)]


def paths_of(found: Town) -> list[str]:
    """Addresses that name what belongs to others."""
    pipeline = f"/rekruter/lowongan/{found.vacancy.id}"
    return [
        f"{pipeline}?tahap=baru&lamaran={found.application_id}", f"{pipeline}/ubah", f"/rekruter/lamaran/{found.application_id}",
        f"/akun/lamaran/{found.application_id}", "/akun/cv", f"/rekruter/lowongan/{found.vacancy.id}",
    ]


def rows(database: Engine, found: Town) -> dict[str, list[str]]:
    """Everything that is about the victim or the company she applied to, except what looking itself writes."""
    people = (found.victim.candidate_id, found.victim.account_id, found.owner.company_id, found.owner.account_id, found.owner.member_id)
    names = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'disclosure%%'"
    kept = {}
    with database.connect() as connection:
        for (table,) in connection.exec_driver_sql(names).all():
            keys = {found.vacancy.id} | (set() if table in ONLY_THE_VACANCY else {str(key) for key in people})
            told = connection.exec_driver_sql(f'SELECT t::text FROM "{table}" t').scalars()
            kept[table] = sorted(row for row in told if any(key in row for key in keys))
    return kept


class Crowd:
    """Several tabs of one person, `COPIES` at each address, each within the socket's limits."""

    def __init__(self, live_server: LiveServer, person: Actor, addresses: list[str]) -> None:
        paths = addresses * COPIES
        self.url, self.cookie, self.paths = live_server.url, cookie_of(person), paths
        self.tabs = [self.tab(path) for path in paths]
        self.frames: list[str] = []
        self.sent = [0] * len(paths)
        self.begun = time.monotonic()

    def tab(self, path: str) -> Tab:
        return Tab(self.url, self.cookie, path=path)

    def call(self, number: int, name: str, payload: dict[str, Any]) -> None:
        """Sends one event; a tab that was closed for it is opened anew."""
        if name == HYDRATED:
            return
        while self.sent[number] > BURST / 3 + (time.monotonic() - self.begun) * PER_SECOND * 0.8:
            time.sleep(0.05)
        self.sent[number] += 1
        try:
            self.tabs[number].send(name, payload)
            if self.sent[number] % 40 == 0:
                self.tabs[number].settle()
        except ConnectionClosed:
            self.frames += self.tabs[number].frames
            self.tabs[number] = self.tab(self.paths[number])

    def everything_heard(self) -> str:
        """All frames of all tabs, once every event has been answered."""
        for tab in self.tabs:
            tab.settle()
            self.frames += tab.frames
            tab.socket.close()
        return "\n".join(self.frames)


def attack(crowd: Crowd, stranger: str, keys: list[str]) -> None:
    """Right payloads on every address, wrong ones on one of them."""
    for name, handler in handlers():
        if name.endswith(OWN_WORK.get(stranger, ("nothing",))):
            continue
        copy, places = crc32(name.rpartition(".")[0].encode()) % COPIES, len(crowd.paths) // COPIES  # one state keeps to its tabs
        one = copy * places + crc32(name.encode()) % places
        for number in range(copy * places, (copy + 1) * places) if policy_of(name, handler) else [one]:
            for payload in right_calls(handler, keys):
                crowd.call(number, name, payload)
        for payload in wrong_calls(handler, keys[0]):
            crowd.call(one, name, payload)


@pytest.mark.parametrize("stranger", STRANGERS)
def test_no_handler_gives_or_changes_what_belongs_to_others(live_server: LiveServer, database: Engine, stranger: str) -> None:
    found = town()
    before, logged = rows(database, found), len(live_server.log())
    crowd = Crowd(live_server, getattr(found, stranger), paths_of(found))
    attack(crowd, stranger, keys_of(found))
    heard = crowd.everything_heard()
    assert [canary for canary in CANARIES if canary in heard and canary not in MAY_SEE.get(stranger, ())] == []
    assert rows(database, found) == before
    assert [line for line in live_server.log()[logged:].splitlines() if "[error" in line] == []


def test_the_canaries_do_reach_whoever_may_see_them(live_server: LiveServer, database: Engine) -> None:
    found = town()
    crowd = Crowd(live_server, found.assigned, paths_of(found)[:1])
    heard = crowd.everything_heard()
    assert [canary for canary in (NAME, EMAIL, PHONE, LINKEDIN, WRITTEN) if canary not in heard] == []
