"""Every address that answers a GET, asked by everybody in both languages: what is served, whose words are in it, and that every refusal looks like absence."""

import os
import re
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.attacks.gets_table import (
    DOOR,
    EVERYBODY,
    FURTHER,
    HIDDEN,
    LED_ON,
    OVER,
    REFUSED,
    SERVED,
    TABLE,
    TO_NOBODY,
    Met,
    Row,
)
from tests.attacks.gets_world import gets_world
from tests.attacks.test_routes import PARAMETER, filled
from tests.canaries.recorder import Recorder, headers_of
from tests.canaries.words import canaries
from tests.conftest import empty
from tests.support.town import cookie_of
from weimproovi import routes as addresses
from weimproovi.http import health
from weimproovi.ids import new_id
from weimproovi.services import resumes
from weimproovi.settings import settings
from weimproovi.site.app import build_site
from weimproovi.site.viewer import plain_path

EVERYTHING = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
NEVER_THERE = "/tidak-pernah-ada"
NEVER_SAID = {"secret", "owner_secret"}
PART = re.compile(r"/sitemap/([\w-]+)\.xml")
UNLIKE = ("content-length", "date")
OF_EACH_KIND = ("anonymous", "dewi", "senja", "support")
LOOK_BESIDE = ("anonymous", "dewi", "senja", "senja.reviewer", "samar", "mekar", "moderator")


@dataclass(frozen=True)
class Asked:
    """One address in one language, and its row."""

    template: str
    expected: Row
    further: bool

    @property
    def english(self) -> bool:
        return plain_path(self.template) != self.template

    def by(self, name: str) -> bool:
        """Everybody asks, in a run of everything. Else: pages for the world by one of each kind, English by who is served and a visitor, rows beside the table by who is near."""
        served = [who for who, what in self.expected.met.items() if what is SERVED]
        if EVERYTHING:
            return True
        if self.english:
            return name in ("anonymous", *served[:1])
        if self.further:
            return name in (*LOOK_BESIDE, *served[:1])
        return len(served) < len(EVERYBODY) or name in OF_EACH_KIND

    def path(self, keys: dict[str, str]) -> str:
        return filled(self.template, keys | {name: keys[of] for name, of in self.expected.of.items()}, "")

    def __str__(self) -> str:
        return f"{self.template} {self.expected.of or ''}"


