"""Answers of public pages. What visitors without an account get is drawn once for the same state and then kept; others get their own.

The number of the public state is read for every request, from the database that all workers share, so a page changes in the moment in which a company
changes or withdraws something.
"""

import hashlib
from collections.abc import Awaitable, Callable, Hashable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n
from weimproovi.http.compression import VARY, coding_of, packed
from weimproovi.http.session_cookie import read_cookie
from weimproovi.site import marks
from weimproovi.site.answers import answer as answer_privately
from weimproovi.site.kept_pages import KeptPage, KeptPages, Place
from weimproovi.site.layout import document
from weimproovi.site.newest_state import newest_state
from weimproovi.site.page import Page
from weimproovi.site.viewer import Viewer, plain_path

SHARED = {"cache-control": "public, no-cache", "vary": f"{VARY}, cookie"}
UNLISTED = {"x-robots-tag": "noindex"}
PAGES = KeptPages(32 * 1024 * 1024)
Facts = tuple[Any, ...]


async def answer(request: Request, draw: Callable[..., Page], *facts: Hashable) -> Response:
    """The page that `draw` makes of facts at hand; 304 when the visitor's copy is still right."""

    async def at_hand() -> Facts:
        return facts

    return await _answer(request, draw, at_hand, (draw, facts))


async def answer_read(request: Request, draw: Callable[..., Page], read: Callable[[], Awaitable[Facts]]) -> Response:
    """The page that `draw` makes of what `read` finds, which is asked only where this state of it is not kept."""
    return await _answer(request, draw, read, None if read_cookie(request.scope) else await newest_state())


async def _answer(request: Request, draw: Callable[..., Page], read: Callable[[], Awaitable[Facts]], state: Hashable) -> Response:
    if read_cookie(request.scope):
        await marks.look_up(request)
        return await _own(request, draw(*await read()))
    coding = coding_of(request.headers.get("accept-encoding", ""))
    place = Place(request.scope["path"], request.scope["query_string"], i18n.language(), coding)
    page = PAGES.find(place, state) if state else None
    if page is None:
        marks.forget()
        page = _packed(draw(*await read()), place)
        if state:
            PAGES.keep(place, state, page)
    return _shared(request, page, coding)


async def _own(request: Request, page: Page) -> Response:
    response = await answer_privately(request, page)
    if not page.indexed:
        response.headers.update(UNLISTED)
    return response


def _packed(page: Page, place: Place) -> KeptPage:
    body = str(document(page, Viewer(plain_path(place.path), place.query.decode("latin-1")))).encode()
    return KeptPage(f'W/"{hashlib.sha256(body).hexdigest()[:20]}"', packed(body, place.coding), page.indexed)


def _shared(request: Request, page: KeptPage, coding: str) -> Response:
    headers = {**SHARED, "etag": page.tag, "content-language": i18n.language(), **({} if page.indexed else UNLISTED)}
    if page.tag in request.headers.get("if-none-match", ""):
        return Response(None, 304, headers)
    packing = {"content-encoding": coding} if coding else {}
    return Response(page.body, 200, {**headers, **packing}, "text/html; charset=utf-8")
