"""Receipts: every mandatory field of ISO/IEC TS 27560 for every event, and the same words again when they are read back."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, select
from sqlmodel import col

from tests.services.test_consent_states import NOW, event
from tests.services.test_consents import life
from tests.support.town import Town, town
from weimproovi import db
from weimproovi.errors import NotFound
from weimproovi.models import CandidateConsent, ConsentEvent, PublishedCompany
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import company_consents, consent_receipts, consent_sweep, consent_views, consents
from weimproovi.services.consent_texts import TERMS
from weimproovi.settings import settings
from weimproovi.vocabulary import CONTACT, CONTROLLER, ConsentScope, ConsentState, Purpose

PARTY = ("@type", "dct:identifier", "dpv:hasName", "dpv:hasAddress", "dpv:hasContact")
RECORD = "dpv:hasRecordOfActivity"
MANDATORY = [  # ISO/IEC TS 27560 as the DPV guide maps it: header, notice, processing, parties, event
    ("dct:conformsTo",), ("dct:identifier",), (RECORD, "dct:conformsTo"), (RECORD, "dct:identifier"), (RECORD, "dpv:hasDataSubject", "dct:identifier"),
    *((RECORD, "dpv:hasDataController", name) for name in PARTY), (RECORD, "dpv:hasJurisdiction"),
    *((RECORD, "dpv:hasNotice", name) for name in ("dct:identifier", "dct:hasVersion", "dct:language", "dct:description")),
    *((RECORD, "dpv:hasProcess", name) for name in ("dpv:hasPersonalData", "dpv:hasRecipient", "dpv:hasStorageCondition", "dpv:hasLegalBasis")),
    (RECORD, "dpv:hasProcess", "dpv:hasPurpose", "dct:identifier"), (RECORD, "dpv:hasProcess", "dpv:hasConsentControl", "dct:source"),
    *((RECORD, "dpv:hasConsentStatus", name) for name in ("@type", "dct:date", "dct:valid", "dpv:isImplementedByEntity", "dpv:hasLegalBasis")),
]  # fmt: skip


def at(receipt: dict[str, Any], *path: str) -> Any:
    found: Any = receipt
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def whole(receipt: dict[str, Any]) -> Iterator[str]:
    """What is wrong with it."""
    yield from (" / ".join(path) for path in MANDATORY if not at(receipt, *path))
    yield from (name for party in at(receipt, RECORD, "dpv:hasProcess", "dpv:hasRecipient") for name in PARTY if not party.get(name))
    kinds = {one["@type"] for one in at(receipt, RECORD, "dpv:hasProcess", "dpv:hasStorageCondition")}
    yield from {"dpv:StorageLocation", "dpv:StorageDuration"} - kinds


def test_every_state_of_every_scope_has_a_whole_receipt() -> None:
    for scope, state, until in product(TERMS, ConsentState, (None, NOW)):
        made = event(scope, state, candidate_id=uuid4(), recipient=CONTROLLER, groups=["video"], language="id", method="button")
        made.expires_at = until
        receipt = json.loads(consent_receipts.written(made))
        assert list(whole(receipt)) == [], (scope, state)
        assert receipt == consent_receipts.receipt(made)
        assert at(receipt, RECORD, "dpv:hasConsentStatus", "@type") == f"dpv:{state.value}"


@pytest.fixture
def found(database: Engine) -> Town:
    everybody = town()
    said = consents.ask(everybody.victim, ConsentScope.VIDEO_SHARE, everybody.application_id)
    consents.give(everybody.victim, ConsentScope.VIDEO_SHARE, everybody.application_id, shown=said.sha256, agreed=True)
    consents.withdraw(everybody.victim, ConsentScope.VIDEO_SHARE, everybody.application_id)
    return everybody


def fetched(actor: Actor, key: object) -> dict[str, Any]:
    file = consent_views.document(actor, str(key))
    content = b"".join(file.chunks)
    assert (file.media_type, file.size) == ("application/ld+json", len(content))
    return json.loads(content)  # type: ignore[no-any-return]


@pytest.mark.clause("S1", "passes")
def test_a_receipt_says_to_whom_what_for_when_and_in_which_words(found: Town) -> None:
    _asked, given, gone = life(found.victim, ConsentScope.VIDEO_SHARE)
    receipt, ended = fetched(found.victim, given.id), fetched(found.victim, gone.id)
    assert receipt["dct:conformsTo"] == "https://w3id.org/dpv/schema/dpv-27560#receipt"
    assert at(receipt, RECORD, "dpv:hasNotice", "dct:description") == given.text_shown
    assert at(receipt, RECORD, "dpv:hasProcess", "dpv:hasRecipient")[0]["dpv:hasName"] == "PT Kopi Senja"
    assert datetime.fromisoformat(at(receipt, RECORD, "dpv:hasConsentStatus", "dct:valid")) == given.expires_at
    assert at(ended, RECORD, "dpv:hasConsentStatus", "dct:relation") == f"urn:uuid:{given.id}"
    assert at(receipt, RECORD, "dpv:hasProcess", "dpv:hasConsentControl", "dct:source") == f"{settings().origin}/akun/privasi"


@pytest.mark.clause("P0", "passes")
@pytest.mark.clause("K1", "passes")
def test_a_receipt_names_the_controller_and_its_contact(found: Town) -> None:
    controller = at(fetched(found.victim, life(found.victim, ConsentScope.VIDEO_SHARE)[0].id), RECORD, "dpv:hasDataController")
    assert (controller["dpv:hasName"], controller["dpv:hasContact"]) == (CONTROLLER, CONTACT)


def company_events() -> list[ConsentEvent]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(ConsentEvent).order_by(col(ConsentEvent.id))).scalars())


def test_a_companys_consents_have_receipts_too(found: Town) -> None:
    company_consents.withdraw_consent(found.owner)
    own = [row for row in company_events() if row.company_id == found.owner.company_id]
    assert len(own) == 3
    for row in own:
        assert list(whole(fetched(found.owner, row.id))) == []
    assert company_consents.consent_form(found.owner).receipt_url == f"/berkas/persetujuan/{own[-1].id}"


@pytest.mark.clause("N2", "refuses")
def test_a_card_is_not_shown_by_a_consent_to_another_text(found: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company_consents, "VERSION", "2027-01-01")
    monkeypatch.setattr(company_consents, "COVERS", frozenset({"2027-01-01"}))
    assert [consent_sweep.sweep_consents().rows for _turn in range(2)] == [2, 0]  # both companies of the town
    form = company_consents.consent_form(found.owner)
    assert (form.given, form.version) == (False, "2027-01-01")
    assert company_events()[-1].state is ConsentState.INVALIDATED
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(PublishedCompany)).all() == []
    assert company_consents.give_consent(found.owner, "Wati", "2027-01-01").given


@pytest.mark.clause("S1", "refuses")
def test_other_peoples_receipts_are_not_there(found: Town) -> None:
    hers: list[CandidateConsent | ConsentEvent] = [*life(found.victim, ConsentScope.VIDEO_SHARE)]
    theirs = [row for row in company_events() if row.company_id == found.owner.company_id]
    strangers = (found.bystander, found.other_owner, found.reviewer, found.staff)
    for row, actor in [*product(hers, (*strangers, found.owner)), *product(theirs, (*strangers, found.victim, found.assigned))]:
        with pytest.raises(NotFound):
            consent_views.document(actor, str(row.id))
    for key in (uuid4(), "kosong"):
        with pytest.raises(NotFound):
            consent_views.document(found.victim, str(key))
