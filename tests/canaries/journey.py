"""The journey of everybody through everything that exists, over real sockets, with every byte handed to the recorder."""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx
import psycopg
from starlette.routing import Route
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.canaries.recorder import Recorder, headers_of
from tests.canaries.world import World
from tests.support.caller import caller
from tests.support.factors import strong
from tests.support.market import require
from tests.support.server import LiveServer
from tests.support.tab import Tab
from tests.support.town import cookie_of
from weimproovi import db
from weimproovi.http import files, health, videos
from weimproovi.permissions.actor import Actor
from weimproovi.services import sessions
from weimproovi.site.app import routes
from weimproovi.vocabulary import ActorKind, MailKind
from weimproovi.weimproovi import PAGES

EVERYTHING = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
STRANGER = "anonymous"
RESTING = frozenset() if EVERYTHING else frozenset({"citra", "erika", "gita", "gugur"})  # like somebody else of their kind


def viewers(world: World) -> list[str]:
    """Everybody who sits at a screen, the stranger first."""
    return [STRANGER, *(name for name in world.actors if name not in RESTING)]


class Journey:
    """One run of the product with its recorder.

    Attributes:
        statuses: the answer of every call of a route, by method, template and viewer.
        tabs: the open tabs of everybody, which hear what changes.
        kinds_mailed: what went out by mail.
        kept: the names under which tabs' states are kept, those of closed tabs for a while, and whose they are.
    """

    def __init__(self, server: LiveServer, world: World, recorder: Recorder) -> None:
        self.server, self.world, self.recorder = server, world, recorder
        self.statuses: dict[tuple[str, str, str], set[int]] = {}
        self.cookies = {name: cookie_of(actor) for name, actor in world.actors.items()}
        self.tabs: dict[str, Tab] = {}
        self.kinds_mailed: set[MailKind] = set()
        self.kept: dict[str, str] = {}

    def actor(self, viewer: str) -> Actor | None:
        return self.world.actors.get(viewer)

    def see_pages(self) -> None:
        """Everybody opens every page of her kind, with everybody's ids in the addresses."""
        with ThreadPoolExecutor(3) as threads:
            list(threads.map(self._see_pages, viewers(self.world)[1:]))

    def _see_pages(self, viewer: str) -> None:
        paths = pages_of(self.world, self.world.actors[viewer].kind)
        tab = self.open(viewer, paths[0])
        self.hear_tab(viewer, paths[0])
        for path in paths[1:]:
            tab.go(path)
            self.hear_tab(viewer, path)

    def hear_tab(self, viewer: str, place: str) -> None:
        """Takes what the tab has heard so far."""
        tab = self.tabs[viewer]
        self.recorder.hear(viewer, f"tab {place}", "\n".join(tab.frames))
        tab.frames.clear()

    def sign_in_again(self, viewer: str) -> None:
        """After what ended her sessions."""
        self.cookies[viewer] = cookie_of(self.world.actors[viewer])
        if viewer in self.tabs:
            self.tabs[viewer].socket.close()
            self.open_anew(viewer)

    def open_anew(self, viewer: str) -> None:
        """A new tab in place of one that was closed; with a new session, where that is over.

        An administrator among them may have taken away her second factor, which ends her sessions: she sets up another, as she would on signing in.
        """
        self.hear_tab(viewer, "live")
        try:
            self.open(viewer, self.tabs[viewer].path)
        except InvalidStatus:
            again = cookie_of(self.world.actors[viewer])
            self.cookies[viewer] = again if self.world.actors[viewer].kind is ActorKind.CANDIDATE else strong(again)
            self.open(viewer, self.tabs[viewer].path)

    def open(self, viewer: str, path: str) -> Tab:
        """A tab, whose state is kept under a name that is bound to its session."""
        tab = self.tabs[viewer] = Tab(self.server.url, self.cookies[viewer], path=path)
        session_id = require(sessions.resolve(self.cookies[viewer])).session_id
        self.kept[hashlib.sha256(f"{session_id}:{tab.token}".encode()).hexdigest()[:40]] = viewer
        return tab

    def wake(self) -> None:
        """Opens anew what the server closed: a tab to which nobody listens for minutes answers no pings."""
        for viewer in self.tabs:
            try:
                self.tabs[viewer].settle()
            except ConnectionClosed:
                self.open_anew(viewer)

    def hear_what_changed(self) -> None:
        """What came to open tabs by itself."""
        for viewer, tab in self.tabs.items():
            tab.settle()
            self.hear_tab(viewer, "live")

    def call_routes(self) -> None:
        """Everybody reads every route of the site and of files, with everybody's ids, and once in English."""
        with ThreadPoolExecutor(3) as threads:
            list(threads.map(self._call_routes, viewers(self.world)))

    def _call_routes(self, viewer: str) -> None:
        with caller(self.server, self.cookies.get(viewer, "")) as client:
            for template, path in addresses(self.world):
                self.take(viewer, template, client.get(path))

    def take(self, viewer: str, template: str, answer: httpx.Response) -> httpx.Response:
        """Notes an answer: status, headers and body."""
        method = answer.request.method
        self.statuses.setdefault((method, template, viewer), set()).add(answer.status_code)
        spoken_headers = headers_of([pair for pair in answer.headers.multi_items() if pair[0] != "set-cookie"])
        self.recorder.hear(viewer, f"{method} {template}", spoken_headers)
        self.recorder.hear(viewer, f"{method} {template}", answer.content)
        return answer


