"""How the recruiter's states read a screen and act: phase while reading, words when the domain refuses, ids out of the address."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import reflex as rx

from weimproovi.errors import Denied
from weimproovi.i18n import words
from weimproovi.workspace.session import say

WAITING, READY, FAILED = "waiting", "ready", "failed"
log = logging.getLogger("weimproovi.workspace")


@asynccontextmanager
async def loading(state: rx.State) -> AsyncIterator[None]:
    """Runs the reading of a screen; sets the state's `phase`, and `failure` where the domain refused."""
    state.failure = ""
    try:
        yield
    except Denied as refusal:
        state.failure, state.phase = words.reason_for_company(refusal.reason), FAILED
    except Exception:
        log.exception("a screen could not be read")
        state.phase = FAILED
    else:
        state.phase = READY


@asynccontextmanager
async def acting(state: rx.State) -> AsyncIterator[None]:
    """Runs one action; a refusal becomes a toast in a company member's words, and the screen stays as it was."""
    try:
        yield
    except Denied as refusal:
        await say(state, words.reason_for_company(refusal.reason), "fault")


def path_part(state: rx.State, after: str) -> str:
    """The piece of the address that follows another; empty where there is none. A service decides what it is worth."""
    pieces = state.router.url.path.strip("/").split("/")
    return pieces[pieces.index(after) + 1] if after in pieces[:-1] else ""


def asked(state: rx.State, name: str) -> str:
    """A value from the query of the address, or nothing."""
    return state.router.url.query_parameters.get(name, "")
