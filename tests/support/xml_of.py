"""XML read as strictly as a parser of the standard library does it."""

from xml.etree.ElementTree import Element, fromstring

from starlette.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def fetched(site: TestClient, path: str) -> Element:
    answer = site.get(path)
    assert answer.status_code == 200, path
    return fromstring(answer.content)  # noqa: S314  our own document


def words(root: Element, path: str) -> list[str]:
    return [found.text or "" for found in root.iterfind(path)]
