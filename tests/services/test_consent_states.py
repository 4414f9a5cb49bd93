"""How a consent stands, from its events alone: every state with every scope, end and version; and what the texts say."""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import uuid4

import pytest

from weimproovi.i18n import speaking
from weimproovi.models import CandidateConsent
from weimproovi.services import consent_texts
from weimproovi.services.consent_states import is_on, state_of
from weimproovi.services.consent_texts import TERMS, text_of
from weimproovi.vocabulary import LIVE_CONSENTS, PLATFORM_SCOPES, VIDEO_SCOPES, ConsentScope, ConsentState

SHARE, RECORD = ConsentScope.VIDEO_SHARE, ConsentScope.VIDEO_RECORD
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ABOUT = consent_texts.About(str(uuid4()), "PT Kopi Senja", "Barista", NOW + timedelta(days=90))


def event(scope: ConsentScope, state: ConsentState, ordinal: int = 1, **values: object) -> CandidateConsent:
    """One that covers, unless `values` say otherwise."""
    said = text_of(scope, ABOUT if scope in VIDEO_SCOPES else None)
    known = {"text_shown": said.whole, "text_sha256": said.sha256, "text_version": said.version, "purpose": TERMS[scope].purpose, "expires_at": None}
    return CandidateConsent(scope=scope, state=state, ordinal=ordinal, **(known | values))


@pytest.mark.clause("S1", "refuses")
@pytest.mark.clause("S1", "passes")
def test_only_what_is_given_not_run_out_and_still_covered_opens() -> None:
    """Every state, scope, end and version: 405 rows."""
    ends, versions = (None, NOW, NOW - timedelta(microseconds=1)), (consent_texts.FIRST, "2020-01-01", "")
    for scope, state, end, version in product(TERMS, ConsentState, ends, versions):
        read = state_of([event(scope, state, expires_at=end, text_version=version)], NOW)
        given, lasting, covered = state in LIVE_CONSENTS, end is None or end >= NOW, version == consent_texts.FIRST
        unknown = state is ConsentState.UNKNOWN and scope is ConsentScope.MATCHING
        assert is_on(scope, read) == ((given and lasting and covered) or unknown)
        ended = ConsentState.INVALIDATED if lasting else ConsentState.EXPIRED
        assert read is (ended if given and not (lasting and covered) else state)


def test_the_highest_ordinal_decides_in_whatever_order_events_are_read() -> None:
    events = [event(SHARE, state, place) for place, state in enumerate((ConsentState.GIVEN, ConsentState.WITHDRAWN, ConsentState.GIVEN))]
    assert state_of(events[::-1], NOW) is ConsentState.GIVEN
    assert state_of([events[1], events[0]], NOW) is ConsentState.WITHDRAWN


@pytest.mark.clause("S1", "refuses")
def test_a_consent_whose_text_or_purpose_was_changed_is_none() -> None:
    for change in ({"text_shown": "lain"}, {"purpose": TERMS[RECORD].purpose}):
        assert state_of([event(SHARE, ConsentState.GIVEN, **change)], NOW) is ConsentState.INVALIDATED


def test_without_an_event_only_matching_is_on() -> None:
    assert [scope for scope in TERMS if is_on(scope, state_of([], NOW))] == [ConsentScope.MATCHING]


def test_each_scope_has_one_purpose_of_its_own() -> None:
    assert set(TERMS) == {*PLATFORM_SCOPES, *VIDEO_SCOPES}
    assert len({terms.purpose for terms in TERMS.values()}) == len(TERMS)
    assert all(terms.version in terms.covers for terms in TERMS.values())


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("scope", list(TERMS))
def test_a_text_says_what_who_why_and_how_long(scope: ConsentScope, language: str) -> None:
    with speaking(language):
        said = text_of(scope, ABOUT if scope in VIDEO_SCOPES else None)
    assert len(said.lines) == 5
    assert all(line.words and line.words in said.whole for line in said.lines)
    assert hashlib.sha256(said.whole.encode()).hexdigest() == said.sha256
    assert ("PT Kopi Senja" in said.title) == (scope in VIDEO_SCOPES)
    assert ("Law 27/2022" in said.whole) == (language == "en")
