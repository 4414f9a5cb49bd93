"""The guard: every event of every tab passes here before its handler, and the session row is read again each time.

Registered as Reflex middleware by the composition root. Nothing else decides who may call a handler.
"""

import logging

import reflex as rx
from anyio import to_thread
from reflex.event import Event
from reflex.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_base.event.context import EventContext
from reflex_base.registry import RegistrationContext

from weimproovi import i18n
from weimproovi.http.requests import language_of
from weimproovi.http.tab import Tab
from weimproovi.permissions.actor import Actor
from weimproovi.services import sessions
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.payload import PayloadRefused, typed_payload
from weimproovi.workspace.policy import CONNECT, policy_of
from weimproovi.workspace.session import SessionState, act_as
from weimproovi.workspace.tabs import open_tabs, send_away, tab_of

log = logging.getLogger("weimproovi.guard")


class Guard(Middleware):
    """Reflex asks it before each event; a `StateUpdate` as answer stops the event."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        """None lets the event pass, with the actor set, the payload typed and the language chosen."""
        token = EventContext.get().token
        tab = tab_of(app, token)
        if tab is None:
            return _refused(event, "no_tab")
        _note_address(tab, state)
        person = await to_thread.run_sync(sessions.resolve, tab.cookie)
        if person is None or person.session_id != tab.session_id:
            _end(app, tab)
            return _refused(event, "session_ended")
        reason = _objection(event, person)
        if reason is not None:
            return _refused(event, reason)
        await _own(state, person, connecting=event.name == CONNECT)
        act_as(person, tab)
        i18n.speak(language_of(tab.path))
        return None


def _note_address(tab: Tab, state: BaseState) -> None:
    url = state.rx_router_url
    if url.path:
        tab.address = url.path + (f"?{url.query}" if url.query else "")


def _objection(event: Event, person: Actor) -> str | None:
    """Why this person may not call this handler so; None when they may. Types the payload in place."""
    registered = RegistrationContext.get().event_handlers.get(event.name)
    policy = policy_of(event.name, registered.handler) if registered else None
    if registered is None or policy is None:
        return "no_policy"
    if person.kind not in policy.kinds:
        return "wrong_kind"
    if not isinstance(event.payload, dict):
        return "bad_payload"
    try:
        typed = typed_payload(registered.handler, event.payload)
    except PayloadRefused:
        return "bad_payload"
    if typed.get("vars"):
        return "client_storage"
    event.payload.clear()
    event.payload.update(typed)
    return None


async def _own(state: BaseState, person: Actor, *, connecting: bool = False) -> None:
    """Empties the whole tree when it was built for somebody else, or for an earlier session.

    Also when a tab that sees other people's data connects again: Reflex answers that event with everything the tab once had,
    and some of it may have been withdrawn meanwhile (S3). Its pages read anew.
    """
    session = await state.get_state(SessionState)
    owner = str(person.session_id)
    stale = connecting and person.kind is not ActorKind.CANDIDATE
    if session._owner == owner and not stale:
        return
    root = state._get_root_state()
    if session._owner:
        for known in RegistrationContext.get().base_states.values():
            await root.get_state(known)
        root.reset()
    session._owner = owner


def _end(app: rx.App, ended: Tab) -> None:
    for sid, token, tab in open_tabs(app):
        if tab.session_id == ended.session_id:
            send_away(app, sid, token, tab)


def _refused(event: Event, reason: str) -> StateUpdate:
    log.warning("event refused", extra={"event_name": event.name[:200], "reason": reason})
    return StateUpdate()
