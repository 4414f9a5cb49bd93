"""The pages of one person without a socket: an event passes the guard's own judgement, then its handler runs, and what it would send is kept."""

import asyncio
import json
from collections import Counter
from functools import cache
from typing import Any

from reflex.event import Event
from reflex.istate.data import RouterData
from reflex.state import State
from reflex.utils.format import json_dumps

import weimproovi.weimproovi as product
from weimproovi.errors import Denied, Invalid, TooMany
from weimproovi.http.tab import open_tab
from weimproovi.permissions.actor import Actor
from weimproovi.workspace.guard import _objection
from weimproovi.workspace.policy import policy_of
from weimproovi.workspace.session import act_as

ALLOWED = "allowed"
FAULTS = ("fault", "faults", "keep_fault", "unsigned", "saving", "proof_fault")


@cache
def our_handlers() -> dict[str, str]:
    """Full names of every handler of ours that somebody may call, by "pipeline_state.open"; by "staff.requests_state.load" where two states are so called."""
    known = product.app._registration_context.event_handlers
    ours = [name for name, found in known.items() if "weimproovi" in name and policy_of(name, found.handler)]
    often = Counter(map(short, ours))
    return {short(name) if often[short(name)] == 1 else f"{name.split('___')[4]}.{short(name)}": name for name in ours}


def short(name: str) -> str:
    state, _dot, handler = name.rpartition(".")
    return f"{state.rpartition('____')[2]}.{handler}"


def objection(actor: Actor, name: str, payload: dict[str, Any]) -> str:
    """Why the guard refuses the event; "" when it lets it pass."""
    with product.app.set_contexts():
        return _objection(Event(name=name, payload=json.loads(json.dumps(payload))), actor) or ""


class Desk:
    """One person at one page."""

    def __init__(self, actor: Actor, path: str) -> None:
        self.actor = actor
        self.root = State(_reflex_internal_init=True)  # type: ignore[call-arg]
        pattern = f"/{product.route_of(path.partition('?')[0]) or path.strip('/')}"
        headers = {"origin": "http://localhost:8000"}
        self.root.router = RouterData.from_router_data({"pathname": pattern, "asPath": path, "query": {}, "headers": headers})
        self.sent = ""

    def call(self, name: str, payload: dict[str, Any]) -> str:
        """ "allowed", or how it was refused."""
        self.root._clean()
        with product.app.set_contexts():
            outcome = asyncio.run(self._call(name, payload))
        self.sent = json_dumps(self.root.get_delta())
        return outcome

    async def _call(self, name: str, payload: dict[str, Any]) -> str:
        event = Event(name=name, payload=json.loads(json.dumps(payload)))
        refusal = _objection(event, self.actor)
        if refusal:
            return refusal
        act_as(self.actor, open_tab("no cookie", self.actor))
        state = self.root.get_substate(name.split(".")[:-1])
        handler = product.app._registration_context.event_handlers[name].handler
        try:
            answer = handler.fn(state, **event.payload)
            if hasattr(answer, "__aiter__"):
                [_ async for _ in answer]
            else:
                await answer
        except (Denied, Invalid, TooMany) as fault:
            return type(fault).__name__
        return self._outcome()

    def _outcome(self) -> str:
        """What the page was told by this very event, in whichever state."""
        for values in self.root.get_delta().values():
            told = {name.removesuffix("_rx_state_"): value for name, value in values.items()}
            if told.get("phase") == "failed":
                return f"failed: {told.get('failure', '')}"
            if (toast := told.get("toast")) and toast.tone == "fault" and toast.words:
                return f"told: {toast.words}"
            if faults := [told[name] for name in FAULTS if told.get(name)]:
                return f"fault: {faults[0]}"
        return ALLOWED
