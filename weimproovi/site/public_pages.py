"""Answers of public pages. What visitors without an account get is drawn once for the same facts and then kept; others get their own.

The facts themselves are read anew for every request, so a page changes in the moment in which a company changes or withdraws something.
"""

import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n
from weimproovi.http.compression import VARY, coding_of, packed
from weimproovi.http.session_cookie import read_cookie
from weimproovi.site import marks
from weimproovi.site.answers import answer as answer_privately
from weimproovi.site.layout import document
from weimproovi.site.page import Page
from weimproovi.site.viewer import Viewer, plain_path

KEPT = 256  # pages, about 16 KB each
SHARED = {"cache-control": "public, no-cache", "vary": f"{VARY}, cookie"}


async def answer(request: Request, draw: Callable[..., Page], *facts: Hashable) -> Response:
    """The page that `draw` makes of the facts; 304 when the visitor's copy is still right."""
    if read_cookie(request.scope):
        await marks.look_up(request)
        return await answer_privately(request, draw(*facts))
    marks.forget()
    viewer = Viewer(plain_path(request.url.path), request.url.query)
    page = drawn(draw, facts, viewer, i18n.language())
    headers = {**SHARED, "etag": page.tag, "content-language": i18n.language()}
    if page.tag in request.headers.get("if-none-match", ""):
        return Response(None, 304, headers)
    coding = coding_of(request.headers.get("accept-encoding", ""))
    packing = {"content-encoding": coding} if coding else {}
    return Response(page.body(coding), 200, {**headers, **packing}, "text/html; charset=utf-8")


@dataclass(frozen=True)
class Drawn:
    """A whole page, its tag, and its bytes in each coding that somebody has asked for."""

    tag: str
    bodies: dict[str, bytes] = field(repr=False)

    def body(self, coding: str) -> bytes:
        if coding not in self.bodies:
            self.bodies[coding] = packed(self.bodies[""], coding)
        return self.bodies[coding]


@lru_cache(maxsize=KEPT)
def drawn(draw: Callable[..., Page], facts: tuple[Hashable, ...], viewer: Viewer, _language: str) -> Drawn:
    """A whole page, drawn once."""
    body = str(document(draw(*facts), viewer)).encode()
    return Drawn(f'W/"{hashlib.sha256(body).hexdigest()[:20]}"', {"": body})
