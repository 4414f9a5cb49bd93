"""What crawlers read first: robots.txt, and sitemaps written from the database, each address with its other language."""

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import NotFound
from weimproovi.http.acting import in_thread
from weimproovi.services import sitemaps
from weimproovi.settings import settings
from weimproovi.site import documents

XML = "application/xml; charset=utf-8"
START = '<?xml version="1.0" encoding="UTF-8"?>\n'
PAGES = (routes.HOME, routes.VACANCIES, routes.PLANS, routes.POLICY, routes.PROMISES, routes.HELP, routes.SECURITY)
PRIVATE = ("/akun", "/rekruter", "/staf", "/berkas", "/unduh-data", "/atur-sandi/", "/konfirmasi/", "/bergabung/", "/petugas/", "/berhenti/")
STEPS = ("/lowongan/*/lamar", "/lowongan/*/laporkan")
PARTS = re.compile(r"(halaman|lowongan|perusahaan)-([1-9][0-9]{0,4})")
HELD = 60.0  # seconds for which the list of parts holds; the parts themselves are read anew
Entry = tuple[str, str]  # an Indonesian path, and the day of its last change or ""
_held: dict[str, tuple[float, sitemaps.Parts]] = {}


async def show_robots(request: Request) -> Response:
    """What is nobody's to crawl. Pages that only must not be listed say so themselves, and have to be readable for that."""
    closed = [f"Disallow: {prefix}{path}" for path in (*PRIVATE, *STEPS) for prefix in ("", "/en")]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {settings().origin}{routes.SITEMAP}", ""]
    return documents.whole(request, "\n".join(lines), "text/plain; charset=utf-8")


async def show_index(request: Request) -> Response:
    found = await parts()
    named: list[Entry] = [("halaman-1", "")]
    named += [(f"lowongan-{number}", moment.isoformat()) for number, moment in enumerate(found.vacancies, 1)]
    named += [(f"perusahaan-{number}", "") for number in range(1, found.companies + 1)]
    lines = [f"<sitemap><loc>{origin_of(routes.SITEMAP_PART.format(part=name))}</loc>{last_change(moment)}</sitemap>" for name, moment in named]
    return documents.whole(request, START + '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' + "\n".join(lines) + "\n</sitemapindex>\n", XML)


async def show_part(request: Request) -> Response:
    """One part, streamed: at most 50,000 addresses.

    Raises:
        NotFound: no such part at this moment.
    """
    asked = PARTS.fullmatch(request.path_params["part"])
    entries = await entries_of(asked[1], int(asked[2])) if asked else []
    if not entries:
        raise NotFound
    return documents.in_pieces(request, repr(entries), lambda: part_words(entries), XML)


async def parts() -> sitemaps.Parts:
    asked, found = _held.get("parts", (0.0, None))
    if found is None or time.monotonic() - asked > HELD:
        found = await in_thread(sitemaps.chunks)
        _held["parts"] = (time.monotonic(), found)
    return found


async def entries_of(kind: str, number: int) -> Sequence[Entry]:
    if kind == "lowongan":
        return [(routes.VACANCY.format(slug=slug), moment.isoformat()) for slug, moment in await in_thread(sitemaps.vacancies, number)]
    if kind == "perusahaan":
        return [(routes.COMPANY.format(slug=slug), "") for slug in await in_thread(sitemaps.companies, number)]
    return [(path, "") for path in PAGES] if number == 1 else []


def part_words(entries: Iterable[Entry]) -> Iterator[str]:
    yield START + '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for path, moment in entries:
        in_each = {code: address_in(code, path) for code in i18n.LANGUAGES}
        others = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>' for code, address in (*in_each.items(), ("x-default", in_each[i18n.DEFAULT_LANGUAGE])))
        for address in in_each.values():
            yield f"<url><loc>{address}</loc>{last_change(moment)}{others}</url>\n"
    yield "</urlset>\n"


def address_in(code: str, path: str) -> str:
    with i18n.speaking(code):
        return origin_of(i18n.localized(path))


def origin_of(path: str) -> str:
    return escape(settings().origin + path, {'"': "&quot;"})


def last_change(moment: str) -> str:
    return f"<lastmod>{moment}</lastmod>" if moment else ""
