"""How the recruiter's states act, and read their address: words when the domain refuses, ids out of the path."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import reflex as rx

from weimproovi.errors import Denied
from weimproovi.workspace.loading import FAILED, READY, WAITING, loading
from weimproovi.workspace.session import refusal_words, say

__all__ = ["FAILED", "READY", "WAITING", "acting", "asked", "loading", "path_part"]


@asynccontextmanager
async def acting(state: rx.State) -> AsyncIterator[None]:
    """Runs one action; a refusal becomes a toast in a company member's words, and the screen stays as it was."""
    try:
        yield
    except Denied as refusal:
        await say(state, refusal_words(refusal.reason), "fault")


def path_part(state: rx.State, after: str) -> str:
    """The piece of the address that follows another; empty where there is none. A service decides what it is worth."""
    pieces = state.router.url.path.strip("/").split("/")
    return pieces[pieces.index(after) + 1] if after in pieces[:-1] else ""


def asked(state: rx.State, name: str) -> str:
    """A value from the query of the address, or nothing."""
    return state.router.url.query_parameters.get(name, "")
