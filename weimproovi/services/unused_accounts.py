"""Candidates' accounts that nobody used for 24 months: two notices, then the way of everybody who leaves. Signing in stops it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session, col

from weimproovi import clock, db, routes
from weimproovi.i18n import format
from weimproovi.models import Account, Candidate, SignInSession
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import leaving, outbox, sweeping
from weimproovi.services.sweeping import Swept
from weimproovi.vocabulary import AccountKind, CertificateKind, MailKind, Purpose

UNUSED = timedelta(days=730)
NOTICES = 2
BETWEEN = timedelta(days=30)  # from one notice to the next, and from the last to the end
BATCH = 100


def sweep_unused_accounts() -> Swept:
    """Gives the next notice, or closes the account once both were given; who signed in after a notice begins anew."""
    return Swept(len(sweeping.each(_next, BATCH)))


def _next() -> int | None:
    """One account; None where nothing is due. Nobody waits for a notice, so none is ever late."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        found = session.execute(_due().limit(1).with_for_update(of=Account, skip_locked=True)).first()
        if found is None:
            return None
        account, candidate_id, seen_at = found
        if account.unused_noticed_at is not None and seen_at > account.unused_noticed_at:
            account.unused_notices, account.unused_noticed_at = 0, None
        elif account.unused_notices < NOTICES:
            _notify(session, account)
        else:
            _close(session, account, candidate_id)
        return 0


def _due() -> Select[Any]:
    """Accounts with something to do: a first notice, the next step, or a sign-in since the last one."""
    seen, noticed = _seen_at(), col(Account.unused_noticed_at)
    first = (col(Account.unused_notices) == 0) & (seen <= clock.now() - UNUSED + NOTICES * BETWEEN)
    later = (col(Account.unused_notices) > 0) & ((noticed <= clock.now() - BETWEEN) | (seen > noticed))
    query: Any = (
        select(Account, col(Candidate.id), seen.label("seen_at"))
        .join(Candidate, col(Candidate.account_id) == col(Account.id))
        .where(
            col(Account.kind) == AccountKind.CANDIDATE,
            col(Account.closed_at).is_(None),
            col(Candidate.erased_at).is_(None),
            first | later,
        )
    )
    found: Select[Any] = query
    return found


def _seen_at() -> ColumnElement[datetime]:
    """When the account was last used: its latest session, else its beginning."""
    last = select(func.max(col(SignInSession.seen_at))).where(col(SignInSession.account_id) == col(Account.id))
    return func.coalesce(last.scalar_subquery(), col(Account.created_at))


def _notify(session: Session, account: Account) -> None:
    account.unused_notices += 1
    account.unused_noticed_at = clock.now()
    ends = clock.now() + (NOTICES + 1 - account.unused_notices) * BETWEEN
    values = {"day": format.jakarta_date(ends).isoformat()}
    outbox.queue(session, MailKind.UNUSED_NOTICE, account_id=account.id, path=routes.SIGN_IN, values=values)


def _close(session: Session, account: Account, candidate_id: UUID) -> None:
    account.unused_notices, account.unused_noticed_at = 0, None
    leaving.close(session, candidate_id, CertificateKind.ACCOUNT_UNUSED)
