"""How site routes answer: a page in its frame, or the way to the next one."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from weimproovi import i18n, routes
from weimproovi.errors import NotFound
from weimproovi.http.acting import actor_of
from weimproovi.http.headers import NO_STORE
from weimproovi.permissions.actor import Actor
from weimproovi.site.layout import document
from weimproovi.site.page import Page
from weimproovi.site.return_path import with_return
from weimproovi.site.viewer import viewer_of
from weimproovi.vocabulary import ActorKind


async def answer(request: Request, page: Page, status: int = 200, headers: Mapping[str, str] = NO_STORE) -> HTMLResponse:
    """The page in its frame, private unless other headers are given."""
    words = str(document(page, await viewer_of(request)))
    return HTMLResponse(words, status, {"content-language": i18n.language(), **headers})


def go(path: str) -> RedirectResponse:
    """Sends the browser on with a GET to a path of this site, given in its Indonesian form."""
    return RedirectResponse(i18n.localized(path), 303, NO_STORE)


def go_back_to(path: str) -> RedirectResponse:
    """Sends the browser on to a path that already stands in its language."""
    return RedirectResponse(path, 303, NO_STORE)


def to_sign_in(request: Request) -> RedirectResponse:
    """The way to sign-in, and afterwards back to this address."""
    return go_back_to(with_return(routes.SIGN_IN, request.url.path))


async def actor_or_way(request: Request, kind: ActorKind) -> Actor | RedirectResponse:
    """The signed-in person of this kind; or the way to sign-in for who is signed out.

    Raises:
        NotFound: somebody else is signed in.
    """
    actor = await actor_of(request)
    if actor is None:
        return to_sign_in(request)
    if actor.kind is not kind:
        raise NotFound
    return actor


async def typed(request: Request) -> dict[str, str]:
    """The text fields of a posted form, without NULs, which the database takes in no text; of a repeated name the last."""
    async with request.form(max_files=0, max_fields=60) as form:
        return {name: value.replace("\0", "") for name, value in form.items() if isinstance(value, str)}
