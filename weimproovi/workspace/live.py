"""The live channel: what a service announces in its transaction reaches the open tabs it concerns, as ids only.

One LISTEN connection per worker, on a direct connection (never a pooler), opened in the lifespan. A change makes each affected tab
run its page's `live` handler, through the guard like any other event. After a reconnect every open page reloads. A page whose
answer ends by the clock (`expiry`) reloads in the same way.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import psycopg
import reflex as rx
from reflex.event import Event

from weimproovi import db
from weimproovi.http.tab import Tab
from weimproovi.workspace import expiry
from weimproovi.workspace.page import Page, localized_routes
from weimproovi.workspace.tabs import open_tabs, send_away

GATHER_SECONDS = 0.15  # several changes of one moment become one reload
RETRY_SECONDS = 1.0
log = logging.getLogger("weimproovi.live")


def live_channel(pages: list[Page]) -> Callable[[rx.App], object]:
    """The lifespan task that listens for a worker's whole life."""
    reloads: dict[str, Any] = {route.strip("/"): page.live for page in pages if page.live is not None for route in localized_routes(page)}

    @asynccontextmanager
    async def lifespan(app: rx.App) -> AsyncIterator[None]:
        listener = _Listener(app, reloads)
        running = asyncio.get_running_loop().create_task(listener.run())
        expiry.serve(lambda lapsed: listener.reload(lambda tab: tab is lapsed))
        try:
            yield
        finally:
            expiry.serve(None)
            running.cancel()

    return lifespan


class _Listener:
    def __init__(self, app: rx.App, reloads: dict[str, Any]) -> None:
        self.app = app
        self.reloads = reloads
        self.waiting: set[str] = set()
        self.broken = False

    async def run(self) -> None:
        while True:
            try:
                await self.listen()
            except psycopg.Error as fault:
                self.broken = True
                log.warning("live channel lost", extra={"fault": type(fault).__name__})
                await asyncio.sleep(RETRY_SECONDS)

    async def listen(self) -> None:
        async with await psycopg.AsyncConnection.connect(_address(), autocommit=True) as connection:
            await connection.execute(f"LISTEN {db.CHANNEL}")
            if self.broken:
                self.broken = False
                self.reload(lambda _tab: True)
            async for notification in connection.notifies():
                self.heard(notification.payload)

    def heard(self, words: str) -> None:
        match _read(words):
            case {"kind": "changed", "topic": str(topic)}:
                self.reload(lambda tab: topic in tab.topics)
            case {"kind": "session_ended", "session_ids": list(ended)}:
                self.end(lambda tab: str(tab.session_id) in ended)
            case {"kind": "account_ended", "account_id": str(account)}:
                self.end(lambda tab: str(tab.account_id) == account)
            case _:
                log.warning("announcement not understood", extra={"size": len(words)})

    def end(self, concerned: Callable[[Tab], bool]) -> None:
        for sid, token, tab in open_tabs(self.app):
            if concerned(tab):
                send_away(self.app, sid, token, tab)

    def reload(self, concerned: Callable[[Tab], bool]) -> None:
        for _, token, tab in open_tabs(self.app):
            if concerned(tab) and token not in self.waiting:
                self.waiting.add(token)
                asyncio.get_running_loop().call_later(GATHER_SECONDS, self.start_reload, token, tab)

    def start_reload(self, token: str, tab: Tab) -> None:
        self.waiting.discard(token)
        handler = self.reloads.get(self.app.router(tab.path) or "")
        if handler is not None:
            asyncio.get_running_loop().create_task(self.enqueue(token, handler))

    async def enqueue(self, token: str, handler: Any) -> None:
        with self.app.set_contexts():
            for event in Event.from_event_type(handler):
                await self.app.event_processor.enqueue(token, event)


def _read(words: str) -> object:
    try:
        return json.loads(words)
    except ValueError:
        return None


def _address() -> str:
    return db.addresses().listen.replace("postgresql+psycopg://", "postgresql://", 1)
