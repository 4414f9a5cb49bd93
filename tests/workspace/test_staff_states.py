"""The staff's queue of companies over the real socket: what it shows, what it refuses, and what the company sees of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.market import some_candidate, some_owner, some_staff
from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import cookie_of
from weimproovi.permissions.actor import Actor
from weimproovi.services import check_requests, companies
from weimproovi.vocabulary import StaffRole
from weimproovi.workspace.staff.companies_state import CompanyChecksState

pytestmark = pytest.mark.usefixtures("database")
NIB = "9120000000099"
QUEUE = "/staf/perusahaan"


@contextmanager
def screen(server: LiveServer, person: Actor, path: str) -> Iterator[Tab]:
    with Tab(server.url, cookie_of(person), path=path) as tab:
        yield tab.settle(0.6)


def submit(tab: Tab, owner: Actor, **typed: str) -> Tab:
    """The form as a browser submits it: a list of names and values."""
    values = {"company_id": str(owner.company_id), "name": "PT Kopi Senja", "nib": "", "words": "", **typed}
    payload = {"typed": {"__reflex_form_data__": [list(pair) for pair in values.items()]}}
    tab.send(f"{CompanyChecksState.get_full_name()}.decide", payload)
    return tab.settle(0.6)


def test_the_queue_shows_who_waits(live_server: LiveServer) -> None:
    check_requests.ask(some_owner(checked=False), NIB)
    with screen(live_server, some_staff(), QUEUE) as tab:
        assert [(row["name"], row["nib"]) for row in tab.value("waiting")] == [("PT Kopi Senja", NIB)]


def test_what_is_wrong_is_said_at_its_field_and_the_form_stays_open(live_server: LiveServer) -> None:
    owner = some_owner(checked=False)
    check_requests.ask(owner, NIB)
    with screen(live_server, some_staff(), QUEUE) as tab:
        tab.send(f"{CompanyChecksState.get_full_name()}.choose", {"row_id": str(owner.company_id)})
        submit(tab.settle(0.6), owner, nib="12")
        assert list(tab.value("faults")) == ["nib", "passed"]
        assert tab.value("opened")["id"] == str(owner.company_id)


def test_a_pass_changes_the_companys_open_page(live_server: LiveServer) -> None:
    owner = some_owner(checked=False)
    with screen(live_server, owner, "/rekruter") as home, screen(live_server, some_staff(), QUEUE) as tab:
        assert home.value("checked") is False
        submit(tab, owner, nib=NIB, passed="passed")
        assert tab.value("waiting") == []
        assert tab.value("decided")[0]["nib"] == NIB
        assert home.settle(until="checked").value("checked") is True


def test_a_company_that_fails_reads_why_at_once(live_server: LiveServer) -> None:
    owner = some_owner(checked=False)
    with screen(live_server, owner, "/rekruter/perusahaan") as card, screen(live_server, some_staff(), QUEUE) as tab:
        submit(tab, owner, passed="failed", words="Alamat tidak sama.")
        assert "Alamat tidak sama." in card.settle(until="card").value("card")["refused"]


def test_staff_without_the_role_see_no_company(live_server: LiveServer) -> None:
    owner = some_owner(checked=False)
    with screen(live_server, some_staff(StaffRole.SUPPORT), QUEUE) as tab:
        assert tab.value("phase", of="company_checks_state") == "failed"
        submit(tab, owner, nib=NIB, passed="passed")
        assert not any("PT Kopi Senja" in frame for frame in tab.frames)
    assert not companies.home(owner).checked


@pytest.mark.parametrize("somebody", [some_candidate, some_owner])
def test_nobody_else_reaches_the_handlers(live_server: LiveServer, somebody: object) -> None:
    owner = some_owner(checked=False)
    with screen(live_server, somebody(), "/akun") as tab:  # type: ignore[operator]
        submit(tab, owner, nib=NIB, passed="passed")
    assert not companies.home(owner).checked
