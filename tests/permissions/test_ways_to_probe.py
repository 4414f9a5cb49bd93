"""Existence is a field of its own: an id of somebody else's answers every service as an id of nobody's does."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from tests.support import reads
from tests.support.paper import Paper
from tests.support.world import World
from weimproovi.errors import Denied, WeimprooviError
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.public import SearchQuery
from weimproovi.services import (
    application_messages,
    applications,
    candidates,
    consents,
    copies,
    listings,
    members,
    pipeline,
    resumes,
    staff_tickets,
    vacancies,
)
from weimproovi.vocabulary import ConsentScope, Stage

pytestmark = [pytest.mark.clause("S3", "refuses"), pytest.mark.clause("D1", "refuses")]
NOBODY = uuid4()
BESIDE = {"stage": Stage.NEW, "number": 1, "shape": "a4.pdf", "language": "id", "answer_id": str(NOBODY)}  # what else a reading asks for
FORGED = ("' OR true --", "x'); SELECT set_config('app.kind', 'system', true) --", "\\'; SELECT act_as('system') --", "${jndi:app.kind}", "%(kind)s", ":kind")
ACTS: dict[str, tuple[str, Callable[[Actor, str], Any]]] = {  # what is named, and who names it
    "a member opens": ("application", lambda actor, one: pipeline.open_application(actor, one)),
    "a member moves": ("application", lambda actor, one: pipeline.move(actor, one, Stage.INTERVIEW)),
    "a member ends": ("application", lambda actor, one: pipeline.end(actor, one, "filled", "Terima kasih.")),
    "a member writes": ("application", lambda actor, one: application_messages.write(actor, one, "Halo")),
    "a member closes": ("vacancy", lambda actor, one: vacancies.close(actor, one, "Terima kasih.")),
    "a member publishes": ("vacancy", lambda actor, one: vacancies.publish(actor, one)),
    "a member assigns": ("vacancy", lambda actor, one: members.assign(actor, one, actor.member_id or "", on=True)),
    "a member removes": ("member", lambda actor, one: members.remove(actor, one)),
    "a member confirms a copy": ("application", lambda actor, one: copies.confirm(actor, one)),
    "a candidate withdraws": ("application", lambda actor, one: applications.withdraw(actor, one)),
    "a candidate agrees": ("application", lambda actor, one: consents.ask(actor, ConsentScope.VIDEO_SHARE, one)),
    "a candidate refuses": ("application", lambda actor, one: consents.refuse(actor, ConsentScope.VIDEO_SHARE, one)),
    "a candidate removes a resume": ("resume", lambda actor, one: resumes.remove(actor, one)),
    "a candidate takes suggestions": ("resume", lambda actor, one: candidates.accept_suggestions(actor, one, ["phone"])),
    "a candidate ends a ticket": ("ticket", lambda actor, one: staff_tickets.end_mine(actor, one)),
    "staff close a ticket": ("ticket", lambda actor, one: staff_tickets.close(actor, one)),
}


@pytest.fixture(scope="module")
def world(migrated: Engine) -> World:
    """A world in which the second company and everybody of its own stand outside the first."""
    made = World(Paper(), lambda _account, _found: None)
    with made.now():
        made.ticket("support", made.paper.people[0], ("identity",), 1)
    return made


def theirs(world: World) -> dict[str, str]:
    """Ids that are another's for everybody in `strangers`."""
    sent, member = world.paper.sent[0], world.paper.members[0]
    names = {"application": sent.id, "vacancy": str(sent.post.id), "resume": sent.person.resume_id, "member": str(member.member_id)}
    return names | {"ticket": world.paper.tickets[0].id}


def strangers(world: World) -> dict[str, Actor]:
    """An owner elsewhere, somebody who never applied there, staff without this ticket."""
    with world.now():
        world.sign_up()
        owner = next(member for member in world.paper.members if member.firm is world.paper.firms[1])
        found = {"a member": owner.account_id, "a candidate": world.paper.people[2].account_id, "staff": world.paper.staff["officer"]}
        return {name: world.actor(account_id) for name, account_id in found.items()}


def answer(act: Callable[[], Any]) -> str:
    """What somebody gets to know: the kind of answer and its words; an id that she gave herself is not counted."""
    try:
        return reads.text_of(act())
    except WeimprooviError as refusal:
        return f"{type(refusal).__name__} {refusal.reason if isinstance(refusal, Denied) else refusal}"


@pytest.mark.parametrize("act", ACTS)
def test_acting_on_somebody_elses_is_like_acting_on_nobodys(world: World, act: str) -> None:
    named, verb = ACTS[act]
    actor = next(stranger for who, stranger in strangers(world).items() if act.startswith(who))
    assert answer(lambda: verb(actor, theirs(world)[named])) == answer(lambda: verb(actor, str(NOBODY)))


def test_reading_somebody_elses_is_like_reading_nobodys(world: World) -> None:
    named, different = {f"{name}_id": one for name, one in theirs(world).items()}, []
    for (who, actor), (name, function) in product(strangers(world).items(), reads.reads().items()):
        others = {one: BESIDE[one] for one in reads.asks_for(function) if one in BESIDE}
        for asked in set(reads.asks_for(function)) & set(named):
            both = [answer(partial(function, actor, **{asked: one}, **others)) for one in (named[asked], str(NOBODY))]
            different += [(who, name, both)] if both[0] != both[1] else []
    assert different == []


def test_a_draft_takes_somebody_elses_resume_like_nobodys(world: World) -> None:
    actor, slug = strangers(world)["a candidate"], world.paper.posts[0].slug
    both = [answer(partial(applications.save_draft, actor, slug, one, {})) for one in (theirs(world)["resume"], str(NOBODY))]
    assert both[0] == both[1]
    assert both[0].startswith("Invalid")


@pytest.mark.parametrize("words", FORGED)
def test_words_stay_words(world: World, words: str) -> None:
    """Whatever is typed into a field that reaches a query, nobody becomes somebody else."""
    actor = strangers(world)["a member"]
    listings.search(SearchQuery(words=words, province=words, after=words))
    for ask in (lambda: pipeline.pipeline(actor, str(world.paper.posts[2].id), Stage.NEW, words), lambda: pipeline.sheet(actor, words), lambda: listings.detail(words)):
        assert world.paper.sent[0].person.words["name"][0] not in answer(ask)  # type: ignore[operator]
    assert answer(lambda: pipeline.sheet(actor, theirs(world)["application"])).startswith("NotFound")


def test_time_alone_opens_nothing(world: World) -> None:
    world.shift += timedelta(days=1)
    with world.now():
        actor = world.actor(world.paper.members[-1].account_id)
        assert answer(lambda: pipeline.sheet(actor, theirs(world)["application"])).startswith("NotFound")
    assert UUID(theirs(world)["application"]) != NOBODY
