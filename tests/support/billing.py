"""Builders for tests of billing: an invoice that was asked for, a transfer that staff confirmed, a company with many vacancies."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col

from tests.support import market
from weimproovi import clock, db
from weimproovi.models import Invoice, Mail, Subscription, Vacancy
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.services import invoices, payments
from weimproovi.vocabulary import MailKind, Plan, Purpose, StaffRole, VacancyState

TAX_INVOICE = "04002600000000017"


def cashier() -> Actor:
    """Somebody of finance."""
    return market.some_staff(StaffRole.FINANCE)


def asked(owner: Actor, plan: Plan = Plan.GROWTH, months: int = 1) -> Invoice:
    """An invoice that waits for its transfer."""
    return stored_invoice(invoices.ask(owner, plan.value, months).id)


def confirmed(invoice: Invoice, by: Actor | None = None, **changes: str) -> None:
    """Staff saw the whole sum today."""
    payments.confirm(by or cashier(), str(invoice.id), transfer(invoice, **changes))


def transfer(invoice: Invoice, **changes: str) -> dict[str, str]:
    typed = {"received_on": clock.today().isoformat(), "amount": str(invoice.total), "tax_invoice": TAX_INVOICE}
    return typed | changes


def bought(owner: Actor, plan: Plan = Plan.GROWTH, months: int = 1) -> Invoice:
    """A plan that was asked for and paid."""
    invoice = asked(owner, plan, months)
    confirmed(invoice)
    return invoice


def stored_invoice(invoice_id: str) -> Invoice:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return session.get_one(Invoice, UUID(invoice_id))


def periods_of(owner: Actor) -> list[Subscription]:
    """The company's periods, in the order in which they begin."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mine = select(Subscription).where(col(Subscription.company_id) == owner.company_id)
        return list(session.execute(mine.order_by(col(Subscription.starts_at))).scalars())


def mails_to(owner: Actor, kind: MailKind) -> list[dict[str, Any]]:
    """The values of the mails of a kind, the oldest first."""
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mine = select(col(Mail.values)).where(col(Mail.account_id) == owner.account_id, col(Mail.kind) == kind)
        return list(session.execute(mine.order_by(col(Mail.id))).scalars())


def many_vacancies(owner: Actor, count: int) -> list[market.SomeVacancy]:
    """Published one day after the other, the oldest first."""
    made = [market.some_vacancy(owner, f"Barista {number}") for number in range(1, count + 1)]
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        for number, one in enumerate(made):
            published = clock.now() - timedelta(days=count - number)
            session.execute(update(Vacancy).where(col(Vacancy.id) == UUID(one.id)).values(published_at=published))
    return made


def showing(owner: Actor) -> set[str]:
    """Titles of the vacancies that show."""
    return titles(owner, VacancyState.PUBLISHED)


def titles(owner: Actor, state: VacancyState) -> set[str]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        mine = select(col(Vacancy.title)).where(col(Vacancy.company_id) == owner.company_id, col(Vacancy.state) == state)
        return set(session.execute(mine).scalars())
