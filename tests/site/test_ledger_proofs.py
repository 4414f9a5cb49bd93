"""The proof of a look over HTTP: its person's alone. The signed heads: everybody's."""

import json

import pytest
from starlette.testclient import TestClient

from tests.support.browsing import sign_in
from tests.support.town import Town, town
from weimproovi.ids import new_id
from weimproovi.services import ledger, ledger_proof_check, ledger_sealing, pipeline

pytestmark = pytest.mark.usefixtures("own_heads")


@pytest.fixture
def seen() -> Town:
    """A candidate whom an owner saw; sealed and signed."""
    found = town()
    pipeline.sheet(found.owner, found.application_id)
    ledger_sealing.sweep_ledger()
    return found


@pytest.mark.clause("D1", "passes")
def test_a_candidate_downloads_a_proof_that_holds(site: TestClient, seen: Town) -> None:
    sign_in(site, seen.victim)
    answered = site.get(ledger.looks(seen.victim)[0].proof)
    assert (answered.status_code, answered.headers["cache-control"]) == (200, "no-store")
    assert answered.headers["content-disposition"].startswith('attachment; filename="bukti-akses-')
    assert ledger_proof_check.check(answered.content, site.get("/jejak.json").content).known


@pytest.mark.clause("D1", "refuses")
@pytest.mark.parametrize("who", ["", "bystander", "owner", "other_owner", "reviewer", "staff"])
def test_for_anybody_else_the_proof_is_not_there(site: TestClient, seen: Town, who: str) -> None:
    if who:
        sign_in(site, getattr(seen, who))
    theirs, nobodys = ledger.looks(seen.victim)[0].proof, f"/berkas/akses/{new_id()}/bukti"
    answered = [site.get(address) for address in (theirs, nobodys)]
    assert [one.status_code for one in answered] == [404, 404]
    assert answered[0].text.replace(theirs, nobodys) == answered[1].text


def test_the_heads_are_everybodys_and_those_of_today_for_whoever_is_signed_in(site: TestClient, seen: Town) -> None:
    answered = site.get("/jejak.json")
    assert (answered.headers["content-type"], answered.headers["vary"]) == ("application/json", "cookie")
    assert (answered.headers["cache-control"], json.loads(answered.content)["heads"]) == ("public, max-age=300", [])
    sign_in(site, seen.victim)
    answered = site.get("/jejak.json")
    size = json.loads(answered.content)["heads"][0]["size"]
    assert answered.headers["cache-control"] == "no-store"
    assert json.loads(site.get(f"/jejak.json?dari={size}").content)["consistency"]["path"] == []
    assert [site.get(f"/jejak.json?{query}").status_code for query in ("dari=x", "dari=0", "sebelum=-1", "sebelum=%00")] == [404] * 4
