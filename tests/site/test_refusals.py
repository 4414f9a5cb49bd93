"""Every refusal of the site says what happened and where to go on: one heading, its language, no search engine."""

import re

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from weimproovi.errors import Denied, Invalid, TooMany
from weimproovi.site.app import exception_handlers
from weimproovi.vocabulary import Reason

RAISED: dict[str, tuple[Exception, int]] = {
    **{str(status): (HTTPException(status), status) for status in (400, 403, 410, 413, 415, 503)},
    "404": (HTTPException(404), 404),
    "405": (HTTPException(405), 404),
    "denied": (Denied(Reason.NOT_APPLIED), 404),
    "invalid": (Invalid({"": "Terlalu panjang."}), 422),
    "too many": (TooMany(90), 429),
    "broken": (RuntimeError("of ours"), 500),
}


@pytest.fixture
def refusing() -> TestClient:
    """The site's own error pages around a route that raises what its address says."""

    async def refuse(request: Request) -> Response:
        raise RAISED[request.path_params["what"]][0]

    app = Starlette(routes=[Route("/{what}", refuse), Route("/en/{what}", refuse)], exception_handlers=exception_handlers())  # type: ignore[arg-type]
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize("what", RAISED)
@pytest.mark.parametrize(("prefix", "language"), [("", "id"), ("/en", "en")])
def test_a_refusal_says_what_happened_and_what_is_next(refusing: TestClient, what: str, prefix: str, language: str) -> None:
    answer = refusing.get(f"{prefix}/{what}")
    page = answer.text
    main = page.partition("<main")[2].partition("</main>")[0]
    assert answer.status_code == RAISED[what][1]
    assert re.findall(r"<h1[^>]*>([^<]+)</h1>", page) != []
    assert (page.count("<h1"), f'<html lang="{language}">' in page) == (1, True)
    assert main.count("<a ") >= 2, "a next step, and help"
    assert f'href="{prefix}/bantuan"' in main
    assert '<meta name="robots" content="noindex">' in page
    assert "of ours" not in page
