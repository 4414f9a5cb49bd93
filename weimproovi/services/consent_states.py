"""How a consent stands: read from its events, never from memory. Given and renewed open; everything else, unknown included, refuses (S1)."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import clock
from weimproovi.models import CandidateConsent
from weimproovi.services.consent_texts import TERMS
from weimproovi.vocabulary import LIVE_CONSENTS, ConsentScope, ConsentState


def state_of(events: Sequence[CandidateConsent], now: datetime) -> ConsentState:
    """The state at a moment. The highest ordinal decides; a given one ends with its time, and with a text that no longer covers (N2)."""
    latest = max(events, key=lambda event: event.ordinal, default=None)
    if latest is None:
        return ConsentState.UNKNOWN
    if latest.state not in LIVE_CONSENTS:
        return latest.state
    if latest.expires_at is not None and latest.expires_at < now:
        return ConsentState.EXPIRED
    return latest.state if _covers(latest) else ConsentState.INVALIDATED


def is_on(scope: ConsentScope, state: ConsentState) -> bool:
    """Whether a state opens. What is on from the beginning is on while nobody has objected (U1)."""
    return state in LIVE_CONSENTS or (state is ConsentState.UNKNOWN and TERMS[scope].default_on)


def given_by(events: Sequence[CandidateConsent]) -> UUID | None:
    """The event that first gave what is now in force or has run out; None once it was withdrawn or refused."""
    root: UUID | None = None
    for event in sorted(events, key=lambda one: one.ordinal):
        if event.state is ConsentState.GIVEN:
            root = event.id
        elif event.state is ConsentState.RENEWED:
            root = event.given_id or event.id
        elif event.state in (ConsentState.WITHDRAWN, ConsentState.REFUSED):
            root = None
    return root


def allows(session: Session, candidate_id: UUID, scope: ConsentScope, application_id: UUID | None = None) -> bool:
    """Whether her consent is in force at this moment; for those who are about to use it, in the transaction of the use."""
    return is_on(scope, state_of(events_of(session, candidate_id, scope, application_id), clock.now()))


def events_of(
    session: Session, candidate_id: UUID, scope: ConsentScope, application_id: UUID | None = None
) -> list[CandidateConsent]:
    """The whole life of one consent, oldest first."""
    about = col(CandidateConsent.application_id)
    mine = select(CandidateConsent).where(
        col(CandidateConsent.candidate_id) == candidate_id,
        col(CandidateConsent.scope) == scope,
        about.is_(None) if application_id is None else about == application_id,
    )
    return list(session.execute(mine.order_by(col(CandidateConsent.ordinal))).scalars())


def _covers(event: CandidateConsent) -> bool:
    """The text that was agreed to is whole, is for the scope's one purpose, and still says what the product does."""
    terms = TERMS.get(event.scope)
    whole = hashlib.sha256(event.text_shown.encode()).hexdigest() == event.text_sha256
    return whole and terms is not None and event.purpose is terms.purpose and event.text_version in terms.covers
