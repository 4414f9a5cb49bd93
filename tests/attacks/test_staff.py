"""Staff who reach for what is not theirs: without a ticket, with another's, with a role too few, after their service ended."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints
from uuid import UUID

import pytest
from sqlalchemy import Engine

import weimproovi.services
from tests.attacks.test_handlers import Crowd, handlers, keys_of, right_calls
from tests.support.caller import caller
from tests.support.market import some_candidate, some_owner
from tests.support.server import LiveServer
from tests.support.staff import staff_with, ticket
from tests.support.tab import Tab
from tests.support.town import CANARIES, NAME, Town, cookie_of, town
from weimproovi import routes
from weimproovi.errors import Denied, NotFound
from weimproovi.http import files
from weimproovi.ids import new_id
from weimproovi.permissions.staff_acts import MAY
from weimproovi.services import privacy_requests, staff_looks, staff_people, staff_tickets
from weimproovi.services.file_stream import FileStream
from weimproovi.services.staff_tickets import TicketAsked
from weimproovi.vocabulary import TICKET_GROUPS as GROUPS
from weimproovi.vocabulary import PrivacyRequestKind, StaffActKind, StaffRole

pytestmark = pytest.mark.usefixtures("database")
ASKS = re.compile(r"staff_acts\.require(?:_or_machine)?\(actor, StaffActKind\.(\w+)\)")
OUTBOX = ("outbox", "mail_")  # staff read mails that nobody sends: that is their work, and another test's
SITE_OWNS = {routes.RESUME_PAGE, routes.RESUME_DOWNLOAD, routes.OWN_RESUME_PAGE, routes.OWN_RESUME_DOWNLOAD}
Service = Callable[..., Any]


def services() -> Iterator[Service]:
    """Every public use case that takes an actor."""
    for found in pkgutil.iter_modules(weimproovi.services.__path__):
        module = importlib.import_module(f"weimproovi.services.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_") and next(iter(inspect.signature(function).parameters), "") == "actor":
                yield function


def arguments(service: Service, key: str) -> dict[str, Any]:
    """Something for every argument, the key for whatever may be an id."""
    hints, given = get_type_hints(service), {}
    for name, parameter in list(inspect.signature(service).parameters.items())[1:]:
        kind = str(hints.get(name, ""))
        if parameter.default is inspect.Parameter.empty:
            given[name] = fitting(kind, key)
    return given


def fitting(kind: str, key: str) -> Any:
    if "TicketAsked" in kind:
        return TicketAsked("", key, [group.value for group in GROUPS], "x", 1)
    if "UUID" in kind:
        return UUID(key)
    if "Mapping" in kind or "dict" in kind:
        return {}
    if "Collection" in kind or "list" in kind:
        return ["support"]
    return {"<class 'int'>": 1, "<class 'bool'>": False}.get(kind, key)


def named(service: Service) -> str:
    return f"{service.__module__.rpartition('.')[2]}.{service.__name__}"


GUARDED = [
    (service, act)
    for service in services()
    for act in ASKS.findall(inspect.getsource(service))
    if (named(service), act) != ("outbox.read", "STAFF_ADD")  # asks for it only once it knows the mail
]


def test_every_act_of_staff_is_guarded_by_a_service() -> None:
    assert {act.lower() for _service, act in GUARDED} == {act.value for act in StaffActKind}


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("act", list(StaffActKind))
def test_no_role_does_what_another_role_does(act: StaffActKind) -> None:
    """Everybody without a role for the act, the roles of all others taken together."""
    short = staff_with(*(role for role in StaffRole if role not in MAY[act]))
    for actor in (short, some_owner(), some_candidate()):
        for service, asked in GUARDED:
            if asked == act.name:
                with pytest.raises(Denied) as refused:
                    service(actor, **arguments(service, str(new_id())))
                assert actor is not short or not isinstance(refused.value, NotFound), named(service)


@pytest.mark.parametrize("role", [role for role in StaffRole if role not in MAY[StaffActKind.TICKET_LOOK]])
def test_no_other_role_looks_even_with_the_id_of_a_ticket(role: StaffRole) -> None:
    found = town()
    opened = ticket(staff_with(StaffRole.SUPPORT), found.victim, *GROUPS)
    for attempt in (lambda: staff_looks.look(staff_with(role), opened), lambda: staff_looks.resume_page(staff_with(role), opened, 1)):
        with pytest.raises(Denied):
            attempt()


def everything_told(result: Any) -> str:
    if isinstance(result, FileStream):
        return b"".join(result.chunks).decode("latin-1") + result.file_name
    return repr(result)


def ids_of(found: Town) -> list[str]:
    """What the victim and her company are known by, the ticket of a colleague, and a request of hers."""
    request = privacy_requests.ask(found.victim, PrivacyRequestKind.QUESTION.value, "Apa kabar permintaanku?")
    asked = next(row.id for row in privacy_requests.mine(found.victim) if row.number == request)
    opened = ticket(staff_with(StaffRole.SUPPORT), found.victim, *GROUPS)
    return [*keys_of(found), str(found.victim.candidate_id), str(found.victim.account_id), opened, asked]


@pytest.mark.clause("S1", "refuses")
def test_no_service_tells_staff_anything_about_her_without_a_ticket() -> None:
    found = town()
    keys, staff = ids_of(found), staff_with(*StaffRole)
    for service in services():
        if named(service).startswith(OUTBOX) or service is staff_tickets.open_ticket:
            continue
        for key in keys:
            try:
                told = everything_told(service(staff, **arguments(service, key)))
            except Exception as refused:  # noqa: BLE001  whatever it is, it may not carry her
                told = repr(refused)
            assert [canary for canary in CANARIES if canary in told] == [], named(service)


def test_no_handler_tells_staff_anything_about_her_without_a_ticket(live_server: LiveServer, database: Engine) -> None:
    found = town()
    keys = ids_of(found)
    paths = [f"/staf/tiket/{keys[-2]}", f"/staf/permintaan/{keys[-1]}", f"/rekruter/lamaran/{found.application_id}", f"/akun/lamaran/{found.application_id}"]
    crowd = Crowd(live_server, staff_with(*StaffRole), paths)
    for name, handler in handlers():
        if "mails_state" in name or name.endswith(".open_one"):
            continue
        for number, payload in enumerate(right_calls(handler, keys)):
            crowd.call(number % len(crowd.paths), name, payload)
    heard = crowd.everything_heard()
    assert [canary for canary in CANARIES if canary in heard] == []


def test_no_file_route_gives_staff_anything_of_hers_without_a_ticket(live_server: LiveServer) -> None:
    found = town()
    keys = ids_of(found)
    paths = [route.path for route in files.routes() if "GET" in (route.methods or ()) and route.path != routes.LEDGER_HEADS]
    with caller(live_server, cookie_of(staff_with(*StaffRole))) as client:
        for path in paths:
            statuses = {client.get(re.sub(r"{(\w+)}", lambda part, key=key: "1" if part[1] == "number" else key, path)).status_code for key in keys}
            assert statuses == {404}, path
    assert SITE_OWNS | {routes.TICKET_PAGE} <= set(paths)


def test_the_pictures_of_a_ticket_close_with_it(live_server: LiveServer) -> None:
    found, staff = town(), staff_with(StaffRole.SUPPORT)
    opened = ticket(staff, found.victim, *GROUPS)
    path = routes.TICKET_PAGE.format(ticket_id=opened, number=1)
    with caller(live_server, cookie_of(staff)) as mine, caller(live_server, cookie_of(staff_with(StaffRole.SUPPORT))) as colleague:
        assert (mine.get(path).status_code, colleague.get(path).status_code) == (200, 404)
        staff_tickets.end_mine(found.victim, opened)
        assert mine.get(path).status_code == 404


def test_an_open_ticket_empties_on_the_screen_in_the_moment_she_ends_it(live_server: LiveServer) -> None:
    found, staff = town(), staff_with(StaffRole.SUPPORT)
    opened = ticket(staff, found.victim, *GROUPS)
    with Tab(live_server.url, cookie_of(staff), path=f"/staf/tiket/{opened}") as tab:
        assert tab.settle(0.6).value("sheet")["name"] == NAME
        staff_tickets.end_mine(found.victim, opened)
        assert tab.settle(until="phase").value("sheet")["name"] == ""


def test_an_ended_service_ends_the_open_screen(live_server: LiveServer) -> None:
    administrator, colleague = staff_with(StaffRole.ADMINISTRATOR), staff_with(StaffRole.SUPPORT)
    cookie = cookie_of(colleague)
    with Tab(live_server.url, cookie, path="/staf/tiket") as tab:
        staff_people.end(administrator, str(colleague.account_id))
        assert tab.closed_within(6)
        assert "/masuk" in str(tab.events)
    with caller(live_server, cookie) as client:
        assert client.get("/staf", follow_redirects=False).status_code in (303, 404)


def test_a_role_that_was_taken_is_gone_at_the_next_call() -> None:
    administrator, colleague = staff_with(StaffRole.ADMINISTRATOR), staff_with(StaffRole.SUPPORT)
    found = town()
    opened = ticket(colleague, found.victim, *GROUPS)
    staff_people.set_roles(administrator, str(colleague.account_id), ["finance"])
    with pytest.raises(NotFound):
        staff_looks.look(colleague, opened)  # even the actor of a moment ago
