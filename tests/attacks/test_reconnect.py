"""A tab that was away while something was taken back: what it had on its screen may not be handed out again when it returns."""

import pytest

from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import CANARIES, NAME, Town, cookie_of, town
from weimproovi.services import applications

pytestmark = pytest.mark.usefixtures("database")


def screens(found: Town) -> list[str]:
    return [f"/rekruter/lowongan/{found.vacancy.id}?tahap=baru&lamaran={found.application_id}", f"/rekruter/lamaran/{found.application_id}"]


def test_a_tab_that_returns_is_told_nothing_that_was_withdrawn_meanwhile(live_server: LiveServer) -> None:
    found = town()
    cookie = cookie_of(found.assigned)
    left = [Tab(live_server.url, cookie, path=path) for path in screens(found)]
    assert all(NAME in "".join(tab.frames) for tab in left)
    for tab in left:
        tab.socket.close()
    applications.withdraw(found.victim, found.application_id)
    for tab in left:
        with Tab(live_server.url, cookie, token=tab.token, path=tab.path) as back:
            heard = "".join(back.settle().frames)
        assert [canary for canary in CANARIES if canary in heard] == []


def test_a_tab_that_goes_elsewhere_takes_nothing_with_it(live_server: LiveServer) -> None:
    found = town()
    cookie = cookie_of(found.assigned)
    for path in screens(found):
        with Tab(live_server.url, cookie, path=path) as tab:
            token = tab.token
        with Tab(live_server.url, cookie, token=token, path="/rekruter") as elsewhere:
            heard = "".join(elsewhere.settle().frames)
        assert [canary for canary in CANARIES if canary in heard] == []
