"""Receipts of consents: the fields of ISO/IEC TS 27560 as JSON-LD with the terms of the Data Privacy Vocabulary 2.3 (UU PDP art. 24).

Each event has one, made from its row alone, so that it says the same whenever it is asked for. `http.files` and the export hand it out.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from weimproovi import routes
from weimproovi.clock import WIB
from weimproovi.models import CandidateConsent, ConsentEvent
from weimproovi.settings import settings
from weimproovi.vocabulary import CONTACT, CONTROLLER, LIVE_CONSENTS, ConsentState

SCHEMA = "https://w3id.org/dpv/schema/dpv-27560"
CONTEXT = {"dpv": "https://w3id.org/dpv#", "loc": "https://w3id.org/dpv/loc#", "dct": "http://purl.org/dc/terms/"}
LAW = "Undang-Undang Republik Indonesia Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi"
UNTIL_WITHDRAWN = "until withdrawn"
BY_US = frozenset({ConsentState.REQUESTED, ConsentState.EXPIRED, ConsentState.INVALIDATED})  # every other step is the person's own
MEDIA_TYPE = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a candidate's and a company's event have in common. `withdrawn_at` is the path where the consent is withdrawn."""

    subject: UUID
    personal: list[str]
    recipients: list[str]
    expires_at: datetime | None
    withdrawn_at: str


def written(event: CandidateConsent | ConsentEvent) -> bytes:
    """The receipt of one event as JSON-LD."""
    return json.dumps(receipt(event), ensure_ascii=False, indent=2).encode()


def file_name(event: CandidateConsent | ConsentEvent) -> str:
    """ "persetujuan-2026-11-23-video_share-1f0c.jsonld" """
    return f"persetujuan-{event.created_at.astimezone(WIB).date()}-{event.scope.value}-{str(event.id)[-4:]}.jsonld"


def receipt(event: CandidateConsent | ConsentEvent) -> dict[str, Any]:
    """The receipt, which carries the whole record."""
    facts = _facts(event)
    return {
        "@context": CONTEXT,
        "@id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'urn:uuid:{event.id}')}",
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": f"{SCHEMA}#receipt",
        "dct:identifier": str(uuid5(NAMESPACE_URL, f"urn:uuid:{event.id}")),
        "dct:created": event.created_at.isoformat(),
        "dct:publisher": CONTROLLER,
        "dpv:hasRecordOfActivity": _record(event, facts),
    }


def _facts(event: CandidateConsent | ConsentEvent) -> Facts:
    if isinstance(event, CandidateConsent):
        return Facts(event.candidate_id, event.groups, [event.recipient], event.expires_at, routes.MY_PRIVACY)
    return Facts(event.account_id, event.fields, event.recipients, None, routes.COMPANY_CARD)


def _record(event: CandidateConsent | ConsentEvent, facts: Facts) -> dict[str, Any]:
    return {
        "@id": f"urn:uuid:{event.id}",
        "@type": "dpv:ConsentRecord",
        "dct:conformsTo": f"{SCHEMA}#record",
        "dct:identifier": str(event.id),
        "dpv:hasDataSubject": {"@id": f"urn:uuid:{facts.subject}", "@type": "dpv:DataSubject", "dct:identifier": str(facts.subject)},
        "dpv:hasDataController": _controller(),
        "dpv:hasJurisdiction": "loc:ID",
        "dpv:hasApplicableLaw": LAW,
        "dpv:hasNotice": _notice(event),
        "dpv:hasProcess": _process(event, facts),
        "dpv:hasConsentStatus": _status(event, facts),
    }


def _notice(event: CandidateConsent | ConsentEvent) -> dict[str, Any]:
    """The very words that were shown."""
    return {
        "@id": f"urn:sha256:{event.text_sha256}",
        "@type": "dpv:ConsentNotice",
        "dct:identifier": event.text_sha256,
        "dct:hasVersion": event.text_version,
        "dct:language": event.language,
        "dct:description": event.text_shown,
    }


def _process(event: CandidateConsent | ConsentEvent, facts: Facts) -> dict[str, Any]:
    lasting = facts.expires_at.isoformat() if facts.expires_at else UNTIL_WITHDRAWN
    return {
        "@type": "dpv:Process",
        "dpv:hasService": "Weimproovi",
        "dpv:hasPurpose": {"@type": "dpv:Purpose", "dct:identifier": event.purpose.value, "dct:title": event.scope.value},
        "dpv:hasLegalBasis": "dpv:ExplicitlyExpressedConsent",
        "dpv:hasPersonalData": [{"@type": "dpv:PersonalData", "dct:identifier": name} for name in facts.personal],
        "dpv:hasRecipient": [_recipient(event, name) for name in facts.recipients],
        "dpv:hasStorageCondition": [
            {"@type": "dpv:StorageLocation", "dpv:hasJurisdiction": "loc:ID"},
            {"@type": "dpv:StorageDuration", "dpv:hasDuration": lasting},
        ],
        "dpv:hasConsentControl": {"@type": "dpv:WithdrawConsent", "dct:source": settings().origin + facts.withdrawn_at},
    }


def _status(event: CandidateConsent | ConsentEvent, facts: Facts) -> dict[str, Any]:
    """What happened, when, by whom and how; what it points back to."""
    valid = facts.expires_at.isoformat() if facts.expires_at else UNTIL_WITHDRAWN
    status = {
        "@type": f"dpv:{event.state.value}",
        "dct:date": event.created_at.isoformat(),
        "dct:valid": valid if event.state in LIVE_CONSENTS else event.created_at.isoformat(),
        "dpv:hasLegalBasis": "dpv:ExplicitlyExpressedConsent",
        "dpv:isImplementedByEntity": CONTROLLER if event.state in BY_US else f"urn:uuid:{facts.subject}",
        "dpv:hasIndicationMethod": event.method,
    }
    given_id = event.given_id if isinstance(event, CandidateConsent) else None
    return status | ({"dct:relation": f"urn:uuid:{given_id}"} if given_id else {})


def _controller() -> dict[str, Any]:
    return {
        "@type": ["dpv:LegalEntity", "dpv:DataController"],
        "dct:identifier": CONTROLLER,
        "dpv:hasName": CONTROLLER,
        "dpv:hasAddress": settings().seller.address,
        "dpv:hasContact": CONTACT,
    }


def _recipient(event: CandidateConsent | ConsentEvent, name: str) -> dict[str, Any]:
    """A company is reached through the controller: its own address may not be public (S5)."""
    if name == CONTROLLER:
        return _controller() | {"@type": ["dpv:LegalEntity", "dpv:DataController", "dpv:Recipient"]}
    company_id = event.company_id if isinstance(event, CandidateConsent) else None
    return {
        "@type": ["dpv:LegalEntity", "dpv:ThirdParty", "dpv:Recipient"],
        "dct:identifier": str(company_id or name),
        "dpv:hasName": name,
        "dpv:hasAddress": f"c/o {CONTROLLER}, {settings().seller.address}",
        "dpv:hasContact": CONTACT,
    }