@dataclass(frozen=True)
class Scene:
    """Everybody's browser, what stands in addresses, and what everybody met."""

    browsers: dict[str, TestClient]
    keys: dict[str, str]
    recorder: Recorder
    answers: dict[str, list[tuple[Asked, httpx2.Response]]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def scene(migrated: Engine) -> Iterator[Scene]:
    """One market for the whole table: looking changes nothing that another viewer would meet."""
    empty(migrated)
    world, keys = gets_world()
    recorder = Recorder(canaries())
    recorder.pictures[b"".join(resumes.own_page(world.actors["amara"], world.resumes["amara"], 1).chunks)] = "amara.resume"
    app = build_site(health.ROUTES)
    with ExitStack() as open_browsers:
        browsers = {name: open_browsers.enter_context(browser(app)) for name in EVERYBODY}
        for name in set(EVERYBODY) - {"anonymous"}:
            browsers[name].cookies.set(settings().cookie_name, cookie_of(world.actors[name]))
        keys["part"] = PART.findall(browsers["anonymous"].get(addresses.SITEMAP).text)[0]
        scene = Scene(browsers, keys, recorder)
        with ThreadPoolExecutor(4) as together:
            scene.answers.update(zip(EVERYBODY, together.map(lambda name: everything_met(scene, name), EVERYBODY), strict=True))
        yield scene
    empty(migrated)


def browser(app: Starlette) -> TestClient:
    """At an address of its own, so that limits per address do not meet."""
    place = (f"2001:db8::{uuid4().hex[:4]}", 50000)
    return TestClient(app, base_url="http://localhost:8000", follow_redirects=False, raise_server_exceptions=False, client=place)


def everything_met(scene: Scene, name: str) -> list[tuple[Asked, httpx2.Response]]:
    return [(one, scene.browsers[name].get(one.path(scene.keys))) for one in ASKED if one.by(name)]


def reachable() -> list[str]:
    """The template of every GET route, in every language."""
    return [route.path for route in build_site(health.ROUTES).routes if isinstance(route, Route) and "GET" in (route.methods or ())]


def asked() -> list[Asked]:
    rows = [*((path, expected, False) for path, expected in TABLE.items()), *((path, expected, True) for path, expected in FURTHER)]
    return [Asked(template, expected, further) for template in reachable() for path, expected, further in rows if plain_path(template) == path]


ASKED = asked()


def met(answer: httpx2.Response) -> Met | str:
    """The word for an answer; its status where there is none."""
    if answer.status_code == 303:
        return DOOR if plain_path(answer.headers["location"].partition("?")[0]) == addresses.SIGN_IN else LED_ON
    words = {200: SERVED, 403: REFUSED, 404: HIDDEN, 410: OVER}
    return words.get(answer.status_code, str(answer.status_code))


def test_every_address_has_its_row() -> None:
    there, named = {plain_path(template) for template in reachable()}, {*TABLE, *(path for path, _row in FURTHER)}
    missing, gone = there - set(TABLE), named - there
    assert not missing | gone, (
        f"add one line each to TABLE, such as `addresses.X: row(anonymous=DOOR, candidates=SERVED),` (whoever is not named finds nothing): {sorted(missing)}; "
        f"no longer there: {sorted(gone)}"
    )


def test_whatever_is_there_is_served_to_somebody() -> None:
    """Else its refusals prove nothing."""
    served = {path for path, expected in [*TABLE.items(), *FURTHER] if SERVED in expected.met.values()}
    assert set(TABLE) - served == TO_NOBODY


@pytest.mark.clause("D1", "passes")
@pytest.mark.clause("D1", "refuses")
@pytest.mark.clause("S3", "passes")
@pytest.mark.clause("S3", "refuses")
def test_every_address_meets_everybody_as_the_table_says(scene: Scene) -> None:
    wrong = [f"{name} at {one}: {fault}" for name, met_by in scene.answers.items() for one, answer in met_by for fault in faults(scene, name, one.expected, answer)]
    assert wrong == [], "\n".join(wrong)


def faults(scene: Scene, name: str, expected: Row, answer: httpx2.Response) -> Iterator[str]:
    """What is wrong with what somebody meets."""
    wanted, heard = expected.met[name], words_in(scene, answer)
    must = expected.says.get(name, frozenset()) if wanted is SERVED else frozenset()
    if met(answer) is not wanted:
        yield f"{met(answer)}, the table says {wanted}"
    if must - heard:
        yield f"does not say {sorted(must - heard)}"
    if heard - must - own_words(name, heard) - expected.may:
        yield f"says {sorted(heard - must - own_words(name, heard) - expected.may)}"
    if wanted is SERVED and not answer.headers.get("content-type", "").startswith(expected.kind):
        yield f"is {answer.headers.get('content-type')}"
    if set(expected.met.values()) - {SERVED, OVER} and answer.headers.get("cache-control") != "no-store":
        yield f"may be kept: {answer.headers.get('cache-control')}"


def own_words(name: str, heard: set[str]) -> set[str]:
    """Her own, but never her password; the recruiter has a name of her own among her company's words."""
    hers = {word for word in heard if word.partition(".")[0] == name and word.partition(".")[2] not in NEVER_SAID}
    return hers | ({"senja.member"} if name == "senja.recruiter" else set())


def words_in(scene: Scene, answer: httpx2.Response) -> set[str]:
    return scene.recorder.found(answer.content) | scene.recorder.found(headers_of(list(answer.headers.items())).encode())


@pytest.mark.clause("D1", "refuses")
@pytest.mark.clause("S3", "refuses")
def test_what_is_not_yours_looks_like_what_no_route_knows(scene: Scene) -> None:
    wrong = []
    for name, met_by in scene.answers.items():
        never = {english: looks(scene.browsers[name].get(f"{'/en' if english else ''}{NEVER_THERE}")) for english in (False, True)}
        wrong += [f"{name} at {one}" for one, answer in met_by if one.expected.met[name] is HIDDEN and looks(answer) != never[one.english]]
    assert wrong == [], "\n".join(wrong)


@pytest.mark.clause("D1", "refuses")
@pytest.mark.clause("S3", "refuses")
def test_what_never_was_looks_like_what_is_not_yours(scene: Scene) -> None:
    """With ids and secrets that nobody has: the door where the door was, else what no route knows."""
    wrong = []
    for name in EVERYBODY if EVERYTHING else OF_EACH_KIND:
        get = scene.browsers[name].get
        never = looks(get(NEVER_THERE))
        for one in (one for one in ASKED if PARAMETER.search(one.template) and not (one.english or one.further or "{slug}" in one.template)):
            answer = get(filled(one.template, {}, secrets.token_urlsafe(32) if "{token}" in one.template else str(new_id())))
            if met(answer) is not DOOR if one.expected.met[name] is DOOR else looks(answer) != never:
                wrong.append(f"{name} at {one}: {met(answer)}")
    assert wrong == [], "\n".join(wrong)


def looks(answer: httpx2.Response) -> tuple[int, str, dict[str, str]]:
    """Status, page and headers, without what must differ."""
    headers = {name: value for name, value in answer.headers.items() if name not in UNLIKE}
    page = answer.text.replace(plain_path(answer.request.url.raw_path.decode()), "?").replace(addresses.SAVED, "?")  # every page can save
    return answer.status_code, page, headers
