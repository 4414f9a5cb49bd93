"""What the gate asks of each request: its language, where it comes from, how long it is; and the line it leaves in the log."""

import logging
import re
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope, Send

from weimproovi import i18n, routes
from weimproovi.http import headers
from weimproovi.settings import settings

MAX_BODY = 128 * 1024
MAX_UPLOAD = 48 * 1024 * 1024  # the route itself stops at 10 MiB a file, 32 in all, and reads on for a while, so that a browser hears its answer
MAX_PART = 1024 * 1024  # of a recording
UPLOADS = frozenset({routes.UPLOAD_RESUME, routes.UPLOAD_PAPER})
_PARTS = re.compile(re.escape(routes.TAKE_PARTS).replace(re.escape("{answer_id}"), "[^/]+"))
_SECRET_PATHS = re.compile(
    "|".join(
        f"({re.escape(route.partition('{token}')[0])}).+"
        for route in vars(routes).values()
        if isinstance(route, str) and "{token}" in route
    )
)
_APPLY = re.compile(routes.APPLY.replace("{slug}", "[^/]+"))  # the one form that brings a CV to an address of its own
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
log = logging.getLogger("weimproovi.access")


def language_of(path: str) -> str:
    """The language that a path's prefix names."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in i18n.LANGUAGES and first != i18n.DEFAULT_LANGUAGE else i18n.DEFAULT_LANGUAGE


def unspeakable(scope: Scope) -> bool:
    """Whether the address holds a control character: nothing of ours does, and the database takes no NUL in any text."""
    return _CONTROL.search(scope["path"]) is not None or b"%00" in scope["query_string"]


def foreign(request: Headers) -> bool:
    """Whether a request that may change something comes from another origin, or does not say from where."""
    origin = request.get("origin")
    if origin is not None:
        return origin not in settings().origins
    return request.get("sec-fetch-site") != "same-origin"


def one_click(path: str) -> bool:
    """Whether a path takes posts from anywhere: its secret is the authority, and a mail program names no origin (RFC 8058)."""
    return path.removeprefix("/en").startswith(routes.STOP.partition("{")[0])


def too_long(path: str, request: Headers) -> bool:
    """Whether the request announces more than its route takes."""
    length = request.get("content-length", "0")
    return not length.isdigit() or int(length) > limit_of(path)


def limit_of(path: str) -> int:
    """Bytes that a route takes."""
    plain = path.removeprefix("/en")
    if plain in UPLOADS or _APPLY.fullmatch(plain):
        return MAX_UPLOAD
    return MAX_PART if _PARTS.fullmatch(plain) else MAX_BODY


class BodyLimit:
    """Counts a body that announced no length, and stops it at the route's limit."""

    def __init__(self, path: str, receive: Receive) -> None:
        self._left = limit_of(path)
        self._receive = receive

    async def __call__(self) -> Message:
        """The next part of the body.

        Raises:
            HTTPException: 413, the limit is passed.
        """
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413)
        return message


def watched(scope: Scope, send: Send, policy: str) -> Send:
    """Adds the security headers to the response, and one line to the log: no query, no cookie, no secret of a link."""
    started = time.monotonic()

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers.secure(MutableHeaders(scope=message), policy)
            log.info(
                "request",
                extra={
                    "method": scope["method"][:20],
                    "path": shown_path(scope["path"]),
                    "status": message["status"],
                    "milliseconds": round((time.monotonic() - started) * 1000, 1),
                },
            )
        await send(message)

    return sending


def shown_path(path: str) -> str:
    """A path as the log may show it: the secret of a mailed link is left out, and so is what would begin a line of its own."""
    return _CONTROL.sub("?", _SECRET_PATHS.sub(lambda match: f"{next(filter(None, match.groups()))}…", path))[:300]
