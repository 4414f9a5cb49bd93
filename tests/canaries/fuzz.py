"""Random events by everybody over the tabs that are open: registered handlers, own and foreign ids, values that fit and that do not. The same every time."""

import os
import random
import time
from collections.abc import Iterator

from websockets.exceptions import ConnectionClosed

from tests.canaries.journey import Journey
from tests.canaries.world import World
from tests.support.events import WRONG, arguments_of, fitting, handlers
from tests.support.tab import BOOT, HYDRATED, ON_LOAD

EVENTS = 10_000 if os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all" else 600
PLAIN = tuple(value for value in WRONG if len(str(value)) < 1_000)  # what is longer is proven to close the tab elsewhere
# What opens more to somebody, so that the same words may reach her afterwards, or ends the journey for her.
GRANTS = ("pipeline_state.open", "assigned_state.assign", "company_state.give", "company_checks_state.decide", "ticket_form_state.open_one", "people_state.save",
    "people_state.end", "team_state.remove", "security_state.end", "security_state.end_others", "mend")  # fmt: skip
AT_ONCE = 25  # events of one tab between two answers, within the socket's limits
PER_SECOND = 25


def keys_of(world: World) -> list[str]:
    people = [str(key) for actor in world.actors.values() for key in (actor.candidate_id, actor.account_id, actor.company_id, actor.member_id) if key]
    return [*world.applications.values(), *world.resumes.values(), *(vacancy.id for vacancy in world.vacancies.values()), *world.ids.values(), *people]


def events(world: World, count: int) -> Iterator[tuple[str, dict[str, object]]]:
    """Name and payload of so many events."""
    chance, keys = random.Random(4711), keys_of(world)
    known = [(name, handler) for name, handler in handlers() if name not in (BOOT, HYDRATED, ON_LOAD) and not name.endswith(GRANTS)]
    for _number in range(count):
        name, handler = chance.choice(known)
        payload = {argument: fitting(kind, chance.choice(keys)) for argument, kind in arguments_of(handler).items()}
        for argument in payload:
            if chance.random() < 0.2:
                payload[argument] = chance.choice((*PLAIN, chance.choice(keys)))
        yield name, payload


def fuzz(one: Journey) -> int:
    """Sends them in turns, hears every answer; how many were sent."""
    sent = 0
    viewers = sorted(one.tabs)
    for number, (name, payload) in enumerate(events(one.world, EVENTS)):
        viewer = viewers[number % len(viewers)]
        try:
            one.tabs[viewer].send(name, payload)
            sent += 1
            if (number // len(viewers)) % AT_ONCE == AT_ONCE - 1:
                one.tabs[viewer].settle()
                time.sleep(AT_ONCE / PER_SECOND / len(viewers))
        except ConnectionClosed:
            one.open_anew(viewer)
    one.wake()
    for viewer in viewers:
        one.hear_tab(viewer, "fuzz")
    return sent
