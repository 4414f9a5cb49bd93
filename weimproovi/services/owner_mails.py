"""Mails about the plan to a company's owners, each in her language. Called by the services of billing, inside their transactions."""

from collections.abc import Callable, Mapping
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from weimproovi import routes
from weimproovi.i18n import speaking
from weimproovi.models import Account, CompanyMember
from weimproovi.services import outbox
from weimproovi.vocabulary import MailKind, MemberRole


def tell(session: Session, company_id: UUID, kind: MailKind, values: Callable[[], Mapping[str, str]]) -> None:
    """One mail to each owner; `values` is asked once for each, in the owner's language."""
    held = (
        select(col(Account.id), col(Account.language))
        .join(CompanyMember, col(CompanyMember.account_id) == col(Account.id))
        .where(
            col(CompanyMember.company_id) == company_id,
            col(CompanyMember.role) == MemberRole.OWNER,
            col(CompanyMember.removed_at).is_(None),
        )
    )
    for account_id, language in session.execute(held).all():
        with speaking(language):
            said = values()
        outbox.queue(session, kind, account_id=account_id, path=routes.PLAN, values=said)
