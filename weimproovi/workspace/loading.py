"""How a screen says that it is waiting, ready or could not be read. For every state that reads one."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import reflex as rx

from weimproovi.errors import Denied
from weimproovi.workspace.session import refusal_words

WAITING, READY, FAILED = "waiting", "ready", "failed"
log = logging.getLogger("weimproovi.workspace")


@asynccontextmanager
async def loading(state: rx.State) -> AsyncIterator[None]:
    """Runs the reading of a screen; sets the state's `phase`, and `failure` where the domain refused."""
    state.failure = ""
    try:
        yield
    except Denied as refusal:
        state.failure, state.phase = refusal_words(refusal.reason), FAILED
    except Exception:
        log.exception("a screen could not be read")
        state.phase = FAILED
    else:
        state.phase = READY
