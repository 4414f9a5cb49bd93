"""Answers of public pages: one copy for every visitor without an account, with an ETag; private for everybody else."""

import hashlib
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from weimproovi.http.session_cookie import read_cookie
from weimproovi.site.answers import answer as answer_privately
from weimproovi.site.page import Page

SHARED = {"cache-control": "public, no-cache", "vary": "cookie"}


async def answer(request: Request, page: Callable[[], Awaitable[Page]]) -> Response:
    """The page; 304 when the visitor's copy is still right. `page` raises NotFound where nothing is."""
    if read_cookie(request.scope):
        return await answer_privately(request, await page())
    response = await answer_privately(request, await page(), headers=SHARED)
    return unless_known(request, response)


def unless_known(request: Request, response: HTMLResponse) -> Response:
    tag = f'W/"{hashlib.sha256(response.body).hexdigest()[:20]}"'
    response.headers["etag"] = tag
    if tag not in request.headers.get("if-none-match", ""):
        return response
    return Response(None, 304, {"etag": tag, **SHARED})
