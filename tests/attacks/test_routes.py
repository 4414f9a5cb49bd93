"""Every route of the site and of files, over the real socket: called by nobody and by everybody else, with other people's ids and with nonsense.

Whatever a stranger sends, the answer is a page, a way elsewhere or a refusal: never a fault of ours, and never a word of somebody else.
"""

import os
import re
from collections.abc import Iterator

import pytest
from sqlalchemy import update
from starlette.routing import Route

from tests.support.caller import caller
from tests.support.market import PASSWORD
from tests.support.server import LiveServer
from tests.support.town import CANARIES, NAME, Town, cookie_of, town
from weimproovi import db
from weimproovi.http import files, videos
from weimproovi.ids import new_id
from weimproovi.models import Credential
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import passwords
from weimproovi.site.app import routes
from weimproovi.vocabulary import Purpose

EVERYTHING = os.environ.get("WEIMPROOVI_TEST_SCOPE") == "all"
STRANGERS = ("", "other_owner", "reviewer", *(("bystander", "unassigned", "staff") if EVERYTHING else ()))  # tests/canaries asks for everybody
SIGNS_OUT = "/keluar"
PARAMETER = re.compile(r"{(\w+)}")
NONSENSE = ("", "\x00", "x" * 4_000, "' OR 1=1 --", "../../etc/passwd", "\u202e<script>", "-1", "null")
FIELDS = (
    "email", "password", "code", "name", "full_name", "phone", "company", "adult", "records", "kind", "words", "act", "current", "new", "lanjut", "lowongan",
    "resume", "resume_id", "held", "held_name", "cara", "tutup", "putar-1", "arah", "headline", "experience-0-title", "q", "nib", "paper_id", "token", "secret", "simpan", "hapus", "lama", "step-1", "asked-1", "advice", "note", "version", "came", "quiet", "1", "second", "ended",
)


def reachable() -> Iterator[tuple[str, str]]:
    """Method and path template of every route, in Indonesian."""
    for route in (*routes(), *files.routes(), *videos.routes()):
        assert isinstance(route, Route)
        if not route.path.startswith("/en"):
            yield from ((method, route.path) for method in sorted(route.methods or ()) if method != "HEAD")


def filled(template: str, keys: dict[str, str], fallback: str) -> str:
    """A path with somebody else's ids, or with the same value everywhere."""
    return PARAMETER.sub(lambda named: keys.get(named[1], fallback), template)


def keys_of(found: Town) -> dict[str, str]:
    return {"application_id": found.application_id, "resume_id": found.resume_id, "slug": found.vacancy.slug, "number": "1", "kind": "video", "vacancy_id": found.vacancy.id,
        "language": "id", "shape": "a4.pdf"}


def asked(found: Town) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Each route with the victim's ids, with unknown ones and with nonsense; each form empty, and with nonsense in every field."""
    for method, template in reachable():
        if template == SIGNS_OUT:
            continue
        forms = [{}] if method == "GET" else [{}, *(dict.fromkeys(FIELDS, word) for word in NONSENSE)]
        for form in forms:
            yield method, filled(template, keys_of(found), str(new_id())), form
        if PARAMETER.search(template):
            yield method, filled(template, {}, "%00"), {}
            yield method, filled(template, {}, "%0d%0aset-cookie:%20a=b"), {}
            yield method, filled(template, {}, "x" * 300), {}


def hers_to_read(stranger: str, found: Town, path: str) -> set[str]:
    """A reviewer of the vacancy reads the name of whom she reviews (S3), and nothing more."""
    of_hers = (f"/rekruter/lamaran/{found.application_id}/video", f"/rekruter/lamaran/{found.application_id}/penilaian")
    return {NAME} if stranger == "reviewer" and path in of_hers else set()


def give_everybody_a_password() -> None:
    with db.transaction(SYSTEM, Purpose.AUTHENTICATE) as session:
        session.execute(update(Credential).values(password_hash=passwords.hash_password(PASSWORD)))


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("stranger", STRANGERS, ids=lambda name: name or "nobody")
def test_no_route_breaks_or_gives_what_belongs_to_others(live_server: LiveServer, database: object, stranger: str) -> None:
    found, wrong = town(), []
    give_everybody_a_password()
    with caller(live_server, cookie_of(getattr(found, stranger)) if stranger else "") as client:
        client.headers["connection"] = "close"  # a route that answers without reading a form ends the connection
        for query in ("/lowongan?kata=%00", "/lowongan?lokasi=%00&sesudah=%00", "/masuk?lanjut=%00"):
            wrong += [query] if client.get(query).status_code != 404 else []
        for method, path, form in asked(found):
            answer = client.request(method, path, data=form if method == "POST" else None)
            seen = [word for word in set(CANARIES) - hers_to_read(stranger, found, path) if word in answer.text]
            if answer.status_code >= 500 or seen:
                wrong.append(f"{method} {path[:80]} {str(form)[:60]}: {answer.status_code} {seen}")
    assert wrong == [], "\n".join(wrong)
