"""What a company shares with others: a number, a telephone, the domain of its mail. Hints for staff, never a verdict (S3)."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, or_, select
from sqlmodel import Session, col

from weimproovi.i18n import _
from weimproovi.models import Company, CompanyCheck

ANYBODYS = frozenset({"gmail.com", "yahoo.com", "yahoo.co.id", "outlook.com", "hotmail.com", "icloud.com", "ymail.com"})
DOMAIN = func.split_part(col(Company.contact_email), "@", 2)


def twins(session: Session, companies: Sequence[Company]) -> dict[UUID, list[str]]:
    """By company, in words; a company that shares nothing is left out. In a transaction of the system."""
    nibs = {company.nib for company in companies} - {""}
    phones = {company.contact_phone for company in companies} - {""}
    domains = {_domain(company) for company in companies} - {""}
    checked = col(CompanyCheck.nib)
    known = (
        select(
            *(col(Company.id), col(Company.name), col(Company.nib), checked.label("checked")),
            *(col(Company.contact_phone), DOMAIN.label("domain")),
        )
        .outerjoin(CompanyCheck, col(CompanyCheck.company_id) == col(Company.id))
        .where(
            or_(
                *(col(Company.nib).in_(nibs), checked.in_(nibs)),
                *(col(Company.contact_phone).in_(phones), DOMAIN.in_(domains)),
            )
        )
        .order_by(col(Company.name))
    )
    others = session.execute(known).all()
    return {company.id: found for company in companies if (found := list(dict.fromkeys(_shared(company, others))))}


def _shared(company: Company, others: Sequence[Row[Any]]) -> Iterator[str]:
    for other in others:
        if other.id == company.id:
            continue
        if company.nib and company.nib in (other.nib, other.checked):
            yield _("NIB sama dengan {company}", company=other.name)
        if company.contact_phone and other.contact_phone == company.contact_phone:
            yield _("Nomor telepon sama dengan {company}", company=other.name)
        if _domain(company) and other.domain == _domain(company):
            yield _("Domain e-mail sama dengan {company}", company=other.name)


def _domain(company: Company) -> str:
    domain = company.contact_email.partition("@")[2]
    return "" if domain in ANYBODYS else domain
