"""A vacancy's page in a real browser and over the wire: its block for search engines breaks no policy, and what it loads is small and kept."""

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.journeys.conftest import Visit
from tests.support.browsing import consented, posted_vacancy
from tests.support.caller import caller
from tests.support.market import some_owner
from tests.support.server import LiveServer
from weimproovi.http.front_end import ASSETS, fingerprint
from weimproovi.vocabulary import Plan

pytestmark = pytest.mark.browser
YEAR = "public, max-age=31536000, immutable"
FIRST_VISIT = 60 * 1024  # bytes, with the font
LOADED = re.compile(r'(?:href|src)="(/[^"]+\.(?:css|js|woff2|svg|png)\?[^"]*)"')
BLOCK = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
CHROME = "gzip, deflate, br, zstd"


@pytest.fixture
def slug(live_server: LiveServer, database: object) -> str:
    return posted_vacancy(consented(some_owner(plan=Plan.BUSINESS)))


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_block_for_search_engines_breaks_no_policy(visit: Visit, slug: str, prefix: str) -> None:
    page = visit(refusals=False)  # the window fails the test when the console or the policy complains
    page.goto(f"{prefix}/lowongan/{slug}")
    assert page.evaluate(BLOCK)["identifier"]["value"] == slug
    page.goto(f"{prefix}/lowongan?kata=barista")
    assert page.locator('script[type="application/ld+json"]').count() == 0


def files_of(client: httpx.Client, slug: str) -> Iterator[httpx.Response]:
    page = client.get(f"/lowongan/{slug}", headers={"accept-encoding": CHROME})
    yield page
    for address in sorted(set(LOADED.findall(page.text))):
        yield client.get(address, headers={"accept-encoding": CHROME})


def test_a_first_visit_is_small(live_server: LiveServer, slug: str) -> None:
    with caller(live_server, "") as client:
        sizes = {str(answer.url.path): answer.num_bytes_downloaded for answer in files_of(client, slug)}
    assert {"/site.css", "/site.js", "/theme.js", "/fonts/plus-jakarta-sans-latin-wght-normal.woff2"} <= set(sizes)
    assert sum(sizes.values()) <= FIRST_VISIT, sizes


def test_files_are_packed_when_they_are_built_and_kept_by_their_fingerprint(live_server: LiveServer, slug: str) -> None:
    with caller(live_server, "") as client:
        _page, *files = files_of(client, slug)
        for answer in files:
            assert (answer.status_code, answer.headers["cache-control"]) == (200, YEAR), answer.url
            if answer.url.path.endswith((".css", ".js", ".svg")):
                assert answer.headers["content-encoding"] == "br", answer.url
                assert "accept-encoding" in answer.headers["vary"].lower()
        for query in ("", "?v=00000000", "?v="):
            assert client.get(f"/site.css{query}").headers["cache-control"] == "public, no-cache"


def test_every_file_that_a_style_sheet_names_carries_its_fingerprint() -> None:
    named = [found for name in ("site.css", "tokens.css") for found in re.findall(r'url\("/([^"?]+)\?v=(\w+)"\)', (ASSETS / name).read_text("utf-8"))]
    assert len(named) == 4
    assert [name for name, print_ in named if fingerprint(ASSETS / name) != print_] == []
