"""What every event meets before its handler: policies, strict payloads, the rows of the registry."""

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from uuid import UUID, uuid4

import pytest
import reflex as rx
from reflex_base.event import EventHandler

import weimproovi.weimproovi as product
from weimproovi.permissions.actor import Actor
from weimproovi.vocabulary import ActorKind, Purpose, Stage
from weimproovi.workspace import policy as policies
from weimproovi.workspace.guard import _own
from weimproovi.workspace.payload import PayloadRefused, typed_payload
from weimproovi.workspace.policy import policy, policy_of, require_policies
from weimproovi.workspace.session import SessionState


@dataclass(frozen=True)
class Answer:
    question: UUID
    words: str


def handler(
    self: object, application_id: UUID, to: Stage, n: int = 0, day: date | None = None, tone: Literal["a", "b"] = "a",
    answers: list[Answer] | None = None,
) -> None: ...


def form_handler(self: object, answer: Answer) -> None: ...


HANDLER = EventHandler(fn=handler)
FORM = EventHandler(fn=form_handler)
GOOD: dict[str, Any] = {"application_id": str(uuid4()), "to": "interview"}


def test_values_arrive_as_the_types_they_are_annotated_with() -> None:
    typed = typed_payload(HANDLER, {**GOOD, "day": "2026-11-22", "answers": [{"question": GOOD["application_id"], "words": "ya"}]})
    assert isinstance(typed["application_id"], UUID)
    assert typed["to"] is Stage.INTERVIEW
    assert typed["day"] == date(2026, 11, 22)
    assert typed["answers"] == [Answer(UUID(GOOD["application_id"]), "ya")]


def test_values_already_typed_by_a_chained_event_pass() -> None:
    assert typed_payload(HANDLER, {"application_id": uuid4(), "to": Stage.OFFER})["to"] is Stage.OFFER


@pytest.mark.parametrize(
    "wrong",
    [{"n": "1"}, {"n": True}, {"n": 1.0}, {"n": None}, {"to": "lain"}, {"application_id": "x"}, {"application_id": 7}, {"day": "kemarin"},
     {"tone": "c"}, {"answers": {}}, {"answers": [{"question": "x", "words": "ya"}]}, {"answers": [{"words": "ya"}]}, {"self": 1}, {"lain": 1}],
)
def test_wrong_types_and_unknown_names_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(PayloadRefused):
        typed_payload(HANDLER, {**GOOD, **wrong})


def test_a_submitted_form_arrives_as_its_fields() -> None:
    form = {"__reflex_form_data__": [["question", GOOD["application_id"]], ["words", "ya"]]}
    assert typed_payload(FORM, {"answer": form})["answer"] == Answer(UUID(GOOD["application_id"]), "ya")


@pytest.mark.parametrize("entries", [[["words"]], [7], "ya", {"a": 1}, None, [["words", "ya"], ["lain", "x"]], [[["a"], "b"]]])
def test_a_misshapen_form_is_refused(entries: object) -> None:
    with pytest.raises(PayloadRefused):
        typed_payload(FORM, {"answer": {"__reflex_form_data__": entries}})


def test_a_refused_payload_is_not_repeated_in_the_error() -> None:
    with pytest.raises(PayloadRefused) as refusal:
        typed_payload(HANDLER, {**GOOD, "n": "kenari"})
    assert "kenari" not in repr(refusal.value) + repr(refusal.value.__cause__)


def registered() -> list[tuple[str, EventHandler]]:
    return [(name, found.handler) for name, found in product.app._registration_context.event_handlers.items()]


def test_every_handler_of_ours_has_a_policy_and_does_not_block() -> None:
    with product.app.set_contexts():
        require_policies()
    assert sum(policy_of(name, found) is not None for name, found in registered()) > len(policies.BUILT_IN)


def test_setvar_has_no_policy_on_any_state() -> None:
    setvars = [(name, found) for name, found in registered() if name.endswith(".setvar")]
    assert setvars
    assert all(policy_of(name, found) is None for name, found in setvars)


def test_what_reflex_brings_is_closed_but_for_a_short_list() -> None:
    brought = {name for name, found in registered() if not policies._ours(found)}
    assert {name for name in brought if policy_of(name, EventHandler(fn=handler)) is not None} == policies.BUILT_IN


def test_every_argument_of_every_handler_can_be_checked() -> None:
    for name, found in registered():
        if policy_of(name, found) is not None:
            with pytest.raises(PayloadRefused):
                typed_payload(found, {"no such name": 1})


@pytest.mark.parametrize("marked", [False, True])
def test_a_handler_without_a_policy_or_that_blocks_stops_the_start(marked: bool) -> None:
    def press(self: object) -> None: ...

    fault = policies._fault("a.press", EventHandler(fn=policy(ActorKind.STAFF, purpose=Purpose.OPERATE)(press) if marked else press))
    assert fault is not None
    assert ("not async" in fault) is marked


def test_pages_exist_in_both_languages_and_are_closed_to_others() -> None:
    assert product.kinds_of("/akun") == product.kinds_of("/en/akun/") == frozenset({ActorKind.CANDIDATE})
    assert product.kinds_of("/") is None
    assert product.kinds_of("/lowongan") is None


def session_state(root: rx.State) -> SessionState:
    return root.get_substate(tuple(SessionState.get_full_name().split(".")))  # type: ignore[return-value]


def test_a_state_built_for_another_session_is_emptied_first() -> None:
    root = rx.State(_reflex_internal_init=True)  # type: ignore[call-arg]
    held, first, second = session_state(root), uuid4(), uuid4()
    asyncio.run(_own(root, Actor(ActorKind.CANDIDATE, session_id=first)))
    held.name = "Sukarno"
    asyncio.run(_own(root, Actor(ActorKind.CANDIDATE, session_id=first)))
    assert held.name == "Sukarno"
    asyncio.run(_own(root, Actor(ActorKind.CANDIDATE, session_id=second)))
    assert (held.name, held._owner) == ("", str(second))


@pytest.mark.parametrize(("kind", "kept"), [(ActorKind.CANDIDATE, "Sukarno"), (ActorKind.MEMBER, ""), (ActorKind.STAFF, "")])
def test_whoever_sees_other_people_begins_anew_on_every_connection(kind: ActorKind, kept: str) -> None:
    root = rx.State(_reflex_internal_init=True)  # type: ignore[call-arg]
    held, person = session_state(root), Actor(kind, session_id=uuid4())
    asyncio.run(_own(root, person, connecting=True))
    held.name = "Sukarno"
    asyncio.run(_own(root, person, connecting=True))
    assert held.name == kept
