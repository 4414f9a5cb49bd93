"""Who may call an event handler. Every public method of every state is a remote procedure, so each one says it; the guard asks, the start-up check counts."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from reflex_base.event import EventHandler
from reflex_base.registry import RegistrationContext

from weimproovi.vocabulary import ActorKind, Purpose
from weimproovi.workspace.payload import unreadable

Handler = TypeVar("Handler", bound=Callable[..., object])
_MARK = "_weimproovi_policy"
_STATE = "reflex___state____state"
CONNECT = f"{_STATE}.hydrate_and_load"  # a tab's first event on every connection

# What the browser's half of Reflex cannot do without. Everything else that Reflex brings (setvar, update_vars_internal, hydrate,
# shared states, error reports) is refused.
BUILT_IN = frozenset(
    {
        CONNECT,
        f"{_STATE}.reflex___state____on_load_internal_state.on_load_internal",
        f"{_STATE}.reflex___state____on_load_internal_state.set_is_hydrated",
    }
)


@dataclass(frozen=True)
class Policy:
    """Args:
    kinds: the kinds of actor that may call the handler.
    purpose: why it reads or writes; written to the log of refusals.
    """

    kinds: frozenset[ActorKind]
    purpose: Purpose


EVERYBODY = frozenset({ActorKind.CANDIDATE, ActorKind.MEMBER, ActorKind.STAFF})
_BUILT_IN_POLICY = Policy(EVERYBODY, Purpose.SELF)


def policy(*kinds: ActorKind, purpose: Purpose) -> Callable[[Handler], Handler]:
    """Marks an async event handler with who may call it and why."""

    def mark(handler: Handler) -> Handler:
        setattr(handler, _MARK, Policy(frozenset(kinds), purpose))
        return handler

    return mark


def policy_of(name: str, handler: EventHandler) -> Policy | None:
    """The handler's policy, or None when nobody may call it. `name` is the full event name."""
    if name in BUILT_IN:
        return _BUILT_IN_POLICY
    return getattr(handler.fn, _MARK, None)


def require_policies() -> None:
    """Refuses to start the app when a handler of ours lacks a policy, would block the event loop,
    or has an argument that the guard cannot check.

    Raises:
        SystemExit: one line per faulty handler.
    """
    faults = [
        fault
        for name, registered in RegistrationContext.get().event_handlers.items()
        if (fault := _fault(name, registered.handler))
    ]
    if faults:
        raise SystemExit("\n".join(faults))


def _fault(name: str, handler: EventHandler) -> str | None:
    if name.rpartition(".")[2] == "setvar" or name in BUILT_IN or not _ours(handler):
        return None
    if policy_of(name, handler) is None:
        return f"{handler.fn.__qualname__} has no @policy: anybody signed in could call it."
    if not (inspect.iscoroutinefunction(handler.fn) or inspect.isasyncgenfunction(handler.fn)):
        return f"{handler.fn.__qualname__} is not async: it would stop every other user while it runs."
    return unreadable(handler)


def _ours(handler: EventHandler) -> bool:
    module = getattr(handler.fn, "__module__", "") or ""
    return not module.startswith(("reflex.", "reflex_"))
