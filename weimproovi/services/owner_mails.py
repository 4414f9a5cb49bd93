"""Mails to a company's owners. Called by the services of checks, billing and copies, inside their transactions."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi.models import CompanyMember
from weimproovi.services import outbox, standing
from weimproovi.vocabulary import MailKind


def tell(session: Session, company_id: UUID, kind: MailKind, values: Mapping[str, str], *, path: str) -> None:
    """One mail to each owner. `values` as the words of mails read them: ISO days, whole rupiah, a plan's own value."""
    owners = select(col(CompanyMember.account_id)).where(*standing.owners_of(company_id))
    for account_id in session.execute(owners).scalars().all():
        outbox.queue(session, kind, account_id=account_id, path=path, values=values)
