"""How site routes answer: a page in its frame, or the way to the next one."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from weimproovi import i18n
from weimproovi.site.layout import document
from weimproovi.site.page import Page
from weimproovi.site.viewer import viewer_of

NO_STORE = {"cache-control": "no-store"}


async def answer(request: Request, page: Page, status: int = 200, headers: Mapping[str, str] = NO_STORE) -> HTMLResponse:
    """The page in its frame, private unless other headers are given."""
    words = str(document(page, await viewer_of(request)))
    return HTMLResponse(words, status, {"content-language": i18n.language(), **headers})


def go(path: str) -> RedirectResponse:
    """Sends the browser on with a GET to a path of this site, given in its Indonesian form."""
    return RedirectResponse(i18n.localized(path), 303, dict(NO_STORE))


def go_back_to(path: str) -> RedirectResponse:
    """Sends the browser on to a path that already stands in its language."""
    return RedirectResponse(path, 303, dict(NO_STORE))


async def typed(request: Request) -> dict[str, str]:
    """The text fields of a posted form; of a repeated name the last."""
    async with request.form(max_files=0, max_fields=60) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}
