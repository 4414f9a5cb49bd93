"""The one door. Every request and every websocket handshake of both faces passes here, before Reflex or the site sees it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from weimproovi import i18n, routes
from weimproovi.http import headers
from weimproovi.http.front_end import FrontEnd
from weimproovi.http.gate_socket import SocketGate
from weimproovi.http.proxies import from_visitor
from weimproovi.http.requests import BodyLimit, foreign, language_of, one_click, too_long, unspeakable, watched
from weimproovi.http.session_cookie import read_cookie
from weimproovi.services import sessions
from weimproovi.vocabulary import ActorKind

_YEAR = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, no-cache"
_PRIVATE = "private, no-cache"


@dataclass(frozen=True)
class Gate:
    """The ASGI application around both faces.

    Args:
        workspace: Reflex's application: prerendered pages, static files, the event socket.
        site: the Starlette application; it answers everything else, unknown paths included.
        front_end: the built files.
        kinds_of: who may open a workspace path; None for a path that is no workspace page.
        refusal: the site's page for a status that the gate itself answers with.
        sockets: the door of the event socket.
    """

    workspace: ASGIApp
    site: ASGIApp
    front_end: FrontEnd
    kinds_of: Callable[[str], frozenset[ActorKind] | None]
    refusal: Callable[[Request, HTTPException], Awaitable[Response]]
    sockets: SocketGate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets one connection in, or answers it."""
        scope = from_visitor(scope)
        if scope["type"] == "websocket":
            await self.sockets(scope, receive, send)
        elif scope["type"] == "http":
            i18n.speak(language_of(scope["path"]))
            await self._request(scope, receive, send)
        else:
            await self.workspace(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        request_headers = Headers(scope=scope)
        path = scope["path"]
        safe = scope["method"] in ("GET", "HEAD")
        kinds = self.kinds_of(path) if safe else None
        policy = headers.site_policy() if kinds is None else headers.workspace_policy(self.front_end.scripts_of(path))
        send = watched(scope, send, policy)
        if unspeakable(scope):
            await self._refuse(404, scope, receive, send)
        elif not safe and foreign(request_headers) and not one_click(path):
            await self._refuse(403, scope, receive, send)
        elif too_long(path, request_headers):
            await self._refuse(413, scope, receive, send)
        elif safe and path in self.front_end.files:
            kept = _YEAR if self.front_end.never_changes(path, scope["query_string"]) else _ASK_AGAIN
            await self.workspace(scope, receive, _kept(send, kept))
        elif kinds is not None:
            await self._page(kinds, scope, receive, send)
        else:
            await self.site(scope, BodyLimit(path, receive), send)

    async def _refuse(self, status: int, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self.refusal(Request(scope), HTTPException(status))
        await response(scope, receive, send)

    async def _page(self, kinds: frozenset[ActorKind], scope: Scope, receive: Receive, send: Send) -> None:
        person = await to_thread.run_sync(sessions.resolve, read_cookie(scope))
        if person is None:
            await RedirectResponse(_sign_in_address(scope), 303, headers.NO_STORE)(scope, receive, send)
        elif person.kind in kinds:
            file = self.front_end.file_of(scope["path"])
            await self.workspace({**scope, "path": file, "raw_path": file.encode()}, receive, _kept(send, _PRIVATE))
        else:
            await self.site(scope, receive, send)


def _sign_in_address(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    wanted = scope["path"] + (f"?{query}" if query else "")
    return f"{i18n.localized(routes.SIGN_IN)}?lanjut={quote(wanted, safe='/')}"


def _kept(send: Send, cache_control: str) -> Send:
    async def sending(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start" and message["status"] in (200, 304):
            message["headers"] = [*message["headers"], (b"cache-control", cache_control.encode())]  # type: ignore[misc]
        await send(message)  # type: ignore[arg-type]

    return sending  # type: ignore[return-value]


