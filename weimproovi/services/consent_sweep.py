"""Consents that ran out, or whose text no longer covers what the product does, are written down as such and closed. `worker` calls it."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from weimproovi import clock, db
from weimproovi.models import CandidateConsent
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import company_consents, consents, sweeping
from weimproovi.services.consent_texts import TERMS
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import LIVE_CONSENTS, Purpose

BATCH = 200


def sweep_consents() -> Swept:
    """One transaction for each, until none is left: a text that covers less ends many at once. The decision itself reads what the clock ends."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        shown = company_consents.uncovered(session)
    closed, lag = sum(_invalidate(company_id) for company_id in shown), 0
    while not sweeping.ending.is_set() and (due := _due()):
        lag = max([lag, *(sweeping.lag_since(event.expires_at) for event in due)])
        done = sum(_close(event) for event in due)
        closed += done
        if not done:
            break
    return Swept(closed, lag)


def _due() -> list[CandidateConsent]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(_run_out().limit(BATCH)).scalars())


def _close(event: CandidateConsent) -> bool:
    if sweeping.ending.is_set():
        return False
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return consents.close_run_out(session, event)


def _invalidate(company_id: UUID) -> bool:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return company_consents.invalidate(session, company_id)


def _run_out() -> Select[CandidateConsent]:
    over = col(CandidateConsent.expires_at) < clock.now()
    given = col(CandidateConsent.state).in_(LIVE_CONSENTS)
    return select(CandidateConsent).where(given, or_(over, _uncovered()), ~_later()).order_by(col(CandidateConsent.id))


def _uncovered() -> ColumnElement[bool]:
    scope, version = col(CandidateConsent.scope), col(CandidateConsent.text_version)
    return or_(*(and_(scope == named, version.not_in(terms.covers)) for named, terms in TERMS.items()))


def _later() -> ColumnElement[bool]:
    """Something came after it in the same life."""
    after = aliased(CandidateConsent)
    this, about = CandidateConsent, col(CandidateConsent.application_id)
    return exists().where(
        col(this.candidate_id) == after.candidate_id,
        col(this.scope) == after.scope,
        about.is_not_distinct_from(after.application_id),
        col(this.ordinal) < after.ordinal,
    )
