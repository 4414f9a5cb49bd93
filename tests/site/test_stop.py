"""The link in a mail that stops its kind, by whoever holds it, without signing in, and without a word about anybody (U2)."""

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from tests.services.test_consents import agree, in_force, states
from tests.support import market
from weimproovi.permissions.actor import Actor
from weimproovi.services import consents, pausing
from weimproovi.vocabulary import ConsentScope, ConsentState

SCOPE = ConsentScope.MARKETING


@pytest.fixture
def reader(database: Engine) -> Actor:
    return market.some_candidate()


@pytest.mark.clause("U2", "passes")
def test_the_link_stops_without_signing_in_also_for_who_has_paused(reader: Actor, site: TestClient) -> None:
    agree(reader, SCOPE)
    pausing.pause(reader)
    assert reader.candidate_id is not None
    link = consents.stop_link(reader.candidate_id, SCOPE)
    assert "Hentikan kabar promosi?" in site.get(link).text
    assert in_force(reader, SCOPE)  # opening it stops nothing
    for _again in range(2):
        answer = site.post(link, data={"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, "Kabar promosi berhenti" in answer.text) == (200, True)
    assert states(reader, SCOPE) == [ConsentState.REQUESTED, ConsentState.GIVEN, ConsentState.WITHDRAWN]
    assert "Promotional news has stopped" in site.post(f"/en{link}").text


def test_a_link_stops_its_own_kind_for_its_own_person(reader: Actor, site: TestClient) -> None:
    other = market.some_candidate()
    for person in (reader, other):
        for scope in (SCOPE, ConsentScope.JOB_ALERT):
            agree(person, scope)
    assert reader.candidate_id is not None
    site.post(consents.stop_link(reader.candidate_id, SCOPE))
    assert [in_force(reader, SCOPE), in_force(reader, ConsentScope.JOB_ALERT), in_force(other, SCOPE)] == [False, True, True]


@pytest.mark.clause("U2", "refuses")
def test_a_link_that_we_did_not_make_is_not_there(reader: Actor, site: TestClient) -> None:
    assert reader.candidate_id is not None
    good = consents.stop_link(reader.candidate_id, SCOPE)
    wrong = [good[:-2] + ("AA" if good[-2:] != "AA" else "BB"), good[:20], "/berhenti/x", "/berhenti/%20", consents.stop_link(reader.candidate_id, ConsentScope.MATCHING)]
    for link in wrong:
        assert site.get(link).status_code == site.post(link).status_code == 404


def test_a_link_tells_nothing(reader: Actor) -> None:
    assert reader.candidate_id is not None
    first, second = (consents.stop_link(reader.candidate_id, SCOPE) for _link in range(2))
    assert first != second
    assert str(reader.candidate_id) not in first
    assert SCOPE.value not in first
