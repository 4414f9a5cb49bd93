"""The door of the event socket: refused before it opens without a live session, from a foreign origin, or beyond the limits."""

import asyncio
import hashlib
import logging
import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from weimproovi.http.logs import places
from weimproovi.http.session_cookie import read_cookie
from weimproovi.http.tab import MAX_PER_SESSION, SCOPE_KEY, Tab, open_tab
from weimproovi.services import sessions
from weimproovi.settings import settings

SOCKET_PATH = "/_event"
_HANG_UP = {"type": "websocket.close", "code": 1008}
_TOKEN = re.compile(r"[A-Za-z0-9-]{8,64}")
log = logging.getLogger("weimproovi.gate")


@dataclass(frozen=True)
class SocketGate:
    """The ASGI application around the event socket of one worker."""

    workspace: ASGIApp
    open_sockets: Counter[UUID] = field(default_factory=Counter)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Opens the socket for a live session; otherwise answers 403 before accepting."""
        tab, reason = await self._admitted(scope)
        if tab is None:
            log.warning("socket refused", extra={"reason": reason})
            await receive()
            await send(_HANG_UP)
            return
        self.open_sockets[tab.session_id] += 1
        try:
            await self.workspace(scope, _counted(tab, receive, send), send)
        except Exception as fault:  # noqa: BLE001  a frame out of order makes the libraries fall over it; one connection ends, and the log keeps no words of it
            log.warning("socket broke", extra={"fault": places(fault)})
        finally:
            tab.leave()
            self.open_sockets[tab.session_id] -= 1
            if not self.open_sockets[tab.session_id]:
                del self.open_sockets[tab.session_id]

    async def _admitted(self, scope: Scope) -> tuple[Tab | None, str]:
        if scope["path"].rstrip("/") != SOCKET_PATH:
            return None, "unknown_path"
        if Headers(scope=scope).get("origin") not in settings().origins:
            return None, "foreign_origin"
        cookie = read_cookie(scope)
        person = await to_thread.run_sync(sessions.resolve, cookie)
        if person is None or cookie is None or person.session_id is None:
            return None, "no_session"
        if self.open_sockets[person.session_id] >= MAX_PER_SESSION:
            return None, "too_many_sockets"
        if not _bind_token(scope, person.session_id):
            return None, "bad_token"
        scope[SCOPE_KEY] = tab = open_tab(cookie, person)
        _hide_cookie(scope)
        return tab, ""


def _bind_token(scope: Scope, session_id: UUID) -> bool:
    """Replaces the client token by one of this session alone.

    The browser chooses the token and Reflex gives whoever presents it the state kept under it; so bound, another person's token names nothing.
    """
    query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    if not _TOKEN.fullmatch(query.get("token", "")):
        return False
    query["token"] = hashlib.sha256(f"{session_id}:{query['token']}".encode()).hexdigest()[:40]
    scope["query_string"] = urlencode(query).encode()
    return True


def _hide_cookie(scope: Scope) -> None:
    """Reflex copies the handshake's headers into a public var: the cookie would be readable by scripts, and logged."""
    scope["headers"] = [(name, value) for name, value in scope["headers"] if name not in (b"cookie", b"authorization")]


def _counted(tab: Tab, receive: Receive, send: Send) -> Receive:
    async def receiving() -> Message:
        message = await _next(tab, receive)
        if message is not None and message["type"] != "websocket.receive":
            return message
        if message is not None and tab.may_send(_size(message)):
            return message
        if message is not None:
            log.warning("socket closed", extra={"reason": "limit", "size": _size(message)})
        await send(_HANG_UP)
        return {"type": "websocket.disconnect", "code": 1008}

    return receiving


async def _next(tab: Tab, receive: Receive) -> Message | None:
    """The next message; None as soon as the tab is dismissed. The server cannot close while somebody still receives."""
    coming = asyncio.ensure_future(receive())
    leaving = asyncio.ensure_future(tab.dismissed.wait())
    try:
        await asyncio.wait((coming, leaving), return_when=asyncio.FIRST_COMPLETED)
        return coming.result() if coming.done() else None
    finally:
        coming.cancel()
        leaving.cancel()


def _size(message: Message) -> int:
    return len(message.get("text") or "") + len(message.get("bytes") or b"")
