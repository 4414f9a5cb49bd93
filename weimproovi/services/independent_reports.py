"""Which reports about a vacancy count as independent of one another. `reports` and `report_desk` call it."""

import hmac
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from uuid import UUID

from sqlalchemy import and_, select
from sqlmodel import Session, col

from weimproovi.models import Account, CompanyMember, VacancyReport
from weimproovi.settings import secret

ENOUGH = 3
BITS = {4: 24, 6: 48}


def origin_of(address: str) -> bytes:
    """A keyed hash of the network (/24 or /48) that an address belongs to; the address itself is not kept."""
    try:
        found = ip_address(address)
        if isinstance(found, IPv6Address) and found.ipv4_mapped:
            found = found.ipv4_mapped
        network = str(ip_network(f"{found}/{BITS[found.version]}", strict=False))
    except ValueError:
        network = "nowhere"
    return hmac.new(secret(), f"report:{network}".encode(), sha256).digest()


def count(session: Session, vacancy_id: UUID, company_id: UUID) -> int:
    """Independent unanswered reports: confirmed people from different networks; a company counts once, visitors without account count once together.

    Reports by members of the vacancy's own company do not count.
    """
    voices: dict[UUID, bytes] = {}
    strangers: list[bytes] = []
    for report, company, confirmed in _unanswered(session, vacancy_id):
        if report.account_id is None:
            strangers.append(report.origin)
        elif confirmed and company != company_id:
            voices.setdefault(company or report.account_id, report.origin)
    origins = set(voices.values())
    return len(origins) + any(origin not in origins for origin in strangers)


def _unanswered(session: Session, vacancy_id: UUID) -> list[tuple[VacancyReport, UUID | None, bool]]:
    """Each with the company of who wrote it, and whether she is confirmed."""
    same = and_(
        col(CompanyMember.account_id) == col(VacancyReport.account_id), col(CompanyMember.removed_at).is_(None)
    )
    confirmed = and_(col(Account.email_confirmed_at).is_not(None), col(Account.closed_at).is_(None))
    rows = (
        select(VacancyReport, col(CompanyMember.company_id), confirmed)
        .outerjoin(Account, col(Account.id) == col(VacancyReport.account_id))
        .outerjoin(CompanyMember, same)
        .where(col(VacancyReport.vacancy_id) == vacancy_id, col(VacancyReport.answered_at).is_(None))
        .order_by(col(VacancyReport.id))
    )
    return [(report, company, bool(known)) for report, company, known in session.execute(rows)]
