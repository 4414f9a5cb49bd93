"""Every handler, by everybody: it goes through for those whose role includes it and is refused to all others, and what a page is sent stays within the policy.

A stranger has no page: the handshake of the socket refuses her (tests/attacks/test_socket.py).
"""

import pytest
from sqlalchemy import Engine

from tests.canaries import oracle
from tests.canaries.desk import our_handlers
from tests.canaries.props import complete, furnish
from tests.canaries.recorder import Recorder
from tests.canaries.scenes import MAIL, PLAYERS, SCENES, casting, play, wrong
from tests.canaries.words import canaries
from tests.canaries.world import World, build
from tests.conftest import empty
from weimproovi.integrations import rate_limits

Played = tuple[World, list[str], Recorder]


@pytest.fixture(scope="module")
def played(migrated: Engine) -> Played:
    """Every scene with every player: what did not end as cast, and what was sent."""
    empty(migrated)
    world, faults, recorder = build(), [], Recorder(canaries())
    complete(world)
    furnish(world)
    for scene in SCENES:
        rate_limits._limiter.cache_clear()
        for player, may in casting(scene):
            outcome, sent = play(world, scene, player)
            faults += [f"{scene.name}: {fault}"] if (fault := wrong(player, may, outcome)) else []
            for page in sent:
                recorder.hear(player, scene.name, page)
    return world, faults, recorder


@pytest.mark.clause("D1", "refuses")
@pytest.mark.clause("D1", "passes")
def test_a_handler_goes_through_for_whom_it_is_and_for_nobody_else(played: Played) -> None:
    assert played[1] == [], "\n".join(played[1])


def test_every_handler_has_its_scene_and_every_scene_its_handler() -> None:
    assert sorted(set(our_handlers()) ^ {scene.name for scene in SCENES}) == []


def test_every_kind_of_player_was_served_and_refused() -> None:
    cast = [(player, may) for scene in SCENES for player, may in casting(scene)]
    assert {(player, may) for player in PLAYERS for may in (True, False)} <= set(cast)


@pytest.mark.clause("S3", "refuses")
def test_what_pages_were_sent_reached_nobody_whom_the_policy_does_not_name(played: Played) -> None:
    outbox = {(player, f"mails_state.{name}") for player in MAIL for name in ("load", "read", "retry")}  # nothing is sent here: who keeps the mails reads them
    found = [
        f"{word} reached {who} in {sorted(places)}"
        for (word, who), places in played[2].hits.items()
        if not oracle.may(who, word) and not all((who, place) in outbox for place in places)
    ]
    assert found == [], "\n".join(found)