def pages_of(world: World, kind: ActorKind) -> list[str]:
    """Every page of one kind of user; those that name something once with everybody's id."""
    return [path for page in PAGES if kind in page.kinds for path in filled(world, page.route)]


def filled(world: World, route: str) -> Iterator[str]:
    if "[vacancy_id]" in route:
        for vacancy in world.vacancies.values():
            path = route.replace("[vacancy_id]", vacancy.id)
            yield from [path] if route.endswith("ubah") else [f"{path}?tahap={stage}" for stage in ("baru", "ditarik")]
    elif "[application_id]" in route:
        yield from (route.replace("[application_id]", application_id) for application_id in world.applications.values())
    else:
        yield route.replace("[request_id]", world.ids["request"]).replace("[ticket_id]", world.ids["ticket"])


def templates(method: str) -> list[str]:
    """Every route of one method: site, files, health; the Indonesian addresses."""
    every = [route for route in (*routes(), *files.routes(), *videos.routes(), *health.ROUTES) if isinstance(route, Route)]
    return [route.path for route in every if method in (route.methods or {"GET"}) and not route.path.startswith("/en")]


def addresses(world: World) -> Iterator[tuple[str, str]]:
    """Templates to read, and the addresses they make: once with every id that they can take."""
    for template in templates("GET"):
        for path in sorted(set(instances(world, template))):
            yield template, path
            if template in ("/lowongan/{slug}", "/lowongan"):
                yield template, f"/en{path}"
    for word in ("Kenariw", "Samar+Nusaw", "Pawang+ama"):  # the beginnings, so that an echo of the query is no hit
        yield "/lowongan", f"/lowongan?kata={word}"


def instances(world: World, template: str) -> list[str]:
    slugs = [vacancy.slug for vacancy in world.vacancies.values()]
    if template == "/perusahaan/{slug}":
        slugs = [world.ids[f"{name}.slug"] for name in ("senja", "samar", "mekar", "gugur")]
    values = {
        "{slug}": slugs,
        "{application_id}": list(world.applications.values()),
        "{resume_id}": list(world.resumes.values()),
        "{answer_id}": [world.ids["answer"]],
        "{paper_id}": [world.ids["paper"]],
        "{invoice_id}": [world.ids["invoice"]],
        "{vacancy_id}": [vacancy.id for vacancy in world.vacancies.values()],
        "{language}": ["id"],
        "{shape}": ["a4.pdf"],
        "{ticket_id}": [world.ids["ticket"]],
        "{consent_id}": [world.ids["receipt"], world.ids["company_receipt"]],
        "{row_id}": [world.ids["look"]],
        "{token}": ["0" * 43],
        "{part}": ["halaman-1", "lowongan-1", "perusahaan-1"],
    }
    paths = [template.replace("{number}", "1")]
    for name, ids in values.items():
        paths = [path.replace(name, each) for path in paths for each in (ids if name in path else [""])]
    assert not [path for path in paths if "{" in path], f"say in `instances` what stands in {template}"
    return paths


@contextmanager
def overhearing(recorder: Recorder) -> Iterator[None]:
    """Everything announced between processes meanwhile."""
    done = threading.Event()
    address = db.addresses().listen.replace("postgresql+psycopg://", "postgresql://", 1)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"LISTEN {db.CHANNEL}".encode())
        listener = threading.Thread(target=_overhear, args=(connection, recorder, done.is_set))
        listener.start()
        yield
        done.set()
        listener.join()


def _overhear(connection: psycopg.Connection[tuple[object, ...]], recorder: Recorder, over: Callable[[], bool]) -> None:
    while not over():
        for heard in connection.notifies(timeout=0.3):
            recorder.hear("notify", "LISTEN", heard.payload)
